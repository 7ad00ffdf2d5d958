"""What a model likes to do in a draft, how somebody takes it out, and what that kind of edit is called."""

import re
from collections.abc import Callable
from random import Random
from typing import NamedTuple

from benchmarks.dislikes.texts import on_prose, on_sentences, prose_lines, sentences_of, tidy
from styles.measuring.habits import PATTERNS


class Tic(NamedTuple):
    """`put` has a draft do it, as models do, unless it does so itself; `out` is how somebody edits it."""

    kind: str
    put: Callable[[str, Random], str]
    out: Callable[[str], str]


def _as_it_is(text: str, chance: Random) -> str:
    return text


def _at_ends(sign: str) -> Callable[[str, Random], str]:
    """A sign behind some sentences."""

    def put(text: str, chance: Random) -> str:
        return on_sentences(text, lambda s: f"{s[:-1]}{sign}" if s.endswith(".") and chance.random() < 0.2 else s)

    return put


def _emoji(text: str, chance: Random) -> str:
    lines = text.split("\n")
    return (
        "\n".join(f"{line} {chance.choice('✨🚀💡🔥🌿')}" if line.startswith("#") else line for line in lines) + " 🙌"
    )


def _without_marks(name: str) -> Callable[[str], str]:
    pattern = PATTERNS[name]

    def out(text: str) -> str:
        bare = re.sub(r"[ \t]+(?=[.!?\n]|\Z)|(?<=\S) +(?= \S)", "", pattern.sub("", text))
        return re.sub(r"(?<!\.)\.\.(?!\.)", ".", bare)

    return out


def _asides(text: str, chance: Random) -> str:
    asides = ("(물론 예외는 있지만)", "(적어도 당시에는)", "(생각보다 중요합니다)")
    return on_sentences(
        text, lambda s: f"{s[:-1]} {chance.choice(asides)}." if s.endswith(".") and chance.random() < 0.15 else s
    )


def _quoted(text: str, chance: Random) -> str:
    def quote(sentence: str) -> str:
        words = sentence.split(" ")
        place = chance.randrange(len(words))
        return " ".join([*words[:place], f'"{words[place]}"', *words[place + 1 :]]) if len(words) > 4 else sentence

    return on_sentences(text, lambda s: quote(s) if chance.random() < 0.15 and '"' not in s else s)


def _bold(text: str, chance: Random) -> str:
    def embolden(line: str) -> str:
        word = next((w for w in line.split(" ")[1:] if re.fullmatch("[가-힣]{3,}", w)), "")
        return line.replace(f" {word} ", f" **{word}** ", 1) if word and chance.random() < 0.4 else line

    return on_prose(text, embolden)


def _headed(text: str, chance: Random) -> str:
    """At least two headings."""
    if len(re.findall(r"^#+ ", text, re.M)) >= 2:
        return text
    lines, prose = text.split("\n"), prose_lines(text)
    for n in reversed(prose[1:4]):
        lines.insert(n, f"## {chance.choice(('시작하며', '핵심 정리', '왜 중요한가', '살펴보기'))}\n")
    return "\n".join(lines)


def _opening_with(word: str) -> Tic:
    def put(text: str, chance: Random) -> str:
        return on_sentences(text, lambda s: f"{word} {s}" if chance.random() < 0.12 and re.match("[가-힣]", s) else s)

    return Tic(f"opener {word}", put, lambda text: on_sentences(text, lambda s: re.sub(rf"\A{word},? ", "", s)))


def _paragraph(first: bool) -> Callable[[str, Random], str]:
    said = (
        ("이번 글에서는 이 주제를 하나씩 차근차근 살펴보려고 한다. 끝까지 읽으면 큰 그림이 보일 것이다.",
         "한 번쯤은 누구나 궁금해했을 이야기다. 오늘은 그 물음에 대한 나름의 답을 정리해 본다.",
         "요즘 들어 이 이야기를 꺼내는 사람이 부쩍 늘었다. 그래서 배경부터 짚고 넘어가려 한다.")
        if first
        else ("결국 중요한 것은 꾸준함이다. 오늘의 작은 걸음이 내일의 큰 변화를 만든다.",
              "앞으로도 배움은 계속될 것이다. 이 글이 누군가에게 작은 도움이 되기를 바란다.",
              "돌아보면 모든 과정이 의미 있었다. 다음 글에서는 더 깊은 이야기로 돌아오겠다.")
    )  # fmt: skip

    def put(text: str, chance: Random) -> str:
        paragraph = chance.choice(said)
        return f"{paragraph}\n\n{text}" if first else f"{text}\n\n{paragraph}"

    return put


