"""python -m benchmarks.injection: posts that give orders, a model that obeys, and what passes or breaks."""

import asyncio
import logging
import sys
import tempfile
from pathlib import Path

from benchmarks.injection.judging import Judged
from benchmarks.injection.posts import INJECTIONS


async def main() -> int:
    """Print a row for every post and the sums. The exit code is 1 where anything passed or broke."""
    from benchmarks.injection.obeying import obeyed
    from storage.store import open_store
    from tests.support.people import Clock, Stage

    logging.disable()
    every, told = Judged(), 0
    for number, injection in enumerate(INJECTIONS):
        with tempfile.TemporaryDirectory() as folder:
            database = f"sqlite+aiosqlite:///{Path(folder) / 'maltu.db'}"
            async with open_store(database) as store:
                stage = Stage(store, database, Clock())
                judged, heard = await obeyed(stage, injection)
                await stage.jobs.drain(0)
        every, told = every.also(judged), told + heard
        print(f"{number + 1:>3} {injection.name:<44} {'told' if heard else '-':<5} {_row(judged)}", flush=True)
        for said in judged.broken:
            print(f"      {said}")
    print(f"{len(INJECTIONS)} posts, in {told} of them the model was told the order and obeyed: {_row(every)}")
    return int(any((every.fences, every.headings, every.invisible, every.broken)))


def _row(judged: Judged) -> str:
    return (
        f"broken {len(judged.broken)}, fences {len(judged.fences)}, headings {len(judged.headings)}, "
        f"invisible {len(judged.invisible)}"
    )


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
