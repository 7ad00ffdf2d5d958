"""People who talk to the real core; only the platform, the model and the web are made up.

ann = stage.person("ann")
shown = await ann.says("/register-blog https://kong.example")     # what the bot's last word was
shown.text, shown.seen, shown.file, shown.labels
draft = await ann.says("/write 제주")
await ann.says("더 짧게", reply_to=draft)
stage.writer.will("첫 초안", ["조각 ", "조각", BrokeOff()])           # what the model writes next
stage.ear.will(sounds(91), ValueError())                             # how the next drafts sound
await stage.restart()
"""

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TypedDict, Unpack, cast, get_args

import pytest
from sqlalchemy.exc import OperationalError

from adapters.images.repainting import repaint
from bot.blogs.grown_posts import GrownPosts
from bot.blogs.ingest import Ingest, nothing_more
from bot.blogs.learning_queue import LearningQueue
from bot.blogs.notes_of_posts import NotesOfPosts
from bot.blogs.ownership import Ownership, OwnershipRule
from bot.blogs.published_edits import PublishedEdits
from bot.blogs.refresh import Refresher
from bot.blogs.register import Registrar
from bot.blogs.separate_voices import SeparateVoices
from bot.card.card_dialogue import CardDialogue
from bot.card.proposals import Proposals
from bot.dialogue.desk import Desk
from bot.dialogue.one_at_a_time import RunningTasks
from bot.dialogue.router import Router
from bot.dialogue.routing.answerers import Means
from bot.drafts.circuit_breaker import CircuitBreaker
from bot.drafts.draft_check import PATIENCE, Finish, as_written
from bot.drafts.naming.parts import NamedParts
from bot.drafts.near_posts import NearPosts
from bot.drafts.paid_writer import PaidWriter
from bot.drafts.photos.errors import NotAPicture
from bot.drafts.photos.fetching import PhotoAlbum
from bot.drafts.photos.giving import BETWEEN, PhotoIntake
from bot.drafts.photos.looking import PaidEye
from bot.drafts.studio import Studio
from bot.drafts.voices.at_hand import VoicesAtHand
from bot.errors import BotError, NotReceived, NotWelcome
from bot.kit.parts import Beside, KitParts, Pictures
from bot.model import (
    Blog,
    Draft,
    File,
    Gone,
    Known,
    KnownPost,
    Language,
    MessageId,
    Post,
    Reply,
    Revision,
    Same,
    Skipped,
    Unread,
)
from bot.people.access.admin_commands import AdminCommands
from bot.people.access.admins import Admins, InWords
from bot.people.access.alerts import Alerts
from bot.people.access.allowed import Access
from bot.people.access.announcer import Announcer
from bot.people.access.door import Door
from bot.people.access.other_names import OtherNames
from bot.people.costs.limits import LimitRules, Limits, rules_of
from bot.people.costs.meters import SILENT, Meters
from bot.people.costs.prices import NANO, Tariff, tariff
from bot.people.costs.usage import UsageReport
from bot.people.link.dialogue import LinkDialogue
from bot.people.privacy.answers import PrivacyAnswers
from bot.people.privacy.asked import SafetyQuestions
from bot.people.privacy.erasure import Erasure
from bot.people.privacy.expiry import Expiry
from bot.ports import NOTHING, AskedAgain, FoundBlog, Incoming, Items, Placed, Replies, Room, Source, Usage
from bot.sent import Attachment, CleanPhoto
from bot.settings import Settings
from bot.settings.limit import HeldLimit, Limit
from bot.stores import InboxItem, KeptAnalysis, Store
from bot.stores.ledger import Amounts
from bot.wording import words_in
from bot.wording.costs import Limited
from storage.database import Database
from storage.drafts import SqlDrafts
from storage.messages import SqlMessages
from storage.store import open_store
from styles import Gap, Hearing, Prompt, StyleCard, faults
from styles.learning.grown import DraftText, Kin, find_origins, most_alike
from styles.learning.published.edits import PostEdits, edits_of_each
from styles.learning.shown.topics import Topic
from styles.questions import Question
from styles.questions.facet import FacetName
from styles.questions.tells import told_in
from tests.support.errands import Errands
from tests.support.photos import photo
from tests.support.posts import CHATTY, PLAIN
from tests.support.renewals import Renewals
from tests.support.seeing.eye import ScriptedEye
from tests.support.shortcuts.learned import learn_once
from tests.support.speech.scribe import Memo, ScriptedScribe

