"""What of where a photo was taken is left in it, what painting it anew takes, and whether each has its one place.

    python -m benchmarks.photos [FILES]

FILES (500) made-up photos of every kind and size hold where they were taken in EXIF, XMP, IPTC, comments, text chunks
and behind their end. 20 photos of 12 million pixels are painted anew in the sandbox, while the event loop is asked
every 5 ms how late it is. 1,000 drafts hold the places of photos as models get them wrong: left out, doubled, made up,
out of order, inside of sentences and of code.
"""

import asyncio
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence

from adapters.images.cleaning import clean
from adapters.images.repainting import repaint
from adapters.sandbox import Sandbox
from bot.drafts.photos.fetching import SHOWN
from bot.sent import CleanPhoto
from styles.model import PictureHabit
from styles.pictures.anchors import Photo, find_numbers, is_anchor_line
from styles.pictures.placing import place
from tests.support.photos import WHERE, photo

SEED = 13
KINDS = ("JPEG", "JPEG", "PNG", "WEBP", "GIF")
TELLING = (WHERE.encode(), b"Exif\0\0", b"http://ns.adobe.com/xap", b"Photoshop 3.0")
LARGE, MANY = (4_000, 3_000), 20
DRAFTS = 1_000


def main() -> None:
    """Print one line a figure."""
    files = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    print(clean_report(files))
    print(asyncio.run(pace_report()))
    print(place_report(DRAFTS))


def clean_report(files: int) -> str:
    """How many of so many made-up photos still tell where they were taken, once they are painted anew."""
    chance, left, refused = random.Random(SEED), 0, Counter[str]()
    for n in range(files):
        size = (chance.randint(16, 900), chance.randint(16, 900))
        came = repaint(photo(*size, kind=KINDS[n % len(KINDS)], turned=chance.randint(1, 8), seed=n), SHOWN)
        if isinstance(came, CleanPhoto):
            left += any(sign in came.data for sign in TELLING)
        else:
            refused[came] += 1
    return f"where they were taken: left in {left} of {files} photos, refused {dict(refused)}"


async def pace_report() -> str:
    """What 20 large photos take in the sandbox, and how late the event loop is meanwhile."""
    data, late = [photo(*LARGE, seed=n) for n in range(MANY)], list[float]()
    async with Sandbox(most=2) as sandbox:
        await clean(sandbox, "warm.jpg", photo(), SHOWN)
        watching = asyncio.create_task(_watch(late))
        began = time.perf_counter()
        for n, each in enumerate(data):
            await clean(sandbox, f"{n}.jpg", each, SHOWN)
        seconds = time.perf_counter() - began
        watching.cancel()
    cpu = time.process_time()
    for each in data:
        repaint(each, SHOWN)
    cpu = time.process_time() - cpu
    p99 = sorted(late)[int(0.99 * len(late))]
    took = f"{cpu:.2f} s CPU, {seconds:.2f} s by the clock"
    return f"{MANY} photos of 12 MP: {took}; loop late by {1_000 * p99:.0f} ms (p99)"


async def _watch(late: list[float]) -> None:
    while True:
        began = time.perf_counter()
        await asyncio.sleep(0.005)
        late.append(time.perf_counter() - began - 0.005)


def place_report(drafts: int) -> str:
    """In how many drafts with misplaced photos each has its one place, in order, and no word is lost."""
    chance, good = random.Random(SEED), 0
    for _ in range(drafts):
        count, together = chance.randint(1, 40), chance.choice((1, 1, 2, 3))
        text = _draft(chance, count)
        placed = place(text, [Photo(n) for n in range(1, count + 1)], PictureHabit(1.0, 2.0, 0.0, together), "ko")
        in_order = find_numbers(placed) == tuple(range(1, count + 1))
        good += in_order and _words(placed) == _words(text) and all(map(_alone, placed.split("\n")))
    return f"each photo once, in order, on a line of its own: {good} of {drafts} drafts"


def _draft(chance: random.Random, photos: int) -> str:
    """Paragraphs, and some of the places among them and within them."""
    parts = [f"{n}번째 이야기예요. 그날은 비가 왔어요." for n in range(chance.randint(1, 25))]
    parts += chance.sample(["## 소제목", "- 하나\n- 둘", "```\nx = 1\n```", "> 인용이에요.", "*기울임*"], 3)
    chance.shuffle(parts)
    for _ in range(chance.randint(0, photos)):
        at, number = chance.randrange(len(parts)), chance.randint(1, photos + 3)
        anchor = f"[사진 {number}]" if chance.random() < 0.8 else f"[사진 {number}–{number + 2}]"
        where = chance.random()
        parts[at] = f"{parts[at]}\n\n{anchor}" if where < 0.7 else f"{parts[at]} {anchor}" if where < 0.9 else anchor
    return "\n\n".join(parts)


def _words(text: str) -> Sequence[str]:
    return [word for word in text.replace("–", " ").split() if not word.strip("[]").isdigit() and "[사진" not in word]


def _alone(line: str) -> bool:
    return not find_numbers(line) or is_anchor_line(line)


if __name__ == "__main__":
    main()
