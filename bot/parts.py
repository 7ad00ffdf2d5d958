"""Put the parts together: what is read, remembered, learned, written and shown, and where people talk."""

import asyncio
import contextlib
import hashlib
import logging
import signal
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Literal, TypeVar, assert_never

from pydantic import SecretStr

from adapters.blogs.address.ownership_code import Proofs
from adapters.blogs.readers import readers
from adapters.blogs.web.fetcher import Fetcher
from adapters.chat import discord, telegram
from adapters.chat.console import Console
from adapters.models.deepseek import DeepSeek
from adapters.models.local import Outliner
from adapters.sandbox import Sandbox, SandboxFailed
from bot.blogs.grown_posts import GrownPosts
from bot.blogs.ingest import Ingest
from bot.blogs.learning_queue import LearningQueue
from bot.blogs.ownership import Ownership
from bot.blogs.refresh import Refresher, Rooms
from bot.blogs.register import Registrar
from bot.card.card_dialogue import CardDialogue, Draw
from bot.dialogue.router import Router
from bot.drafts.draft_check import Listen, as_written
from bot.drafts.near_posts import NearPosts
from bot.drafts.paid_writer import PaidWriter
from bot.drafts.studio import Studio
from bot.errors import TooHard
from bot.menu import MENU, Field, menus
from bot.model import Language, Post
from bot.ports import Chat, Room, Writer
from bot.settings import Settings
from bot.stores import Store
from bot.wording import words_in
from storage.store import CannotOpen, open_store
from styles import Hearing, Prompt, StyleCard, faults, hear, learn
from styles.languages.measure_names import measure_name, telling, value_text
from styles.learning.grown import DraftText, Kin, find_origins, most_alike
from styles.picture.chart import render_card_picture
from styles.spelling import respell


class NoFolder(Exception):
    """DATA_DIR cannot be made or written to."""


class NoToken(Exception):
    """A part was asked for by name, and there is no token for it."""


CANNOT_START = (NoFolder, NoToken, CannotOpen, telegram.NoTelegram, discord.TokenRefused, discord.IntentRefused)
LEARNERS = 2  # processes that learn; one learning takes one core
log = logging.getLogger("bot")
T = TypeVar("T")

Part = Literal["console", "discord", "telegram"]  # where people talk


async def run(settings: Settings, part: Part | None) -> None:
    """Talk until stopped, or in the terminal until its input ends. Raises one of CANNOT_START."""
    make_folder(settings)
    chats = _chats(settings, part)
    _log(settings, in_terminal=isinstance(chats[0], Console))
    stopped = asyncio.current_task()
    assert stopped is not None
    with contextlib.suppress(NotImplementedError):  # Windows has no signals to listen to
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.cancel)
    async with maltu(settings, partial(_room, chats)) as (talk, refresher):
        try:
            async with asyncio.TaskGroup() as tasks:
                listening = [tasks.create_task(chat.listen(talk.hear)) for chat in chats]
                keeping = tasks.create_task(refresher.run())
                await asyncio.gather(*listening)
                keeping.cancel()
        except* CANNOT_START as group:
            raise _first(group) from None
        except* asyncio.CancelledError:
            log.info("stopped")


async def _room(chats: Sequence[Chat], id: str) -> Room | None:
    """A room on one of the platforms that are running here."""
    for chat in chats:
        with contextlib.suppress(ValueError):
            return await chat.room(id)
    return None


def _first(error: BaseException) -> BaseException:
    return _first(error.exceptions[0]) if isinstance(error, BaseExceptionGroup) else error


@contextlib.asynccontextmanager
async def conversation(
    settings: Settings, school: Sandbox | None = None, listening: Listen | None = None, drawing: Draw | None = None
) -> AsyncIterator[Router]:
    """The bot as it talks; blogs are not looked at again.

    `school` is where it learns, one of its own if not given; `listening` and `drawing` replace what does these.
    """
    async with maltu(settings, _nowhere, school, listening, drawing) as (talk, _):
        yield talk


async def _nowhere(id: str) -> Room | None:
    return None


@contextlib.asynccontextmanager
async def maltu(
    settings: Settings,
    rooms: Rooms,
    school: Sandbox | None = None,
    listening: Listen | None = None,
    drawing: Draw | None = None,
) -> AsyncIterator[tuple[Router, Refresher]]:
    """The bot with everything it needs from the world, and what keeps its blogs current."""
    async with (
        open_store(database_url(settings)) as store,
        Fetcher(settings.fetch_allow) as fetcher,
        Sandbox(warm=True) as sandbox,
        Sandbox(seconds=180, memory=4_000_000_000, most=LEARNERS, warm=True) as own,
        Sandbox(seconds=30, memory=4_000_000_000, most=1, warm=True) as ear,
        writer(settings) as model,
    ):
        place = school or own
        grown = GrownPosts(store.blogs, store.drafts, store.origins, partial(trace, place), _now)
        queue = LearningQueue(LEARNERS, time.monotonic)
        ingest = Ingest(store.blogs, store.cards, partial(study, place), grown, queue, settings.posts_to_read, _now)
        ownership = Ownership(store.people, Proofs(fetcher), settings.ownership, _now)
        registrar = Registrar(
            readers(fetcher, sandbox, settings.posts_to_read),
            store.blogs,
            store.cards,
            ingest,
            grown,
            ownership,
            model.host,
            _now,
        )
        studio = _studio(settings, store, PaidWriter(model), listening or partial(listen, ear), ear)
        cards = CardDialogue(store.cards, store.messages, grown.describe, drawing or partial(draw, sandbox), _now)
        refresher = Refresher(
            store.people, store.blogs, store.cards, registrar, ingest, grown, rooms,
            lambda id, key, kind: refresher.renew(id), settings.language, _now,
        )  # fmt: skip
        yield Router(store, registrar, ingest, studio, cards, model.host, settings.language), refresher


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


