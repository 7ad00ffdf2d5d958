"""A text that is carried on is one text: nothing at the seam is lost, doubled or let through."""

import pytest

from bot.drafts.growing import Growing
from bot.drafts.model_errors import EmptyAnswer
from bot.drafts.sanitise.addresses import Given
from bot.drafts.sanitise.text import NOBODYS
from bot.kit.beside.label import without_label
from bot.model import Revision


async def nowhere() -> Given:
    return NOBODYS


async def carried_on(begun: str, *pieces: str) -> str:
    growing = Growing(Revision(1, None, ""), begun, NOBODYS, nowhere)
    for piece in pieces:
        await growing.hear(piece)
    await growing.end()
    return (await growing.final()).text


@pytest.mark.parametrize(
    ("begun", "more", "whole"),
    [
        ("비가 왔어요. ", "그래도 걸었어요.", "비가 왔어요. 그래도 걸었어요."),
        ("인사 <@12", "345> 안녕하세요", "인사  안녕하세요"),
        ("본문 [여기](https://a", ".example/x) 보세요", "본문 여기 (hxxps://a[.]example/x) 보세요"),
        ("줄\n" * 2_500 + "인사 <@12", "345> 끝", "줄\n" * 2_500 + "인사  끝"),
    ],
)
async def test_what_was_left_open_is_completed(begun: str, more: str, whole: str) -> None:
    assert await carried_on(begun, *more) == whole


async def test_an_answer_of_nothing_leaves_all_of_what_was_there() -> None:
    growing = Growing(Revision(1, None, ""), "인사 <@12", NOBODYS, nowhere)
    with pytest.raises(EmptyAnswer):
        await growing.end()
    assert growing.revision.text == "인사 <@12"


def test_only_the_label_above_a_file_is_taken_off() -> None:
    for text in ("글\n", "---\ntitle: 제주\n---\n글\n", "글\n```yaml\nai_assisted: true\n```\n"):
        assert without_label(f"---\nai_assisted: true\n---\n\n{text}") == text
        assert without_label(text) == text
