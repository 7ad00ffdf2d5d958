"""What people say about drafts and their texts, in their own words."""

import pytest

from bot.commands import Command, CompareTexts, GoBack, ListDrafts, Revisions, Say
from bot.commands.grammar import parse


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("되돌리기", GoBack()),
        ("되돌려 줘!", GoBack()),
        ("원래대로 돌려 주세요", GoBack()),
        ("이전 글로 되돌려 줘", GoBack()),
        ("3번으로 되돌려 줘", GoBack("3")),
        ("되돌리기 3번", GoBack("3")),
        ("1번으로 돌아가 줘", GoBack("1")),
        ("/되돌리기 2", GoBack("2")),
        ("Undo", GoBack()),
        ("go back to number 2, please", GoBack("2")),
        ("첫 문단만 되돌려 줘", Say("첫 문단만 되돌려 줘")),
        ("비교해 줘", CompareTexts()),
        ("1이랑 3 비교", CompareTexts("1 3")),
        ("1번과 3번을 비교해 주세요", CompareTexts("1 3")),
        ("1번이랑 비교해 줘", CompareTexts("1")),
        ("뭐가 바뀌었어요?", CompareTexts()),
        ("바뀐 점 보여 줘", CompareTexts()),
        ("/compare 1 3", CompareTexts("1 3")),
        ("compare 1 and 3", CompareTexts("1 3")),
        ("what changed?", CompareTexts()),
        ("비교표 넣어 줘", Say("비교표 넣어 줘")),
        ("수정 기록 보여 줘", Revisions()),
        ("show me the history", Revisions()),
        ("기록해 둔 걸 넣어 줘", Say("기록해 둔 걸 넣어 줘")),
        ("내 초안", ListDrafts()),
        ("11번 초안", ListDrafts("11")),
        ("초안 11번의 3번 보여 줘", ListDrafts("11 3")),
        ("open draft 11", ListDrafts("11")),
        ("초안이 마음에 들어요, 2번 문단만 줄여 줘", Say("초안이 마음에 들어요, 2번 문단만 줄여 줘")),
    ],
)
def test_it_is_understood_as_people_say_it(said: str, meant: Command) -> None:
    assert parse(said) == meant
