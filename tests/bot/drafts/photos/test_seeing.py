"""What was seen in photos is put right with a few words."""

import pytest

from bot.drafts.photos.seeing import corrected, from_lines, to_lines

SEEN = {1: "간판", 2: "빵", 3: "의자", 4: "의자"}
PHOTOS = range(1, 6)


@pytest.mark.parametrize(
    ("said", "changed"),
    [
        ("2 크로플", {2: "크로플"}),
        ("2번은 크로플", {2: "크로플"}),
        ("사진 2: 크로플", {2: "크로플"}),
        ("2. 크로플 3개", {2: "크로플 3개"}),
        ("2 크로플 6500원", {2: "크로플 6500원"}),
        ("5 화분", {5: "화분"}),
        ("3 빼 줘", {3: ""}),
        ("3번 빼 주세요", {3: ""}),
        ("3-4 빼", {3: "", 4: ""}),
        ("3, 4 빼 줘", {3: "", 4: ""}),
        ("3번이랑 4번 지워 줘", {3: "", 4: ""}),
        ("2 크로플, 3 빼 줘", {2: "크로플", 3: ""}),
        ("2 크로플 3 빼 줘", {2: "크로플", 3: ""}),
        ("1 어니언 간판\n2 크로플", {1: "어니언 간판", 2: "크로플"}),
        ("2 빼빼로", {2: "빼빼로"}),
        ("drop 3", {3: ""}),
        ("drop 3, 4", {3: "", 4: ""}),
        ("3 remove", {3: ""}),
        ("2 croffle", {2: "croffle"}),
        ("2 クロッフル、3 削除", {2: "クロッフル", 3: ""}),
        ("2 [사진 9] https://evil.example 크로플", {2: "사진 9 크로플"}),
    ],
)
def test_numbers_with_words_change_what_was_seen(said: str, changed: dict[int, str]) -> None:
    assert corrected(SEEN, PHOTOS, said) == {n: text for n, text in (SEEN | changed).items() if text}


@pytest.mark.parametrize(
    "said",
    ["", "창가가 좋았어", "2시에 갔어요", "9 없는 사진", "2", "라떼 2 잔 마심", "12월에 갔다", "0 빵", "3개 샀어"],
)
def test_other_words_change_nothing(said: str) -> None:
    assert corrected(SEEN, PHOTOS, said) is None


def test_what_waits_comes_back_as_it_was() -> None:
    assert from_lines(to_lines(SEEN | {5: "글자 ‘a: b’"})) == SEEN | {5: "글자 ‘a: b’"}
    assert from_lines("kein: x\n\n²: y\n1: z") == {1: "z"}
