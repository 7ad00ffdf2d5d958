"""Put the parts together:  python -m bot [console|discord|telegram|doctor]"""

import argparse
import asyncio
import contextlib
import hashlib
import logging
import signal
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from pydantic import SecretStr, ValidationError

from adapters.blogs.address.ownership_code import Proofs
from adapters.blogs.readers import readers
from adapters.blogs.web.fetcher import Fetcher
from adapters.chat import discord, telegram
from adapters.chat.console import Console
from adapters.models.deepseek import DeepSeek
from adapters.models.local import Outliner
from adapters.sandbox import Sandbox, SandboxFailed
from bot.admin.doctor import Check, examine
from bot.admin.read_report import report
from bot.blogs.ingest import Ingest
from bot.blogs.ownership import Ownership
from bot.blogs.refresh import Refresher, Rooms
from bot.blogs.register import Registrar
from bot.card.card_dialogue import Cards, Draw
from bot.dialogue.router import Conversation
from bot.drafts.draft_check import Listen, as_written
from bot.drafts.studio import Studio
from bot.errors import BotError, TooHard
from bot.menu import MENU, Field
from bot.model import File, Language, Post
from bot.ports import Chat, Room, Source, Writer
from bot.settings import Settings
from bot.wording import Wording
from storage.store import CannotOpen, open_store
from styles import Hearing, Prompt, StyleCard, faults, hear, learn
from styles.languages.named import named, telling, valued
from styles.picture.chart import drawn
from styles.spelling import applied


class NoFolder(Exception):
    """DATA_DIR cannot be made or written to."""


class NoToken(Exception):
    """A part was asked for by name, and there is no token for it."""


CANNOT_START = (NoFolder, NoToken, CannotOpen, telegram.NoTelegram, discord.TokenRefused, discord.IntentRefused)
log = logging.getLogger("bot")

LANGUAGES: tuple[Language, ...] = ("ko", "en")


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status: 0 all went well, 1 it cannot start, 2 a setting makes no sense."""
    parser = argparse.ArgumentParser(prog="python -m bot", description="maltu writes blog drafts in your own voice.")
    parser.add_argument("part", nargs="?", choices=["console", "discord", "telegram", "doctor", "read"])
    parser.add_argument("source", nargs="*", help="read: the address of a blog, or files; shows what is read there")
    parser.add_argument("--limit", type=int, default=5, help="read: how many posts at most (5)")
    parser.add_argument("--json", action="store_true", help="read: everything, as JSON")
    told = parser.parse_args(arguments)
    part = told.part
    if (part == "read") != bool(told.source):
        parser.error("read takes the address of a blog or files, and nothing else does")
    try:
        settings = Settings()
    except ValidationError as error:
        for wrong in error.errors():
            print(f"{'.'.join(map(str, wrong['loc'])).upper()}: {wrong['msg']}", file=sys.stderr)
        return 2
    try:
        if part == "doctor":
            return 0 if asyncio.run(doctor(settings)) else 1
        if part == "read":
            return 0 if asyncio.run(read(settings, told.source, max(1, told.limit), told.json)) else 1
        asyncio.run(run(settings, part))
    except CANNOT_START as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        pass
    return 0


async def run(settings: Settings, part: str | None) -> None:
    """Talk until stopped, or in the terminal until its input ends. Raises one of CANNOT_START."""
    _folder(settings)
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
) -> AsyncIterator[Conversation]:
    """The bot as it talks; blogs are not looked at again.

    `school` is where it learns, one of its own if not given; `listening` and `drawing` go before what is done there.
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
) -> AsyncIterator[tuple[Conversation, Refresher]]:
    """The bot with everything it needs from the world, and what keeps its blogs current."""
    async with (
        open_store(_database(settings)) as store,
        Fetcher(settings.fetch_allow) as fetcher,
        Sandbox() as apart,
        Sandbox(seconds=180, memory=4_000_000_000, most=1) as own,
        writer(settings) as model,
    ):
        place = school or own
        ingest = Ingest(store, partial(study, place), settings.posts_to_read, _now)
        ownership = Ownership(store, Proofs(fetcher), settings.ownership, _now)
        registrar = Registrar(
            readers(fetcher, apart, settings.posts_to_read), store, ingest, ownership, model.host, _now
        )
        studio = Studio(
            store,
            model,
            settings.card_tokens,
            _now,
            listen=listening or partial(listen, place),
            check=partial(check, place),
            finish=partial(spell, apart) if settings.voice_spelling else as_written,
            rewrites=settings.voice_rewrites,
        )
        cards = Cards(store, drawing or partial(draw, apart), _now)
        talk = Conversation(store, registrar, studio, cards, model.host, settings.language)
        yield talk, Refresher(store, registrar, ingest, rooms, settings.language, _now)


