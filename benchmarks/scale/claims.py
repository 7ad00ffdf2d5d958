"""How long it takes to take 200 of a million blogs that are due, while others do the same."""

import asyncio
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from benchmarks.scale.generated import NOW
from bot.blogs.refresh import CLAIMED
from storage.store import open_store


@dataclass(frozen=True)
class Claims:
    """What each claim took, in milliseconds, and which blogs it got."""

    took: Sequence[float]
    blogs: Sequence[int]


async def claim(url: str, times: int, pause: float) -> Claims:
    """So many claims, one after another, with a pause of so many seconds between them."""
    took: list[float] = []
    blogs: list[int] = []
    async with open_store(url) as store:
        await store.blogs.due(NOW - timedelta(days=365), NOW, 1)  # connections are there before the first
        for _ in range(times):
            began = time.perf_counter()
            found = await store.blogs.due(NOW, NOW + timedelta(hours=1), CLAIMED)
            took.append(1000 * (time.perf_counter() - began))
            blogs += [watch.blog.id for watch in found]
            await asyncio.sleep(pause)
    return Claims(took, blogs)


async def claim_in_processes(url: str, processes: int, times: int, pause: float) -> Claims:
    """The same in so many processes at once, all together."""
    typed = (sys.executable, "-m", "benchmarks.scale.claims", url, str(times), str(pause))
    pipe = asyncio.subprocess.PIPE
    started = [await asyncio.create_subprocess_exec(*typed, stdout=pipe) for _ in range(processes)]
    told = [json.loads((await one.communicate())[0]) for one in started]
    return Claims([ms for one in told for ms in one["took"]], [id for one in told for id in one["blogs"]])


if __name__ == "__main__":
    place, count, wait = sys.argv[1:]
    done = asyncio.run(claim(place, int(count), float(wait)))
    print(json.dumps({"took": done.took, "blogs": done.blogs}))