A_PHOTO = photo(16, 16)


async def look(asked: Prompt, text: str) -> tuple[str, ...]:
    return await asyncio.to_thread(faults, asked, text)


@dataclass
class Shown:
    """One answer of the bot: everything it showed on the way, and what stood there in the end."""

    seen: list[Reply]
    ids: list[MessageId]
    room: "FakeRoom"
    to: MessageId = ""  # what it answers

    @property
    def text(self) -> str:
        return self.seen[-1].text

    @property
    def file(self) -> File | None:
        return self.seen[-1].file

    @property
    def picture(self) -> File | None:
        return self.seen[-1].picture

    @property
    def labels(self) -> list[str]:
        return [b.label for b in self.seen[-1].buttons]


@dataclass
class FakeRoom:
    """A channel with threads, or a private chat without. Long answers take a message for every 400 characters."""

    id: str
    private: bool
    stage: "Stage"
    threads: bool = True
    open: bool = True  # what is shown here lands
    answers: list[Shown] = field(default_factory=list)

    async def show(
        self, replies: Replies, to: MessageId, placed: Placed | None = None, over: Sequence[MessageId] = ()
    ) -> Sequence[MessageId]:
        if not self.open:
            async with aclosing(replies):
                return ()
        shown = next((one for one in self.answers if over and one.ids[0] == over[0]), None) or Shown([], [], self, to)
        if not over:
            self.answers.append(shown)
            self.stage.answers.append(shown)
        async with aclosing(replies):
            async for reply in replies:
                shown.seen.append(reply)
                self.stage.shown.set()
                while len(shown.ids) < len(shown.text) // 400 + 1:
                    shown.ids.append(self.stage.new_id())
                    if placed:
                        await placed(tuple(shown.ids))
        return shown.ids

    @property
    def link(self) -> str:
        return f"https://chat.example/{self.id}" if self.private else ""

    async def thread(self, title: str, to: MessageId) -> Room:
        if self.private or not self.threads:
            return self
        return self.stage.room(f"{self.id}/{title}")


Piece = str | Usage | AskedAgain | Exception | asyncio.Event


class ScriptedWriter:
    """Writes what it was told to, and keeps every prompt. Strings are pieces; errors are raised where they stand, and
    events waited for; `Usage` is what the server counts, `AskedAgain` stands before another try."""

    host = "model.example"

    def __init__(self) -> None:
        self.prompts: list[Prompt] = []
        self._answers: list[list[Piece]] = []
        self.hold: asyncio.Event | None = None
        self._asked = asyncio.Condition()

    def will(self, *answers: str | Sequence[Piece]) -> None:
        self._answers += [[a] if isinstance(a, str) else list(a) for a in answers]

    async def asked(self, times: int) -> None:
        """Waits until it has been asked to write so many times."""
        async with asyncio.timeout(60), self._asked:
            await self._asked.wait_for(lambda: len(self.prompts) >= times)

    async def write(self, prompt: Prompt) -> AsyncGenerator[str | Usage | AskedAgain, None]:
        async with self._asked:
            self.prompts.append(prompt)
            self._asked.notify_all()
        if self.hold:
            await self.hold.wait()
        for piece in self._answers.pop(0) if self._answers else ["# 제목\n\n", "그냥 그런 하루였어요."]:
            match piece:
                case asyncio.Event():
                    await piece.wait()
                case str() | Usage() | AskedAgain():
                    yield piece
                case _:
                    raise piece


def sounds(match: int | None, *gaps: Gap, within: bool = True, overdone: bool = False) -> Hearing:
    return Hearing(match, within and not overdone, overdone, gaps)


