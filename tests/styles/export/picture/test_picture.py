"""What can be seen in the picture of a voice."""

import io
import math
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import ClassVar, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageColor, ImageFont

import styles
from bot.card.card_summary import card_summary
from bot.model import LANGUAGES as LANGUAGES_OF_THE_BOT
from bot.model import Language
from bot.wording import words_in
from styles import ending_name, habit_name
from styles.export.picture import chart
from styles.export.picture.canvas import Drawing, Type
from styles.export.picture.chart import (
    DOT,
    HALF,
    PAPER,
    SHARES,
    TICK,
    WIDTH,
    ChartRow,
    Share,
    number,
    render_card_picture,
    render_picture,
)
from styles.languages import LANGUAGES
from styles.measuring.habits import HABITS
from styles.model import Range, Standing
from styles.reading.sentences import Ending
from tests.support.authors import card

FONTS = Path(styles.__file__).with_name("data")
ROWS = [ChartRow(f"측정 {n}", 10 * n, f"{n}", "3") for n in range(1, 9)]
ENDINGS = [Share("-요", 0.6), Share("-다", 0.3), Share("-음/-함", 0.1)]


def opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png), formats=["PNG"]).convert("RGB")


def seen(title: str = "콩이네", rows: Iterable[ChartRow] = (), endings: Iterable[Share] = ()) -> Image.Image:
    return opened(render_picture(title, "글 3편 · 900자", [*endings], [*rows], "ko"))


def columns(image: Image.Image, colour: str, top: int, bottom: int) -> list[int]:
    """Where between two heights there is exactly this colour."""
    wanted, read = ImageColor.getrgb(colour), image.load()
    assert read
    return [x for x in range(image.width) if any(read[x, y] == wanted for y in range(top, bottom))]


def called(name: str, language: str) -> str:
    return f"{name} {language}"


def test_it_is_a_small_picture_of_the_width_of_a_message_and_the_same_each_time() -> None:
    png = render_picture("콩이네", "글 3편 · 900자", ENDINGS, ROWS, "ko")
    assert opened(png).size == (WIDTH, 1262)
    assert len(png) < 200_000
    assert png == render_picture("콩이네", "글 3편 · 900자", ENDINGS, ROWS, "ko")


def test_each_row_makes_it_taller_and_the_ninth_is_left_out() -> None:
    heights = [seen(rows=ROWS[:n]).height for n in range(1, 9)]
    assert [b - a for a, b in pairwise(heights)] == [82] * 7
    assert seen(rows=[*ROWS, ChartRow("아홉째", 50, "1", "1")]) == seen(rows=ROWS)


def test_another_title_changes_the_head_and_nothing_else() -> None:
    one, other = seen("콩이네", ROWS), seen("팥이네", ROWS)
    head, rest = (0, 0, WIDTH, 125), (0, 125, WIDTH, one.height)
    assert one.crop(head) != other.crop(head)
    assert one.crop(rest) == other.crop(rest)


@pytest.mark.parametrize(
    "changed", [ChartRow("다른 이름", 40, "7", "3"), ChartRow("측정", 40, "8", "3"), ChartRow("측정", 40, "7", "9")]
)
def test_the_name_the_value_and_the_usual_one_are_written(changed: ChartRow) -> None:
    assert seen(rows=[ChartRow("측정", 40, "7", "3")]) != seen(rows=[changed])


def test_the_dot_sits_at_the_percentile() -> None:
    image = seen(
        rows=[
            ChartRow("가", 0, "", ""),
            ChartRow("나", 25, "", ""),
            ChartRow("다", 50, "", ""),
            ChartRow("라", 100, "", ""),
        ]
    )
    first = 166 + 96 + 60
    rows = [columns(image, DOT, first + 82 * n - 20, first + 82 * n + 20) for n in range(4)]
    lowest, quarter, middle, highest = (sum(row) / len(row) for row in rows)
    assert middle == pytest.approx((lowest + highest) / 2, abs=1)
    assert quarter == pytest.approx(lowest + (highest - lowest) / 4, abs=1)
    tick, half = columns(image, TICK, first - 20, first + 20), columns(image, HALF, first - 20, first + 20)
    assert sum(tick) / len(tick) == pytest.approx(middle, abs=1)
    assert min(half) == pytest.approx(quarter, abs=2)
    assert max(half) == pytest.approx(lowest + 0.75 * (highest - lowest), abs=2)


def test_a_percentile_from_nowhere_stays_on_the_track() -> None:
    assert seen(rows=[ChartRow("가", -7, "1", "1")]) == seen(rows=[ChartRow("가", 0, "1", "1")])
    assert seen(rows=[ChartRow("가", 500, "1", "1")]) == seen(rows=[ChartRow("가", 100, "1", "1")])


def test_endings_share_one_bar_by_their_parts() -> None:
    image = seen(endings=ENDINGS)
    wide = [len(columns(image, colour, 280, 300)) for colour in SHARES[:3]]
    assert [n / sum(wide) for n in wide] == pytest.approx([0.6, 0.3, 0.1], abs=0.01)


