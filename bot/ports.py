"""Everything the bot needs from the outside world, on one page."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from bot.model import Blog, File, Gone, Known, KnownPost, Language, MessageId, Post, Reply, Same, Skipped, Unread
from bot.sent import Attachment, Glance, Recording, Transcript
from bot.stores import InboxItem
from styles import Prompt

Replies = AsyncGenerator[Reply, None]  # each Reply takes the place of the one before it
Placed = Callable[[Sequence[MessageId]], Awaitable[None]]  # hears of every message a show has put up so far


class Room(Protocol):
    """Where people and the bot talk: a channel, a private chat, a thread, a terminal."""

    @property
    def id(self) -> str: ...  # enough to build the room again: chat.room(id)

    @property
    def private(self) -> bool: ...  # nobody else is listening

    @property
    def link(self) -> str: ...  # the address that leads there from another room; empty where there is none

    async def show(
        self, replies: Replies, to: MessageId, placed: Placed | None = None, over: Sequence[MessageId] = ()
    ) -> Sequence[MessageId]:
        """Show what comes, paced as the platform bears it; the last one always lands. Every message it took.

        `placed` hears of messages as they are put up. `over` are messages of ours that are up already, in order, as a
        show before this one left them: they are changed before new ones are sent.
        """
        ...

    async def thread(self, title: str, to: MessageId) -> "Room":
        """A thread of its own under a message, or this room itself where there are none."""
        ...


async def nothing_waits() -> None:
    """Where a chat keeps nothing for an answer, there is nothing to clear away."""


@dataclass(frozen=True)
class Incoming:
    """Something a person said to us. `ended` is awaited once all is done about it, whatever came of it."""

    id: MessageId
    room: Room
    sender: str  # "telegram:42"
    text: str
    reply_to: MessageId | None = None
    quote: str | None = None  # the part of that message they marked
    files: tuple[Attachment, ...] = ()
    sounds: tuple[Attachment, ...] = ()  # what was recorded
    pictures: tuple[Attachment, ...] = ()
    language: Language | None = None  # what their app is set to, where the platform says so
    addressed: bool = True  # said to us: in private, in reply to us, by a command or a mention
    about: Unread | None = None
    answers: bool = True  # whether they can be asked something back; a script cannot
    in_our_thread: bool = False  # a thread that the bot has opened, where plain words are meant for a draft
    parts: int = field(default=1, compare=False)  # items that it was put together from
    aside: Room | None = None  # here, among others, what only they see of an answer; None: nothing is like that here
    ended: Callable[[], Awaitable[None]] = field(default=nothing_waits, repr=False, compare=False)


Take = Callable[[Sequence[InboxItem]], Awaitable[None]]  # once it returns, what was said is kept and will be heard


Delivery = Literal["kept", "nonsense", "later"]  # later: it is to be delivered again


class Hook(Protocol):
    """Where a platform delivers what is said, instead of being asked for it."""

    @property
    def path(self) -> str: ...  # of its address
    def admits(self, headers: Mapping[str, str]) -> bool: ...  # whether it is the platform that delivers
    async def take(self, body: bytes) -> Delivery: ...  # raises nothing


class Chat(Protocol):
    """A platform where people talk to us."""

    async def listen(self, take: Take) -> None: ...  # until cancelled, or until nobody can say anything any more
    def connected(self) -> bool: ...  # whether what is said reaches us right now, as far as is known
    def hook(self) -> Hook | None: ...  # where it is delivered; None: we ask, or keep a line open
    async def attend(self) -> None: ...  # until cancelled, be able to speak while other processes listen
    # what was said, from an item and its parts, once they are all there; None: it was nothing, or cannot be had again
    async def recall(self, items: Sequence[InboxItem]) -> Incoming | None: ...
    async def room(self, id: str) -> Room: ...  # as it was when it had this id; raises ValueError if it is not ours
    async def private(self, person: str) -> Room | None: ...  # the chat with them alone; None: there can be none
    async def fetch(self, ref: str) -> bytes: ...  # what was sent, by its Attachment.ref; raises NotReceived
    async def forget(self, person: str) -> int: ...  # delete what it wrote for them on this machine; how many files


Rooms = Callable[[str], Awaitable[Room | None]]  # by its id; None where it is on a platform that is not running here
Recall = Callable[[Sequence[InboxItem]], Awaitable[Incoming | None]]  # as Chat.recall, whichever chat it was said in
Private = Callable[[str], Awaitable[Room | None]]  # the chat with a person alone, as Chat.private, whichever chat it is


LONGEST_ANSWER = 8192  # tokens; DeepSeek's own default without thinking, 384K at most


@dataclass(frozen=True)
class Usage:
    """What one answer took, in tokens: read from the provider's cache, read otherwise, and written."""

    cached: int = 0
    read: int = 0
    written: int = 0

    @property
    def tokens(self) -> int:
        """All of them."""
        return self.cached + self.read + self.written


