"""What the bot remembers, family by family."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NamedTuple, Protocol

from bot.model import (
    Blog,
    Claim,
    Draft,
    KnownPost,
    Language,
    MessageId,
    Origin,
    OriginQuestion,
    Post,
    Revision,
    Shown,
    ShownCard,
    Version,
    Watch,
)
from bot.stores.forgetting import Forgetting
from bot.stores.ledger import Ledger
from bot.stores.links import Links
from bot.stores.materials import Materials
from bot.stores.notes import PostNotes
from bot.stores.operations import Health, KeptAlerts, Starts
from bot.stores.paces import Paces
from bot.stores.published import Edits, LastText
from bot.stores.waiting import SafetyQuestion
from styles import StyleCard


@dataclass(frozen=True)
class InboxItem:
    """Something said to us, as it is stored before its platform is told that it arrived.

    `id` is the same each time the platform delivers it. `body` is JSON that only its chat adapter looks inside, empty
    once it is done with. `part_of` is the id of an item that this one goes on with, as pictures of an album do.
    `places` are the chat, or the server, the channel and the thread it was said in: "telegram:-1001", "discord:81"; a
    private chat is none.
    """

    id: str
    person: str  # "telegram:42"
    body: str = field(repr=False)
    part_of: str = ""
    places: tuple[str, ...] = ()


TaskKind = Literal["write", "read"]  # writing and changing drafts; reading blogs and files and learning from them


@dataclass(frozen=True)
class Task:
    """What is done about something said that takes longer than an answer.

    `shown` are the messages of its answer so far. `owner` names the process that does it, empty while it waits.
    """

    id: str  # of the item
    person: str
    kind: TaskKind
    owner: str = ""
    called_off: bool = False
    shown: tuple[MessageId, ...] = ()
    tries: int = 0  # how many processes have begun it
    begun: datetime | None = None  # by the first of them


class LinedUp(NamedTuple):
    """What a task finds when it gets in line."""

    ahead: Task | None  # the oldest one before it of its kind and person
    alone: bool  # nothing else that this person said is open, and they have said nothing since
    before: int = 0  # people of whom others of its kind are being done or wait


class People(Protocol):
    """What is remembered of people. Here and below, every method is one transaction."""

    async def language(self, person: str) -> Language | None: ...  # what their app was set to last
    async def speaks(self, person: str, language: Language) -> None: ...  # from now on
    async def is_introduced(self, person: str) -> bool: ...  # they were told that an AI writes, or are forgotten
    async def introduce(self, person: str, now: datetime) -> None: ...  # they have been told now
    async def ask(
        self, person: str, question: SafetyQuestion
    ) -> None: ...  # in the place of what they were asked before
    async def asked(self, person: str, room: str) -> SafetyQuestion | None: ...  # last; they are asked it no longer
    async def claim(self, person: str, site: str) -> Claim | None: ...  # that this site is theirs, proved or not yet
    async def waiting(self, person: str) -> Claim | None: ...  # the one asked for last that is not proved yet
    async def keep_claim(self, person: str, site: str, claim: Claim) -> Claim: ...  # a code that is there already stays


class Guests(Protocol):
    """Who is let in, and who is not any more."""

    async def admit(self, person: str, place: str) -> None: ...  # this place has let them in
    async def admitted(self, person: str) -> str: ...  # the place that let them in last, empty for none
    async def block(self, person: str, now: datetime) -> None: ...
    async def unblock(self, person: str) -> bool: ...  # False: they were not blocked
    async def blocked(self) -> Sequence[str]: ...  # those blocked last come first


class Announcement(NamedTuple):
    """Something that everybody is told once."""

    id: int
    text: str


class Announcements(Protocol):
    """What everybody is told, and who has been told it."""

    async def prepare(self, text: str, now: datetime) -> int: ...  # its id; nobody is told before it is confirmed
    async def audience(self) -> int: ...  # how many people are known and not blocked
    async def confirm(self, id: int) -> bool: ...  # False: it was confirmed before, or is not there
    # the oldest, asked for since then and confirmed, that somebody on these platforms has not been told
    async def unsent(self, platforms: Sequence[str], since: datetime) -> Announcement | None: ...
    # somebody on these platforms who has not been told this one, and now counts as told; None: nobody is left
    async def claim(self, id: int, platforms: Sequence[str]) -> str | None: ...
    async def end(self, id: int) -> bool: ...  # False: somebody is untold yet, or another process was faster


class Blogs(Protocol):
    """Blogs, their posts, and when to look at them again. Keeping what belongs to a forgotten one raises Forgotten."""

    async def keep_blog(self, blog: Blog, use: bool = True) -> Blog: ...  # with its id; one row an owner, kind, address
    async def blog(self, id: int, person: str) -> Blog | None: ...  # this person's own, else None
    async def blogs(self, person: str) -> Sequence[Blog]: ...  # the one in use first, then the newest
    async def use(self, blog: Blog) -> None: ...
    async def forget_blog(self, blog: Blog) -> int: ...  # with posts, cards and drafts; how many drafts there were
    async def keep_posts(self, blog: Blog, fresh: Sequence[Post]) -> None: ...  # a known key is replaced
    async def posts(self, blog: Blog) -> Sequence[Post]: ...  # newest first
    async def newest_posts(self, blog: Blog, most: int) -> Sequence[Post]: ...  # newest first
    async def glimpses(self, blog: Blog) -> Mapping[str, KnownPost]: ...  # its posts without their texts, by key
    async def miss(self, blog: Blog, keys: Sequence[str]) -> int: ...  # gone twice in a row: dropped; how many were
    async def keep_watch(self, watch: Watch) -> None: ...
    async def watch(self, blog: Blog) -> Watch | None: ...  # how it is kept current
    # Those due longest, which are not due again before `until`; no two processes get the same one.
    async def due(self, now: datetime, until: datetime, most: int) -> Sequence[Watch]: ...


class KeptAnalysis(NamedTuple):
    """What has been worked out from a post, as styles packs it; and the fingerprint of that post."""

    fingerprint: str
    packed: bytes


class Analyses(Protocol):
    """What has been worked out from each post, by its key. It goes when its post goes."""

    async def analyses(self, blog: Blog) -> Mapping[str, KeptAnalysis]: ...
    # those of posts that are gone meanwhile are not kept; raises Forgotten
    async def keep_analyses(self, blog: Blog, fresh: Mapping[str, KeptAnalysis]) -> None: ...
    async def drop_analyses(self, blog: Blog, keys: Sequence[str]) -> None: ...


class Cards(Protocol):
    """The versions of each blog's style card."""

    # a new version, and the number of the one undo goes back to; the id of the card; raises Outdated where the newest
    # is another card than `over` by now (0: none yet)
    async def keep_card(
        self, blog: Blog, card: StyleCard, created: datetime, parent: int | None = None, over: int | None = None
    ) -> int: ...
    async def card(self, id: int) -> StyleCard: ...  # raises Forgotten
    async def voice(self, person: str) -> tuple[Blog, int] | None: ...  # the blog they write as, and its newest card
    async def version(self, blog: Blog, number: int | None = None) -> Version | None: ...  # the newest without a number
    async def versions(self, blog: Blog, most: int) -> Sequence[Version]: ...  # newest first