def test_small_endings_are_one_share() -> None:
    small = [Share("-음/-함", 0.02), Share("명사", 0.02)]
    assert seen(endings=[Share("-요", 0.96), *small]) == seen(endings=[Share("-요", 0.96), Share("그 밖", 0.04)])


def test_every_syllable_of_a_korean_title_has_a_shape() -> None:
    font = ImageFont.truetype(FONTS / "MaltuSans-Bold.otf", 20, layout_engine=ImageFont.Layout.BASIC)
    assert [c for c in map(chr, range(0xAC00, 0xD7A4)) if not (font.getlength(c) and font.getmask(c).getbbox())] == []


def test_titles_have_kana_daily_kanji_and_accents() -> None:
    title = "東京散歩日記のメモ「猫と私」 café Ærø — №1 ♥"
    assert Type("Bold", 58, DOT).one_line(title) == title


def test_our_own_words_have_all_their_letters() -> None:
    names = [ending_name(e, language) for e in get_args(Ending) for language in ("ko", "en", "ja")]
    names += [habit_name(h, language) for h in HABITS for language in ("ko", "en", "ja")]
    names += [str(name) for name in LANGUAGES["ja"].measures.values()]
    assert [n for n in names if Type("Medium", 30, DOT).one_line(n) != n] == []


def test_a_name_may_have_any_syllable_and_letter() -> None:
    small = Type("Medium", 30, DOT)
    assert small.one_line("‘뷁’ 햏 僕 ᆫ데") == "‘뷁’ 햏 僕 ㄴ데"
    assert small.width("가뷁") > small.width("가")
    assert seen(rows=[ChartRow("뷁", 1, "", "")]) != seen(rows=[ChartRow("햏", 1, "", "")])


def test_a_word_is_set_in_one_weight_also_where_the_thinner_font_lacks_a_letter() -> None:
    thin, thick = Type("Medium", 30, DOT), Type("Bold", 30, DOT)
    assert thin.font("少ない").path == thick.font("少ない").path
    assert thin.font("ない").path != thick.font("ない").path


def test_what_the_font_lacks_is_left_out_without_a_box() -> None:
    assert seen("🌴제주 👨‍👩‍👧 일기\u202e\x00\ud800") == seen("제주 일기")
    assert seen(unicodedata.normalize("NFD", "제주 일기")) == seen("제주 일기")  # a Mac writes syllables in parts
    assert seen("𝓙𝓮𝓳𝓾") == seen("Jeju")


@pytest.mark.parametrize("nothing", ["", "🌴🌴", " \n\t", "\u3164\uffa0", "\ud800", "مدونة"])
def test_a_title_of_which_nothing_can_be_shown_is_this_blog(nothing: str) -> None:
    assert seen(nothing) == seen("이 블로그")


@pytest.mark.parametrize("language", ["ko", "en", "ja"])
@pytest.mark.parametrize("unit", ["가", "W", "긴 이름 ", "가\u0301", "｡", "㎏"])
def test_long_titles_and_names_end_before_the_edge(unit: str, language: str) -> None:
    rows = [ChartRow(unit * 5_000, 50, unit * 5_000, unit * 5_000)]
    image = opened(render_picture(unit * 5_000, unit * 5_000, [], rows, language))
    assert image.crop((945, 0, WIDTH, image.height)).getcolors() == [(55 * image.height, ImageColor.getrgb(PAPER))]


def test_a_long_value_leaves_the_track_alone() -> None:
    long, short = seen(rows=[ChartRow("측정", 40, "9" * 50, "9" * 50)]), seen(rows=[ChartRow("측정", 40, "9", "9")])
    beside = (0, 0, 800, long.height)
    assert long.crop(beside) == short.crop(beside)


@pytest.mark.parametrize("line", [(230, 265), (555, 600)])
def test_headings_and_legend_are_in_the_language_of_the_reader(line: tuple[int, int]) -> None:
    korean, english, japanese = (
        opened(render_picture("콩이네", "", [], ROWS[:3], language)) for language in ("ko", "en", "ja")
    )
    words = (200, line[0], 400, line[1])
    for image in (korean, english, japanese):
        assert len(image.crop(words).getcolors(9_999) or []) > 10
    assert len({image.crop(words).tobytes() for image in (korean, english, japanese)}) == 3


def test_a_long_title_is_cut_before_what_follows_it() -> None:
    whole, cut = seen("가" * 14), seen("가" * 200)
    assert whole != cut
    assert cut == seen("가" * 200 + "나")
    end = (860, 60, 944, 120)
    assert cut.crop(end) != whole.crop(end)


@given(st.text(st.characters(), max_size=300))
@settings(max_examples=40)
def test_any_title_makes_a_picture(title: str) -> None:
    assert seen(title).size == (WIDTH, 312)


def test_a_card_shows_its_endings_and_where_it_stands() -> None:
    standing = Standing("commas", 1.234, 4.5, 12)
    learned = replace(card("chatty"), standings=(standing,))
    parts = [Share(ending_name(e.ending, "ko"), e.share) for e in learned.profile.endings]
    below = f"글 {learned.posts}편 · {learned.characters:,}자"
    expected = render_picture("콩이네", below, parts, [ChartRow("commas ko", 12, "1.2", "4.5")], "ko")
    assert render_card_picture(learned, "콩이네", "ko", called) == expected


