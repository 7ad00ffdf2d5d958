"""What people say to their style card, and what it means."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.card.card_requests import (
    LAST,
    AddRule,
    CardRequest,
    DropRule,
    DropRules,
    History,
    Look,
    Puzzled,
    Undo,
    UseVersion,
    Welcome,
    habit_against,
    line,
    parse_card_request,
)
from styles.measuring.habits import HABITS
from styles.model import Habit
from tests.support.authors import card

RULES = [
    "저는 ~입니다체 안 써요",
    "이모지는 빼 줘",
    "이모지 빼 줄래요?",
    "느낌표 좀 줄여 주실 수 있나요?",
    "물음표(?) 쓰지 마",
    "글 끝에 감사합니다 넣어 줘",
    "감사합니다는 쓰지 마세요",
    "취소선은 쓰지 않아요",
    "소제목 없이 써 주세요!",
    "어떻게든 짧게 써 줘",
    "버전 관리라는 말은 쓰지 마",
    "2번 이상 같은 말을 하지 마",
    "ㅋㅋ 빼",
    "반말로",
    "no emoji",
    "leave out emoji, please",
    "can you leave out emoji?",
    "don't use bullet points",
    "삭제라는 말은 쓰지 마",
    "목록은 3개까지만",
    "ですます体で",
    "문장 끝은 ~네요",
    "~네요체 많이 써요",
]


@pytest.mark.parametrize("said", RULES)
def test_how_to_write_becomes_a_rule_in_their_own_words(said: str) -> None:
    assert parse_card_request(f"  {said}\n") == AddRule(said)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2번 규칙 지워 줘", DropRule(2)),
        ("2번 지워줘!", DropRule(2)),
        ("규칙 2 삭제", DropRule(2)),
        ("#2 빼 주세요", DropRule(2)),
        ("12번째 규칙은 없애 줘", DropRule(12)),
        ("0번 지워 줘", DropRule(0)),
        ("delete 2", DropRule(2)),
        ("Please remove rule number 2.", DropRule(2)),
        ("마지막 규칙 지워 줘", DropRule(LAST)),
        ("delete the last rule", DropRule(LAST)),
        ("규칙 다 지워 줘", DropRules()),
        ("delete all", DropRules()),
        ("되돌려 줘", Undo()),
        ("되돌려주세요~", Undo()),
        ("방금 거 취소해 줘", Undo()),
        ("원래대로 해 줘", Undo()),
        ("취소", Undo()),
        ("undo", Undo()),
        ("Undo that!", Undo()),
        ("버전", History()),
        ("버전 보여 줘", History()),
        ("버전 목록", History()),
        ("versions", History()),
        ("버전 2로", UseVersion(2)),
        ("버전 2로 되돌려 줘", UseVersion(2)),
        ("2번 버전으로 해 줘", UseVersion(2)),
        ("버전2", UseVersion(2)),
        ("use version 2", UseVersion(2)),
        ("v12", UseVersion(12)),
        ("", Look()),
        ("말투 보여 줘", Look()),
        ("보여줘", Look()),
        ("show", Look()),
        ("고마워요!", Welcome()),
        ("정말 감사합니다 ㅎㅎ", Welcome()),
        ("thanks!", Welcome()),
    ],
)
def test_what_can_be_done_with_a_card_is_understood(said: str, meant: CardRequest) -> None:
    assert parse_card_request(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "이게 뭐예요?",
        "왜 이렇게 나와요",
        "어떻게 바꿔요",
        "이거 맞나요",
        "내 말투가 원래 이런가요",
        "what is this?",
        "how does this work",
        "좋아요",
        "네",
        "와",
        "신기하네요!",
        "이모지가 너무 많네요 ㅋㅋ",
        "와 이걸 다 아는군요",
        "ok",
        "👍",
        "ㅋㅋㅋㅋ",
        "ㅇㅇ",
        "!!!",
        "1",
        "...?",
    ],
)
def test_questions_assent_and_noises_are_no_rules(said: str) -> None:
    assert parse_card_request(said) == Puzzled()


def test_a_rule_of_several_lines_is_one_line() -> None:
    assert parse_card_request("이모지는\n\n\t빼 줘\x00\ud83d") == AddRule("이모지는 빼 줘")


@given(st.text(st.characters(), max_size=300))
def test_any_words_mean_something_and_a_rule_can_be_stored(said: str) -> None:
    match parse_card_request(said):
        case AddRule(rule):
            assert rule == line(said) != ""
            rule.encode()
        case found:
            assert isinstance(found, CardRequest)


def test_a_rule_against_a_habit_is_noticed() -> None:
    chatty = card("chatty")
    assert habit_against("느낌표는 쓰지 마세요", chatty) == "exclamation"
    assert habit_against("ㅎㅎ 안 붙여요", chatty) == "laugh"
    assert habit_against("no ellipses, please", chatty) == "dots"
    assert habit_against("느낌표를 더 써 줘", chatty) == "", "it does not forbid anything"
    assert habit_against("이모지는 빼 줘", chatty) == "", "there are none in these posts"
    assert habit_against("반말 쓰지 마", chatty) == ""


@pytest.mark.parametrize(
    "said", ["저는 ~입니다체 안 써요", "반말 쓰지 마!", "반말 빼 줘 ㅋㅋ", "반말 안 써요...", "쉼표는 빼"]
)
def test_a_mark_that_is_used_is_not_spoken_of(said: str) -> None:
    habits = tuple(Habit(n, 0.5, 1.0, 2.0) for n in HABITS)
    assert habit_against(said, replace(card("plain"), profile=replace(card("plain").profile, habits=habits))) == ""


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("이모지는 빼 줘", "emoji"),
        ("소제목 없이", "heading"),
        ("목록 쓰지 마", "bullet"),
        ("굵은 글씨 안 써요", "bold"),
        ("말줄임표 쓰지 마세요", "dots"),
        ("물결 빼 줘", "wave"),
        ("링크 넣지 마", "link"),
        ("ㅋㅋ 빼 줘", "laugh"),
        ("ㅠㅠ는 쓰지 마세요", "cry"),
        ("!는 안 써요", "exclamation"),
        ("... 같은 거 쓰지 마", "dots"),
        ("느낌표는 빼 줘", "exclamation"),
        ("don't use bold", "bold"),
        ("표는 쓰지 마", "table"),
    ],
)
def test_habits_are_known_by_what_people_call_them(said: str, name: str) -> None:
    habits = tuple(Habit(n, 0.5, 1.0, 2.0) for n in HABITS)
    ruled = replace(card("plain"), profile=replace(card("plain").profile, habits=habits))
    assert habit_against(said, ruled) == name
