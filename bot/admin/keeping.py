"""Back up what is remembered, put it back, and move it to PostgreSQL, as it is typed in a shell."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from bot.commands.short_answers import yes_or_no
from bot.people.privacy.expiry import BACKUPS
from bot.settings import Settings
from bot.wording import Wording, words_in


class BackedUp(NamedTuple):
    """A backup that was made and read through once, and how many old ones went."""

    file: Path
    rows: int
    deleted: int


class Restored(NamedTuple):
    """What was put back where: `version` was that of its tables, and `newest` is now. `forgotten`: how many people had
    been forgotten since it was made, and are again."""

    where: str
    rows: int
    version: str
    newest: str
    forgotten: int


class Moved(NamedTuple):
    """Where from and where to, without passwords, and how many rows there are."""

    source: str
    target: str
    rows: int


TellOperator = Callable[[str], object]
AskBack = Callable[[str], str]  # shows a question, and waits for what is typed behind it; EOFError where nothing comes
Agreed = Callable[[str, datetime], bool]  # may all that is in a database give way to the backup of this moment?
TellTable = Callable[[str, int, int], None]  # a table, how many rows it has, and how many of those are there already


async def keep_backup(
    settings: Settings, to: Path | None, back_up: Callable[[Path], Awaitable[BackedUp]], tell: TellOperator
) -> bool:
    """Back up the database into a folder, also while the bot runs. Raises what `back_up` raises."""
    words, folder = words_in(settings.language, operator=True), to or settings.backups
    made = await back_up(folder)
    tell(words.backed_up(str(made.file), made.rows, made.file.stat().st_size / 1e6))
    if made.deleted:
        tell(words.old_backups_deleted(made.deleted))
    if folder.resolve() != settings.backups.resolve():
        tell(words.backup_is_yours(str(to), BACKUPS.days))
    return True


async def put_backup_back(
    settings: Settings,
    replace: bool,
    restore: Callable[[Agreed | None], Awaitable[Restored | None]],
    tell: TellOperator,
    ask: AskBack,
) -> bool:
    """Put a backup into the database; with `replace` in the place of what is there, once they are sure. Whether it was.

    Raises what `restore` raises.
    """
    words = words_in(settings.language, operator=True)
    done = await restore(partial(_agreed, words, settings, ask) if replace else None)
    if done is None:
        tell(words.nothing_replaced())
        return False
    tell(words.restored(done.where, done.rows, done.version, done.newest, done.forgotten))
    return True


def _agreed(words: Wording, settings: Settings, ask: AskBack, where: str, made: datetime) -> bool:
    try:
        said = ask(words.really_replace(where, f"{made.astimezone(settings.timezone):%Y-%m-%d %H:%M}"))
    except EOFError:
        return False
    return yes_or_no(said) is True


async def move_to_postgres(
    settings: Settings, move: Callable[[TellTable], Awaitable[Moved]], tell: TellOperator
) -> bool:
    """Move everything from SQLite to PostgreSQL. Raises what `move` raises."""
    words = words_in(settings.language, operator=True)

    def tell_table(table: str, rows: int, before: int) -> None:
        if rows:
            tell(words.moving_table(table, rows, before))

    tell(words.moved(*await move(tell_table)))
    return True
