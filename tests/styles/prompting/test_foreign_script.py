"""Letters that its person never writes, and stretches taken word for word."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from styles.prompting.copied import Copied, find_copied
from styles.prompting.foreign_script import foreign_sentences, foreign_stretches

DRAFT = "오늘은 날씨가 非常 좋았다. 그래서 걸었다.\n\n- Привет 하고 말했다.\n"


def test_a_stretch_of_another_script_is_found() -> None:
    assert foreign_stretches(DRAFT, "", "ko") == ("非常", "Привет")


def test_the_sentences_it_stands_in_are_what_is_to_be_repaired() -> None:
    assert foreign_sentences(DRAFT, "", "ko") == ("오늘은 날씨가 非常 좋았다.", "- Привет 하고 말했다.")


def test_characters_of_the_persons_own_posts_and_notes_are_theirs() -> None:
    assert foreign_stretches("중(中)과 대(大)", "中間", "ko") == ("大",)
    assert foreign_stretches(DRAFT, "非常口 Привет", "ko") == ()


def test_a_gloss_in_chinese_characters_is_strange_unless_the_person_writes_it() -> None:
    assert foreign_stretches("한글(漢字)", "", "ko") == ("漢字",)
    assert foreign_stretches("한글(漢字)", "漢字를 배웠다", "ko") == ()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ko", "サーバー를 켠다。", ("サーバー", "。")),
        ("ko", "สวัสดี مرحبا שלום हिन्दी", ("สวัสดี", "مرحبا", "שלום", "हिन्दी")),
        ("ko", "글자가 깨\ufffd\ufffd졌다", ("\ufffd\ufffd",)),
        ("ko", "그ㅣ래서 하ㄴ다", ("ㅣ", "ㄴ")),
        ("ko", "가\u1161나", ("\u1161",)),
        ("ja", "今日は 안녕 です", ("안녕",)),
        ("en", "Hello 你好 there", ("你好",)),
    ],
)
def test_each_language_has_its_strangers(language: str, text: str, expected: tuple[str, ...]) -> None:
    assert foreign_stretches(text, "", language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "좋아ㅋㅋㅋ그래서 ㅠㅠ ㅇㅈ ㄱㄱ 아ㅏㅏ 하하ㅎㅎ네 ㅂㄷㅂㄷ 넹ㅇㅇ"),
        ("ko", "café α·β → ★ ♥ 😀 1,000₩ “인용” 「책」 〈글〉 ~ … ①"),
        ("ko", unicodedata.normalize("NFD", "한글로 썼다")),
        ("ko", "`漢字` 와 https://example.com/漢字 와 [글](/漢字)\n```\n漢字\n```"),
        ("ja", "漢字とカナ、ＡＢＣ。ー〜！"),
        ("en", "naïve — “quoted” 😀 π"),
    ],
)
def test_play_marks_code_and_addresses_are_not_strange(language: str, text: str) -> None:
    assert foreign_stretches(text, "", language) == ()
    assert foreign_sentences(text, "", language) == ()


def test_a_stretch_is_told_once_and_not_at_length() -> None:
    assert foreign_stretches("非常 좋다. 非常 좋다. " + "漢" * 100, "", "ko") == ("非常", "漢" * 20)


@settings(deadline=None)
@given(st.text(max_size=200), st.text(max_size=20), st.sampled_from(["ko", "ja", "en", "xx"]))
def test_no_text_is_too_strange(text: str, allowed: str, language: str) -> None:
    assert all(0 < len(found) <= 20 for found in foreign_stretches(text, allowed, language))
    assert all(s.strip() for s in foreign_sentences(text, allowed, language))
    assert foreign_stretches(text, text, language) == () or "\ufffd" in text


# What was copied

PASSAGE = "나는 오늘 아침에 일어나서 밥을 먹고 학교에 갔다가 집에 왔다."


def test_a_draft_of_ones_own_is_not_copied() -> None:
    assert find_copied("나는 어제 저녁에 시장에 가서 국밥을 먹고 천천히 걸어 왔다.", [PASSAGE], "") == Copied(0.0, "")


def test_a_passage_taken_over_is_told_with_its_share_and_its_longest_stretch() -> None:
    draft = f"그래서 {PASSAGE.rstrip('.')}, 그리고 잤다."
    assert find_copied(draft, ["다른 글.", PASSAGE], "") == Copied(0.5, PASSAGE.rstrip("."))


def test_seven_words_in_a_row_are_nobodys() -> None:
    draft = "나는 오늘 아침에 일어나서 밥을 먹고 학교에 달려가서 놀았다"
    assert find_copied(draft, [PASSAGE], "").share == 0
    assert find_copied(draft, [PASSAGE], "", n=7).longest == "나는 오늘 아침에 일어나서 밥을 먹고 학교에"


def test_marks_capitals_and_line_breaks_do_not_hide_a_copy() -> None:
    passage = "We went to the market, and bought nothing at all today."
    draft = "## WE went to\nthe **market** and bought, nothing at all today!"
    assert find_copied(draft, [passage], "").share == 1


def test_what_the_notes_say_may_be_repeated() -> None:
    assert find_copied(PASSAGE, [PASSAGE], f"메모: {PASSAGE}") == Copied(0.0, "")


def test_code_may_be_repeated() -> None:
    assert find_copied(f"```\n{PASSAGE}\n```", [PASSAGE], "") == Copied(0.0, "")


def test_japanese_is_compared_by_characters() -> None:
    found = find_copied(
        "今日はとても天気が良かったので公園に行きました。", ["昨日。今日はとても天気が良かったので公園に"], ""
    )
    assert found == Copied(0.375, "今日はとても天気が良かったので公園に")


def test_too_little_to_compare_is_nothing_copied() -> None:
    assert find_copied("", [], "") == find_copied("짧다", ["짧다"], "") == Copied(0.0, "")


@settings(deadline=None)
@given(st.text(max_size=200), st.lists(st.text(max_size=100), max_size=3), st.text(max_size=50), st.integers(-1, 9))
def test_a_share_is_a_share(text: str, passages: list[str], notes: str, n: int) -> None:
    found = find_copied(text, passages, notes, n)
    assert 0 <= found.share <= 1
    assert bool(found.share) == bool(found.longest)
    assert found.longest in text
