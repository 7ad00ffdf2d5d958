"""How one post is built: where its headings stand, and how unevenly its paragraphs fall."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from styles.measuring.genre import of_post
from styles.measuring.profile import Counted
from styles.model import Shape

MOST = 12  # shapes that a card keeps
_SECTIONS, _PARAGRAPHS = 8, 12  # of a shape that is said; a longer post is no example for a draft
_SMALLEST = 400  # characters: what is shorter has no shape


def shapes(posts: Sequence[Counted]) -> tuple[Shape, ...]:
    """Of at most 12 posts from first to last, those that are small enough to follow."""
    fit = [s for s in map(shape, posts) if s.size >= _SMALLEST and _is_small(s)]
    step = max(1.0, len(fit) / MOST)
    return tuple(fit[int(i * step)] for i in range(min(len(fit), MOST)))


def _is_small(found: Shape) -> bool:
    return len(found.sections) <= _SECTIONS + 1 and sum(map(len, found.sections)) <= 4 * _PARAGRAPHS


def shape(post: Counted) -> Shape:
    sections: list[list[int]] = [[]]
    lists, listing = 0, False
    for block, found in zip(post.own.blocks, post.blocks, strict=True):
        if block.kind == "heading":
            sections.append([])
        elif block.kind == "list" and listing:
            sections[-1][-1] += len(found)
        elif found:
            sections[-1].append(len(found))
            lists += block.kind == "list"
        listing = block.kind == "list" and bool(sections[-1])
    own = post.own
    kept = tuple(tuple(s) for s in sections)
    return Shape(
        own.title, of_post(post), own.size, kept, own.times("bold"), own.times("picture"), lists, own.times("code")
    )


def fitting(found: Sequence[Shape], topic: str, genre: str | None, size: float) -> Shape | None:
    """The shape of a post with a title like the topic, else of this genre, else of any: the nearest in size."""

    def order(one: Shape) -> tuple[float, bool, float, Shape]:
        return -akin(one.title, topic), one.genre != genre, abs(one.size - size), one

    return min(found, key=order, default=None)


_AKIN = 0.4  # below it a likeness of titles is chance


def akin(title: str, topic: str) -> float:
    """How alike two titles are, as those of a series: Dice's coefficient of their pairs of letters, 0 below 0.4."""
    one, other = (Counter(pairwise(re.sub(r"[\W\d_]", "", text.casefold()))) for text in (title, topic))
    total = one.total() + other.total()
    share = 2 * (one & other).total() / total if total else 0.0
    return share if share >= _AKIN else 0.0


_SAID = {
    "ko": ("첫머리", "소제목", "소제목 없이", "굵은 글씨 {}군데", "사진 {}장", "목록 {}개", "코드 {}개"),
    "en": ("beginning", "heading", "without headings", "bold {} times", "pictures {}", "lists {}", "code blocks {}"),
    "ja": ("書き出し", "見出し", "見出しなし", "太字 {} か所", "写真 {} 枚", "リスト {}", "コード {}"),
}


def said(found: Shape, language: str) -> str:
    """A shape in words, sentences paragraph by paragraph: '첫머리 2·1 / 소제목 5·1 / 소제목 1. 사진 3장.'"""
    first, heading, bare, *marks = _SAID.get(language, _SAID["en"])
    runs = ["·".join(map(str, section)) or "0" for section in found.sections]
    if len(runs) == 1:
        built = f"{bare} {runs[0]}"
    else:
        built = " / ".join([f"{first} {runs[0]}", *(f"{heading} {run}" for run in runs[1:])])
    counts = (found.bold, found.pictures, found.lists, found.code)
    told = ", ".join(mark.format(n) for mark, n in zip(marks, counts, strict=True))
    return f"{built}. {told}."
