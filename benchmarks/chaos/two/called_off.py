"""Call off drafts that both processes write: each is reached wherever it is written, and keeps its text."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.chaos.two.killed import spread
from benchmarks.chaos.two.pair import NAMES, Figures, Pair, offers_to_go_on, pair
from benchmarks.load.figures import percentile
from benchmarks.load.numbered import landed
from benchmarks.load.stubs.model_stub import Manner
from tests.support.bot_api.chats import Message

REACHED = 60.0  # seconds, after which nobody waits any more
AFTER = 3.0  # seconds in which a draft that was called off might go on


@dataclass(frozen=True)
class CalledOff:
    """Seconds from each word to the draft that stands there stopped, and how many kept what was written."""

    took: Sequence[float]
    kept: int


async def called_off(tree: Path, database: str, drafts: int = 20, rate: float = 50.0, seconds: float = 60.0) -> Figures:
    """So many people write, and all say /cancel while their texts grow."""
    shared = {"WORKER_CONCURRENCY": str(drafts // 2)}
    async with pair(tree, drafts, Manner(rate=rate, seconds=seconds), database, shared) as two:
        await two.begin(*NAMES)
        said = await two.write(two.here.people)
        await two.all_grow(said)
        had, off = spread(two, said), await call_off(two, said)
        return {
            f"/cancel for {drafts} drafts ({had}): reached": f"{len(off.took)}",
            "… p50 / p95": f"{percentile(off.took, 50):.2f} / {percentile(off.took, 95):.2f} s",
            "… text kept, and not gone on with": f"{off.kept}",
        }


async def call_off(two: Pair, said: Mapping[str, Message], over: float = 1.0) -> CalledOff:
    """Each says so, all within so many seconds."""
    began = {}
    for person in said:
        began[person] = two.api.now()
        two.api.says(person, "/cancel")
        await asyncio.sleep(over / len(said))
    stopped = await _stops(two, said)
    texts = {person: two.api.screen(person) for person in said}
    await asyncio.sleep(AFTER)
    kept = sum(two.api.screen(who) == text and _is_beginning(two, who, text) for who, text in texts.items())
    return CalledOff([at - began[person] for person, at in stopped.items()], kept)


async def _stops(two: Pair, said: Mapping[str, Message]) -> Mapping[str, float]:
    """When each draft was seen to stand there stopped, with the way to go on below it."""
    seen: dict[str, float] = {}

    def all_are() -> bool:
        for person, message in said.items():
            if person not in seen and any(map(offers_to_go_on, two.api.below(message))):
                seen[person] = two.api.now()
        return len(seen) == len(said)

    await two.until(all_are, REACHED)
    return seen


def _is_beginning(two: Pair, person: str, text: str) -> bool:
    """Whether it is a part of the draft, each sentence once and in order, and not all of it."""
    stands = landed(text, two.here.text(person))
    return 0 < stands.missing < stands.wanted and not stands.doubled and stands.in_order
