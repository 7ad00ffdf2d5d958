"""Kill the program and trouble its platforms by a seed, and print what people lost by it.

python -m benchmarks.chaos                                  ten kills each way on SQLite, then a thousand schedules
python -m benchmarks.chaos --seed 7 --kills 3 --updates 60  a small one
python -m benchmarks.chaos --database postgres              on a PostgreSQL server made for it
python -m benchmarks.chaos --tree ../before                 the same of another checkout first, in the same run
python -m benchmarks.chaos --only schedules --schedules 100
python -m benchmarks.chaos --only interviews                two hundred evenings with a question in them
python -m benchmarks.chaos --only interviews --real         … on which the real program is killed
python -m benchmarks.chaos --processes 2                    two processes on PostgreSQL, one of which dies or sleeps
python -m benchmarks.chaos --processes 2 --only poller
"""

import argparse
import asyncio
import logging
import signal
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path

from benchmarks.chaos.discord_kills import Told, killed_on_discord
from benchmarks.chaos.interviews import Morning, spend
from benchmarks.chaos.judging import Damage
from benchmarks.chaos.kills import Plan, killed
from benchmarks.chaos.real_interviews import Nights, spent_for_real
from benchmarks.chaos.schedules import lived, schedule
from benchmarks.chaos.two.scenes import OF_TWO, trouble_two
from benchmarks.load.program import TREE

WAYS = ("arriving", "waiting", "twice", "growing", "parked", "discord")
ALONE = ("schedules", "interviews")  # without the real program


