"""Where backups lie."""

from pathlib import Path

from pydantic_settings import BaseSettings


class BackupSettings(BaseSettings):
    """What whoever runs the bot can choose about backups."""

    backup_dir: Path | None = None  # None: beside data_dir

    def backups_beside(self, data_dir: Path) -> Path:
        """The folder of backups, which is never in DATA_DIR: data -> data-backups."""
        whole = data_dir.resolve()
        return self.backup_dir or whole.with_name(f"{whole.name}-backups")
