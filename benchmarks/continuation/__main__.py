"""Whether a model's server goes on with a text that is begun, and what stands at the seam.

    python -m benchmarks.continuation ADDRESS MODEL [--key KEY] [--texts N]

Finds the way the bot would find. Then a model that is asked to repeat a text word for word has begun it already, up to
the middle of a word, the end of a word, of a sentence or of a paragraph; it goes on in its own turn, and, to compare,
where it is asked for the rest. Prints for both how many of the texts came out byte by byte, how many answers said
something again, and in how many it stands twice after our seam.
"""

import argparse
import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from adapters.models.continuation import OpenTurn, WithoutEcho
from adapters.models.deepseek import DeepSeek
from bot.drafts.continuing.seam import Seam

ASKED = "Repeat this text word for word, with its line breaks, and write nothing else:\n\n"
REST = "The text broke off. Continue from the very place where it stopped, to the end. Repeat nothing."
TEXTS = (
    "The ferry was late again. We sat on the wall and counted gulls until somebody gave up.\n\n"
    "Then the rain came in from the west, and everybody ran for the little shop.",
    "On Monday I baked the first loaf. It did not rise at all, and we ate it anyway.\n\n"
    "By Friday the kitchen smelled like a bakery and nobody wanted bread.",
    "첫날은 비가 왔어요. 우산도 없이 나갔는데 금세 다 젖었어요.\n\n둘째 날은 바람이 불어서 오름에는 못 갔어요.",
    "의자 하나를 고쳤다. 나사 두 개를 조이니 멀쩡해졌다.\n\n책은 도로 책장에 꽂았는데, 꽂고 나니 앉을 일이 없었다.",
)


@dataclass
class Counts:
    """Of so many texts."""

    texts: int = 0
    exact: int = 0
    again: int = 0
    twice: int = 0


def cuts(text: str) -> Sequence[int]:
    """In the middle of a word, behind a word, a sentence and a paragraph."""
    word = text.index(" ", len(text) // 4)
    return word - 2, word, text.index(".") + 1, text.index("\n\n") + 2


async def answer(writer: DeepSeek, text: str, begun: str, way: OpenTurn | None) -> str:
    """What a server puts behind the beginning of a text."""
    last: dict[str, Any] = {"role": "assistant", "content": begun.rstrip(), **(way.message if way else {})}
    messages: list[Any] = [{"role": "user", "content": ASKED + text}, last]
    messages += [] if way else [{"role": "user", "content": REST}]
    body: Mapping[str, Any] = {**(writer.extras("") if writer.own else {}), **(way.body if way else {})}
    client = await writer.client_for(way)
    made = await client.chat.completions.create(
        model=writer.model, messages=messages, max_tokens=60, temperature=0, extra_body=dict(body) or None
    )
    said = made.choices[0].message.content or ""
    echo = WithoutEcho(last["content"] if way else "")
    return echo.hear(said) + echo.rest()


async def measure(writer: DeepSeek, way: OpenTurn | None, texts: Sequence[str]) -> Counts:
    """These texts, cut everywhere."""
    counts = Counts()
    for text in texts:
        for cut in cuts(text):
            begun = text[:cut]
            said = await answer(writer, text, begun, way)
            seam = Seam(begun)
            rest = seam.hear(said) + seam.rest()
            counts.texts += 1
            counts.exact += begun + rest.rstrip() == text
            counts.again += _says_again(begun, said)
            counts.twice += _says_again(begun, rest)
    return counts


def _says_again(begun: str, said: str) -> bool:
    """Whether it begins with the first or the last sentence of what is there."""
    lines = [line for line in begun.replace(". ", ".\n").split("\n") if len(line) > 8]
    return any(said.lstrip().startswith(line.strip()) for line in (*lines[:1], *lines[-1:]))


async def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address")
    parser.add_argument("model")
    parser.add_argument("--key", default="")
    parser.add_argument("--texts", type=int, default=len(TEXTS))
    typed = parser.parse_args()
    async with DeepSeek(typed.key, base_url=typed.address, model=typed.model, secret=b"bench") as writer:
        found = await writer.goes_on()
        print(f"goes on: {found.way.name if found.way else 'no'}; it took {found.usage}", flush=True)
        for name, way in (("in its own turn", found.way), ("asked for the rest", None)):
            if way or name == "asked for the rest":
                print(f"{name}: {await measure(writer, way, TEXTS[: typed.texts])}", flush=True)


if __name__ == "__main__":
    asyncio.run(main())
