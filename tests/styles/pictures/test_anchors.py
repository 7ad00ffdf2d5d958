"""How the places of photos are written and read."""

import pytest

from styles.pictures.anchors import (
    Photo,
    anchor,
    anchors,
    as_pictures,
    find_numbers,
    is_anchor_line,
    photos_in,
    without_photos,
)


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("[사진 3]", (3,)),
        ("[사진3]", (3,)),
        ("[사진 3번]", (3,)),
        ("[사진 3–5]", (3, 4, 5)),
        ("[사진 3-사진 5]", (3, 4, 5)),
        ("[사진 3, 4, 7]", (3, 4, 7)),
        ("[사진 3: 창가 자리]", (3,)),
        ("**[사진 3]**", (3,)),
        ("![사진 3](·)", (3,)),
        ("[사진 3](photo3.jpg)", (3,)),
        ("[확인: 사진 3]", (3,)),
        ("[Photo 12]", (12,)),
        ("[Pictures 2-3]", (2, 3)),
        ("[写真 4]", (4,)),
        ("[사진]", ()),
        ("[사진 0]", ()),
        ("[사진첩 3]", ()),
        ("사진 3", ()),
        ("[사진 3000]", ()),
    ],
)
def test_places_are_read_as_models_and_people_write_them(written: str, numbers: tuple[int, ...]) -> None:
    assert find_numbers(f"앞\n{written}\n뒤") == numbers


def test_an_endless_row_is_no_row() -> None:
    assert find_numbers("[사진 1–999]") == (1, 999)


@pytest.mark.parametrize(("language", "said"), [("ko", "[사진 2]"), ("en", "[picture 2]"), ("ja", "[写真 2]")])
def test_places_are_written_in_the_language_of_the_posts(language: str, said: str) -> None:
    assert anchor([2], language) == said
    assert find_numbers(said) == (2,)


def test_rows_are_as_long_as_the_author_sets_them() -> None:
    assert list(anchors([1, 2, 3, 4, 5, 9], 3, "ko")) == ["[사진 1–3]", "[사진 4–5]", "[사진 9]"]
    assert list(anchors([1, 2], 1, "ko")) == ["[사진 1]", "[사진 2]"]


def test_notes_say_what_photos_show() -> None:
    notes = "라떼 6,500원\n[사진 1] 14:05 간판\n- [사진 2–3] 빵\n창가 [사진 4] 자리\n[사진 1] 또"
    assert photos_in(notes) == (Photo(1, "14:05 간판"), Photo(2, "빵"), Photo(3, "빵"))
    assert without_photos(notes) == "라떼 6,500원\n창가 [사진 4] 자리"


def test_no_draft_has_more_than_forty_photos() -> None:
    assert len(photos_in("\n".join(f"[사진 {n}]" for n in range(1, 60)))) == 40


def test_a_line_of_places_is_a_picture_and_a_place_within_a_sentence_is_none() -> None:
    assert as_pictures("글\n\n[사진 3–4]\n\n위 [사진 3]처럼") == "글\n\n![](photo-3) ![](photo-4)\n\n위 [사진 3]처럼"
    assert is_anchor_line("> **[사진 3]** [사진 4]")
    assert not is_anchor_line("[사진 3] 창가")