class Drafts(Protocol):
    """Drafts and their revisions."""

    # with its id, and with the first revision, or none; the draft of that one need not be known yet
    async def begin_draft(self, draft: Draft, *first: Revision) -> tuple[Draft, Sequence[Revision]]: ...
    async def draft(self, id: int, person: str) -> Draft | None: ...  # this person's own, else None
    async def keep_sponsor(self, draft: Draft) -> None: ...  # its line, and whether that is settled; raises Forgotten
    async def drafts(self, person: str, most: int) -> Sequence[Draft]: ...  # newest first
    async def begin(self, revision: Revision) -> Revision: ...  # raises Forgotten
    async def begun(self, task: str) -> Revision | None: ...  # the one that was begun for this task
    async def take_over(self, revision: Revision) -> None: ...  # its owner writes it from now on; raises Forgotten
    # its text so far, kept within a second without being waited for; never raises. False: at the last keeping it was
    # no longer its owner's, so nothing more of it may be written or shown
    def grow(self, revision: Revision) -> bool: ...
    async def finish(self, revision: Revision) -> None: ...  # its text and whether it is whole, unless taken over
    async def newest(self, draft: Draft) -> Revision | None: ...  # the newest that has a text, else the newest
    async def revisions(self, draft: int) -> Sequence[Revision]: ...  # all of this draft, the oldest first
    async def last_texts(self, person: str, since: datetime) -> Sequence[LastText]: ...  # of drafts begun since
    async def lineage(self, revision: Revision) -> Sequence[Revision]: ...  # from the first one to this one
    async def place(self, revision: Revision) -> int: ...  # the how-manyth of its draft, from 1; raises Forgotten


