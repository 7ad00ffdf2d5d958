"""What the bot says of a style card, of its versions, and of how a draft sounds."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, Protocol

from styles.verdict import Unheard

Formless = Literal["noun", "trailing", "other"]  # kinds of ending that are no ending as one types it


class FindingsWording(Protocol):
    """Findings on a style card, each a sentence or a part of one. Shares are of 1."""

    def formless_ending(self, ending: Formless) -> str:
        """What such an ending is called, to stand in usual_endings."""

    def usual_endings(self, most: tuple[str, float], second: tuple[str, float] | None, sample: str) -> str:
        """The two commonest endings with their shares of the sentences, and the end of a sentence as an example."""

    def sentence_length(self, span: str, mean: int, in_words: bool) -> str:
        """How long sentences are, in words or in characters; `span` as in '8–20'."""

    def paragraph_and_post(self, sentences: str, characters: str) -> str:
        """How many sentences a paragraph has, and characters a post; each a span as in '2–4'."""

    def opens_with(self, greeting: str) -> str:
        """How posts often begin."""

    def closes_with(self, farewell: str) -> str:
        """How posts often end."""

    def names_oneself(self, me: str, openers: Sequence[str]) -> str:
        """The word for oneself, and words that sentences often open with."""

    def often_there(self, often: Sequence[str], sometimes: Sequence[str]) -> str:
        """Marks that are in half of the posts, and those that are in some; habits as habit_share puts them."""

    def layout(self, habits: Sequence[str]) -> str:
        """What posts are laid out with; habits as habit_share puts them."""

    def habit_share(self, habit: str, posts: float) -> str:
        """A habit, and the share of the posts that have it."""

    def hardly_ever(self, habits: Sequence[str]) -> str:
        """Habits of others that are hardly ever there."""


class VoiceWording(Protocol):
    """A card and the person's own rules; undo and versions; the score below a draft."""

    # Below a draft

    def score(self, match: int, why: str) -> str:
        """The line below a draft: `match` of 100, and the strongest difference."""

    def unscored(self, why: Unheard) -> str:
        """Instead of that line, why there is none."""

    def overdone(self) -> str:
        """What is said of a draft in which the habits are too thick."""

    def in_my_voice(self) -> tuple[str, str]:
        """A button's label, and what it says."""

    # The card

    def card(self, title: str, posts: int, characters: int) -> str:
        """The head of a style card."""

    def version_of(self, number: int, created: datetime | None) -> str:
        """Which version of the card this is."""

    def rules(self, rules: Sequence[str]) -> str:
        """The person's own rules, numbered."""

    def how_to_change(self, rules: bool) -> str:
        """What can be said in reply to a card."""

    def undo_button(self) -> tuple[str, str]:
        """A button's label, and what it says."""

    def versions_button(self) -> tuple[str, str]:
        """A button's label, and what it says."""

    def look_button(self) -> tuple[str, str]:
        """A button's label, and what it says."""

    def puzzled_by_wish(self) -> str:
        """Words said to a card that are no rule."""

    def welcome_to_card(self) -> str:
        """They said thanks to a card."""

    # Rules

    def rule_noted(self) -> str:
        """A rule was added."""

    def against_habit(self, habit: str, share: float) -> str:
        """The rule forbids a habit that this share of the posts has (0–1)."""

    def rule_known(self) -> str:
        """A rule that is there already."""

    def rule_too_long(self, most: int) -> str:
        """A rule over so many characters."""

    def too_many_rules(self, most: int) -> str:
        """A rule over so many rules."""

    def rule_gone(self, rule: str) -> str:
        """A rule was taken out."""

    def rules_gone(self) -> str:
        """All rules were taken out."""

    def no_such_rule(self, number: int) -> str:
        """A number of no rule."""

    # Versions

    def back_to_before(self) -> str:
        """Undone."""

    def at_the_first(self) -> str:
        """Nothing to undo."""

    def taken(self, number: int) -> str:
        """Another version of the card is in use."""

    def in_use_already(self, number: int) -> str:
        """That version is the one in use."""

    def no_such_version(self, number: int) -> str:
        """A number of no version."""

    def versions(self, title: str, lines: Sequence[str]) -> str:
        """The versions of a card, newest first; lines of version_line."""

    def version_line(
        self, number: int, created: datetime | None, posts: int, rules: int, change: str, newest: bool
    ) -> str:
        """One version in a list: when, from how much, what changed; the newest is the one in use."""

    def first_learned(self) -> str:
        """What the first version is."""

    def same_as(self, number: int) -> str:
        """A version that equals an older one."""

    def posts_moved(self, before: int, after: int) -> str:
        """On one line: learned from so many posts before, and so many now."""

    def rule_added(self, rule: str) -> str:
        """On one line: a rule that came."""

    def rule_dropped(self, rule: str) -> str:
        """On one line: a rule that went."""

    # What changed after learning again

    def what_changed(self, lines: Sequence[str]) -> str:
        """Sentences about what moved, under a heading."""

    def rules_stay(self, rules: int) -> str:
        """The person's rules hold after learning again."""

    def more_posts(self, before: int, after: int) -> str:
        """Learned from more posts, or fewer, than last time."""

    def same_voice(self) -> str:
        """Nothing moved."""

    def language_changed(self) -> str:
        """The posts are in another language now."""

    def ending_moved(self, name: str, before: float, after: float) -> str:
        """An ending's share of the sentences before and now (0–1)."""

    def sentences_moved(self, before: int, after: int, in_words: bool) -> str:
        """The mean length of a sentence before and now, in words or in characters."""

    def habits_came(self, names: Sequence[str]) -> str:
        """Habits that are new."""

    def habits_went(self, names: Sequence[str]) -> str:
        """Habits that are hardly there any more."""

    # Others

    def not_your_card(self) -> str:
        """Somebody else's card."""

    def forgotten_card(self) -> str:
        """The card of a blog that has been forgotten."""
