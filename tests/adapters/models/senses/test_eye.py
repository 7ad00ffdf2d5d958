"""Photos go to a model that sees and come back as lines, or as a reason why not."""

import logging
import socket
from collections.abc import AsyncIterator

import pytest

from adapters.models.senses.eye import VisionServer
from adapters.models.senses.server import PAUSE
from bot.drafts.photos.errors import NotSeen
from bot.ports import Usage
from bot.sent import Glance, ServerFault
from tests.support.photos import photo
from tests.support.seeing.server import VisionStub, vision_server

PHOTO = photo(16, 16)


@pytest.fixture
async def stub() -> AsyncIterator[VisionStub]:
    async with vision_server() as stub:
        yield stub


async def no_pause(seconds: float) -> None:
    assert seconds == PAUSE


def eye(stub: VisionStub, model: str = "qwen3-vl", key: str = "", patience: float = 20.0) -> VisionServer:
    return VisionServer(key, base_url=stub.url, model=model, patience=patience, sleep=no_pause)


async def seen(stub: VisionStub, look: Glance, model: str = "qwen3-vl", key: str = "") -> tuple[str, Usage]:
    async with eye(stub, model, key) as looking:
        return await looking.see(look)


async def fault(stub: VisionStub, model: str = "qwen3-vl", key: str = "", patience: float = 20.0) -> ServerFault:
    async with eye(stub, model, key, patience) as looking:
        with pytest.raises(NotSeen) as trouble:
            await looking.see(Glance({1: PHOTO}))
        assert trouble.value.host == looking.host == stub.url.removeprefix("http://").removesuffix("/v1")
    return trouble.value.fault


async def test_what_is_seen_comes_back_with_what_it_took(stub: VisionStub) -> None:
    stub.sees("3: 간판; 글자: 어니언")
    assert await seen(stub, Glance({3: PHOTO})) == ("3: 간판; 글자: 어니언", Usage(64, 636, 40))


async def test_photos_are_sent_small_in_order_with_their_numbers(stub: VisionStub) -> None:
    other = photo(16, 16, seed=1)
    said, _ = await seen(stub, Glance({3: PHOTO, 5: other}))
    [asked] = stub.asked
    assert said == "3: 탁자\n5: 탁자"
    assert (asked.photos, asked.details, asked.said) == ((PHOTO, other), ("low", "low"), "사진 3: 사진 5:")
    assert asked.json.keys() == {"model", "messages", "max_tokens"}


async def test_the_task_is_in_the_language_it_is_to_be_told_in(stub: VisionStub) -> None:
    for language, word in (("ko", "성별"), ("en", "sex"), ("ja", "性別"), ("fr", "성별")):
        await seen(stub, Glance({1: PHOTO}, language))
        assert word in stub.asked[-1].json["messages"][0]["content"]


async def test_a_server_that_counts_nothing_took_nothing_known(stub: VisionStub) -> None:
    stub.counts = False
    assert (await seen(stub, Glance({1: PHOTO})))[1] == Usage()


async def test_a_model_that_wants_another_name_for_its_limit_is_told_so_from_then_on(stub: VisionStub) -> None:
    stub.wants = "max_completion_tokens"
    async with eye(stub) as looking:
        await looking.see(Glance({1: PHOTO}))
        await looking.see(Glance({1: PHOTO}))
    assert all("max_completion_tokens" in asked.json and "max_tokens" not in asked.json for asked in stub.asked)


async def test_a_server_that_is_busy_for_a_moment_is_asked_once_more(stub: VisionStub) -> None:
    stub.refuses(503)
    assert (await seen(stub, Glance({1: PHOTO})))[0] == "1: 탁자"
    stub.refuses(429, times=2)
    assert await fault(stub) == "busy"


@pytest.mark.parametrize(
    ("status", "told"), [(400, "kind"), (403, "key"), (413, "large"), (422, "kind"), (500, "busy")]
)
async def test_a_refusal_is_told_by_its_reason(stub: VisionStub, status: int, told: ServerFault) -> None:
    stub.refuses(status, times=2)
    assert await fault(stub) == told


async def test_a_model_that_is_not_there_or_sees_nothing_and_a_wrong_key_are_told_apart(stub: VisionStub) -> None:
    stub.blind = ("qwen3",)
    assert await fault(stub, "qwen9-vl") == "model"
    assert await fault(stub, "qwen3") == "kind"
    stub.key = "sk-right"
    assert await fault(stub, key="sk-wrong") == "key"


@pytest.mark.parametrize(
    "body", [b"<html>sign in</html>", b"", b"[]", b'{"choices": []}', b'{"choices": [{"message": {"content": null}}]}']
)
async def test_what_is_no_answer_is_garbled(stub: VisionStub, body: bytes) -> None:
    stub.answers(body, "text/html" if body.startswith(b"<") else "application/json")
    assert await fault(stub) == "garbled"


async def test_a_server_that_says_nothing_is_late_and_one_that_is_not_there_away(stub: VisionStub) -> None:
    stub.goes_silent()
    assert await fault(stub, patience=0.3) == "late"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        stub.url = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
        assert await fault(stub) == "away"


async def test_neither_key_nor_photo_comes_into_the_log(stub: VisionStub, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    stub.refuses(400, "you sent sk-secret")
    await fault(stub, key="sk-secret")
    assert "sk-secret" not in caplog.text
    assert f"{stub.url.removeprefix('http://').removesuffix('/v1')}: BadRequestError, taken as kind" in caplog.text
