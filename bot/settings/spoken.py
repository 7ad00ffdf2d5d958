"""LANGUAGE, which is known even where another setting makes no sense; and from where settings are read."""

import codecs
from contextlib import suppress
from pathlib import Path
from typing import Any

from pydantic import field_validator
from pydantic_settings import BaseSettings, DotEnvSettingsSource, PydanticBaseSettingsSource, SettingsConfigDict

from bot.model import Language
from bot.wording import language_of

ENV_FILE = Path(".env")


def charset(file: Path) -> str:
    """What a text file is written in: UTF-8, or what Notepad calls ANSI (in Korea CP949) and Unicode (UTF-16)."""
    data = file.read_bytes() if file.is_file() else b""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    for name in ("utf-8-sig", "cp949"):
        with suppress(UnicodeDecodeError):
            data.decode(name)
            return name
    return "latin-1"  # knows every byte, and names of settings are ASCII


class LanguageOfFile(DotEnvSettingsSource):
    """LANGUAGE as .env has it, and nothing else."""

    def __call__(self) -> dict[str, Any]:
        return {name: value for name, value in super().__call__().items() if name == "language"}


class SpokenLanguage(BaseSettings):
    """The language of whoever runs the bot; never refused."""

    model_config = SettingsConfigDict(env_ignore_empty=True, extra="ignore", hide_input_in_errors=True)

    language: Language = "ko"  # for people whose app does not say theirs

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment goes before .env, but for LANGUAGE, which desktops set for GNU gettext."""
        written_in = charset(ENV_FILE)
        language = LanguageOfFile(settings_cls, ENV_FILE, written_in)
        return init_settings, language, env_settings, DotEnvSettingsSource(settings_cls, ENV_FILE, written_in)

    @field_validator("language", mode="before")
    @classmethod
    def _first_of_ours(cls, value: str) -> Language:
        """gettext's list of languages, as in 'fr:ja_JP.UTF-8:ko' -> 'ja'"""
        return next((language for tag in value.split(":") if (language := language_of(tag))), "ko")
