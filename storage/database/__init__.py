"""One database: how it is opened, read and written."""

from storage.database.transactions import Database

__all__ = ["Database"]
