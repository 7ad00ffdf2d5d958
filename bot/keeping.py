"""Back up what is remembered, put it back, and move it to PostgreSQL, as it is typed in a shell."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from adapters.jobs.left_jobs import forget_jobs
from bot.commands.short_answers import yes_or_no
from bot.parts import database_url
from bot.people.privacy.expiry import BACKUPS
from bot.settings import Settings
from bot.wording import Wording, words_in
from storage.backup.archive import Manifest
from storage.backup.making import back_up, before_migration
from storage.backup.restoring import Around, restore
from storage.moving import move

Tell = Callable[[str], object]
Ask = Callable[[str], str]  # shows a question, and waits for what is typed behind it; EOFError where nothing comes


async def keep_backup(settings: Settings, to: Path | None, tell: Tell) -> bool:
    """Back up the database, also while the bot runs. Raises CannotOpen, NothingThere and NoPlaceForBackup."""
    words, folder = words_in(settings.language, operator=True), to or settings.backups
    made = await back_up(database_url(settings), folder, _now)
    tell(words.backed_up(str(made.file), made.rows, made.file.stat().st_size / 1e6))
    if made.deleted:
        tell(words.old_backups_deleted(made.deleted))
    if to and not _are_one(to, settings.backups):
        tell(words.backup_is_yours(str(to), BACKUPS.days))
    return True


async def put_backup_back(settings: Settings, file: Path, replace: bool, tell: Tell, ask: Ask) -> bool:
    """Put a backup into the database, in the place of what is there once they are sure. Whether it was.

    Raises what storage.backup.restoring.restore raises.
    """
    words, url = words_in(settings.language, operator=True), database_url(settings)
    agreed = partial(_agreed, words, settings, ask) if replace else None
    done = await restore(file, url, Around(settings.backups, agreed, partial(forget_jobs, url), _now))
    if done is None:
        tell(words.nothing_replaced())
        return False
    tell(words.restored(done.where, done.manifest.rows, done.manifest.version, done.newest, done.forgotten))
    return True


def _agreed(words: Wording, settings: Settings, ask: Ask, where: str, manifest: Manifest) -> bool:
    made = f"{manifest.made.astimezone(settings.timezone):%Y-%m-%d %H:%M}"
    try:
        return yes_or_no(ask(words.really_replace(where, made))) is True
    except EOFError:
        return False


async def move_to_postgres(settings: Settings, source: str, target: str | None, tell: Tell) -> bool:
    """Move everything from SQLite to PostgreSQL, the one of DATABASE_URL unless another is named.

    Raises what storage.moving.move raises.
    """
    words = words_in(settings.language, operator=True)

    def tell_table(table: str, rows: int, before: int) -> None:
        if rows:
            tell(words.moving_table(table, rows, before))

    before = before_migration(settings.backups, _now)
    moved = await move(source, target or database_url(settings), tell_table, before)
    tell(words.moved(moved.source, moved.target, moved.rows))
    return True


def _are_one(folder: Path, other: Path) -> bool:
    return folder.resolve() == other.resolve()


def _now() -> datetime:
    return datetime.now(UTC)
