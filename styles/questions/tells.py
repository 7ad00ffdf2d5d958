"""Count what somebody's posts tell, so that only what they usually tell is asked for."""

from collections.abc import Iterable, Mapping, Sequence

from styles.languages import language_of
from styles.model import LearnedLanguage
from styles.questions.en import FACETS_EN
from styles.questions.facet import FacetName, Facets
from styles.questions.ja import FACETS_JA
from styles.questions.ko import FACETS_KO

LEAST = 5  # posts of a genre from which on a share of them says something
LONGEST = 20_000  # characters of a text that are looked through

_EVERY: Mapping[LearnedLanguage, Facets] = {"ko": FACETS_KO, "en": FACETS_EN, "ja": FACETS_JA}


def facets_of(language: str) -> Facets:
    """Those of a language; of one that cannot be learned, those of the one that stands in for it."""
    return _EVERY[language_of(language).code]


def told_in(text: str, language: str) -> frozenset[FacetName]:
    """What a text tells, of its first 20,000 characters."""
    text = text[:LONGEST]
    return frozenset(name for name, facet in facets_of(language).items() if facet.told.search(text))


def tells_of(posts: Sequence[tuple[str, str]], language: str) -> dict[str, dict[str, float]]:
    """The share of posts that tell each facet, by genre, and under '' of all; a post is its genre and its text.

    A genre of fewer than five posts has none.
    """
    told = [(genre, told_in(text, language)) for genre, text in posts]
    genres = {genre: [found for other, found in told if other == genre] for genre, _ in told}
    groups = {"": [found for _, found in told], **genres}
    return {genre: _shares(found, language) for genre, found in groups.items() if len(found) >= LEAST}


def _shares(told: Sequence[Iterable[FacetName]], language: str) -> dict[str, float]:
    return {name: round(sum(name in one for one in told) / len(told), 2) for name in facets_of(language)}
