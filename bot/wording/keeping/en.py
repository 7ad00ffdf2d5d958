"""What the bot says while whoever runs it backs up its database, puts one back or moves it, in English."""

from bot.wording.en.plurals import count
from bot.wording.keeping import KeepingWording


class EnglishKeeping(KeepingWording):
    def backups_are_kept(self, days: int) -> str:
        return f"**Backups:** copies of everything are made in case something breaks, and deleted within {count(days, 'day')}. What you delete here may stay in them that long. If one has to be restored, whoever used `/forget-me` is forgotten again."

    def backed_up(self, path: str, rows: int, megabytes: float) -> str:
        return f"Backed up and checked: {path} ({count(rows, 'row')}, {megabytes:.1f} MB)"

    def old_backups_deleted(self, number: int) -> str:
        return f"Deleted {count(number, 'backup')} that had become too old."

    def backup_is_yours(self, folder: str, days: int) -> str:
        return f"maltu deletes old backups in BACKUP_DIR only. Delete this one in {folder} yourself within {count(days, 'day')}, as `/privacy` promises."

    def really_replace(self, where: str, made: str) -> str:
        return f"Everything in {where} will be replaced by the backup of {made}. Replace it? (yes/no) "

    def nothing_replaced(self) -> str:
        return "Nothing was changed."

    def restored(self, where: str, rows: int, version: str, newest: str, forgotten: int) -> str:
        up = f" Its tables were upgraded from version {version} to {newest}." if version != newest else ""
        who = "One person who was" if forgotten == 1 else f"{forgotten} people who were"
        gone = f" {who} forgotten since then stayed forgotten." if forgotten else ""
        return f"Restored to {where} and checked ({count(rows, 'row')}).{up}{gone} You can start the bot."

    def moving_table(self, table: str, rows: int, before: int) -> str:
        there = f", {before:,} of them there already" if before else ""
        return f"{table}: {count(rows, 'row')}{there}"

    def moved(self, source: str, target: str, rows: int) -> str:
        return (
            f"Moved: {count(rows, 'row')}, and every table is the same in {target}.\n"
            "Now put that address into DATABASE_URL and start the bot; what was still open is taken up again.\n"
            f"Keep {source} until all runs well, then delete it."
        )

    def database_in_use(self, where: str) -> str:
        return f"{where} is open in another program. Stop the bot, and whatever else reads it, then try again."

    def database_holds_data(self, where: str, may_replace: bool) -> str:
        if may_replace:
            return f"{where} holds data already. To put the backup in its place, add --replace."
        return f"{where} holds data already, and not from this move. Name an empty database."

    def no_database_there(self, where: str) -> str:
        return f"There is no database at {where}. Check DATABASE_URL, DATA_DIR, or what you typed."

    def moves_to_postgres(self) -> str:
        return "You can move from SQLite to PostgreSQL only, for example: maltu move data/maltu.db postgresql://maltu@localhost/maltu"

    def backup_of_other_database(self, kind: str, where: str) -> str:
        if kind == "sqlite":
            return f"This is an SQLite backup, and {where} is not. Set DATABASE_URL=sqlite:///restored.db, restore it there, then: maltu move restored.db"
        return f"This is a PostgreSQL backup, and {where} is not. Set DATABASE_URL to a PostgreSQL database."

    def backup_broken(self, path: str, reason: str) -> str:
        return f"{path} can't be restored ({reason}). Nothing was changed; try another backup."

    def backup_newer(self, version: str, newest: str) -> str:
        return f"This backup is from a newer maltu (version {version}, this one knows {newest}). Install the newer one first."

    def no_place_for_backup(self, folder: str, reason: str) -> str:
        return f"No backup could be written to {folder} ({reason}). Make room there, or set BACKUP_DIR to a folder that can be written to."

    def rows_differ(self, table: str) -> str:
        return f"The rows of “{table}” are not what was read. Do not start the bot on it: try again, and report this line if it happens twice."
