"""A model that wants to reach people through a draft, in both chats and in the file; all of it is in benchmarks."""

from pathlib import Path

import pytest

from benchmarks.outputs.__main__ import FILES, reached
from benchmarks.outputs.hostile import hostile_outputs
from tests.support.flows.places import PLACES
from tests.support.flows.talk import world

SAMPLE = [output.text for output in hostile_outputs() if len(output.text) < 400][::5]


@pytest.mark.parametrize("place", ["discord", "telegram group"])
async def test_nothing_of_a_hostile_draft_can_be_pressed_or_calls_anybody(place: str, tmp_path: Path) -> None:
    async with world(tmp_path) as ends, PLACES[place](ends) as talk:
        await talk.registers(talk.blog.url)
        talk.model.says(*SAMPLE)
        shown = await talk.writes("비 온 날")
    assert "hxxps://evil[.]example" in shown.text
    assert reached(talk, shown) == {FILES: 1}
