"""What the bot says while whoever runs it backs up its database, puts one back or moves it."""

from typing import Protocol


class KeepingWording(Protocol):
    """Places of databases are without passwords; moments are as their reader's clock shows them."""

    def backups_are_kept(self, days: int) -> str:
        """To anybody: that there are backups, for how long, and what of them who deleted something."""

    def backed_up(self, path: str, rows: int, megabytes: float) -> str:
        """A backup was made and read through once."""

    def old_backups_deleted(self, number: int) -> str:
        """So many were too old."""

    def backup_is_yours(self, folder: str, days: int) -> str:
        """It is not where the bot deletes old ones."""

    def really_replace(self, where: str, made: str) -> str:
        """Shall all there is give way to the backup of this moment? Their answer stands on the same line."""

    def nothing_replaced(self) -> str:
        """They did not say yes."""

    def restored(self, where: str, rows: int, version: str, newest: str, forgotten: int) -> str:
        """All is back, now of the newest version; `forgotten` people had been forgotten since, and are."""

    def moving_table(self, table: str, rows: int, before: int) -> str:
        """So many rows of a table are being moved; `before` of them were there already."""

    def moved(self, source: str, target: str, rows: int) -> str:
        """All rows are there and the same, and what to do now."""

    # What goes wrong

    def database_in_use(self, where: str) -> str:
        """The bot, or another program, has it open."""

    def database_holds_data(self, where: str, may_replace: bool) -> str:
        """It is not empty; `may_replace`: `--replace` would put a backup in its place."""

    def no_database_there(self, where: str) -> str:
        """Nothing to back up or to move."""

    def moves_to_postgres(self) -> str:
        """`maltu move` was given something else than SQLite and PostgreSQL."""

    def backup_of_other_database(self, kind: str, where: str) -> str:
        """`kind` is sqlite or postgresql, and `where` is the other one."""

    def backup_broken(self, path: str, reason: str) -> str:
        """A file is no backup, or not whole."""

    def backup_newer(self, version: str, newest: str) -> str:
        """A backup of a newer program."""

    def no_place_for_backup(self, folder: str, reason: str) -> str:
        """A backup could not be written."""

    def rows_differ(self, table: str) -> str:
        """What was written is not what was read."""
