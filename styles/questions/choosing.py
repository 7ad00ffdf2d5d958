"""Choose what to ask before a post is written."""

from collections.abc import Collection
from typing import NamedTuple

from styles.measuring.genre import of_request
from styles.model import StyleCard
from styles.questions.facet import FacetName
from styles.questions.tells import facets_of, told_in

MOST = 3  # questions: more of them nobody answers on a phone
USUAL = 0.6  # of somebody's posts of the genre that tell something, from which on it is missed where it is not told


class Question(NamedTuple):
    """One short sentence, and what it asks for."""

    facet: FacetName
    text: str


def choose(
    card: StyleCard, topic: str, notes: str, asked: Collection[str] = (), spoken: str = ""
) -> tuple[Question, ...]:
    """At most three questions for what this author's posts of the genre usually tell and topic and notes do not, what
    most of them tell first; none from a card that does not know what they tell.

    `asked`: facets that are not asked for, as they were before. `spoken`: the language to ask in, if not the posts'.
    """
    genre = of_request(topic, notes) or ""
    shares = card.tells.get(genre) or card.tells.get("") or {}
    told = told_in(f"{topic}\n{notes}", card.language)
    asks = facets_of(spoken or card.language)
    missing = [name for name in asks if shares.get(name, 0) >= USUAL and name not in told and name not in asked]
    chosen = sorted(missing, key=lambda name: -shares[name])[:MOST]
    return tuple(Question(name, asks[name].asks.get(genre) or asks[name].asks[""]) for name in chosen)