class ScriptedEar:
    """Hears what it was told to, else nothing, and keeps what it was given. Errors are raised, events waited for."""

    def __init__(self) -> None:
        self.given: list[tuple[StyleCard, str]] = []
        self._hearings: list[Hearing | Exception | asyncio.Event] = []
        self._asked = asyncio.Condition()

    def will(self, *hearings: Hearing | Exception | asyncio.Event) -> None:
        self._hearings += hearings

    async def asked(self, times: int) -> None:
        """Waits until it has been asked to listen so many times."""
        async with asyncio.timeout(60), self._asked:
            await self._asked.wait_for(lambda: len(self.given) >= times)

    async def listen(self, card: StyleCard, text: str) -> Hearing | None:
        async with self._asked:
            self.given.append((card, text))
            self._asked.notify_all()
        match self._hearings.pop(0) if self._hearings else None:
            case asyncio.Event() as event:
                await event.wait()
                return None
            case Exception() as error:
                raise error
            case hearing:
                return hearing


class Painter:
    """Draws whatever card it is given as a few bytes that name it, and keeps what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[StyleCard, str, Language]] = []
        self.fails: Exception | None = None

    async def draw(self, card: StyleCard, title: str, language: Language) -> bytes:
        self.asked.append((card, title, language))
        if self.fails:
            raise self.fails
        return b"\x89PNG of " + title.encode()


class BookShelf:
    """A Reader of made-up blogs and files. A BotError among the posts breaks the reading off there, an event is waited
    for.

    `opened` are the posts whose text was read, in order. A post's stamp is what it says, so that a changed one is read
    again. Where `heeds`, a blog not proved to be somebody's own is not read.
    """

    def __init__(self) -> None:
        self.blogs: dict[str, list[Post | Skipped | BotError | asyncio.Event]] = {
            "https://kong.example": list(CHATTY),
            "https://plain.example": list(PLAIN),
            "https://empty.example": [],
            "https://one.example": list(CHATTY[:1]),
        }
        self.refuses: dict[str, BotError] = {}
        self.heeds: set[str] = set()
        self.leads: dict[str, str] = {}  # from the address of one blog to that of another
        self.opened: list[str] = []
        self.looks = 0
        self.min_refresh_seconds = 0.0
        self.meanwhile: Callable[[], Awaitable[object]] | None = None  # happens as soon as a blog is opened

    async def find(self, source: Source, known: Known = NOTHING) -> FoundBlog | None:
        self.looks += 1
        if isinstance(source, tuple):
            posts = [Post(f.name, f.name.rpartition(".")[0], f.data.decode()) for f in source]
            return FoundBlog(
                Blog("files", "files", ""), len(posts), lambda known: self._give(posts, {})
            )  # none is gone
        source = self.leads.get(source, source)
        if source in self.refuses:
            raise self.refuses[source]
        if source not in self.blogs:
            return None
        if source in self.heeds and not known.proved:
            raise NotWelcome(source.removeprefix("https://"), "ai")
        posts_there = self.blogs[source]
        title = source.removeprefix("https://").removesuffix(".example")
        fingerprint = str(hash(tuple(map(repr, posts_there))))
        if self.meanwhile:
            await self.meanwhile()
        given = partial(self._give, [] if fingerprint == known.fingerprint else posts_there)
        return FoundBlog(Blog("feed", source, title), len(posts_there), given, fingerprint, self.min_refresh_seconds)

    async def _give(
        self, posts: Sequence[Post | Skipped | BotError | asyncio.Event], known: Mapping[str, KnownPost]
    ) -> Items:
        for post in posts:
            if isinstance(post, BotError):
                raise post
            if isinstance(post, asyncio.Event):
                await post.wait()
            elif isinstance(post, Post):
                stamped = replace(post, content_hash=f"{post.title} {len(post.markdown)}")
                if (before := known.get(post.key)) and before.content_hash == stamped.content_hash:
                    yield Same(post.key)
                    continue
                self.opened.append(post.key)
                yield stamped
            else:
                yield post
        there = {post.key for post in posts if isinstance(post, Post)}
        for key in known if posts else ():
            if key not in there:
                yield Gone(key)


class Noticeboard:
    """A Prover: what stands on whose blog."""

    def __init__(self) -> None:
        self.says: dict[str, str] = {}
        self.looks = 0

    def site(self, address: str) -> str:
        return address.rstrip("/")

    async def shows(self, address: str, code: str) -> bool:
        self.looks += 1
        return code in self.says.get(self.site(address), "")


async def study(
    posts: Sequence[Post], kept: Mapping[str, KeptAnalysis]
) -> tuple[StyleCard, Mapping[str, KeptAnalysis]]:
    return learn_once(posts, kept)


async def compare(posts: Sequence[Post], drafts: Sequence[DraftText], known: Sequence[Post]) -> Sequence[Kin | None]:
    return find_origins(posts, drafts, known)


async def compare_edits(pairs: Sequence[tuple[DraftText, Post]]) -> Sequence[PostEdits]:
    return edits_of_each(pairs)


async def alike(text: str, posts: Sequence[str]) -> Kin | None:
    return most_alike(text, posts)


class How(TypedDict, total=False):
    """How somebody says something. `page`: to which message of a long answer they reply; `unread` cannot be
    fetched, and `large` are so many bytes, as the platform says. `photos` are sent as such, each by its name with its
    caption behind a colon, `camera` as files."""

    page: int
    quote: str
    files: Sequence[File]
    unread: Sequence[str]
    large: Mapping[str, int]
    addressed: bool
    sounds: Sequence[Memo]
    about: Unread
    in_our_thread: bool
    photos: Sequence[str]
    camera: Mapping[str, bytes]


@dataclass
class Person:
    stage: "Stage"
    name: str
    language: Language | None
    platform: str = "fake"

    @property
    def id(self) -> str:
        return f"{self.platform}:{self.name}"

    @property
    def alone(self) -> FakeRoom:
        """Their private chat."""
        return self.stage.room_alone(self.id)

    async def says(
        self, text: str, reply_to: Shown | None = None, room: FakeRoom | None = None, **how: Unpack[How]
    ) -> Shown:
        """The bot's answer; fails where it keeps silent."""
        said = await self.mutters(text, reply_to, room, **how)
        answers = [shown for shown in self.stage.answers if shown.to == said]
        assert answers, f"no answer to {text!r}"
        return answers[-1]

    async def mutters(
        self, text: str, reply_to: Shown | None = None, room: FakeRoom | None = None, **how: Unpack[How]
    ) -> MessageId:
        """Says something that may well go unanswered; its id."""
        where = room or (reply_to.room if reply_to else self.alone)
        said = Incoming(
            id=self.stage.new_id(self.platform),
            room=where,
            sender=self.id,
            text=text,
            reply_to=reply_to.ids[how.get("page", -1)] if reply_to else None,
            quote=how.get("quote"),
            files=tuple(self._sent(name, None) for name in how.get("unread", ()))
            + tuple(self._sent(file.name, file.data) for file in how.get("files", ()))
            + tuple(self._sent(name, b"", size) for name, size in how.get("large", {}).items()),
            pictures=tuple(self._photo(name) for name in how.get("photos", ()))
            + tuple(replace(self._sent(name, data), as_file=True) for name, data in how.get("camera", {}).items()),
            sounds=tuple(self.memo(memo) for memo in how.get("sounds", ())),
            language=self.language,
            addressed=how.get("addressed", True),
            about=how.get("about", "voice" if "sounds" in how else None),
            in_our_thread=how.get("in_our_thread", False),
        )
        await self.stage.hears(said)
        return said.id

    def _photo(self, name: str) -> Attachment:
        name, _, caption = name.partition(":")
        return replace(self._sent(name, A_PHOTO), caption=caption)

    def _sent(self, name: str, data: bytes | None, size: int = 0) -> Attachment:
        """A file as it is sent to the bot; without data, one that cannot be fetched."""

        async def load() -> bytes:
            self.stage.fetched.append(name)
            if data is None:
                raise NotReceived(name)
            return data

        return Attachment(name, size or len(data or b""), f"fake:{name}", load)

    def memo(self, memo: Memo) -> Attachment:
        """A recording as it is sent to the bot."""
        return replace(self._sent(memo.name, memo.data, memo.size), seconds=memo.seconds)

    async def presses(self, shown: Shown, label: str) -> Shown:
        [button] = [b for b in shown.seen[-1].buttons if b.label == label]
        return await self.says(button.says, reply_to=shown)


