"""Watch, while something is done, how long the event loop stands still and how large the processes below grow."""

import asyncio
import contextlib
import os
import sys
import threading
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles

TICK = 0.005  # seconds
LOOK = 0.2
LATE = 0.03


@dataclass
class Watch:
    """`lags`: seconds of each tick that came late; `busiest`: processor seconds of the loop between two ticks; `work`:
    those of all processes; `largest`: MiB of the largest below this one, shared memory by its share; `places`: where in
    our code the loop was whenever a tick was late, and how often."""

    lags: list[float] = field(default_factory=list)
    busiest: float = 0.0
    largest: float = 0.0
    places: Counter[str] = field(default_factory=Counter)
    work: float = 0.0
    last: float = field(default_factory=time.perf_counter)
    thread: int = field(default_factory=threading.get_ident)

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
    looking = [threading.Thread(target=look, args=(watch, over), daemon=True) for look in (_look, _look_at_the_loop)]
    for thread in looking:
        thread.start()
    ticking = asyncio.create_task(_tick(watch))
    before = await asyncio.to_thread(_work)
    try:
        yield watch
    finally:
        ticking.cancel()
        watch.work = await asyncio.to_thread(_work) - before
        over.set()
        for thread in looking:
            await asyncio.to_thread(thread.join)


async def _tick(watch: Watch) -> None:
    while True:
        began, cpu = time.perf_counter(), time.thread_time()
        await asyncio.sleep(TICK)
        watch.last = time.perf_counter()
        watch.lags.append(max(0.0, watch.last - began - TICK))
        watch.busiest = max(watch.busiest, time.thread_time() - cpu)


def _look(watch: Watch, over: threading.Event) -> None:
    while True:
        watch.largest = max([watch.largest, *map(_size, children())])
        if over.wait(LOOK):
            return


def _look_at_the_loop(watch: Watch, over: threading.Event) -> None:
    while not over.wait(LATE / 2):
        if time.perf_counter() - watch.last > LATE:
            frame = sys._current_frames().get(watch.thread)
            while frame and not _is_ours(frame.f_code.co_filename):
                frame = frame.f_back
            if frame:
                watch.places[f"{Path(frame.f_code.co_filename).name}:{frame.f_code.co_name}"] += 1


def _is_ours(path: str) -> bool:
    return any(f"/{part}/" in path for part in ("adapters", "bot", "styles", "storage")) and "site-packages" not in path


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


def _work() -> float:
    """Processor seconds of this process and those below it, also those that are gone."""
    seconds = time.process_time()
    for child in children():
        with contextlib.suppress(OSError):
            command = Path(f"/proc/{child}/cmdline").read_bytes()
            if b"benchmarks.documents.server" not in command:
                said = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
                seconds += sum(map(int, said[11:15])) / os.sysconf("SC_CLK_TCK")
    return seconds


def _size(child: int) -> float:
    with contextlib.suppress(OSError):
        command = Path(f"/proc/{child}/cmdline").read_bytes()
        for line in Path(f"/proc/{child}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:") and b"benchmarks.documents.server" not in command:
                return int(line.split()[1]) / 1024
    return 0.0
