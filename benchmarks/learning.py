"""How much longer learning a card takes than kiwi alone takes to tokenise the same posts.

    python -m benchmarks.learning [FOLDER of .md files]

Prints the ratio of the two in the same process, after both have been warmed up: the median of five pairs.
"""

import sys
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

from kiwipiepy import Kiwi

from styles import learn
from styles.text import own
from tests.posts import CHATTY, PLAIN


class Post(NamedTuple):
    title: str
    markdown: str


def posts(folder: str | None) -> list[Post]:
    if folder:
        return [Post(p.stem, p.read_text(encoding="utf-8")) for p in sorted(Path(folder).rglob("*.md"))[:300]]
    made_up = [*CHATTY, *PLAIN]
    return [Post(f"{p.title} {n}", f"{p.markdown}\n\n{n}번째로 쓴 글이다.") for n in range(27) for p in made_up]


def seconds(work: object, *given: object) -> float:
    assert callable(work)
    began = time.perf_counter()
    work(*given)
    return time.perf_counter() - began


def main() -> None:
    some = posts(sys.argv[1] if len(sys.argv) > 1 else None)
    lines = [line for p in some for b in own(p).blocks for line in b.text.split("\n") if line.strip()]
    kiwi = Kiwi()

    def tokenise() -> None:
        for _ in kiwi.tokenize(lines):
            pass

    tokenise()
    learn(some)
    pairs = [(seconds(learn, some), seconds(tokenise)) for _ in range(5)]
    ours, theirs = median(a for a, _ in pairs), median(b for _, b in pairs)
    print(f"{len(some)} posts, {sum(len(line) for line in lines):,} characters of the author's own text")
    print(f"learn {ours:.2f} s, kiwi.tokenize alone {theirs:.2f} s, ratio {median(a / b for a, b in pairs):.2f}")


if __name__ == "__main__":
    main()