def _now() -> datetime:
    return datetime.now(UTC)


async def check(school: Sandbox, asked: Prompt, text: str) -> tuple[str, ...]:
    """Find the sentences of a draft that must not stay, where the Korean analyser is loaded already."""
    return await school.run(faults, asked, text)


async def study(school: Sandbox, posts: Sequence[Post]) -> StyleCard:
    """Learn in a process of its own, so that nobody waits meanwhile, and no text hangs the bot."""
    try:
        return await school.run(learn, list(posts))
    except SandboxFailed as error:
        raise TooHard from error


async def listen(school: Sandbox, card: StyleCard, text: str) -> Hearing:
    """Hear a draft where voices are learned: the analyser of Korean is loaded there already. Raises GaveUp."""
    return await school.run(hear, card, text)


async def spell(apart: Sandbox, card: StyleCard, text: str) -> str:
    """A draft with its words written as this author writes them each time. Raises GaveUp."""
    return await apart.run(applied, text, card.profile.choices, card.language) if card.profile.choices else text


async def draw(apart: Sandbox, card: StyleCard, title: str, language: Language) -> bytes:
    """A card as a PNG, drawn where learning does not hold it up. Raises GaveUp."""
    shown = replace(card, standings=telling(card.standings))
    return await apart.run(drawn, shown, title, language, named, valued)


def _folder(settings: Settings) -> None:
    """The place for all that is kept, for its owner only. Raises NoFolder."""
    try:
        settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=settings.data_dir).close()
    except OSError as error:
        raise NoFolder(f"DATA_DIR: {settings.data_dir} cannot be written to ({error.strerror}).") from None


def _database(settings: Settings) -> str:
    return settings.database_url or f"sqlite:///{settings.data_dir / 'maltu.db'}"


def _secret(token: SecretStr | None) -> str:
    return token.get_secret_value() if token else ""


@contextlib.asynccontextmanager
async def writer(settings: Settings) -> AsyncIterator[Writer]:
    """The model there is a key or a server for, else one that writes outlines."""
    if not settings.has_model:
        yield Outliner()
        return
    key = _secret(settings.deepseek_api_key)
    secret = hashlib.sha256(b"maltu names people for its provider" + key.encode()).digest()
    async with DeepSeek(
        key, base_url=settings.deepseek_base_url, model=settings.deepseek_model, secret=secret
    ) as model:
        yield model


def _chats(settings: Settings, part: str | None) -> list[Chat]:
    """The part that was asked for, else every part there is a token for, else the terminal."""
    chats: list[Chat] = []
    if part in ("discord", "telegram") and not getattr(settings, f"{part}_token"):
        raise NoToken(f"{part.upper()}_TOKEN is not set: put it into .env, as .env.example shows.")
    if part == "discord" or (part is None and settings.discord_token):
        chats.append(discord.Discord(_secret(settings.discord_token), commands=slash_commands()))
    if part == "telegram" or (part is None and settings.telegram_token):
        token = _secret(settings.telegram_token)
        menu = menus(settings.language)
        chats.append(telegram.Telegram(token, api_url=settings.telegram_api_url, commands=menu))
    words = Wording(settings.language)
    return chats or [Console(settings.data_dir, words, news="" if settings.has_model else words.no_model())]


