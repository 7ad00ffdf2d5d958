"""The places where the dialogue is held."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from functools import partial
from pathlib import Path

import pytest

from tests.support.flows.on_console import on_console
from tests.support.flows.on_discord import on_discord
from tests.support.flows.on_telegram import on_telegram
from tests.support.flows.talk import Talk, World, world

PLACES: dict[str, Callable[[World], AbstractAsyncContextManager[Talk]]] = {
    "console": on_console,
    "discord": on_discord,
    "discord in private": partial(on_discord, private=True),
    "telegram": on_telegram,
    "telegram group": partial(on_telegram, place="group"),
    "telegram topic": partial(on_telegram, place="topic"),
}
ONE_OF_EACH = ["console", "discord", "telegram"]
COMPANY = ["discord", "telegram group", "telegram topic"]
PLATFORMS = [place for place in PLACES if place != "console"]


@pytest.fixture(params=list(PLACES))
async def talk(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Talk]:
    """A test that takes it is held in every place, unless it names some."""
    async with world(tmp_path) as far_ends, PLACES[request.param](far_ends) as talk:
        yield talk


def only(places: list[str]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("talk", places, indirect=True)
