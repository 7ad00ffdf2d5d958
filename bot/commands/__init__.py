"""What somebody can want of the bot, as values."""

from dataclasses import dataclass

from bot.wording.kit import KitForm
from bot.wording.people import AdminVerb


@dataclass(frozen=True)
class Register:
    url: str


@dataclass(frozen=True)
class Address:
    """An address said without a command: a blog to register, unless it answers to a draft."""

    text: str


@dataclass(frozen=True)
class Learn:
    """Learn from the files that came along."""


@dataclass(frozen=True)
class Write:
    topic: str
    notes: str


@dataclass(frozen=True)
class Openings:
    """Three ways to open a post; without a topic, other ones for the draft they speak of."""

    topic: str = ""
    notes: str = ""


@dataclass(frozen=True)
class ListBlogs:
    use: str = ""  # the number or name of the blog to write as from now on


@dataclass(frozen=True)
class ListDrafts:
    open: str = ""  # the number of the draft to show again, and of a text of it


@dataclass(frozen=True)
class GoBack:
    """To the text of a draft before the one they speak of."""

    to: str = ""  # the number of another one


@dataclass(frozen=True)
class CompareTexts:
    """Two texts of a draft."""

    which: str = ""  # their numbers; empty: the one they speak of and the one before it


@dataclass(frozen=True)
class Revisions:
    """Which texts of a draft there are."""


@dataclass(frozen=True)
class Export:
    """The draft they speak of, or their newest, on its way out; None: which form?"""

    form: KitForm | None = None


@dataclass(frozen=True)
class Forget:
    which: str = ""


@dataclass(frozen=True)
class ForgetDraft:
    """One draft; empty: the one they speak of."""

    which: str = ""


@dataclass(frozen=True)
class ForgetMe:
    """Everything there is of somebody."""

    said: str = ""  # yes or no, to the question whether they are sure


@dataclass(frozen=True)
class LinkAccount:
    """Make this account and one on another platform one person."""

    said: str = ""  # the code that the other one was given, and yes or no; empty: a code is wanted


@dataclass(frozen=True)
class UnlinkAccount:
    """Part accounts that were linked."""

    said: str = ""  # yes or no, to the question whether they are sure


@dataclass(frozen=True)
class MyData:
    """A copy of everything there is of somebody."""


@dataclass(frozen=True)
class Privacy:
    """What is kept of people, and where it goes."""


@dataclass(frozen=True)
class Style:
    """The style card of the voice in use."""

    wish: str = ""  # what to change about it


@dataclass(frozen=True)
class FromDraft:
    """What somebody says of where a post of theirs comes from; empty: the next question."""

    said: str = ""


@dataclass(frozen=True)
class Sponsored:
    """The line that says something was given or paid for a draft: yes, no, or that line; empty: show it."""

    said: str = ""


@dataclass(frozen=True)
class ShowUsage:
    """What somebody has used, or, in reply to a draft, what that cost."""


@dataclass(frozen=True)
class Help:
    more: bool = False  # what the first page leaves out


@dataclass(frozen=True)
class Begin:
    """What there is to do first: Telegram's first button says it for whoever meets the bot."""


@dataclass(frozen=True)
class Stop:
    """Stop what is being done for me."""


@dataclass(frozen=True)
class Thanks:
    """Nothing to do."""


@dataclass(frozen=True)
class Greeting:
    """Hello."""


@dataclass(frozen=True)
class Nod:
    """Yes, fine, laughter, a full stop: heard, and nothing to do."""


@dataclass(frozen=True)
class HowFar:
    """How is it going with what is being done for me?"""


@dataclass(frozen=True)
class Again:
    """Another try at the same request."""


@dataclass(frozen=True)
class CarryOn:
    """Continue a text that broke off."""


@dataclass(frozen=True)
class JustWrite:
    """Write it without an answer to what was asked."""


@dataclass(frozen=True)
class AskMe:
    """Whether I want to be asked before something is written."""

    on: bool


@dataclass(frozen=True)
class LookAtPhotos:
    """Whether what is in my photos may be looked at."""

    on: bool


@dataclass(frozen=True)
class Done:
    """That was all I have to paste."""


@dataclass(frozen=True)
class There:
    """The code that was asked for stands in my blog now."""


@dataclass(frozen=True)
class Operate:
    """What only those who run the bot can want; said by anybody else, an unknown command."""

    verb: AdminVerb
    name: str  # as it was typed
    rest: str = ""


@dataclass(frozen=True)
class Unknown:
    name: str
    rest: str = ""


@dataclass(frozen=True)
class Say:
    """Plain words."""

    text: str


SmallTalk = Thanks | Greeting | Nod | HowFar  # whole messages in which there is no wish
Command = (
    Register
    | Address
    | Learn
    | Write
    | Openings
    | ListBlogs
    | ListDrafts
    | GoBack
    | CompareTexts
    | Revisions
    | Export
    | Forget
    | ForgetDraft
    | ForgetMe
    | LinkAccount
    | UnlinkAccount
    | MyData
    | Privacy
    | Style
    | FromDraft
    | Sponsored
    | ShowUsage
    | Help
    | Begin
    | Stop
    | SmallTalk
    | Again
    | CarryOn
    | JustWrite
    | AskMe
    | LookAtPhotos
    | Done
    | There
    | Operate
    | Unknown
    | Say
)
