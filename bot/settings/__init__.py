"""Every setting, from the environment and .env."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationInfo, field_validator, model_validator
from pydantic_settings import NoDecode

from bot.settings.limit import HeldLimit, Limit
from bot.settings.model_for_blog import named_models
from bot.settings.operating import OperatingSettings
from bot.settings.places import PlaceSettings
from bot.settings.processes import ProcessSettings
from bot.settings.refused import SettingRefused
from bot.settings.spoken import SpokenLanguage
from bot.settings.typed_id import typed_ids

_HOST = re.compile(r"[\w.-]+|\[[0-9a-fA-F:.]+\]")
_PORT = re.compile(r"[0-9]{1,5}")

TERMINAL_LOG = "maltu.log"  # in data_dir, where the terminal is for talking
SECRETS = ("discord_token", "telegram_token", "deepseek_api_key", "transcribe_api_key", "eye_api_key", "database_url")
ADDRESSES = (
    "deepseek_base_url",
    "transcribe_base_url",
    "eye_base_url",
    "telegram_api_url",
)  # which may hold a password
LONGEST_SECRET = 65_536  # bytes
DEEPSEEK = "https://api.deepseek.com"
OPENAI = "https://api.openai.com/v1"


def is_deepseek(address: str) -> bool:
    """Whether this is DeepSeek's own server. Ollama's "deepseek-r1:7b" and many another bear its name elsewhere."""
    try:
        host = (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:  # no address at all
        return False
    return host == "deepseek.com" or host.endswith(".deepseek.com")


def _read_secret(name: str, file: Path) -> SecretStr:
    """The one line in a file. Raises ValueError."""
    try:
        with file.open("rb") as opened:
            secret = opened.read(LONGEST_SECRET).decode().strip()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is no text"
        raise SettingRefused(f"{name}: {file} cannot be read ({why})", "unreadable", name, str(file)) from None
    if not secret or "\n" in secret:
        why = f"{name}: {file} should hold one line, with nothing but the secret"
        raise SettingRefused(why, "one line", name, str(file))
    return SecretStr(secret)


def withhold_secrets() -> None:
    """Take tokens, keys and addresses with passwords out of the environment, so that no process started from here
    inherits them: what reads strangers' files has no use for them. To be called once the settings are read."""
    for name in [name for name in os.environ if name.lower().removesuffix("_file") in (*SECRETS, *ADDRESSES)]:
        del os.environ[name]


