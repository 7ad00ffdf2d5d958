"""Print what a crowd costs and what it gets, of this tree and, beside it, of another one.

python -m benchmarks.load                               five minutes: 100 people, 60 seconds of text
python -m benchmarks.load --people 300 --only writing   one scene
python -m benchmarks.load --minutes 30 --only traffic   the half hour
python -m benchmarks.load --tree ../before              the same of another checkout first, in the same run
python -m benchmarks.load --processes 2 --people 300    a crowd met by one process, and by two, on PostgreSQL
"""

import argparse
import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from benchmarks.load.program import TREE
from benchmarks.load.scenes import Crowd, Figures, flood, greed, half_an_hour, idle, on_discord, writing

Scene = Callable[[Path], Awaitable[Figures]]
BY_DEFAULT = ("idle", "writing", "flood", "greed")


def scenes(typed: argparse.Namespace) -> Mapping[str, Scene]:
    """Every scene by its name."""
    crowd = Crowd(typed.people, typed.rate, typed.seconds, typed.refuse)
    return {
        "idle": idle,
        "writing": partial(writing, crowd=crowd),
        "discord": partial(on_discord, crowd=crowd),
        "flood": partial(flood, rate=typed.updates, seconds=typed.flood_seconds),
        "greed": partial(greed, jobs=typed.jobs),
        "traffic": partial(half_an_hour, minutes=typed.minutes, people=min(typed.people, 40)),
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=100, help="who write at once (100)")
    parser.add_argument("--seconds", type=float, default=60, help="how long the model writes a text (60)")
    parser.add_argument("--rate", type=float, default=50, help="tokens a second (50)")
    parser.add_argument("--updates", type=float, default=100, help="updates a second in the flood (100)")
    parser.add_argument("--flood-seconds", type=float, default=20, help="how long the flood lasts (20)")
    parser.add_argument("--jobs", type=int, default=200, help="of the greedy person (200)")
    parser.add_argument("--minutes", type=float, default=30, help="of simulated traffic, if asked for (30)")
    parser.add_argument("--refuse", action="store_true", help="Telegram refuses more than 30 calls in a second")
    parser.add_argument("--only", nargs="+", choices=[*BY_DEFAULT, "discord", "traffic"], default=BY_DEFAULT)
    parser.add_argument(
        "--processes", type=int, choices=[1, 2], default=1, help="two: on PostgreSQL, writing alone (1)"
    )
    parser.add_argument("--tree", type=Path, help="another checkout, measured first")
    return parser


async def measure(typed: argparse.Namespace) -> None:
    """Print each scene's rows as soon as they are there."""
    trees = [typed.tree.resolve()] if typed.tree else []
    for name, scene in scenes(typed).items():
        if name not in typed.only:
            continue
        columns = []
        for tree in [*trees, TREE]:
            try:
                columns.append(await scene(tree))
            except Exception as error:  # one tree that cannot be measured does not keep the other from it
                columns.append({name: f"{type(error).__name__}: {error}"})
        _print(columns)


async def measure_two(typed: argparse.Namespace) -> None:
    """Print a crowd's rows: met by one process, and by two."""
    from benchmarks.load.several import met  # what tests need is not there for every benchmark
    from tests.support.databases import embedded_server, new_database

    crowd, columns = Crowd(typed.people, typed.rate, typed.seconds, typed.refuse), []
    with embedded_server() as server:
        for names in ("a", "ab"):
            async with new_database(server) as database:
                columns.append(await met(TREE, database, crowd, names))
    _print(columns)


def _print(columns: Sequence[Figures]) -> None:
    for row in dict.fromkeys(row for column in columns for row in column):
        print(f"{row:<78}", " | ".join(f"{column.get(row, '-'):>18}" for column in columns), flush=True)


def main() -> None:
    """Measure what was asked for."""
    typed = _parser().parse_args()
    asyncio.run(measure_two(typed) if typed.processes == 2 else measure(typed))


if __name__ == "__main__":
    main()
