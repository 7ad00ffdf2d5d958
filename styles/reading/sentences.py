"""Cut a text into sentences and say how each of them ends."""

import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING, Literal, NamedTuple

from styles.languages.letters import plain_jamo
from styles.reading.function_words import ENGLISH

if TYPE_CHECKING:
    import fugashi
    from kiwipiepy import Kiwi, Token
    from kiwipiepy import Sentence as KiwiSentence

# How a sentence ends. Korean: formal -습니다, polite -요, plain -다, casual -어/-지/-네, clipped -음/-함/-기, noun a
# fragment, trailing a connective left hanging (-는데…). Japanese: polite です・ます, plain だ・である, casual ね・よ,
# noun 体言止め. Other languages: other.
Ending = Literal["formal", "polite", "plain", "casual", "clipped", "noun", "trailing", "other"]


class Morpheme(NamedTuple):
    """The smallest piece that has a meaning: in Korean and Japanese by an analyser, in English a word or a mark.

    Korean tags are kiwi's (Sejong); Japanese ones the first two of UniDic's parts of speech; English ones F for a
    function word, W for any other, N for a number, P for a mark. `start` and `size` are its place in the sentence.
    """

    form: str
    tag: str
    start: int
    size: int


@dataclass(frozen=True)
class Sentence:
    """`form` is the ending as a reader knows it ('-더라고요'), empty where there is none. `first` is a connective or
    adverb the sentence opens with ('그래서'), `selves` the words for oneself in it."""

    text: str
    ending: Ending
    form: str = ""
    first: str = ""
    selves: tuple[str, ...] = ()
    pieces: Callable[[], Iterable[Morpheme]] = field(default=tuple, repr=False, compare=False)

    @cached_property
    def morphemes(self) -> tuple[Morpheme, ...]:
        """Made when they are first asked for: of most posts nobody asks."""
        return tuple(self.pieces())

    @property
    def length(self) -> int:
        return len(self.text)


def sentences(texts: Iterable[str], language: str) -> list[list[Sentence]]:
    """The sentences of each text; line breaks always part sentences."""
    return list(parted(texts, language))


KnownLines = dict[str, tuple[Sentence, ...]]


def parted(texts: Iterable[str], language: str, known: KnownLines | None = None) -> Iterator[list[Sentence]]:
    """The same, text by text. `known`: lines of Korean that have been analysed; those that are now are added."""
    match language:
        case "ko":
            return _korean(texts, {} if known is None else known)
        case "ja":
            return ([_japanese(s) for s in _split(text, _JAPANESE_STOP)] for text in texts)
        case _:
            return ([_english(s) for s in _split(text, _ENGLISH_STOP)] for text in texts)


# Korean


@cache
def kiwi() -> "Kiwi":
    """The morphological analyser; about a second to load, so not before it is needed.

    It has no threads of its own, which a fork would be without and wait for; so it takes one text at a time.
    """
    from kiwipiepy import Kiwi

    with warnings.catch_warnings():  # kiwi warns that 0 once meant as many threads as there are cores
        warnings.simplefilter("ignore", DeprecationWarning)
        return Kiwi(num_workers=0)


def warm_up() -> None:
    """Load the analyser for processes that are forked from this one: half of it is read with the first sentence."""
    kiwi().split_into_sents("예전에 쓴 글을 다시 읽어 봤어요.", return_tokens=True)


_LONGEST = 2_000  # characters of one line that are analysed at once: kiwi's time grows faster than the line


def analysed_at_once(text: str) -> list[str]:
    """The lines of a text, the longest in parts: whatever is analysed by itself, and is the same wherever it stands."""
    return [part for line in text.split("\n") for part in _parts(line)]


def _korean(texts: Iterable[str], known: KnownLines) -> Iterator[list[Sentence]]:
    for text in texts:
        lines = analysed_at_once(text)
        for line in lines:
            if line not in known:
                known[line] = tuple(_korean_line(line))
        yield [s for line in lines for s in known[line]]


