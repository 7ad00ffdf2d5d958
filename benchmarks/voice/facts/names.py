"""Names of people, things and places in a text, and what is quoted in it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from styles.reading.sentences import Sentence, sentences

_LONGEST = 2_000  # characters of a line: longer ones are no prose


class Name(NamedTuple):
    text: str
    is_place: bool


_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9+#]*(?:[.'’&/-][A-Za-z0-9+#]+)*")
_COMMON = re.compile(  # that is no name of anything
    r"ok|tv|pc|sns|it|ai|ui|ux|id|ip|os|apps?|web|url|api|cpu|gpu|ram|usb|qr|pdf|css|html|https?|json|xml|sql|cli|gui|ide"
    r"|sdk|www|faq|diy|mbti|bgm|pt|mc|vip|etc|vs|tmi|ootd|am|pm|i(?:['’](?:m|d|ve|ll))?",
    re.I,
)
_PLACE = re.compile(
    r".{1,12}(?:역|동|구|시|도|군|읍|면|리|산|강|섬|항|봉|폭포|공항|해변|해수욕장|시장|공원|박물관|미술관|식당|카페|호텔|거리|골목|마을|터미널"
    r"|대학교?|초등학교|중학교|고등학교|타워|駅|市|区|町|村|島|山|川|県|府)"
)
_NAMES = {"NNP": True, "名詞-固有名詞": True}
_PARTS = frozenset({"NNG", "NNP", "SL", "SN", "XSN"})
_QUOTE = re.compile(r"[“\"]([^“”\"\n]{8,300})[”\"]|[「『]([^「」『』\n]{8,300})[」』]|«([^«»\n]{8,300})»")


def names(text: str, language: str) -> list[Name]:
    """What is called by a name, each once, as it is first written: proper nouns as the analyser knows them, words in
    Latin letters with a capital; of English, capitals within a sentence."""
    lines = [line for line in text.split("\n") if 0 < len(line) <= _LONGEST]
    found = [name for said in sentences(lines, language) for s in said for name in _in(s, language)]
    return list({fold(name.text): name for name in reversed(found)}.values())[::-1]


def _in(sentence: Sentence, language: str) -> Iterator[Name]:
    if language != "en":
        yield from _proper(sentence, language)
    first = True
    for word in _LATIN.finditer(sentence.text):
        capital = any(map(str.isupper, word[0])) and not _COMMON.fullmatch(word[0]) and len(word[0]) > 1
        opens = first and language == "en" and word[0][1:].islower()
        if capital and not opens:
            yield Name(word[0], False)
        first = False


def _proper(sentence: Sentence, language: str) -> Iterator[Name]:
    """Runs of nouns without a space that have a proper one in them."""
    run: list[tuple[str, str]] = []
    end = -1
    for m in (*sentence.morphemes, None):
        if m is not None and m.start == end and m.tag in _PARTS and run and language == "ko":
            run.append((m.form, m.tag))
            end = m.start + m.size
            continue
        if any(tag in _NAMES for _, tag in run):
            text = "".join(form for form, _ in run)
            if len(text) > 1 and not text.isascii():
                yield Name(text, bool(_PLACE.fullmatch(text)))
        starts = m is not None and (m.tag in _NAMES or (language == "ko" and m.tag in _PARTS))
        run = [(m.form, m.tag)] if m is not None and starts else []
        end = m.start + m.size if m is not None else -1


def quotes(text: str) -> list[str]:
    """What stands between double quotation marks, where it is longer than a word or two."""
    found = (next(part for part in quote.groups() if part) for quote in _QUOTE.finditer(text))
    return [quote for quote in found if len(fold(quote)) >= 8]


def fold(text: str) -> str:
    """Letters and figures alone, small."""
    return "".join(filter(str.isalnum, text)).casefold()
