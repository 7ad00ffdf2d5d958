"""Put the parts together: what is read, remembered, learned, written and shown, and where people talk."""

import asyncio
import contextlib
import gc
import hashlib
import logging
import signal
import socket
import tempfile
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from importlib import import_module
from threading import Thread
from uuid import uuid4

from adapters.blogs.address.ownership_code import Proofs
from adapters.blogs.every_reader import EveryReader
from adapters.blogs.web.fetcher import Fetcher
from adapters.jobs.durable import DurableJobs
from adapters.jobs.in_memory import InMemoryJobs
from adapters.models.deepseek import DeepSeek
from adapters.models.local import Outliner
from adapters.sandbox import Sandbox
from adapters.sandbox.voices import check, draw, listen, repeats, spell, study, trace
from bot.blogs.grown_posts import GrownPosts
from bot.blogs.ingest import Ingest
from bot.blogs.learning_queue import LearningQueue
from bot.blogs.ownership import Ownership
from bot.blogs.refresh import Refresher
from bot.blogs.register import Registrar
from bot.card.card_dialogue import CardDialogue, Draw
from bot.dialogue.desk import Desk
from bot.dialogue.one_at_a_time import RunningTasks
from bot.dialogue.router import Router
from bot.drafts.draft_check import Listen, as_written
from bot.drafts.near_posts import NearPosts
from bot.drafts.paid_writer import PaidWriter
from bot.drafts.studio import Studio
from bot.errors import CannotStart
from bot.places import Part, chat_on, parts_asked, plain
from bot.ports import Chat, Incoming, Room, Writer
from bot.settings import Settings
from bot.stores import InboxItem, Store
from bot.watchdog import watched
from storage.store import open_store
from styles.reading.tokens import warm


class NoFolder(CannotStart):
    """DATA_DIR cannot be made or written to."""


LEARNERS = 2  # processes that learn; one learning takes one core
log = logging.getLogger("bot")
StartedJobs = InMemoryJobs | DurableJobs

LOADED = ("adapters.blogs.readers", "adapters.models.openai_client", "openai.resources.chat")  # with the first word
LEAVING = 1.0  # seconds for what is nearly done when the bot stops; the next process goes on with the rest


@dataclass(frozen=True)
class Maltu:
    """The bot with everything it needs from the world."""

    desk: Desk
    jobs: StartedJobs
    tasks: RunningTasks
    refresher: Refresher

    async def work(self) -> None:
        """Until cancelled, do what was said, also what an earlier process left, and keep blogs current."""
        await self.jobs.start(self.desk.run)
        await self.desk.resume()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self.jobs.adopt())
            tasks.create_task(self.tasks.watch())
            tasks.create_task(self.refresher.run())


async def run(settings: Settings, part: Part | None) -> None:
    """Talk until stopped, or in the terminal until its input ends. Raises CannotStart."""
    try:
        await _run(settings, part)
    finally:
        gc.freeze()  # or Python, as it ends, looks three times through all that was loaded


async def _run(settings: Settings, part: Part | None) -> None:
    make_folder(settings)
    parts = parts_asked(settings, part)
    _log(settings, in_terminal="console" in parts)
    async with open_store(database_url(settings)) as store:
        chats: dict[str, Chat] = {each: chat_on(settings, each, store) for each in parts}
        jobs: StartedJobs = InMemoryJobs() if "console" in parts else DurableJobs(database_url(settings))
        async with maltu(settings, store, chats, jobs) as bot:
            try:
                with watched():
                    await _talk(bot, chats)
            except* CannotStart as group:
                raise _first(group) from None
            except* (asyncio.CancelledError, _Stopped):
                log.info("stopped")


class _Stopped(Exception):
    """Whoever runs the bot wants it to stop."""


async def _talk(bot: Maltu, chats: Mapping[str, Chat]) -> None:
    """Until the input of a terminal ends. Raises CannotStart and _Stopped in groups."""
    stop = asyncio.Event()
    with contextlib.suppress(NotImplementedError):  # Windows has no signals to listen to
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    loading = Thread(target=_load, args=(LOADED,), name="loading", daemon=True)

    async def take(items: Sequence[InboxItem]) -> None:
        if loading.ident is None:
            loading.start()
        await bot.desk.take(items)

    async with asyncio.TaskGroup() as tasks:
        listening = [tasks.create_task(chat.listen(take)) for chat in chats.values()]
        working = [tasks.create_task(bot.work()), tasks.create_task(_park(bot, stop))]
        await asyncio.gather(*listening)
        for task in working:
            task.cancel()


def _load(modules: Sequence[str]) -> None:
    """What whoever speaks first would wait for later. As long as nobody speaks, it would be 80 MB for nothing."""
    for module in modules:
        import_module(module)
    warm()
    gc.freeze()  # or each full collection looks through all of it, for a tenth of a second in which nobody is answered


async def _park(bot: Maltu, stop: asyncio.Event) -> None:
    """What is under way ends or is left to the next process as long as its chat can still be spoken in."""
    await stop.wait()
    await bot.jobs.drain(LEAVING)
    raise _Stopped


