"""Kill the process that writes, while drafts grow: how soon the other one goes on with them, and where."""

import signal
import time
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

from benchmarks.chaos.two.pair import Figures, Pair, pair
from benchmarks.load.figures import percentile
from benchmarks.load.stubs.model_stub import Manner

PATIENCE = 60.0  # seconds for the rest of the texts


async def writer_killed(tree: Path, database: str, drafts: int = 40, seconds: float = 8.0) -> Figures:
    """So many people write; whoever has most of the drafts is killed in the first third of the texts."""
    async with pair(tree, drafts, Manner(seconds=seconds), database) as two:
        await two.begin("a", "b")
        return await of_a_kill(two, two.here.people)


async def of_a_kill(two: Pair, people: Sequence[str]) -> Figures:
    """These people write, and whoever has most of the drafts is killed."""
    said = await two.write(people)
    await two.all_grow(people)
    holders = two.api.holders(people)
    victim, _ = Counter(holders.values()).most_common(1)[0]
    theirs = [who for who, process in holders.items() if process == victim and not two.is_whole(who)]
    places = {who: two.api.of([who], process=victim)[-1].message for who in theirs}
    killed = time.monotonic()
    await two.program(victim).end(signal.SIGKILL)
    whole = await two.wholes(people, PATIENCE)
    same, elsewhere = _first_signs(two, places, killed, two.other(victim))
    ends = [at - killed for who, at in whole.items() if who in theirs]
    return {
        f"killed with {len(theirs)} of {len(people)} open drafts: first edit by the other, same message": (
            f"{min(same, default=float('nan')):.2f} s (p50 {percentile(same, 50):.2f}, max {percentile(same, 100):.2f})"
        ),
        "… gone on with in the same message / elsewhere": f"{len(same)} / {elsewhere} of {len(theirs)}",
        "… all of these whole after; whole": f"{max(ends, default=float('nan')):.1f} s; {len(whole)} of {len(people)}",
        "… doubled; lost": f"{two.doubled(said)}; {two.lost(said)}",
    }


def _first_signs(two: Pair, places: dict[str, int], killed: float, heir: str) -> tuple[Sequence[float], int]:
    """Seconds until the other process first changed each draft where it stood, and how many it began elsewhere."""
    firsts = [signs[0] for who in places if (signs := two.api.of([who], killed, heir))]
    same = [sign.at - killed for sign in firsts if sign.message == places[sign.chat]]
    return same, len(firsts) - len(same)


def held_by(two: Pair, people: Collection[str]) -> str:
    """How these drafts are spread: "13 + 7"."""
    counted = Counter(two.api.holders(people).values())
    return " + ".join(str(counted[name]) for name in sorted(two.here.programs))
