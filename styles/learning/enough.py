"""Whether there is enough to learn a voice from, and what is wrong where there is not."""

from styles.learning.budget import Beginning
from styles.reading.own_text import Written, own

LEAST = 80  # characters of the author's own prose: less says nothing about a voice
_BEGINNING = 4_000  # characters, in which nearly every post has that: a hostile one of 100,000 takes seconds


class Unfamiliar(ValueError):
    """Most of the posts are in a language whose voice cannot be learned here: `language`, its code of ISO 639, '' where
    it cannot be told. One of ours lacks its analyser."""

    def __init__(self, language: str = "") -> None:
        super().__init__(language)  # as an argument, so that it survives the way from one process to another
        self.language = language


class TooLittle(ValueError):
    """No post has enough text of the author's own to learn from."""


def enough(post: Written) -> bool:
    """Whether a post has enough text of the author's own to learn from."""
    beginning = Beginning(post.title, post.markdown[:_BEGINNING])
    return own(beginning).size >= LEAST or (len(post.markdown) > _BEGINNING and own(post).size >= LEAST)
