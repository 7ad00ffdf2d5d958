"""Mend single sentences of a draft and leave every other word alone."""

import re
from collections.abc import Sequence

from styles.languages import language_of
from styles.prompting.copied import find_copied, taken_from
from styles.prompting.foreign_script import foreign_sentences, foreign_stretches
from styles.prompting.prompt import Prompt, Turn
from styles.reading.invisible import visible
from styles.reading.sentences import sentences
from styles.spelling.protected import without_code

MOST = 6  # sentences in one request: of more than that the draft is better written anew
COPIED = 0.02  # of a draft's runs of eight words: more of the passages in it is more than a manner


def faults(asked: Prompt, text: str) -> tuple[str, ...]:
    """The sentences of a draft that must not stay: with letters of a script the person does not write (deepseek.md
    §5.2: such leaks are real), or, where more than 2 % of its runs of eight words stand in the passages, those that
    were copied. In order, once each, at most six."""
    foreign = foreign_sentences(text, words_of_the_person(asked), asked.card.language)
    return tuple(dict.fromkeys([*foreign, *_copied_sentences(asked, text)]))[:MOST]


def leaks(asked: Prompt, text: str) -> tuple[str, ...]:
    """The stretches of a foreign script in a draft."""
    return foreign_stretches(text, words_of_the_person(asked), asked.card.language)


def words_of_the_person(asked: Prompt) -> str:
    """What the person has written themselves: characters that occur in it are theirs to use."""
    said = [asked.topic, asked.notes, asked.wish, *asked.card.rules, *(t.request for t in asked.turns)]
    return "\n".join([*said, *(f"{title}\n{text}" for title, text in asked.posts)])


def _copied_sentences(asked: Prompt, text: str) -> list[str]:
    passages = [visible(text) for _, text in asked.posts]  # as the model saw them
    told = asked.card.profile  # what the model is told to say letter by letter
    formulae = (
        *told.greetings,
        *told.farewells,
        *told.greetings_of_some,
        *told.farewells_of_some,
        *told.refrains,
    )
    theirs = "\n".join((asked.topic, asked.notes, asked.wish, *formulae, *(t.request for t in asked.turns)))
    if find_copied(text, passages, theirs).share < COPIED:
        return []
    lines = [line for line in without_code(text).split("\n") if line.strip() and not line.startswith("#")]
    cut = [s.text for each in sentences(lines, asked.card.language) for s in each]
    return [s for s in taken_from(cut, passages, theirs) if s in text]


def to_mend(asked: Prompt, text: str, which: Sequence[str]) -> Prompt:
    """The prompt that asks for these sentences anew."""
    listed = "\n".join(f"{n}. {' '.join(s.split())}" for n, s in enumerate(which, 1))
    request = language_of(asked.card.language).mend.format(listed=listed)
    return asked.then(Turn(text, request, whole=False))


_NUMBERED = re.compile(r"^\s{0,8}(\d{1,2})[.):]\s{0,8}(\S[^\n]{0,2000})$", re.M)


def mend_sentences(text: str, which: Sequence[str], answer: str) -> str:
    """The draft with the sentences of a numbered answer in the place of those asked for; what has no answer stays.

    An answer that is empty, or three times as long or as short as what it replaces, is no mending and is left out.
    """
    answers = {int(number) - 1: said.strip() for number, said in reversed(_NUMBERED.findall(answer))}
    for at, old in enumerate(which):
        said = answers.get(at, "")
        if old and old in text and len(old) / 3 <= len(said) <= 3 * len(old) + 20:
            text = text.replace(old, said, 1)
    return text