def slash_commands() -> list[discord.SlashCommand]:
    def option(field: Field) -> discord.SlashOption:
        return discord.SlashOption(field.name, field.description, "file" if field.file else "text", field.required)

    return [discord.SlashCommand(o.name, o.description, tuple(option(f) for f in o.fields)) for o in MENU]


def menus(usual: Language) -> dict[Language | None, list[tuple[str, str]]]:
    found: dict[Language | None, list[tuple[str, str]]] = {
        language: [(offer.underscored, offer.description[language]) for offer in MENU] for language in LANGUAGES
    }
    return found | {None: found[usual]}


def _log(settings: Settings, in_terminal: bool) -> None:
    """To standard error, or to a file where the terminal is for talking. Ids only, never texts."""
    there = logging.FileHandler(settings.data_dir / "maltu.log", delay=True) if in_terminal else logging.StreamHandler()
    form = "%(asctime)s %(levelname)s %(name)s %(message)s"
    logging.basicConfig(level=logging.INFO, format=form, handlers=[there])
    for loud in ("httpx", "httpcore", "httpx2", "httpcore2", "openai", "discord", "alembic"):
        logging.getLogger(loud).setLevel(logging.WARNING)


async def doctor(settings: Settings) -> bool:
    """Look at every part the settings ask for, and say what is seen. Whether all is well."""

    async def database() -> str:
        async with open_store(_database(settings)):
            return "opens, and is in its newest shape"

    async def model() -> str:
        async with writer(settings) as asked:
            if not isinstance(asked, DeepSeek):
                return "none (no DEEPSEEK_API_KEY): outlines instead of drafts"
            try:
                standing = await asked.check()
            except BotError as error:
                raise ConnectionError(error.said(Wording("en"))) from error
            if not standing.funded:
                raise PermissionError(f"the account at {asked.host} is empty ({standing.balance}): top it up")
            seen = f"{settings.deepseek_model} at {asked.host}" + (f", {standing.balance}" if standing.balance else "")
            return seen if standing.known else f"{seen}; it names only {', '.join(standing.models)}"

    async def on_telegram() -> str:
        seen = await telegram.check(_secret(settings.telegram_token), settings.telegram_api_url)
        return f"{seen.name}, in groups it hears {'everything' if seen.reads_groups else 'commands and replies'}"

    async def on_discord() -> str:
        seen = await discord.check(_secret(settings.discord_token))
        if not seen.message_content:
            raise PermissionError(
                f"{seen.name}: switch on Message Content Intent, else plain words in threads go unheard"
            )
        return seen.name

    async def korean() -> str:
        return "the morphological analyser works" if learn([_SAMPLE]).posts else ""

    checks = [Check("database", database), Check("Korean", korean), Check("model", model)]
    checks += [Check("Telegram", on_telegram)] if settings.telegram_token else []
    checks += [Check("Discord", on_discord)] if settings.discord_token else []
    _folder(settings)
    return await examine(checks, print)


async def read(settings: Settings, named: Sequence[str], limit: int, as_json: bool) -> bool:
    """Show what is read at an address or in files. Whether all went well."""
    source = await asyncio.to_thread(_named, named)
    async with Fetcher(settings.fetch_allow) as fetcher, Sandbox() as apart:
        return await report(readers(fetcher, apart, limit), source, limit, as_json, Wording(settings.language), print)


def _named(names: Sequence[str]) -> Source:
    """Files where there are such, else an address."""
    paths = [Path(name) for name in names]
    there = all(path.is_file() for path in paths)
    return tuple(File(path.name, path.read_bytes()) for path in paths) if there else " ".join(names)


_SAMPLE = Post("", "", "비가 와서 하루 종일 집에 있었어요. 그래서 김치전을 부쳐 먹었지요. " * 3)


if __name__ == "__main__":
    sys.exit(main())
