"""The settings of where things are kept: DATA_DIR and BACKUP_DIR."""

from pathlib import Path
from typing import Self

from pydantic import model_validator
from pydantic_settings import BaseSettings

from bot.settings.refused import SettingRefused


class PlaceSettings(BaseSettings):
    """What whoever runs the bot can choose about folders."""

    data_dir: Path = Path("data")
    backup_dir: Path | None = None  # None: beside data_dir

    @property
    def backups(self) -> Path:
        """The folder of backups: data -> data-backups."""
        whole = self.data_dir.resolve()
        return self.backup_dir or whole.with_name(f"{whole.name}-backups")

    @model_validator(mode="after")
    def _are_apart(self) -> Self:
        """What befalls the one folder should not befall the other."""
        if self.backups.resolve().is_relative_to(self.data_dir.resolve()):
            why = "BACKUP_DIR lies in DATA_DIR: choose a folder outside it, best on another disk"
            raise SettingRefused(why, "backups inside")
        return self
