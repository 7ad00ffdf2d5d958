"""Draw how somebody writes, beside how others write, as one picture."""

import math
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from styles.export.picture.canvas import Drawing, Type
from styles.languages import language_of
from styles.languages.measure_names import ending_name
from styles.learning.shown.rows import value_told
from styles.model import Range, StyleCard

WIDTH = 1000  # pixels; a phone shows them at about a third of their size
ROWS = 8
_TALLEST = 1600
_EDGE = 56
_RIGHT = WIDTH - _EDGE
_ROOM = _RIGHT - _EDGE

PAPER, _INK, _GREY = "#faf9f6", "#1f2529", "#6b7277"
TRACK, HALF, TICK, DOT = "#eae8e2", "#cbdedb", "#93aeab", "#0f766e"
SHARES = (DOT, "#4fa199", "#a3cfc8", "#e5bf7d", "#cd9170", "#8a94ad")
_REST = "#b9bcbf"

_TITLES = (Type("Bold", 58, _INK), Type("Bold", 48, _INK))
_HEADING, _LABEL, _NAME, _STRONG = (
    Type("Bold", 32, _INK),
    Type("Medium", 30, _INK),
    Type("Medium", 28, _INK),
    Type("Bold", 28, _INK),
)
_SAID, _SMALL = Type("Medium", 30, _GREY), Type("Medium", 26, _GREY)


class ChartRow(NamedTuple):
    """One measure: percentile 0 to 100 among others; this author's value and the usual one, as they are to be read."""

    label: str
    percentile: int
    value: str
    usual: str


class Share(NamedTuple):
    """One way of ending sentences, in words, and its part of all."""

    name: str
    part: float


class _Words(NamedTuple):
    voice: str
    nameless: str
    below: str
    endings: str
    other: str
    compared: str
    less: str
    more: str
    me: str
    half: str
    usual: str
    sentence: str
    mostly: str
    units: tuple[str, str]  # of the length of a sentence: characters, words
    nothing: str


_KOREAN = _Words(
    voice="{}의 말투",
    nameless="이 블로그의 말투",
    below="글 {:,}편 · {:,}자",
    endings="문장 끝",
    other="그 밖",
    compared="다른 블로거와 비교하면",
    less="적음",
    more="많음",
    me="나",
    half="다른 블로거 절반이 있는 곳",
    usual="보통",
    sentence="문장 길이",
    mostly="대개 {}~{}{}",
    units=("자", "단어"),
    nothing="아직 그릴 만큼 배우지 못했어요.",
)
_ENGLISH = _Words(
    voice="The voice of {}",
    nameless="The voice of this blog",
    below="{:,} posts · {:,} characters",
    endings="Sentence endings",
    other="other",
    compared="Beside other bloggers",
    less="less",
    more="more",
    me="you",
    half="where half of the others are",
    usual="usual",
    sentence="Sentence length",
    mostly="mostly {}–{}{}",
    units=(" characters", " words"),
    nothing="Not enough has been learned to draw yet.",
)
_JAPANESE = _Words(
    voice="{}の文体",
    nameless="このブログの文体",
    below="記事{:,}本 · {:,}字",
    endings="文末",
    other="その他",
    compared="ほかの人と比べると",
    less="少ない",
    more="多い",
    me="自分",
    half="ほかのブロガーの半分がいる範囲",
    usual="ふつう",
    sentence="一文の長さ",
    mostly="たいてい{}–{}{}",
    units=("字", "語"),
    nothing="まだ描けるほど学んでいません。",
)


def render_card_picture(
    card: StyleCard,
    title: str,
    language: str,
    named: Callable[[str, str], str],
    said: Callable[[str, float], str] = lambda _, value: number(value),
) -> bytes:
    """The card as a PNG of WIDTH pixels, for readers of language ("ko", "ja", or English); the first ROWS standings.

    title is the blog's, of any length; named(measure, language) is a measure in words, said(measure, value) its value.
    """
    words, spoken = _spoken(language)
    rows = [
        ChartRow(named(s.name, spoken), s.percentile, said(s.name, value_told(s, card.profile)), said(s.name, s.usual))
        for s in card.standings
        if not s.name.startswith("end ")  # they are the bar above
    ]
    endings = [Share(_ending(e.ending, card.language, spoken), e.share) for e in card.profile.endings]
    counting = language_of(card.language).counting
    endings = endings if counting.has_registers else []
    length = None if rows else card.profile.sentence
    unit = words.units[counting.length_in_words]
    return render_picture(title, words.below.format(card.posts, card.characters), endings, rows, spoken, length, unit)


