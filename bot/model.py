"""The words the bot thinks in, as values that never change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NamedTuple, get_args

from styles import StyleCard
from styles.reading.own_text import Line, own

MessageId = str  # names one message in one chat, across platforms; only adapters look inside

Language = Literal["ko", "en", "ja"]  # the languages the bot speaks; blogs may be in others
LANGUAGES: tuple[Language, ...] = get_args(Language)

# On which platform a blog is; "feed": on none we know, "files": what a person sent. Ghost has no addresses of its own.
PlatformKind = Literal["naver", "tistory", "velog", "brunch", "medium", "substack", "blogger", "wordpress"]
BlogKind = Literal[PlatformKind, "ghost", "feed", "files"]
# why a post was left out
Why = Literal[
    "private", "noindex", "paid", "draft", "short", "twice", "broken", "locked", "large", "others", "site", "grown",
    "asked", "other",
]  # fmt: skip
# what an address is of, where it is not a blog
Elsewhere = Literal["cafe", "naver-post", "in-naver", "search", "section", "shop", "home", "medium-list"]
BlockReason = Literal["login", "captcha", "challenge", "script", "rest"]  # what stands between us and a page
Unwelcome = Literal["rule", "ai"]  # what a robots.txt has against us
# what somebody sent that is not, or not only, words of their own that we can read
Unread = Literal["photo", "voice", "video", "sticker", "location", "poll", "contact", "edited", "forwarded"]
Conversation = Literal["chat", "comments"]  # what other people said
DraftState = Literal["gathering", "asked", "written"]  # before its first text; its person is asked; there is a text
RevisionKind = Literal["text", "openings"]  # a draft, or three ways to open it, to choose one from
# why a file is not taken for a photo
PictureFault = Literal["empty", "broken", "huge", "vector", "heic", "animated"]
ArchiveFault = Literal["broken", "locked", "crowded", "large"]  # why a zip file stays closed
WorkFault = Literal["slow", "memory", "disk", "broken"]  # why something is not read or learned to its end


@dataclass(frozen=True)
class Post:
    """One published text.

    `key` is the same for the same post each time its blog is read: the platform's own id, else the canonical address,
    else the feed's GUID, else a hash of the content. `markdown` is CommonMark that reads as the author's page reads.
    `content_hash` is what its blog's list says of it; as long as that stays the same the post is not read again.
    `unknown` names components of its editor that nobody here knows and whose text was kept.
    """

    key: str
    title: str
    markdown: str
    url: str = ""
    published: datetime | None = None  # always with a timezone
    tags: tuple[str, ...] = ()
    content_hash: str = ""
    unknown: tuple[str, ...] = ()
    head: str = field(default="", repr=False)  # the front matter of its file, fences and all

    @property
    def lines(self) -> tuple[Line, ...]:
        """Line by line, as voices are learned from it: what is the author's own, and what the rest is."""
        return own(self).lines


@dataclass(frozen=True)
class Skipped:
    """A post that was left out, named so that its author recognises it."""

    name: str
    why: Why


@dataclass(frozen=True)
class Same:
    """A post that is known already and has not changed since."""

    key: str


@dataclass(frozen=True)
class Gone:
    """A post that is known and is no longer in its blog."""

    key: str


@dataclass(frozen=True)
class KnownPost:
    """What is known of a post without its text; `content_hash` as in Post."""

    content_hash: str
    published: datetime | None


@dataclass(frozen=True)
class Known:
    """What is known of a blog before it is read again.

    `fingerprint` is what its list looked like the last time; only its reader looks inside. `proved` is the address that
    has been shown to be the person's own, who wants it read although its robots.txt asks programs to stay away.
    """

    fingerprint: str = ""
    posts: Mapping[str, KnownPost] = field(default_factory=dict)  # by key
    proved: str = ""


@dataclass(frozen=True)
class Claim:
    """That a blog is somebody's own, and the code that proves it once it stands there.

    `address` is where it was asked for last, and `asked` when.
    """

    code: str
    address: str
    asked: datetime
    proved: datetime | None = None


@dataclass(frozen=True)
class Blog:
    """A source of posts that a person registered. `id` is 0 until the store has given it one."""

    kind: BlogKind
    address: str  # unique for one owner and kind: the blog's own URL, or the name of a pile of files
    title: str
    owner: str = ""
    id: int = 0


