"""Every setting, from the environment and .env."""

import codecs
import os
import re
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from bot.model import Language
from bot.wording import language_of

_HOST = re.compile(r"[\w.-]+|\[[0-9a-fA-F:.]+\]")
_PORT = re.compile(r"[0-9]{1,5}")

ENV_FILE = Path(".env")
DEEPSEEK = "https://api.deepseek.com"


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


def withhold_secrets() -> None:
    """Take tokens, keys and addresses with passwords out of the environment, so that no process started from here
    inherits them: what reads strangers' files has no use for them. To be called once the settings are read."""
    fields = Settings.model_fields.items()
    secrets = {"database_url", *(name for name, field in fields if SecretStr in get_args(field.annotation))}
    for name in [name for name in os.environ if name.lower().removesuffix("_file") in secrets]:
        del os.environ[name]


class LanguageOfFile(DotEnvSettingsSource):
    """LANGUAGE as .env has it, and nothing else."""

    def __call__(self) -> dict[str, Any]:
        return {name: value for name, value in super().__call__().items() if name == "language"}


class Settings(BaseSettings):
    """What whoever runs the bot can choose. A part runs if its key is there.

    Raises pydantic.ValidationError on a value that makes no sense.
    """

    model_config = SettingsConfigDict(env_ignore_empty=True, extra="ignore")

    discord_token: SecretStr | None = None
    telegram_token: SecretStr | None = None
    telegram_api_url: str = "https://api.telegram.org"
    deepseek_api_key: SecretStr | None = None
    deepseek_base_url: str = DEEPSEEK
    deepseek_model: str = "deepseek-flash"
    database_url: str = ""  # empty: a SQLite file in data_dir
    language: Language = "ko"  # for people whose app does not say theirs
    card_tokens: int = Field(default=5000, ge=300, le=100_000)
    posts_to_read: int = Field(default=100, ge=1, le=5000)
    ownership: Literal["declare", "verify"] = (
        "declare"  # whether registering a blog is enough to say that it is one's own
    )
    voice_spelling: bool = True
    data_dir: Path = Path("data")
    fetch_allow: Annotated[frozenset[tuple[str, int]], NoDecode] = frozenset()

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
        """gettext's list of languages, as in 'ja:en_US.UTF-8:ko' -> 'en'"""
        return next((language for tag in value.split(":") if (language := language_of(tag))), "ko")

    @field_validator("deepseek_base_url", "telegram_api_url")
    @classmethod
    def _address(cls, value: str) -> str:
        if not re.fullmatch(r"https?://[^/\s?#]+(/[^\s?#]*)?", value):
            raise ValueError(f"it takes an address that begins with http:// or https://, not {value!r}")
        return value

    @field_validator("fetch_allow", mode="before")
    @classmethod
    def _pairs(cls, value: object) -> object:
        """'localhost:8000, 10.0.0.5:80' -> {('localhost', 8000), ('10.0.0.5', 80)}"""
        if not isinstance(value, str):
            return value
        pairs = [part.strip().rpartition(":") for part in value.split(",") if part.strip()]
        for host, colon, port in pairs:
            if not (_HOST.fullmatch(host) and _PORT.fullmatch(port) and 0 < int(port) < 65_536):
                raise ValueError(f"FETCH_ALLOW takes host:port pairs parted by commas, not {host + colon + port!r}")
        return frozenset((host.strip("[]").lower(), int(port)) for host, _, port in pairs)

    @property
    def has_model(self) -> bool:
        """Whether there is a model to write with: DeepSeek with a key, or any other server."""
        return self.deepseek_api_key is not None or self.deepseek_base_url.rstrip("/") != DEEPSEEK
