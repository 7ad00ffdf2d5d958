"""Write with DeepSeek, or with any other server that speaks OpenAI's language."""

import asyncio
import hmac
import logging
import random
import re
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AsyncExitStack, aclosing, suppress
from typing import TYPE_CHECKING, Any, Self, cast
from urllib.parse import urlsplit

from adapters.models.completion import Completion, ErrorEvent
from adapters.models.overflow import find_overflow
from adapters.models.server_events import Arrivals, ServerEvents
from bot.drafts import model_errors as failed
from bot.ports import LONGEST_ANSWER, Answer, AskedAgain, Usage
from bot.settings import is_deepseek
from styles import Prompt
from styles.reading.own_text import storable
from styles.reading.tokens import prompt_tokens

if TYPE_CHECKING:
    from openai import AsyncAPIResponse, AsyncOpenAI, AsyncStream
    from openai._response import AsyncResponseContextManager
    from openai.types.chat import ChatCompletionChunk, ChatCompletionMessageParam

log = logging.getLogger(__name__)

TICK = 0.25  # seconds between two looks at what has come: a piece is shown half a second later at most
TAIL = 5.0  # seconds for the bill and [DONE] once the text is complete
DRAIN = 0.1  # seconds for the end of the body after [DONE]
COUNTED = 20  # of how many prompts one is counted by us, too
LONGEST_PAUSE = 60.0  # seconds of Retry-After that a person will sit through


