"""What can go wrong while a database is backed up, put back or moved, each with what to do next.

Places of databases are without passwords.
"""

from bot.errors import BotError
from bot.wording import Wording


class InUse(BotError):
    """Somebody else has the database open."""

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self.where = where

    def sentence(self, words: Wording) -> str:
        return words.database_in_use(self.where)


class HoldsData(BotError):
    """The database would have to be empty, and is not."""

    def __init__(self, where: str, may_replace: bool) -> None:
        super().__init__(where, may_replace)
        self.where = where
        self.may_replace = may_replace

    def sentence(self, words: Wording) -> str:
        return words.database_holds_data(self.where, self.may_replace)


class NothingThere(BotError):
    """There is no database to be backed up or moved."""

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self.where = where

    def sentence(self, words: Wording) -> str:
        return words.no_database_there(self.where)


class OtherWay(BotError):
    """A move leads from SQLite to PostgreSQL, and this one does not."""

    def sentence(self, words: Wording) -> str:
        return words.moves_to_postgres()


class OtherDatabase(BotError):
    """A backup of one kind of database cannot be put back into the other."""

    def __init__(self, kind: str, where: str) -> None:
        super().__init__(kind, where)
        self.kind = kind
        self.where = where

    def sentence(self, words: Wording) -> str:
        return words.backup_of_other_database(self.kind, self.where)


class BrokenBackup(BotError):
    """A file is no backup, or not whole."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def sentence(self, words: Wording) -> str:
        return words.backup_broken(self.path, self.reason)


class NewerBackup(BotError):
    """A backup of a newer program."""

    def __init__(self, version: str, newest: str) -> None:
        super().__init__(version, newest)
        self.version = version
        self.newest = newest

    def sentence(self, words: Wording) -> str:
        return words.backup_newer(self.version, self.newest)


class NoPlaceForBackup(BotError):
    """The folder of backups cannot be written to, or its disk is full."""

    def __init__(self, folder: str, reason: str) -> None:
        super().__init__(folder, reason)
        self.folder = folder
        self.reason = reason

    def sentence(self, words: Wording) -> str:
        return words.no_place_for_backup(self.folder, self.reason)


class NotTheSame(BotError):
    """The rows of a table are not those that were read."""

    def __init__(self, table: str) -> None:
        super().__init__(table)
        self.table = table

    def sentence(self, words: Wording) -> str:
        return words.rows_differ(self.table)
