"""Open everything the bot remembers."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bot.stores import Store
from storage.analyses import SqlAnalyses, SqlPostNotes
from storage.backup.forgotten import note_forgotten
from storage.backup.making import before_migration
from storage.blogs import SqlBlogs
from storage.cards import SqlCards
from storage.database import Database
from storage.database.opening import CannotOpen, open_database
from storage.drafts import SqlDrafts
from storage.inbox import SqlInbox
from storage.materials import SqlMaterials
from storage.messages import SqlMessages
from storage.operations.alerts import SqlAlerts, SqlStarts
from storage.operations.health import SqlHealth
from storage.origins import SqlOrigins
from storage.people.announcements import SqlAnnouncements
from storage.people.forgetting import SqlForgetting
from storage.people.guests import SqlGuests
from storage.people.known import SqlPeople
from storage.people.ledger import SqlLedger
from storage.people.links import SqlLinks
from storage.people.tombstones import marks_in
from storage.processes.paces import SqlPaces
from storage.proposals import SqlEdits

__all__ = ["CannotOpen", "open_store", "store_in"]


def _now() -> datetime:
    return datetime.now(UTC)


@asynccontextmanager
async def open_store(url: str, now: Callable[[], datetime] = _now, backups: Path | None = None) -> AsyncIterator[Store]:
    """The store in a database, which is made or brought up to date if need be.

    `now` tells for how long the ids of what was answered are known already. Into the folder `backups` goes what is in a
    database before its tables are changed, and, as hashes, who was forgotten. Raises CannotOpen, and NoPlaceForBackup
    where tables would have to be changed.
    """
    async with open_database(url, before_migration(backups, now) if backups else None) as database:
        if backups:
            await note_forgotten(backups, await database.write(marks_in))
        yield store_in(database, now, backups)


def store_in(database: Database, now: Callable[[], datetime] = _now, backups: Path | None = None) -> Store:
    """The families of what is remembered, in one database."""
    note = partial(note_forgotten, backups) if backups else None
    return Store(
        SqlPeople(database),
        SqlBlogs(database),
        SqlCards(database),
        SqlDrafts(database),
        SqlMessages(database, now),
        SqlOrigins(database),
        SqlInbox(database, now),
        SqlAnalyses(database),
        SqlGuests(database),
        SqlAnnouncements(database),
        SqlLedger(database),
        SqlForgetting(database, now, note),
        SqlEdits(database),
        notes=SqlPostNotes(database),
        materials=SqlMaterials(database, now),
        links=SqlLinks(database, now),
        health=SqlHealth(database),
        alerts=SqlAlerts(database),
        starts=SqlStarts(database),
        paces=SqlPaces(database) if database.dialect == "postgresql" else None,
    )
