"""What can be done about a revision at a press."""

from bot.model import Button, Revision
from bot.wording import Wording
from styles import Hearing


def buttons_of(
    revision: Revision, refused: bool, outline: bool, sound: Hearing | None, words: Wording
) -> tuple[Button, ...]:
    """Below a text that is there; `sound` is how it was heard, None where it was not, and a model has `refused` it."""
    broken = not revision.whole and not refused
    labels = [words.carry_on()] if broken else [words.shorter(), words.longer()]
    if not outline:
        labels.append(words.another_try() if sound is None or sound.within else words.in_my_voice())
        labels += [words.other_openings()] if revision.whole and revision.parent is None else []
    labels += [words.go_back()] if revision.whole and revision.parent is not None else []
    return tuple(Button(*label) for label in labels)
