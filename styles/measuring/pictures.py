"""How often an author sets pictures into posts, how many at a place, and whether a caption stands below."""

import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from styles.model import PictureHabit
from styles.reading.own_text import Own

MOST_TOGETHER = 9  # more in a row is a gallery
_SHORT = 300  # characters of text, white space left out, below which a rate is chance

_ADDRESS = r"\([^()\n]{0,1000}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?\)"
_PICTURE = re.compile(rf"\[?!\[[^\]\[\n]{{0,500}}\]{_ADDRESS}(?:\]{_ADDRESS})?")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_CAPTION = re.compile(r"[ \t>]{0,8}(?:\*[^*\n]{1,300}\*|_[^_\n]{1,300}_)[ \t]{0,8}")
_ONLY = re.compile(r"[\s>|*_-]*")


class _Set(NamedTuple):
    """Pictures with no words between them, and how many captions stand below them."""

    pictures: int
    captions: int


def picture_habit(posts: Sequence[Own]) -> PictureHabit | None:
    """How these posts are set with pictures; None where none of them has any."""
    sets = [list(_sets(post.source)) for post in posts]
    with_any = [(post, some) for post, some in zip(posts, sets, strict=True) if some]
    every = [one for _, some in with_any for one in some]
    total = sum(one.pictures for one in every)
    if not total:
        return None
    rates = [sum(one.pictures for one in some) * 1_000 / max(_SHORT, post.size) for post, some in with_any]
    return PictureHabit(
        posts=len(with_any) / len(posts),
        rate=median(rates),
        captioned=min(1.0, sum(one.captions for one in every) / total),
        together=round(median(one.pictures for one in every for _ in range(one.pictures))),
    )


def _sets(source: Sequence[str]) -> Iterator[_Set]:
    fenced, pictures, captions, above = False, 0, 0, False
    for line in source:
        fence = _FENCE.match(line) is not None
        fenced ^= fence
        found = 0 if fenced or fence else len(_PICTURE.findall(line)) if "![" in line else 0
        if above and not found and _CAPTION.fullmatch(line):
            captions += 1
        elif found and _ONLY.fullmatch(_PICTURE.sub("", line)):
            pictures += found
        elif line.strip():
            if pictures:
                yield _Set(min(pictures, MOST_TOGETHER), captions)
            if found:
                yield _Set(min(found, MOST_TOGETHER), 0)
            pictures = captions = 0
        above = found > 0
    if pictures:
        yield _Set(min(pictures, MOST_TOGETHER), captions)
