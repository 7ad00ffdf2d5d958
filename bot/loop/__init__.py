"""The loop that everything runs in: uvloop's, with which a crowd's drafts are begun in two thirds of the time."""

import asyncio
import sys
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")

if sys.platform == "win32":  # it has no uvloop
    new_loop = asyncio.new_event_loop
else:
    from uvloop import new_event_loop as new_loop

__all__ = ["new_loop", "run"]


def run(work: Coroutine[Any, Any, T]) -> T:
    """As asyncio.run, in such a loop."""
    with asyncio.Runner(loop_factory=new_loop) as runner:
        return runner.run(work)
