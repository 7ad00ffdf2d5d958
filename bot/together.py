"""Put the parts together: what is read, remembered, learned, written and shown, and for whom."""

import asyncio
import contextlib
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property, partial
from uuid import uuid4

from adapters.blogs.address.ownership_code import Proofs
from adapters.blogs.every_reader import EveryReader
from adapters.images.cleaning import clean
from adapters.sandbox import Sandbox
from adapters.sandbox.voices import check, draw, find_edits, find_topic, listen, repeats, spell, study, trace
from bot.admin.alerts.checks import AlertChecks
from bot.admin.alerts.starts import start_noted
from bot.admin.alerts.watch import AlertWatch
from bot.blogs.grown_posts import GrownPosts
from bot.blogs.ingest import Ingest, nothing_more
from bot.blogs.learning_queue import LearningQueue
from bot.blogs.notes_of_posts import NotesOfPosts
from bot.blogs.ownership import Ownership
from bot.blogs.published_edits import PublishedEdits
from bot.blogs.refresh import Refresher
from bot.blogs.register import Registrar
from bot.blogs.separate_voices import SeparateVoices
from bot.card.card_dialogue import CardDialogue, Draw
from bot.card.proposals import Proposals
from bot.dialogue.desk import Desk
from bot.dialogue.exporting.photos import pictures_of
from bot.dialogue.one_at_a_time import RunningTasks
from bot.dialogue.router import Router
from bot.dialogue.routing.answerers import Means
from bot.drafts.circuit_breaker import CircuitBreaker
from bot.drafts.draft_check import Listen, as_written
from bot.drafts.material.interview import Choose
from bot.drafts.naming.parts import NamedParts
from bot.drafts.near_posts import NearPosts
from bot.drafts.operator_news import OperatorNews
from bot.drafts.paid_writer import PaidWriter
from bot.drafts.photos.fetching import PhotoAlbum
from bot.drafts.photos.giving import PhotoIntake
from bot.drafts.photos.looking import PaidEye
from bot.drafts.studio import Studio
from bot.drafts.voices.at_hand import VoicesAtHand
from bot.kit.beside.draft_files import DraftFiles
from bot.kit.parts import Beside
from bot.maltu import Maltu, StartedJobs
from bot.people.access.admin_commands import AdminCommands
from bot.people.access.admins import Admins
from bot.people.access.alerts import Alerts
from bot.people.access.allowed import Access
from bot.people.access.announcer import Announcer
from bot.people.access.door import Door
from bot.people.access.other_names import OtherNames
from bot.people.costs.limits import Limits, rules_of
from bot.people.costs.meters import SILENT, Meters
from bot.people.costs.prices import tariff
from bot.people.costs.usage import UsageReport
from bot.people.link.dialogue import LinkDialogue
from bot.people.link.late_rows import LateRows
from bot.people.privacy.answers import PrivacyAnswers
from bot.people.privacy.asked import SafetyQuestions
from bot.people.privacy.erasure import Erasure
from bot.people.privacy.expiry import Expiry
from bot.places import Chats, Outside, opened
from bot.ports import Chat, Turns, Writer
from bot.settings import Settings
from bot.stores import Store
from bot.turns import Alone
from bot.wording import words_in
from styles.questions import choose

LEARNERS = 2  # processes that learn; one learning takes one core
LEAVING = 1.0  # seconds for what is nearly done when the bot stops; the next process goes on with the rest


@dataclass(frozen=True)
class Instead:
    """What takes the place of parts that are slow to start; None: the real one."""

    school: Sandbox | None = None
    listen: Listen | None = None
    draw: Draw | None = None
    choose: Choose = choose
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    model: Writer | None = None


AS_IT_IS = Instead()


