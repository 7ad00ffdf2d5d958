"""Open everything the bot remembers."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.stores import Store
from storage.blogs import SqlBlogs
from storage.cards import SqlCards
from storage.database import Database
from storage.drafts import SqlDrafts
from storage.messages import SqlMessages
from storage.opening import CannotOpen, open_database
from storage.origins import SqlOrigins
from storage.people import SqlPeople

__all__ = ["CannotOpen", "open_store", "store_in"]


@asynccontextmanager
async def open_store(url: str) -> AsyncIterator[Store]:
    """The store in a database, which is made or brought up to date if need be. Raises CannotOpen."""
    async with open_database(url) as engine:
        yield store_in(Database(engine))


def store_in(database: Database) -> Store:
    """The six families of what is remembered, in one database."""
    return Store(
        SqlPeople(database),
        SqlBlogs(database),
        SqlCards(database),
        SqlDrafts(database),
        SqlMessages(database),
        SqlOrigins(database),
    )
