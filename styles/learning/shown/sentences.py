"""Choose two sentences of an author's own that show how they write: typical, short, and nobody's private life."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from styles.learning.not_for_passages import private_in, private_matters
from styles.measuring.habits import PATTERNS
from styles.model import StyleCard

_LENGTHS = {"en": (35, 140)}  # characters
_USUAL = (14, 60)
_PASSAGES = 24
_LINES = 80  # of a passage
_STOP = re.compile(r"(?<=[.!?…~。！？])\s+|(?<=[。！？])(?=\S)")
_MARKUP = re.compile(r"[#>|`$\[\]{}<\\*_·^]|~~|://|^\s*(?:[-+]|\d+[.)])\s|&\w{2,8};")
_BEGINS = re.compile(r"[가-힣A-Zぁ-ヿ一-鿿]")
_ENDS = re.compile(r"[.!?…~。！？)ㅋㅎㅠㅜ요다음함^]\Z")
_NUMBERS = re.compile(r"\d{3}|\d\D+\d\D+\d")
# People in an author's life, who have not asked to be shown.
_PEOPLE = re.compile(
    r"남편|아내|와이프|신랑|엄마|아빠|어머니|아버지|부모님|(?<!받)아들|딸(?!기)|아이[가는를도]|아기|시댁|시어머니|친정|"
    r"할머니|할아버지|조카|이모|고모|삼촌|장모|장인|친구|여친|남친|우리 ?애|"
    r"동생|언니|오빠|누나|(?<![가-힣])형[이은과]|[가-힣]{2,3} ?(?:씨|님)(?:[이가은는을를도과와의께]|\W|\Z)|병원|"
    r"\b(?:my|our) (?:wife|husband|partner|sons?|daughters?|mom|mum|dad|mother|father"
    r"|boyfriend|girlfriend|brother|sister|kids?"
    r"|grand\w+|uncle|aunt|cousin|friends?|ex|niece|nephew)\b|"
    r"妻|(?<![丈工])夫|母|父|息子|娘|彼女|彼氏|(?<!たく)さん",
    re.I,
)
_ENDING = {
    "formal": re.compile(r"니[다까]\W*\Z"),
    "polite": re.compile(r"(?:[요죠]|です|ます|でした|ました|ません)[^가-힣ぁ-ヿ一-鿿]*\Z"),
    "plain": re.compile(r"(?:다|だ|である|た)[^가-힣ぁ-ヿ一-鿿]*\Z"),
    "casual": re.compile(r"[어아지네야게걸ねよ][^가-힣ぁ-ヿ一-鿿]*\Z"),
    "clipped": re.compile(r"[음함됨임기][^가-힣]*\Z"),
}


class _Candidate(NamedTuple):
    text: str
    passage: int
    shows: frozenset[str]  # what of the voice it has
    worth: float


def shown_sentences(card: StyleCard, marks: Sequence[str] = ()) -> tuple[str, ...]:
    """Up to two, from different passages, in which the commonest ending and these habits show; each shows something
    that the other does not, where there are such. () where all that there is is private, marked up or too long."""
    found = list(_candidates(card, marks))
    if not found:
        return ()
    first = max(found, key=lambda c: c.worth)
    others = [c for c in found if c.passage != first.passage]
    second = max(others, key=lambda c: c.worth + len(c.shows - first.shows), default=None)
    return (first.text, second.text) if second else (first.text,)


def _candidates(card: StyleCard, marks: Sequence[str]) -> Iterator[_Candidate]:
    signs = _signs(card, marks)
    low, high = _LENGTHS.get(card.language, _USUAL)
    private = private_matters(())
    formulae = {*card.profile.greetings, *card.profile.farewells}
    for n, passage in enumerate(card.passages[:_PASSAGES]):
        for text in _sentences(passage.text):
            if low <= len(text) <= high and text not in formulae and _can_be_shown(text, private):
                shows = frozenset(name for name, shown in signs.items() if shown(text))
                away = abs(_size(text, card.language) - card.profile.mean) / max(1.0, card.profile.mean)
                yield _Candidate(text, n, shows, len(shows) - min(1.0, away))


def _size(text: str, language: str) -> int:
    return len(text.split()) if language == "en" else len(text)


def _signs(card: StyleCard, marks: Sequence[str]) -> dict[str, Callable[[str], object]]:
    """What to look for of the voice, by name."""
    ending = next((e.ending for e in card.profile.endings if e.ending in _ENDING), "")
    signs: dict[str, Callable[[str], object]] = {mark: PATTERNS[mark].search for mark in marks if mark in PATTERNS}
    return signs | ({ending: _ENDING[ending].search} if ending else {})


def _sentences(passage: str) -> Iterator[str]:
    for line in passage.split("\n")[:_LINES]:
        if not _MARKUP.search(line):
            yield from (part.strip() for part in _STOP.split(line.strip()))


def _can_be_shown(text: str, private: re.Pattern[str] | None) -> bool:
    if not _BEGINS.match(text) or not _ENDS.search(text) or _NUMBERS.search(text) or _PEOPLE.search(text):
        return False
    return not private_in(text) and not (private and private.search(text)) and text.count("(") == text.count(")")
