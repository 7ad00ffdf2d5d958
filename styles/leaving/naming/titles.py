"""Titles in somebody's manner: how long, with which brackets and separators, and how they end."""

import re
import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

FEWEST = 5  # titles from which a manner can be told
MOST = 50  # that are looked at, the newest
CANDIDATES = 3
_RARE = 0.05  # of their titles: what fewer do is not their manner
_LONGEST = 200  # characters

_BRACKET = re.compile(r"^\s{0,4}[\[【<(「『《]")
_SEPARATOR = re.compile(r" [-–—|/·~] |[:|]\s|：| ?\| ?")
_PICTURE = re.compile("[\U0001f300-\U0001faff☀-➿]")
_MARKS: Final[tuple[tuple[str, Callable[[str], bool]], ...]] = (
    ("bracket", lambda title: bool(_BRACKET.search(title))),
    ("separator", lambda title: bool(_SEPARATOR.search(title))),
    ("comma", lambda title: "," in title or "、" in title),
    ("picture", lambda title: bool(_PICTURE.search(title))),
    ("question", lambda title: title.rstrip().endswith(("?", "？"))),
    ("exclamation", lambda title: title.rstrip().endswith(("!", "！", "~"))),
    ("full stop", lambda title: title.rstrip().endswith((".", "。", "…"))),
    ("quotes", lambda title: any(mark in title for mark in "\"“”‘’'")),
    ("polite", lambda title: bool(re.search(r"(?:요|니다|죠|ます|です|ました)[.!?~…]{0,4}\s*$", title))),
    ("plain", lambda title: bool(re.search(r"(?<!니)다[.!?~…]{0,4}\s*$", title))),
)


@dataclass(frozen=True)
class TitleManner:
    """`shortest` and `longest` are the 10th and the 90th percentile of their lengths in characters; `unused` names the
    marks that they do not use, `always` those that nearly all have."""

    shortest: int
    longest: int
    unused: frozenset[str]
    always: frozenset[str]


def title_manner(titles: Sequence[str]) -> TitleManner | None:
    """From their titles, newest first; None for too few of them."""
    titles = [title[:_LONGEST] for title in titles[:MOST] if title.strip()]
    if len(titles) < FEWEST:
        return None
    lengths = statistics.quantiles([len(title) for title in titles], n=10, method="inclusive")
    shares = {name: sum(map(uses, titles)) / len(titles) for name, uses in _MARKS}
    unused = frozenset(name for name, share in shares.items() if share < _RARE)
    always = frozenset(name for name, share in shares.items() if share > 1 - _RARE)
    return TitleManner(int(lengths[0]), round(lengths[-1] + 0.5), unused, always)


def fits(title: str, manner: TitleManner) -> bool:
    """Whether a title could be one of theirs, by what can be seen of it."""
    used = {name for name, uses in _MARKS if uses(title[:_LONGEST])}
    length = manner.shortest <= len(title) <= manner.longest
    return length and not used & manner.unused and manner.always <= used


def fitting(proposed: Iterable[str], manner: TitleManner | None, topic: str) -> tuple[str, ...]:
    """At most three of those proposed that fit; without any, the topic as they would put it."""
    bare = dict.fromkeys(title for one in proposed if (title := _bare(one)))
    kept = [title for title in bare if manner is None or fits(title, manner)]
    return tuple(kept[:CANDIDATES]) or (in_their_manner(topic, manner),)


def _bare(title: str) -> str:
    """'1. **"첫눈"**' -> '첫눈'"""
    title = " ".join(title[: 2 * _LONGEST].split()).lstrip("#").strip()
    title = re.sub(r"^(?:\d{1,2}[.)](?!\d)|[-*•①②③]) ?", "", title).strip("*_` ")
    return title[1:-1].strip() if len(title) > 2 and title[0] + title[-1] in ('""', "''", "“”", "‘’") else title


def in_their_manner(topic: str, manner: TitleManner | None) -> str:
    """A topic without the marks that they do not use, cut between words where it is longer than theirs."""
    title = " ".join(topic[: 2 * _LONGEST].split())
    if manner is None:
        return title
    for mark, pattern in (("bracket", r"^[\[【(<][^\])】>]{0,40}[\])】>] ?"), ("picture", _PICTURE.pattern)):
        title = re.sub(pattern, "", title).strip() if mark in manner.unused else title
    if manner.unused & {"exclamation", "question", "full stop"}:
        title = title.rstrip("!?~….。！？ ") or title
    return _within(title, manner.longest)


def _within(title: str, longest: int) -> str:
    if len(title) <= longest:
        return title
    head, space, _ = title[: longest + 1].rpartition(" ")
    return head.rstrip(",:;-– ") if space and len(head) * 2 > longest else title[:longest].rstrip()