class DeepSeek:
    """A Writer, and its connections; use it with `async with`, or close() it.

    `secret` turns people into names that mean nothing at the provider. `deadline` in seconds is for one whole text with
    all retries: DeepSeek's keep-alives go on for ten minutes, and no read timeout sees through them. Left out, it is
    240 for DeepSeek and 1800 for other servers, where a small machine reads the prompt for minutes in silence.
    `sleep` waits between tries, `tick` between two looks at what has come. `own`: this is DeepSeek's own server; left
    out, its address tells.
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
        tick: Callable[[float], Awaitable[None]] = asyncio.sleep,
        own: bool | None = None,
    ) -> None:
        self.own = is_deepseek(base_url) if own is None else own
        self.model = model
        self._secret = secret
        self._deadline = deadline or (240.0 if self.own else 1800.0)
        self._sleep = sleep
        self._tick = tick
        self._bills = 0
        self._address = urlsplit(base_url)
        self._key = api_key
        self._base_url = base_url
        self._client: AsyncOpenAI | None = None
        self._loading = asyncio.Lock()

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
        if self._client:
            await self._client.close()

    async def connected(self) -> "AsyncOpenAI":
        """OpenAI's client, which is loaded when it is first asked for."""
        async with self._loading:
            if self._client is None:
                self._client = await asyncio.to_thread(self._connect)
            return self._client

    def _connect(self) -> "AsyncOpenAI":
        from adapters.models.openai_client import connect

        return connect(self._key, self._base_url, 60 if self.own else self._deadline)

    async def write(self, prompt: Prompt) -> Answer:
        """The text as it comes, and what the server says it took. Raises ModelError; what had come before stays.

        As long as nothing has come, a busy server is asked three times and a broken answer is asked for once more.
        Closing the generator hangs up at once, so that nothing more is paid for.
        """
        await self.connected()  # what is loaded once has no part in the time of a text
        clock = asyncio.get_running_loop().time
        ends = clock() + self._deadline
        troubles: list[type[failed.ModelError]] = []
        began = False
        while True:
            try:
                async with aclosing(self._attempt(prompt, ends)) as pieces:
                    async for piece in pieces:
                        began = began or isinstance(piece, str)
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
                if trouble.error is failed.Busy:  # nothing was read, nor paid for
                    yield Usage()
                yield AskedAgain()

    async def _attempt(self, prompt: Prompt, ends: float) -> AsyncGenerator[str | Usage, None]:
        """One answer without its thoughts. Raises _Trouble where another try may help, ModelError where none will."""
        heard, events = Completion(), ServerEvents()

        async def pause() -> None:
            if heard.began and not heard.finish:  # the first word is waited for, and so is the end
                await self._tick(TICK)

        async with aclosing(self._arriving(prompt, ends, pause)) as arriving:
            async for arrived in arriving:
                if text := heard.hear(events.feed(arrived)):
                    yield text
                if heard.trouble or heard.finish or heard.done:
                    break
            else:
                if text := heard.hear(events.end()):
                    yield text
            if heard.trouble and not heard.finish:
                raise self._meaning(heard.trouble) from None
            await _hear_out(arriving, heard, events)
        if text := heard.rest():
            yield text
        heard.bill.write_down(
            prompt.model or self.model, await self._counted_by_us(prompt) if heard.bill.came else None
        )
        if usage := heard.bill.usage:
            yield usage
        self._judge(heard.finish, heard.began)

    async def _counted_by_us(self, prompt: Prompt) -> int | None:
        """How many tokens we find in one prompt out of twenty; None for the others, and where they are not our own."""
        if not self.own:
            return None
        self._bills += 1
        if self._bills % COUNTED != 1:
            return None
        return await asyncio.to_thread(lambda: prompt_tokens(prompt.messages))

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

    async def _arriving(
        self, prompt: Prompt, ends: float, pause: Callable[[], Awaitable[None]]
    ) -> AsyncGenerator[bytes, None]:
        """The bytes of one answer, in batches. What has come by the deadline is given before it ends them."""
        clock = asyncio.get_running_loop().time
        try:
            async with AsyncExitStack() as stack:
                async with asyncio.timeout_at(ends):
                    response = await stack.enter_async_context(self._ask(await self.connected(), prompt))
                pieces = response.http_response.aiter_bytes()
                arrivals = await stack.enter_async_context(Arrivals(pieces, pause))
                late = False
                while not late:
                    late = clock() >= ends
                    if not (arrived := await arrivals.take(ends)):
                        return
                    yield arrived
            raise TimeoutError
        except Exception as error:  # what the client does not translate, too: httpx2's, ssl's and anyio's
            raise self._meaning(error) from None  # their messages may repeat the key or the prompt

    def _ask(
        self, client: "AsyncOpenAI", prompt: Prompt
    ) -> "AsyncResponseContextManager[AsyncAPIResponse[AsyncStream[ChatCompletionChunk]]]":
        messages = [{"role": message.role, "content": storable(message.content)} for message in prompt.messages]
        return client.chat.completions.with_streaming_response.create(
            model=prompt.model or self.model,
            messages=cast("list[ChatCompletionMessageParam]", messages),
            stream=True,  # always: without, DeepSeek answers an overload with 200 and blank lines
            stream_options={"include_usage": True},
            max_tokens=LONGEST_ANSWER,
            temperature=prompt.temperature,
            extra_body=self.extras(prompt.person) if self.own else None,
        )

    def extras(self, person: str) -> dict[str, Any]:
        """What only DeepSeek knows. Thinking is on unless told otherwise, and deaf to temperature.

        `user_id` keeps one person's cache, and what the content filter holds against them, apart from the others'.
        """
        extras: dict[str, Any] = {"thinking": {"type": "disabled"}}
        if person:
            extras["user_id"] = hmac.digest(self._secret, person.encode(), "sha256").hex()
        return extras

    def _meaning(self, error: Exception) -> Exception:
        import openai

        status = error.status_code if isinstance(error, openai.APIStatusError) else 0
        code = error.code if isinstance(error, openai.APIError | ErrorEvent) else None
        log.warning("%s: %s, status %d, code %.40r", self.host, type(error).__name__, status, code)
        if "content exists risk" in str(error).lower():
            return failed.Refused(self.host)
        if long := find_overflow(getattr(error, "body", None)):
            return failed.PromptTooLong(self.host, long.prompt, long.window, long.server)
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

    def failure(self, error: Exception) -> Exception:
        """What an error of the client means, where it is not tried again: a ModelError, or the error of a bug."""
        meaning = self._meaning(error)
        return meaning.error(self.host) if isinstance(meaning, _Trouble) else meaning


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


async def _hear_out(arriving: AsyncGenerator[bytes, None], heard: Completion, events: ServerEvents) -> None:
    """Wait for the bill behind the text, and for the end, so that the connection serves again."""
    with suppress(_Trouble, failed.ModelError, StopAsyncIteration, TimeoutError):
        async with asyncio.timeout(TAIL):
            while not heard.done:
                heard.hear(events.feed(await anext(arriving)))
        async with asyncio.timeout(DRAIN):
            async for _ in arriving:
                pass


def _seconds(retry_after: str | None) -> float | None:
    """Retry-After, where it is a number of seconds."""
    return float(retry_after) if retry_after and re.fullmatch(r"\d{1,9}(\.\d+)?", retry_after) else None
