"""Find the edits that somebody makes again and again and never goes against: rules they may want."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from styles.learning.published.edits import PostEdits, Tally

TIMES = 3  # done in all
POSTS = 2  # in which it was done
_LEFT = 0.1  # of the places in a post: who leaves more of them alone does not mind


class RepeatedEdit(NamedTuple):
    """An edit by its kind, how often it was made in how many posts, and the newest example of it."""

    kind: str
    times: int
    posts: int
    before: str
    after: str


def repeated_edits(posts: Sequence[PostEdits], habits: Collection[str] = ()) -> list[RepeatedEdit]:
    """Of posts, the oldest first, the edits that were made three times in two of them and in none left undone; those
    made most often first. `habits` are what the author does in posts of their own, as cards call it: what they do
    themselves is no dislike."""
    found = []
    for kind in dict.fromkeys(tally.kind for post in posts for tally in post.tallies if tally.done):
        done = [tally for post in posts for tally in post.tallies if tally.kind == kind and tally.done]
        often = sum(tally.done for tally in done) >= TIMES and len(done) >= POSTS
        if often and not _is_habit(kind, habits) and not any(_goes_against(post, kind) for post in posts):
            last = done[-1]
            found.append(RepeatedEdit(kind, sum(t.done for t in done), len(done), last.before, last.after))
    return sorted(found, key=lambda edit: -edit.times)


def _is_habit(kind: str, habits: Collection[str]) -> bool:
    """'mark emoji' is the habit 'emoji', 'end formal>polite' gives up the habit 'end formal'."""
    what, _, name = kind.partition(" ")
    return (f"end {name.partition('>')[0]}" if what == "end" else kind if what == "opener" else name) in habits


def _goes_against(post: PostEdits, kind: str) -> bool:
    done = sum(tally.done for tally in post.tallies if tally.kind == kind)
    left = sum(_undoes(tally, kind) for tally in post.tallies)
    return left > _LEFT * (done + left)


_OPPOSITE = {"joined": "split", "split": "joined"}


def _undoes(tally: Tally, kind: str) -> int:
    """How often this speaks against that kind of edit."""
    if tally.kind == kind:
        return tally.left
    if tally.kind == _OPPOSITE.get(kind):
        return tally.done
    what, _, name = kind.partition(" ")
    if what != "end":
        return 0
    one, _, other = name.partition(">")
    was, _, now = tally.kind.removeprefix("end ").partition(">")
    if not tally.kind.startswith("end "):
        return 0
    return tally.left if (was, now) == (one, "") else tally.done if now == one or (was == one and now != other) else 0
