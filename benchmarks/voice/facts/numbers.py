"""Numbers and dates of a text, whether in figures or in words: '두 시간 반', '3만 5천원', '2019년 3월', '12 miles'."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple


class Number(NamedTuple):
    """`unit` is one spelling of what is counted, '' where that is not said; `text` as it was written."""

    value: float
    unit: str
    text: str
    at: int

    @property
    def is_date(self) -> bool:
        return self.unit in ("년", "월", "일", "요일")

    @property
    def is_idle(self) -> bool:
        """'한 번', '둘 다': hardly ever a fact."""
        return self.text in _ONES or (self.value == 1 and not self.text[0].isdigit())


_LONGEST = 200_000  # characters of a text that are looked at
_TENS = {"십": 10, "백": 100, "천": 1_000}
_MYRIADS = {"만": 10_000, "억": 100_000_000, "조": 1_000_000_000_000}


def _words(text: str) -> list[str]:
    return text.split()


_COUNTERS = _words("""
    시간 시 번 명 개월 개 살 달 주 권 잔 장 마리 병 그릇 군데 곳 사람 배 판 곡 편 줄 대 채 포기 상자 컵 조각 통
    봉지 끼 바퀴 학기 건
""")
_CALLED = {  # what is counted, and what else it is called
    "%": "％ 퍼센트 프로 percent",
    "km": "킬로미터 킬로 kilometers kilometer",
    "kg": "킬로그램 kilos kilo",
    "센티": "cm 센티미터",
    "미터": "m metres meters",
    "그램": "g grams",
    "명": "인 사람 people 人 名",
    "시간": "hours hour 時間",
    "분": "minutes minute mins min 分",
    "초": "seconds second 秒",
    "일": "days day 日 日間",
    "주": "weeks week 주일 주간 週間",
    "개월": "months month か月 ヶ月 달간",
    "년": "years year 年",
    "월": "月",
    "시": "時 o'clock",
    "엔": "円",
    "달러": "dollars dollar bucks",
    "번": "times 回",
    "개": "個",
    "권": "本",
    "mile": "miles",
}
_ALONE = _words("원 요일 회 층 호 도 쪽 위 점 세 평 칼로리 리터 유로")
_UNITS: Mapping[str, str] = {
    **{unit: unit for unit in (*_COUNTERS, *_CALLED, *_ALONE)},
    **{other: unit for unit, others in _CALLED.items() for other in _words(others)},
}
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=lambda u: (-len(u), u)))
_MONEY = {"$": "달러", "₩": "원", "€": "유로", "£": "pound", "¥": "엔"}
_MANY = "[십백천]?[만억조]|[십백천](?![가-힣])|[십백천](?=[원명개년번])"  # 3만, 2천만
_FIGURE = re.compile(
    r"(?<![A-Za-z\d_.])([$₩€£¥]?)((?:\d{1,3}(?:,\d{3}){1,5}|\d{1,15})(?:\.\d{1,10})?)"
    rf"((?:[ ]?(?:{_MANY})(?:[ ]?\d{{1,4}}(?:{_MANY})){{0,3}}(?:[ ]?\d{{1,4}}(?=[ ]?원))?)?)"
    rf"[ ]?((?:{_UNIT})(?![a-z]))?",
    re.I,
)
_PIECE = re.compile(r"(\d{1,15}(?:\.\d{1,10})?)?\s?([십백천]?)([만억조]?)")
_DAY = re.compile(r"(?<![\d.])(\d{4})[-./]\s?(\d{1,2})[-./]\s?(\d{1,2})(?![\d])")
_CLOCK = re.compile(r"(?<![\d:])(\d{1,2}):(\d{2})(?![\d:])")

_ONES = {"한": 1, "하나": 1, "두": 2, "둘": 2, "세": 3, "셋": 3, "석": 3, "네": 4, "넷": 4, "넉": 4}
_ONES |= {"다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9}
_DECADES = {
    "열": 10,
    "스물": 20,
    "스무": 20,
    "서른": 30,
    "마흔": 40,
    "쉰": 50,
    "예순": 60,
    "일흔": 70,
    "여든": 80,
    "아흔": 90,
}
_COUNTED = "|".join(_COUNTERS)
_NATIVE = re.compile(
    rf"(?<![가-힣])({'|'.join(_DECADES)})?({'|'.join(sorted(_ONES, key=len, reverse=True))})?[ ]?({_COUNTED})(?!째)"
)
_DIGITS = {d: n for n, d in enumerate("일이삼사오육칠팔구", 1)}
_SINO = re.compile(
    r"(?<![가-힣\d])(?=[일이삼사오육칠팔구]?[십백천만])([일이삼사오육칠팔구십백천만]{2,10}|[십백천])[ ]?"
    r"(년|개월|분|초|원|층|호|회|킬로|미터|명|포기)|(?<![가-힣])([삼오육칠팔구])[ ](년|개월|분|초|층)"
)
_BARE = re.compile(r"(?<![가-힣])(둘|셋|넷)(?!째|[가-힣]{3})")
_SMALL = _words("two three four five six seven eight nine ten eleven twelve")
_VALUES = {w: n for n, w in enumerate(_SMALL, 2)}
_VALUES |= {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100}
_ENGLISH = re.compile(
    rf"\b({'|'.join(_VALUES)})[ -]({'|'.join(u for u in _UNITS if u.isascii() and len(u) > 2)})\b", re.I
)
_MONTHS = _words("january february march april may june july august september october november december")
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)})\b", re.I)
_WEEKDAY = re.compile(r"([월화수목금토일])요일|\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b", re.I)
_WEEKDAYS = {d: n for n, d in enumerate("월화수목금토일")}
_WEEKDAYS |= {d: n for n, d in enumerate(("mon", "tues", "wednes", "thurs", "fri", "satur", "sun"))}


def numbers(text: str) -> list[Number]:
    """All of them in their order; of a text its first 200,000 characters. Ordinals and the numbers of lists are none:
    they order a text and state nothing."""
    text = text[:_LONGEST]
    found = [*_dates(text), *_figures(text), *_in_words(text)]
    taken: dict[int, Number] = {}
    for number in found:  # of two that begin at one place the first: a date before its year
        taken.setdefault(number.at, number)
    return sorted(taken.values(), key=lambda n: n.at)


def _dates(text: str) -> Iterator[Number]:
    for day in _DAY.finditer(text):
        for part, unit in enumerate("년월일", 1):
            yield Number(float(day[part]), unit, day[0], day.start(part))
    for clock in _CLOCK.finditer(text):
        yield Number(float(clock[1]), "시", clock[0], clock.start(1))
        yield Number(float(clock[2]), "분", clock[0], clock.start(2))
    for month in _MONTH.finditer(text):
        if month[0][0].isupper():
            yield Number(float(_MONTHS.index(month[1].lower()) + 1), "월", month[0], month.start())
    for weekday in _WEEKDAY.finditer(text):
        yield Number(float(_WEEKDAYS[(weekday[1] or weekday[2]).lower()]), "요일", weekday[0], weekday.start())


def _figures(text: str) -> Iterator[Number]:
    for found in _FIGURE.finditer(text):
        if text[found.end() : found.end() + 1] in (".", ")") and _begins_line(text, found.start()) and not found[4]:
            continue  # the number of a list
        value = float(found[2].replace(",", ""))
        unit = _MONEY.get(found[1]) or _UNITS.get((found[4] or "").lower(), "")
        yield Number(_whole(value, found[3]), unit, found[0].strip(), found.start(2))


def _begins_line(text: str, at: int) -> bool:
    """Whether nothing but marks of a heading or a list stands before it on its line."""
    return not text[max(text.rfind("\n", max(0, at - 12), at) + 1, at - 12) : at].strip(" #*->")


def _whole(value: float, rest: str) -> float:
    """'3' and '만 5천' are 35,000."""
    pieces = [piece for piece in _PIECE.finditer(rest) if piece[0].strip()]
    each = [(value if n == 0 else float(piece[1] or 1), piece) for n, piece in enumerate(pieces)]
    return sum(one * _TENS.get(piece[2], 1) * _MYRIADS.get(piece[3], 1) for one, piece in each) or value


def _in_words(text: str) -> Iterator[Number]:
    for found in _NATIVE.finditer(text):
        value = _DECADES.get(found[1] or "", 0) + _ONES.get(found[2] or "", 0)
        if value:
            yield Number(float(value), _UNITS.get(found[3], found[3]), found[0], found.start())
    for found in _SINO.finditer(text):
        word, unit = (found[1], found[2]) if found[1] else (found[3], found[4])
        yield Number(_sino(word), _UNITS.get(unit, unit), found[0], found.start())
    for found in _BARE.finditer(text):
        yield Number(float(_ONES[found[1]]), "명", found[0], found.start())
    for found in _ENGLISH.finditer(text):
        yield Number(float(_VALUES[found[1].lower()]), _UNITS[found[2].lower()], found[0], found.start())


def _sino(word: str) -> float:
    """'이십오' is 25, '만오천' 15,000."""
    total, group, digit = 0, 0, 0
    for letter in word:
        if letter in _DIGITS:
            digit = _DIGITS[letter]
        elif letter in _TENS:
            group, digit = group + (digit or 1) * _TENS[letter], 0
        else:
            total, group, digit = total + (group + digit or 1) * _MYRIADS[letter], 0, 0
    return float(total + group + digit)


def known(number: Number, source: Mapping[float, frozenset[str]]) -> bool:
    """Whether the number stands in a source (value to units): with the same unit, or where one of them says none.

    14시 is 2시, and '19년 is 2019.
    """
    values = [number.value]
    if number.unit == "시":
        values += [number.value % 12, number.value % 12 + 12]
    if number.unit == "년" and number.value < 100:
        values += [1900 + number.value, 2000 + number.value]
    elif number.unit == "년":
        values.append(number.value % 100)
    units = [source[value] for value in values if value in source]
    meant = _HEADS if number.unit in _HEADS else {number.unit}
    return any(not number.unit or "" in there or meant & there for there in units)


_HEADS = frozenset({"명", "개", "마리"})  # '아이 셋' does not say which


def by_value(found: list[Number]) -> dict[float, frozenset[str]]:
    """Each value with the units it stands with."""
    there: dict[float, set[str]] = {}
    for number in found:
        there.setdefault(number.value, set()).add(number.unit)
    return {value: frozenset(units) for value, units in there.items()}
