"""What the bot says of limits, of what was used, and of what it costs."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, Protocol

# what is limited, as it is counted; `nanodollars` are said in won
Limited = Literal["drafts", "revisions", "tokens", "nanodollars", "readings", "uploads"]
WindowSpan = Literal["minute", "day", "month"]


class CostsWording(Protocol):
    """Moments are in the zone whose days are counted, and are said with it."""

    def limit_reached(self, what: Limited, most: int, span: WindowSpan, everybody: bool, opens: datetime) -> str:
        """Somebody, or everybody together, has used what there is in this span; it opens again then."""

    def too_many_blogs(self, most: int) -> str:
        """Somebody has as many blogs as they may."""

    def holds_too_much(self, megabytes: int, everybody: bool) -> str:
        """As much text is kept of somebody, or of everybody, as may be."""

    def notes_left_out(self, characters: int, cut: str | None, names: Sequence[str]) -> str:
        """So many characters of notes and files were read; the one that was cut in the middle, if any, and those left out. An empty name is what they typed themselves."""

    def request_left_out(self, characters: int) -> str:
        """So many characters of what somebody asked for were read."""

    def history_left_out(self, rounds: int) -> str:
        """So many of the oldest rounds of draft and request were not sent to the model, or, with 0, the beginning of the text."""

    def model_rests(self, host: str, opens: datetime) -> str:
        """The model is not asked for a while, for it did not work several times."""

    # /usage

    def usage_of_today(self, opens: datetime) -> str:
        """Above what somebody has used today, which is filled up again then."""

    def usage_of_all(self) -> str:
        """Above what everybody together has used today; admins read that."""

    def used(self, what: Limited, amount: float, most: float) -> str:
        """One line of it; `nanodollars` come in won."""

    def used_blogs(self, number: int, most: int) -> str:
        """How many blogs they have."""

    def used_bytes(self, held: int, most: int) -> str:
        """How many bytes are kept."""

    def used_budget(self, won: float, most: int) -> str:
        """What this month has cost; `most` 0: there is no budget."""

    def nothing_is_limited(self) -> str:
        """Whoever sits at the terminal is never refused."""

    def receipt(self, cached: int, read: int, written: int, won: float | None, settled: bool) -> str:
        """Tokens and price of one version; no price where nobody is paid. Not settled: it is no more than this."""

    def receipt_of_draft(self, requests: int, won: float | None) -> str:
        """How often the model was asked for all of a draft, and what that came to."""

    def receipt_prices(self, month: datetime, won_per_dollar: int) -> str:
        """As of when the prices are, and what a dollar was taken for."""

    def no_receipt(self) -> str:
        """Nothing was asked of a model for this version."""

    # For whoever runs the bot

    def admins_no_balance(self, host: str, opens: datetime) -> str:
        """The account is empty; the model is asked again then."""

    def admins_model_down(self, host: str, times: int, opens: datetime) -> str:
        """The model failed so many times in a row; it is asked again then."""

    def admins_model_back(self, host: str) -> str:
        """It works again."""
