"""What goes wrong on the way, in every chat: floods, models that break off, other people, and hostile drafts."""

import re

import pytest

from bot.model import Language
from bot.wording import words_in
from tests.flows.test_flows import GROWING, JEJU, blogger, words
from tests.support.flows.places import COMPANY, ONE_OF_EACH, PLACES, PLATFORMS, only, talk
from tests.support.flows.talk import Talk, asked

__all__ = ["talk"]

HOSTILE = """# @everyone 제목 <@123> <@&456> @here

[눌러 봐요](https://evil.example/phish) https://evil.example/raw [친구](tg://user?id=42) @somebody

||숨긴 말|| <b>굵게</b> <script>alert(1)</script> **안 닫힌 굵게 _기울임

[그림]: https://evil.example/pic.png "제목"

```python
print("안 닫힌 코드")
@everyone"""


@only(PLATFORMS)
async def test_the_last_text_lands_through_a_flood_in_the_middle(talk: Talk) -> None:
    await blogger(talk)
    before = talk.waited
    talk.model.says(*GROWING).splits_bytes()
    talk.floods(40)
    draft = await talk.writes("제주")
    assert talk.waited >= before + 40
    assert words(draft.text) == words(talk.read(JEJU))
    assert draft.file[1] == f"{JEJU}\n".encode()
    assert len(draft.labels) == 4


@pytest.mark.parametrize(
    ("talk", "language"),
    [*((place, "ko") for place in PLACES), *((place, "en") for place in ONE_OF_EACH)],
    indirect=["talk"],
)
async def test_a_text_that_breaks_off_is_kept_and_carried_on(talk: Talk, language: Language) -> None:
    said = words_in(language, terminal=talk.script)
    await talk.speaks(language)
    await blogger(talk)
    talk.model.cuts_after("# 제주\n\n", "첫날은 비가")
    talk.model.says(" 왔어요.", " 끝.")
    draft = await talk.writes("제주")
    assert words(draft.text) == words(talk.read(f"# 제주\n\n첫날은 비가\n\n———\n{said.broke_off()}"))
    assert draft.file[1] == "# 제주\n\n첫날은 비가\n".encode()
    assert draft.labels == (said.carry_on()[0], said.another_try()[0])
    whole = await talk.presses(draft, said.carry_on()[0])
    assert words(whole.text) == words(talk.read("# 제주\n\n첫날은 비가 왔어요. 끝."))
    assert whole.file[1] == "# 제주\n\n첫날은 비가 왔어요. 끝.\n".encode()
    first, second = talk.model.requests
    assert second.grows_from(first)
    assert asked(second)[1] == ("assistant", "# 제주\n\n첫날은 비가")


@only(COMPANY)
async def test_somebody_else_is_told_that_only_the_owner_refines(talk: Talk) -> None:
    await blogger(talk)
    talk.model.says(JEJU)
    draft = await talk.writes("제주")
    answer = await talk.replies(draft, "내 맘대로 고쳐 줘", who="bob")
    assert answer.text.endswith(talk.read(talk.words.not_your_draft()))  # below what whoever is new is told
    assert answer.files == ()
    assert len(talk.model.requests) == 1
    talk.model.says("# 콩이네 마음대로")
    assert (await talk.replies(draft, "이건 제가요")).text == talk.read("# 콩이네 마음대로")


@only(ONE_OF_EACH)
async def test_a_hostile_draft_lands_and_calls_nobody(talk: Talk) -> None:
    await blogger(talk)
    talk.model.says(HOSTILE)
    draft = await talk.writes("@everyone <@123> https://evil.example/topic", "@here 메모")
    kept = draft.file[1].decode()
    assert "<@" not in kept
    assert re.findall(r"https?://\S+", kept) == []
    for line in ("@everyone 제목", "<script>alert(1)</script>", 'print("안 닫힌 코드")'):
        assert line in draft.text
    assert talk.alarms() == []
    talk.model.says("# 다듬은 글")
    assert (await talk.replies(draft, "다듬어 줘")).text == talk.read("# 다듬은 글")
