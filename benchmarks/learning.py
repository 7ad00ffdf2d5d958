"""How much longer learning a card takes than kiwi alone takes to tokenise the same posts.

    python -m benchmarks.learning [FOLDER of .md files]

Prints the ratio of the two in the same process, after both have been warmed up: the median of five pairs, once by the
clock and once by the processor time of all threads, which others who use the machine disturb less. kiwi alone takes
all lines of all posts in one batch, on all cores; the card is learned sentence by sentence from at most 150 posts.
Then: how long one new post takes in a blog of 1,000 whose other posts were analysed before.
"""

import sys
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from statistics import median
from typing import NamedTuple

from kiwipiepy import Kiwi

from styles import learn, learn_further
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


def posts(folder: str | None, most: int = 300) -> list[Post]:
    """So many of a folder, or made up; where there are fewer, again with another last line."""
    found = [Post(p.stem, p.read_text(encoding="utf-8")) for p in sorted(Path(folder).rglob("*.md"))] if folder else []
    some = found[:most] or [Post(p.title, p.markdown) for p in (*CHATTY, *PLAIN)]
    again = (Post(f"{p.title} {n}", f"{p.markdown}\n\n{n}번째로 쓴 글이다.") for n in range(most) for p in some)
    return [*found[:most], *islice(again, most - len(found[:most]))]


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
    one_more(posts(sys.argv[1] if len(sys.argv) > 1 else None, 1_000))


def one_more(many: Sequence[Post]) -> None:
    """Print what one new post costs where the analyses of all others were kept."""
    known = learn_further(many[:-1], {})[1]
    _, kept = learn_further(many[:-1], known)  # a first time that nothing is new settles what was left out of posts
    each = [took(lambda: learn_further(many, {**known, **kept})) for _ in range(PAIRS)]
    clock, processor = (median(getattr(one, by) for one in each) for by in Took._fields)
    print(f"one new post of {len(many):,}: {clock:.2f} s by the clock, {processor:.2f} s of the processor")


if __name__ == "__main__":
    main()
