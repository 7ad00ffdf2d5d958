"""Call off drafts that both processes write: each is reached wherever it is written, and keeps its text."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from benchmarks.chaos.two.killed import held_by
from benchmarks.chaos.two.pair import Figures, Pair, offers_to_go_on, pair
from benchmarks.load.figures import percentile
from benchmarks.load.numbered import landed
from benchmarks.load.stubs.model_stub import Manner
from tests.support.bot_api.chats import Message

REACHED = 10.0  # seconds, after which nobody waits any more


async def called_off(tree: Path, database: str, drafts: int = 20, seconds: float = 60.0) -> Figures:
    """So many people write, and all say /cancel while their texts grow."""
    async with pair(tree, drafts, Manner(seconds=seconds), database) as two:
        await two.begin("a", "b")
        return await of_calls(two, two.here.people)


async def of_calls(two: Pair, people: Sequence[str]) -> Figures:
    """These people write, and call it off."""
    said = await two.write(people)
    await two.all_grow(people)
    spread = held_by(two, people)
    began = {}
    for person in people:
        began[person] = two.api.now()
        two.api.says(person, "/cancel")
        await asyncio.sleep(1 / len(people))
    stopped = await _stops(two, said)
    took = [at - began[person] for person, at in stopped.items()]
    kept = {person: two.api.screen(person) for person in people}
    await asyncio.sleep(3)
    still = sum(two.api.screen(person) == text and _is_beginning(two, person, text) for person, text in kept.items())
    return {
        f"/cancel for {len(people)} drafts ({spread}): reached": f"{len(took)}",
        "… p50 / p95": f"{percentile(took, 50):.2f} / {percentile(took, 95):.2f} s",
        "… text kept, and not gone on with": f"{still}",
    }


async def _stops(two: Pair, said: dict[str, Message]) -> dict[str, float]:
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
