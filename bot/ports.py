"""Everything the bot needs from the outside world, on one page."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

# isort: off
from bot.model import (
    Attachment, Blog, Claim, Draft, File, Gone, Known, KnownPost, Language, LastText, LeftOut, MessageId, Origin,
    OriginQuestion, Post, Reply, Revision, Same, Shown, ShownCard, Skipped, Version, Watch,
)  # fmt: skip

# isort: on
from styles import Prompt, StyleCard

Replies = AsyncGenerator[Reply, None]  # each Reply takes the place of the one before it
Placed = Callable[[Sequence[MessageId]], Awaitable[None]]  # hears of every message a show has put up so far


class Room(Protocol):
    """Where people and the bot talk: a channel, a private chat, a thread, a terminal."""

    @property
    def id(self) -> str: ...  # enough to build the room again: chat.room(id)

    @property
    def private(self) -> bool: ...  # nobody else is listening

    async def show(self, replies: Replies, to: MessageId, placed: Placed | None = None) -> Sequence[MessageId]:
        """Show what comes, paced as the platform bears it; the last one always lands. Every message it took.

        `placed` hears of messages as they are put up.
        """
        ...

    async def thread(self, title: str, to: MessageId) -> "Room":
        """A thread of its own under a message, or this room itself where there are none."""
        ...


@dataclass(frozen=True)
class Incoming:
    """Something a person said to us."""

    id: MessageId
    room: Room
    sender: str  # "telegram:42"
    text: str
    reply_to: MessageId | None = None
    quote: str | None = None  # the part of that message they marked
    files: tuple[Attachment, ...] = ()
    language: Language | None = None  # what their app is set to, where the platform says so
    addressed: bool = True  # said to us: in private, in reply to us, by a command or a mention


Hear = Callable[[Incoming], Awaitable[None]]


class Chat(Protocol):
    """A platform where people talk to us."""

    async def listen(self, hear: Hear) -> None: ...  # until cancelled, or until nobody can say anything any more
    async def room(self, id: str) -> Room: ...  # as it was when it had this id; raises ValueError if it is not ours


class Writer(Protocol):
    """A language model."""

    @property
    def host(self) -> str: ...  # whom prompts are sent to; empty where there is no model to send them to
    def write(self, prompt: Prompt) -> AsyncGenerator[str, None]: ...  # pieces of text; ModelError if it breaks off


NOTHING = Known()
Source = str | tuple[File, ...]  # what a person named: an address as they typed it, or files
Items = AsyncGenerator[Post | Skipped | Same | Gone, None]  # newest first, those that are gone at the end


@dataclass(frozen=True)
class FoundBlog:
    """A blog that was found and opened, with the first page of its list at hand.

    `posts` takes what is known of its posts, by key, and reads on from there; it raises BlogError where
    the reading breaks off. A fingerprint that is the known one: nothing has changed, and there are no posts.
    """

    blog: Blog
    count: int  # how many posts it will give, as far as known beforehand
    posts: Callable[[Mapping[str, KnownPost]], Items]
    fingerprint: str = ""  # what its list looks like
    min_refresh_seconds: float = 0.0  # it asks to be left alone for so long
    newest_only: bool = False  # its platform shows no more than these


class Reader(Protocol):
    """Knows how to read one kind of blog."""

    async def find(self, source: Source, known: Known = NOTHING) -> FoundBlog | None:
        """The blog that this is the address of, opened; None: not mine. Raises BlogError: mine, but…

        What is known already spares questions: where its list was, and whether it has changed since."""


class Prover(Protocol):
    """Finds out whether a blog is somebody's own."""

    def site(self, address: str) -> str: ...  # the same for every address of one blog; raises BlogError
    async def shows(self, address: str, code: str) -> bool: ...  # it stands in its introduction or a new post


class People(Protocol):
    """What is remembered of people. Here and below, every method is one transaction."""

    async def language(self, person: str) -> Language | None: ...  # what their app was set to last
    async def speaks(self, person: str, language: Language) -> None: ...  # from now on
    async def claim(self, person: str, site: str) -> Claim | None: ...  # that this site is theirs, proved or not yet
    async def waiting(self, person: str) -> Claim | None: ...  # the one asked for last that is not proved yet
    async def keep_claim(self, person: str, site: str, claim: Claim) -> Claim: ...  # a code that is there already stays


