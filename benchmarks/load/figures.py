"""Figures of a process and of a row of times."""

import math
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass

import psutil

MIB = 1024 * 1024
_BAD = re.compile(r"^.* (?:ERROR|CRITICAL) .*$|^Traceback .*$|^Task exception was never retrieved.*$", re.M)


def percentile(values: Sequence[float], percent: float) -> float:
    """The value that so many percent do not exceed; not a number where there are none."""
    return sorted(values)[max(0, math.ceil(len(values) * percent / 100) - 1)] if values else math.nan


def complaints(log: str) -> Sequence[str]:
    """The lines of a log that speak of errors."""
    return _BAD.findall(log)


@dataclass(frozen=True)
class Usage:
    """What a process and its children use: seconds of processor, MiB of memory, descriptors of the process alone."""

    at: float
    processor: float
    of_children: float
    memory: float
    memory_of_children: float
    descriptors: int

    def cores(self, earlier: "Usage") -> float:
        """Cores used by the process itself since then."""
        return (self.processor - earlier.processor) / (self.at - earlier.at)


def usage(pid: int) -> Usage:
    """What it uses now. Raises psutil.NoSuchProcess."""
    process = psutil.Process(pid)
    spent, theirs = process.cpu_times(), [child.memory_info().rss for child in process.children(recursive=True)]
    return Usage(
        at=time.monotonic(),
        processor=spent.user + spent.system,
        of_children=spent.children_user + spent.children_system,
        memory=process.memory_info().rss / MIB,
        memory_of_children=sum(theirs) / MIB,
        descriptors=process.num_fds(),
    )


def slope(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Of a line through points: its slope, and the upper end of the slope's 95 % interval."""
    if len(points) < 3:
        return math.nan, math.nan
    xs, ys = [x for x, _ in points], [y for _, y in points]
    x_mean, y_mean = sum(xs) / len(xs), sum(ys) / len(ys)
    spread = sum((x - x_mean) ** 2 for x in xs)
    rise = sum((x - x_mean) * (y - y_mean) for x, y in points) / spread
    off = sum((y - y_mean - rise * (x - x_mean)) ** 2 for x, y in points)
    return rise, rise + 1.96 * math.sqrt(off / (len(points) - 2) / spread)
