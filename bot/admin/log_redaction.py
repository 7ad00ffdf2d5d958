"""Keep secrets out of the log, whoever writes there."""

import logging
import re
from collections.abc import Iterable
from urllib.parse import quote, unquote, urlsplit

HIDDEN = "…"
SHORTEST = 6  # characters; less would be found in the middle of words

# By their looks, for secrets that no setting knows: a bot's token at Telegram and at Discord, a key as DeepSeek and
# OpenAI give them out, and a password in an address. Each is bounded, and what stands before it anchors it.
TELEGRAM = r"(?<!\d)\d{6,12}:[\w-]{30,64}"
DISCORD = r"(?<![\w.-])[\w-]{23,32}\.[\w-]{6,8}\.[\w-]{27,64}"
KEY = r"(?<![\w-])sk-[\w-]{12,200}"
PASSWORD = r"(?<=://)[^\s/@:]{0,128}:[^\s/@]{1,256}(?=@)"
BY_LOOKS = re.compile("|".join((TELEGRAM, DISCORD, KEY, PASSWORD)), re.ASCII)


class Redaction(logging.Filter):
    """A filter of a handler: no line that passes holds one of these secrets, in its words or in its traceback."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__()
        self._known = _pattern(secrets)
        self._form = logging.Formatter()

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, with what it holds of secrets taken out."""
        record.msg, record.args = self.redact(_said(record)), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = self._form.formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = self.redact(record.exc_text)
        if record.stack_info:
            record.stack_info = self.redact(record.stack_info)
        return True

    def redact(self, text: str) -> str:
        """The same text without secrets."""
        text = self._known.sub(HIDDEN, text) if self._known else text
        return BY_LOOKS.sub(HIDDEN, text)


def _said(record: logging.LogRecord) -> str:
    """A call that was made wrongly is no reason to raise in whoever made it."""
    try:
        return record.getMessage()
    except Exception:
        return str(record.msg)


def _pattern(secrets: Iterable[str]) -> re.Pattern[str] | None:
    """All of them, and a password of its own where an address holds one, as they are and as addresses write them."""
    known = {part for secret in secrets for part in (secret, _password(secret)) if len(part) >= SHORTEST}
    written = {form for part in known for form in (part, quote(part, safe=""), repr(part)[1:-1])}
    return re.compile("|".join(re.escape(each) for each in sorted(written, key=len, reverse=True))) if written else None


def _password(address: str) -> str:
    try:
        return unquote(urlsplit(address).password or "")
    except ValueError:
        return ""
