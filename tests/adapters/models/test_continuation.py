"""A text that is begun goes on in the assistant's own turn where its server can; else the rest is asked for."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from adapters.models.continuation import OTHERS, Continuation, OpenTurn, Tried
from adapters.models.server_status import look_at
from bot.drafts.model_errors import NotUnderstood
from bot.ports import AskedAgain, Usage
from styles import Prompt
from styles.languages import language_of
from tests.adapters.models.test_deepseek import Told, jeju, tell, writer_at
from tests.support.model_server import ModelServer, model_server

BEGUN = "# 제주\n\n첫날은 비가"
begun = replace(jeju, begun=BEGUN)
CARRY_ON = language_of("ko").rules.carry_on
WAYS = ("continue_final_message", "prefill", "prefill without thinking")


@pytest.fixture
async def own() -> AsyncIterator[ModelServer]:
    """DeepSeek's own."""
    async with model_server() as server:
        yield server


@pytest.fixture
async def other() -> AsyncIterator[ModelServer]:
    """Anybody else's."""
    async with model_server("qwen3", key=None) as server:
        yield server


async def told_by(server: ModelServer, *prompts: Prompt) -> list[str]:
    """What one process is told of each of them."""
    texts = []
    async with writer_at(server, server.models[0]) as writer:
        for prompt in prompts:
            pieces = [piece async for piece in writer.write(prompt) if isinstance(piece, str)]
            texts.append("".join(pieces))
    return texts


async def test_at_deepseek_the_last_message_is_left_open_at_the_beta_address(own: ModelServer) -> None:
    own.continues = "prefix"
    own.says(" 왔어요.")
    assert await told_by(own, begun) == [" 왔어요."]
    [asked] = own.requests
    assert asked.path == "/beta/chat/completions"
    assert asked.messages[-1] == {"role": "assistant", "content": BEGUN, "prefix": True}
    assert [message["role"] for message in asked.messages] == ["system", "user", "assistant"]
    assert asked.json["thinking"] == {"type": "disabled"}


@pytest.mark.parametrize("way", WAYS)
async def test_elsewhere_the_way_that_works_is_found_by_trying(other: ModelServer, way: str) -> None:
    other.continues = way
    other.says(" 왔어요.")
    assert await told_by(other, begun) == [" 왔어요."]
    [asked] = other.requests
    assert asked.messages[-1] == {"role": "assistant", "content": BEGUN}
    assert len(other.probes) == WAYS.index(way) + 1
    extra = other.probes[-1].json.keys() - {"model", "messages", "max_tokens", "temperature"}
    assert {name: asked.json.get(name) for name in extra} == {name: other.probes[-1].json[name] for name in extra}


@pytest.mark.parametrize(
    "pieces", [(f"{BEGUN} 왔어요.",), (BEGUN, " 왔어요."), (*BEGUN, " 왔어요."), (f"{BEGUN} 왔", "어요.")]
)
async def test_what_a_server_sends_along_of_the_text_it_goes_on_from_is_left_out(
    other: ModelServer, pieces: tuple[str, ...]
) -> None:
    other.continues, other.echoes = "prefill", True
    other.says(*pieces)
    assert await told_by(other, begun) == [" 왔어요."]


async def test_an_answer_that_only_begins_like_the_text_is_whole(other: ModelServer) -> None:
    other.continues = "prefill"
    other.says("# 제주", "\n\n첫날은 비")
    assert await told_by(other, begun) == ["# 제주\n\n첫날은 비"]


@pytest.mark.parametrize("answers", ["", "refused"])
async def test_a_server_that_begins_anew_or_refuses_is_asked_for_the_rest(other: ModelServer, answers: str) -> None:
    other.continues = answers
    other.says("왔어요.")
    assert await told_by(other, begun) == ["왔어요."]
    [asked] = other.requests
    assert asked.messages[-2:] == [{"role": "assistant", "content": BEGUN}, {"role": "user", "content": CARRY_ON}]
    assert not {"continue_final_message", "chat_template_kwargs"} & asked.json.keys()


async def test_deepseek_without_its_beta_address_is_asked_for_the_rest(own: ModelServer) -> None:
    own.says("왔어요.")
    assert await told_by(own, begun) == ["왔어요."]
    assert own.requests[0].messages[-1]["content"] == CARRY_ON
    assert own.requests[0].path == "/chat/completions"