class Blogs(Protocol):
    """Blogs, their posts, and when to look at them again. Keeping what belongs to a forgotten one raises Forgotten."""

    async def keep_blog(self, blog: Blog, use: bool = True) -> Blog: ...  # with its id; one row an owner, kind, address
    async def blog(self, id: int, person: str) -> Blog | None: ...  # this person's own, else None
    async def blogs(self, person: str) -> Sequence[Blog]: ...  # the one in use first, then the newest
    async def use(self, blog: Blog) -> None: ...
    async def forget_blog(self, blog: Blog) -> int: ...  # with posts, cards and drafts; how many drafts there were
    async def keep_posts(self, blog: Blog, fresh: Sequence[Post]) -> None: ...  # a known key is replaced
    async def posts(self, blog: Blog) -> Sequence[Post]: ...  # newest first
    async def glimpses(self, blog: Blog) -> Mapping[str, KnownPost]: ...  # its posts without their texts, by key
    async def miss(self, blog: Blog, keys: Sequence[str]) -> int: ...  # gone twice in a row: dropped; how many were
    async def keep_watch(self, watch: Watch) -> None: ...
    async def watch(self, blog: Blog) -> Watch | None: ...  # how it is kept current
    async def due(self, now: datetime, until: datetime) -> Watch | None: ...  # not the same one again before `until`


class Cards(Protocol):
    """The versions of each blog's style card."""

    # a new version, and the number of the one undo goes back to; the id of the card
    async def keep_card(self, blog: Blog, card: StyleCard, created: datetime, parent: int | None = None) -> int: ...
    async def card(self, id: int) -> StyleCard: ...  # raises Forgotten
    async def version(self, blog: Blog, number: int | None = None) -> Version | None: ...  # the newest without a number
    async def versions(self, blog: Blog, most: int) -> Sequence[Version]: ...  # newest first


class Drafts(Protocol):
    """Drafts and their revisions."""

    async def begin_draft(self, draft: Draft) -> Draft: ...  # with its id
    async def draft(self, id: int, person: str) -> Draft | None: ...  # this person's own, else None
    async def drafts(self, person: str, most: int) -> Sequence[Draft]: ...  # newest first
    async def begin(self, revision: Revision) -> Revision: ...  # raises Forgotten
    async def finish(self, revision: Revision) -> None: ...  # its text and whether it is whole
    async def newest(self, draft: Draft) -> Revision | None: ...  # the newest that has a text, else the newest
    async def last_texts(self, person: str, since: datetime) -> Sequence[LastText]: ...  # of drafts begun since
    async def lineage(self, revision: Revision) -> Sequence[Revision]: ...  # from the first one to this one
    async def place(self, revision: Revision) -> int: ...  # the how-manyth of its draft, from 1; raises Forgotten


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

    async def remember(self, shown: Sequence[MessageId], revision: Revision) -> None: ...  # these show it
    async def shown_in(self, message: MessageId) -> Shown | None: ...  # None: not a message that shows a draft
    async def remember_card(self, shown: Sequence[MessageId], blog: Blog) -> None: ...  # these show its card
    async def shown_card(self, message: MessageId) -> ShownCard | None: ...  # None: not a message that shows a card
    async def shown_last(self, room: str, person: str) -> Shown | None: ...  # of their newest draft that lives there
    async def has_drafts(self, room: str) -> bool: ...  # whether a draft has this room for its own
    async def paste(self, person: str, room: str, text: str) -> int: ...  # keeps it; how many pieces there are
    async def pasted_pieces(self, person: str, room: str) -> Sequence[str]: ...  # in order
    async def forget_pasted(self, person: str, room: str) -> None: ...


@dataclass(frozen=True)
class Store:
    """What the bot remembers, family by family; whoever needs some of it is given only that."""

    people: People
    blogs: Blogs
    cards: Cards
    drafts: Drafts
    messages: Messages
    origins: Origins
