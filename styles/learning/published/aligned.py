"""Lay a draft beside what was published of it, sentence by sentence."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from styles.measuring.counted import counted
from styles.reading.joined import joined
from styles.reading.own_text import Own, OwnKind, Written, own
from styles.reading.sentences import Sentence
from styles.reading.spoken import language

ALIKE = 0.4  # of the grams of two sentences: from here on one was made of the other
WITHIN = 0.6  # of a sentence's grams: from here on it is a part of a longer one
_IN_PLACE = 0.12  # where two sentences stand in the same place between two that are paired
_LONG_ENOUGH = 4  # grams of a sentence that is looked for within another
MOST = 400  # sentences of a text that are compared: more than any post has that grew from a draft

_SIGNS = re.compile(r"[^\w\s\"'“‘(\[]{1,20}(?:\s+|\Z)")
_NOT_BARE = re.compile(r"[\W_]+")


class PlacedSentence(NamedTuple):
    """A sentence or a heading, and the how-manyth block of its text it stands in."""

    sentence: Sentence
    kind: OwnKind
    block: int

    @property
    def text(self) -> str:
        """As its author typed it, on one line."""
        return self.sentence.text


class Pair(NamedTuple):
    """What stands in a draft and what was made of it: two of one side are joined or split, none added or deleted."""

    before: tuple[PlacedSentence, ...]
    after: tuple[PlacedSentence, ...]

    @property
    def texts(self) -> tuple[str, str]:
        """Either side as one text."""
        return " ".join(s.text for s in self.before), " ".join(s.text for s in self.after)


@dataclass(frozen=True)
class TakenApart:
    """A text, and its sentences and headings in order, without a title on its first line."""

    own: Own
    said: tuple[PlacedSentence, ...]
    titled: bool


def take_apart(text: Written) -> TakenApart:
    """The sentences and headings of a text, lines that go on in the next one joined. Takes an analyser for Korean."""
    raw = own(text)
    spoken = language(raw.text)
    post = counted([joined(raw, spoken)], spoken)[0]
    titled = bool(post.own.blocks) and post.own.source[post.own.blocks[0].start].startswith("# ")
    said = [
        PlacedSentence(sentence, block.kind, n)
        for n, (block, found) in enumerate(zip(post.own.blocks, post.blocks, strict=True))
        if n or not titled
        for sentence in (_with_signs(found) if block.kind != "heading" else [Sentence(block.text, "other")])
    ]
    return TakenApart(post.own, tuple(said[:MOST]), titled)


def _with_signs(found: Sequence[Sentence]) -> list[Sentence]:
    """Emoji and marks belong to the sentence they follow, however they were cut from it."""
    whole: list[Sentence] = []
    for sentence in found:
        signs = _SIGNS.match(sentence.text)
        if whole and signs:
            before = whole.pop()
            whole.append(replace(before, text=f"{before.text} {signs[0].strip()}"))
            sentence = replace(sentence, text=sentence.text[signs.end() :])
        if sentence.text:
            whole.append(sentence)
    return whole


def align(draft: Sequence[PlacedSentence], post: Sequence[PlacedSentence]) -> list[Pair]:
    """Each sentence of either once, with what was made of it, in the order of the draft; what was added at the end.

    The same sentence is the same wherever it stands: what was moved is not deleted.
    """
    grams = [_grams(s.text) for s in draft], [_grams(s.text) for s in post]
    met: list[_Match] = list(_same(draft, post))
    met += _two_in_one(*_left(met, grams), draft, post, grams)
    here, there = _left(met, grams)
    met += [_Match(one, two) for two, one in _two_in_one(there, here, post, draft, (grams[1], grams[0]))]
    met += _alike(*_left(met, grams), grams)
    met += list(_in_place(draft, post, met, grams))
    here, there = _left(met, grams)
    alone = [_Match((n,), ()) for n in here] + [_Match((), (n,)) for n in there]
    found = sorted(met + alone, key=lambda m: (not m.before, m.before, m.after))
    return [Pair(tuple(draft[n] for n in m.before), tuple(post[n] for n in m.after)) for m in found]


class _Match(NamedTuple):
    """The places of what belongs together."""

    before: tuple[int, ...]
    after: tuple[int, ...]


_Grams = Sequence[frozenset[str]]


def _bare(text: str) -> str:
    return _NOT_BARE.sub("", unicodedata.normalize("NFKC", text).casefold())


def _grams(text: str, size: int = 3) -> frozenset[str]:
    """All runs of three letters and digits; of a shorter text, itself."""
    bare = _bare(text)
    return frozenset(bare[i : i + size] for i in range(max(1, len(bare) - size + 1)))


def _left(met: Sequence[_Match], grams: tuple[_Grams, _Grams]) -> tuple[list[int], list[int]]:
    """The places on either side that nothing has been found for yet."""
    here, there = {n for m in met for n in m.before}, {n for m in met for n in m.after}
    return [n for n in range(len(grams[0])) if n not in here], [n for n in range(len(grams[1])) if n not in there]


def _same(draft: Sequence[PlacedSentence], post: Sequence[PlacedSentence]) -> Iterator[_Match]:
    places: dict[str, list[int]] = {}
    for n, said in enumerate(post):
        places.setdefault(" ".join(said.text.split()), []).append(n)
    for n, said in enumerate(draft):
        if there := places.get(" ".join(said.text.split())):
            yield _Match((n,), (there.pop(0),))


def _two_in_one(
    twos: Sequence[int],
    ones: Collection[int],
    two: Sequence[PlacedSentence],
    one: Sequence[PlacedSentence],
    grams: tuple[_Grams, _Grams],
) -> list[_Match]:
    """Two neighbours of one paragraph that stand in one sentence on the other side."""
    found: list[_Match] = []
    free, taken = list(ones), set[int]()
    for a, b in pairwise(twos):
        if b != a + 1 or a in taken or two[a].block != two[b].block or "heading" in (two[a].kind, two[b].kind):
            continue
        holds = (n for n in free if one[n].kind != "heading" and _holds_both(grams[0][a], grams[0][b], grams[1][n]))
        if (place := next(holds, None)) is not None:
            found.append(_Match((a, b), (place,)))
            free.remove(place)
            taken |= {a, b}
    return found


def _holds_both(a: frozenset[str], b: frozenset[str], whole: frozenset[str]) -> bool:
    if min(len(a), len(b)) < _LONG_ENOUGH or len(whole) < WITHIN * (len(a) + len(b)):
        return False
    return len(a & whole) >= WITHIN * len(a) and len(b & whole) >= WITHIN * len(b)


def _alike(here: Sequence[int], there: Sequence[int], grams: tuple[_Grams, _Grams]) -> list[_Match]:
    """Pairs that share most, the most alike first; of those as much alike the ones that stand nearest."""
    shares = ((_share(grams[0][i], grams[1][j]), -abs(i - j), i, j) for i in here for j in there)
    ranked = sorted((s for s in shares if s[0] >= ALIKE), reverse=True)
    found: list[_Match] = []
    done: tuple[set[int], set[int]] = set(), set()
    for _, _, i, j in ranked:
        if i not in done[0] and j not in done[1]:
            found.append(_Match((i,), (j,)))
            done[0].add(i)
            done[1].add(j)
    return found


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """Dice's coefficient, 0–1."""
    return 2 * len(one & other) / (len(one) + len(other))


def _in_place(
    draft: Sequence[PlacedSentence], post: Sequence[PlacedSentence], met: Sequence[_Match], grams: tuple[_Grams, _Grams]
) -> Iterator[_Match]:
    """Short sentences share little once their endings are others: those that stand as many between the same two."""
    here, there = map(set, _left(met, grams))
    edges = sorted((m.before[0], m.before[-1], m.after[0], m.after[-1]) for m in met)
    for one, other in pairwise([(-1, -1, -1, -1), *edges, (len(draft), 0, len(post), 0)]):
        before, after = range(one[1] + 1, other[0]), range(one[3] + 1, other[2])
        if len(before) == len(after) and here.issuperset(before) and there.issuperset(after):
            for i, j in zip(before, after, strict=True):
                if (
                    draft[i].kind == post[j].kind
                    and _share(*(_grams(s.text, 2) for s in (draft[i], post[j]))) >= _IN_PLACE
                ):
                    yield _Match((i,), (j,))
