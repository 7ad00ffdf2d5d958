"""A process that takes drafts of one person's limit, all at once when it is told to.

    LIMIT_DRAFTS=… python -m benchmarks.chaos.two.takers <database URL> <person> <how many>

It says "ready", takes on the first line it hears, and says how many it was given.
"""

import asyncio
import sys
from datetime import UTC, datetime

from bot.people.costs.limits import LimitReached, Limits, rules_of
from bot.settings import Settings
from bot.stores.ledger import Amounts
from storage.store import open_store

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)  # no midnight comes in between


async def take(url: str, person: str, many: int) -> int:
    """How many drafts were given."""
    async with open_store(url) as store:
        limits = Limits(store.ledger, rules_of(Settings()), lambda: NOON)
        print("ready", flush=True)
        await asyncio.to_thread(sys.stdin.readline)
        took = await asyncio.gather(*(_one(limits, person) for _ in range(many)))
    return sum(took)


async def _one(limits: Limits, person: str) -> bool:
    try:
        await limits.take(person, Amounts(drafts=1))
    except LimitReached:
        return False
    return True


if __name__ == "__main__":
    print(asyncio.run(take(sys.argv[1], sys.argv[2], int(sys.argv[3]))), flush=True)