def render_picture(
    title: str,
    below: str,
    endings: Sequence[Share],
    rows: Sequence[ChartRow],
    language: str,
    length: Range | None = None,
    unit: str = "",
) -> bytes:
    """A PNG: the title, endings in one bar, a track with a dot for each row, the usual length of a sentence in units.

    What is empty is left out. Characters that the fonts lack are left out too; the same input makes the same bytes.
    """
    words, _ = _spoken(language)
    shares = _largest_shares(endings, words.other)
    known = length if length and all(map(math.isfinite, length)) and length.high > 0 else None
    sheet = Drawing(WIDTH, _TALLEST, PAPER)
    y = _head(sheet, title, below, words)
    y = _endings(sheet, y, shares, words) if shares else y
    y = _standings(sheet, y, rows[:ROWS], words) if rows else y
    y = _length(sheet, y, known, unit, words) if known else y
    if not (shares or rows or known):
        y += 90
        sheet.text(_EDGE, y, words.nothing, _LABEL)
    return sheet.png(y + _EDGE)


def number(value: float) -> str:
    """A value in as few digits as tell it: 1,234, 62, 3.2, 0.04."""
    if not math.isfinite(value):
        return "–"
    digits = 0 if abs(value) >= 10 else 1 if abs(value) >= 1 else 2
    said = f"{value:,.{digits}f}"
    return said.rstrip("0").rstrip(".") if digits else said


def _spoken(language: str) -> tuple[_Words, str]:
    match language:
        case "ko":
            return _KOREAN, language
        case "ja":
            return _JAPANESE, language
        case _:
            return _ENGLISH, "en"


def _ending(name: str, written: str, spoken: str) -> str:
    """Endings of Japanese have Japanese names, whoever reads; what is left over is called as the reader calls it."""
    return ending_name(name, "ja" if written == "ja" and name != "other" else spoken)


def _head(sheet: Drawing, title: str, below: str, words: _Words) -> float:
    rooms = [(kind, _ROOM - kind.width(words.voice.format(""))) for kind in _TITLES]
    kind, room = next(((k, r) for k, r in rooms if k.width(k.one_line(title)) <= r), rooms[-1])
    name = kind.one_line(title, room)
    sheet.text(_EDGE, 112, words.voice.format(name) if name else words.nameless, kind)
    sheet.text(_EDGE, 166, below, _SAID, _ROOM)
    return 166


def _largest_shares(endings: Iterable[Share], other: str) -> list[Share]:
    """The largest shares of all; those below 3%, and those that no colour is left for, are the last."""
    known = [share for share in endings if 0 < share.part < math.inf]
    whole = max(1.0, round(sum(share.part for share in known), 9))  # or a half percent is rounded down
    parts = sorted((Share(name, part / whole) for name, part in known), key=lambda share: -share.part)
    large = [share for share in parts if share.part >= 0.03 and share.name != other][: len(SHARES)]
    rest = 1 - sum(share.part for share in large)
    return [*large, Share(other, rest)] if parts and rest >= 0.005 else large


def _endings(sheet: Drawing, y: float, shares: Sequence[Share], words: _Words) -> float:
    colours = [_REST if share.name == words.other else SHARES[n] for n, share in enumerate(shares)]
    top, x, gap = y + 106, float(_EDGE), 4
    sheet.text(_EDGE, top - 26, words.endings, _HEADING)
    for share, colour in zip(shares, colours, strict=True):
        wide = (_ROOM - gap * (len(shares) - 1)) * share.part
        sheet.bar(x, top, x + wide, top + 40, colour, 8)
        x += wide + gap
    return _key(sheet, top + 92, shares, colours)