@pytest.mark.parametrize("way", ["", *WAYS])
async def test_it_is_found_out_once_for_all_that_is_written(other: ModelServer, way: str) -> None:
    other.continues = way
    for _ in range(3):
        other.says(" 왔어요.")
    await told_by(other, begun)
    tried = len(other.probes)
    other.probes.clear()
    await told_by(other, begun, begun)
    assert len(other.probes) == tried


async def test_a_server_that_is_busy_is_tried_again_with_the_next_text(own: ModelServer) -> None:
    own.continues = "prefix"
    own.busy()
    own.says("왔어요.")
    own.says(" 왔어요.")
    await told_by(own, begun, begun)
    assert [asked.messages[-1]["role"] for asked in own.requests] == ["user", "assistant"]


async def test_where_it_cannot_be_found_out_those_who_waited_for_it_do_not_try_once_more_each() -> None:
    tries = 0

    async def attempt(way: OpenTurn) -> Tried:
        nonlocal tries
        tries += 1
        await asyncio.sleep(0)
        return Tried(None)

    continuation = Continuation(OTHERS, attempt)
    found = await asyncio.gather(*(continuation.find() for _ in range(40)))

    assert (tries, {one.known for one in found}) == (1, {False})
    await continuation.find()
    assert tries == 2


async def test_a_text_that_is_not_begun_tries_nothing(own: ModelServer) -> None:
    own.continues = "prefix"
    own.says("# 제주")
    await told_by(own, jeju)
    assert own.probes == []


async def test_a_server_that_refuses_the_text_itself_is_asked_for_the_rest_from_then_on(other: ModelServer) -> None:
    other.continues = "prefill"
    async with writer_at(other, "qwen3") as writer:
        await writer.goes_on()
        other.refuses(400, "no prefill with so many messages")
        other.says("왔어요.")
        other.says("또 왔어요.")
        for _ in range(2):
            assert [piece async for piece in writer.write(begun) if isinstance(piece, str)]
    assert [asked.messages[-1]["role"] for asked in other.requests] == ["assistant", "user", "user"]


async def test_a_server_that_takes_no_such_request_at_all_says_so(other: ModelServer) -> None:
    other.continues = "prefill"
    async with writer_at(other, "qwen3") as writer:
        await writer.goes_on()
        other.refuses(400)
        other.refuses(400)
        with pytest.raises(NotUnderstood):
            _ = [piece async for piece in writer.write(begun)]


async def test_an_answer_of_nothing_is_asked_for_once_more_as_every_server_understands_it(own: ModelServer) -> None:
    own.continues = "prefix"
    own.says("")
    own.says("왔어요.")
    told = await tell(own, begun)
    assert told.text == "왔어요."
    assert [asked.messages[-1]["role"] for asked in own.requests] == ["assistant", "user"]


async def test_white_space_at_the_end_is_not_sent(own: ModelServer) -> None:
    own.continues = "prefix"
    own.says("둘째 날은 맑았어요.")
    await told_by(own, replace(jeju, begun="첫날은 비가 왔어요.\n\n"))
    assert own.requests[0].messages[-1]["content"] == "첫날은 비가 왔어요."


async def test_what_it_took_to_find_out_is_told_before_the_text_is_asked_for(own: ModelServer) -> None:
    own.continues = "prefix"
    own.says(" 왔어요.")
    told: Told = await tell(own, begun)
    probe, again, text = told.bills
    assert isinstance(probe, Usage)
    assert probe.tokens == own._bill(own.probes[0])["total_tokens"]
    assert again == AskedAgain()
    assert isinstance(text, Usage)


async def test_the_cache_is_hit_where_the_draft_went_before(own: ModelServer) -> None:
    own.continues = "prefix"
    own.cuts_after("# 제주\n\n", "첫날은 비가")
    own.says(" 왔어요.")
    await tell(own)
    await told_by(own, begun)
    assert own.requests[1].grows_from(own.requests[0])


@pytest.mark.parametrize(("way", "told"), [*((way, way) for way in WAYS), ("", ""), ("refused", "")])
async def test_how_a_server_goes_on_is_told_by_a_look_at_it(other: ModelServer, way: str, told: str) -> None:
    other.continues = way
    async with writer_at(other, "qwen3") as writer:
        assert (await look_at(writer)).goes_on == told
