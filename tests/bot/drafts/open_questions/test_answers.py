"""A reply is read as answers only where it is certain which number means what."""

import pytest

from bot.drafts.open_questions.answers import answers_in, begins_with_number


@pytest.mark.parametrize(
    ("said", "answers"),
    [
        ("1 10시부터 2 동생이랑", {1: "10시부터", 2: "동생이랑"}),
        ("1 10시부터 2시까지 2 동생", {1: "10시부터 2시까지", 2: "동생"}),
        ("1. 10시부터\n2. 동생이랑", {1: "10시부터", 2: "동생이랑"}),
        ("1) 10시부터, 2) 동생이랑", {1: "10시부터", 2: "동생이랑"}),
        ("①10시부터 ②동생이랑", {1: "10시부터", 2: "동생이랑"}),
        ("1번은 10시부터 2번은 동생이랑", {1: "10시부터", 2: "동생이랑"}),
        ("(2) 동생이랑 (1) 10시", {1: "10시", 2: "동생이랑"}),
        ("2 동생이랑", {2: "동생이랑"}),
        ("1: 오전 10시 30분", {1: "오전 10시 30분"}),
        ("1 어른 2 아이 3\n2 동생이랑", {1: "어른 2 아이 3", 2: "동생이랑"}),
        ("1 9 명이서 2 동생", {1: "9 명이서", 2: "동생"}),
        ("1 몰라요 2 동생이랑", {2: "동생이랑"}),
        ("1 2.5km\n2 3,000원", {1: "2.5km", 2: "3,000원"}),
    ],
)
def test_numbers_that_stand_alone_part_the_answers(said: str, answers: dict[int, str]) -> None:
    assert answers_in(said, 2) == answers


@pytest.mark.parametrize(
    "said",
    [
        "1번 빼 줘",
        "1 지워 주세요",
        "2 하지 마",
        "1 더 짧게",
        "1 https://example.com/menu",
        "1 map.example.com 2 동생",
        "1 어른 2 명",
        "1 어른 2 아이 3 2 동생",
        "1 몰라요",
        "10시부터",
        "동생이랑 갔어요",
        "3 동생이랑",
        "1",
        "",
        "1 뭐예요?",
        "1 " + "가" * 400,
    ],
)
def test_wishes_addresses_and_what_is_not_certain_answer_nothing(said: str) -> None:
    assert answers_in(said, 2) == {}


def test_a_number_of_the_text_is_none_of_the_list() -> None:
    assert begins_with_number("1번 빼 줘")
    assert not begins_with_number("2 문단만 더 짧게")
    assert not begins_with_number("1번째 문단을 줄여 줘")
    assert not begins_with_number("더 짧게 써 주세요")
