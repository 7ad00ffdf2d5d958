"""The settings of the bot's own web server and of its log."""

from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, Field, field_validator

from bot.settings.refused import SettingRefused

LogFormat = Literal["text", "json"]
HOOK_PORTS = (443, 80, 88, 8443)  # to which Telegram delivers


class OperatingSettings(BaseModel):
    """What is served over HTTP, and where the log goes."""

    http_host: str = "127.0.0.1"
    http_port: int | None = Field(default=None, ge=0, le=65_535)  # None: nothing is served; 0: any free one
    telegram_webhook_url: str | None = None  # None: the bot asks Telegram for news
    log_format: LogFormat = "text"
    log_file: Path | None = None  # None: standard error, in the terminal a file in data_dir

    @field_validator("telegram_webhook_url")
    @classmethod
    def _public(cls, value: str | None) -> str | None:
        if value is None:
            return None
        parts = urlsplit(value)
        if parts.scheme != "https" or not parts.hostname or parts.query or parts.fragment or "@" in parts.netloc:
            why = "it takes an address that begins with https://, as in https://bot.example.com/telegram"
            raise SettingRefused(why, "https address")
        if (parts.port or 443) not in HOOK_PORTS:
            raise SettingRefused("Telegram delivers to the ports 443, 80, 88 and 8443 alone", "hook port")
        return value


def is_loopback(host: str) -> bool:
    """Whether an address is this machine's own: 'localhost', '127.0.0.1', '::1'."""
    return host in ("localhost", "::1") or host.startswith("127.")
