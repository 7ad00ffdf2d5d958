"""How much longer learning a card takes than kiwi alone takes to tokenise the same posts.

    python -m benchmarks.learning [FOLDER of .md files]

Prints the ratio of the two in the same process, after both have been warmed up: the median of five pairs, once by the
clock and once by the processor time of all threads, which others who use the machine disturb less. kiwi alone takes
all lines of all posts in one batch, on all cores; the card is learned sentence by sentence from at most 150 posts.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import NamedTuple

from kiwipiepy import Kiwi

from styles import learn
from styles.reading.own_text import own
from tests.support.posts import CHATTY, PLAIN

PAIRS = 5


class Post(NamedTuple):
    title: str
    markdown: str


class Took(NamedTuple):
    """Seconds."""

    clock: float
    processor: float


def posts(folder: str | None) -> list[Post]:
    if folder:
        return [Post(p.stem, p.read_text(encoding="utf-8")) for p in sorted(Path(folder).rglob("*.md"))[:300]]
    made_up = [*CHATTY, *PLAIN]
    return [Post(f"{p.title} {n}", f"{p.markdown}\n\n{n}번째로 쓴 글이다.") for n in range(27) for p in made_up]


def took(work: Callable[[], object]) -> Took:
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return Took(time.perf_counter() - clock, time.process_time() - processor)


def main() -> None:
    some = posts(sys.argv[1] if len(sys.argv) > 1 else None)
    lines = [line for p in some for b in own(p).blocks for line in b.text.split("\n") if line.strip()]
    kiwi = Kiwi()

    def tokenise() -> None:
        for _ in kiwi.tokenize(lines):
            pass

    def learn_some() -> None:
        learn(some)

    tokenise()
    learn_some()
    pairs = [(took(learn_some), took(tokenise)) for _ in range(PAIRS)]
    print(f"{len(some)} posts, {sum(len(line) for line in lines):,} characters of the author's own text")
    for by in Took._fields:
        each = [(getattr(ours, by), getattr(theirs, by)) for ours, theirs in pairs]
        ours, theirs = median(a for a, _ in each), median(b for _, b in each)
        ratio = median(a / b for a, b in each)
        print(f"{by:9}: learn {ours:.2f} s, kiwi.tokenize alone {theirs:.2f} s, ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
