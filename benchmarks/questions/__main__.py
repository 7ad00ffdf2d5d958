"""How often what is asked before a draft could be answered:  python -m benchmarks.questions CORPUS [--each 5] [--list]

CORPUS holds one folder an author (ko_name/*.md). Of each author some posts are held back and notes are made of them;
from the others it is counted what this author tells. A question is answerable where the post that was held back tells
what it asks for. Beside it stands what three facets drawn by chance among those that the notes lack would come to.
`--list` prints each question below the sentence that answers it, to be read by a person.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from benchmarks.voice.briefs.automatic import automatic
from benchmarks.voice.corpus import Text, authors
from benchmarks.voice.trial.held import hold
from styles.measuring.counted import counted
from styles.measuring.genre import of_post
from styles.model import StyleCard
from styles.questions.choosing import Question, choose
from styles.questions.facet import FACETS
from styles.questions.tells import facets_of, tells_of, told_in
from styles.reading.own_text import own
from tests.support.authors import card

MOST = 80  # posts an author that it is counted from
SEED = 7


class Asked(NamedTuple):
    """What is asked of one post that was held back: the questions, those asked once all of these were refused, what
    the post and its notes tell, and its text."""

    author: str
    questions: tuple[Question, ...]
    again: tuple[Question, ...]
    told: frozenset[str]
    noted: frozenset[str]
    text: str


def main() -> None:
    """Print a line for each language and, with `--list`, every question."""
    told = _arguments()
    every: list[Asked] = []
    for name, posts in authors(told.corpus, told.language).items():
        of_author = list(asked_of(name, posts, told.each))
        every += of_author
        print(_line(name, of_author), file=sys.stderr)
    for language in sorted({one.author[:2] for one in every}):
        print(_line(language, [one for one in every if one.author.startswith(language)]))
    for one in every if told.list else ():
        print("\n".join(_listed(one)))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.questions")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--each", type=int, default=5, help="posts an author that are held back")
    parser.add_argument("--language", nargs="+", help="ko, en, ja; all of them if not given")
    parser.add_argument("--list", action="store_true", help="every question, and the sentence that answers it")
    return parser.parse_args()


def asked_of(author: str, posts: Sequence[Text], each: int) -> Iterator[Asked]:
    """What an author is asked for each of the posts that are held back; nothing where too few are left."""
    held = hold(author, posts, each, SEED)
    if held is None:
        return
    learned = card_of(held.training[-MOST:], held.language)
    refused: list[str] = []
    for post in held.items:
        brief, text = automatic(post, held.language), own(post).text
        questions = choose(learned, brief.topic, brief.notes)
        refused += [question.facet for question in questions]
        again = choose(learned, brief.topic, brief.notes, asked=refused)
        noted = told_in(brief.text, held.language)
        yield Asked(author, questions, again, told_in(text, held.language), noted, text)


def card_of(posts: Sequence[Text], language: str) -> StyleCard:
    """A card that knows what these posts tell; all else of it is another's."""
    read = counted([own(post) for post in posts], language)
    tells = tells_of([(of_post(one), one.text) for one in read], language)
    like = {"ko": "plain", "en": "english", "ja": "japanese"}[language]
    return replace(card(like), tells=tells)


def _line(name: str, asked: Sequence[Asked]) -> str:
    if not asked:
        return f"{name:14} none held back"
    questions = [(one, question.facet) for one in asked for question in one.questions]
    right = sum(facet in one.told for one, facet in questions)
    chance = [facet in one.told for one in asked for facet in _drawn(one)]
    repeated = sum(q.facet in {first.facet for first in one.questions} for one in asked for q in one.again)
    counts = Counter(len(one.questions) for one in asked)
    facets = Counter(facet for _, facet in questions)
    return (
        f"{name:14} posts {len(asked):3}  questions {len(questions):3} ({len(questions) / len(asked):.2f} a post, most "
        f"{max(counts)}, none {counts[0]})  answerable {right / max(1, len(questions)):.3f}  by chance "
        f"{sum(chance) / max(1, len(chance)):.3f}  repeated {repeated}  "
        + " ".join(f"{facet}:{n}" for facet, n in facets.most_common())
    )


def _drawn(one: Asked) -> list[str]:
    missing = [facet for facet in FACETS if facet not in one.noted]
    return random.Random(f"{SEED}/{one.text[:200]}").sample(missing, min(3, len(missing)))


def _listed(one: Asked) -> Iterator[str]:
    facets = facets_of(one.author[:2])
    for question in one.questions:
        found = facets[question.facet].told.search(one.text)
        around = one.text[max(0, found.start() - 60) : found.end() + 60] if found else "–"
        yield f"{one.author}\t{question.facet}\t{question.text}\t{' '.join(around.split())}"


if __name__ == "__main__":
    main()
