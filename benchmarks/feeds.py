"""How much faster a feed of half a megabyte is read than by feedparser.

    python -m benchmarks.feeds

Prints the ratio of the two in the same process: the median of five pairs. Ours includes finding out the charset,
mending what is not XML, and keeping to the entries' bodies.
"""

import time
from statistics import median

import feedparser

from adapters.blogs.entries import read_feed
from tests.posts import CHATTY
from tests.serve_folder import feed


def main() -> None:
    body = feed("콩이네", [*CHATTY] * 60, "http://127.0.0.1/").encode()

    def ours() -> int:
        return len(read_feed(body, "", "http://127.0.0.1/rss").entries)

    def theirs() -> int:
        return len(feedparser.parse(body).entries)

    assert ours() == theirs()
    pairs = []
    for _ in range(5):
        began = time.perf_counter()
        ours()
        between = time.perf_counter()
        theirs()
        pairs.append((between - began, time.perf_counter() - between))
    mine, peer = (median(p[i] for p in pairs) for i in (0, 1))
    ratio = median(b / a for a, b in pairs)
    print(f"a feed of {len(body) / 1000:.0f} kB, {theirs()} posts")
    print(f"ours {1000 * mine:.1f} ms, feedparser {1000 * peer:.1f} ms, ratio {ratio:.1f}")


if __name__ == "__main__":
    main()