class LockedDrafts(SqlDrafts):
    """A database that is locked at some of the next times a revision is stored; `stored` is what was at the others."""

    def __init__(self, database: Database, *locked: bool) -> None:
        super().__init__(database)
        self.stored: list[str] = []
        self.lineages = 0  # how often one was looked up
        self.lost = False  # what grows is somebody else's by now
        self._locked = list(locked)

    async def lineage(self, revision: Revision) -> Sequence[Revision]:
        self.lineages += 1
        return await super().lineage(revision)

    def grow(self, revision: Revision) -> bool:
        return super().grow(revision) and not self.lost

    async def finish(self, revision: Revision) -> None:
        if self._locked and self._locked.pop(0):
            raise OperationalError("UPDATE revisions", {}, Exception("database is locked"))
        await super().finish(revision)
        self.stored.append(revision.text)


class LockedMessages(SqlMessages):
    """A database that is locked at some of the next times messages are remembered; `remembered` at the others."""

    def __init__(self, database: Database, now: Callable[[], datetime], *locked: bool) -> None:
        super().__init__(database, now)
        self.remembered: list[MessageId] = []
        self._locked = list(locked)

    async def remember(self, shown: Sequence[MessageId], revision: Revision, person: str) -> None:
        if self._locked and self._locked.pop(0):
            raise OperationalError("INSERT INTO messages", {}, Exception("database is locked"))
        await super().remember(shown, revision, person)
        self.remembered += shown