class ReadableDrawing(Drawing):
    """Paper on which can be read what was written."""

    written: ClassVar[list[str]] = []

    def text(self, x: float, y: float, text: str, kind: Type, room: float = math.inf) -> float:
        self.written.append(text)
        return super().text(x, y, text, kind, room)


@pytest.mark.parametrize("shares", [(0.98, 0.012), (0.625, 0.375, 2e-16), (0.825, 0.175), (0.555, 0.445)])
@pytest.mark.parametrize("language", LANGUAGES_OF_THE_BOT)
def test_the_picture_and_the_text_name_one_share_for_an_ending(
    shares: tuple[float, ...], language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chart, "Drawing", ReadableDrawing)
    monkeypatch.setattr(ReadableDrawing, "written", [])
    learned = card("chatty")
    endings = [
        learned.profile.endings[0]._replace(ending=name, share=share)
        for name, share in zip(("plain", "polite", "noun"), sorted(shares, reverse=True), strict=False)
    ]
    told = replace(
        learned,
        profile=replace(learned.profile, endings=tuple(endings)),
        standings=(Standing("end plain", 0.94, 0.76, 60), Standing("commas", 1.2, 4.5, 12)),
    )
    render_card_picture(told, "콩이네", language, called)
    percents = [text for text in ReadableDrawing.written if text.endswith("%")]
    said = re.findall(r"\d+%", card_summary(told, words_in(language))[0])
    assert said
    assert said == percents[: len(said)]
    assert not any(text.startswith("end ") for text in ReadableDrawing.written)


def test_values_are_said_as_the_measure_says_them() -> None:
    learned = replace(card("chatty"), standings=(Standing("commas", 0.5, 0.25, 12),))
    shown = render_card_picture(learned, "콩이네", "ko", called, lambda name, value: f"{value:.0%}")
    assert shown != render_card_picture(learned, "콩이네", "ko", called)


@pytest.mark.parametrize("author", ["chatty", "plain", "japanese", "english"])
@pytest.mark.parametrize("language", ["ko", "en", "ja", "xx"])
def test_a_card_that_stands_nowhere_shows_the_length_of_its_sentences(author: str, language: str) -> None:
    learned = card(author)
    longer = replace(learned, profile=replace(learned.profile, sentence=Range(30, 40, 90)))
    assert render_card_picture(learned, "콩이네", language, called) != render_card_picture(
        longer, "콩이네", language, called
    )


def test_english_sentences_end_in_no_register() -> None:
    learned = card("english")
    unsized = replace(learned, profile=replace(learned.profile, sentence=Range(0, 0, 0)))
    below = f"{learned.posts} posts · {learned.characters:,} characters"
    assert render_card_picture(unsized, "Bean", "en", called) == render_picture("Bean", below, [], [], "en")


def test_japanese_endings_keep_their_japanese_names() -> None:
    learned = card("japanese")
    unsized = replace(learned, profile=replace(learned.profile, sentence=Range(0, 0, 0)))
    below = f"글 {learned.posts}편 · {learned.characters:,}자"
    parts = [Share(ending_name(e.ending, "ja"), e.share) for e in learned.profile.endings]
    assert render_card_picture(unsized, "猫", "ko", called) == render_picture("猫", below, parts, [], "ko")


def test_an_empty_card_is_still_a_picture() -> None:
    learned = card("plain")
    empty = replace(learned, profile=replace(learned.profile, endings=(), sentence=Range(0, 0, 0)), posts=0)
    assert opened(render_card_picture(empty, "콩이네", "ko", called)).size == (WIDTH, 312)


def test_a_share_without_sense_is_no_share() -> None:
    assert seen(endings=[Share("-다", float("nan")), Share("-음/-함", -1.0), *ENDINGS]) == seen(endings=ENDINGS)


def test_numbers_without_sense_are_drawn_all_the_same() -> None:
    learned = card("plain")
    ended = tuple(learned.profile.endings[0]._replace(share=share) for share in (-1.0, float("nan"), 0.0))
    standings = (Standing("x" * 999, float("nan"), 1e300, 500), Standing("", float("inf"), -3, -7))
    broken = replace(learned, profile=replace(learned.profile, endings=ended), standings=standings)
    assert opened(render_card_picture(broken, "콩이네", "ko", called)).width == WIDTH
    for sentence in (Range(float("nan"), 1, 5), Range(9, 50, 5), Range(-5, -9, float("inf"))):
        odd = replace(learned, profile=replace(learned.profile, sentence=sentence))
        assert opened(render_card_picture(odd, "콩이네", "ko", called)).width == WIDTH


@pytest.mark.parametrize(
    ("value", "said"),
    [(0, "0"), (0.004, "0"), (0.04, "0.04"), (0.5, "0.5"), (3.21, "3.2"), (3.0, "3"), (62.4, "62"), (1234.5, "1,234")],
)
def test_a_number_has_as_few_digits_as_tell_it(value: float, said: str) -> None:
    assert number(value) == said
