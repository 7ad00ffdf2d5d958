"""Kill the process that asks Telegram for updates: how soon the other one answers, and that it was alone before."""

import asyncio
import signal
import time
from pathlib import Path

from benchmarks.chaos.two.pair import NAMES, Figures, Pair, pair
from benchmarks.load.figures import percentile
from benchmarks.load.stubs.model_stub import Manner

SETTLED = 6.0  # seconds after a start until what is loaded beside the work is loaded


async def poller_killed(tree: Path, database: str, kills: int = 10) -> Figures:
    """It is killed so often, and started anew each time."""
    async with pair(tree, kills, Manner(), database) as two:
        await two.begin(*NAMES)
        await asyncio.sleep(2)
        took = []
        for kill in range(kills):
            took.append(await answered_after_a_kill(two, f"p{kill}"))
            await two.begin(next(name for name, program in two.here.programs.items() if program.ended))
            await asyncio.sleep(SETTLED)
        return of_kills(two, took)


async def answered_after_a_kill(two: Pair, person: str) -> float:
    """Seconds from the death of the poller to the answer to what was said at that moment."""
    killed = time.monotonic()
    await two.program(two.api.polled_last).end(signal.SIGKILL)
    two.api.says(person, "/help")
    await two.until(lambda: person in two.api.first_shown, 60)
    return two.api.first_shown.get(person, float("inf")) - killed


def of_kills(two: Pair, took: list[float]) -> Figures:
    """What is printed of so many deaths."""
    return {
        f"poller killed {len(took)} times: next answer p50 / max": f"{percentile(took, 50):.2f} / {max(took):.2f} s",
        "… pollers at once, at most": str(two.api.most_pollers),
        "… 409s": str(len(two.api.conflicts)),
    }
