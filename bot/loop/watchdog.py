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
EVERY = 0.03  # seconds between two looks: what takes this much longer than LONG is always noticed
HALF_MINUTE = 30.0
INNERMOST, MOST_PLACES = 3, 6  # places in the code that are named: the innermost ones, and of our own code further out
OURS = ("bot", "adapters", "storage", "styles")
IDLE = ("asyncio", "selectors")  # where a loop is that has nothing to do

log = logging.getLogger(__name__)


class Watchdog:
    """Logs each time a loop was held, and where in the code; never what it was busy with.

    A thread calls, and the loop answers, which costs it some microseconds; where the answer is late, the thread looks
    where the loop is. A pattern or a parser that lets no thread run is looked at as soon as it lets go, which is still
    its place. `call` has the loop call back, from another thread.
    """

    def __init__(
        self, thread: int, call: Callable[[Callable[[], None]], object], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.ended = False
        self._thread = thread
        self._call = call
        self._clock = clock
        self._called: float | None = None  # what is not answered yet
        self._worked = 0.0  # seconds of the processor until then
        self._places = ""
        self._longest = self._before = 0.0  # of this half minute and of the one before
        self._turned = clock()

    @property
    def lag(self) -> float:
        """For how many seconds nobody could be answered, at most, in the last half minute or two."""
        return max(self._longest, self._before)

    def look(self) -> None:
        """Call, or note where the loop is that has not answered yet. Raises RuntimeError once it is closed."""
        now = self._clock()
        if now - self._turned >= HALF_MINUTE:
            self._before, self._longest, self._turned = self._longest, 0.0, now
        if self._called is None:
            self._called, self._worked, self._places = now, time.process_time(), ""
            self._call(self._answer)
        elif not self._places:
            self._places = places(sys._current_frames().get(self._thread))

    def _answer(self) -> None:
        late, self._called = self._clock() - (self._called or 0.0), None
        self._longest = max(self._longest, late)
        if late >= LONG:
            worked = time.process_time() - self._worked
            log.warning("held %.0f ms (processor %.0f ms): %s", 1e3 * late, 1e3 * worked, self._places or "unseen")


@contextlib.contextmanager
def watched() -> Iterator[Callable[[], float]]:
    """Watch the running loop, and tell its lag in seconds."""
    dog = Watchdog(threading.get_ident(), asyncio.get_running_loop().call_soon_threadsafe)
    threading.Thread(target=_look, args=(dog,), name="watchdog", daemon=True).start()
    try:
        yield lambda: dog.lag
    finally:
        dog.ended = True


def places(frame: FrameType | None) -> str:
    """Where a thread is, as `module:line function`: the innermost places, and those of our own code outwards."""
    if frame and str(frame.f_globals.get("__name__")).partition(".")[0] in IDLE:
        return "another thread, or a busy machine"
    found: list[str] = []
    while frame and len(found) < MOST_PLACES:
        module = str(frame.f_globals.get("__name__"))
        if len(found) < INNERMOST or module.partition(".")[0] in OURS:
            found.append(f"{module}:{frame.f_lineno} {frame.f_code.co_name}")
        frame = frame.f_back
    return " < ".join(found)


def _look(dog: Watchdog) -> None:
    with contextlib.suppress(RuntimeError):
        while not dog.ended:
            dog.look()
            time.sleep(EVERY)