@dataclass(frozen=True)
class Watch:
    """How a blog is kept current. `room` and `message` are where it was registered."""

    blog: Blog
    declared: datetime  # when its owner said that it is theirs, by registering it
    proved: str = ""  # the address of theirs at which a code showed that
    fingerprint: str = ""  # of its list, as it was the last time; empty: what was read may not all be learned yet
    whole: bool = False  # it has been read to its end once
    due: datetime | None = None  # when to look again; None: never, as for files
    failures: int = 0  # in a row
    told: bool = False  # its owner has been told that it is dead
    room: str = ""
    message: MessageId = ""
    looked: datetime | None = None  # when it was last read, or could not be


@dataclass(frozen=True)
class Version:
    """One state of a blog's style card. Whatever changes makes a new one; the newest is the one in use."""

    number: int  # the how-manyth of its blog, from 1
    id: int  # of this card; drafts keep it
    parent: int | None  # the number undo goes back to; None at the first
    created: datetime | None  # None where it was made before moments were kept
    card: StyleCard


class AskedQuestion(NamedTuple):
    """A question about a draft, and the facet of posts that it asks for. `open`: it has not been answered yet."""

    facet: str
    text: str
    open: bool = True


@dataclass(frozen=True)
class Draft:
    """One piece of writing, from topic to last revision. `id` is 0 until the store has given it one."""

    owner: str
    blog: int
    card: int  # the version of the style card it is written with, so that its prompts only ever grow
    topic: str
    notes: str
    room: str
    own_room: bool  # plain words in its room mean this draft: a thread of its own, or a private chat
    created: datetime
    id: int = 0
    state: DraftState = "written"
    asked: tuple[AskedQuestion, ...] = ()
    heard: int = 0  # how many of its materials have gone into its revisions
    sponsor: str = ""  # the line that tells of what was given or paid for it; in no revision, so that none can lose it
    settled: bool = False  # its person has said whether that line stands


@dataclass(frozen=True)
class Revision:
    """One complete text of a draft, the request that led to it, and the revision it grew from.

    `text` is empty while it is being written and when nothing came; `whole` is False when the text broke off.
    `task` is the id of what was said that asked for it, `owner` the process that writes it, empty once none does.
    """

    draft: int
    parent: int | None
    request: str  # empty for a first revision
    text: str = ""
    whole: bool = False
    id: int = 0
    task: str = ""
    owner: str = ""
    kind: RevisionKind = "text"
    begun: str = ""  # the opening that its person chose, which the text begins with letter by letter


# Where a post comes from: its author's hand, a draft as the comparison says, an open question, its author's answer
Provenance = Literal["own", "auto", "asked", "yes", "no"]
NOT_LEARNED: tuple[Provenance, ...] = ("auto", "asked", "yes")


@dataclass(frozen=True)
class Origin:
    """Where a post comes from: the draft it is nearest to, and the share of grams they have in common, 0–1.

    `draft` and `revision` are None where there was none to compare it with, and where it was forgotten since.
    """

    key: str  # of the post
    provenance: Provenance
    share: float = 0.0
    draft: int | None = None
    revision: int | None = None


@dataclass(frozen=True)
class OriginQuestion:
    """Whether a post grew from a draft: asked of the owner of its blog, and what is known of it by now.

    `begun` is when the draft was begun; None where it was forgotten since.
    """

    id: int
    blog: Blog
    title: str
    begun: datetime | None
    provenance: Provenance
    message: MessageId | None = None  # in which it was asked; None: not yet


@dataclass(frozen=True)
class Shown:
    """What a message of ours shows. Both are None when it showed a draft that has been forgotten since."""

    draft: Draft | None
    revision: Revision | None


@dataclass(frozen=True)
class ShownCard:
    """Whose style card a message of ours shows; None when that blog has been forgotten since."""

    blog: Blog | None


@dataclass(frozen=True)
class File:
    """`folder`: where all of a folder was given, the whole path of that folder."""

    name: str
    data: bytes = field(repr=False)
    folder: str = ""


@dataclass(frozen=True)
class Button:
    """A reply somebody else has typed for you: no registry, and nothing to lose at a restart."""

    label: str
    says: str  # at most 64 bytes in UTF-8, Telegram's callback_data

    def __post_init__(self) -> None:
        if not 1 <= len(self.says.encode()) <= 64:
            raise ValueError(f"a button says 1 to 64 bytes, not {len(self.says.encode())}: {self.says!r}")


@dataclass(frozen=True)
class Reply:
    """What we show at one moment, as Markdown."""

    text: str
    file: File | None = None
    picture: File | None = None
    buttons: tuple[Button, ...] = ()
    late: str = ""  # what it says besides where the platform did not let it be shown for long