class _Parts:
    """Each part is made when another one first needs it."""

    def __init__(
        self,
        settings: Settings,
        store: Store,
        chats: Chats,
        jobs: StartedJobs,
        outside: Outside,
        instead: Instead,
        meters: Meters,
        turns: Turns,
    ) -> None:
        self._settings = settings
        self._store = store
        self._chats = chats
        self._jobs = jobs
        self._fetcher = outside.fetcher
        self._pages, self._school, self._ear = outside.pages, instead.school or outside.school, outside.ear
        self._model, self._scribe, self._eye = outside.model, outside.scribe, outside.eye
        self._instead = instead
        self._turns = turns
        self._language = settings.language
        self._owner = f"{socket.gethostname()}-{uuid4()}"
        self._tasks = RunningTasks(store.inbox, self._owner)
        others = OtherNames(settings.allow | settings.admins, store.links.names)
        self._access = Access(settings.allow, settings.admins, others)
        self._admins = Admins(settings.admins, chats.private, store.people.language, settings.language)
        self._alerts = Alerts(store.alerts, self._admins.tell, _now)
        self._limits = Limits(store.ledger, rules_of(settings), _now, meters)
        self._prices = tariff(outside.model.host, settings.deepseek_model)
        self._questions = SafetyQuestions(store.people, _now)

    @cached_property
    def maltu(self) -> Maltu:
        """The bot."""
        store, recall = self._store, self._chats.recall
        desk = Desk(
            store.inbox, self._jobs, self._router, self._tasks, recall, self._refresher.renew, self._notes.make,
            self._owner, _now, most_written=None if store.paces else self._settings.worker_concurrency,
        )  # fmt: skip
        door = Door(self._access, store.guests, desk.take, recall, self._language, _now)
        expiry = Expiry(store, self._erasure, self._chats.room, self._settings.keep_months, self._language, _now)
        late = LateRows(store.links)
        checks = AlertChecks(store, self._limits, _now)
        alerts = AlertWatch(checks.all(), self._alerts, self._admins.tell, store.alerts)
        return Maltu(
            door, desk, self._jobs, self._tasks, self._refresher, self._announcer, self._erasure, expiry, late, alerts,
            self._turns, self._settings.does("scheduler"),
        )  # fmt: skip

    # Reading and learning

    @cached_property
    def _grown(self) -> GrownPosts:
        store = self._store
        compare = partial(find_edits, self._school)
        published = PublishedEdits(store.drafts, store.edits, self._proposals, compare, _now)
        return GrownPosts(store.blogs, store.drafts, store.origins, partial(trace, self._school), published, _now)

    @cached_property
    def _proposals(self) -> Proposals:
        return Proposals(self._store.edits, self._store.cards)

    @cached_property
    def _ingest(self) -> Ingest:
        store, queue = self._store, LearningQueue(LEARNERS, time.monotonic)
        learning, most = partial(study, self._school), self._settings.posts_to_read
        want = self._notes.want if self._settings.model_notes else nothing_more
        return Ingest(
            store.blogs, store.cards, store.analyses, learning, self._grown, queue, self._limits, most, _now, want
        )

    @cached_property
    def _notes(self) -> NotesOfPosts:
        return NotesOfPosts(self._store, self._paid, self._jobs.give, _now)

    @cached_property
    def _voices(self) -> SeparateVoices:
        store, find = self._store, partial(find_topic, self._school)
        return SeparateVoices(store.blogs, store.origins, self._ingest, self._limits, find)

    @cached_property
    def _registrar(self) -> Registrar:
        store = self._store
        read = [EveryReader(self._fetcher, self._pages, self._settings.posts_to_read)]
        owned = Ownership(store.people, Proofs(self._fetcher), self._settings.ownership, _now)
        return Registrar(
            read, store.blogs, store.cards, self._ingest, self._grown, owned, self._limits, self._model.host, _now,
            self._settings.model_notes,
        )  # fmt: skip

    @cached_property
    def _refresher(self) -> Refresher:
        store, rooms, give = self._store, self._chats.room, self._jobs.give
        return Refresher(
            store.people, store.blogs, store.cards, self._registrar, self._ingest, self._grown, self._voices,
            self._limits, rooms, give, self._language, _now,
        )  # fmt: skip

    # Writing

    @cached_property
    def _paid(self) -> PaidWriter:
        settings, tell = self._settings, self._admins.tell
        for_operators = words_in(self._language, operator=True)
        news = OperatorNews(self._model, settings.card_tokens, for_operators, time.monotonic, tell)
        breaker = CircuitBreaker(self._model.host, self._alerts, settings.timezone, _now)
        return PaidWriter(news, self._limits, self._prices, breaker, _now)

    @cached_property
    def _studio(self) -> Studio:
        store, settings, ear = self._store, self._settings, self._ear
        notes = store.notes if settings.model_notes else None
        return Studio(
            store.blogs, store.cards, store.drafts, self._paid, settings.card_tokens, settings.prompt_tokens, _now,
            listen=self._instead.listen or partial(listen, ear), check=partial(check, ear),
            near=NearPosts(store.blogs, store.origins, partial(repeats, ear)).find,
            finish=partial(spell, ear) if settings.voice_spelling else as_written,
            files=DraftFiles(store.blogs, store.cards, store.drafts, _now, settings.ai_label, settings.timezone),
            voices=VoicesAtHand(store.blogs, store.cards, notes, settings.model_for_blog),
        )  # fmt: skip

    # People

    @cached_property
    def _announcer(self) -> Announcer:
        chats, announcements = self._chats, self._store.announcements
        return Announcer(announcements, chats.names, chats.private, self._admins, _now)

    @cached_property
    def _erasure(self) -> Erasure:
        return Erasure(self._store.forgetting, self._jobs, self._tasks.stop_all, self._chats.forget)

    @cached_property
    def _router(self) -> Router:
        store, settings, host, noted = self._store, self._settings, self._model.host, self._settings.model_notes
        cards = CardDialogue(
            store.cards, store.messages, self._grown.describe, self._proposals, self._voices.offer,
            self._instead.draw or partial(draw, self._pages), _now, store.notes, self._chats.private,
        )  # fmt: skip
        listener, looker = self._scribe.host if self._scribe else "", self._eye.host if self._eye else ""
        usage = UsageReport(store.ledger, store.blogs, self._limits, self._prices, self._access.is_admin)
        privacy = PrivacyAnswers(
            store.forgetting, self._erasure, self._questions, store.links, host, settings.keep_months, noted, listener,
            looker,
        )  # fmt: skip
        admin = AdminCommands(
            self._access, store.guests, self._announcer, settings.limits, store.links.person, self._tasks.stop_all, _now
        )
        link = LinkDialogue(store.links, self._questions, self._chats.alone)
        means = Means(
            store, self._registrar, self._ingest, self._studio, cards, self._tasks, self._limits, usage,
            self._questions, privacy, self._chats.room, host, self._language, _now, self._chats.private, admin,
            self._voices, link, PhotoIntake(store.materials, partial(clean, self._pages)), self._instead.choose,
            self._instead.sleep, self._scribe, self._paid_eye, self._beside,
        )  # fmt: skip
        return Router(means)

    @cached_property
    def _album(self) -> PhotoAlbum:
        return PhotoAlbum(self._store.materials, self._chats.fetch, partial(clean, self._pages))

    @property
    def _paid_eye(self) -> PaidEye | None:
        paid = self._eye and tariff(self._eye.host, self._settings.eye_model)
        return PaidEye(self._eye, self._album, self._limits, paid, _now) if self._eye and paid else None

    @property
    def _beside(self) -> Beside:
        """What leaves beside the text of a draft."""
        studio, tokens = self._studio, (self._settings.card_tokens, self._settings.prompt_tokens)
        named = NamedParts(self._store.drafts, studio.voices, self._paid, studio.files, *tokens)
        return Beside(named.of, partial(pictures_of, self._album))


@contextlib.asynccontextmanager
async def maltu(
    settings: Settings,
    store: Store,
    chats: Mapping[str, Chat],
    jobs: StartedJobs,
    instead: Instead = AS_IT_IS,
    meters: Meters = SILENT,
    *,
    turns: Turns | None = None,
) -> AsyncIterator[Maltu]:
    """The bot that talks in these chats, by the names of their platforms. What is under way at the end is parked.
    `turns` are shared with its other processes."""
    async with start_noted(store.starts, settings, _now), opened(settings, LEARNERS) as outside:
        reached = Chats(chats, store.links.accounts)
        ends = replace(outside, model=instead.model or outside.model)
        parts = _Parts(settings, store, reached, jobs, ends, instead, meters, turns or Alone())
        try:
            yield parts.maltu
        finally:
            await jobs.drain(LEAVING)
            await outside.close()


def _now() -> datetime:
    return datetime.now(UTC)
