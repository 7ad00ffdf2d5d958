"""What a model made of a post is shown as its notes only where it is that."""

import json
from dataclasses import replace
from functools import cache

import pytest

from styles.model import Demonstration
from styles.notes.checked import Fault, checked_notes
from styles.notes.telegraphic import complete_notes
from tests.support.travels import answer_for, notes_of, travel


def shown(number: int, more: str = "") -> Demonstration:
    """A travel as a card shows it, with the notes that were made of it offline."""
    post = travel(number)
    text = post.markdown + more
    lines = [line for line in text.split("\n") if line.strip()]
    return Demonstration(post.title, complete_notes(lines, "ko"), text)


@cache
def trip() -> Demonstration:
    return shown(1)


LECTURE = "\n\n".join(
    [
        "좋은 글을 쓰려면 먼저 독자를 떠올려야 합니다. 누가 읽을지 모르는 글은 방향을 잃기 쉽습니다.",
        "다음으로 문단마다 하나의 생각만 담으세요. 그래야 흐름이 또렷해지고 끝까지 따라올 수 있습니다.",
        "마지막으로 소리 내어 읽어 보며 어색한 부분을 고치세요. 퇴고는 세 번쯤 하는 것이 알맞습니다.",
        "이 원칙들을 지키면 누구나 설득력 있는 글을 완성할 수 있으니 차근차근 연습해 보시기 바랍니다.",
    ]
)


def fault(answer: str, each: Demonstration | None = None, spoken: str = "ko") -> Fault | None:
    return checked_notes(answer, each or trip(), spoken).fault


def test_good_notes_are_taken_a_line_each() -> None:
    assert checked_notes(answer_for(1), trip(), "ko") == (notes_of(1), None)


@pytest.mark.parametrize("mark", ["* ", "• ", "1. ", "12) ", "· ", ""])
def test_it_does_not_matter_how_a_model_marks_them(mark: str) -> None:
    assert checked_notes("\n".join(mark + note for note in notes_of(1)), trip(), "ko").notes == notes_of(1)


def test_what_a_model_says_around_its_notes_is_left_out() -> None:
    answer = f"다음은 요청하신 메모입니다:\n\n{answer_for(1)}\n\n더 필요하면 말씀해 주세요!"
    assert checked_notes(answer, trip(), "ko").notes == notes_of(1)


def test_fences_that_a_model_repeats_are_left_out() -> None:
    assert checked_notes(f"<메모 dakopemuri>\n{answer_for(1)}\n</메모 dakopemuri>", trip(), "ko").notes == notes_of(1)


def test_offline_notes_would_be_good_enough() -> None:
    assert fault("\n".join(trip().notes)) is None


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ("", "few"),
        ("죄송하지만 그 요청은 도와드릴 수 없어요.", "few"),
        (LECTURE, "numbers"),
        (json.dumps({"notes": notes_of(1)}, ensure_ascii=False), "form"),
        (json.dumps(notes_of(1), ensure_ascii=False, indent=1), "form"),
        (f"```markdown\n{answer_for(1)}\n```", "form"),
        ("\n".join(f"- {note}" for note in notes_of(1)[:3]), "few"),
        ("\n".join("- " + " ".join(note.split()[:1]) for note in notes_of(1)), "short"),
        ("\n".join(f"- {note}. 덧붙이면 아주 좋은 경험이었고 모두에게 추천" for note in notes_of(1)), "long"),
        ("- " + ", ".join(notes_of(1)) + "\n- 끝\n- 끝\n- 끝", "paragraph"),
        (travel(1).markdown[:-40], "copied"),
        ("\n".join(f"- {note}" for note in notes_of(2)), "numbers"),
        ("x" * 30_000, "long"),
    ],
)
def test_whatever_else_a_model_answers_is_not_shown(answer: str, why: Fault) -> None:
    assert checked_notes(answer, trip(), "ko") == ((), why)


def test_notes_in_another_language_are_not_shown() -> None:
    english = """\
        - Month 2, long postponed trip
        - 3 hours by train, thought of the noodles
        - arrived, wind colder than thought, scarf
        - lunch in an alley behind the market, one bowl
        - 6 thousand won, cheap for the town
        - owner a local, kindly told the way
        - afternoon walk of 4 kilometres by the sea, nobody there
        - legs hurt, small cafe, heard a story
        - a night for 7 thousand, night view
        - warmed leftovers, read to page 41, slept"""
    assert fault(english) == "language"