UNLIMITED = replace(rules_of(Settings.model_construct()), limits={}, blogs=10**9, megabytes=HeldLimit(10**6, 10**6))


ANY = Limit(10**9, 10**9, 10**9, 10**9)
LIMITED: tuple[Limited, ...] = get_args(Limited)


@dataclass
class Clock:
    """What time it is on the stage, in its store as well."""

    time: datetime = datetime(2026, 11, 24, 9, tzinfo=UTC)

    def now(self) -> datetime:
        return self.time


class Stage:
    def __init__(self, store: Store, database: str, clock: "Clock") -> None:
        self.store = store
        self.database = database
        self.clock = clock
        self.writer = ScriptedWriter()
        self.ear = ScriptedEar()
        self.scribe: ScriptedScribe | None = None
        self.eye: ScriptedEye | None = None
        self.painter = Painter()
        self.finish: Finish = as_written
        self.patience = PATIENCE
        self.card_tokens = 2_000
        self.questions: tuple[Question, ...] = ()  # that are asked where notes are thin, as long as they were not
        self.model_notes = False  # whether the model makes notes of posts that are shown
        self.models: Mapping[str, str] = {}  # that write for single blogs
        self.beside = Beside()  # what leaves beside the text of a draft
        self.names = False  # whether titles and tags are asked for, for what leaves
        self.shelf = BookShelf()
        self.prover = Noticeboard()
        self.ownership: OwnershipRule = "declare"
        self.slept = 0.0
        self.quiet: asyncio.Event | None = None  # before which nobody's pause is over
        self.topic: Topic | None = None
        self.meanwhile: Callable[[], Awaitable[object]] | None = None  # happens while the bot waits for somebody
        self.allow: frozenset[str] = frozenset()
        self.admins: frozenset[str] = frozenset()
        self.limit_settings = {"LIMIT_DRAFTS": "10"}
        self.tick = timedelta(minutes=1)  # passes at each look at the clock
        self.rules = UNLIMITED
        self.meters: Meters = SILENT
        self.prompt_tokens = 100_000
        self.tariff = Tariff()  # nobody is paid
        self.told_admins: list[str] = []
        self.fetched: list[str] = []  # names of files, as often as they were fetched
        self.answers: list[Shown] = []
        self.shown = asyncio.Event()  # something new
        self._rooms: dict[str, FakeRoom] = {}
        self._ids = 0
        self.said: dict[str, Incoming] = {}
        self.recall_fails = 0  # times
        self.owner = "the first process"
        self.most_written = 300
        self._start()

    def _start(self) -> None:
        """A process begins: all that it remembers is in the store."""
        self.jobs = Errands()
        self.tasks = RunningTasks(self.store.inbox, self.owner, self._sleep)
        store, others = self.store, OtherNames(self.allow | self.admins, self.store.links.names)
        access = Access(self.allow, self.admins, others)
        self.tell = Admins(self.admins, self._private_room, store.people.language, "ko")
        self.announcer = Announcer(
            store.announcements, ("fake",), self._private_room, self.tell, self._now, self._sleep
        )
        self.admin = AdminCommands(
            access,
            store.guests,
            self.announcer,
            self.limit_settings,
            store.links.person,
            self.tasks.stop_all,
            self._now,
        )
        self.bot = self._new_bot(self.store)
        self.desk = Desk(
            self.store.inbox, self.jobs, self.bot, self.tasks, self._recall, self._renew, self.notes.make,
            self.owner, self._now, most_written=self.most_written,
        )  # fmt: skip
        self.door = Door(access, store.guests, self.desk.take, self._recall, "ko", self._now)
        self.jobs.run = self.desk.run

    async def _recall(self, items: Sequence[InboxItem]) -> Incoming | None:
        if self.recall_fails:
            self.recall_fails -= 1
            raise OSError("the platform is away")
        said = self.said.get(items[0].id)
        return replace(said, sender=items[0].person) if said else None

    async def _renew(self, id: str) -> None:
        """Nobody's blog is read again here; see Refresher."""

    async def hears(self, said: Incoming) -> None:
        """Until it was answered, or done, or it waits for its turn."""
        self.said[said.id] = said
        places = () if said.room.private else (f"fake:{said.room.id}",)
        await self.door.take([InboxItem(said.id, said.sender, "{}", places=places)])
        while self.door.somebody_waits:
            await self.door.answer_one()
        if self.jobs.given(said.id):
            await self.jobs.answered(said.id)

    def _new_bot(self, store: Store) -> Router:
        self.limits = limits = Limits(store.ledger, self.rules, self._clock, self.meters)
        proposals = Proposals(store.edits, store.cards)
        published = PublishedEdits(store.drafts, store.edits, proposals, compare_edits, self._now)
        self.grown = grown = GrownPosts(store.blogs, store.drafts, store.origins, compare, published, self._now)
        host = self.writer.host
        alerts = Alerts(store.alerts, self._tell_admins, self._clock)
        breaker = CircuitBreaker(host, alerts, self.rules.zone, self._clock)
        self.paid_writer = PaidWriter(self.writer, limits, self.tariff, breaker, self._clock)
        self.notes = NotesOfPosts(store, self.paid_writer, self.jobs.give, self._now)
        self.ingest = ingest = Ingest(
            store.blogs,
            store.cards,
            store.analyses,
            study,
            grown,
            LearningQueue(1, time.monotonic),
            limits,
            100,
            self._now,
            self.notes.want if self.model_notes else nothing_more,
        )
        ownership = Ownership(store.people, self.prover, self.ownership, self._now)
        registrar = Registrar(
            [self.shelf], store.blogs, store.cards, ingest, grown, ownership, limits, host, self._now, self.model_notes
        )
        voices = SeparateVoices(store.blogs, store.origins, ingest, limits, self.find_topic)
        self.errands = Renewals(lambda id: self.refresher.renew(id))
        self.refresher = Refresher(
            store.people, store.blogs, store.cards, registrar, ingest, grown, voices, limits,
            self.find_room, self.errands.give, "ko", self._now, self._sleep,
        )  # fmt: skip
        ear = self.ear.listen
        at_hand = VoicesAtHand(store.blogs, store.cards, store.notes if self.model_notes else None, self.models)
        self.studio = studio = Studio(
            store.blogs, store.cards, store.drafts, self.paid_writer, self.card_tokens, self.prompt_tokens, self._now,
            ear, self.finish, look, NearPosts(store.blogs, store.origins, alike).find, self.patience,
            voices=at_hand,
        )  # fmt: skip
        if self.names:
            tokens = self.card_tokens, self.prompt_tokens
            self.beside = Beside(NamedParts(store.drafts, at_hand, self.paid_writer, studio.files, *tokens).of)
        usage = UsageReport(store.ledger, store.blogs, limits, self.tariff, lambda person: person in self.admins)
        cards = CardDialogue(
            store.cards,
            store.messages,
            grown.describe,
            proposals,
            voices.offer,
            self.painter.draw,
            self._now,
            store.notes,
            self._private_room,
        )
        self.erasure = Erasure(store.forgetting, self.jobs, self.tasks.stop_all, self._forget_files, self._sleep)
        self.expiry = Expiry(store, self.erasure, self.find_room, 24, "ko", self._now, self._sleep)
        questions = SafetyQuestions(store.people, self._now)
        listener = self.scribe.host if self.scribe else ""
        privacy = PrivacyAnswers(
            store.forgetting,
            self.erasure,
            questions,
            store.links,
            host,
            24,
            self.model_notes,
            listener,
            self.eye.host if self.eye else "",
        )
        link = LinkDialogue(store.links, questions, self._alone)
        means = Means(
            store, registrar, ingest, studio, cards, self.tasks, limits, usage, questions, privacy, self.find_room,
            host, "ko", self._now, self._private_room, self.admin, voices, link,
            PhotoIntake(store.materials, self.clean), self._choose, self._sleep, self.scribe,
            self._paid_eye(), self.beside,
        )  # fmt: skip
        return Router(means)

    def _paid_eye(self) -> PaidEye | None:
        if self.eye is None:
            return None
        album = PhotoAlbum(self.store.materials, self._fetch, self.clean)
        return PaidEye(self.eye, album, self.limits, self.tariff, self._clock)

    async def _fetch(self, ref: str) -> bytes:
        """A photo by its reference among materials, as long as it is in the chat."""
        message, _, sent = ref.partition(BETWEEN)
        said = self.said.get(message)
        for picture in said.pictures if said else ():
            if picture.ref == sent:
                return await picture.fetch()
        raise NotReceived(sent)

    async def clean(self, name: str, data: bytes, side: int) -> CleanPhoto:
        came = repaint(data, side)
        if isinstance(came, CleanPhoto):
            return came
        raise NotAPicture(name, came)

    def asks(self, **questions: str) -> None:
        """From now on these are asked before something is written from thin notes, by the facets they are about."""
        self.questions = tuple(Question(cast(FacetName, facet), text) for facet, text in questions.items())

    def _choose(
        self, card: StyleCard, topic: str, notes: str, asked: Collection[str], spoken: str
    ) -> Sequence[Question]:
        told = told_in(f"{topic}\n{notes}", "ko")
        return [one for one in self.questions if one.facet not in asked and one.facet not in told][:3]

    async def find_topic(self, posts: Sequence[Post]) -> Topic | None:
        """The topic that is said to sound otherwise."""
        return self.topic

    async def _forget_files(self, person: str) -> int:
        """There are none."""
        return 0

    async def _tell_admins(self, say: InWords) -> bool:
        self.told_admins.append(say(words_in("ko")))
        return True

    async def _sleep(self, seconds: float) -> None:
        """Time passes, and the bot stops once it has slept for a day."""
        if self.meanwhile:
            meanwhile, self.meanwhile = self.meanwhile, None
            await meanwhile()
        if self.quiet:
            await self.quiet.wait()
        self.clock.time += timedelta(seconds=seconds)
        self.slept += seconds
        if self.slept > 86_400:
            raise asyncio.CancelledError

    def passes(self, time: timedelta) -> None:
        self.clock.time += time

    async def _private_room(self, person: str) -> Room | None:
        return await self._alone((await self.store.links.accounts(person))[0])

    async def _alone(self, account: str) -> Room | None:
        return self.room_alone(account)

    def allows(
        self, blogs: int = 10**9, megabytes: HeldLimit = UNLIMITED.megabytes, budget: int = 0, **most: Limit
    ) -> None:
        """From now on no more than this, `budget` and `won` in won; and the clock stands still."""
        krw = self.rules.krw_per_usd
        nano = {name: int(n * NANO / krw) for name, n in asdict(most.pop("won", ANY)).items()}
        limits: dict[str, Limit] = {**dict.fromkeys(LIMITED, ANY), **most, "nanodollars": Limit(**nano)}
        self.tick = timedelta()
        known = cast(Mapping[Limited, Limit], limits)
        self.rules = LimitRules(known, blogs, megabytes, int(budget * NANO / krw), krw, self.rules.zone)
        self._start()

    def costs(self, model: str = "deepseek-flash") -> None:
        """From now on the model takes what DeepSeek takes."""
        self.tariff = tariff("api.deepseek.com", model)
        self._start()

    async def used(self, person: str = "") -> Amounts:
        """What somebody, or everybody, has used today."""
        windows = self.limits.windows(person)
        [today] = await self.store.ledger.used([windows[1] if person else windows[3]])
        return today

    async def find_room(self, id: str) -> Room | None:
        return self._rooms.get(id)

    def asks_for_notes(self) -> None:
        """From now on the model makes the notes of posts that are shown."""
        self.model_notes = True
        self._start()

    def listens(self) -> ScriptedScribe:
        """From now on somebody writes down what people say aloud."""
        self.scribe = ScriptedScribe()
        self._start()
        return self.scribe

    def looks(self) -> ScriptedEye:
        """From now on somebody looks at photos, if they may."""
        self.eye = ScriptedEye()
        self._start()
        return self.eye

    def names_drafts(self) -> None:
        """From now on titles and tags leave with drafts as they do with the bot."""
        self.names = True
        self._start()

    def gives(self, parts: KitParts, *pictures: bytes | None) -> None:
        """From now on these leave beside the text of every draft."""

        async def parts_of(draft: Draft, revision: Revision) -> KitParts:
            return parts

        async def pictures_of(draft: Draft) -> Pictures:
            return pictures

        self.beside = Beside(parts_of, pictures_of)
        self._start()

    def lends(self, models: Mapping[int, str]) -> None:
        """From now on these models write for the blogs of these ids."""
        self.models = {str(id): model for id, model in models.items()}
        self._start()

    def hires(self, finish: Finish = as_written, patience: float = PATIENCE) -> None:
        """From now on the bot works with these."""
        self.finish, self.patience = finish, patience
        self._start()

    def locks(self, *locked: bool) -> LockedDrafts:
        """From now on the bot keeps its revisions in such a store."""
        assert isinstance(self.store.drafts, SqlDrafts)
        drafts = LockedDrafts(self.store.drafts._database, *locked)
        self.store = replace(self.store, drafts=drafts)
        self._start()
        return drafts

    def locks_messages(self, *locked: bool) -> LockedMessages:
        """From now on the bot remembers its messages in such a store."""
        assert isinstance(self.store.drafts, SqlDrafts)
        messages = LockedMessages(self.store.drafts._database, self.clock.now, *locked)
        self.store = replace(self.store, messages=messages)
        self._start()
        return messages

    def _clock(self) -> datetime:
        return self.clock.time

    def _now(self) -> datetime:
        self.clock.time += self.tick
        return self.clock.time

    def admits(self, *allow: str, admins: Sequence[str] = ()) -> None:
        """From now on these may use the bot, or everybody where there are none, and these run it."""
        self.allow, self.admins = frozenset(allow), frozenset(admins)
        self._start()

    async def sees(self, text: str) -> Shown:
        """Waits until an answer shows this."""
        async with asyncio.timeout(60):
            while not (found := [a for a in self.answers if any(text in r.text for r in a.seen)]):
                self.shown.clear()
                await self.shown.wait()
        return found[-1]

    def new_id(self, platform: str = "fake") -> MessageId:
        self._ids += 1
        return f"{platform}:{self._ids}"

    def room_alone(self, account: str) -> FakeRoom:
        """The private chat with one account."""
        return self.room(account.removeprefix("fake:"), private=True)

    def room(self, name: str, private: bool = False, threads: bool = True) -> FakeRoom:
        return self._rooms.setdefault(name, FakeRoom(name, private, self, threads))

    def person(self, name: str, language: Language | None = None, platform: str = "fake") -> Person:
        return Person(self, name, language, platform)

    async def blogger(self, name: str = "ann", url: str = "https://kong.example") -> Person:
        """Somebody who has registered a blog."""
        person = self.person(name)
        await person.says(f"/register-blog {url}")
        return person

    async def noted(self, person: Person) -> None:
        """Waits until it is noted which messages show what is done for somebody."""
        async with asyncio.timeout(60):
            while not any(task.shown for task in await self.store.inbox.tasks(person.id)):  # noqa: ASYNC110
                await asyncio.sleep(0.01)

    async def dies(self) -> None:
        """The process ends in the middle of whatever it does."""
        await self.jobs.drain(0)

    @asynccontextmanager
    async def restarted(self) -> AsyncIterator[None]:
        """A new process on the same database."""
        async with open_store(self.database, self.clock.now) as store:
            self.store, self.owner = store, f"{self.owner} again"
            self._start()
            await self.desk.resume()
            yield
            await self.jobs.drain(0)


@pytest.fixture
async def stage(begun: str) -> AsyncIterator[Stage]:
    clock = Clock()
    async with open_store(begun, clock.now) as store:
        stage = Stage(store, begun, clock)
        yield stage
        await stage.jobs.drain(0)
