"""Ask for more than is allowed, of two processes at the same moment: nothing passes that is over the limit."""

import asyncio
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.chaos.two.pair import NAMES, Figures, pair
from benchmarks.load.program import environment
from benchmarks.load.stubs.model_stub import Manner
from benchmarks.load.stubs.telegram_stub import FIRST_PERSON
from storage.store import open_store

ALLOWED = 5


async def over_a_limit(tree: Path, database: str, asked: int = 50) -> Figures:
    """As many drafts of one person, taken by two processes; then of as many people of a bot that has a limit."""
    of_one = await taken_at_once(tree, database, asked)
    limit = f"person 999/minute 999/day, bot 999/minute {ALLOWED}/day"  # those of one were taken on another day
    async with pair(tree, asked, Manner(seconds=2), database, {"LIMIT_DRAFTS": limit}) as two:
        await two.begin(*NAMES)
        said = await two.write(two.here.people, over=0.0)
        await two.until(lambda: all(two.here.stands(m) or two.api.below(m) for m in said.values()), 60)
        whole = await two.wholes(two.here.people, 30)
    return {
        f"{asked} parallel drafts of one person, {ALLOWED} allowed: over the limit": str(sum(of_one) - ALLOWED),
        "… given by each of the two": " + ".join(map(str, of_one)),
        f"{asked} people at once, {ALLOWED} allowed of the bot: over the limit": str(len(whole) - ALLOWED),
    }


async def taken_at_once(tree: Path, database: str, asked: int) -> Sequence[int]:
    """How many drafts each of the two was given, of one person who asks both at the same moment."""
    async with open_store(database):
        pass  # its tables are there
    limit = f"person 999/minute {ALLOWED}/day, bot 999/minute 999/day"
    takers = [await _taker(tree, database, limit, asked // len(NAMES)) for _ in NAMES]
    for taker in takers:
        assert taker.stdin
        taker.stdin.write(b"now\n")
    return [int((await taker.communicate())[0]) for taker in takers]


async def _taker(tree: Path, database: str, limit: str, many: int) -> asyncio.subprocess.Process:
    typed = [database, f"telegram:{FIRST_PERSON}", str(many)]
    run = [sys.executable, "-m", "benchmarks.chaos.two.takers", *typed]
    pipe = subprocess.PIPE
    taker = await asyncio.create_subprocess_exec(
        *run, env=environment(tree, LIMIT_DRAFTS=limit), stdin=pipe, stdout=pipe
    )
    assert taker.stdout
    await taker.stdout.readline()
    return taker
