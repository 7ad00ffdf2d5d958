"""What Telegram answers when something cannot be shown, in the words of a canvas."""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.warnings import PTBDeprecationWarning, PTBUserWarning

from adapters.chat.live import Hold, RoomGone
from adapters.chat.telegram.request import MAY_HAVE_ARRIVED, NEVER_LEFT
from adapters.chat.wall import MessageGone


class Unchanged(Exception):
    """The message looks like this already."""


class NotTaken(Exception):
    """Telegram does not take it here, and would not the next time either: no such chat or topic, no right to write."""


class Doubtful(Exception):
    """No answer came: the message may have arrived."""


class Unsent(Exception):
    """The call did not reach Telegram, or Telegram said it failed; it can be made again."""


NOT_EDITABLE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "message to delete not found",
    "message can't be deleted",
)
# Of Telegram's sentences only what it is known to say reaches the log: it may repeat what a person wrote.
REASONS = (
    "chat not found",
    "thread not found",
    "topic_closed",
    "topic_deleted",
    "not enough rights",
    "need administrator rights",
    "have no rights",
    "chat_write_forbidden",
    "chat_restricted",
    "message is too long",
    "message text is empty",
    "caption is too long",
    "can't parse entities",
    "entities_too_long",
    "entity_bounds_invalid",
    "button_data_invalid",
    "replied not found",
    "file is too big",
    "file must be non-empty",
    "photo_invalid_dimensions",
    "image_process_failed",
)
NO_PAGE = "no text in the message to edit"  # a file or a picture


@contextmanager
def telegram_errors() -> Iterator[None]:
    """Raises Hold, RoomGone, Unchanged, MessageGone, NotTaken, Doubtful or Unsent in place of Telegram's errors."""
    try:
        yield
    except RetryAfter as error:
        raise Hold(seconds(error.retry_after)) from None
    except (Forbidden, ChatMigrated, InvalidToken) as error:
        raise RoomGone(type(error).__name__) from None
    except BadRequest as error:  # a NetworkError to this library, so it comes first
        raise _meaning(error.message) from None
    except NetworkError as error:
        if isinstance(error.__cause__, MAY_HAVE_ARRIVED) and not isinstance(error.__cause__, NEVER_LEFT):
            raise Doubtful(error_name(error)) from None
        raise Unsent(error_name(error)) from None
    except TelegramError as error:
        raise Unsent(error_name(error)) from None


def _meaning(refusal: str) -> Exception:
    said = refusal.lower()
    if "not modified" in said:
        return Unchanged()
    if any(words in said for words in NOT_EDITABLE):
        return MessageGone()
    if NO_PAGE in said:
        return MessageGone(stands=True)
    return NotTaken(next((reason for reason in REASONS if reason in said), "for a reason of its own"))


def seconds(wait: float | timedelta) -> float:
    """A timedelta where PTB_TIMEDELTA=1 is set, seconds where it is not."""
    return wait.total_seconds() if isinstance(wait, timedelta) else wait


def error_name(error: Exception) -> str:
    """An error for the log. Messages of the HTTP library may carry the address, and with it the token."""
    cause = error.__cause__
    return type(error).__name__ + (f" ({type(cause).__name__})" if cause else "")


def hush() -> None:
    """At DEBUG, telegram writes into the log what people say."""
    logging.getLogger("telegram").setLevel(logging.INFO)
    # Every 429 and every recording would warn that this will be a timedelta one day; seconds() takes both.
    warnings.filterwarnings("ignore", message=".*(retry_after|duration)", category=PTBDeprecationWarning)
    # Updates are asked for as they are, see updates.py
    warnings.filterwarnings("ignore", message=r"Please use 'Bot\.get_updates'", category=PTBUserWarning)
