"""What a look at each part of the bot found, as values to judge by."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Literal

from bot.drafts.context_window import ServerKind
from bot.drafts.model_errors import ModelError


@dataclass(frozen=True)
class ModelSeen:
    """What a model's server says about itself, and that it has answered.

    `known`: our model is among `models`; llama.cpp writes with its one model whatever it is called. `balance` is
    "4.20 USD", empty where there is no account to ask about. `window` is in tokens, 0 where the server does not tell.
    `trouble` is why it wrote nothing. `goes_on` names the way in which it goes on with a text that is begun, empty
    where it has to be asked to, None where that could not be found out.
    """

    host: str
    own: bool  # DeepSeek's own server
    models: tuple[str, ...]
    known: bool
    balance: str = ""
    funded: bool = True
    window: int = 0
    server: ServerKind = ""
    clock: datetime | None = None  # what time it is there
    trouble: ModelError | None = None
    goes_on: str | None = None


def moment_of(date: str) -> datetime | None:
    """What time it was at a server by its Date header, which a proxy may write as it likes; None where that is none."""
    with suppress(ValueError, OverflowError):
        moment = parsedate_to_datetime(date)
        return moment if moment.tzinfo else None
    return None


DatabaseState = Literal["new", "current", "older", "newer", "locked", "broken", "unreachable"]


@dataclass(frozen=True)
class DatabaseSeen:
    """A database as it was found, nothing changed. `version` is of its tables, `newest` of ours; `reason` one line."""

    where: str  # without its password
    state: DatabaseState
    version: str = ""
    newest: str = ""
    reason: str = ""
