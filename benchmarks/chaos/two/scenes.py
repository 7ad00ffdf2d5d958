"""Everything that is done to two processes, each on a PostgreSQL database of its own, and what came of it."""

import argparse
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from pathlib import Path

from benchmarks.chaos.two.called_off import called_off
from benchmarks.chaos.two.killed import writer_killed
from benchmarks.chaos.two.limit import over_a_limit
from benchmarks.chaos.two.pair import Figures
from benchmarks.chaos.two.paused import paused
from benchmarks.chaos.two.poller import poller_killed
from benchmarks.chaos.two.restarts import restarted
from benchmarks.chaos.two.rolling import rolled
from benchmarks.chaos.two.server import Server, server
from benchmarks.load.program import TREE

Scene = Callable[[Path, str], Awaitable[Figures]]
OF_TWO = ("killed", "poller", "cancel", "paused", "limit", "rolling", "restarts")


def scenes(times: int, drafts: int, rate: float) -> Mapping[str, Scene]:
    """Each by its name; what is done again and again is done so many times, with so many drafts at most, of which the
    model writes so many tokens a second."""
    return {
        "killed": partial(writer_killed, drafts=drafts, rate=rate),
        "poller": partial(poller_killed, kills=times),
        "cancel": partial(called_off, drafts=min(drafts, 20), rate=rate),
        "paused": partial(paused, drafts=min(drafts, 20), rate=rate),
        "limit": over_a_limit,
        "rolling": partial(rolled, rounds=times, rate=rate),
    }


async def trouble_two(typed: argparse.Namespace) -> None:
    """Print each scene's rows as soon as they are there."""
    with server() as postgres:
        for name in OF_TWO:
            if name in typed.only:
                await _print(name, partial(_figures, name, postgres, typed))


async def _figures(name: str, postgres: Server, typed: argparse.Namespace) -> Figures:
    if name == "restarts":
        times, drafts = max(1, typed.kills // 2), min(typed.drafts, 10)
        return await restarted(TREE, postgres, times, drafts, typed.rate, seed=typed.seed)
    return await scenes(typed.kills, typed.drafts, typed.rate)[name](TREE, await postgres.database())


async def _print(name: str, scene: Callable[[], Awaitable[Figures]]) -> None:
    try:
        figures = await scene()
    except Exception as error:  # one scene that cannot be played does not keep the others from it
        figures = {name: f"{type(error).__name__}: {error}"}
    for row, value in figures.items():
        print(f"{row:<84} {value}", flush=True)
