"""Tags by habit: how many somebody puts, and which."""

import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LAST = 10  # posts whose number of tags is counted
_KNOWN = 50  # posts whose tags are known as theirs
_EACH_TIME = 0.5  # of the last posts that have a tag, for it to be one of each time
_LONGEST = 30  # characters


@dataclass(frozen=True)
class TagHabit:
    """`count`: how many at most, the median of the last ten posts; `usual` stand at half of those or more, `known` at
    any post of late, the commonest first."""

    count: int
    usual: tuple[str, ...]
    known: tuple[str, ...]


def tag_habit(posts: Sequence[Sequence[str]]) -> TagHabit:
    """From the tags of each post, newest first."""
    last = [tuple(dict.fromkeys(tags)) for tags in posts[:LAST]]
    count = int(statistics.median(map(len, last))) if last else 0
    times = Counter(tag for tags in last for tag in tags)
    usual = tuple(tag for tag, n in times.most_common() if n >= _EACH_TIME * len(last))
    known = Counter(tag for tags in posts[:_KNOWN] for tag in dict.fromkeys(tags))
    return TagHabit(count, usual, tuple(tag for tag, _ in known.most_common()))


def tags_for(habit: TagHabit, proposed: Iterable[str], text: str) -> tuple[str, ...]:
    """Those of each time, those of theirs that the text names, then those proposed, written as they write them; never
    more than they use."""
    said = text.casefold()
    theirs = {tag.casefold(): tag for tag in reversed(habit.known)}
    named = [tag for tag in habit.known if len(tag) > 1 and tag.casefold() in said]
    new = [theirs.get(tag.casefold(), tag) for tag in map(_bare, proposed) if 0 < len(tag) <= _LONGEST]
    return tuple(dict.fromkeys((*habit.usual, *named, *new)))[: habit.count]


def _bare(tag: str) -> str:
    return " ".join(tag[:200].strip().lstrip("#").strip("\"'[]`*.,").split())