def test_a_model_that_goes_over_to_chinese_in_the_middle_is_noticed() -> None:
    half = "\n".join([answer_for(1).replace("부모님과", "和父母一起").replace("독자에게", "向读者")])
    assert fault(half) == "language"


def test_every_number_of_the_post_must_be_in_some_note() -> None:
    assert fault(answer_for(1).replace("41쪽까지", "늦게까지")) == "numbers"


def test_a_number_may_be_written_with_or_without_commas_and_zeros() -> None:
    post = shown(1, "\n\n입장료는 12,000원이었고 07:30에 문을 연대요.")
    said = answer_for(1) + "\n- 입장료 12000원, 7시 30분 개장"
    assert fault(said, post) is None
    assert fault(said.replace("12000", "1200"), post) == "numbers"


def test_numbers_of_lists_and_of_code_need_not_be_noted() -> None:
    post = shown(1, "\n\n1. 목도리\n2. 책\n\n```\nsleep 86400\n```")
    assert fault(answer_for(1) + "\n- 목도리\n- 책", post) is None


def test_numbers_of_the_title_may_be_left_to_the_topic() -> None:
    post = replace(trip(), title="강릉 여행 99", text=trip().text + "\n\n벌써 99번째 글이네요.")
    assert fault(answer_for(1) + "\n- 벌써 이만큼 글 씀", post) is None


def test_notes_of_another_post_are_not_shown() -> None:
    about_taxes = [f"세금 신고 {n}단계: 홈택스 접속, 공제 항목 검토" for n in (2, 3, 6, 4, 7, 41)]
    more = [
        "원천징수 영수증 준비",
        "경정청구 기한 주의",
        "환급액 조회",
        "종합소득 합산 여부",
        "간편장부 작성",
        "가산세 면제",
    ]
    assert fault("\n".join([*about_taxes, *more])) == "astray"


def test_a_lecture_is_none_even_where_there_are_no_numbers_to_miss() -> None:
    lines = [
        "바람이 차서 목도리를 얼른 꺼냈어요.",
        "시장 골목 집에서 칼국수를 먹었어요.",
        "다리가 아파서 카페에 앉았네요.",
    ]
    post = Demonstration("여행", complete_notes(lines * 4, "ko"), "\n\n".join(lines * 4))
    assert fault(LECTURE, post) == "astray"


def test_a_few_words_of_the_authors_own_may_stand_as_they_are() -> None:
    [first, *_] = travel(1).markdown.split("\n\n")
    rest = answer_for(1).split("\n")[1:]
    assert fault("\n".join([f"- {first}", *rest])) is None
    assert fault("\n".join([f"- {line}" for line in travel(1).markdown.split("\n\n")[:4]] + rest[3:])) == "copied"


def test_a_quote_in_quotation_marks_is_no_wording_of_the_authors() -> None:
    lines = travel(1).markdown.split("\n\n")[:4]
    rest = answer_for(1).split("\n")[4:]
    assert fault("\n".join([*(f"- 말함: “{line}”" for line in lines), *rest])) is None


def test_english_wording_is_told_by_six_words_in_a_row() -> None:
    said = [f"On day {n} we took the slow train along the grey coast and nobody minded the rain." for n in range(2, 14)]
    post = Demonstration("A trip", tuple(said), "\n\n".join(said))
    notes = [f"day {n}: slow train, grey coast, rain, nobody bothered by it" for n in range(2, 14)]
    assert fault("\n".join(notes), post, "en") is None
    copied = [f"day {n}: the slow train along the grey coast" for n in range(2, 14)]
    assert fault("\n".join(copied), post, "en") == "copied"


def test_japanese_notes_are_checked_like_korean_ones() -> None:
    said = [f"{n}月に友達と京都へ行って、静かなお寺で抹茶を飲みながらのんびり過ごしました。" for n in range(2, 12)]
    post = Demonstration("京都", tuple(said), "\n\n".join(said))
    notes = [f"{n}月、友達と京都、静かな寺、抹茶、のんびり滞在" for n in range(2, 12)]
    assert fault("\n".join(notes), post, "ja") is None
    assert fault("\n".join(line[:-4] for line in said), post, "ja") == "copied"
