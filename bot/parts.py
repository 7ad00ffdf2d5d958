"""Start the bot with what its settings ask for, talk until it is stopped, and leave nothing half done."""

import asyncio
import contextlib
import errno
import gc
import logging
import signal
import tempfile
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from adapters.jobs.durable import DurableJobs
from adapters.jobs.in_memory import InMemoryJobs
from adapters.jobs.turns import open_turns
from bot.admin.file_modes import close_to_others
from bot.admin.log_lines import begin_log
from bot.admin.old_backups import OldBackups
from bot.errors import CannotStart
from bot.errors.frames import first_of
from bot.loop.watchdog import watched
from bot.maltu import Maltu, StartedJobs
from bot.people.costs.meters import SILENT, Meters
from bot.places import Part, chat_on, parts_asked, plain
from bot.ports import Chat
from bot.settings import Settings
from bot.settings.spoken import ENV_FILE
from bot.stores import InboxItem
from bot.together import LEAVING, maltu
from bot.wording import Wording
from storage.backup.folder import delete_old
from storage.store import open_store
from styles.reading.tokens import warm

if TYPE_CHECKING:
    from adapters.server.operators import OperatorPages


class NoFolder(CannotStart):
    """DATA_DIR cannot be made or written to."""

    def __init__(self, folder: Path, error: OSError) -> None:
        super().__init__(f"DATA_DIR: {folder} cannot be written to ({error.strerror}).")
        self._folder, self._error = str(folder), error

    def sentence(self, words: Wording) -> str:
        """With what to do about it."""
        if self._error.errno == errno.ENOSPC:
            return words.disk_full(self._folder)
        return words.folder_refuses(self._folder, self._error.strerror or "")


class OneProcess(CannotStart):
    """ROLES leave something to other processes where there is only one."""


log = logging.getLogger("bot")

SOON = 3.0  # seconds
LOADED = ("adapters.models.openai_client", "openai.resources.chat.chat")  # with the first word


async def run(settings: Settings, part: Part | None, ask: bool = False) -> None:
    """Talk until stopped, or in the terminal until its input ends; `ask`: also a script is asked something back.

    Raises CannotStart.
    """
    try:
        await _run(settings, part, ask)
    finally:
        gc.freeze()  # or Python, as it ends, looks three times through all that was loaded


async def _run(settings: Settings, part: Part | None, ask: bool) -> None:
    make_folder(settings)
    parts = parts_asked(settings, part)
    if part == "console":
        settings = settings.model_copy(update={"roles": frozenset()})  # a terminal shares its work with nobody
    refuse_roles(settings, parts)
    begin_log(settings, in_terminal="console" in parts)
    for loose in close_to_others(ENV_FILE, settings.data_dir):
        log.warning("others on this machine could read %s; closed now: %s", loose.path, loose.mended)
    url, pages = database_url(settings), _operator_pages(settings)
    meters: Meters = pages.meters if pages else SILENT
    async with open_store(url, backups=settings.backups) as store, open_turns(url) as turns:
        chats: dict[str, Chat] = {each: chat_on(settings, each, store, ask, meters, turns=turns) for each in parts}
        writes = settings.worker_concurrency if settings.does("worker") else 0
        jobs: StartedJobs = InMemoryJobs() if "console" in parts else DurableJobs(url, turns, writes)
        heard: dict[str, Chat] = {each: chats[each] for each in parts if each == "console" or settings.does(each)}
        async with maltu(settings, store, chats, jobs, meters=meters, turns=turns) as bot:
            try:
                with watched() as lag:
                    async with pages.shown(store.health, jobs, heard, lag) if pages else contextlib.nullcontext():
                        await _talk(bot, chats, heard, _old_backups(settings), shares=not url.startswith("sqlite"))
            except* (CannotStart, BrokenPipeError) as group:
                raise first_of(group) from None
            except* (asyncio.CancelledError, _Stopped):
                log.info("stopped")


def _operator_pages(settings: Settings) -> "OperatorPages | None":
    if settings.http_port is None:
        return None
    from adapters.server.operators import OperatorPages  # here: nothing else needs a server

    return OperatorPages(settings.http_host, settings.http_port)


class _Stopped(Exception):
    """Whoever runs the bot wants it to stop."""


async def _talk(
    bot: Maltu, chats: Mapping[str, Chat], heard: Collection[str], backups: OldBackups, shares: bool
) -> None:
    """Until the input of a terminal ends; on the platforms that are `heard`, and on the others only to speak.
    `shares`: what others began may have to be gone on with at any moment.

    Raises CannotStart and _Stopped in groups.
    """
    stop = asyncio.Event()
    with contextlib.suppress(NotImplementedError):  # Windows has no signals to listen to
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    loading = Thread(target=_load, args=(LOADED,), name="loading", daemon=True)

    async def take(items: Sequence[InboxItem]) -> None:
        if loading.ident is None:
            loading.start()
        await bot.door.take(items)

    async with asyncio.TaskGroup() as tasks:
        listening = [
            tasks.create_task(chat.listen(take) if name in heard else chat.attend()) for name, chat in chats.items()
        ]
        working = [tasks.create_task(each) for each in (bot.work(), _park(bot, stop), backups.run())]
        working += [tasks.create_task(_load_soon(loading))] if shares else []
        await asyncio.gather(*listening)
        for task in working:
            task.cancel()


async def _load_soon(loading: Thread) -> None:
    """Once it listens."""
    await asyncio.sleep(SOON)
    if loading.ident is None:
        loading.start()


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


def make_folder(settings: Settings) -> None:
    """The place for all that is kept, for its owner only. Raises NoFolder."""
    try:
        settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=settings.data_dir).close()
    except OSError as error:
        raise NoFolder(settings.data_dir, error) from None


def refuse_roles(settings: Settings, parts: Sequence[Part]) -> None:
    """Raises OneProcess where a process leaves something to others that cannot be there."""
    if settings.does_everything:
        return
    if database_url(settings).startswith("sqlite"):
        raise OneProcess(
            "ROLES: on SQLite one process does everything. Leave ROLES empty, or set DATABASE_URL to a PostgreSQL that "
            "several processes share."
        )
    if "console" in parts:
        raise OneProcess(
            "ROLES are set, and no token is. Set DISCORD_TOKEN or TELEGRAM_TOKEN: every process needs the tokens of "
            "all that the bot talks on. Leave ROLES empty for the terminal."
        )


def database_url(settings: Settings) -> str:
    """Where the database is."""
    return plain(settings.database_url) or f"sqlite:///{settings.data_dir / 'maltu.db'}"


def _old_backups(settings: Settings) -> OldBackups:
    return OldBackups(partial(delete_old, settings.backups), lambda: datetime.now(UTC))
