"""Open everything the bot remembers."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from bot.stores import Store
from storage.analyses import SqlAnalyses, SqlPostNotes
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
from storage.processes.paces import SqlPaces
from storage.proposals import SqlEdits

__all__ = ["CannotOpen", "open_store", "store_in"]


def _now() -> datetime:
    return datetime.now(UTC)


@asynccontextmanager
async def open_store(url: str, now: Callable[[], datetime] = _now) -> AsyncIterator[Store]:
    """The store in a database, which is made or brought up to date if need be. Raises CannotOpen.

    `now` tells for how long the ids of what was answered are known already.
    """
    async with open_database(url) as database:
        yield store_in(database, now)


def store_in(database: Database, now: Callable[[], datetime] = _now) -> Store:
    """The families of what is remembered, in one database."""
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
        SqlForgetting(database, now),
        SqlEdits(database),
        notes=SqlPostNotes(database),
        materials=SqlMaterials(database, now),
        links=SqlLinks(database, now),
        health=SqlHealth(database, database.file),
        alerts=SqlAlerts(database),
        starts=SqlStarts(database),
        paces=SqlPaces(database) if database.dialect == "postgresql" else None,
    )
