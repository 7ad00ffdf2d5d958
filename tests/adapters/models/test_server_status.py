"""What a model's server tells about itself before anybody writes with it."""

from collections.abc import AsyncIterator

import pytest

from adapters.models.deepseek import DeepSeek
from adapters.models.server_status import look_at
from bot.admin.seen import ModelSeen
from bot.drafts.model_errors import NotUnderstood, PromptTooLong, Unanswered, WrongKey
from tests.support.model_server import ModelServer, model_server

MODELS = ("deepseek-flash", "deepseek-v4-pro")


@pytest.fixture
async def server() -> AsyncIterator[ModelServer]:
    async with model_server(balance="4.20") as server:
        yield server


async def seen(server: ModelServer, model: str = "deepseek-flash", key: str = "sk-test", own: bool = True) -> ModelSeen:
    async with DeepSeek(key, base_url=server.url, model=model, secret=b"x", own=own) as writer:
        return await look_at(writer)


async def test_deepseek_says_its_models_its_time_and_what_is_left(server: ModelServer) -> None:
    told = await seen(server)
    assert (told.models, told.known, told.balance, told.funded) == (MODELS, True, "4.20 USD", True)
    assert told.clock is not None
    assert told.trouble is None


async def test_one_token_is_asked_for_and_no_thinking(server: ModelServer) -> None:
    await seen(server)
    [asked] = server.requests
    assert (asked.json["max_tokens"], asked.json["thinking"]) == (1, {"type": "disabled"})


async def test_an_empty_account_is_noticed() -> None:
    async with model_server(balance="0.00") as server:
        told = await seen(server)
    assert (told.balance, told.funded) == ("0.00 USD", False)


async def test_a_model_that_is_not_there_is_noticed(server: ModelServer) -> None:
    told = await seen(server, "deepseek-chat")
    assert not told.known
    assert isinstance(told.trouble, NotUnderstood)


async def test_nobody_else_is_asked_for_an_account() -> None:
    async with model_server("qwen3:latest", key=None, balance="1.00") as server:
        told = await seen(server, "qwen3", own=False)
    assert (told.models, told.known, told.balance) == (("qwen3:latest",), True, "")


async def test_a_server_need_not_have_accounts() -> None:
    async with model_server() as server:
        assert (await seen(server)).balance == ""


async def test_a_wrong_key_is_noticed(server: ModelServer) -> None:
    with pytest.raises(WrongKey):
        await seen(server, key="sk-other")


async def test_a_wrong_key_is_noticed_where_the_list_is_open_to_everybody() -> None:
    async with model_server() as server:
        server.kind, server.window = "llama.cpp", 4096
        told = await seen(server, key="sk-other", own=False)
    assert told.models == MODELS
    assert isinstance(told.trouble, WrongKey)


async def test_that_nobody_is_there_is_noticed() -> None:
    async with model_server() as server:
        pass
    with pytest.raises(Unanswered):
        await seen(server)


async def test_an_overload_that_is_answered_with_blank_lines_is_no_answer(server: ModelServer) -> None:
    server.blank_lines()
    assert isinstance((await seen(server)).trouble, Unanswered)


@pytest.mark.parametrize("kind", ["llama.cpp", "vLLM", "Ollama"])
async def test_how_long_a_prompt_fits_is_asked_where_a_server_tells_it(kind: str) -> None:
    async with model_server("qwen3", key=None) as server:
        server.kind, server.window = kind, 4096
        told = await seen(server, "qwen3", own=False)
    assert (told.window, told.server) == (4096, kind)


async def test_a_server_that_does_not_tell_is_no_trouble() -> None:
    async with model_server("qwen3", key=None) as server:
        told = await seen(server, "qwen3", own=False)
    assert (told.window, told.server, told.trouble) == (0, "", None)


async def test_a_server_too_small_for_one_word_says_how_small() -> None:
    async with model_server("qwen3", key=None) as server:
        server.refuses(400, "request (12 tokens) exceeds the available context size (8 tokens), try increasing it")
        told = await seen(server, "qwen3", own=False)
    assert isinstance(told.trouble, PromptTooLong)
    assert (told.trouble.prompt, told.trouble.window) == (12, 8)
