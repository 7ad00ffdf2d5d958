"""Start both processes anew, one after the other and again and again, while people write: no draft is lost."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from benchmarks.chaos.two.pair import NAMES, PATIENCE, Figures, Pair, pair
from benchmarks.load.figures import percentile
from benchmarks.load.stubs.model_stub import Manner
from tests.support.bot_api.chats import Message


async def rolled(
    tree: Path, database: str, rounds: int = 10, every: float = 1.0, rate: float = 50.0, seconds: float = 6.0
) -> Figures:
    """Somebody asks for a draft every so many seconds, while both are started anew so many times."""
    people = int(rounds * 60 / every)  # a round takes less than a minute
    async with pair(tree, people, Manner(rate=rate, seconds=seconds), database) as two:
        await two.begin(*NAMES)
        exits = []
        async with asked_for(two, two.here.people, every) as said:
            for _ in range(rounds):
                for name in NAMES:
                    exits.append(await two.program(name).end())
                    await two.begin(name)
        whole = await two.wholes(said, PATIENCE)
        return of_rounds(two, said, whole, exits, rounds)


@asynccontextmanager
async def asked_for(two: Pair, people: Sequence[str], every: float) -> AsyncIterator[Mapping[str, Message]]:
    """Until the end of the block, one after the other of these people asks for a draft; what they have said so far."""
    said: dict[str, Message] = {}

    async def ask() -> None:
        for person in people:
            said[person] = two.here.write(person)
            await asyncio.sleep(every)

    asking = asyncio.create_task(ask())
    try:
        yield said
    finally:
        asking.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await asking


def of_rounds(
    two: Pair, said: Mapping[str, Message], whole: Mapping[str, float], exits: Sequence[float], rounds: int
) -> Figures:
    """What is printed of so many rounds."""
    asked = {who: two.here.said[f"여행기 {who}"] + two.here.manner.seconds for who in whole}
    late = [two.api.file_sent[who] - at for who, at in asked.items()]
    return {
        f"rolling restart {rounds} times, {len(said)} drafts: whole": str(len(whole)),
        "… lost / doubled": f"{two.lost(said)} / {two.doubled(said)}",
        "… drafts later than their text, p50 / max": f"{percentile(late, 50):.1f} / {percentile(late, 100):.1f} s",
        "… exit after SIGTERM, p50 / max": f"{percentile(exits, 50):.1f} / {percentile(exits, 100):.1f} s",
        "… 409s": str(len(two.api.conflicts)),
    }
