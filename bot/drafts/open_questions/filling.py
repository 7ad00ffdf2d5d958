"""Fill what a draft leaves open with what its author replied."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bot.drafts.open_questions.answers import answers_in, begins_with_number
from bot.drafts.open_questions.blanks import Blank, open_blanks
from bot.wording import Wording
from styles.languages import LANGUAGES
from styles.reading.own_sentences.recognition import is_whole_sentence

_AFTER = re.compile(r"[*_]{0,3}(?:[ \t]{0,20}(?:\n|\||\Z)|[.,!?。、，)\]~…」』])")
_LABELLED = re.compile(r"(?:[:：|(\[–—=]|[-*+•·][ \t]|\d{1,2}[.)][ \t])[ \t]{0,20}[*_]{0,3}\Z")
_ITEM = re.compile(r"[ \t]*(?:[-*+•·>]|\d{1,2}[.)])?[ \t]*[*_]{0,3}\Z")
# How an answer ends that goes on to something: what stands before it in a sentence would not fit
_GOES_ON = re.compile(
    "(?:이랑|랑|하고|과|와|에서|에게|한테|께|으로|로|부터|까지|에|은|는|이|가|을|를|의|도|서|고|며|면|니까|려고|러|때문에|지만|는데"
    "|と|から|まで|に|へ|で|は|が|を|の|も|より|けど|ので|のに|ながら|たら)\\Z"
)


class Filling(NamedTuple):
    """What is asked for by a reply to the list, in words that a model understands without it; `text` is the draft with
    the answers in it, empty where a model has to write them in."""

    request: str
    text: str = ""


def filling_of(said: str, text: str, words: Wording) -> Filling | None:
    """What a reply to a draft says of its open questions; None where it says nothing of them.

    The answers are put in word for word where all of them can stand where they are asked for.
    """
    blanks = open_blanks(text)
    if not blanks or not begins_with_number(said):
        return None
    answers = {blanks[number - 1]: answer for number, answer in answers_in(said, len(blanks)).items()}
    if not answers:
        return Filling(words.of_blanks(said.strip(), [blank.what for blank in blanks]))
    request = words.fill_blanks([(text[slice(*blank.places[0])], answer) for blank, answer in answers.items()])
    certain = all(_can_stand(text, blank, answer) for blank, answer in answers.items())
    return Filling(request, fill(text, answers) if certain else "")


def fill(text: str, answers: Mapping[Blank, str]) -> str:
    """The text with each answer in the places of its blank, and everything else as it is."""
    places = sorted((place, answer) for blank, answer in answers.items() for place in blank.places)
    parts, at = [], 0
    for (start, end), answer in places:
        parts += [text[at:start], _without_second_stop(answer, text[end : end + 1])]
        at = end
    return "".join([*parts, text[at:]])


def _without_second_stop(answer: str, following: str) -> str:
    return answer.rstrip(".。") if following in (".", "。", ",", "!", "?") else answer


def _can_stand(text: str, blank: Blank, answer: str) -> bool:
    return all(_fits(text, place, answer) for place in blank.places)


def _fits(text: str, place: Sequence[int], answer: str) -> bool:
    """Whether an answer can stand there as it is: as the value of a label, in a cell, in a list, at the end of a
    sentence that is not left hanging; a whole sentence where the line has nothing else."""
    start, end = place
    before = text[text.rfind("\n", 0, start) + 1 : start]
    if not _AFTER.match(text[end : end + 30]):
        return False
    if not before.strip(" \t>*_"):
        return any(is_whole_sentence(answer, language) for language in LANGUAGES)
    return bool(_LABELLED.search(before[-40:]) or _ITEM.fullmatch(before[-40:])) or not _GOES_ON.search(answer)
