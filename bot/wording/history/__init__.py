"""What the bot says of the revisions of a draft: which there are, what changed, and how to go back."""

from typing import Literal, Protocol

TextState = Literal["written", "cut off", "empty"]


class HistoryWording(Protocol):
    """Revisions are called by their numbers, which count from 1 for each draft."""

    # Expressions for whole short messages, in lower case and without their final marks
    heard_go_back: tuple[str, ...]  # to the revision before, or to the one whose number is the group
    heard_compare: tuple[str, ...]  # with the one before, or those whose numbers are the groups
    heard_revisions: tuple[str, ...]  # which revisions are there
    heard_drafts: tuple[str, ...]  # my drafts; the groups: the number of one, and of a revision of it
    # Expressions for something in a request
    heard_small_part: tuple[str, ...]  # it is about a small part: a paragraph, the title, a slip of the pen, a name
    heard_manner: tuple[str, ...]  # it is about all of the text: its length, its tone

    def go_back(self) -> tuple[str, str]:
        """A button's label, and what it says."""

    def went_back(self, number: int, left: int) -> str:
        """This text is there again, and the one they left is not lost."""

    def nothing_before(self) -> str:
        """There is no text to go back to."""

    def no_such_revision(self, number: int, last: int) -> str:
        """No text has this number; `last` is the highest there is."""

    def branched(self, parent: int, number: int) -> str:
        """A revision that does not go on from the newest before it."""

    # Lists

    def draft_state(self, state: TextState, number: int) -> str:
        """What there is of a draft whose newest text has this number."""

    def older_drafts(self, first: int) -> str:
        """There are more than are listed; the first of them has this number."""

    def revisions(self, lines: str, left_out: int) -> str:
        """The revisions of a draft, one a line; so many older ones are not listed."""

    def first_text(self) -> str:
        """What led to a first revision."""

    def another_text(self) -> str:
        """What led to a second first revision."""

    def carried_on(self) -> str:
        """What led to a revision that goes on where the one before it broke off."""

    def brought_back(self, number: int) -> str:
        """What led to a revision that is an older one again."""

    def tried_again(self, request: str) -> str:
        """What led to another try at the same request."""

    def grown_from(self, number: int) -> str:
        """From which revision one grew that is not the one before it."""

    def characters(self, number: int) -> str:
        """How long a text is."""

    def more_characters(self, number: int) -> str:
        """By how much one is longer, or, below 0, shorter."""

    def state_of_revision(self, state: TextState) -> str:
        """What is wrong with one; empty where nothing is."""

    # Comparing

    def compared(self, one: int, other: int, changes: str, more: int) -> str:
        """What went and came between two revisions, one change a line; so many more are not shown."""

    def no_difference(self, one: int, other: int) -> str:
        """They are the same."""

    def only_breaks_differ(self, one: int, other: int) -> str:
        """Their words are the same; lines or paragraphs are broken otherwise."""

    def nothing_to_compare(self) -> str:
        """There is one text only."""

    # Changing a part

    def only_the_quote(self) -> str:
        """Nothing but what they quoted was changed."""

    def quote_stayed(self) -> str:
        """The model left what they quoted as it was."""

    def quote_not_found(self) -> str:
        """What they quoted does not stand in the text, so that all of it could be changed."""

    def edit_broke_off(self) -> str:
        """A part was being changed and nothing came of it; names another_try's button."""
