"""A check-up of a bot that is set up like this, and what it says."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot.admin.doctor import examine
from bot.checkup import checks
from bot.model import Language
from bot.parts import make_folder
from bot.settings import Settings
from bot.wording import words_in


@dataclass(frozen=True)
class Told:
    """What a check-up says, line by line."""

    lines: list[str]
    well: bool

    def of(self, name: str) -> list[str]:
        """The lines about one thing, each with its mark."""
        return [line for line in self.lines if line[2:].startswith(f"{name}: ")]


async def examined(folder: Path, language: Language = "ko", **chosen: Any) -> Told:  # noqa: ANN401
    """The check-up of a bot that keeps its things in this folder; tokens and the key as plain text."""
    secrets = {name: SecretStr(value) for name, value in chosen.items() if isinstance(value, str) and _secret(name)}
    settings = Settings(data_dir=folder / "data").model_copy(update={"language": language, **chosen, **secrets})
    make_folder(settings)
    lines: list[str] = []
    words = words_in(language, operator=True)
    return Told(lines, await examine(checks(settings, words), words, lines.append))


def _secret(name: str) -> bool:
    return name.endswith(("_token", "_key")) or name == "database_url"
