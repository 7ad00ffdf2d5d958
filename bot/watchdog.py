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
EVERY = 0.07  # seconds between two looks, so that there is one in all that is LONG
MOST_PLACES = 6  # in the code, from the innermost outwards

log = logging.getLogger(__name__)


class Watchdog:
    """Logs each time a loop was held, and where in the code; never what it was busy with.

    The loop says when it wakes and when it waits again, which costs about a microsecond; another thread looks where
    it is. A pattern or a parser that lets no thread run is looked at as soon as it lets go, which is still its place.
    """

    def __init__(self, thread: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.ended = False
        self._thread = thread
        self._clock = clock
        self._woke: float | None = None
        self._worked = 0.0  # seconds of the processor
        self._places = ""

    def wakes(self) -> None:
        """The loop has something to do."""
        self._woke, self._worked, self._places = self._clock(), time.thread_time(), ""

    def waits(self) -> None:
        """The loop has done all there was to do."""
        woke, self._woke = self._woke, None
        if woke is not None and (held := self._clock() - woke) >= LONG:
            worked = time.thread_time() - self._worked
            log.warning("held for %.0f ms (processor %.0f ms): %s", 1e3 * held, 1e3 * worked, self._places or "unseen")

    def look(self) -> None:
        """Note where the loop is, if it has been busy for a while."""
        woke = self._woke
        if woke is not None and not self._places and self._clock() - woke >= SUSPECT:
            self._places = places(sys._current_frames().get(self._thread))


@contextlib.contextmanager
def watched() -> Iterator[None]:
    """Watch the running loop; one that waits otherwise than on a selector, as on Windows, is left alone."""
    selector = getattr(asyncio.get_running_loop(), "_selector", None)
    if selector is None:
        yield
        return
    dog, select = Watchdog(threading.get_ident()), selector.select

    def noted(timeout: float | None = None) -> object:
        dog.waits()
        ready = select(timeout)
        dog.wakes()
        return ready

    selector.select = noted
    threading.Thread(target=_look, args=(dog,), name="watchdog", daemon=True).start()
    try:
        yield
    finally:
        selector.select = select
        dog.ended = True


def places(frame: FrameType | None) -> str:
    """Where a thread is, as `module:line function`, from the innermost outwards."""
    found = []
    while frame and len(found) < MOST_PLACES:
        found.append(f"{frame.f_globals.get('__name__')}:{frame.f_lineno} {frame.f_code.co_name}")
        frame = frame.f_back
    return " < ".join(found)


def _look(dog: Watchdog) -> None:
    while not dog.ended:
        time.sleep(EVERY)
        dog.look()
