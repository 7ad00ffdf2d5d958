"""One evening: notes of a post that was held back, what is asked about them, and answers in its own sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from benchmarks.voice.briefs.automatic import automatic
from benchmarks.voice.corpus import Text
from styles.material import as_notes, is_thin
from styles.model import StyleCard
from styles.prompting.prompt import Prompt, prompt
from styles.questions.choosing import Question, choose
from styles.questions.tells import facets_of
from styles.reading.own_text import own
from styles.reading.sentences import sentences

PHOTOS = 3  # of every evening, without captions
_EACH = 2  # sentences of an answer
_LONGEST = 150  # characters of a sentence that somebody types on a phone


@dataclass(frozen=True)
class Piece:
    """What was given at one moment."""

    kind: Literal["note", "answer", "speech", "photo"]
    text: str
    taken: None = None
    seen: str = ""


@dataclass(frozen=True)
class Evening:
    """What came of one; `typed` are the characters of the answers."""

    author: str
    post: Text
    questions: tuple[Question, ...]
    answered: int
    typed: int
    notes: str  # before anything was asked
    asked: Prompt


def evening_of(author: str, post: Text, card: StyleCard, tokens: int) -> Evening:
    """Notes first, then what is asked where they are thin, then the photos."""
    language = card.language
    brief = automatic(post, language)
    questions = choose(card, brief.topic, brief.notes) if is_thin(brief.notes, card) else ()
    answers = list(_answers(post, questions, language))
    given = [Piece("note", brief.notes), *(Piece("answer", text) for text in answers), *[Piece("photo", "")] * PHOTOS]
    asked = prompt(card, brief.topic, as_notes(given), tokens)
    return Evening(author, post, questions, len(answers), sum(map(len, answers)), brief.notes, asked)


def _answers(post: Text, questions: Sequence[Question], language: str) -> Iterator[str]:
    """To each question the first sentences of the post that tell it and that no answer before said."""
    blocks = [block.text[:5_000] for block in own(post).blocks if block.kind != "heading"]
    said = [" ".join(s.text.split()) for found in sentences(blocks, language) for s in found]
    taken: set[str] = set()
    for question in questions:
        told = facets_of(language)[question.facet].told
        fitting = [text for text in said if len(text) <= _LONGEST and text not in taken and told.search(text)][:_EACH]
        taken |= set(fitting)
        if fitting:
            yield " ".join(fitting)
