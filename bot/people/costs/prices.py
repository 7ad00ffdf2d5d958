"""What a model's words cost, as of a date."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from bot.ports import Usage
from bot.settings import is_deepseek

NANO = 1_000_000_000  # nanodollars in a dollar; a dollar per million tokens is 1,000 nanodollars per token


@dataclass(frozen=True)
class Price:
    """Nanodollars for a token: read from the provider's cache, read otherwise, and written."""

    cached: int
    read: int
    written: int

    def of(self, usage: Usage) -> int:
        """In nanodollars."""
        return self.cached * usage.cached + self.read * usage.read + self.written * usage.written

    def twice(self) -> "Price":
        """As at peak hours."""
        return Price(2 * self.cached, 2 * self.read, 2 * self.written)


FREE = Price(0, 0, 0)


@dataclass(frozen=True)
class PriceList:
    """A provider's prices off peak, by model, with the hours at which it takes twice as much.

    `asof` is the day on which they were looked up, `peaks` from when to when in UTC, Monday to Friday. On Chinese
    holidays less is taken than is counted here. `models` not named cost as much as the dearest.
    """

    asof: date
    models: Mapping[str, Price]
    peaks: tuple[tuple[time, time], ...]

    def is_peak(self, at: datetime) -> bool:
        """Whether twice as much is taken at that moment."""
        there = at.astimezone(UTC)
        return there.weekday() < 5 and any(begins <= there.time() < ends for begins, ends in self.peaks)

    def usual(self, model: str) -> Price:
        """Off peak."""
        return self.models.get(model) or max(self.models.values(), key=lambda price: price.written)


# https://api-docs.deepseek.com/quick_start/pricing in November 2026: dollars per million tokens, times 1,000
DEEPSEEK = PriceList(
    date(2026, 11, 28),
    {
        "deepseek-flash": Price(3, 150, 600),
        "deepseek-v4-flash": Price(3, 150, 600),
        "deepseek-v4-flash-vision-exp": Price(3, 150, 600),
        "deepseek-v4-pro": Price(22, 660, 1980),
    },
    peaks=((time(1), time(4)), (time(6), time(10))),
)


@dataclass(frozen=True)
class Tariff:
    """What one model costs. `prices` is None where nobody is paid: a server of one's own, an outline."""

    model: str = ""
    prices: PriceList | None = None

    def of(self, model: str) -> "Tariff":
        """That of another model of the same provider; '' is the usual one."""
        return Tariff(model, self.prices) if model else self

    @property
    def most(self) -> Price:
        """At peak hours: what a request may cost at most for each token."""
        return self.prices.usual(self.model).twice() if self.prices else FREE

    def between(self, begun: datetime, ended: datetime) -> Price:
        """For a request of this time. At the edge of a peak it is not known which price is taken: the dearer."""
        if self.prices is None:
            return FREE
        return self.most if self.prices.is_peak(begun) or self.prices.is_peak(ended) else self.prices.usual(self.model)


# With five changes: a prompt of 8,000 tokens read once and five times from the cache, six texts of 1,500 tokens written
DRAFT = Usage(40_000, 8_000, 9_000)
AT_PEAK = 0.4  # of what Koreans ask for in a day


def usual_cost(drafts: int, model: str) -> int:
    """What so many drafts cost at DeepSeek, in nanodollars, changes and peak hours included."""
    return round(drafts * (1 + AT_PEAK) * DEEPSEEK.usual(model).of(DRAFT))


def tariff(host: str, model: str) -> Tariff:
    """By the host that is asked: DeepSeek's models on other servers are not DeepSeek's to sell."""
    return Tariff(model, DEEPSEEK) if is_deepseek(f"https://{host}") else Tariff()
