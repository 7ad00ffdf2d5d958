"""Have a hostile model write drafts in both chats, through its wire format, the studio and the real adapters.

python -m benchmarks.outputs [--only KIND] [--places discord "telegram group"]
"""

import argparse
import asyncio
import logging
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.outputs.hostile import Hostile, hostile_outputs
from benchmarks.outputs.seen import ROWS, in_markdown, on_discord, on_telegram
from bot.drafts.sanitise.text import NOBODYS, sanitised
from tests.support.flows.places import PLACES
from tests.support.flows.talk import Shown, Talk, world

FILES = "files that came with a draft"
PIECE = 40  # characters the model sends at once


async def battery(place: str, outputs: Sequence[Hostile]) -> Counter[str]:
    """How much of them reaches people in one chat; the keys of rows, and "file: " before those of files."""
    total: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        async with world(Path(folder)) as ends, PLACES[place](ends) as talk:
            talk.bot.patience = 600
            registered = await talk.registers(talk.blog.url)
            if "말투를 배웠어요" not in registered.text.replace("**", ""):
                raise SystemExit(f"{place}: {registered.text}")
            for number, output in enumerate(outputs):
                found = await _written(talk, output, number)
                total += found
                if found.keys() - {FILES}:
                    print(f"{place}: {output.kind}: {output.text[:160]!r}\n  {dict(found)}")
    return total


async def _written(talk: Talk, output: Hostile, number: int) -> Counter[str]:
    text = output.text
    talk.model.says(*(text[at : at + PIECE] for at in range(0, len(text), max(PIECE, len(text) // 500))))
    shown = await talk.writes(f"비 온 날 {number}")
    return reached(talk, shown)


def reached(talk: Talk, shown: Shown) -> Counter[str]:
    """What of an answer people can see, press or be called by, by row."""
    look = on_telegram if hasattr(talk, "api") else on_discord
    found = sum((look(message) for message in shown.messages), Counter[str]())
    for grown in shown.grew:  # what stood there on the way, without its marks
        while_growing = in_markdown(grown)
        found += Counter(
            {f"while it grew: {row}": times for row, times in while_growing.items() if row != "masked links"}
        )
    for _, data in shown.files:
        found += Counter({f"file: {row}": times for row, times in in_markdown(data.decode()).items()})
    found["pings"] = len(talk.alarms())
    return (+found) + Counter({FILES: len(shown.files)})


def _times(outputs: Sequence[Hostile]) -> Iterator[str]:
    """How long the filter takes, in milliseconds of process time, the best of three."""

    def measured(text: str) -> float:
        took = []
        for _ in range(3):
            began = time.process_time()
            sanitised(text, NOBODYS)
            took.append(time.process_time() - began)
        return 1_000 * min(took)

    short = sorted(measured(one.text) for one in outputs if len(one.text) <= 4_000)
    yield f"filter, drafts of up to 4,000 characters: median {short[len(short) // 2]:.2f} ms, most {short[-1]:.2f} ms"
    long = [(measured(one.text), len(one.text)) for one in outputs if len(one.text) > 4_000]
    if long:
        yield f"filter, longer ones: most {max(ms / size * 1_000 for ms, size in long):.2f} ms for 1,000 characters"


async def _run(places: Sequence[str], outputs: Sequence[Hostile]) -> None:
    totals = {place: await battery(place, outputs) for place in places}
    print(f"\n{len(outputs)} outputs")
    rows = [*ROWS, *sorted({row for total in totals.values() for row in total} - set(ROWS))]  # FILES among them
    for row in rows:
        print(f"{row:<50}" + "".join(f"{place}: {total[row]:<6}" for place, total in totals.items()))


def main() -> None:
    """Print each answer of which something came through, and the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--only", default="")
    arguments.add_argument("--places", nargs="*", default=["discord", "telegram group"])
    asked = arguments.parse_args()
    logging.disable(logging.CRITICAL)
    outputs = [output for output in hostile_outputs() if asked.only in output.kind]
    asyncio.run(_run(asked.places, outputs))
    for line in _times(outputs):
        print(line)


if __name__ == "__main__":
    main()