async def check(ear: Sandbox, asked: Prompt, text: str) -> tuple[str, ...]:
    """Find the sentences of a draft that must not stay, where no learning holds it up. Raises SandboxFailed."""
    return await ear.run(faults, asked, text)


async def study(school: Sandbox, posts: Sequence[Post]) -> StyleCard:
    """Learn in a process of its own, so that nobody waits meanwhile, and no text hangs the bot. Raises TooHard."""
    return await _within_reason(school.run(learn, list(posts)))


async def trace(
    school: Sandbox, posts: Sequence[Post], drafts: Sequence[DraftText], known: Sequence[Post]
) -> Sequence[Kin | None]:
    """Find the drafts that posts grew from, where voices are learned. Raises TooHard."""
    return await _within_reason(school.run(find_origins, posts, drafts, known))


async def repeats(ear: Sandbox, text: str, posts: Sequence[str]) -> Kin | None:
    """The post that a draft has most in common with. Raises SandboxFailed."""
    return await ear.run(most_alike, text, posts)


async def _within_reason(work: Awaitable[T]) -> T:
    try:
        return await work
    except SandboxFailed as error:
        raise TooHard from error


async def listen(ear: Sandbox, card: StyleCard, text: str) -> Hearing:
    """Hear a draft where no learning holds it up. Raises SandboxFailed."""
    return await ear.run(hear, card, text)


async def spell(ear: Sandbox, card: StyleCard, text: str) -> str:
    """A draft with its words written as this author writes them each time. Raises SandboxFailed."""
    return await ear.run(respell, text, card.profile.choices, card.language) if card.profile.choices else text


async def draw(sandbox: Sandbox, card: StyleCard, title: str, language: Language) -> bytes:
    """A card as a PNG, drawn where learning does not hold it up. Raises SandboxFailed."""
    shown = replace(card, standings=telling(card.standings))
    return await sandbox.run(render_card_picture, shown, title, language, measure_name, value_text)


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


def plain(token: SecretStr | None) -> str:
    """A secret as it is sent; empty where there is none."""
    return token.get_secret_value() if token else ""


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


def _chats(settings: Settings, part: Part | None) -> list[Chat]:
    """The part that was asked for, else every part there is a token for, else the terminal. Raises NoToken."""
    with_token: list[Part] = ["discord"] if settings.discord_token else []
    with_token += ["telegram"] if settings.telegram_token else []
    return [_chat(settings, each) for each in ([part] if part else with_token or ["console"])]


def _chat(settings: Settings, part: Part) -> Chat:
    match part:
        case "discord":
            token = _require_token("DISCORD_TOKEN", settings.discord_token)
            return discord.Discord(token, commands=slash_commands())
        case "telegram":
            token = _require_token("TELEGRAM_TOKEN", settings.telegram_token)
            return telegram.Telegram(token, api_url=settings.telegram_api_url, commands=menus(settings.language))
        case "console":
            words = words_in(settings.language)
            return Console(settings.data_dir, words, news="" if settings.has_model else words.no_model())
        case _:
            assert_never(part)


def _require_token(name: str, token: SecretStr | None) -> str:
    if not token:
        raise NoToken(f"{name} is not set: put it into .env, as .env.example shows.")
    return plain(token)


def slash_commands() -> list[discord.SlashCommand]:
    """The menu as Discord offers it."""

    def option(field: Field) -> discord.SlashOption:
        return discord.SlashOption(field.name, field.description, "file" if field.file else "text", field.required)

    return [discord.SlashCommand(o.name, o.description, tuple(option(f) for f in o.fields)) for o in MENU]


def _log(settings: Settings, in_terminal: bool) -> None:
    """To standard error, or to a file where the terminal is for talking. Ids only, never texts."""
    there = logging.FileHandler(settings.data_dir / "maltu.log", delay=True) if in_terminal else logging.StreamHandler()
    form = "%(asctime)s %(levelname)s %(name)s %(message)s"
    logging.basicConfig(level=logging.INFO, format=form, handlers=[there])
    for loud in ("httpx", "httpcore", "httpx2", "httpcore2", "openai", "discord", "alembic"):
        logging.getLogger(loud).setLevel(logging.WARNING)
