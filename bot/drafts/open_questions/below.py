"""Say below a draft how long it became, and what it leaves open."""

from collections.abc import Iterator

from bot.drafts.open_questions.blanks import open_blanks
from bot.model import Draft, Revision
from bot.wording import Wording
from styles import StyleCard, round_size
from styles.material import length_for, size_of_notes


def said_below(card: StyleCard, draft: Draft, done: Revision, words: Wording) -> Iterator[str]:
    """A line where few notes made a short draft, and one of what it leaves open."""
    usual, length = round(card.profile.post.middle), len(done.text.strip())
    is_first = done.parent is None and not done.request
    if is_first and length_for(draft.notes, card) < usual and length < usual:
        yield words.as_long_as_notes(size_of_notes(draft.notes), round_size(length))
    if blanks := open_blanks(done.text):
        yield words.open_blanks([blank.what for blank in blanks])
