"""Choose whole posts that show what an author makes of notes."""

from collections.abc import Collection, Sequence

from styles.learning.passages import Candidate, Looked, longest_whole
from styles.learning.traits import distance, norm
from styles.measuring.formulae import without_formulae
from styles.model import Demonstration
from styles.notes.telegraphic import complete_notes

MOST = 12
_OF_A_KIND = 0.4  # how much odder a post is for each chosen one of its genre, and again where they are as long
_AS_LONG = 1.35  # times
_ALIKE = 3.0  # … whose words are all in one that is chosen
_GAP = 0.8  # … for each quote or table that had to be left out
_UNSAID = 2.0  # … that is half code, formulas and pictures, of which notes say nothing


def choose_demonstrations(
    looked: Sequence[Looked],
    language: str,
    others: Collection[int] = (),
    boilerplate: Collection[str] = (),
    formulae: Sequence[str] = (),
    most: int = MOST,
) -> tuple[Demonstration, ...]:
    """Up to 12 posts, or `most`, the most telling first, unlike each other in subject, genre and length.

    None of the posts in `others`, which somebody else wrote, and none that is private. Of the lines of `boilerplate`,
    which stand in post after post, those alone stay that are `formulae`: what the author opens and closes with.
    """
    centre, scale = norm([one.traits for one in looked])
    found = [one.whole for one in looked if one.whole and not one.whole.private and one.whole.post not in others]
    longest = longest_whole(language)
    oddness = [distance(each.traits, centre, scale) + _unfitness(each, longest) for each in found]
    left_out = without_formulae(boilerplate, formulae)
    return tuple(_shown(each, language, left_out) for each in _unlike(found, oddness, most))


def _unlike(found: Sequence[Candidate], oddness: Sequence[float], most: int) -> list[Candidate]:
    chosen: list[Candidate] = []
    odd = dict(enumerate(oddness))
    while odd and len(chosen) < most:
        best = min(odd, key=lambda n: (odd[n], n))
        del odd[best]
        chosen.append(found[best])
        for n in odd:
            odd[n] += _sameness(found[n], found[best])
    return chosen


def _unfitness(whole: Candidate, longest: int) -> float:
    """How much odder a post is for what notes cannot tell of it, and for its length: of short ones more are shown."""
    size = len(whole.passage.text)
    unsaid = max(0.0, 1 - sum(map(len, whole.said)) / max(1, size))
    return _GAP * whole.crossings + _UNSAID * unsaid + size / longest


def _sameness(one: Candidate, other: Candidate) -> float:
    small, large = sorted((len(one.passage.text), len(other.passage.text)))
    kind = one.passage.genre == other.passage.genre
    return _OF_A_KIND * (kind + (kind and large < _AS_LONG * small)) + _ALIKE * one.likeness(other) / MOST


def _shown(whole: Candidate, language: str, left_out: Collection[str]) -> Demonstration:
    blocks = (
        "\n".join(line for line in block.split("\n") if line.strip() not in left_out)
        for block in whole.passage.text.split("\n\n")
    )
    said = [sentence for sentence in whole.said if sentence.strip() not in left_out]
    text = "\n\n".join(filter(str.strip, blocks)).strip("\n") if left_out else whole.passage.text.strip("\n")
    notes = complete_notes(said, language)
    return Demonstration(whole.passage.title, notes, text, whole.passage.genre, whole.manner)
