"""Twelve bloggers who do not exist and write about the same things, each in a manner of their own."""

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from benchmarks.voice.evaluation.building import study
from benchmarks.voice.evaluation.folds import Studied
from tests.support.authors import Page

POSTS = 12  # of each author
SIZE, LONG = 20, 70  # sentences of most posts, and of every fourth


@dataclass(frozen=True)
class Manner:
    """`often`: how many of ten sentences carry an opener, and a tic behind them."""

    endings: tuple[str, ...]
    joins: tuple[str, ...]
    openers: tuple[str, ...]
    adverbs: tuple[str, ...]
    tics: tuple[str, ...]
    mark: str = "."
    can: str = "할 수 있"
    paragraph: int = 3  # sentences
    often: int = 3


MANNERS: Mapping[str, Manner] = {
    "ko_dam": Manner(
        ("다", "다", "던 것이다"), ("지만", "으나"), ("그러나", "결국"), ("천천히", "다만"), ("",), often=2
    ),
    "ko_jin": Manner(
        ("다", "다", "는데"),
        ("는데", "길래"),
        ("근데", "암튼"),
        ("그냥", "대충"),
        ("ㅋㅋ", "ㅋㅋㅋ"),
        "..",
        "할수있",
        1,
        4,
    ),
    "ko_sol": Manner(
        ("어요", "거든요"),
        ("고", "으니까"),
        ("그래서", "그리고"),
        ("정말", "무척"),
        ("~", " ㅎㅎ"),
        "",
        "할 수 있",
        2,
        5,
    ),
    "ko_byul": Manner(
        ("네요", "더라고요"), ("더니", "는데"), ("역시", "아무튼"), ("너무", "진짜"), ("!!", " ㅠㅠ"), "!", "할수있", 4
    ),
    "ko_mun": Manner(
        ("습니다", "습니다", "습니까"),
        ("으며", "고"),
        ("또한", "따라서"),
        ("매우", "즉시"),
        (" (참고로 그렇습니다)",),
        often=2,
    ),
    "ko_ryu": Manner(
        ("음", "음", "던 듯"), ("으나", "고"), ("일단", "참고로"), ("꽤", "딱"), (" -> 끝",), "", "할수있", 5, 3
    ),
    "en_ann": Manner(
        ("",), (", and", "; then"), ("However,", "Indeed,"), ("slowly", "perhaps"), (" (as one does)",), paragraph=4
    ),
    "en_bob": Manner(
        ("",), (" so", " but"), ("Well,", "Anyway,"), ("just", "really"), (" haha", "!"), "!", "can't", 2, 4
    ),
    "en_cat": Manner(
        ("",),
        (" — and", " while"),
        ("Honestly,", "Look,"),
        ("basically", "actually"),
        (" Right?",),
        "...",
        "cannot",
        1,
        4,
    ),
    "ja_aki": Manner(
        ("た", "たのである"),
        ("たが", "たものの"),
        ("しかし", "つまり"),
        ("ゆっくり", "やはり"),
        ("",),
        "。",
        paragraph=4,
    ),
    "ja_emi": Manner(
        ("ましたね", "ました"),
        ("ましたけど", "ましたし"),
        ("でも", "あと"),
        ("すごく", "ちょっと"),
        ("！", "♪"),
        "。",
        paragraph=2,
        often=5,
    ),
    "ja_ken": Manner(
        ("たよ", "たっす"),
        ("たから", "たら"),
        ("てか", "まあ"),
        ("マジで", "ふつうに"),
        ("w", "(笑)"),
        "",
        paragraph=1,
        often=5,
    ),
}

_KOREAN = (
    ["빵집", "강변", "시장", "도서관", "약수터", "문방구", "기차역", "목욕탕", "방앗간", "꽃집", "분식집", "서점"],
    ["소금빵", "자전거", "고구마", "우산", "수건", "연필", "화분", "떡볶이", "양말", "김치통", "와플", "헬멧"],
    ["걸었", "보았", "샀", "기다렸", "먹었", "웃었", "찾았", "골랐", "들었", "적었", "남겼", "쉬었"],
)
_ENGLISH = (
    [
        "bakery",
        "river",
        "market",
        "library",
        "station",
        "bath",
        "mill",
        "garden",
        "museum",
        "harbour",
        "kitchen",
        "shop",
    ],
    ["bread", "bicycle", "potato", "umbrella", "towel", "pencil", "pot", "soup", "sock", "jar", "waffle", "helmet"],
    [
        "took",
        "found",
        "bought",
        "wanted",
        "painted",
        "watched",
        "counted",
        "picked",
        "mended",
        "noticed",
        "left",
        "washed",
    ],
)
_JAPANESE = (
    ["パン屋", "川辺", "市場", "図書館", "駅", "銭湯", "花屋", "本屋", "公園", "美術館", "喫茶店", "学校"],
    ["自転車", "芋", "傘", "鉛筆", "植木", "靴下", "鍋", "眼鏡", "切手", "茶碗", "手紙", "帽子"],
    ["見つけ", "食べ", "調べ", "忘れ", "片付け", "数え", "眺め", "借り", "届け", "集め", "並べ", "決め"],
)


def page(author: str, n: int, tics: int = 1, size: int = SIZE) -> Page:
    """The n-th post of an author, of `size` sentences; with `tics` of more than 1 a caricature of them."""
    manner = MANNERS[author]
    if tics > 1:
        manner = replace(manner, often=10, tics=tuple(t * tics for t in manner.tics))
    dice = Dealer(random.Random(f"{author}/{n}"))
    write = {"ko": _korean, "en": _english, "ja": _japanese}[author[:2]]
    said = [write(manner, n, dice) for _ in range(size)]
    glue = "" if author.startswith("ja") else " "
    blocks = [glue.join(said[i : i + manner.paragraph]) for i in range(0, size, manner.paragraph)]
    return Page("\n\n".join(blocks), f"{n}")