class Settings(OperatingSettings, ProcessSettings, PlaceSettings, SpokenLanguage):
    """What whoever runs the bot can choose. A part runs if its key is there.

    Raises pydantic.ValidationError on a value that makes no sense.
    """

    discord_token: SecretStr | None = None
    discord_token_file: Path | None = None
    telegram_token: SecretStr | None = None
    telegram_token_file: Path | None = None
    telegram_api_url: str = Field(default="https://api.telegram.org", repr=False)  # may hold a password
    deepseek_api_key: SecretStr | None = None
    deepseek_api_key_file: Path | None = None
    deepseek_base_url: str = Field(default=DEEPSEEK, repr=False)  # may hold a password
    deepseek_model: str = "deepseek-flash"
    transcribe_api_key: SecretStr | None = None
    transcribe_api_key_file: Path | None = None
    transcribe_base_url: str = Field(default=OPENAI, repr=False)  # may hold a password
    transcribe_model: str = "gpt-transcribe"
    eye_api_key: SecretStr | None = None
    eye_api_key_file: Path | None = None
    eye_base_url: str = Field(default=DEEPSEEK, repr=False)  # may hold a password
    eye_model: str = "deepseek-flash"
    database_url: SecretStr | None = None  # None: a SQLite file in data_dir
    database_url_file: Path | None = None
    card_tokens: int = Field(default=5000, ge=300, le=100_000)
    demonstration_notes: Literal["model", "offline"] = "offline"  # who writes the notes beside which posts are shown
    # by the id of a blog, the model that writes for it in the place of DEEPSEEK_MODEL
    model_for_blog: Annotated[Mapping[str, str], NoDecode] = Field(default_factory=dict)
    posts_to_read: int = Field(default=100, ge=1, le=5000)
    ownership: Literal["declare", "verify"] = (
        "declare"  # whether registering a blog is enough to say that it is one's own
    )
    voice_spelling: bool = True
    allow: Annotated[frozenset[str], NoDecode] = frozenset()  # people, chats, channels, servers; empty: everybody
    admins: Annotated[frozenset[str], NoDecode] = frozenset()  # people who run the bot
    keep_months: int = Field(default=24, ge=1, le=1200)  # of silence, after which somebody is told, and then forgotten
    ai_label: Literal["meta", "line", "off"] = "meta"  # what a draft's file says of who helped to write it
    fetch_allow: Annotated[frozenset[tuple[str, int]], NoDecode] = frozenset()

    # What strangers may use. One account at all its limits costs LIMIT_WON a day at most, 0.05 dollars; the others keep
    # it from taking everybody's turn, and hold where the model costs nothing. See benchmarks/strangers/costs.py.
    timezone: ZoneInfo = Field(default_factory=lambda: ZoneInfo("Asia/Seoul"))  # whose days are counted
    krw_per_usd: int = Field(default=1500, gt=0)
    budget_krw: int = Field(default=0, ge=0)  # a month for all; 0: none
    prompt_tokens: int = Field(default=16_000, ge=2_000, le=200_000)  # for notes, files and history of one request
    limit_drafts: Annotated[Limit, NoDecode] = Limit(6, 40, 120, 4_000)
    limit_revisions: Annotated[Limit, NoDecode] = Limit(10, 120, 300, 12_000)
    limit_tokens: Annotated[Limit, NoDecode] = Limit(150_000, 600_000, 6_000_000, 60_000_000)
    limit_won: Annotated[Limit, NoDecode] = Limit(75, 75, 500, 5_000)
    limit_readings: Annotated[Limit, NoDecode] = Limit(5, 30, 60, 3_000)
    limit_uploads: Annotated[Limit, NoDecode] = Limit(30, 200, 300, 10_000)
    limit_blogs: int = Field(default=5, ge=1)  # that one person has at the same time
    limit_megabytes: Annotated[HeldLimit, NoDecode] = HeldLimit(50, 10_000)

    @field_validator(*ADDRESSES)
    @classmethod
    def _address(cls, value: str) -> str:
        if not re.fullmatch(r"https?://[^/\s?#]+(/[^\s?#]*)?", value):
            raise SettingRefused("it takes an address that begins with http:// or https://", "address")
        _ = urlsplit(value).port  # raises ValueError, which names no part of it
        return value

    @field_validator("allow", "admins", mode="before")
    @classmethod
    def _ids(cls, value: object) -> object:
        """'telegram:42, <@123456789012345678>' -> {'telegram:42', 'discord:123456789012345678'}"""
        return typed_ids(value) if isinstance(value, str) else value

    @field_validator("model_for_blog", mode="before")
    @classmethod
    def _models(cls, value: object) -> object:
        """'12 = kong-voice, id7 = my-lora' -> {'12': 'kong-voice', '7': 'my-lora'}"""
        return named_models(value) if isinstance(value, str) else value

    @field_validator("fetch_allow", mode="before")
    @classmethod
    def _pairs(cls, value: object) -> object:
        """'localhost:8000, 10.0.0.5:80' -> {('localhost', 8000), ('10.0.0.5', 80)}"""
        if not isinstance(value, str):
            return value
        pairs = [part.strip().rpartition(":") for part in value.split(",") if part.strip()]
        for host, colon, port in pairs:
            if not (_HOST.fullmatch(host) and _PORT.fullmatch(port) and 0 < int(port) < 65_536):
                given = host + colon + port
                why = f"FETCH_ALLOW takes host:port pairs parted by commas, not {given!r}"
                raise SettingRefused(why, "hosts", given)
        return frozenset((host.strip("[]").lower(), int(port)) for host, _, port in pairs)

    @field_validator(
        "limit_drafts", "limit_revisions", "limit_tokens", "limit_won", "limit_readings", "limit_uploads",
        "limit_megabytes", mode="before",
    )  # fmt: skip
    @classmethod
    def _limits(cls, value: object, info: ValidationInfo) -> object:
        """What a setting names, the rest as it is without it."""
        usual = cls.model_fields[info.field_name or ""].default
        return usual.but(value) if isinstance(value, str) else value

    @property
    def limits(self) -> dict[str, str]:
        """Everything that bounds what people may use, by the names of the settings."""
        bounds = ("limit_", "budget_", "posts_to_read", "card_tokens", "prompt_tokens")
        return {name.upper(): str(value) for name, value in self if name.startswith(bounds)}

    @model_validator(mode="after")
    def _read_files(self) -> Self:
        """What Docker, Kubernetes and systemd hand over as files takes the place of what is not set itself."""
        for name in SECRETS:
            if file := getattr(self, f"{name}_file"):
                if getattr(self, name) is not None:
                    why = f"{name.upper()} and {name.upper()}_FILE are both set: keep one of them"
                    raise SettingRefused(why, "both", name.upper())
                setattr(self, name, _read_secret(f"{name}_file".upper(), file))
        return self

    @model_validator(mode="after")
    def _webhook_is_served(self) -> Self:
        """What Telegram delivers comes in by the bot's own web server."""
        if self.telegram_webhook_url and self.http_port is None:
            why = "TELEGRAM_WEBHOOK_URL needs HTTP_PORT: set it to the port your web server passes it on to"
            raise SettingRefused(why, "unserved webhook")
        return self

    @property
    def secrets(self) -> tuple[str, ...]:
        """Every secret there is, as it is sent."""
        known = (found.get_secret_value() for name in SECRETS if (found := getattr(self, name)))
        passwords = (urlsplit(getattr(self, name)).password for name in ADDRESSES)
        return (*known, *filter(None, passwords))

    @property
    def model_notes(self) -> bool:
        """Whether a model writes the notes beside which posts are shown."""
        return self.demonstration_notes == "model" and self.has_model

    @property
    def hears_speech(self) -> bool:
        """Whether there is a server to turn recordings into text: OpenAI's with a key, or any other."""
        return self.transcribe_api_key is not None or self.transcribe_base_url.rstrip("/") != OPENAI

    @property
    def sees_photos(self) -> bool:
        """Whether there is a model to look at photos: DeepSeek's with a key of its own here, or any other server's."""
        return self.eye_api_key is not None or self.eye_base_url.rstrip("/") != DEEPSEEK

    @property
    def has_model(self) -> bool:
        """Whether there is a model to write with: DeepSeek with a key, or any other server."""
        return self.deepseek_api_key is not None or self.deepseek_base_url.rstrip("/") != DEEPSEEK
