"""Every place of a draft where its author took something out or left it, as far as that can be counted."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from styles.learning.published.aligned import Pair, TakenApart
from styles.measuring.counted import REGISTERS
from styles.measuring.habits import PATTERNS
from styles.reading.layout import Mark

MARKS = ("emoji", "exclamation", "dots", "wave", "laugh", "cry", "face", "parenthesis", "quotation", "dash", "strike")
LAYOUT: tuple[Mark, ...] = ("heading", "bullet", "number", "bold", "quote", "table", "rule")
_SAME_WORDS = 0.5  # of a sentence: with fewer it was written anew, and nothing was taken out of it
_SURVIVES = 0.3  # of the draft's sentences: with fewer the post was laid out anew
_STOP = re.compile(r"[.!?…]+(?=[\"'”’)\]]{0,3}(?:\s|\Z))|[。！？]")
_WORD = re.compile(r"[^\W\d_]{1,12}")


class Occasion(NamedTuple):
    """Something a draft does, by its kind: done where it was taken out, else left, or put in by the author."""

    kind: (
        str  # "mark emoji", "layout bold", "opener 또한", "end formal>polite", "joined", "split", "opening", "closing"
    )
    done: bool
    before: str = ""
    after: str = ""
    times: int = 1


def occasions(draft: TakenApart, post: TakenApart, pairs: Sequence[Pair]) -> Iterator[Occasion]:
    """All of them, in a draft and the post that was made of it."""
    for pair in pairs:
        yield from _marks(pair)
        yield from _opener(pair)
        yield from _ending(pair)
        yield from _joint(pair)
    kept = sum(bool(pair.before and pair.after) for pair in pairs)
    if kept >= _SURVIVES * len(draft.said):
        yield from _layout(draft, post)
        yield from _edges(draft, post, pairs)


def _marks(pair: Pair) -> Iterator[Occasion]:
    before, after = pair.texts
    for name in MARKS:
        if PATTERNS[name].search(after):
            yield Occasion(f"mark {name}", done=False)
        elif after and PATTERNS[name].search(before) and _says_the_same(before, after):
            yield Occasion(f"mark {name}", True, before, after)


def _says_the_same(before: str, after: str) -> bool:
    one, other = (Counter(_WORD.findall(text)) for text in (before, after))
    return (one & other).total() >= _SAME_WORDS * one.total()


def _opener(pair: Pair) -> Iterator[Occasion]:
    """A word that opens a sentence of the draft: whether the next one opens it now. Connectives of added ones count."""
    if not pair.before and (word := pair.after[0].sentence.first):
        yield Occasion(f"opener {word}", done=False)
    if len(pair.before) != 1 or len(pair.after) != 1 or pair.before[0].kind == "heading":
        return
    before, after = (_words(text) for text in pair.texts)
    if before and _WORD.fullmatch(before[0]) and after:
        if after[0] == before[0]:
            yield Occasion(f"opener {before[0]}", done=False)
        elif _goes_on(before[1:], after):
            yield Occasion(f"opener {before[0]}", True, *pair.texts)


def _goes_on(rest: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a sentence begins as another does without its first word; the word that ends it may have changed."""
    return rest[:1] == after[:1] or (len(rest) == 1 == len(after) and rest[0][:1] == after[0][:1])


def _words(text: str) -> list[str]:
    """Its first three, without marks and in small letters."""
    return [word.strip(".,!?…~:;，、·").casefold() for word in text.split(maxsplit=3)[:3]]


def _ending(pair: Pair) -> Iterator[Occasion]:
    """The register of each sentence that is one sentence still; an added one has its author's."""
    before, after = ([s.sentence.ending for s in side if s.kind != "heading"] for side in pair)
    if len(after) != 1 or after[0] not in REGISTERS:
        return
    if not pair.before or before == after:
        yield Occasion(f"end {after[0]}", done=False)
    elif len(before) == 1 and before[0] in REGISTERS:
        yield Occasion(f"end {before[0]}>{after[0]}", True, *pair.texts)


def _joint(pair: Pair) -> Iterator[Occasion]:
    """Two of one or one of two, seen by their stops as well: where a sentence ends before a quotation mark goes by
    chance."""
    before, after = (len(_STOP.findall(text)) for text in pair.texts)
    if len(pair.before) == 2 and before > after:
        yield Occasion("joined", True, *pair.texts)
    if len(pair.after) == 2 and after > before:
        yield Occasion("split", True, *pair.texts)


def _layout(draft: TakenApart, post: TakenApart) -> Iterator[Occasion]:
    for mark in LAYOUT:
        had, has = (text.own.times(mark) - (mark == "heading" and text.titled) for text in (draft, post))
        if has:
            yield Occasion(f"layout {mark}", False, times=has)
        if had > has:
            yield Occasion(f"layout {mark}", True, _line_with(draft, mark), times=had - has)


def _line_with(text: TakenApart, mark: Mark) -> str:
    """The first line that is laid out so, as it stands in the Markdown."""
    title = text.own.blocks[0].start if text.titled and mark == "heading" else -1
    at = next(line for m, line in text.own.marks if m == mark and line != title)
    return " ".join(text.own.source[at].split())


def _edges(draft: TakenApart, post: TakenApart, pairs: Sequence[Pair]) -> Iterator[Occasion]:
    """The first paragraph and the last: gone with nothing in their place, or not."""
    blocks = sorted({s.block for s in draft.said if s.kind == "prose"})
    prose = [s for s in post.said if s.kind != "heading"]
    if len(blocks) < 3 or not prose:
        return
    added = {s for pair in pairs if not pair.before for s in pair.after}
    for kind, block, edge in (("opening", blocks[0], prose[0]), ("closing", blocks[-1], prose[-1])):
        of_it = [pair for pair in pairs if any(s.block == block and s.kind == "prose" for s in pair.before)]
        if any(pair.after for pair in of_it):
            yield Occasion(kind, done=False)
        elif of_it and edge not in added:
            yield Occasion(kind, True, " ".join(pair.texts[0] for pair in of_it))
