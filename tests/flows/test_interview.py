"""What thin notes lack is asked before a draft, in every chat."""

import pytest

from styles.questions import Question
from tests.flows.test_flows import blogger, words
from tests.support.flows.places import ONE_OF_EACH, only, talk
from tests.support.flows.talk import Talk, asked

__all__ = ["talk"]

QUESTIONS = Question("where", "어느 동네예요?"), Question("why", "왜 가셨어요?")
ANSWER = "대림창고 옆에 새로 생긴 데, 친구가 가자고 해서"
CAFE = "# 성수 카페\n\n친구가 가자고 해서 갔어요."


async def curious(talk: Talk) -> None:
    await blogger(talk)
    talk.bot.questions = QUESTIONS
    talk.model.says(CAFE)


async def test_the_answer_to_what_was_asked_before_a_restart_is_written_from(talk: Talk) -> None:
    await curious(talk)
    shown = await talk.writes("성수 카페", "라떼")
    assert words(shown.text) == words(talk.words.questions([question.text for question in QUESTIONS]))
    assert shown.labels == ("그냥 써 주세요", "앞으로 묻지 마세요")
    await talk.restart()
    draft = await talk.replies(shown, ANSWER)
    assert draft.file == ("성수-카페-1.md", f"{CAFE}\n".encode())
    [request] = talk.model.requests
    assert f"라떼\n{ANSWER}" in asked(request)[-1][1]


@pytest.mark.parametrize("answer", ["몰라", "https://naver.me/5abcDEF"])
@only(["console", "discord in private", "telegram"])
async def test_plain_words_are_the_answer_where_nobody_else_listens(talk: Talk, answer: str) -> None:
    await curious(talk)
    await talk.writes("성수 카페", "라떼")
    draft = await talk.says(answer)
    assert draft.file[1] == f"{CAFE}\n".encode()
    assert ("naver.me" in asked(talk.model.requests[-1])[-1][1]) == answer.startswith("https")


@only(ONE_OF_EACH)
async def test_a_button_has_it_written_as_it_is(talk: Talk) -> None:
    await curious(talk)
    shown = await talk.writes("성수 카페", "라떼")
    assert (await talk.presses(shown, "그냥 써 주세요")).file[1] == f"{CAFE}\n".encode()
    assert words((await talk.presses(shown, "그냥 써 주세요")).text) == words(talk.words.written_already())
