"""Kill the process that writes, while drafts grow: how soon the other one goes on with them, and where."""

import signal
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf
from pathlib import Path

from benchmarks.chaos.two.pair import NAMES, PATIENCE, Figures, Pair, pair
from benchmarks.load.figures import percentile, usage
from benchmarks.load.stubs.model_stub import Manner
from tests.support.bot_api.chats import Message


@dataclass(frozen=True)
class Death:
    """When a process was killed, and in which message each draft stood that it had not ended, by person."""

    at: float
    process: str
    places: Mapping[str, int]


@dataclass(frozen=True)
class Legacy:
    """What became of the drafts of a process that died; seconds after its death, and of the processor that the other
    one used until its first edit: on a busy machine they say more."""

    same_message: Sequence[float]  # until the other one first changed each of them where it stood
    elsewhere: int  # how many it began in another message
    ends: Sequence[float]  # until each of them was whole
    whole: int  # of these and all others
    doubled: int
    lost: int
    spent: float


async def writer_killed(
    tree: Path, database: str, drafts: int = 40, rate: float = 50.0, seconds: float = 8.0
) -> Figures:
    """So many people write; whoever has most of the drafts is killed in the first third of the texts."""
    async with pair(tree, drafts, Manner(rate=rate, seconds=seconds), database) as two:
        await two.begin(*NAMES)
        said = await two.write(two.here.people)
        await two.all_grow(said)
        death = await kill(two, busier(two, said), said)
        legacy, many = await left_by(two, death, said), len(death.places)
        first, end = min(legacy.same_message, default=inf), max(legacy.ends, default=inf)
        others = f"p50 {percentile(legacy.same_message, 50):.2f}, max {percentile(legacy.same_message, 100):.2f}"
        return {
            f"killed with {many} of {drafts} open drafts: first edit, same message": f"{first:.2f} s ({others})",
            "… gone on with in the same message / elsewhere": f"{len(legacy.same_message)} / {legacy.elsewhere}",
            "… all of these whole after; whole": f"{end:.1f} s; {legacy.whole} of {drafts}",
            "… doubled; lost": f"{legacy.doubled}; {legacy.lost}",
            "… processor of the other one until its first edit": f"{legacy.spent:.2f} s",
        }


def busier(two: Pair, said: Mapping[str, Message]) -> str:
    """Who has most of these drafts."""
    [(process, _)] = Counter(two.api.holders(said).values()).most_common(1)
    return process


def spread(two: Pair, said: Mapping[str, Message]) -> str:
    """How many of these drafts each has: "13 + 7"."""
    counted = Counter(two.api.holders(said).values())
    return " + ".join(str(counted[name]) for name in NAMES)


async def kill(two: Pair, process: str, said: Mapping[str, Message]) -> Death:
    """It dies in the middle of what it writes."""
    holders = two.api.holders(said)
    theirs = [who for who, holder in holders.items() if holder == process and not two.is_whole(who)]
    places = {who: two.api.of([who], process=process)[-1].message for who in theirs}
    at = two.api.now()
    await two.program(process).end(signal.SIGKILL)
    return Death(at, process, places)


async def left_by(two: Pair, death: Death, said: Mapping[str, Message]) -> Legacy:
    """What became of what it had begun, once all these drafts are whole, or never come to that."""
    heir = two.other(death.process)
    before = usage(two.program(heir).pid).processor
    await two.until(lambda: not death.places or two.api.of(death.places, death.at, heir), PATIENCE)
    spent = usage(two.program(heir).pid).processor - before
    whole = await two.wholes(said, PATIENCE)
    firsts = [signs[0] for who in death.places if (signs := two.api.of([who], death.at, heir))]
    same = [sign.at - death.at for sign in firsts if sign.message == death.places[sign.chat]]
    ends = [at - death.at for who, at in whole.items() if who in death.places]
    return Legacy(same, len(firsts) - len(same), ends, len(whole), two.doubled(said), two.lost(said), spent)
