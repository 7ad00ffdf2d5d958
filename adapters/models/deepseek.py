"""Write with DeepSeek, or with any other server that speaks OpenAI's language."""

import asyncio
import hmac
import logging
import random
import re
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self, cast
from urllib.parse import urlsplit

import openai
from openai import AsyncOpenAI, Timeout

from adapters.models.spoken import Spoken, storable
from bot import model_errors as failed
from styles import Message, Prompt
from styles.reading.tokens import count

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletionChunk, ChatCompletionMessageParam

log = logging.getLogger(__name__)

OUTPUT = 8192  # tokens; DeepSeek's own default without thinking, 384K at most
TAIL = 5.0  # seconds for the bill and [DONE] once the text is complete
LONGEST_PAUSE = 60.0  # seconds of Retry-After that a person will sit through


class DeepSeek:
    """A Writer, and its connections; use it with `async with`, or close() it.

    `secret` turns people into names that mean nothing at the provider. `deadline` in seconds is for one whole text with
    all retries: DeepSeek's keep-alives go on for ten minutes, and no read timeout sees through them. Left out, it is
    240 for DeepSeek and 1800 for other servers, where a small machine reads the prompt for minutes in silence.
    """

    def __init__(
        self,
        api_key: str,
        *,
        base_url: str,
        model: str,
        secret: bytes,
        deadline: float | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        # Ollama's "deepseek-r1:7b" and Hugging Face's "deepseek-ai/…" are DeepSeek's models on other people's servers.
        self._own = re.fullmatch(r"deepseek-[\w.-]+", model) is not None
        self._model = model
        self._secret = secret
        self._deadline = deadline or (240.0 if self._own else 1800.0)
        self._sleep = sleep
        self._address = urlsplit(base_url)
        self._client = AsyncOpenAI(
            api_key=api_key.strip() or "none",  # other servers want none, the client insists on one
            base_url=base_url,
            max_retries=0,
            timeout=Timeout(connect=5, read=60 if self._own else self._deadline, write=15, pool=10),
        )
        self._client.organization = self._client.project = None  # not from OPENAI_ORG_ID and OPENAI_PROJECT_ID

    @property
    def host(self) -> str:
        """Whom prompts are sent to."""
        return self._address.netloc.rpartition("@")[2]

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Hang up."""
        await self._client.close()

    async def write(self, prompt: Prompt) -> AsyncGenerator[str, None]:
        """The text as it comes. Raises ModelError; what had come before stays.

        As long as nothing has come, a busy server is asked three times and a broken answer is asked for once more.
        Closing the generator hangs up at once, so that nothing more is paid for.
        """
        clock = asyncio.get_running_loop().time
        ends = clock() + self._deadline
        troubles: list[type[failed.ModelError]] = []
        began = False
        while True:
            try:
                async with aclosing(self._attempt(prompt, ends)) as pieces:
                    async for piece in pieces:
                        began = True
                        yield piece
                return
            except _Trouble as trouble:
                if began:
                    raise failed.BrokeOff(self.host) from None
                troubles.append(trouble.error)
                pause = len(troubles) * random.uniform(1, 1.25) if trouble.asked is None else trouble.asked
                if troubles.count(trouble.error) == trouble.tries or pause > min(LONGEST_PAUSE, ends - clock()):
                    raise trouble.error(self.host) from None
                await self._sleep(pause)

    async def _attempt(self, prompt: Prompt, ends: float) -> AsyncGenerator[str, None]:
        """One answer without its thoughts. Raises _Trouble where another try may help, ModelError where none will."""
        bill, spoken, finish = _Bill(), Spoken(), ""
        async with aclosing(self._chunks(prompt, ends)) as chunks:
            async for chunk in chunks:
                bill.note(chunk)
                piece, finish = _heard(chunk)
                if text := spoken.hear(piece):
                    yield text
                if finish:
                    with suppress(_Trouble, failed.ModelError, TimeoutError):
                        async with asyncio.timeout(TAIL):
                            async for last in chunks:
                                bill.note(last)
                    break
        if text := spoken.rest():
            yield text
        bill.write_down(self._model, prompt_tokens(prompt.messages) if self._own else None)
        self._judge(finish, spoken.began)

    def _judge(self, finish: str, began: bool) -> None:
        match finish:
            case "stop" if began:
                return
            case "length" if began:
                raise failed.TooLong(self.host)
            case "content_filter":
                raise failed.Refused(self.host)
            case _:  # also none at all: a clean end of a cut stream; and DeepSeek's "insufficient_system_resource"
                log.warning("%s ended with %.40r, text: %s", self.host, finish, began)
                raise _Trouble(failed.Unanswered, tries=2)

    async def _chunks(self, prompt: Prompt, ends: float) -> AsyncGenerator["ChatCompletionChunk", None]:
        try:
            async with asyncio.timeout_at(ends):
                stream = await self._ask(prompt)
            async with stream:
                while True:
                    async with asyncio.timeout_at(ends):  # never around a yield: it would cancel whoever is listening
                        chunk = await anext(stream)
                    yield chunk
        except StopAsyncIteration:
            return
        except (openai.APIError, ValueError, TimeoutError) as error:
            raise self._meaning(error) from None  # their messages may repeat the key or the prompt

    async def _ask(self, prompt: Prompt) -> openai.AsyncStream["ChatCompletionChunk"]:
        messages = [{"role": message.role, "content": storable(message.content)} for message in prompt.messages]
        return await self._client.chat.completions.create(
            model=self._model,
            messages=cast("list[ChatCompletionMessageParam]", messages),
            stream=True,  # always: without, DeepSeek answers an overload with 200 and blank lines
            stream_options={"include_usage": True},
            max_tokens=OUTPUT,
            temperature=prompt.temperature,
            extra_body=self._extras(prompt.person) if self._own else None,
        )

    def _extras(self, person: str) -> dict[str, Any]:
        """What only DeepSeek knows. Thinking is on unless told otherwise, and deaf to temperature.

        `user_id` keeps one person's cache, and what the content filter holds against them, apart from the others'.
        """
        extras: dict[str, Any] = {"thinking": {"type": "disabled"}}
        if person:
            extras["user_id"] = hmac.digest(self._secret, person.encode(), "sha256").hex()
        return extras

    def _meaning(self, error: Exception) -> Exception:
        status = error.status_code if isinstance(error, openai.APIStatusError) else 0
        code = error.code if isinstance(error, openai.APIError) else None
        log.warning("%s: %s, status %d, code %.40r", self.host, type(error).__name__, status, code)
        if "content exists risk" in str(error).lower():
            return failed.Refused(self.host)
        match error, status:
            case _, 401 | 403:
                return failed.WrongKey(self.host)
            case _, 402:
                return failed.NoBalance(self.host)
            case openai.APIStatusError(), 408 | 409 | 429 | 500 | 502 | 503 | 504:
                return _Trouble(failed.Busy, tries=3, asked=_seconds(error.response.headers.get("retry-after")))
            case openai.APIStatusError(), _:
                return failed.NotUnderstood(self.host)
            case UnicodeEncodeError(), _:  # prompts are cleaned, so it was the key
                return failed.WrongKey(self.host)
            case _:  # after the deadline there is no time for another try
                return _Trouble(failed.Unanswered, tries=2)

    async def check(self) -> "ServerStatus":
        """Ask what the server offers and, at DeepSeek, what is left in the account. Free. Raises ModelError."""
        try:
            async with asyncio.timeout(15):
                models = tuple([model.id async for model in self._client.models.list()])
                account = await self._account() if self._own else None
        except (openai.APIError, ValueError, TimeoutError) as error:
            meaning = self._meaning(error)
            raise (meaning.error(self.host) if isinstance(meaning, _Trouble) else meaning) from None
        named = {self._model, f"{self._model}:latest"}  # as Ollama calls a model without a tag
        return ServerStatus(models, not named.isdisjoint(models), *_balance(account))

    async def _account(self) -> object:
        with suppress(openai.NotFoundError):  # DeepSeek's model at another address
            return await self._client.get("/user/balance", cast_to=object)
        return None


@dataclass(frozen=True)
class ServerStatus:
    """What a server says about itself. `balance` is "4.20 USD", empty where there is no account to ask about."""

    models: tuple[str, ...]
    known: bool  # ours is among them; llama.cpp writes with its one model whatever it is called
    balance: str = ""
    funded: bool = True


class _Trouble(Exception):
    """An answer that did not come whole.

    As long as nothing has come it is worth `tries` in all, after the pause in seconds that the server `asked` for;
    `error` is what is said when they are used up.
    """

    def __init__(self, error: type[failed.ModelError], tries: int, asked: float | None = None) -> None:
        super().__init__(error.__name__)
        self.error = error
        self.tries = tries
        self.asked = asked


class _Bill:
    """What the provider counted."""

    def __init__(self) -> None:
        self._usage: object = None
        self._fingerprint: object = None

    def note(self, chunk: object) -> None:
        """Usage comes with the last piece or, elsewhere, in a chunk of its own after it."""
        self._usage = getattr(chunk, "usage", None) or self._usage
        self._fingerprint = getattr(chunk, "system_fingerprint", None) or self._fingerprint

    def write_down(self, model: str, ours: int | None) -> None:
        if self._usage is None:
            return
        read = self._number("prompt_tokens")
        hit, missed = self._number("prompt_cache_hit_tokens"), self._number("prompt_cache_miss_tokens")
        written = self._number("completion_tokens")
        log.info(
            "%s (%.40r) read %d tokens, %d of them cached and %d not, and wrote %d",
            model, self._fingerprint, read, hit, missed, written,
        )  # fmt: skip
        if ours is not None and abs(read - ours) > max(0.02 * read, 32):
            log.warning("%s counted %d tokens where we count %d: has its tokenizer changed?", model, read, ours)

    def _number(self, name: str) -> int:
        value = getattr(self._usage, name, None)
        return value if isinstance(value, int) else 0


def prompt_tokens(messages: Sequence[Message]) -> int:
    """How many tokens DeepSeek makes of a conversation without thinking: the texts and the marks between them."""
    marks = {"system": 1, "user": 3, "assistant": 1}
    return 1 + sum(count(message.content) + marks[message.role] for message in messages)


def _heard(chunk: object) -> tuple[str, str]:
    """The piece of text in a chunk and, in the last one, why it is the last; whatever else a server puts there.

    Thoughts come beside the text, as `reasoning_content` or `reasoning`, and are left there.
    """
    choices = getattr(chunk, "choices", None)
    choice = choices[0] if isinstance(choices, list) and choices else None
    content = getattr(getattr(choice, "delta", None), "content", None)
    finish = getattr(choice, "finish_reason", None)
    return content if isinstance(content, str) else "", finish if isinstance(finish, str) else ""


def _seconds(retry_after: str | None) -> float | None:
    """Retry-After, where it is a number of seconds."""
    return float(retry_after) if retry_after and re.fullmatch(r"\d{1,9}(\.\d+)?", retry_after) else None


def _balance(account: object) -> tuple[str, bool]:
    """('4.20 USD', True): what is left, and whether it is enough to go on."""
    match account:
        case {"is_available": bool(funded), "balance_infos": [*purses]}:
            sums = [f"{purse.get('total_balance')} {purse.get('currency')}" for purse in purses if type(purse) is dict]
            return ", ".join(sums), funded
        case _:
            return "", True
