"""Titles in somebody's manner, and tags by their habit."""

from hypothesis import given
from hypothesis import strategies as st

from styles.leaving.naming.tags import tag_habit, tags_for
from styles.leaving.naming.titles import fits, fitting, in_their_manner, title_manner

PLAIN = [
    f"{place} 다녀온 이야기" for place in ("성수", "제주 바다", "동네 도서관", "겨울 강릉", "서울숲", "오래된 극장")
]
BRACKETED = [f"[일상] {title}!" for title in PLAIN]


def test_a_title_of_theirs_fits_and_one_with_marks_they_never_use_does_not() -> None:
    manner = title_manner(PLAIN)
    assert manner
    assert fits("부산 다녀온 이야기", manner)
    for strange in (
        "[부산] 다녀온 이야기",
        "부산 다녀온 이야기!",
        "부산: 다녀온 이야기",
        "부산에 다녀왔습니다",
        "부산 🐳 다녀온 날",
    ):
        assert not fits(strange, manner), strange


def test_what_nearly_all_of_theirs_have_is_asked_for() -> None:
    manner = title_manner(BRACKETED)
    assert manner
    assert fits("[일상] 부산 다녀온 이야기!", manner)
    assert not fits("부산 다녀온 이야기", manner)


def test_a_title_is_as_long_as_eight_of_ten_of_theirs() -> None:
    manner = title_manner(["가" * n for n in range(1, 11)])
    assert manner
    assert (manner.shortest, manner.longest) == (1, 10)
    assert not fits("가" * 11, manner)


def test_of_too_few_titles_no_manner_is_told() -> None:
    assert title_manner(PLAIN[:4]) is None


def test_at_most_three_that_fit_are_kept_without_numbers_quotes_and_doubles() -> None:
    proposed = [
        "1. **부산 다녀온 이야기**",
        "2) “강릉 다녀온 이야기”",
        "부산 다녀온 이야기",
        "[속초] 이야기",
        "속초 다녀온 이야기",
        "전주 다녀온 이야기",
    ]
    kept = ("부산 다녀온 이야기", "강릉 다녀온 이야기", "속초 다녀온 이야기")
    assert fitting(proposed, title_manner(PLAIN), "부산") == kept


def test_where_none_fits_the_topic_is_put_their_way() -> None:
    assert fitting(["[부산] 최고의 여행!!"], title_manner(PLAIN), "[메모] 부산 다녀온 날!") == ("부산 다녀온 날",)


@given(st.text(max_size=300))
def test_a_shaped_topic_is_never_longer_than_theirs(topic: str) -> None:
    manner = title_manner(PLAIN)
    assert manner
    assert len(in_their_manner(topic, manner)) <= manner.longest


def test_never_more_tags_than_they_use_and_none_where_they_use_none() -> None:
    habit = tag_habit([("일상", "카페")] * 6 + [("일상", "카페", "서울")] * 4)
    assert tags_for(habit, ("#라떼", "디저트", "성수"), "") == ("일상", "카페")
    assert tags_for(tag_habit([()] * 10), ("라떼",), "라떼") == ()
    assert tags_for(tag_habit([]), ("라떼",), "라떼") == ()


def test_tags_of_each_time_come_first_then_those_the_text_names_then_those_proposed() -> None:
    habit = tag_habit([("일상", "카페", "서울")] * 3 + [("일상", "책", "독서")] * 4 + [("일상", "산책", "한강")] * 3)
    assert tags_for(habit, ("성수동",), "한강에서 걸었다") == ("일상", "한강", "성수동")


def test_a_proposed_tag_of_theirs_is_written_as_they_write_it() -> None:
    habit = tag_habit([("Python", "일상")] * 2 + [("일상", "책")] * 8)
    assert tags_for(habit, ("#python",), "") == ("일상", "책")
    assert tags_for(tag_habit([("Python",), ("Go",), ("Rust",)]), ("#python",), "") == ("Python",)
