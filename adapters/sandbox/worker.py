"""Do the work in its process: whatever goes wrong there comes back as a plain reason."""

import errno
import os
import pickle
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.errors.frames import error_frames
from bot.model import WorkFault

LARGEST_ANSWER = 32_000_000  # bytes; it is held in the bot's own process
OURS = ("bot", "adapters", "styles", "tests")  # whose errors say what is wrong with a document
FULL = (errno.ENOSPC, errno.EDQUOT)

_ends: float | None = None  # when this process has used up what it was given, by time.process_time()


@dataclass(frozen=True)
class WorkDone:
    """What came of some work that took so many `seconds` of a processor: a pickled value or error, or else a fault and
    where it happened."""

    seconds: float
    value: bytes = b""
    error: bytes = b""
    fault: WorkFault | None = None
    frames: str = ""


def be_modest(memory: int, nice: int) -> None:
    """Take no more than so many bytes on top of what this process is born with, and let others go first."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # pebble's own handler never runs inside a C loop; it would wait 3 s
    if sys.platform == "win32":
        return
    import resource  # not on Windows

    os.nice(nice)
    most = _address_space() + memory
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _address_space() -> int:
    """Bytes of it that this process has from its birth, most of them shared; 0 where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def killed_by_its_clock(exit_status: int | None) -> bool:
    """Whether a process that ended so had used up the seconds it was given."""
    return sys.platform != "win32" and exit_status == -signal.SIGPROF


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """The process dies in the middle of it, also of a C loop, once it has taken so much of a processor."""
    if sys.platform == "win32":  # it has no such clock; the bot's own kills it, a little later
        yield
        return
    global _ends
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    _ends = time.process_time() + seconds
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        _ends = None


@contextmanager
def of_its_seconds(most: float) -> Iterator[None]:
    """Work that may take no more than so many of the seconds that this process was given; where it was given none, as
    in the bot's own process, it takes what it takes."""
    if _ends is None or sys.platform == "win32" or _ends - time.process_time() <= most:
        yield
        return
    signal.setitimer(signal.ITIMER_PROF, most)
    try:
        yield
    finally:  # by the moment of the end: Linux gives a tick of some milliseconds more each time its timer is set
        signal.setitimer(signal.ITIMER_PROF, max(0.001, _ends - time.process_time()))


def answer(
    seconds: float, work: Callable[..., object], args: tuple[object, ...], kwargs: Mapping[str, object]
) -> WorkDone:
    """What `work` comes to in so many seconds of a processor, or this process ends. Nothing it raises leaves it but
    errors of our own that can be pickled."""
    with _at_most(seconds):
        return _answer(work, args, kwargs)


def _answer(work: Callable[..., object], args: tuple[object, ...], kwargs: Mapping[str, object]) -> WorkDone:
    began = time.process_time()
    try:
        value, error = pickle.dumps(work(*args, **kwargs), pickle.HIGHEST_PROTOCOL), b""
    except Exception as raised:
        value, error = b"", _packed(raised)
        if not error:
            return WorkDone(time.process_time() - began, fault=fault_of(raised), frames=error_frames(raised))
    seconds = time.process_time() - began
    return WorkDone(seconds, value, error) if len(value) <= LARGEST_ANSWER else WorkDone(seconds, fault="memory")


def _packed(raised: Exception) -> bytes:
    """An error of our own, pickled; nothing where it is not ours, or could not be unpickled."""
    if type(raised).__module__.partition(".")[0] not in OURS:
        return b""
    try:
        packed = pickle.dumps(raised)
        pickle.loads(packed)
    except Exception:
        return b""
    return packed


def fault_of(raised: BaseException) -> WorkFault:
    """What an error that is none of ours comes to."""
    match raised:
        case MemoryError() | RecursionError() | OSError(errno=errno.ENOMEM):
            return "memory"
        case TimeoutError():
            return "slow"
        case OSError() if raised.errno in FULL:
            return "disk"
        case _:
            return "broken"