def _korean_line(line: str) -> Iterator[Sentence]:
    for start, end, tokens in _apart(kiwi().split_into_sents(line, return_tokens=True)):
        found = line[start:end]
        if text := found.strip():
            yield _korean_sentence(text, tokens, start + len(found) - len(found.lstrip()))


def _apart(found: "Iterable[KiwiSentence]") -> Iterator[tuple[int, int, "list[Token]"]]:
    """Where each begins and ends. Kiwi may end one within a syllable ('뇸' as 뇨 and ᆷ) in which the next one begins:
    these are one."""
    start = end = 0
    tokens: list[Token] = []
    for sent in found:
        if sent.start >= end:
            yield start, end, tokens
            start, tokens = sent.start, []
        end = sent.end
        tokens.extend(sent.tokens or ())
    yield start, end, tokens


def _parts(line: str) -> Iterator[str]:
    line = line.strip()
    for start in range(0, len(line), _LONGEST):
        yield line[start : start + _LONGEST]


_MARKS = frozenset(
    {"SF", "SP", "SS", "SSO", "SSC", "SE", "SO", "SW", "SB", "W_EMOJI", "W_URL", "W_EMAIL", "UN", "Z_CODA"}
)
_FORMAL = re.compile(r"(ᆸ니다|습니다|ᆸ니까|습니까|ᆸ시다|ᆸ시오|십시오|답니다|랍니다)$")
_POLITE = re.compile(r"(요|죠|여)$")
_HANGING = re.compile(r"(는데|은데|ᆫ데|던데)$")
_PLAIN = re.compile(r"(다|라|자|냐|는가|은가|ᆫ가|ᆯ까|을까|ᆯ지|을지|나|니|구나|군)$")
_SELVES = {
    "나": "나",
    "저": "저",
    "제": "저",
    "내": "나",
    "우리": "우리",
    "저희": "저희",
    "필자": "필자",
    "본인": "본인",
}
SELVES = frozenset({*_SELVES.values(), "私", "僕", "俺", "自分", "筆者", "I", "we"})  # all that are counted


def _korean_sentence(text: str, tokens: "Sequence[Token]", offset: int) -> Sentence:
    tags = [t.tag for t in tokens]
    words = [t for t, tag in zip(tokens, tags, strict=True) if tag not in _MARKS]
    last = _last_before_aside(tokens, tags, words)
    if not re.search("[가-힣]", text):
        last = None
    ending, form = _korean_ending(last)
    if last and "Z_CODA" in tags:
        form += next((t.form for t in tokens if t.tag == "Z_CODA" and t.start >= last.start), "")
    first = words[0].form if words and words[0].tag == "MAJ" else ""
    called = [t.form for t, tag in zip(tokens, tags, strict=True) if tag == "NP" or tag == "NNG"]
    selves = tuple(_SELVES[form] for form in called if form in _SELVES)
    return Sentence(text, ending, plain_jamo(form), first, selves, partial(_korean_morphemes, tokens, offset))


def _korean_morphemes(tokens: "Sequence[Token]", offset: int) -> Iterator[Morpheme]:
    return (Morpheme(t.form, t.tag, t.start - offset, t.len) for t in tokens)


def _last_before_aside(tokens: "Sequence[Token]", tags: Sequence[str], words: "Sequence[Token]") -> "Token | None":
    """The last word, or the one before a trailing parenthesis: '좋았어요 (진짜로)' ends in -어요."""
    if not words:
        return None
    if "SSO" not in tags or "SSC" not in tags:
        return words[-1]
    open_at, close_at = (len(tags) - 1 - tags[::-1].index(mark) for mark in ("SSO", "SSC"))
    if 0 < open_at < close_at and _MARKS.issuperset(tags[close_at + 1 :]):
        before = [t for t, tag in zip(tokens[:open_at], tags, strict=False) if tag not in _MARKS]
        return before[-1] if before else words[-1]
    return words[-1]


