"""Count what its author did to a draft before publishing it: how much of it, which habits of it, what was added."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from pydantic import TypeAdapter

from styles.languages import LANGUAGES
from styles.learning.published.aligned import Pair, PlacedSentence, TakenApart, align, take_apart
from styles.learning.published.occasions import Occasion, occasions
from styles.reading.own_text import Written

_GAP = re.compile(
    rf"\S{{0,40}}\[(?:{'|'.join(words.check for words in LANGUAGES.values())})[^\]\n]{{0,200}}\]\S{{0,40}}"
)
_LONGEST = 160  # characters of a sentence that is shown as an example


class Tally(NamedTuple):
    """How often one kind of edit was done in a post and how often it was left, and the first place where it was done.

    `before` stands in the draft, `after` in the post; '' where nothing does.
    """

    kind: str
    done: int
    left: int
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class PostEdits:
    """What became of one draft: the share of its words that are gone, 0–1, kinds of edits, and what was added to it."""

    share: float
    tallies: tuple[Tally, ...] = ()
    added: str = ""

    def to_json(self) -> str:
        """As it is stored; from_json reads it again."""
        return _adapter().dump_json(self).decode()

    @staticmethod
    def from_json(text: str) -> "PostEdits":
        """What to_json wrote. Raises pydantic.ValidationError on anything else."""
        return _adapter().validate_json(text)


@cache
def _adapter() -> TypeAdapter[PostEdits]:
    return TypeAdapter(PostEdits)


def edits_of(draft: Written, post: Written) -> PostEdits:
    """What was done to a draft until it was this post. Takes tens of milliseconds once kiwi is loaded."""
    before, after = take_apart(draft), take_apart(post)
    pairs = align(before.said, after.said)
    return PostEdits(_share_gone(pairs), tuple(_tallies(before, after, _told(pairs))), _added(pairs))


def edits_of_each(pairs: Sequence[tuple[Written, Written]]) -> list[PostEdits]:
    """The same for each draft and the post that grew from it."""
    return [edits_of(draft, post) for draft, post in pairs]


def _share_gone(pairs: Sequence[Pair]) -> float:
    """Gaps that were left for the author are none of the draft's words, and what fills them is no edit."""
    every = kept = 0
    for pair in pairs:
        before, after = (Counter(_words(text)) for text in pair.texts)
        every += before.total()
        kept += (before & after).total()
    return 1 - kept / every if every else 0.0


def _words(text: str) -> Iterator[str]:
    """Without the stops behind them: where a word stands is no matter of its own."""
    return filter(None, (word.strip(".,") for word in _GAP.sub(" ", text).split()))


def _told(pairs: Sequence[Pair]) -> list[Pair]:
    """Those that say what their author likes: without sentences with a gap, which had to be changed."""
    return [pair for pair in pairs if not _GAP.search(pair.texts[0])]


def _tallies(draft: TakenApart, post: TakenApart, pairs: Sequence[Pair]) -> Iterator[Tally]:
    found: dict[str, list[Occasion]] = {}
    for occasion in occasions(draft, post, pairs):
        found.setdefault(occasion.kind, []).append(occasion)
    for kind, of_it in found.items():
        done = sum(one.times for one in of_it if one.done)
        left = sum(one.times for one in of_it if not one.done)
        first = next((one for one in of_it if one.done), Occasion(kind, False))
        yield Tally(kind, done, left, first.before[:_LONGEST], first.after[:_LONGEST])


def _added(pairs: Sequence[Pair]) -> str:
    """The sentences that nothing in the draft stands for, in their paragraphs."""
    blocks: dict[int, list[PlacedSentence]] = {}
    for pair in pairs:
        if not pair.before and pair.after[0].kind != "heading":
            blocks.setdefault(pair.after[0].block, []).append(pair.after[0])
    return "\n\n".join(" ".join(said.text for said in blocks[n]) for n in sorted(blocks))
