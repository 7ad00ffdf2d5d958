"""Watch, while something is done, how long the event loop stands still and how large the processes below grow."""

import asyncio
import contextlib
import os
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles

TICK = 0.005  # seconds
LOOK = 0.1


@dataclass
class Watch:
    """`lags`: seconds of each tick that came late; `busiest`: processor seconds the loop took between two ticks;
    `largest`: MiB of the largest process below this one."""

    lags: list[float] = field(default_factory=list)
    busiest: float = 0.0
    largest: float = 0.0

    @property
    def p99(self) -> float:
        """Milliseconds."""
        return 1000 * (quantiles(self.lags, n=100)[98] if len(self.lags) > 1 else 0.0)

    @property
    def longest(self) -> float:
        """Milliseconds."""
        return 1000 * max(self.lags, default=0.0)


@asynccontextmanager
async def watching() -> AsyncIterator[Watch]:
    """Fills in the watch until the block ends."""
    watch, over = Watch(), threading.Event()
    await asyncio.to_thread(_forget_sizes)
    looking = threading.Thread(target=_look, args=(watch, over), daemon=True)
    looking.start()
    ticking = asyncio.create_task(_tick(watch))
    try:
        yield watch
    finally:
        ticking.cancel()
        over.set()
        await asyncio.to_thread(looking.join)


def _forget_sizes() -> None:
    for child in children():
        with contextlib.suppress(OSError):
            Path(f"/proc/{child}/clear_refs").write_text("5")


async def _tick(watch: Watch) -> None:
    while True:
        began, cpu = time.perf_counter(), time.thread_time()
        await asyncio.sleep(TICK)
        watch.lags.append(max(0.0, time.perf_counter() - began - TICK))
        watch.busiest = max(watch.busiest, time.thread_time() - cpu)


def _look(watch: Watch, over: threading.Event) -> None:
    while True:
        watch.largest = max([watch.largest, *map(_size, children())])
        if over.wait(LOOK):
            return


def children() -> set[int]:
    """Processes below this one that were forked by Python."""
    parents = dict(_parents())
    found = {os.getpid()}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {os.getpid()}


def _parents() -> Iterator[tuple[int, int]]:
    for place in Path("/proc").iterdir():
        if place.name.isdigit():
            with contextlib.suppress(OSError):
                yield int(place.name), int((place / "stat").read_text().rpartition(")")[2].split()[1])


def _size(child: int) -> float:
    with contextlib.suppress(OSError):
        command = Path(f"/proc/{child}/cmdline").read_bytes()
        for line in Path(f"/proc/{child}/status").read_text().splitlines():
            if line.startswith("VmHWM") and b"benchmarks.documents.server" not in command:
                return int(line.split()[1]) / 1024
    return 0.0