def _without_edge(first: bool) -> Callable[[str], str]:
    def out(text: str) -> str:
        parts = text.split("\n\n")
        return "\n\n".join(parts[1:] if first else parts[:-1])

    return out


def _polite(sentence: str) -> str:
    """-다 and -습니다 as -요, by the forms that are common."""
    for ending, other in _POLITE:
        if re.search(rf"(?:{ending}){_LAST}", sentence):
            return re.sub(rf"(?:{ending}){_LAST}", other, sentence)
    return re.sub(rf"([가-힣])(?:니다|다){_LAST}", lambda m: _as_polite(m[1]), sentence)


_LAST = r"(?=(?: ?\([^()]*\))?[^가-힣A-Za-z0-9]*\Z)"  # nothing but marks, or an aside, behind it
_POLITE = (
    ("했습니다|하였다|했다", "했어요"),
    ("입니다|이다", "이에요"),
    ("합니다|한다|하다", "해요"),
    ("됩니다|된다|되다", "돼요"),
    ("습니다", "어요"),
    ("(?<=[없같많좋싶])다", "어요"),
)


def _as_polite(syllable: str) -> str:
    """Behind a past tense '어요', else '요', without a final ㄴ or ㅂ: '갔' -> '갔어요', '간' -> '가요'."""
    final = (ord(syllable) - 0xAC00) % 28
    return f"{syllable}어요" if final == 20 else f"{chr(ord(syllable) - final) if final in (4, 17) else syllable}요"


def _join(text: str) -> str:
    """The first two sentences of a paragraph as one, where the first ends in -다."""

    def join(line: str) -> str:
        parts = sentences_of(line)
        if len(parts) < 2 or not parts[0].endswith("다.") or len(parts[0]) > 60:
            return line
        return " ".join([f"{parts[0][:-2]}고 {parts[1]}", *parts[2:]])

    return on_prose(text, join)


def _split(text: str) -> str:
    """Sentences with -고 in the middle as two."""

    def split(sentence: str) -> str:
        parts = re.split(r"(?<=[가-힣]{2})고,? (?=[가-힣].{12,}\Z)", sentence, maxsplit=1)
        return f"{parts[0]}다. {parts[1]}" if len(parts) == 2 and len(parts[0]) > 14 else sentence

    return on_sentences(text, split)


def _chained(text: str, chance: Random) -> str:
    """Sentences that are chained by -고."""

    def chain(line: str) -> str:
        parts = sentences_of(line)
        long = len(parts) > 1 and parts[0].endswith("다.") and min(len(parts[0]), len(parts[1])) > 18
        return " ".join([f"{parts[0][:-2]}고 {parts[1]}", *parts[2:]]) if long and chance.random() < 0.6 else line

    return on_prose(text, chain)


TICS = (
    Tic("mark emoji", _emoji, _without_marks("emoji")),
    Tic("mark exclamation", _at_ends("!"), lambda text: PATTERNS["exclamation"].sub(".", text)),
    Tic("mark dots", _at_ends("..."), lambda text: PATTERNS["dots"].sub(".", text)),
    Tic("mark parenthesis", _asides, _without_marks("parenthesis")),
    Tic("mark quotation", _quoted, lambda text: re.sub("[\"“”'‘’]", "", text)),
    Tic("layout heading", _headed, lambda text: tidy(re.sub(r"^#+ .*\n?", "", text, flags=re.M))),
    Tic("layout bold", _bold, lambda text: text.replace("**", "")),
    Tic("layout bullet", _as_it_is, lambda text: re.sub(r"^[ \t]*[-*+] ", "", text, flags=re.M)),
    _opening_with("또한"),
    _opening_with("특히"),
    _opening_with("사실"),
    _opening_with("무엇보다"),
    Tic("joined", _as_it_is, _join),
    Tic("split", _chained, _split),
    Tic("end plain>polite", _as_it_is, lambda text: on_sentences(text, _polite)),
    Tic("opening", _paragraph(first=True), _without_edge(first=True)),
    Tic("closing", _paragraph(first=False), _without_edge(first=False)),
)
AT_THE_EDGES = ("opening", "closing")  # put last and taken out first, or another paragraph goes
