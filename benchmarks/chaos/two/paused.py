"""Stop a process in the middle of its drafts as a paused machine would, and let it go on: it writes nothing more."""

import asyncio
import signal
from math import inf
from pathlib import Path

from benchmarks.chaos.two.killed import busier
from benchmarks.chaos.two.pair import NAMES, PATIENCE, Figures, Pair, pair
from benchmarks.load.stubs.model_stub import Manner


async def paused(
    tree: Path, database: str, drafts: int = 20, rate: float = 50.0, seconds: float = 15.0, pause: float = 20.0
) -> Figures:
    """So many people write; whoever has most of the drafts is stopped for `pause` seconds."""
    async with pair(tree, drafts, Manner(rate=rate, seconds=seconds), database) as two:
        await two.begin(*NAMES)
        people = two.here.people
        said = await two.write(people)
        await two.all_grow(people)
        sleeper = busier(two, said)
        theirs = [who for who, process in two.api.holders(people).items() if process == sleeper]
        stopped = two.api.now()
        two.program(sleeper).send(signal.SIGSTOP)
        await asyncio.sleep(pause)
        two.program(sleeper).send(signal.SIGCONT)
        whole = await two.wholes(people, PATIENCE)
        await asyncio.sleep(5)
        adopted, late = _edits(two, theirs, sleeper, stopped)
        soon, first, last = [at for at in adopted if at <= pause], min(adopted, default=inf), max(adopted, default=inf)
        return {
            f"stopped for {pause:.0f} s with {len(theirs)} of {len(people)} drafts: adopted meanwhile": f"{len(soon)}",
            "… adopter's first edit, first / last draft": f"{first:.1f} / {last:.1f} s",
            "… edits by it after the adopter's first": str(late),
            "… whole; doubled; lost": f"{len(whole)} of {len(people)}; {two.doubled(said)}; {two.lost(said)}",
        }


def _edits(two: Pair, chats: list[str], sleeper: str, stopped: float) -> tuple[list[float], int]:
    """Seconds until the other one first changed each of these drafts, and what the sleeper did there afterwards."""
    adopted, late = [], 0
    for chat in chats:
        if signs := two.api.of([chat], stopped, two.other(sleeper)):
            adopted.append(signs[0].at - stopped)
            late += len(two.api.of([chat], signs[0].at, sleeper))
    return adopted, late
