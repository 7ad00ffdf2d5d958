"""Tell a diary from a review, a tutorial, an essay and a notice, by structure and tense; no model needed."""

import re
from typing import Literal, get_args

from styles.languages import LANGUAGES
from styles.measuring.counted import Counted
from styles.measuring.habits import PER

Genre = Literal["diary", "review", "tutorial", "essay", "notice"]
GENRES: tuple[Genre, ...] = get_args(Genre)

_EVERY = [language.counting for language in LANGUAGES.values()]  # a topic may be in another language than the posts
_NAMED = {genre: re.compile("|".join(of.genres[genre] for of in _EVERY), re.I) for genre in GENRES}
_OPINION = re.compile("|".join(of.opinion for of in _EVERY))
_CALL = re.compile("|".join(of.call for of in _EVERY))
_PAST = re.compile("|".join(of.past for of in _EVERY))


def of_request(topic: str, notes: str = "") -> Genre | None:
    """The genre somebody asks for, by the words of the topic, then of the notes; None where they say nothing."""
    return _by_words(topic) or _by_words(notes)


def _by_words(text: str) -> Genre | None:
    found = {genre: len(pattern.findall(text[:2_000])) for genre, pattern in _NAMED.items()}
    best = max(GENRES, key=lambda g: (found[g], -GENRES.index(g)))
    return best if found[best] else None


def of_post(post: Counted) -> Genre:
    """The genre of a post: its title counts as two signs, structure, tense and opinion one each."""
    size = max(300, post.own.size) / PER
    text = post.text[:6_000]
    sentences = max(1, len(post.sentences))
    past = sum(bool(_PAST.search(s.text[-12:])) for s in post.sentences) / sentences
    code, steps = post.own.times("code") / size, post.own.times("number") / size
    opinion, call = len(_OPINION.findall(text)) / size, len(_CALL.findall(text)) / size
    signs: dict[Genre, float] = {
        "tutorial": 2.0 * (code >= 0.5) + (steps >= 2) + (past < 0.25 and code > 0),
        "diary": 1.5 * (past >= 0.5 and code < 0.5) + 0.5 * (post.own.times("picture") / size >= 1),
        "review": 1.5 * (opinion >= 1.5) + 0.5 * (past >= 0.3),
        "notice": 2.0 * (call >= 2.5),
        "essay": 1.0 * (code == 0) + 0.75 * (past < 0.5) - 0.5 * (steps >= 2),
    }
    if named := _by_words(post.own.title):
        signs[named] += 2
    return max(GENRES, key=lambda g: (signs[g], -GENRES.index(g)))