def pages(author: str) -> list[Page]:
    """All their posts, oldest first."""
    return [page(author, n, size=SIZE if n % 4 else LONG) for n in range(POSTS)]


def draft(n: int) -> Page:
    """What a language model writes unasked: headings, bullets, a closing maxim."""
    places, things, doings = _ENGLISH
    parts = [
        f"## {i + 1}. Why the {things[(n + i) % 12]} matters\n\n"
        f"In today's world, the {things[(n + i) % 12]} is more than a {things[(n + i + 1) % 12]}: "
        f"it is **a quiet reminder** of the {places[(n + 3 * i) % 12]}.\n\n"
        f"- **Comfort**: it can be {doings[(n + i) % 12]} anywhere.\n"
        f"- **Value**: it is never simply {doings[(n + i + 5) % 12]}."
        for i in range(4)
    ]
    return Page("\n\n".join([*parts, "In the end, what we keep is what keeps us."]), f"{n}")


@cache
def studied(language: str) -> dict[str, list[Studied]]:
    """The authors of a language, measured whole and at 300 characters."""
    return {a: study([page(a, n) for n in range(POSTS)], language, (0, 300)) for a in MANNERS if a.startswith(language)}


def files(folder: Path, language: str) -> Path:
    """The posts of all authors of a language as a corpus is laid out."""
    for author in (a for a in MANNERS if a.startswith(language)):
        (folder / author).mkdir(parents=True)
        for n, post in enumerate(pages(author)):
            (folder / author / f"{n:03d}.md").write_text(f"# {post.title}\n\n{post.markdown}\n", "utf-8")
    return folder


class Dealer:
    """Chooses by chance, but deals every choice before it deals one again: a manner is much the same all over."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self._left: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)

    def deal(self, choices: Sequence[str]) -> str:
        left = self._left[tuple(choices)]
        if not left:
            left += choices
            self._dice.shuffle(left)
        return left.pop()

    def number(self, low: int, high: int) -> int:
        return self._dice.randint(low, high)


def _subject(words: tuple[list[str], ...], n: int, dice: Dealer) -> tuple[str, str, str, str, str]:
    """Place, two things and two doings: the subject of the n-th post, whoever writes it."""
    places, things, doings = words
    thing, other = things[(5 * n) % 12], things[(5 * n + dice.number(1, 3)) % 12]
    return places[n % 12], thing, other, dice.deal(doings), dice.deal(doings)


def _around(manner: Manner, dice: Dealer, glue: str = " ") -> tuple[str, str]:
    """What stands before a sentence and behind it."""
    before = dice.deal(["opener"] * manner.often + ["bare"] * (10 - manner.often)) == "opener"
    behind = dice.deal(["tic"] * manner.often + ["plain"] * (10 - manner.often)) == "tic"
    opener, tic = dice.deal(manner.openers) + glue if before else "", dice.deal(manner.tics) if behind else ""
    return opener, f"{manner.mark}{tic}"


def _korean(manner: Manner, n: int, dice: Dealer) -> str:
    place, thing, other, one, two = _subject(_KOREAN, n, dice)
    before, behind = _around(manner, dice)
    end, join, adverb = dice.deal(manner.endings), dice.deal(manner.joins), dice.deal(manner.adverbs)
    said = (
        f"{place}에서 {_object(thing)} {one}{join} {adverb} {other}까지 {two}{end}",
        f"{_object(thing)} {adverb} {one}{end}",
        f"{place}에서도 {_object(other)} 구경{manner.can}었{join} {_object(thing)} {two}{end}",
        f"{dice.number(2, 9)}시에 {place}까지 가서 {_object(other)} {one}{end}",
    )
    return f"{before}{said[int(dice.deal(_digits(said)))]}{behind}"


def _digits(said: Sequence[str]) -> Sequence[str]:
    return [str(n) for n in range(len(said))]


def _object(word: str) -> str:
    return word + ("을" if (ord(word[-1]) - ord("가")) % 28 else "를")


def _english(manner: Manner, n: int, dice: Dealer) -> str:
    place, thing, other, one, two = _subject(_ENGLISH, n, dice)
    before, behind = _around(manner, dice)
    join, adverb = dice.deal(manner.joins), dice.deal(manner.adverbs)
    denied = {"can't": "I didn't", "cannot": "you don't ever"}.get(manner.can, "I did not")
    said = (
        f"I {adverb} {one} the {thing} at the {place}{join} we {two} a {other}",
        f"{denied} think the {thing} was {adverb} mine",
        f"my {other} {adverb} {one} itself into the {place}{join} it was {two} again",
    )
    sentence = said[int(dice.deal(_digits(said)))]
    return f"{before}{sentence if before else sentence[0].upper() + sentence[1:]}{behind}"


def _japanese(manner: Manner, n: int, dice: Dealer) -> str:
    place, thing, other, one, two = _subject(_JAPANESE, n, dice)
    before, behind = _around(manner, dice, "、" if manner.mark else "")
    end, join, adverb = dice.deal(manner.endings), dice.deal(manner.joins), dice.deal(manner.adverbs)
    said = (
        f"{place}で{thing}を{one}{join}、{adverb}{other}も{two}{end}",
        f"{adverb}{thing}を{one}{end}",
        f"{place}まで行って{other}を{two}{end}",
    )
    return f"{before}{said[int(dice.deal(_digits(said)))]}{behind}"