def _key(sheet: Drawing, y: float, shares: Sequence[Share], colours: Sequence[str]) -> float:
    """The names of the shares, in as many lines as they take."""
    x = float(_EDGE)
    for share, colour in zip(shares, colours, strict=True):
        percent = f"{round(100 * share.part)}%"
        if x > _EDGE and x + 34 + _NAME.width(share.name) + 10 + _STRONG.width(percent) > _RIGHT:
            x, y = _EDGE, y + 46
        sheet.bar(x, y - 21, x + 22, y + 1, colour, 6)
        x = sheet.text(x + 34, y, share.name, _NAME)
        x = sheet.text(x + 10, y, percent, _STRONG) + 36
    return y


def _standings(sheet: Drawing, y: float, rows: Sequence[ChartRow], words: _Words) -> float:
    y += 96
    widest = max(_LABEL.width(_LABEL.one_line(row.label)) for row in rows)
    left = _EDGE + min(max(widest, _HEADING.width(words.compared)), 330) + 36
    right = _RIGHT - 160
    sheet.text(_EDGE, y, words.compared, _HEADING)
    sheet.text(left, y, words.less, _SMALL)
    sheet.text_until(right, y, words.more, _SMALL)
    for n, row in enumerate(rows):
        _row(sheet, y + 60 + 82 * n, row, left, right, words.usual)
    return _legend(sheet, y + 60 + 82 * len(rows), words)


def _row(sheet: Drawing, y: float, row: ChartRow, left: float, right: float, usual: str) -> None:
    """y is the middle of the track, which goes from left to right."""
    lines = _LABEL.lines(row.label, left - 36 - _EDGE)
    for n, line in enumerate(lines):
        sheet.text(_EDGE, y + 11 + 36 * (n - (len(lines) - 1) / 2), line, _LABEL)
    wide = right - left
    sheet.bar(left, y - 8, right, y + 8, TRACK)
    sheet.bar(left + wide / 4, y - 8, right - wide / 4, y + 8, HALF)
    sheet.bar(left + wide / 2 - 1.5, y - 18, left + wide / 2 + 1.5, y + 18, TICK)
    _dot(sheet, left + wide * min(max(row.percentile, 0), 100) / 100, y)
    sheet.text_until(_RIGHT, y - 4, row.value, _HEADING, 140)
    sheet.text_until(_RIGHT, y + 28, f"{usual} {row.usual}", _SMALL, 140)


def _dot(sheet: Drawing, x: float, y: float) -> None:
    sheet.dot(x, y, 20, PAPER)
    sheet.dot(x, y, 15, DOT)


def _legend(sheet: Drawing, y: float, words: _Words) -> float:
    sheet.bar(_EDGE, y - 25, _RIGHT, y - 23, TRACK)
    y += 30
    sheet.dot(_EDGE + 13, y - 10, 13, DOT)
    x = sheet.text(_EDGE + 40, y, words.me, _SMALL) + 44
    sheet.bar(x, y - 18, x + 56, y - 2, HALF)
    x = sheet.text(x + 70, y, words.half, _SMALL) + 44
    sheet.bar(x, y - 28, x + 3, y + 8, TICK)
    sheet.text(x + 17, y, words.usual, _SMALL)
    return y


def _length(sheet: Drawing, y: float, length: Range, unit: str, words: _Words) -> float:
    """From the 10th to the 90th percentile, with a dot at the median."""
    y += 96
    sheet.text(_EDGE, y, words.sentence, _HEADING)
    sheet.text_until(_RIGHT, y, words.mostly.format(round(length.low), round(length.high), unit), _SAID)
    y += 46
    scale = _ROOM / (1.25 * length.high)
    sheet.bar(_EDGE, y - 8, _RIGHT, y + 8, TRACK)
    sheet.bar(_EDGE + scale * max(length.low, 0), y - 8, _EDGE + scale * length.high, y + 8, HALF)
    _dot(sheet, _EDGE + scale * min(max(length.middle, 0), length.high), y)
    return y
