"""Find out whether notes say that something was given or paid for a post."""

from collections.abc import Iterable, Mapping
from typing import Final

from styles.leaving.sponsorship.cues import SPONSOR_KINDS, Cues, SponsorKind
from styles.leaving.sponsorship.english import ENGLISH
from styles.leaving.sponsorship.japanese import JAPANESE
from styles.leaving.sponsorship.korean import KOREAN
from styles.model import LearnedLanguage

_CUES: Final[Mapping[LearnedLanguage, Cues]] = {"ko": KOREAN, "en": ENGLISH, "ja": JAPANESE}
_LOOKED_AT = 10_000  # characters of notes at either end
_LONGEST = 400  # of a line that is looked at in one piece
_STEP = 300  # from the beginning of one piece to that of the next


def sponsorship(notes: str) -> SponsorKind | None:
    """What was given or paid, in whichever language the notes say so, a sum of money before a gift; None: nothing."""
    ends = notes if len(notes) <= 2 * _LOOKED_AT else f"{notes[:_LOOKED_AT]}\n{notes[-_LOOKED_AT:]}"
    found = {kind for line in ends.split("\n") for part in _parts(line) for kind in _in_line(part)}
    of_notes = next((kind for kind in SPONSOR_KINDS[1:] if kind in found), None)
    return of_notes or ("sponsored" if found else None)


def _parts(line: str) -> Iterable[str]:
    return (line[at : at + _LONGEST] for at in range(0, max(1, len(line) - _LONGEST + _STEP), _STEP))


def _in_line(line: str) -> Iterable[SponsorKind]:
    for cues in _CUES.values():
        said = cues.unsaid.sub(" ", line)
        if cues.bought.search(said):
            continue
        usable = cues.said if cues.kin.search(said) else (*cues.said, *cues.given)
        yield from (kind for kind, pattern in usable if pattern.search(said))
