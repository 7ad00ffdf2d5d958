"""Ask a model's server what it offers, how long a prompt it takes, and for one word."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

from adapters.models.deepseek import DeepSeek
from adapters.models.failures import final_meaning_of
from adapters.models.overflow import number
from bot.admin.seen import ModelSeen, moment_of
from bot.drafts.context_window import ServerKind
from bot.drafts.model_errors import ModelError

if TYPE_CHECKING:
    from openai import AsyncOpenAI

PATIENCE = 120.0  # seconds: Ollama reads the model from the disk first


async def look_at(writer: DeepSeek) -> ModelSeen:
    """What the server says of itself, and whether it writes one token, which costs next to nothing. Raises ModelError
    where it says nothing."""
    client = await writer.connected()
    from adapters.models.openai_client import ask_balance

    async with _failures(writer):
        listed = await _models(client)
        balance, funded = await ask_balance(client) if writer.own else ("", True)
    trouble, date = None, ""
    try:
        async with _failures(writer):
            date = await _one_token(client, writer)
    except ModelError as error:
        trouble = error
    found = None if trouble else await writer.goes_on()
    async with _failures(writer):
        window, server = await _window(client, writer, listed)
    names = tuple(str(entry["id"]) for entry in _entries(listed, "data") if "id" in entry)
    known = not {writer.model, f"{writer.model}:latest"}.isdisjoint(names)  # as Ollama calls a model without a tag
    clock = moment_of(date)
    goes_on = (found.way.name if found.way else "") if found and found.known else None
    return ModelSeen(writer.host, writer.own, names, known, balance, funded, window, server, clock, trouble, goes_on)


@asynccontextmanager
async def _failures(writer: DeepSeek) -> AsyncIterator[None]:
    """Raises ModelError in place of what OpenAI's client raises, and when patience ends."""
    import openai

    try:
        async with asyncio.timeout(PATIENCE):
            yield
    except (openai.APIError, ValueError, TimeoutError) as error:
        raise final_meaning_of(error, writer.host) from None


async def _models(client: "AsyncOpenAI") -> object:
    import openai

    with suppress(openai.NotFoundError):  # a server need not have a list
        return await client.get("/models", cast_to=object)
    return None


async def _one_token(client: "AsyncOpenAI", writer: DeepSeek) -> str:
    """The Date of an answer. llama.cpp lists its models to everybody, and asks for the key only now."""
    raw = await client.chat.completions.with_raw_response.create(
        model=writer.model,
        messages=[{"role": "user", "content": "."}],
        max_tokens=1,
        extra_body=writer.extras("") if writer.own else None,
    )
    answer = json.loads(raw.text)  # ValueError: DeepSeek answers an overload with blank lines
    if not (isinstance(answer, dict) and answer.get("choices")):
        raise ValueError("no choices")
    return str(raw.headers.get("date", ""))


async def _window(client: "AsyncOpenAI", writer: DeepSeek, listed: object) -> tuple[int, ServerKind]:
    """How many tokens fit, and who says so: vLLM in its list, llama.cpp in /props, Ollama of what it has loaded."""
    import openai

    model = writer.model
    if writer.own:
        return 0, ""
    ours = _entry(listed, "data", "id", model)
    if window := number(ours.get("max_model_len")):
        return window, "vLLM"
    root = str(client.base_url).rstrip("/").removesuffix("/v1")
    for path in ("/props", "/api/ps"):
        with suppress(openai.APIStatusError, ValueError):
            answer = await client.get(root + path, cast_to=object)
            match answer:
                case {"default_generation_settings": {"n_ctx": int(window)}}:
                    return window, "llama.cpp"
                case {"models": [*_]}:
                    return number(_entry(answer, "models", "name", model).get("context_length")), "Ollama"
    return 0, ""


def _entry(listed: object, key: str, name: str, model: str) -> dict[str, object]:
    """The entry of our model in a list, else its only one."""
    entries = _entries(listed, key)
    ours = [entry for entry in entries if entry.get(name) in (model, f"{model}:latest")]
    return (ours or (entries if len(entries) == 1 else [{}]))[0]


def _entries(listed: object, key: str) -> Sequence[dict[str, object]]:
    entries = listed.get(key) if isinstance(listed, dict) else None
    return [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []
