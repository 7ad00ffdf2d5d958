"""Build the image's contents without Docker, and say how large they are and how soon the bot is ready.

    python -m benchmarks.image [--extras ja] [--starts 5] [--keep FOLDER]

The steps of the Dockerfile are done in a folder of their own (benchmarks/image/rooted.py), with this machine's Python
in the place of the base image; what is not done is said. Packages come from the registry pip is told of. The first
start is with files the system was asked to forget, the others find them in memory.
"""

import argparse
import asyncio
import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.image.cold_start import Start, forget, megabytes, seconds_to_ready
from benchmarks.image.dockerfile import BuildStage, stages_of
from benchmarks.image.rooted import Build, Root, environment, paths_named
from tests.support.bot_api import serve

HOUSE = Path(__file__).parents[2]
PACKAGES = "opt/maltu/lib"


def main() -> None:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.image", description=__doc__.split("\n")[0])
    parser.add_argument("--extras", default="", help="as --build-arg EXTRAS")
    parser.add_argument("--starts", type=int, default=5)
    parser.add_argument("--keep", type=Path, help="an empty folder to build in, which stays")
    typed = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="maltu-image-") as passing:
        _measure(typed.keep or Path(passing), {"EXTRAS": typed.extras}, typed.starts)


def _measure(below: Path, arguments: Mapping[str, str], starts: int) -> None:
    stages = stages_of((HOUSE / "Dockerfile").read_text("utf-8"), arguments)
    root = Build(HOUSE, below, arguments, lambda told: print(f"  {told}")).run(stages)
    packages = root.path / PACKAGES
    print(f"packages installed: {megabytes(packages):.0f} MB")
    for name, size in largest(packages):
        print(f"  {size:6.1f}  {name}")
    for number, start in enumerate(asyncio.run(_starts(stages[-1], root, starts))):
        how = "files the system was asked to forget, a new database" if number == 0 else "once more"
        took = f"{start.clock:.2f} s, {start.processor:.2f} of a processor"
        print(f"to /readyz: {took} ({how}; load {os.getloadavg()[0]:.1f})")


def largest(packages: Path, number: int = 12) -> Sequence[tuple[str, float]]:
    """The largest folders and files of site-packages, in megabytes."""
    [site] = packages.glob("python*/site-packages")
    sizes = [
        (each.name, megabytes(each) if each.is_dir() else each.stat().st_blocks * 512 / 1e6) for each in site.iterdir()
    ]
    return sorted(sizes, key=lambda one: -one[1])[:number]


async def _starts(stage: BuildStage, root: Root, number: int) -> Sequence[Start]:
    """Of the image's own command, as a bot on Telegram with a database that is there from the second start on."""
    [command] = [json.loads(rest) for rest in stage.every("ENTRYPOINT")]
    seen = environment(root, paths_named(stage))
    async with serve() as api:
        talks = {"TELEGRAM_TOKEN": api.token, "TELEGRAM_API_URL": api.url, "LANG": "C.UTF-8"}
        forget(root.path)
        return [await seconds_to_ready(command, {**seen, **talks}, root.at(".")) for _ in range(max(1, number))]


if __name__ == "__main__":
    main()
