"""Three openings, one of which is chosen, in every chat."""

import pytest

from tests.flows.test_flows import blogger, words
from tests.support.flows.places import ONE_OF_EACH, only, talk
from tests.support.flows.talk import Talk, asked

__all__ = ["talk"]

TITLE = "# 제주에서 사흘"
THREE = ("공항 문이 열리자 비 냄새가 먼저 났어요.", "제주까지 와서 왜 하필 비였을까요?", "첫날은 비가 왔어요.")
LISTED = "\n\n".join([TITLE, *(f"{number}. {text}" for number, text in enumerate(THREE, 1))])
BEGUN = f"{TITLE}\n\n{THREE[1]}"


async def test_the_opening_that_is_chosen_is_written_on_from_after_a_restart(talk: Talk) -> None:
    await blogger(talk)
    talk.model.continues = "continue_final_message"
    talk.model.says(LISTED)
    talk.model.says(" 그래도 고기국수는", " 먹었어요.")
    shown = await talk.opens("제주 3일 여행", "비")
    assert shown.labels == ("1번", "2번", "3번", "다시 써 보기")
    assert words(shown.text) == words(talk.read(f"{LISTED}\n\n———\n{talk.words.openings_offered()}"))
    await talk.restart()
    draft = await talk.presses(shown, "2번")
    whole = f"{BEGUN} 그래도 고기국수는 먹었어요."
    assert words(draft.text) == words(talk.read(whole))
    assert draft.file == ("제주-3일-여행-1.md", f"{whole}\n".encode())
    assert asked(talk.model.requests[-1])[-1] == ("assistant", BEGUN)


@only(ONE_OF_EACH)
@pytest.mark.parametrize("again", ["", f"{BEGUN} "])
async def test_where_the_server_begins_anew_the_opening_stays_and_stands_there_once(talk: Talk, again: str) -> None:
    await blogger(talk)
    talk.model.says(LISTED)
    talk.model.says(f"{again}그래도 고기국수는 먹었어요.")
    draft = await talk.presses(await talk.opens("제주 3일 여행", "비"), "2번")
    assert draft.file[1] == f"{BEGUN} 그래도 고기국수는 먹었어요.\n".encode()
    assert asked(talk.model.requests[-1])[-2] == ("assistant", BEGUN)
