"""What somebody said, with all that decides what is done about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.commands import (
    Address,
    Again,
    AskMe,
    CarryOn,
    Command,
    CompareTexts,
    Done,
    Export,
    ForgetDraft,
    ForgetMe,
    GoBack,
    Greeting,
    HowFar,
    LinkAccount,
    ListDrafts,
    LookAtPhotos,
    MyData,
    Nod,
    Openings,
    Privacy,
    Revisions,
    Say,
    SmallTalk,
    Stop,
    Thanks,
    Unknown,
    UnlinkAccount,
    Write,
)
from bot.commands.short_answers import wants_photos_added
from bot.model import Draft, OriginQuestion, Shown, ShownCard, Unread
from bot.ports import Incoming
from bot.sent import Attachment
from bot.stores import Task
from bot.wording import Wording

SLASHES = ("/", "／")
TEXTS = (".md", ".markdown", ".txt")


@dataclass(frozen=True)
class Said:
    """The facts the router's table decides by.

    `tasks` are what is being done for them and what waits behind it, `card` is the style card their words are about,
    `question` what they answer about a post, `draft` what the message they reply to shows of one, `asked` the draft
    whose questions they answer; `pasting`: this belongs to the posts they are pasting.
    """

    incoming: Incoming
    words: Wording
    command: Command
    tasks: Sequence[Task]
    pasting: bool = False
    card: ShownCard | None = None
    question: OriginQuestion | None = None
    draft: Shown | None = None
    asked: Draft | None = None

    @property
    def to_us(self) -> bool:
        """Said in private, or to the bot in company."""
        return self.incoming.room.private or self.incoming.addressed

    @property
    def has_words(self) -> bool:
        """Something was said, if only by a button; photos alone say nothing."""
        return bool(self.incoming.text.strip()) or not self.incoming.pictures

    @property
    def along(self) -> Sequence[Attachment]:
        """What came along that is taken: files, else pictures."""
        return self.incoming.files or self.incoming.pictures

    @property
    def is_for_others(self) -> bool:
        """Words that were not meant for us; in company a slash may be for another bot, too."""
        match self.command:
            case Say() | Address() if self.incoming.pictures:
                return not (self.to_us or self.incoming.in_our_thread)
            case Say() | Address():
                return bool(self.incoming.files) and not self.to_us
            case Stop() | HowFar():
                return not (self.tasks or self.to_us)
            case Thanks() | Greeting() | Nod():
                return not self.to_us
            case (
                AskMe()
                | LookAtPhotos()
                | ForgetDraft()
                | ForgetMe()
                | MyData()
                | Privacy()
                | ListDrafts()
                | GoBack()
                | CompareTexts()
                | Export()
                | LinkAccount()
                | UnlinkAccount()
            ):
                return not (self._means_us or self.incoming.text.strip()[:1] in SLASHES)
            case Revisions():
                return not self._means_us
            case Unknown():
                return not (self.incoming.room.private or (self.incoming.addressed and self.incoming.reply_to))
            case _:
                return False

    @property
    def _means_us(self) -> bool:
        return self.to_us or self.draft is not None or self.incoming.in_our_thread

    @property
    def is_of_a_part(self) -> bool:
        """Small talk that says what is to be done with files, or what is to stand where they marked."""
        alone = not (self.along or self.incoming.quote) or self.incoming.text.strip()[:1] in SLASHES
        return isinstance(self.command, SmallTalk | ForgetDraft | GoBack | CompareTexts | Revisions) and not alone

    @property
    def is_about_tasks(self) -> bool:
        """The word that stops what is being done, and the question how far it is."""
        return bool(self.tasks) and isinstance(self.command, Stop | HowFar)

    @property
    def unread(self) -> Unread | None:
        """What there is instead of words of theirs. What they forward while they are pasting is a piece of a post."""
        about, text = self.incoming.about, self.incoming.text.strip()
        if about == "forwarded":
            spoken = self.along or text[:1] in SLASHES or (self.pasting and text)
        else:
            spoken = about != "edited" and (self.along or text)
        return None if spoken else about

    @property
    def has_unread_beside(self) -> bool:
        """Something came along with words that ask for a text, and is not looked at."""
        about = self.incoming.about not in (None, "forwarded", "edited")
        return about and not self.along and isinstance(self.command, Say | Write | Openings)

    @property
    def may_be_pasted(self) -> bool:
        """It could be a piece of a post, or what ends pasting; a button replies to the message it stands below."""
        if self.is_about_tasks or self.incoming.about == "edited":
            return False
        slash = self.incoming.text.strip()[:1] in SLASHES
        ends = isinstance(self.command, Done | Stop)
        return not self.along and (ends or not (slash or self.incoming.reply_to))

    @property
    def may_be_of_a_card(self) -> bool:
        """Words that may be about a style card: neither a command, nor files, nor the word that stops what is done."""
        if self.unread or self.is_about_tasks or self.along or self.incoming.text.strip()[:1] in ("", *SLASHES, "`"):
            return False
        return isinstance(
            self.command, Say | Address | Again | CarryOn | Done | SmallTalk | Stop | GoBack | CompareTexts | Revisions
        )

    @property
    def notes(self) -> tuple[Attachment, ...]:
        """The text files among what came along."""
        return tuple(file for file in self.incoming.files if file.name.lower().endswith(TEXTS))

    @property
    def brings_photos(self) -> bool:
        """Photos came along, or those that were sent before are to go where these words belong."""
        return bool(self.incoming.pictures) or wants_photos_added(self.text)

    @property
    def text(self) -> str:
        """Their plain words."""
        return self.command.text if isinstance(self.command, Say | Address) else self.incoming.text
