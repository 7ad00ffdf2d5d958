"""What went wrong between us and a model's server, and whether another try may help."""

import logging
import re

from adapters.models.completion import ErrorEvent
from adapters.models.overflow import find_overflow
from bot.drafts import model_errors as failed

log = logging.getLogger(__name__)


class Incomplete(Exception):
    """An answer that did not come whole.

    As long as nothing has come it is worth `tries` in all, after the pause in seconds that the server `asked` for;
    `error` is what is said when they are used up.
    """

    def __init__(self, error: type[failed.ModelError], tries: int, asked: float | None = None) -> None:
        super().__init__(error.__name__)
        self.error = error
        self.tries = tries
        self.asked = asked


def meaning_of(error: Exception, host: str) -> Exception:
    """Incomplete where another try may help, else a ModelError, or the error of a bug."""
    import openai

    status = error.status_code if isinstance(error, openai.APIStatusError) else 0
    code = error.code if isinstance(error, openai.APIError | ErrorEvent) else None
    log.warning("%s: %s, status %d, code %.40r", host, type(error).__name__, status, code)
    if "content exists risk" in str(error).lower():
        return failed.Refused(host)
    if long := find_overflow(getattr(error, "body", None)):
        return failed.PromptTooLong(host, long.prompt, long.window, long.server)
    match error, status:
        case _, 401 | 403:
            return failed.WrongKey(host)
        case _, 402:
            return failed.NoBalance(host)
        case openai.APIStatusError(), 408 | 409 | 429 | 500 | 502 | 503 | 504:
            return Incomplete(failed.Busy, tries=3, asked=_seconds(error.response.headers.get("retry-after")))
        case openai.APIStatusError(), _:
            return failed.NotUnderstood(host)
        case UnicodeEncodeError(), _:  # prompts are cleaned, so it was the key
            return failed.WrongKey(host)
        case _:  # after the deadline there is no time for another try
            return Incomplete(failed.Unanswered, tries=2)


def final_meaning_of(error: Exception, host: str) -> Exception:
    """The same where nothing is tried again: a ModelError, or the error of a bug."""
    meaning = meaning_of(error, host)
    return meaning.error(host) if isinstance(meaning, Incomplete) else meaning


def _seconds(retry_after: str | None) -> float | None:
    """Retry-After, where it is a number of seconds."""
    return float(retry_after) if retry_after and re.fullmatch(r"\d{1,9}(\.\d+)?", retry_after) else None
