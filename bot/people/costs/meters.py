"""What is counted for whoever runs the bot, where it happens: drafts, tokens, won, refusals."""

from typing import Literal, Protocol

from bot.ports import Usage
from bot.wording.costs import Limited

DraftOutcome = Literal["begun", "finished", "failed", "stopped"]  # stopped: by its person, or left to the next process
LimitName = Literal[Limited, "blogs", "megabytes"]
ModelStatus = Literal["unknown", "works", "rests", "empty"]  # empty: its account


class Meters(Protocol):
    """Closed sets of names alone, never an id or an address; each call is cheap and raises nothing."""

    def draft(self, outcome: DraftOutcome) -> None: ...  # a text that somebody asked for, or a change of one
    def answered(self, usage: Usage, won: float) -> None: ...  # what one request to the model took
    def refused(self, limit: LimitName) -> None: ...  # somebody has used what there is
    def model(self, status: ModelStatus) -> None: ...  # how it is from now on
    def slowed(self, platform: str) -> None: ...  # it has answered a call with 429


class Silent:
    """Counts nothing, where nobody asks."""

    def draft(self, outcome: DraftOutcome) -> None:
        """One of these."""

    def answered(self, usage: Usage, won: float) -> None:
        """One of these."""

    def refused(self, limit: LimitName) -> None:
        """One of these."""

    def model(self, status: ModelStatus) -> None:
        """From now on."""

    def slowed(self, platform: str) -> None:
        """Once."""


SILENT = Silent()
