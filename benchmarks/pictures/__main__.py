"""`python -m benchmarks.pictures` plays the demonstration and writes what the documents show of it.

draft-growing.webp: a draft in a chat, from the request to what a reply changes; style-card.png: the card as it is sent;
demo.md: everything that was said, as a transcript.
"""

import argparse
import asyncio
import shutil
from collections.abc import AsyncGenerator, Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PIL import Image

from benchmarks.pictures.chat import COLOURS, Bubble, draw_chat
from bot.demo.play import at_once, play
from bot.demo.replay import WaitAWhile

PICTURES, TRANSCRIPTS = Path("docs/pictures"), Path("docs/transcripts")
TALL = 760  # pixels of the moving picture
STAGES = 8  # of a draft that grows
SHOWN, STILL = 450, 3_000  # milliseconds of a stage, and of a text that is whole


class NotingScreen:
    """Notes who says what, and how a text grew."""

    answers = True
    waits = True

    def __init__(self, said: Sequence[tuple[str, str]]) -> None:
        self._said = said
        self.bubbles: list[Bubble] = []
        self.grew: dict[int, list[str]] = {}  # by the place among the bubbles, the texts before the last

    async def lines(self) -> AsyncGenerator[str, None]:
        """Everything that is typed."""
        for _, line in self._said:
            self.bubbles.append(Bubble("you", line))
            yield line

    @contextmanager
    def live(self) -> Iterator[Callable[[str], None]]:
        """Each text of those that take the place of one another."""
        yield self.grew.setdefault(len(self.bubbles), []).append

    def put(self, number: int, text: str) -> None:
        """A message that stays."""
        self.bubbles.append(Bubble("maltu", text))

    def hint(self, text: str) -> None:
        """Beside the messages: in no picture."""

    def say(self, text: str) -> None:
        """Where files are: in no picture."""

    def forget(self) -> None:
        """Nothing is kept."""


def moving(screen: NotingScreen, file: Path) -> None:
    """A draft from the request on, as it grew, was filled in and changed."""
    asked = next(place for place, said in enumerate(screen.bubbles) if "글쓰기" in said.text)
    shown = [screen.bubbles[asked]]
    frames: list[tuple[Image.Image, int]] = [(draw_chat(shown, TALL), STILL // 2)]
    for place in range(asked + 1, len(screen.bubbles) - 2):
        bubble = screen.bubbles[place]
        stages = screen.grew.get(place, []) if place == asked + 1 else []
        for text in stages[1 :: max(1, len(stages) // STAGES)]:
            frames.append((draw_chat([*shown, Bubble("maltu", text)], TALL), SHOWN))
        shown.append(bubble)
        frames.append((draw_chat(shown, TALL), STILL if bubble.who == "maltu" else STILL // 2))
    few = [image.quantize(COLOURS, dither=Image.Dither.NONE).convert("RGB") for image, _ in frames]
    lasts = [lasting for _, lasting in frames]
    few[0].save(file, save_all=True, append_images=few[1:], duration=lasts, loop=0, lossless=True, method=6)


def transcript(bubbles: Sequence[Bubble], folder: str) -> str:
    """What was said, with names; the folder of this run is left out."""
    said = "\n".join(_named(bubble.who, bubble.text.replace(folder, "posts")) for bubble in bubbles)
    head = "# The demonstration\n\n`python -m benchmarks.pictures` made this page from what `make demo` shows.\n\n"
    return f"{head}```text\n{said}\n```\n"


def _named(who: str, text: str) -> str:
    first, *others = text.strip().split("\n")
    return "\n".join([f"{who}: {first}", *(f"    {line}".rstrip() for line in others)])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=Path, default=PICTURES)
    parser.add_argument("--transcripts", type=Path, default=TRANSCRIPTS)
    typed = parser.parse_args()
    screens: list[NotingScreen] = []

    def noting(said: Sequence[tuple[str, str]], _: WaitAWhile) -> NotingScreen:
        screens.append(NotingScreen(said))
        return screens[0]

    kept = asyncio.run(play("ko", noting, at_once))
    [screen] = screens
    for folder in (typed.pictures, typed.transcripts):
        folder.mkdir(parents=True, exist_ok=True)
    moving(screen, typed.pictures / "draft-growing.webp")
    shutil.copy(kept / "drafts" / "style-card.png", typed.pictures / "style-card.png")
    learned = screen.bubbles[0].text.removeprefix("/learn ")
    (typed.transcripts / "demo.md").write_text(transcript(screen.bubbles, learned), "utf-8")
    shutil.rmtree(kept)


if __name__ == "__main__":
    main()
