"""What can be typed in a shell:  maltu [console|discord|telegram|read|doctor]"""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Literal, assert_never, cast

from pydantic import ValidationError

from adapters.blogs.web.fetcher import Fetcher
from adapters.models.deepseek import DeepSeek
from adapters.sandbox import Sandbox
from bot.admin.doctor import HealthCheck, examine
from bot.admin.read_report import report
from bot.errors import BotError, CannotStart
from bot.model import File, Post
from bot.parts import database_url, make_folder, run, writer
from bot.places import Part, plain
from bot.ports import Source
from bot.settings import Settings, withhold_secrets
from bot.wording import words_in
from storage.store import open_store
from styles import learn

Subcommand = Literal[Part, "doctor", "read"]

_SAMPLE = Post("", "", "비가 와서 하루 종일 집에 있었어요. 그래서 김치전을 부쳐 먹었지요. " * 3)


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status: 0 all went well, 1 it cannot start, 2 a setting makes no sense."""
    typed = _parser().parse_args(arguments)
    try:
        settings = Settings()
    except ValidationError as error:
        for wrong in error.errors():
            print(f"{'.'.join(map(str, wrong['loc'])).upper()}: {wrong['msg']}", file=sys.stderr)
        return 2
    withhold_secrets()
    try:
        return 0 if _dispatch(settings, cast("Subcommand | None", typed.part), typed) else 1
    except CannotStart as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="maltu", description="maltu writes blog drafts in your own voice.")
    parts = parser.add_subparsers(dest="part", metavar="console|discord|telegram|read|doctor")
    parts.add_parser("console", help="talk in this terminal")
    parts.add_parser("discord", help="talk on Discord alone")
    parts.add_parser("telegram", help="talk on Telegram alone")
    parts.add_parser("doctor", help="look at every part the settings ask for")
    read = parts.add_parser("read", help="show what is read at an address or in files")
    read.add_argument("source", nargs="+", help="the address of a blog, or files")
    read.add_argument("--limit", type=int, default=5, help="how many posts at most (5)")
    read.add_argument("--json", action="store_true", help="everything, as JSON")
    return parser


def _dispatch(settings: Settings, part: Subcommand | None, typed: argparse.Namespace) -> bool:
    """Do what was typed; whether all went well. Raises CannotStart."""
    match part:
        case None | "console" | "discord" | "telegram":
            asyncio.run(run(settings, part))
            return True
        case "doctor":
            return asyncio.run(doctor(settings))
        case "read":
            return asyncio.run(read(settings, typed.source, max(1, typed.limit), typed.json))
        case _:
            assert_never(part)


async def read(settings: Settings, named: Sequence[str], limit: int, as_json: bool) -> bool:
    """Show what is read at an address or in files. Whether all went well."""
    from adapters.blogs.readers import readers

    source, words = await asyncio.to_thread(_source, named), words_in(settings.language)
    async with Fetcher(settings.fetch_allow) as fetcher, Sandbox() as sandbox:
        return await report(readers(fetcher, sandbox, limit), source, limit, as_json, words, print)


def _source(names: Sequence[str]) -> Source:
    """Files where there are such, else an address."""
    paths = [Path(name) for name in names]
    there = all(path.is_file() for path in paths)
    return tuple(File(path.name, path.read_bytes()) for path in paths) if there else " ".join(names)


async def doctor(settings: Settings) -> bool:
    """Look at every part the settings ask for, and say what is seen. Whether all is well. Raises NoFolder."""
    checks = [
        HealthCheck("database", partial(_database, settings)),
        HealthCheck("Korean", _korean),
        HealthCheck("model", partial(_model, settings)),
    ]
    checks += [HealthCheck("Telegram", partial(_telegram, settings))] if settings.telegram_token else []
    checks += [HealthCheck("Discord", partial(_discord, settings))] if settings.discord_token else []
    make_folder(settings)
    return await examine(checks, print)


async def _database(settings: Settings) -> str:
    async with open_store(database_url(settings)):
        return "opens, and is in its newest shape"


async def _korean() -> str:
    return "the morphological analyser works" if learn([_SAMPLE]).posts else ""


async def _model(settings: Settings) -> str:
    async with writer(settings) as asked:
        if not isinstance(asked, DeepSeek):
            return "none (no DEEPSEEK_API_KEY): outlines instead of drafts"
        try:
            standing = await asked.check()
        except BotError as error:
            raise ConnectionError(error.sentence(words_in("en"))) from error
        if not standing.funded:
            raise PermissionError(f"the account at {asked.host} is empty ({standing.balance}): top it up")
        seen = f"{settings.deepseek_model} at {asked.host}" + (f", {standing.balance}" if standing.balance else "")
        return seen if standing.known else f"{seen}; it names only {', '.join(standing.models)}"


async def _telegram(settings: Settings) -> str:
    from adapters.chat.telegram import check

    seen = await check(plain(settings.telegram_token), settings.telegram_api_url)
    return f"{seen.name}, in groups it hears {'everything' if seen.reads_groups else 'commands and replies'}"


async def _discord(settings: Settings) -> str:
    from adapters.chat.discord import check

    seen = await check(plain(settings.discord_token))
    if not seen.message_content:
        raise PermissionError(f"{seen.name}: switch on Message Content Intent, else plain words in threads go unheard")
    return seen.name