@dataclass(frozen=True)
class AskedAgain:
    """No answer came, and the model is about to be asked once more."""


Answer = AsyncGenerator[str | Usage | AskedAgain, None]


class Writer(Protocol):
    """A language model."""

    @property
    def host(self) -> str: ...  # whom prompts are sent to; empty where there is no model to send them to
    # pieces of text, and what the server counted, where it does; ModelError if it breaks off
    def write(self, prompt: Prompt) -> Answer: ...


class Scribe(Protocol):
    """Turns what people say aloud into text."""

    @property
    def host(self) -> str: ...  # whom recordings are sent to
    async def transcribe(self, recording: Recording) -> Transcript: ...  # raises bot.drafts.speech.errors.NotHeard


class Eye(Protocol):
    """Tells what is seen in photos."""

    @property
    def host(self) -> str: ...  # whom photos are sent to
    # "1: what is seen; text: what can be read", a line a photo; what it took; raises bot.drafts.photos.errors.NotSeen
    async def see(self, look: Glance) -> tuple[str, Usage]: ...


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


# Route what was said; write for somebody; read or learn for somebody; read a blog again; have notes made of its posts
JobKind = Literal["hear", "do", "read", "renew", "note"]
PickJobs = Callable[[Sequence[str]], Awaitable[Set[str]]]  # ids of those that are meant, of all of these
RunJob = Callable[[JobKind, str], Awaitable[None]]  # does a job; may be asked for the same one again after a crash


class JobsStopped(Exception):
    """No job is taken any more: the bot is being stopped."""


class Jobs(Protocol):
    """What must survive the process. Jobs are given by ids, never by texts; all that they work on is in the store."""

    # have it done, once for each id: of one key one at a time and in order; without a key at once; raises JobsStopped
    async def give(self, id: str, key: str | None, kind: JobKind) -> None: ...
    async def at(self, id: str, when: datetime, kind: JobKind) -> None: ...  # have it done when its time has come
    async def adopt(self) -> None: ...  # do, until cancelled, what processes began that are dead by now
    # begin nothing more; what is under way may end within these seconds and is parked then, to be gone on with
    async def drain(self, seconds: float) -> None: ...
    # those that are meant, also on the disk. False: some are not done yet, or another program reads the file; ask again
    async def forget(self, meant: PickJobs) -> bool: ...
    def alive(self) -> bool: ...  # whether jobs are being done


def nothing_lost() -> None:
    """Nobody needs to hear of it."""


class Turns(Protocol):
    """What only one process does at a time, each by its name; a turn ends with its process, however that ends."""

    # whether it is ours from now on, without waiting; `lost` is called where it ends before it is released. False also
    # where we have it already, and where those who keep the turns are away
    async def take(self, name: str, lost: Callable[[], None] = nothing_lost) -> bool: ...
    async def held(self, name: str) -> bool: ...  # whether it is ours still: asks those who keep the turns
    async def release(self, name: str) -> None: ...  # let go of it, as if this process had died
    # of these, those that nobody has; raises OSError where that cannot be known now, and what we had is lost then
    async def free(self, names: Iterable[str]) -> Sequence[str]: ...
    async def sure(self) -> None: ...  # wait until the others cannot think that this process is dead
    async def keep(self) -> None: ...  # until cancelled, be known to the others as alive