async def _room(chats: Mapping[str, Chat], id: str) -> Room | None:
    """A room on one of the platforms that are running here."""
    for chat in chats.values():
        with contextlib.suppress(ValueError):
            return await chat.room(id)
    return None


async def _recall(chats: Mapping[str, Chat], items: Sequence[InboxItem]) -> Incoming | None:
    """What was said, by the chat it was said in. Raises LookupError where that one is not running here."""
    return await chats[items[0].person.partition(":")[0]].recall(items)


def _first(error: BaseException) -> BaseException:
    return _first(error.exceptions[0]) if isinstance(error, BaseExceptionGroup) else error


@dataclass(frozen=True)
class Instead:
    """What takes the place of parts that are slow to start; None: the real one."""

    school: Sandbox | None = None
    listen: Listen | None = None
    draw: Draw | None = None


AS_IT_IS = Instead()


@contextlib.asynccontextmanager
async def maltu(
    settings: Settings, store: Store, chats: Mapping[str, Chat], jobs: StartedJobs, instead: Instead = AS_IT_IS
) -> AsyncIterator[Maltu]:
    """The bot that talks in these chats, by the names of their platforms. What is under way at the end is parked."""
    async with (
        Fetcher(settings.fetch_allow) as fetcher,
        Sandbox(warm=True) as sandbox,
        Sandbox(seconds=180, memory=4_000_000_000, most=LEARNERS, warm=True) as own,
        Sandbox(seconds=30, memory=4_000_000_000, most=1, warm=True) as ear,
        writer(settings) as model,
    ):
        place, rooms, language = instead.school or own, partial(_room, chats), settings.language
        grown = GrownPosts(store.blogs, store.drafts, store.origins, partial(trace, place), _now)
        queue = LearningQueue(LEARNERS, time.monotonic)
        ingest = Ingest(
            store.blogs, store.cards, store.analyses, partial(study, place), grown, queue, settings.posts_to_read, _now
        )
        read = [EveryReader(fetcher, sandbox, settings.posts_to_read)]
        owned = Ownership(store.people, Proofs(fetcher), settings.ownership, _now)
        registrar = Registrar(read, store.blogs, store.cards, ingest, grown, owned, model.host, _now)
        studio = _studio(settings, store, PaidWriter(model), instead.listen or partial(listen, ear), ear)
        cards = CardDialogue(store.cards, store.messages, grown.describe, instead.draw or partial(draw, sandbox), _now)
        owner = f"{socket.gethostname()}-{uuid4()}"
        tasks = RunningTasks(store.inbox, owner)
        talk = Router(store, registrar, ingest, studio, cards, tasks, rooms, model.host, language, _now)
        refresher = Refresher(
            store.people, store.blogs, store.cards, registrar, ingest, grown, rooms, jobs.give, language, _now
        )
        desk = Desk(store.inbox, jobs, talk, tasks, partial(_recall, chats), refresher.renew, owner, _now)
        try:
            yield Maltu(desk, jobs, tasks, refresher)
        finally:
            await jobs.drain(LEAVING)
            await asyncio.gather(*(each.close() for each in (sandbox, own, ear)))  # a process takes its time to end


def _studio(settings: Settings, store: Store, model: Writer, listening: Listen, ear: Sandbox) -> Studio:
    return Studio(
        store.blogs,
        store.cards,
        store.drafts,
        model,
        settings.card_tokens,
        _now,
        listen=listening,
        check=partial(check, ear),
        near=NearPosts(store.blogs, store.origins, partial(repeats, ear)).find,
        finish=partial(spell, ear) if settings.voice_spelling else as_written,
    )


def _now() -> datetime:
    return datetime.now(UTC)


def make_folder(settings: Settings) -> None:
    """The place for all that is kept, for its owner only. Raises NoFolder."""
    try:
        settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=settings.data_dir).close()
    except OSError as error:
        raise NoFolder(f"DATA_DIR: {settings.data_dir} cannot be written to ({error.strerror}).") from None


def database_url(settings: Settings) -> str:
    """Where the database is."""
    return settings.database_url or f"sqlite:///{settings.data_dir / 'maltu.db'}"


@contextlib.asynccontextmanager
async def writer(settings: Settings) -> AsyncIterator[Writer]:
    """The model there is a key or a server for, else one that writes outlines."""
    if not settings.has_model:
        yield Outliner()
        return
    key = plain(settings.deepseek_api_key)
    secret = hashlib.sha256(b"maltu names people for its provider" + key.encode()).digest()
    async with DeepSeek(
        key, base_url=settings.deepseek_base_url, model=settings.deepseek_model, secret=secret
    ) as model:
        yield model


def _log(settings: Settings, in_terminal: bool) -> None:
    """To standard error, or to a file where the terminal is for talking. Ids only, never texts."""
    there = logging.FileHandler(settings.data_dir / "maltu.log", delay=True) if in_terminal else logging.StreamHandler()
    form = "%(asctime)s %(levelname)s %(name)s %(message)s"
    logging.basicConfig(level=logging.INFO, format=form, handlers=[there])
    for loud in ("httpx", "httpcore", "httpx2", "httpcore2", "openai", "discord", "alembic"):
        logging.getLogger(loud).setLevel(logging.WARNING)
