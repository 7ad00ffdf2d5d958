"""What happens to sentences of a draft that must not stay."""

from dataclasses import replace

import pytest

from bot.drafts.model_errors import Busy
from styles import Passage, Prompt, Turn, faults, leaks, mend_sentences, prompt, to_mend
from styles.prompting.mend import MOST
from tests.support.authors import card
from tests.support.people import Person, Stage

GOOD = "# 비 온 날\n\n오늘은 비가 와서 집에만 있었어요. 김치전도 부쳐 먹었고요.\n"
LEAKED = "# 비 온 날\n\n오늘은 비가 와서 집에만 있었어요. 김치전도 非常 맛있었고요.\n"


async def _blogger(stage: Stage) -> Person:
    ann = stage.person("ann")
    await ann.says("/register-blog https://kong.example")
    return ann


@pytest.fixture
def asked() -> Prompt:
    return prompt(card("chatty"), "비 온 날", "- 김치전")


async def test_a_sentence_with_letters_of_another_script_is_asked_for_anew(stage: Stage) -> None:
    ann = await _blogger(stage)
    stage.writer.will(LEAKED, "1. 김치전도 정말 맛있었고요.")
    shown = await ann.says("/write 비 온 날\n김치전")
    assert "非常" in shown.seen[-2].text or "非常" in "".join(r.text for r in shown.seen)
    assert "김치전도 정말 맛있었고요." in shown.text
    assert "非常" not in shown.text
    assert shown.file
    assert "정말 맛있었고요" in shown.file.data.decode()


async def test_only_that_sentence_changes(stage: Stage) -> None:
    ann = await _blogger(stage)
    stage.writer.will(LEAKED, "1. 김치전도 정말 맛있었고요.")
    shown = await ann.says("/write 비 온 날\n김치전")
    assert shown.file
    assert shown.file.data.decode() == LEAKED.replace("非常", "정말")


async def test_a_draft_that_cannot_be_mended_stays_and_its_letters_are_named(stage: Stage) -> None:
    ann = await _blogger(stage)
    stage.writer.will(LEAKED, [Busy("api.example")])
    shown = await ann.says("/write 비 온 날\n김치전")
    assert "다른 나라 글자(‘非常’)가 섞여 있어요" in shown.text
    assert shown.file
    assert shown.file.data.decode() == LEAKED


async def test_a_clean_draft_is_asked_for_once(stage: Stage) -> None:
    ann = await _blogger(stage)
    stage.writer.will(GOOD)
    shown = await ann.says("/write 비 온 날\n김치전")
    assert len(stage.writer.prompts) == 1
    assert "다른 나라 글자" not in shown.text


async def test_an_answer_that_nobody_can_see_is_no_draft(stage: Stage) -> None:
    ann = await _blogger(stage)
    stage.writer.will(" \u200b\n\u200b")
    shown = await ann.says("/write 비 온 날\n김치전")
    assert not shown.file
    assert "모델의 답이 비어 있어요" in shown.text
    assert shown.labels == ["다시 써 보기"]


def test_letters_the_person_wrote_in_the_notes_are_theirs(asked: Prompt) -> None:
    assert leaks(asked, LEAKED) == ("非常",)
    assert not leaks(replace(asked, notes="非常口 이야기"), LEAKED)
    assert not faults(replace(asked, notes="非常口 이야기"), LEAKED)


def test_sentences_taken_from_the_passages_must_not_stay(asked: Prompt) -> None:
    theirs = "장날에는 시장 골목 끝에서 국수를 파는 할머니가 늘 먼저 인사를 건네주시곤 했어요."
    passage = Passage(f"{theirs} 그날도 그랬고요.", "장날", True, True)
    known = replace(asked, card=replace(asked.card, passages=(passage,)))
    draft = f"# 장날\n\n오늘 장에 다녀왔어요. {theirs} 국수가 참 맛있었어요.\n"
    assert faults(known, draft) == (theirs,)
    assert not faults(replace(known, notes=theirs), draft)


def test_at_most_six_sentences_are_asked_for_at_once(asked: Prompt) -> None:
    draft = "\n\n".join(f"{n}번째 非常 이야기예요." for n in range(20))
    assert len(faults(asked, draft)) == MOST


def test_asking_for_sentences_only_adds_to_the_conversation(asked: Prompt) -> None:
    again = to_mend(asked, LEAKED, ("김치전도 非常 맛있었고요.",))
    assert again.messages[:2] == asked.messages
    assert again.messages[2].content == LEAKED
    assert "1. 김치전도 非常 맛있었고요." in again.messages[3].content
    assert "글 전체" not in again.messages[3].content
    assert again.then(Turn("x", "더 짧게")).messages[:4] == again.messages


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "네, 고쳤어요!",
        "7. 없는 문장이에요.",
        "0. 영.",
        "1.",
        "1. " + "길게 " * 200,
        "1. 아",
        "1) \n2) \n",
        "\n" * 50,
    ],
)
def test_an_answer_that_is_none_changes_nothing(answer: str) -> None:
    assert mend_sentences(LEAKED, ("김치전도 非常 맛있었고요.",), answer) == LEAKED


def test_sentences_are_put_where_they_stood() -> None:
    text = "하나 あ예요. 둘이에요. 셋 い이에요."
    answer = "1. 하나 아예요.\n2: 셋 이이에요."
    assert mend_sentences(text, ("하나 あ예요.", "셋 い이에요."), answer) == "하나 아예요. 둘이에요. 셋 이이에요."


async def test_where_the_passages_have_a_dot_for_an_address_the_author_gets_a_gap(stage: Stage) -> None:
    ann = await _blogger(stage)
    stage.writer.will("# 빵집\n\n![식빵](·)\n\n[지도](·)를 보고 갔어요. ![](·)\n")
    shown = await ann.says("/write 빵집")
    assert shown.file
    assert shown.file.data.decode() == (
        "# 빵집\n\n[확인: 사진, 식빵]\n\n지도 [확인: 링크]를 보고 갔어요. [확인: 사진]\n"
    )
