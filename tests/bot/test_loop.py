"""The process ends when its work is done, whatever its loop waits for as it closes."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

WAITS = """
import asyncio, time
import bot.loop

async def work():
    print("kept", flush=True)

asyncio.Runner.close = lambda runner: time.sleep(3600)  # as uvloop for a peer that takes nothing
bot.loop.CLOSING = 0.2
bot.loop.run(work())
"""


def test_a_loop_that_does_not_close_does_not_hold_up_the_end() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", WAITS], env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, timeout=60
    )
    assert (ended.returncode, ended.stdout) == (0, "kept\n")
