"""What the bot says of a voice that its owner would show to a friend."""

from collections.abc import Sequence
from typing import Protocol

from styles.learning.shown.portrait import Rhythm
from styles.learning.shown.rows import Unit


class PortraitWording(Protocol):
    """A verdict, two sentences that show it, five rows in numbers; and that one blog has several voices."""

    def verdict(self, endings: Sequence[str], by_post: bool, rhythm: Rhythm, habit: str, never: str) -> str:
        """One plain sentence: how sentences end (each post in one of these ways, or mixed), whether they are short or
        long, what is often there and what never; '' and none for what there is nothing to say of."""

    def form(self, form: str) -> str:
        """A form as it is typed, where its name would say too little."""

    def shown_by(self, sentences: Sequence[str]) -> str:
        """Sentences of the author's own that show it."""

    def row(self, unit: Unit, name: str, value: str, usual: str, more: bool) -> str:
        """One measure with its meaning, this author's value and the usual one, in its unit."""

    def length_unit(self, in_words: bool) -> str:
        """In what the length of a sentence is counted, as it stands behind a number."""

    def separate_voice(self, topic: str, posts: int) -> str:
        """Posts on this topic are written otherwise; a voice of their own is offered."""

    def separate_voice_button(self, topic: str) -> str:
        """A button's label: learn it."""

    def voice_of(self, title: str, topic: str) -> str:
        """What a voice of its own is called, by the blog and the topic."""

    def no_such_topic(self) -> str:
        """There are no posts on it, or too few."""