def plans(typed: argparse.Namespace) -> Mapping[str, Plan]:
    """The ways to die."""
    plan = Plan(typed.seed, typed.kills, typed.updates, max(1, typed.updates // 10))
    few = max(2, typed.updates // 24)
    growing = replace(plan, updates=few, drafts=few, registrations=few // 4, kills=1, growing=True, seconds=20.0)
    return {
        "arriving": plan,
        "waiting": replace(plan, waiting=True),
        "twice": replace(plan, twice=True),
        "growing": growing,
        "parked": replace(growing, how=signal.SIGTERM),
        "discord": replace(growing, registrations=0),
    }


def rows(way: str, plan: Plan, verdict: Damage) -> Mapping[str, str]:
    """What is printed of a run."""
    signal_name = "kill -9" if plan.how == signal.SIGKILL else "SIGTERM"
    name = f"{way}: {verdict.updates} updates, {verdict.kills} x {signal_name}"
    exits = f"{max(verdict.exits, default=0):.1f} s"
    return {
        f"{name}: lost": str(verdict.lost),
        f"{way}: whole drafts": f"{verdict.whole} of {verdict.drafts}",
        f"{way}: doubled drafts": str(verdict.doubled_drafts),
        f"{way}: doubled lines a kill": f"{verdict.doubled_lines / max(1, verdict.kills):.2f}",
        f"{way}: people never told that an AI writes": str(verdict.untold),
        f"{way}: cut off: gone on with / spoken of / left hanging": (
            f"{verdict.gone_on} / {verdict.spoken_of} / {verdict.hanging} of {verdict.cut}"
        ),
        f"{way}: of these within 30 s of the last start": f"{verdict.soon} of {verdict.cut}",
        f"{way}: errors in the log; longest exit": f"{verdict.complaints}; {exits}",
    }


async def _run(tree: Path, plan: Plan, server: str) -> Damage:
    """On SQLite, or in a new database of a server."""
    if not server:
        return await killed(tree, plan)
    from tests.support.databases import new_database  # what tests need is not there for every benchmark

    async with new_database(server) as database:
        return await killed(tree, plan, database)


async def kill(typed: argparse.Namespace, server: str) -> None:
    """Print each way's rows as soon as they are there."""
    trees = [typed.tree.resolve(), TREE] if typed.tree else [TREE]
    for way, plan in plans(typed).items():
        if way not in typed.only:
            continue
        columns = [await _column(way, plan, tree, server) for tree in trees]
        for row in dict.fromkeys(row for column in columns for row in column):
            print(f"{row:<72}", " | ".join(f"{column.get(row, '-'):>18}" for column in columns), flush=True)


async def _column(way: str, plan: Plan, tree: Path, server: str) -> Mapping[str, str]:
    try:
        if way == "discord":
            return _discord_rows(await killed_on_discord(tree, plan))
        return rows(way, plan, await _run(tree, plan, server))
    except Exception as error:  # one tree that does not start does not keep the other from being killed
        return {f"{way}: {type(error).__name__}": str(error).strip().splitlines()[-1]}


def _discord_rows(told: Told) -> Mapping[str, str]:
    hanging = told.drafts - told.whole - told.spoken_of
    return {
        "discord: drafts gone on with / spoken of / left hanging": (
            f"{told.whole} / {told.spoken_of} / {hanging} of {told.drafts}"
        ),
        "discord: of these within 30 s of the last start; longest exit": f"{told.soon}; {told.exit:.1f} s",
    }


async def trouble(seeds: range) -> None:
    """Print how many schedules ended well, and the seeds of those that did not."""
    logging.disable()  # a thousand times the same warnings
    outcomes = [await lived(schedule(seed)) for seed in seeds]
    bad = [seed for seed, outcome in zip(seeds, outcomes, strict=True) if not outcome.well]
    strays, excused = sum(one.strays for one in outcomes), sum(one.excused for one in outcomes)
    print(f"{'schedules: finals once, whole, in order':<72} {len(seeds) - len(bad)} of {len(seeds)}")
    print(f"{'schedules: messages standing twice, of so many that could':<72} {strays} of {excused}")
    print(*(["schedules that did not, by seed:", *bad] if bad else ["schedules that did not: none"]), flush=True)


async def interview(seeds: range, real: bool) -> None:
    """Print what is left of evenings on which the bot, or a real process of it, dies between question and text."""
    logging.disable()
    left = await (_nights(seeds) if real else spend(seeds))
    bad = [seed for seed, morning in left.items() if not morning.well]
    lost = sum(len(morning.lost) for morning in left.values())
    print(f"{'interviews: each update twice, one draft, answered once':<72} {len(left) - len(bad)} of {len(left)}")
    print(f"{'interviews: answers lost':<72} {lost}")
    print(*(["evenings that did not, by seed:", *bad] if bad else ["evenings that did not: none"]), flush=True)
    print(*(f"{seed}: {left[seed]}" for seed in bad), sep="\n")


async def _nights(seeds: range) -> Mapping[int, Morning]:
    nights = await spent_for_real(TREE, seeds)
    print(f"{'interviews: kill -9 of the real program, also between question and answer':<72} {_deaths(nights)}")
    return nights.left


def _deaths(nights: Nights) -> str:
    silent = f"; {nights.unsaid} never said all" if nights.unsaid else ""
    return f"{nights.kills}, for {nights.between} of {len(nights.left)} people{silent}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--kills", type=int, default=10, help="how often it dies (10)")
    parser.add_argument("--updates", type=int, default=600, help="how much is said, a tenth of it drafts (600)")
    parser.add_argument("--schedules", type=int, default=1000, help="of faults in the chat adapter alone (1,000)")
    parser.add_argument("--database", choices=["sqlite", "postgres"], default="sqlite")
    parser.add_argument("--processes", type=int, choices=[1, 2], default=1, help="two: on PostgreSQL (1)")
    parser.add_argument("--drafts", type=int, default=40, help="that two processes have open at most (40)")
    parser.add_argument("--rate", type=float, default=50, help="tokens a second of each of them (50)")
    parser.add_argument("--only", nargs="+", choices=[*WAYS, *ALONE, *OF_TWO], default=[*WAYS, *ALONE, *OF_TWO])
    parser.add_argument("--evenings", type=int, default=200, help="on which somebody is asked something (200)")
    parser.add_argument("--real", action="store_true", help="kill the real program on these evenings")
    parser.add_argument("--tree", type=Path, help="another checkout, killed first")
    return parser


@contextmanager
def _postgres() -> Iterator[str]:
    from tests.support.databases import debian_server, embedded_server

    with ExitStack() as stack:
        try:
            yield stack.enter_context(embedded_server())
        except ImportError:
            yield stack.enter_context(debian_server())


def main() -> None:
    """Do what was asked for."""
    typed = _parser().parse_args()
    if typed.processes == 2:
        asyncio.run(trouble_two(typed))
        return
    with _postgres() if typed.database == "postgres" else nullcontext("") as server:
        asyncio.run(kill(typed, server))
    if "schedules" in typed.only:
        asyncio.run(trouble(range(typed.seed, typed.seed + typed.schedules)))
    if "interviews" in typed.only:
        asyncio.run(interview(range(typed.seed, typed.seed + typed.evenings), typed.real))


if __name__ == "__main__":
    main()
