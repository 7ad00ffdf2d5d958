"""The loop that everything runs in: uvloop's, with which a crowd's drafts are begun in two thirds of the time."""

import asyncio
import os
import sys
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")

if sys.platform == "win32":  # it has no uvloop
    new_loop = asyncio.new_event_loop
else:
    from uvloop import new_event_loop as new_loop

CLOSING = 10.0  # seconds, after which the process ends: uvloop waits for a peer that does not take what was written

__all__ = ["new_loop", "run"]


def run(work: Coroutine[Any, Any, T]) -> T:
    """As asyncio.run, in such a loop. All that is done is kept by the time it closes."""
    runner, failed = asyncio.Runner(loop_factory=new_loop), True
    try:
        done = runner.run(work)
        failed = False
        return done
    finally:
        hard = threading.Timer(CLOSING, os._exit, (int(failed),))
        hard.daemon = True
        hard.start()
        runner.close()
        hard.cancel()
