"""The most that one hostile account can cost a day with the limits as they are, and how much a blogger can write.

`python -m benchmarks.strangers.costs` lets both write all day at DeepSeek's prices, against the real limits in a
database of their own. The hostile one asks at every minute for the dearest thing there is: a prompt as long as it can
be, that is in no cache, and the longest answer, at peak hours. The blogger writes drafts of a 5,000-token card and
changes each of them five times; what was sent before is read from the cache.
"""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.drafts.paid_writer import RULES
from bot.model import Blog, Draft, Revision
from bot.people.costs.limits import LimitReached, Limits, rules_of
from bot.people.costs.prices import NANO, Tariff, tariff
from bot.ports import LONGEST_ANSWER, Usage
from bot.settings import Settings
from bot.stores import Store
from bot.stores.ledger import Amounts
from storage.store import open_store
from styles import Profile, StyleCard
from styles.model import Range

PEAK = datetime(2026, 11, 24, 1, tzinfo=UTC)  # ten in the morning in Seoul, on a Tuesday
EVENING = datetime(2026, 11, 24, 11, tzinfo=UTC)
WRITTEN = 1_500  # tokens of a draft of 2,500 Korean characters
CHANGES = 5  # of each draft
CACHED = 64  # tokens: what DeepSeek's cache holds is a multiple of this


class Clock:
    """Time that passes when it is told to."""

    def __init__(self, begins: datetime) -> None:
        self.at = begins

    def __call__(self) -> datetime:
        return self.at


@dataclass(frozen=True)
class Spent:
    """What somebody came to in a day."""

    requests: int
    dollars: float


@dataclass
class Account:
    """One person with a card, whose requests go through the limits and not to a model."""

    settings: Settings
    store: Store
    revision: int
    clock: Clock
    paid: Tariff

    def __post_init__(self) -> None:
        self.limits = Limits(self.store.ledger, rules_of(self.settings), self.clock)

    async def asks(self, most: Usage, real: Usage, amounts: Amounts) -> None:
        """One request, settled. Raises LimitReached."""
        price = self.paid.most.of(most)
        await self.limits.take("x:1", amounts, Amounts(tokens=most.tokens, nanodollars=price))
        taken = await self.limits.reserve("x:1", most, price, self.revision)
        await self.limits.settle(taken, real, self.paid.between(self.clock.at, self.clock.at).of(real))

    async def cost(self) -> float:
        """In dollars, today."""
        [today] = await self.store.ledger.used(self.limits.windows("x:1")[1:2])
        return today.nanodollars / NANO


async def hostile(account: Account, minutes: int = 24 * 60) -> Spent:
    """As often as it is let in, for so many minutes of a day."""
    longest = Usage(0, account.settings.card_tokens + RULES + account.settings.prompt_tokens, LONGEST_ANSWER)
    smaller = Usage(0, account.settings.card_tokens, 1)  # squeezes in where the longest does not fit any more
    requests, dollars = 0, 0.0
    for _ in range(minutes):
        for usage in (longest, smaller):
            for amounts in (Amounts(drafts=1), Amounts(revisions=1)):
                try:
                    while True:
                        await account.asks(usage, usage, amounts)
                        requests += 1
                except LimitReached:
                    pass
        account.clock.at += timedelta(minutes=1)
        if await account.cost() == 0:  # the next day has begun
            break
        dollars = await account.cost()
    return Spent(requests, dollars)


def session(card: int) -> Iterator[tuple[Usage, Amounts]]:
    """A draft and its changes. The second draft of a day finds the card in the cache."""
    prompt, known = card + 500, card
    for change in range(CHANGES + 1):
        cached = known // CACHED * CACHED
        yield Usage(cached, prompt - cached, WRITTEN), Amounts(drafts=not change, revisions=bool(change))
        known = prompt + WRITTEN
        prompt = known + 60


async def blogger(account: Account) -> Spent:
    """One session after the other, a request every three minutes, until there is no more."""
    requests = 0
    while True:
        for real, amounts in session(account.settings.card_tokens + RULES):
            most = Usage(0, real.cached + real.read, LONGEST_ANSWER)
            try:
                await account.asks(most, real, amounts)
            except LimitReached:
                return Spent(requests, await account.cost())
            requests += 1
            account.clock.at += timedelta(seconds=100)


async def account(settings: Settings, store: Store, begins: datetime) -> Account:
    """Somebody who has a draft already, to which all of it is charged."""
    middle = Range(10, 20, 30)
    profile = Profile((), (), middle, 20.0, 5.0, middle, middle, 0.5, 0.0, (), (), (), (), (), (), ())
    blog = await store.blogs.keep_blog(Blog("feed", "https://x.example", "x", "x:1"))
    card = await store.cards.keep_card(blog, StyleCard("ko", 9, 9_000, profile, ()), begins)
    draft = Draft("x:1", blog.id, card, "x", "", "room", True, begins)
    _, [revision] = await store.drafts.begin_draft(draft, Revision(0, None, ""))
    paid = tariff("api.deepseek.com", settings.deepseek_model)
    return Account(settings, store, revision.id, Clock(begins), paid)


async def spent_by(who: Callable[[Account], Awaitable[Spent]], begins: datetime, settings: Settings) -> Spent:
    """What one account comes to in a day."""
    with tempfile.TemporaryDirectory() as folder:
        async with open_store(f"sqlite:///{Path(folder) / 'costs.db'}") as store:
            return await who(await account(settings, store, begins))


async def main() -> None:
    """Print the three of them."""
    settings = Settings()
    for who, begins, said in (
        (hostile, PEAK, "a hostile account, at peak prices"),
        (blogger, PEAK, "a blogger at peak hours"),
        (blogger, EVENING, "a blogger in the evening"),
    ):
        spent = await spent_by(who, begins, settings)
        print(f"{said:36} {spent.requests:4} requests {spent.dollars:.4f} dollars")


if __name__ == "__main__":
    asyncio.run(main())
