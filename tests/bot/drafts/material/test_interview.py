"""Who is asked, for what, and what an answer tells."""

import pytest

from bot.commands import AskMe, JustWrite, Say, Write
from bot.commands.grammar import parse
from bot.commands.short_answers import wants_longer, without_just_write
from bot.drafts.material.interview import Asking, is_answer, material_in, outcome, questions
from bot.model import AskedQuestion, Draft
from bot.stores.materials import FacetCount, InterviewWishes, Material
from styles import StyleCard, learn
from styles.questions import Question
from styles.questions.facet import FACETS
from tests.support.desk import NOON
from tests.support.posts import CHATTY

ALL = [Question(facet, f"{facet}?") for facet in FACETS]


@pytest.fixture(scope="module")
def chatty() -> StyleCard:
    return learn(CHATTY)


def choose(card: StyleCard, topic: str, notes: str, asked: object, spoken: str) -> list[Question]:
    assert isinstance(asked, set)
    return [question for question in ALL if question.facet not in asked][:3]


def asking(card: StyleCard, notes: str = "", **how: object) -> Asking:
    wishes = InterviewWishes(asks=bool(how.get("asks", True)), skipped=int(str(how.get("skipped", 0))))
    counts = {"where": FacetCount(2, int(str(how["told"])))} if "told" in how else {}
    asked = tuple(AskedQuestion(str(facet), "?", open=False) for facet in str(how.get("asked", "")).split())
    return Asking(card, "성수 카페", notes, wishes, counts, "ko", asked)


def facets(about: Asking) -> list[str]:
    return [question.facet for question in questions(about, choose)]


def test_what_was_asked_before_or_never_told_is_not_asked(chatty: StyleCard) -> None:
    assert facets(asking(chatty)) == ["where", "when", "who"]
    assert facets(asking(chatty, told=1)) == ["where", "when", "who"]
    assert facets(asking(chatty, told=0)) == ["when", "who", "why"]
    assert facets(asking(chatty, asked="where who")) == ["when", "why", "price"]


def test_who_wants_none_or_has_skipped_twice_is_asked_nothing(chatty: StyleCard) -> None:
    assert not facets(asking(chatty, asks=False))
    assert not facets(asking(chatty, "라떼", skipped=2))
    assert facets(asking(chatty, "라떼", skipped=1))
    assert facets(asking(chatty, skipped=5))
    assert not facets(asking(chatty, "어제 성수동 카페에 다녀왔어요."))


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("", {"where": False, "why": False}),
        ("궁금해서 가 봤어요", {"where": False, "why": True}),
        ("성수, 친구가 가자고", {"where": True, "why": True}),
        ("성수\n그냥", {"where": True, "why": True}),
    ],
)
def test_an_answer_tells_what_is_found_in_it_or_all_if_it_has_as_many_parts(answer: str, told: dict[str, bool]) -> None:
    asked = AskedQuestion("where", "어디?"), AskedQuestion("why", "왜?"), AskedQuestion("who", "누구?", open=False)
    draft = Draft("ann", 1, 1, "카페", "", "room", True, NOON, state="asked", asked=asked, heard=1)
    given = [Material(1, "note", "친구랑 홍대", "1"), Material(2, "answer", answer, "2")]
    found = outcome(draft, given, "ko", "notes")
    assert (found.heard, found.notes, found.facets, found.skipped) == (2, "notes", told, not answer)


@pytest.mark.parametrize(
    ("said", "answers", "material"),
    [
        ("대림창고 옆", True, "대림창고 옆"),
        ("blog.naver.com/x", True, "blog.naver.com/x"),
        ("네", True, ""),
        ("계속", True, ""),
        ("그만", True, ""),
        ("기억 안 나요", True, ""),
        ("ㅋㅋ", True, ""),
        ("더 길게", True, ""),
        ("앞으로 묻지 마세요", True, ""),
        ("/cancel", True, ""),
        ("/write 다른 글", False, "/write 다른 글"),
        ("/drafts", False, "/drafts"),
        ("도움말", False, ""),
    ],
)
def test_plain_words_are_answers_and_commands_are_not(said: str, answers: bool, material: str) -> None:
    command = parse(said)
    assert is_answer(command, said.startswith("/")) == answers
    if answers:
        assert material_in(command, said) == material


@pytest.mark.parametrize(
    ("said", "command"),
    [
        ("그냥 써줘!", JustWrite()),
        ("그냥 써 주세요", JustWrite()),
        ("Just write it.", JustWrite()),
        ("앞으로 묻지 마세요", AskMe(False)),
        ("don't ask again", AskMe(False)),
        ("다시 물어봐 주세요", AskMe(True)),
        ("그냥 써도 되는 말만 남겨 줘", Say("그냥 써도 되는 말만 남겨 줘")),
        ("다시 물어봐 달라는 부분을 빼 줘", Say("다시 물어봐 달라는 부분을 빼 줘")),
    ],
)
def test_what_people_say_about_being_asked(said: str, command: object) -> None:
    assert parse(said) == command


@pytest.mark.parametrize(
    ("topic", "notes", "left"),
    [
        ("성수 카페 그냥 써 줘", "", Write("성수 카페", "")),
        ("그냥 써 줘", "라떼", Write("", "라떼")),
        ("성수 카페", "라떼\n- 그냥 써줘.\n창가", Write("성수 카페", "라떼\n창가")),
        ("그냥 써 본 글", "라떼", None),
        ("일기장에 그냥 쓰기", "", None),
        ("편지쓰기", "", None),
    ],
)
def test_a_wish_for_no_questions_is_no_part_of_the_topic(topic: str, notes: str, left: Write | None) -> None:
    assert without_just_write(Write(topic, notes)) == left


def test_only_the_wish_for_a_longer_text_is_one() -> None:
    assert wants_longer("더 길게!")
    assert wants_longer("Make it longer please.")
    assert not wants_longer("두 번째 문단만 더 길게")
