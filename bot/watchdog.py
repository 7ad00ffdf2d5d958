"""Notice when the bot could answer nobody for a moment, and write down what it was busy with."""

import asyncio
import contextlib
import logging
import sys
import threading
import time
from collections.abc import Callable, Iterator
from types import FrameType

LONG = 0.1  # seconds in which nobody can be answered
SUSPECT = 0.03  # seconds after which it is worth noting where the loop is
HALF_MINUTE = 30.0
EVERY = 0.07  # seconds between two looks, so that there is one in all that is LONG
INNERMOST, MOST_PLACES = 3, 6  # places in the code that are named: the innermost ones, and of our own code further out
OURS = ("bot", "adapters", "storage", "styles")

log = logging.getLogger(__name__)


class Watchdog:
    """Logs each time a loop was held, and where in the code; never what it was busy with.

    The loop says when it wakes and when it waits again, which costs about a microsecond; another thread looks where it
    is, and what the process has used of the processor, which costs more. A pattern or a parser that lets no thread run
    is looked at as soon as it lets go, which is still its place. What such a one does in another thread is seen by the
    loop waking late.
    """

    def __init__(self, thread: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.ended = False
        self._thread = thread
        self._clock = clock
        self._woke: float | None = None
        self._due: float | None = None
        self._worked = [time.process_time()] * 2  # seconds of the processor, at the last two looks
        self._places = ""
        self._longest = self._before = 0.0  # of this half minute and of the one before
        self._turned = clock()

    @property
    def lag(self) -> float:
        """For how many seconds nobody could be answered, at most, in the last half minute or two."""
        return max(self._longest, self._before)

    def wakes(self) -> None:
        """The loop has something to do."""
        self._woke, due = self._clock(), self._due
        late = 0.0 if due is None else self._woke - due
        self._longest = max(self._longest, late)
        if late >= LONG:
            log.warning("woke %s", self._told(late, "another thread, or a busy machine"))
        self._places = ""

    def waits(self, timeout: float | None = None) -> None:
        """The loop has done all there was to do, for so many seconds."""
        now, woke, self._woke = self._clock(), self._woke, None
        held = 0.0 if woke is None else now - woke
        self._longest = max(self._longest, held)
        if held >= LONG:
            log.warning("held %s", self._told(held, self._places or "unseen"))
        self._due, self._places = None if timeout is None else now + max(0.0, timeout), ""

    def look(self) -> None:
        """Note where the loop is, if it has been busy for a while."""
        woke = self._woke
        if self._clock() - self._turned >= HALF_MINUTE:
            self._before, self._longest, self._turned = self._longest, 0.0, self._clock()
        if woke is not None and not self._places and self._clock() - woke >= SUSPECT:
            self._places = places(sys._current_frames().get(self._thread))
        if not (self._places or self._oversleeps()):
            self._worked = [self._worked[-1], time.process_time()]

    def _oversleeps(self) -> bool:
        return self._woke is None and self._due is not None and self._clock() > self._due + SUSPECT

    def _told(self, late: float, where: str) -> str:
        worked = time.process_time() - self._worked[0]
        return f"{1e3 * late:.0f} ms (processor {1e3 * worked:.0f} ms): {where}"


@contextlib.contextmanager
def watched() -> Iterator[Callable[[], float]]:
    """Watch the running loop, and tell its lag in seconds; one that waits otherwise than on a selector, as on Windows,
    is left alone."""
    selector = getattr(asyncio.get_running_loop(), "_selector", None)
    if selector is None:
        yield lambda: 0.0
        return
    dog, select = Watchdog(threading.get_ident()), selector.select

    def noted(timeout: float | None = None) -> object:
        dog.waits(timeout)
        ready = select(timeout)
        dog.wakes()
        return ready

    selector.select = noted
    threading.Thread(target=_look, args=(dog,), name="watchdog", daemon=True).start()
    try:
        yield lambda: dog.lag
    finally:
        selector.select = select
        dog.ended = True


def places(frame: FrameType | None) -> str:
    """Where a thread is, as `module:line function`: the innermost places, and those of our own code outwards."""
    found: list[str] = []
    while frame and len(found) < MOST_PLACES:
        module = str(frame.f_globals.get("__name__"))
        if len(found) < INNERMOST or module.partition(".")[0] in OURS:
            found.append(f"{module}:{frame.f_lineno} {frame.f_code.co_name}")
        frame = frame.f_back
    return " < ".join(found)


def _look(dog: Watchdog) -> None:
    while not dog.ended:
        time.sleep(EVERY)
        dog.look()
