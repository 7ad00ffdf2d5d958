"""Whether there is enough to learn a voice from, and what is wrong where there is not."""

from styles.reading.own_text import Written, own

LEAST = 80  # characters of the author's own prose: less says nothing about a voice


class Unfamiliar(ValueError):
    """Most of the posts are in a language whose voice cannot be learned: `language`, its code of ISO 639, '' where it
    cannot be told."""

    def __init__(self, language: str = "") -> None:
        super().__init__(language)  # as an argument, so that it survives the way from one process to another
        self.language = language


class TooLittle(ValueError):
    """No post has enough text of the author's own to learn from."""


def enough(post: Written) -> bool:
    """Whether a post has enough text of the author's own to learn from."""
    return own(post).size >= LEAST
