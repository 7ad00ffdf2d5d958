"""Restart PostgreSQL while the processes start, while one takes over from the other, and while they write."""

import asyncio
import random
import signal
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, assert_never, get_args

from benchmarks.chaos.two.killed import busier
from benchmarks.chaos.two.pair import NAMES, PATIENCE, Figures, Pair, pair
from benchmarks.chaos.two.server import Server, supervised
from benchmarks.load.figures import percentile
from benchmarks.load.stubs.model_stub import Manner
from tests.support.bot_api.chats import Message

Moment = Literal["launch", "recovery", "streaming"]
MOMENTS: tuple[Moment, ...] = get_args(Moment)


@dataclass
class Restarts:
    """What came of restarts in one kind of moment; seconds from the server's return to the first sign, and to the end
    of the last draft."""

    said: dict[str, Message] = field(default_factory=dict)
    whole: set[str] = field(default_factory=set)
    signs: list[float] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)


async def restarted(
    tree: Path,
    server: Server,
    times: int = 5,
    drafts: int = 10,
    rate: float = 50.0,
    seconds: float = 6.0,
    seed: int = 0,
) -> Figures:
    """Each kind of moment so often, with so many drafts each time; a supervisor starts anew what ends."""
    people, chance = len(MOMENTS) * times * drafts, random.Random(seed)
    async with pair(tree, people, Manner(rate=rate, seconds=seconds), await server.database()) as two:
        await two.begin(*NAMES)
        waiting, came = list(two.here.people), {moment: Restarts() for moment in MOMENTS}
        async with supervised(two.here.programs) as again:
            for moment in MOMENTS:
                for _ in range(times):
                    some, waiting = waiting[:drafts], waiting[drafts:]
                    await _one(two, server, some, moment, chance, came[moment])
        rows = {row: value for moment, one in came.items() for row, value in _rows(two, moment, times, one).items()}
        return rows | {"… processes started anew by the supervisor": str(sum(again.values()))}


async def _one(
    two: Pair, server: Server, people: Sequence[str], moment: Moment, chance: random.Random, came: Restarts
) -> None:
    came.said |= await _up_to(two, people, moment, chance)
    await server.restart()
    back = time.monotonic()
    whole = await two.wholes(people, PATIENCE)
    came.whole |= set(whole)
    signs = two.api.of(people, back)
    came.signs.append(signs[0].at - back if signs else float("inf"))
    came.ends.append(max(whole.values(), default=float("inf")) - back)


async def _up_to(two: Pair, people: Sequence[str], moment: Moment, chance: random.Random) -> Mapping[str, Message]:
    """Everything up to that moment; what people said meanwhile."""
    match moment:
        case "launch":
            await asyncio.gather(*(program.end(signal.SIGKILL) for program in two.here.programs.values()))
            said = await two.write(people)
            await asyncio.sleep(chance.uniform(0.0, 4.0))
        case "recovery":
            said = await two.write(people)
            await two.all_grow(people)
            await two.program(busier(two, said)).end(signal.SIGKILL)
            await asyncio.sleep(chance.uniform(0.0, 2.5))
        case "streaming":
            said = await two.write(people)
            await two.all_grow(people)
        case _:
            assert_never(moment)
    return said


def _rows(two: Pair, moment: Moment, times: int, came: Restarts) -> Figures:
    return {
        f"PostgreSQL restarted {times} times during {moment}: whole": f"{len(came.whole)} of {len(came.said)}",
        f"{moment}: lost / doubled": f"{two.lost(came.said)} / {two.doubled(came.said)}",
        f"{moment}: server is back -> first sign, all whole, p50 / max": (
            f"{percentile(came.signs, 50):.1f} / {max(came.signs):.1f} s, "
            f"{percentile(came.ends, 50):.1f} / {max(came.ends):.1f} s"
        ),
    }