@dataclass(frozen=True)
class LeftOut:
    """How many posts of a blog are not learned from: grown from drafts, or not yet answered for by their author."""

    grown: int = 0
    asked: int = 0


class Origins(Protocol):
    """Where posts come from: their author's hand, or a draft of ours."""

    async def keep_origins(self, blog: Blog, found: Sequence[Origin]) -> None: ...  # raises Forgotten
    async def origins(self, blog: Blog) -> Mapping[str, Origin]: ...  # by the key of the post
    async def left_out(self, blog: Blog) -> LeftOut: ...  # of the posts there are
    async def question(self, id: int) -> OriginQuestion | None: ...
    # the open one about the newest post, of one blog or all
    async def open_question(self, person: str, blog: Blog | None = None) -> OriginQuestion | None: ...
    async def answer(self, question: OriginQuestion, grown: bool) -> None: ...
    async def remember_question(self, shown: Sequence[MessageId], question: OriginQuestion) -> None: ...
    async def shown_question(self, message: MessageId) -> OriginQuestion | None: ...  # None: it asks nothing


class Messages(Protocol):
    """Which message shows what, and what somebody is pasting message by message."""

    async def remember(self, shown: Sequence[MessageId], revision: Revision, person: str) -> None: ...  # these show it
    async def shown_in(self, message: MessageId) -> Shown | None: ...  # None: not a message that shows a draft
    async def remember_card(self, shown: Sequence[MessageId], blog: Blog) -> None: ...  # these show its card
    async def shown_card(self, message: MessageId) -> ShownCard | None: ...  # None: not a message that shows a card
    async def look_at(self, person: str, room: str, blog: Blog | None) -> None: ...  # its card; None: at something else
    async def looked_at(self, person: str, room: str) -> Blog | None: ...  # whose card they look at in this room
    async def shown_last(self, room: str, person: str) -> Shown | None: ...  # of their newest draft that lives there
    async def has_drafts(self, room: str) -> bool: ...  # whether a draft has this room for its own
    # the newest rooms of drafts whose ids begin so, each with a message that shows its newest revision
    async def newest_shown(self, rooms: str, most: int) -> Mapping[str, MessageId]: ...
    async def paste(self, person: str, room: str, text: str) -> int: ...  # keeps it; how many pieces there are
    async def pasted_pieces(self, person: str, room: str) -> Sequence[str]: ...  # in order
    async def forget_pasted(self, person: str, room: str) -> None: ...


class Inbox(Protocol):
    """What was said and is not answered yet, and so what is being done, and for whom."""

    async def keep(self, items: Sequence[InboxItem]) -> Sequence[InboxItem]: ...  # those not known; on the disk by then
    async def items(self, id: str) -> Sequence[InboxItem]: ...  # this one and its parts, in order; none once it is done
    async def unheard(self) -> Sequence[InboxItem]: ...  # not done and nothing's part, the oldest first
    async def overdue(self, since: datetime, before: datetime) -> Sequence[InboxItem]: ...  # of those, not begun either
    # a task from now on, and what stands before it; raises LineFull where so many of theirs wait already
    async def line_up(self, id: str, kind: TaskKind, most: int = 1_000) -> LinedUp: ...
    # to be done by `owner`, from now or on; None: it is done, or was called off before it began
    async def begin(self, id: str, owner: str, now: datetime) -> Task | None: ...
    async def tasks(self, person: str) -> Sequence[Task]: ...  # not done yet, in order
    # these messages are its answer so far; nothing happens, as in `end`, where it has another owner by now
    async def show(self, id: str, shown: Sequence[MessageId], owner: str = "") -> None: ...
    async def call_off(self, id: str) -> None: ...  # what it writes has no owner any more
    async def called_off(self, owner: str) -> Sequence[str]: ...  # ids of what this owner is to stop
    async def end(self, id: str, owner: str = "") -> None: ...  # done; of what was said nothing stays but the id


@dataclass(frozen=True)
class Store:
    """What the bot remembers, family by family; whoever needs some of it is given only that."""

    people: People
    blogs: Blogs
    cards: Cards
    drafts: Drafts
    messages: Messages
    origins: Origins
    inbox: Inbox
    analyses: Analyses
    guests: Guests
    announcements: Announcements
    ledger: Ledger
    forgetting: Forgetting
    edits: Edits
    notes: PostNotes
    materials: Materials
    links: Links
    health: Health
    alerts: KeptAlerts
    starts: Starts
    paces: Paces | None = None  # nothing where one process is all there is
