"""What is used of what is limited, and by whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.wording.costs import Limited, WindowSpan


@dataclass(frozen=True)
class Amounts:
    """So much of what is limited; `readings` are of blogs and files, `uploads` are files."""

    drafts: int = 0
    revisions: int = 0
    tokens: int = 0
    nanodollars: int = 0
    readings: int = 0
    uploads: int = 0


@dataclass(frozen=True)
class Window:
    """A minute, a day or a month of one person, or of everybody together where `person` is empty.

    `most` of each thing is taken while it lasts; what is not named has no limit.
    """

    person: str
    span: WindowSpan
    begins: datetime
    ends: datetime
    most: Mapping[Limited, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Full:
    """Of what there is not enough left, and in which window."""

    what: Limited
    window: Window


@dataclass(frozen=True)
class Charge:
    """What one request to the model is reckoned at: its price at most until it is settled, and then what it was."""

    revision: int
    cached: int = 0
    read: int = 0
    written: int = 0
    nanodollars: int = 0
    settled: bool = False
    id: int = 0


class Ledger(Protocol):
    """What has been used of what is limited, and by whom."""

    # all of it in every window, or nothing; `beside`: what must be left, too. With a charge, its id; else 0
    async def take(
        self, amounts: Amounts, windows: Sequence[Window], beside: Amounts, charge: Charge | None = None
    ) -> int | Full: ...
    # the amounts by which it was more or less go into those windows that are not over yet; with a charge once
    async def settle(self, charge: Charge | None, difference: Amounts, windows: Sequence[Window]) -> None: ...
    async def used(self, windows: Sequence[Window]) -> Sequence[Amounts]: ...  # of each window
    async def charges(self, draft: int) -> Sequence[Charge]: ...  # of all revisions of a draft
    async def held(self, person: str) -> int: ...  # bytes of their texts; of everybody, with the rest, without a person
