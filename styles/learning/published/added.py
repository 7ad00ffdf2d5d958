"""Make texts to learn from of the sentences that somebody added to drafts, and of nothing else in them."""

from collections.abc import Iterator, Sequence
from statistics import median

from styles.reading.own_text import Own

_MARK = "[added-to-drafts]: #"  # a line nobody sees: what begins so is no post, and no passage is taken from it
_MOST = 4  # posts of the author's own to each such text, or what posts are like is learned from what are none


def gather(pieces: Sequence[str], own: Sequence[str]) -> list[str]:
    """What was added to drafts, the oldest first, in texts as long as the author's own posts are; a rest that makes no
    whole one waits for more. At most one for four of those posts, of the newest pieces."""
    if not own:
        return []
    usual = max(400, int(median(map(len, own))))
    return [f"{_MARK}\n\n{text}" for text in _of_size(list(reversed(pieces)), usual)][: len(own) // _MOST]


def _of_size(pieces: Sequence[str], size: int) -> Iterator[str]:
    text = ""
    for piece in filter(None, pieces):
        text = f"{text}\n\n{piece}" if text else piece
        if len(text) >= size:
            yield text
            text = ""


def is_gathered(text: Own) -> bool:
    """Whether this is such a text."""
    return text.source[:1] == (_MARK,)
