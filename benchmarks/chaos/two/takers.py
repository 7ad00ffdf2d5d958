"""A process that takes drafts of one person's limit, all at once when it is told to.

    python -m benchmarks.chaos.two.takers <database URL> <person> <limit> <how many>

It says "ready", takes on the first line it hears, and says how many it was given.
"""

import asyncio
import sys
from datetime import UTC, datetime

from bot.people.costs.limits import LimitReached, LimitRules, Limits, rules_of
from bot.settings import Settings
from bot.stores.ledger import Amounts
from storage.store import open_store

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)  # no midnight comes in between


def rules(limit: str) -> LimitRules:
    """Those of a bot that has this limit of drafts."""
    return rules_of(Settings(_env_file=None, limit_drafts=limit))


async def take(url: str, person: str, limit: str, many: int) -> int:
    """How many drafts were given."""
    async with open_store(url) as store:
        limits = Limits(store.ledger, rules(limit), lambda: NOON)
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
    print(asyncio.run(take(*sys.argv[1:4], int(sys.argv[4]))), flush=True)
