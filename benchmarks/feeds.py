"""How much faster a feed is read than by feedparser.

    python -m benchmarks.feeds

Prints, for a feed as Tistory gives it (550 kB, 50 posts) and for one made by Jekyll (350 kB, 480 posts), the ratio of
the two in the same process: the median of five pairs of ten readings of ours and one of theirs, in processor time. Ours
includes finding out the charset, mending what is not XML, keeping dates on their own clock, and making sure that no
text was lost.
"""

import random
import time
from collections.abc import Callable
from html import escape
from statistics import median

import feedparser

from adapters.blogs.formats.feed import parse_feed
from tests.support.blogs.serve_folder import feed
from tests.support.posts import CHATTY

SAID = (
    "오늘은 뒷산에 다녀왔어요~~ 벚꽃이 활짝 피었더라고요 ㅎㅎ 버터를 너무 많이 넣었나 봐요 ㅠㅠ",
    "짐이 왜 이렇게 많죠? 배추 열 포기는 역시 무리였다!",
)
WORDS = [word for sentence in SAID for word in sentence.split()]


def tistory(posts: int = 50, size: int = 550_000, seed: int = 7) -> str:
    """RSS with whole posts of `size` bytes in all, escaped as Tistory escapes them."""
    chance = random.Random(seed)
    share = size // posts
    items = []
    for n in range(posts):
        text = ""
        while len(escape(text).encode()) < share - 600:
            words = " ".join(chance.choices(WORDS, k=chance.randint(3, 14)))
            text += f'<p style="text-align: left;" data-ke-size="size16">{words} &amp; {chance.random():.3f}</p>\n'
            if chance.random() < 0.15:
                text += '<p data-ke-size="size16">&nbsp;</p>\n'
            if chance.random() < 0.05:
                text += (
                    '<figure class="imageblock alignCenter" data-ke-mobileStyle="widthOrigin"><span data-url='
                    f'"https://img.example/{chance.random()}.jpg"><img src="https://img.example/x.jpg"></span></figure>\n'
                )
        items.append(
            f"<item><title>{n}번째 글</title><link>https://byul.tistory.com/{n}</link>"
            f"<description>{escape(text)}</description><category>일상</category><category>산책</category>"
            f"<author>별</author><guid isPermaLink='true'>https://byul.tistory.com/{n}</guid>"
            f"<comments>https://byul.tistory.com/{n}#entry{n}comment</comments>"
            f"<pubDate>Sun, {1 + n % 28} Jul 2024 09:31:00 +0900</pubDate></item>"
        )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>별의 하루</title>'
        "<link>https://byul.tistory.com/</link><language>ko</language><generator>TISTORY</generator>"
        f"{''.join(items)}</channel></rss>"
    )


def compare(name: str, body: bytes) -> None:
    def ours() -> int:
        return len(parse_feed(body, "utf-8", "https://byul.tistory.com/rss").entries)

    def theirs() -> int:
        return len(feedparser.parse(body).entries)

    assert ours() == theirs()
    pairs = [(_seconds(ours, 10), _seconds(theirs, 1)) for _ in range(5)]
    mine, peer = (median(p[i] for p in pairs) for i in (0, 1))
    ratio = median(b / a for a, b in pairs)
    print(f"{name}, {len(body) / 1000:.0f} kB, {theirs()} posts: ours {1000 * mine:.1f} ms, ", end="")
    print(f"feedparser {1000 * peer:.1f} ms, ratio {ratio:.1f}")


def _seconds(read: Callable[[], int], times: int) -> float:
    """Of processor time, for one reading."""
    began = time.process_time()
    for _ in range(times):
        read()
    return (time.process_time() - began) / times


def main() -> None:
    compare("a feed of Tistory", tistory().encode())
    compare("a feed of Jekyll", feed("콩이네", [*CHATTY] * 60, "http://127.0.0.1/").encode())


if __name__ == "__main__":
    main()