def _korean_ending(last: "Token | None") -> tuple[Ending, str]:
    if last is None:
        return "other", ""
    form, tag = str(last.form), str(last.tag)
    if tag == "EF" or (tag == "EC" and form.endswith(("다", "나"))):  # kiwi takes a final 나/다 for EC now and then
        return _korean_final(form), "-" + form
    if tag == "JX" and form == "요":
        return "polite", "-요"
    if tag == "ETN":
        return "clipped", "-" + form
    if tag == "EC":
        return "trailing", "-" + form
    return "noun", ""


def _korean_final(form: str) -> Ending:
    if form in ("음", "ᆷ"):
        return "clipped"
    if _FORMAL.search(form):
        return "formal"
    if _POLITE.search(form):
        return "polite"
    if _HANGING.search(form):
        return "trailing"
    return "plain" if _PLAIN.search(form) else "casual"


# Japanese and every other language: by punctuation

_JAPANESE_STOP = re.compile(r"[^。！？!?]*[。！？!?]*[」』）)]*")
_ENGLISH_STOP = re.compile(r".+?(?:[.!?…]+[\"'”’)\]]*(?=\s|$)|$)")
_POLITE_JA = re.compile(r"(です|ます|でした|ました|ません|でしょう|ましょう|ください)(か|ね|よ|が|けど|よね|かね)?$")
_ADJECTIVE_JA = "いたなしき高安良悪多早速遅長短近遠強弱重軽古深若辛甘白黒赤青寒暑熱痛"  # before a final い
_PLAIN_JA = re.compile(rf"(だ|である|だった|であった|[うくすつぬむるぐぶ]|[{_ADJECTIVE_JA}]い|た|だろう|であろう)$")
_CASUAL_JA = re.compile(r"(ね|よ|な|かな|けど|よね|さ|わ)$")
_LAUGH_JA = re.compile(r"([(（]笑[)）]|笑|[wｗ]{1,20})$")


def _split(text: str, stop: re.Pattern[str]) -> Iterator[str]:
    for line in text.split("\n"):
        for part in _parts(line):
            yield from (s.strip() for s in stop.findall(part) if s.strip())


def _japanese(text: str) -> Sentence:
    bare = _LAUGH_JA.sub("", text.rstrip("。！？!?〜~…・ ")).rstrip("。！？!?」』）)〜~…・ ")
    match bare:
        case _ if _POLITE_JA.search(bare):
            ending: Ending = "polite"
        case _ if _CASUAL_JA.search(bare):
            ending = "casual"
        case _ if _PLAIN_JA.search(bare):
            ending = "plain"
        case _:
            ending = "noun"
    selves = tuple(re.findall(r"私|僕|俺|自分|筆者", text))
    return Sentence(text, ending, "", "", selves, partial(_japanese_morphemes, text))


@cache
def _tagger() -> "fugashi.Tagger":
    """UniDic's analyser. It is made for one thread at a time, as everything here is."""
    import fugashi

    return fugashi.Tagger()


def _japanese_morphemes(text: str) -> Iterator[Morpheme]:
    at = 0
    for word in _tagger()(text):
        start = text.find(word.surface, at)
        at = start + len(word.surface)
        yield Morpheme(word.surface, f"{word.feature.pos1}-{word.feature.pos2}", start, len(word.surface))


_OPENERS = re.compile(r"(And|But|So|Also|However|Still|Now|Anyway|Then|Yet|Plus|Well|Of course|That said)\b,?")


def _english(text: str) -> Sentence:
    opener = _OPENERS.match(text)
    selves = tuple({"I": "I", "we": "we"}[w.lower() if w != "I" else w] for w in re.findall(r"\b(I|[Ww]e)\b", text))
    return Sentence(text, "other", "", opener.group(1) if opener else "", selves, partial(_english_morphemes, text))


def _english_morphemes(text: str) -> Iterator[Morpheme]:
    return (Morpheme(m.group(), _english_tag(m.group()), m.start(), len(m.group())) for m in _WORD.finditer(text))


_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*|\d+(?:[.,]\d+)*|[^\w\s]|_")


def _english_tag(word: str) -> str:
    if word[0].isdigit():
        return "N"
    if not word[0].isalpha():
        return "P"
    return "F" if word.lower().replace("’", "'") in ENGLISH else "W"
