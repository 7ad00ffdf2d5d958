"""What can be typed in a shell: maltu, and one of the commands in `_parser`."""

import argparse
import asyncio
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path
from traceback import format_exception
from typing import Literal, assert_never, cast

from pydantic import ValidationError

from adapters.blogs.web.fetcher import Fetcher
from adapters.sandbox import Sandbox
from bot.admin.log_redaction import Redaction
from bot.errors import BotError, CannotStart
from bot.loop import run as in_loop
from bot.model import File
from bot.parts import database_url, make_folder, run
from bot.places import Part
from bot.ports import Source
from bot.settings import Settings, withhold_secrets
from bot.settings.refusals import refusals
from bot.settings.spoken import SpokenLanguage
from bot.wording import words_in

UNREAD = 128 + 13  # as a shell says of what SIGPIPE ended
INTERRUPTED = 128 + 2  # and of SIGINT
Subcommand = Literal[Part, "doctor", "read", "demonstrations", "kit", "backup", "restore", "move", "demo"]


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status: 0 all went well, 1 it cannot start, 2 a setting makes no sense, 130 Ctrl+C came before a backup
    was made or put back, or all was moved, 141 nobody reads on."""
    typed = _parser().parse_args(arguments)
    os.umask(0o077)  # whatever is written is for whoever runs the bot alone
    try:
        settings = Settings()
    except ValidationError as error:
        print(*refusals(error, words_in(SpokenLanguage().language, operator=True)), sep="\n", file=sys.stderr)
        return 2
    withhold_secrets()
    try:
        return 0 if _dispatch(settings, cast("Subcommand | None", typed.part), typed) else 1
    except BrokenPipeError:  # nobody reads on, as with | head
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains as it ends
        return UNREAD
    except (CannotStart, BotError) as error:
        print(error.sentence(words_in(settings.language, operator=True)), file=sys.stderr)
        return 1
    except KeyboardInterrupt:  # talking ends like this; what keeps data is not done then
        return INTERRUPTED if typed.part in ("backup", "restore", "move") else 0
    except Exception as error:  # a bug, whose message may hold what it was given
        traceback = "".join(format_exception(error))
        print(Redaction(settings.secrets).redact(traceback), end="", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="maltu", description="maltu writes blog drafts in your own voice.")
    parser.add_argument("--version", action="version", version=f"%(prog)s {version('maltu')}")
    parts = parser.add_subparsers(
        dest="part", metavar="console|discord|telegram|read|demonstrations|kit|doctor|backup|restore|move|demo"
    )
    console = parts.add_parser("console", help="talk in this terminal")
    console.add_argument("--ask", action="store_true", help="ask what notes lack also where a script is talking")
    parts.add_parser("discord", help="talk on Discord alone")
    parts.add_parser("telegram", help="talk on Telegram alone")
    parts.add_parser("doctor", help="look at every part the settings ask for")
    read = parts.add_parser("read", help="show what is read at an address or in files")
    read.add_argument("source", nargs="+", help="the address of a blog, or files")
    read.add_argument("--limit", type=int, default=5, help="how many posts at most (5)")
    read.add_argument("--json", action="store_true", help="everything, as JSON")
    shown = parts.add_parser("demonstrations", help="posts of your own blog beside their notes, as JSONL to train on")
    shown.add_argument("blog", nargs="+", help="its id or title")
    kit = parts.add_parser("kit", help="write a page to paste once into an editor, to see what it keeps")
    kit.add_argument(
        "--check", type=Path, nargs="?", const=Path("maltu-kit-check.html"), required=True, help="where to"
    )
    demo = parts.add_parser("demo", help="a chat that plays by itself, to see what the bot does")
    demo.add_argument("--fast", action="store_true", help="without waiting for whoever reads along")
    _keeping(parts)
    return parser


def _keeping(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    backup = parts.add_parser("backup", help="back up the database, also while the bot runs")
    backup.add_argument("--to", type=Path, metavar="FOLDER", help="where to (BACKUP_DIR)")
    restore = parts.add_parser("restore", help="put a backup back, while the bot does not run")
    restore.add_argument("file", type=Path, help="the backup")
    restore.add_argument("--replace", action="store_true", help="in the place of what is in the database")
    move = parts.add_parser("move", help="move everything from SQLite to PostgreSQL, while the bot does not run")
    move.add_argument("sqlite", help="the file, or its address")
    move.add_argument("postgres", nargs="?", help="the address of an empty database (DATABASE_URL)")


def _dispatch(settings: Settings, part: Subcommand | None, typed: argparse.Namespace) -> bool:
    """Do what was typed; whether all went well. Raises CannotStart."""
    match part:
        case None | "console" | "discord" | "telegram":
            in_loop(run(settings, part, part == "console" and typed.ask))
            return True
        case "doctor":
            from bot.checkup import doctor  # here: with what it looks at it is a fifth of all there is to load

            return in_loop(doctor(settings))
        case "read":
            return in_loop(read(settings, typed.source, max(1, typed.limit), typed.json))
        case "demonstrations":
            return in_loop(demonstrations(settings, " ".join(typed.blog)))
        case "kit":
            return write_check_page(settings, typed.check)
        case "demo":
            return demo(settings, typed.fast)
        case "backup" | "restore" | "move":
            return in_loop(_keep(settings, part, typed))
        case _:
            assert_never(part)


async def _keep(settings: Settings, part: Literal["backup", "restore", "move"], typed: argparse.Namespace) -> bool:
    from adapters.jobs.left_jobs import forget_jobs
    from bot.admin.keeping import keep_backup, move_to_postgres, put_backup_back
    from storage.backup.making import back_up, before_migration
    from storage.backup.restoring import Around, restore
    from storage.moving import move

    url, folder, now = database_url(settings), settings.backups, partial(datetime.now, UTC)
    match part:
        case "backup":
            return await keep_backup(settings, typed.to, lambda to: back_up(url, to, now), print)
        case "restore":
            around = Around(folder, partial(forget_jobs, url), now)
            return await put_backup_back(
                settings, typed.replace, lambda agreed: restore(typed.file, url, around, agreed), print, input
            )
        case "move":
            target, before = typed.postgres or url, before_migration(folder, now)
            return await move_to_postgres(settings, lambda tell: move(typed.sqlite, target, tell, before), print)


async def read(settings: Settings, named: Sequence[str], limit: int, as_json: bool) -> bool:
    """Show what is read at an address or in files. Whether all went well."""
    from adapters.blogs.readers import readers
    from bot.admin.read_report import report

    source, words = await asyncio.to_thread(_source, named), words_in(settings.language)
    async with Fetcher(settings.fetch_allow) as fetcher, Sandbox() as sandbox:
        return await report(readers(fetcher, sandbox, limit), source, limit, as_json, words, print)


async def demonstrations(settings: Settings, name: str) -> bool:
    """Write the posts of a blog of one's own beside their notes, a line of JSON each. Whether there were any."""
    from adapters.chat.console.chat import PERSON
    from adapters.sandbox.voices import show_whole
    from bot.admin.demonstrations import Demonstrations
    from storage.store import open_store

    make_folder(settings)
    people, words = (PERSON, *sorted(settings.admins)), words_in(settings.language)
    opening = open_store(database_url(settings), backups=settings.backups)
    async with opening as store, Sandbox(seconds=90, memory=1_500_000_000) as school:
        shown = Demonstrations(store, people, partial(show_whole, school), settings.posts_to_read, words)
        return await shown.write(name, print, partial(print, file=sys.stderr))


def demo(settings: Settings, fast: bool) -> bool:
    """Play the demonstration in this terminal. True: nothing can go wrong in it."""
    from adapters.chat.console.played import PlayedScreen
    from bot.demo.play import at_once, play

    in_loop(play(settings.language, partial(PlayedScreen, sys.stdout), at_once if fast else asyncio.sleep))
    return True


def write_check_page(settings: Settings, path: Path) -> bool:
    """Write the page that shows what an editor keeps. Whether it could be written."""
    from bot.kit.check_page import check_page

    words = words_in(settings.language)
    try:
        path.write_text(check_page(words), "utf-8")
    except OSError as error:
        print(words.check_not_written(str(path), error.strerror or ""), file=sys.stderr)
        return False
    print(words.check_written(str(path)))
    return True


def _source(names: Sequence[str]) -> Source:
    """Files where there are such, else an address."""
    paths = [Path(name) for name in names]
    there = all(path.is_file() for path in paths)
    return tuple(File(path.name, path.read_bytes()) for path in paths) if there else " ".join(names)
