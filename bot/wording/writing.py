"""What the bot says around a draft."""

from collections.abc import Sequence
from typing import Protocol


class WritingWording(Protocol):
    """Writing, refining, and what a model does instead.

    Only who runs the bot (`operator`) is told the name of a setting; everybody else, that they have been told.
    """

    @property
    def operator(self) -> bool:
        """Whether these words are for somebody who runs the bot."""

    def writing(self) -> str:
        """A draft is being begun."""

    def still_writing(self, seconds: float) -> str:
        """A draft was begun so long ago, and the model has not answered yet."""

    def held_up(self) -> str:
        """The chat did not let anything be shown for long."""

    def shorter(self) -> tuple[str, str]:
        """A button's label, and what it says."""

    def longer(self) -> tuple[str, str]:
        """A button's label, and what it says."""

    def another_try(self) -> tuple[str, str]:
        """A button's label, and what it says."""

    def carry_on(self) -> tuple[str, str]:
        """A button's label, and what it says."""

    def quoted(self, quote: str, request: str) -> str:
        """A request about a part that was marked."""

    def nothing_written(self) -> str:
        """They ask to carry on where nothing has been written."""

    def strange_letters(self, found: tuple[str, ...]) -> str:
        """Letters of a script that the draft should not have."""

    def spelled_otherwise(self, places: Sequence[tuple[str, str]]) -> str:
        """Words that were shown, and how the author writes them, which stands there now; one pair a place."""

    def own_sentences(self, kept: int, missing: Sequence[str]) -> str:
        """How many of the person's own sentences stand in a draft letter by letter, and those that do not."""

    def own_sentences_again(self, kept: int, put_back: Sequence[str], missing: Sequence[str]) -> str:
        """The same of a change: those that stay, those among them that the model had changed, those that are gone."""

    def near_post(self, title: str, share: float) -> str:
        """A draft that has much in common with a post of the author's own; `share` of the shorter one, 0–1."""

    def outline_only(self) -> str:
        """An outline stands in for a draft."""

    def not_your_draft(self) -> str:
        """Somebody else's draft."""

    def forgotten_draft(self) -> str:
        """A draft that has been forgotten."""

    def forgotten_meanwhile(self) -> str:
        """The blog was forgotten while something was being done with it."""

    def too_large_to_get(self, name: str) -> str:
        """A file that the chat does not hand over."""

    def wrong_key(self, host: str) -> str:
        """The model's server does not take the key."""

    def no_balance(self, host: str) -> str:
        """The account at the model's server is empty."""

    def refused(self, host: str) -> str:
        """The model's content filter said no."""

    def busy(self, host: str) -> str:
        """The model's server is too busy."""

    def unanswered(self, host: str) -> str:
        """The model's server does not answer; one with a port is run by whoever runs the bot."""

    def interrupted(self) -> str:
        """The program ended while a draft was being written, and it cannot go on by itself; names carry_on's button."""

    def interrupted_before_a_word(self) -> str:
        """The program ended before anything was written, and it cannot go on by itself; names another_try's button."""

    def broke_off(self) -> str:
        """A draft broke off; names the button of carry_on."""

    def too_long(self) -> str:
        """A draft reached the model's longest answer; names the button of carry_on."""

    def empty_answer(self) -> str:
        """The model answered with white space; names another_try's button."""

    def gone_round(self) -> str:
        """The model began to write the same again and again and was stopped; names another_try's button."""

    def prompt_repeated(self) -> str:
        """The model repeated its instructions instead of writing; names another_try's button."""

    def foreign_addresses(self, found: Sequence[str]) -> str:
        """Addresses in a draft that the person did not give, as they are written so that they open nowhere."""

    def masked_secrets(self) -> str:
        """What looks like a password or a key was masked in a draft."""

    def ai_writes(self) -> str:
        """The first thing a person is told: an AI writes here."""

    def prompt_too_long(self, prompt: int, window: int, option: str, card: int) -> str:
        """A prompt of so many tokens at a server that takes `window`; 0 where that is not known.

        `option` starts the server with room enough, `card` is a value of CARD_TOKENS that fits; empty and 0 for none.
        """

    def not_understood(self, host: str) -> str:
        """The model's server does not take the request."""


class OpeningsWording(Protocol):
    """Three ways to open a post, to choose one from."""

    # For the first, the second and the third: expressions for a whole short message that chooses it, in lower case and
    # without its final mark
    heard_opening: Sequence[Sequence[str]]
    heard_openings: tuple[str, ...]  # whole messages: show other ways to open the draft we speak of

    def other_openings(self) -> tuple[str, str]:
        """The label of the button below a first draft that asks for three other openings, and what it says."""

    def this_opening(self, number: int) -> tuple[str, str]:
        """The label of the button that chooses one of them, and what it says."""

    def openings_offered(self) -> str:
        """Below the openings: choose one, or say how they should be."""

    def no_openings(self) -> str:
        """The model wrote something, but no openings; names another_try's button."""

    def which_topic_to_open(self) -> str:
        """`/openings` without a topic, and there is no draft to open otherwise."""

    def openings_need_a_model(self) -> str:
        """They want openings, and there is no language model."""
