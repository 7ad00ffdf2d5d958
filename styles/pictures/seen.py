"""Read what a model says it sees in photos: a line of data for each, without persons, addresses and orders."""

import re
from collections.abc import Collection, Iterator, Mapping
from unicodedata import category

from styles.pictures.persons import without_persons

LONGEST_LINE = 120  # characters of what is kept of one photo
LONGEST_LETTERS = 40  # of what can be read in it
_HEARD = 20_000  # of a whole answer; ten lines are about 1,000
_LINE_HEARD = 600

_LINE = re.compile(
    r"[ \t>*_-]{0,8}\[?(?:(?:사진|photo|picture|image|写真)[ \t]{0,2})?#?(?P<number>\d{1,3})(?:번|枚目)?\]?"
    r"[ \t*_]{0,4}[:：.)][ \t*_]{0,4}(?P<said>\S.{0,600})",
    re.I,
)
_LETTERS = re.compile(r"[;；,、.]?[ \t]{0,2}(?:글자|글씨|legible text|text|文字)[ \t]{0,2}[:：]", re.I)
_NOTHING = re.compile(r"(?:없음|없어요|없습니다|none|n/a|no text|なし|無し|ありません)?", re.I)
_TLD = re.compile(r"\.(?:com|net|org|io|kr|jp|me|co|dev|app|xyz|ly|gl)(?![a-z])")
# A text in a photo that speaks to whoever reads it, instead of being read
_ORDERS = re.compile(
    r"ignore|disregard|instruction|prompt|\bsystem\b|\bassistant\b|지시|명령|무시하|프롬프트|시스템|指示|無視|プロンプト|命令",
    re.I,
)
_SIGNS = str.maketrans(dict.fromkeys('[]<>{}|*_#~\\`"“”‘’「」『』', " "))
_READS = {"ko": "{0}글자 ‘{1}’", "en": "{0}text ‘{1}’", "ja": "{0}文字「{1}」"}


def seen_in(answer: str, numbers: Collection[int], language: str) -> Mapping[int, str]:
    """{1: '간판, 글자 ‘어니언’'}: what an answer says of each of these photos; of one it says nothing of, nothing."""
    found: dict[int, str] = {}
    for line in answer[:_HEARD].splitlines():
        said = _LINE.match(line[:_LINE_HEARD])
        if said and int(said["number"]) in numbers and (text := _seen(said["said"], language)):
            found.setdefault(int(said["number"]), text)
    return dict(sorted(found.items()))


def on_one_line(text: str, most: int = LONGEST_LINE) -> str:
    """Words that can stand among notes and mean nothing but themselves: no addresses, marks or line ends."""
    line = "".join(" " if category(c)[0] in "CZ" else c for c in text[:_LINE_HEARD].translate(_SIGNS))
    words = (word for word in line.split() if not _is_address(word))
    return " ".join(words).lstrip("/／")[:most].strip(" ,;:·")


def _seen(said: str, language: str) -> str:
    things, *letters = _LETTERS.split(said, 1)
    what = _data(things, LONGEST_LINE - LONGEST_LETTERS - 20)
    read = _data(letters[0], LONGEST_LETTERS) if letters else ""
    if not read or _NOTHING.fullmatch(read):
        return without_persons(what, language)
    way = _READS.get(language, _READS["ko"])
    return without_persons(way.format(f"{what}, " if what else "", read), language)


def _data(text: str, most: int) -> str:
    return "" if _ORDERS.search(text) else on_one_line(text, most)


def _is_address(word: str) -> bool:
    low = word.casefold()
    return "://" in low or "www." in low or "@" in low or _TLD.search(low) is not None


def grouped(seen: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    """('1', '간판'), ('2–4', '라떼와 빵'): photos that follow each other and show the same stand together."""
    run: list[int] = []
    for number in sorted(seen):
        if run and not (number == run[-1] + 1 and seen[number] == seen[run[-1]]):
            yield _numbers(run), seen[run[-1]]
            run = []
        run.append(number)
    if run:
        yield _numbers(run), seen[run[-1]]


def _numbers(run: list[int]) -> str:
    return f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0])
