"""How long a model's answer of 100 kB keeps its reader beyond what the pace of the platform forces.

    python -m benchmarks.documents.outputs

DeepSeek's client, the studio and both adapters on small servers, with the clock of the platform made up: `forced` are
the seconds that so many messages take at the pace of that room, `waited` what the bot waited by that clock, `worked`
the processor seconds of this process meanwhile, the small servers' among them; `beyond` is what is left of both.
"""

import asyncio
import random
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from adapters.chat.discord.connection import PACE
from adapters.chat.telegram.chat import GROUP_PACE, PRIVATE_PACE
from benchmarks.documents.archives import fresh_korean
from tests.support.flows.on_discord import on_discord
from tests.support.flows.on_telegram import on_telegram
from tests.support.flows.talk import SCHOOL, Talk, World, world

SIZE = 100_000  # bytes
PIECE = 4000  # characters: all of it is there within a moment, so that nothing but the pace is waited for
OUTPUTS = {
    "Korean": fresh_korean(random.Random(1), SIZE),
    "one word": "가" * (SIZE // 3),
    "marks": "**가** [나](https://kong.example/다) `라`\n" * (SIZE // 50),
    "brackets": "[" * SIZE,
    "empty lines": "가" + "\n" * (SIZE - 6) + "나",
}
Open = Callable[[World], AbstractAsyncContextManager[Talk]]
PLACES: dict[str, tuple[Open, float]] = {
    "Telegram, private": (lambda far: on_telegram(far), PRIVATE_PACE),
    "Telegram, group": (lambda far: on_telegram(far, "group"), GROUP_PACE),
    "Discord, private": (lambda far: on_discord(far, private=True), PACE),
}


async def _lines(place: str) -> AsyncIterator[str]:
    opened, pace = PLACES[place]
    with tempfile.TemporaryDirectory() as folder:
        async with world(Path(folder)) as far, opened(far) as talk:
            talk.bot.patience = 600.0
            await talk.registers(far.blog.url)
            for name, text in OUTPUTS.items():
                far.model.says(*(text[at : at + PIECE] for at in range(0, len(text), PIECE)))
                before, began = talk.waited, time.process_time()
                shown = await talk.writes("제주")
                worked, waited = time.process_time() - began, talk.waited - before
                forced = pace * len(shown.messages)
                yield (
                    f"{place:18} {name:12} {len(shown.messages):4} messages, forced {forced:6.1f} s, "
                    f"waited {waited:6.1f} s, worked {worked:5.1f} s, beyond {waited + worked - forced:5.1f} s"
                )


async def main() -> None:
    """Print a line for every place and output."""
    for place in PLACES:
        async for line in _lines(place):
            print(line, flush=True)
    await SCHOOL.close()


if __name__ == "__main__":
    asyncio.run(main())
