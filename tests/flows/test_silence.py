"""The log names messages and people by their ids, and repeats nothing that anybody wrote."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.flows.test_flows import blogger, zipped
from tests.support.bot_api import BotApi
from tests.support.flows.places import ONE_OF_EACH, PLACES
from tests.support.flows.talk import KEY, Talk, world

CANARY = "카나리아"
QUIET = ("httpx", "httpcore", "httpx2", "httpcore2", "openai", "discord", "alembic")  # as python -m bot keeps them


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    levels = {logging.getLogger(name): logging.getLogger(name).level for name in QUIET}
    for logger in levels:
        logger.setLevel(logging.WARNING)
    caplog.set_level(logging.DEBUG)
    yield caplog
    for logger, level in levels.items():
        logger.setLevel(level)


async def everything(talk: Talk) -> None:
    """Each thing that a person can do, and much of what can go wrong."""
    for post in talk.blog.posts:
        post.title, post.html = f"{CANARY} {post.title}", post.html.replace("<p>", f"<p>{CANARY}가 울었어요. ", 1)
    talk.blog.truncated().loses(talk.blog.posts[-1].title)
    await blogger(talk)
    await talk.registers(f"http://127.0.0.1:1/{CANARY}")
    await talk.uploads(f"{CANARY}.zip", zipped())
    await talk.uploads(f"{CANARY}.zip", f"{CANARY}".encode(), "/learn")
    talk.model.says(f"# {CANARY}\n\n", f"{CANARY} 노래").splits_bytes()
    if not talk.script:
        talk.floods(7)
    draft = await talk.writes(f"{CANARY} 여행", f"{CANARY} 두 마리")
    talk.model.cuts_after(f"# {CANARY}\n\n{CANARY}가")
    broken = await talk.replies(draft, f"{CANARY} 얘기 더")
    talk.model.errs_after(f"{CANARY}도", message=f"{CANARY} overload")
    await talk.presses(broken, talk.words.carry_on()[0])
    talk.model.refuses(422, f"{CANARY} refused")
    await talk.presses(draft, "더 길게")
    card = await talk.looks_at_style()
    await talk.presses(await talk.replies(card, f"{CANARY} 얘기는 빼 줘"), talk.words.undo_button()[0])
    talk.ear.will(ValueError(CANARY))
    talk.model.says(f"# {CANARY}")
    await talk.replies(draft, f"{CANARY} 한 번 더")
    await talk.restart()
    talk.model.risk()
    await talk.replies(draft, f"{CANARY}")
    sure = await talk.presses(await talk.wants_to_forget(), "1번 지우기")
    await talk.presses(sure, talk.words.forget_now_button())
    await talk.replies(draft, f"{CANARY}")


@pytest.mark.parametrize("place", ONE_OF_EACH)
async def test_no_words_and_no_keys_get_into_the_log(place: str, tmp_path: Path, log: pytest.LogCaptureFixture) -> None:
    async with world(tmp_path) as far_ends, PLACES[place](far_ends) as talk:
        await everything(talk)
    assert len(talk.model.requests) >= 5
    assert "told " in log.text, "the log was on"
    leaks = {
        f"{record.name}: {record.getMessage()[:200]}"
        for record in log.records
        if any(secret in f"{record.getMessage()} {record.exc_text}" for secret in (CANARY, KEY, BotApi.token))
    }
    assert leaks == set()
