"""Hold some posts back from learning: some to be written anew, some to be judged by."""

import hashlib
import random
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.voice.corpus import Text
from styles.learning.enough import LEAST
from styles.reading.own_text import Own, own
from styles.reading.spoken import language

REFERENCES = 3
_FEWEST = 3  # posts that must be left to learn from
_SIZES = {"en": (2_000, 7_500)}  # characters of own prose of a post that can be told in a brief
_USUAL = (800, 3_000)


@dataclass(frozen=True)
class Held:
    """One author's posts, parted. None of `items` and `references` is in `training`, nor anything much like them."""

    author: str
    language: str
    items: tuple[Text, ...]  # to be written anew
    references: tuple[Text, ...]  # for judges
    training: tuple[Text, ...]  # oldest first


def hold(author: str, posts: Sequence[Text], each: int, seed: int) -> Held | None:
    """`each` prose-rich posts and three references held back, by seed; None where too few posts are left."""
    spoken = author[:2]
    taken = [(post, own(post)) for post in posts]
    taken = [(p, o) for p, o in taken if o.size >= LEAST and language("\n".join(b.text for b in o.blocks)) == spoken]
    dice = random.Random(f"{seed}/{author}")
    rich = [p for p, o in taken if _rich(o, spoken)]
    dice.shuffle(rich)
    rest = [p for p, o in taken if p not in rich and not _codes(o)]
    dice.shuffle(rest)
    lines = _lines(taken)
    items = _unlike(rich, each, lines, [])
    references = _unlike([*rich, *rest], REFERENCES, lines, [lines[p.name] for p in items])
    held = [lines[p.name] for p in (*items, *references)]
    training = [p for p, _ in taken if p not in items and p not in references and not _alike(lines[p.name], held)]
    if not items or len(references) < REFERENCES or len(training) < _FEWEST:
        return None
    return Held(author, spoken, tuple(items), tuple(references), tuple(training))


def _unlike(
    posts: Sequence[Text], most: int, lines: Mapping[str, frozenset[str]], known: Sequence[frozenset[str]]
) -> list[Text]:
    """The first so many posts that are like none before them and none of `known`."""
    taken: list[Text] = []
    for post in posts:
        if len(taken) < most and not _alike(lines[post.name], [*known, *(lines[t.name] for t in taken)]):
            taken.append(post)
    return taken


def _rich(post: Own, spoken: str) -> bool:
    """Mostly prose of its own, of a length that a brief can tell, hardly any code and pictures."""
    shortest, longest = _SIZES.get(spoken, _USUAL)
    prose = sum(len(b.text) for b in post.prose)
    every = sum(len(line) for line in post.source) or 1
    return shortest <= prose <= longest and prose >= 0.6 * every and _codes(post) <= 1 and _shown(post) <= 3


def _codes(post: Own) -> int:
    return (sum(line.lstrip().startswith(("```", "~~~", "{% highlight")) for line in post.source) + 1) // 2


def _shown(post: Own) -> int:
    """Pictures, and lines of tables and quotes."""
    return sum("![" in line or "<img" in line or line.lstrip().startswith(("|", ">")) for line in post.source)


def _lines(posts: Sequence[tuple[Text, Own]]) -> dict[str, frozenset[str]]:
    """The longer paragraphs and list items of each post, without those that the author puts under post after post."""
    every = {p.name: frozenset(" ".join(b.text.split()) for b in o.blocks if len(b.text) >= 30) for p, o in posts}
    often = Counter(line for lines in every.values() for line in lines)
    formula = max(3, len(posts) // 20)
    return {name: frozenset(line for line in lines if often[line] <= formula) for name, lines in every.items()}


def _alike(lines: frozenset[str], held: Sequence[frozenset[str]]) -> bool:
    """Whether a post says something again that stands in one that is held back: published twice, or a part of it."""
    return any(lines & other for other in held)


def item_name(author: str, post: Text) -> str:
    """'ko_name__012_2019-01-01_title', short enough for a file's name: a Hangul syllable takes three bytes."""
    name = re.sub(r"[^\w.-]", "-", post.name)
    mark = f"-{hashlib.sha256(name.encode('utf-8', 'replace')).hexdigest()[:6]}" if len(name) > 50 else ""
    return f"{author}__{name[:50]}{mark}"
