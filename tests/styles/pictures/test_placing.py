"""Each photo has one place in a draft, in order, whatever a model makes of that."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styles.model import PictureHabit
from styles.pictures.anchors import Photo, find_numbers, is_anchor_line, photos_in
from styles.pictures.placing import place

SINGLE = PictureHabit(1.0, 2.0, 0.0, 1)
IN_ROWS = PictureHabit(1.0, 4.0, 0.2, 3)
DRAFT = """\
# 성수 카페

비 오는 날이라 일찍 나갔어요.

라떼가 진짜 고소했어요.
창가 자리에 앉았는데 좋더라고요.

- 소금빵 4,000원
- 크루아상 5,500원

크루아상은 겹이 살아 있어서 또 먹고 싶네요.

다음에 또 갈 거예요.
"""
PHOTOS = photos_in("[사진 1] 비 오는 골목\n[사진 2] 라떼\n[사진 3] 크루아상\n[사진 4]")


def placed(text: str, photos: tuple[Photo, ...] = PHOTOS, habit: PictureHabit | None = SINGLE) -> str:
    return place(text, photos, habit, "ko")


def words(text: str) -> list[str]:
    """A text without its places."""
    return [line for line in text.split("\n") if line.strip() and not is_anchor_line(line)]


def test_a_missing_photo_comes_below_the_paragraph_that_tells_of_it() -> None:
    text = placed(DRAFT)
    assert find_numbers(text) == (1, 2, 3, 4)
    assert "나갔어요.\n\n[사진 1]\n\n라떼가" in text
    assert "좋더라고요.\n\n[사진 2]\n\n- 소금빵" in text
    assert "- 크루아상 5,500원\n\n[사진 3]\n" in text
    assert words(text) == words(DRAFT)


def test_photos_nobody_said_anything_of_are_spread_evenly() -> None:
    paragraphs = [f"{n}번째 이야기를 이만큼 적었어요." for n in range(12)]
    text = placed("\n\n".join(paragraphs), tuple(Photo(n) for n in (1, 2, 3)))
    lines = [line for line in text.split("\n") if line]
    assert [lines.index(f"[사진 {n}]") for n in (1, 2, 3)] == [3, 8, 13]


def test_they_stand_in_rows_where_the_authors_posts_have_rows() -> None:
    text = placed("하나예요.\n\n둘이에요.\n\n셋이에요.", tuple(Photo(n) for n in range(1, 8)), IN_ROWS)
    assert [line for line in text.split("\n") if is_anchor_line(line)] == ["[사진 1–3]", "[사진 4–6]", "[사진 7]"]
    rows = "글이에요.\n\n[사진 1]\n\n[사진 2]\n\n끝."
    assert placed(rows, (Photo(1), Photo(2)), IN_ROWS) == "글이에요.\n\n[사진 1–2]\n\n끝."
    assert placed("글이에요.\n\n[사진 1–2]\n\n끝.", (Photo(1), Photo(2))) == rows


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("앞.\n\n[사진 1]\n\n[사진 1]\n\n뒤.", "앞.\n\n[사진 1]\n\n뒤."),
        ("앞.\n\n[사진 9]\n\n[사진 1]\n\n뒤.", "앞.\n\n[사진 1]\n\n뒤."),
        ("앞 [사진 1] 말.\n\n뒤.", "앞 말.\n\n[사진 1]\n\n뒤."),
        ("앞.\n[사진 1]\n뒤.", "앞.\n[사진 1]\n뒤."),
        ("앞.\n[사진 7]\n뒤. [사진 1]", "앞.\n뒤.\n\n[사진 1]"),
        ("## 제목 [사진 1]\n\n뒤.", "## 제목\n\n[사진 1]\n\n뒤."),
        ("앞.\n\n```\n[사진 1]\n\nx = 1\n```\n\n뒤.", "앞.\n\n```\n\nx = 1\n```\n\n[사진 1]\n\n뒤."),
        ("앞.\n\n![사진 1](·)\n\n뒤.", "앞.\n\n[사진 1]\n\n뒤."),
        ("앞.\n\n[확인: 사진, 빵집]\n\n[사진 1]\n\n뒤 [확인: 사진]요.", "앞.\n\n[사진 1]\n\n뒤 요."),
        ("앞.\n\n[사진 1]\n*창가 자리*\n\n뒤.", "앞.\n\n[사진 1]\n*창가 자리*\n\n뒤."),
        ("| 표 | [사진 1] |\n|---|---|\n| a | b |\n\n뒤.", "| 표 | |\n|---|---|\n| a | b |\n\n[사진 1]\n\n뒤."),
        ("---\ntitle: 카페\n---\n\n글.", "---\ntitle: 카페\n---\n\n글.\n\n[사진 1]"),
        ("", "[사진 1]"),
        ("# 제목만", "# 제목만\n\n[사진 1]"),
    ],
)
def test_what_stands_twice_or_for_no_photo_or_within_something_is_put_right(wrong: str, right: str) -> None:
    assert placed(wrong, (Photo(1),)) == right
    assert placed(right, (Photo(1),)) == right


def test_photos_out_of_order_are_put_between_their_neighbours() -> None:
    text = "가.\n\n[사진 3]\n\n나.\n\n[사진 1]\n\n다.\n\n[사진 2]\n\n라."
    assert (
        placed(text, tuple(Photo(n) for n in (1, 2, 3)))
        == "가.\n\n나.\n\n[사진 1]\n\n다.\n\n[사진 2]\n\n라.\n\n[사진 3]"
    )


def test_an_order_that_was_asked_for_stays() -> None:
    text = "가.\n\n[사진 3]\n\n나.\n\n[사진 1]\n\n다.\n\n[사진 2]\n\n라."
    assert place(text, tuple(Photo(n) for n in (1, 2, 3)), SINGLE, "ko", order=(3, 1, 2)) == text


def test_items_of_a_list_are_not_torn_apart() -> None:
    text = placed("앞말이에요.\n\n1. 하나\n\n2. 둘\n\n3. 셋\n\n뒷말이에요.", tuple(Photo(n) for n in (1, 2, 3)))
    assert "1. 하나\n\n2. 둘\n\n3. 셋\n" in text


PIECES = st.sampled_from(
    [
        "글이에요.",
        "[사진 1]",
        "[사진 2–4]",
        "[사진 4]",
        "[사진 9]",
        "\n",
        "\n\n",
        "```",
        "## 제목",
        "- 항목",
        " ",
        "*말*",
        "---",
    ]
)


@given(st.lists(PIECES, max_size=25), st.integers(0, 6), st.integers(1, 3))
def test_each_photo_stands_exactly_once_in_order_and_no_word_is_lost(
    pieces: list[str], count: int, together: int
) -> None:
    text = "".join(pieces)
    photos = tuple(Photo(n) for n in range(1, count + 1))
    done = place(text, photos, PictureHabit(1, 1, 0, together), "ko")
    assert find_numbers(done) == tuple(range(1, count + 1))
    assert done.count("글이에요.") == text.count("글이에요.")
    assert place(done, photos, PictureHabit(1, 1, 0, together), "ko") == done
