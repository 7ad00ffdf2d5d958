"""Write with DeepSeek, or with any other server that speaks OpenAI's language."""

import asyncio
import hmac
import logging
import random
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, aclosing, suppress
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

from adapters.models.completion import Completion
from adapters.models.continuation import DEEPSEEKS, OTHERS, Continuation, Found, OpenTurn, Tried, WithoutEcho, attempt
from adapters.models.failures import Incomplete, meaning_of
from adapters.models.held_back import held_back
from adapters.models.server_events import Arrivals, ServerEvents
from bot.drafts import model_errors as failed
from bot.ports import LONGEST_ANSWER, Answer, AskedAgain, Usage
from bot.settings import is_deepseek
from styles import Message, Prompt
from styles.reading.own_text import storable
from styles.reading.tokens import prompt_tokens

if TYPE_CHECKING:
    from openai import AsyncAPIResponse, AsyncOpenAI, AsyncStream
    from openai._response import AsyncResponseContextManager
    from openai.types.chat import ChatCompletionChunk

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
        self._continuation = Continuation(DEEPSEEKS if self.own else OTHERS, self._attempt_to_go_on)

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

    async def goes_on(self) -> Found:
        """How this server goes on with a text that is begun; found out when it is first asked for."""
        return await self._continuation.find()

    async def _attempt_to_go_on(self, way: OpenTurn) -> Tried:
        return await attempt(await self.client_for(way), self.model, way, self.extras("") if self.own else {})

    async def client_for(self, way: OpenTurn | None) -> "AsyncOpenAI":
        """The client at the address where a text is gone on with in this way, or at the usual one."""
        client = await self.connected()
        if way is None or not way.beta:
            return client
        from adapters.models.openai_client import at_address

        return at_address(client, f"{self._address.scheme}://{self._address.netloc}/beta")

    async def write(self, prompt: Prompt) -> Answer:
        """The text as it comes, and what the server says it took. Raises ModelError; what had come before stays.

        As long as nothing has come, a busy server is asked three times and a broken answer is asked for once more. A
        text that is begun is gone on with in the assistant's own turn where the server can, else it is asked to.
        Closing the generator hangs up at once, so that nothing more is paid for.
        """
        await self.connected()  # what is loaded once has no part in the time of a text
        clock = asyncio.get_running_loop().time
        ends = clock() + self._deadline
        troubles: list[type[failed.ModelError]] = []
        began = False
        way, taken, _ = await self.goes_on() if prompt.begun.strip() else Found(None)
        if taken:
            yield taken
            yield AskedAgain()
        while True:
            try:
                async with aclosing(self._attempt(prompt, ends, way)) as pieces:
                    async for piece in pieces:
                        began = began or isinstance(piece, str)
                        yield piece
                return
            except Incomplete as trouble:
                way = None  # the next try is made as every server understands it
                if began:
                    raise failed.BrokeOff(self.host) from None
                troubles.append(trouble.error)
                pause = len(troubles) * random.uniform(1, 1.25) if trouble.asked is None else trouble.asked
                if troubles.count(trouble.error) == trouble.tries or pause > min(LONGEST_PAUSE, ends - clock()):
                    raise trouble.error(self.host) from None
                await self._sleep(pause)
                if trouble.error in (failed.Busy, failed.NotUnderstood):  # nothing was read, nor paid for
                    yield Usage()
                yield AskedAgain()

    async def _attempt(self, prompt: Prompt, ends: float, way: OpenTurn | None) -> AsyncGenerator[str | Usage, None]:
        """One answer without its thoughts. Raises Incomplete where another try may help, ModelError where none will."""
        heard, events = Completion(), ServerEvents()
        echo = WithoutEcho(_open_end(prompt) if way else "")

        async def pause() -> None:
            if heard.began and not heard.finish:  # the first word is waited for, and so is the end
                await self._tick(TICK)

        async with aclosing(self._arriving(prompt, ends, way, pause)) as arriving:
            async for arrived in arriving:
                if text := echo.hear(heard.hear(events.feed(arrived))):
                    yield text
                if heard.trouble or heard.finish or heard.done:
                    break
            else:
                if text := echo.hear(heard.hear(events.end())):
                    yield text
            if heard.trouble and not heard.finish:
                raise meaning_of(heard.trouble, self.host) from None
            await _hear_out(arriving, heard, events)
        if text := echo.hear(heard.rest()) + echo.rest():
            yield text
        heard.bill.write_down(
            prompt.model or self.model,
            await self._counted_by_us(_to_send(prompt, way)) if heard.bill.came else None,
        )
        if usage := heard.bill.usage:
            yield usage
        self._judge(heard.finish, heard.began)

    async def _counted_by_us(self, sent: Sequence[Message]) -> int | None:
        """How many tokens we find in one prompt out of twenty; None for the others, and where they are not our own."""
        if not self.own:
            return None
        self._bills += 1
        if self._bills % COUNTED != 1:
            return None
        return await asyncio.to_thread(lambda: prompt_tokens(sent))

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
                raise Incomplete(failed.Unanswered, tries=2)

    async def _arriving(
        self, prompt: Prompt, ends: float, way: OpenTurn | None, pause: Callable[[], Awaitable[None]]
    ) -> AsyncGenerator[bytes, None]:
        """The bytes of one answer, in batches. What has come by the deadline is given before it ends them."""
        clock = asyncio.get_running_loop().time
        try:
            async with AsyncExitStack() as stack:
                async with asyncio.timeout_at(ends):
                    response = await stack.enter_async_context(self._ask(await self.client_for(way), prompt, way))
                pieces = response.http_response.aiter_bytes()

                async def hold() -> None:
                    with held_back(response.http_response):
                        await pause()

                arrivals = await stack.enter_async_context(Arrivals(pieces, hold))
                late = False
                while not late:
                    late = clock() >= ends
                    if not (arrived := await arrivals.take(ends)):
                        return
                    yield arrived
            raise TimeoutError
        except Exception as error:  # what the client does not translate, too: httpx2's, ssl's and anyio's
            meaning = meaning_of(error, self.host)
            if way and isinstance(meaning, failed.NotUnderstood):
                self._continuation.fails()
                meaning = Incomplete(failed.NotUnderstood, tries=2, asked=0)
            raise meaning from None  # its messages may repeat the key or the prompt

    def _ask(
        self, client: "AsyncOpenAI", prompt: Prompt, way: OpenTurn | None
    ) -> "AsyncResponseContextManager[AsyncAPIResponse[AsyncStream[ChatCompletionChunk]]]":
        messages: list[dict[str, Any]] = [
            {"role": message.role, "content": storable(message.content)} for message in _to_send(prompt, way)
        ]
        if way:  # models go on worse behind white space, and vLLM takes it away
            messages[-1] |= {"content": _open_end(prompt), **way.message}
        extras = {**(self.extras(prompt.person) if self.own else {}), **(way.body if way else {})}
        # As a parameter of its own each message would be compared with all kinds there are: 1.4 ms for twelve
        extras["messages"] = messages
        return client.chat.completions.with_streaming_response.create(
            model=prompt.model or self.model,
            messages=(),
            stream=True,  # always: without, DeepSeek answers an overload with 200 and blank lines
            stream_options={"include_usage": True},
            max_tokens=LONGEST_ANSWER,
            temperature=prompt.temperature,
            extra_body=extras,
        )

    def extras(self, person: str) -> dict[str, Any]:
        """What only DeepSeek knows. Thinking is on unless told otherwise, and deaf to temperature.

        `user_id` keeps one person's cache, and what the content filter holds against them, apart from the others'.
        """
        extras: dict[str, Any] = {"thinking": {"type": "disabled"}}
        if person:
            extras["user_id"] = hmac.digest(self._secret, person.encode(), "sha256").hex()
        return extras


def _to_send(prompt: Prompt, way: OpenTurn | None) -> Sequence[Message]:
    return prompt.open_messages if way else prompt.messages


def _open_end(prompt: Prompt) -> str:
    """The last message where it is left open."""
    return storable(prompt.open_messages[-1].content).rstrip()


async def _hear_out(arriving: AsyncGenerator[bytes, None], heard: Completion, events: ServerEvents) -> None:
    """Wait for the bill behind the text, and for the end, so that the connection serves again."""
    with suppress(Incomplete, failed.ModelError, StopAsyncIteration, TimeoutError):
        async with asyncio.timeout(TAIL):
            while not heard.done:
                heard.hear(events.feed(await anext(arriving)))
        async with asyncio.timeout(DRAIN):
            async for _ in arriving:
                pass
