"""What it costs to listen to many models at once.

    python -m benchmarks.model_stream [STREAMS ...]      100 and 300, unless numbers are given

A server in a process of its own says 50 tokens a second to each for ten seconds. Four ways of listening by turns: ours;
ours without ticks, each token as it comes; the objects of the openai client, as before; and httpx2 alone, with our
ticks and events but no client. Prints for each the processor time of the listener, the 99th percentile of the loop's
lag, and what the processor time is beside ours. A token that is missing ends the run with an error.
"""

import asyncio
import json
import sys
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, suppress
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from statistics import quantiles

import httpx2
from openai import AsyncOpenAI

from adapters.models.completion import Completion
from adapters.models.deepseek import TICK, DeepSeek
from adapters.models.server_events import Arrivals, ServerEvents
from bot.ports import Answer
from styles import Profile, Prompt, StyleCard
from styles.model import Range

PACE, SECONDS = 50, 10  # tokens a second, and for how long
TOKEN, TOKENS = " 바람", PACE * SECONDS

Listening = Callable[[], Answer]


def _event(delta: dict[str, str], finish: str | None = None) -> bytes:
    """One event as DeepSeek sends it, in an HTTP chunk."""
    chunk = {
        "id": "3f1c6f2e-9a5b-4f63-8a4e-0c1a2b3c4d5e", "object": "chat.completion.chunk", "created": 1790000000,
        "model": "deepseek-flash", "system_fingerprint": "fp_1017_prod",
        "choices": [{"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}],
    }  # fmt: skip
    data = b"data: " + json.dumps(chunk, ensure_ascii=False, separators=(",", ":")).encode() + b"\n\n"
    return b"%x\r\n%b\r\n" % (len(data), data)


async def _serve(told: Connection) -> None:
    said, last = _event({"content": TOKEN}), _event({"content": ""}, "stop")
    done = b"e\r\ndata: [DONE]\n\n\r\n0\r\n\r\n"
    left: dict[asyncio.StreamWriter, int] = {}

    async def hear(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        kind = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
                await reader.readexactly(int(head.partition("content-length:")[2].partition("\r\n")[0]))
                writer.write(kind + _event({"role": "assistant", "content": ""}))
                left[writer] = TOKENS

    server = await asyncio.start_server(hear, "127.0.0.1", 0, backlog=1_000)
    told.send(server.sockets[0].getsockname()[1])
    due = time.monotonic()
    while True:
        due += 1 / PACE
        await asyncio.sleep(max(0, due - time.monotonic()))
        for writer in list(left):
            writer.write(said if left[writer] else last + done)
            left[writer] -= 1
            if left[writer] < 0:
                del left[writer]


def serve(told: Connection) -> None:
    """Speak until the process ends; the port is told first."""
    asyncio.run(_serve(told))


def _prompt() -> Prompt:
    middle = Range(10, 20, 30)
    profile = Profile((), (), middle, 20.0, 5.0, middle, middle, 0.5, 0.0, (), (), (), (), (), (), ())
    return Prompt(StyleCard("ko", 12, 9000, profile, ()), "제주 3일 여행", person="telegram:42")


PROMPT = _prompt()


def _ours(writer: DeepSeek) -> Listening:
    return lambda: writer.write(PROMPT)


async def _at_once(_: float) -> None:
    """No tick."""


def _objects(client: AsyncOpenAI) -> Listening:
    async def listen() -> AsyncGenerator[str, None]:
        stream = await client.chat.completions.create(
            model="deepseek-flash", messages=[{"role": "user", "content": "글"}], stream=True, max_tokens=8192
        )
        async with stream:
            async for chunk in stream:
                if chunk.choices and (piece := chunk.choices[0].delta.content):
                    yield piece

    return listen


def _by_hand(client: httpx2.AsyncClient) -> Listening:
    async def listen() -> AsyncGenerator[str, None]:
        heard, events = Completion(), ServerEvents()
        asked = {"model": "deepseek-flash", "messages": [{"role": "user", "content": "글"}], "stream": True}
        ends = asyncio.get_running_loop().time() + 240

        async def pause() -> None:
            if heard.began and not heard.finish:
                await asyncio.sleep(TICK)

        async with (
            client.stream("POST", "/chat/completions", json=asked) as response,
            Arrivals(response.aiter_bytes(), pause) as arrivals,
        ):
            while not heard.done:
                if text := heard.hear(events.feed(await arrivals.take(ends))):
                    yield text

    return listen


async def _hear(listen: Listening) -> None:
    async with aclosing(listen()) as pieces:
        text = "".join([piece async for piece in pieces if isinstance(piece, str)])
    if text != TOKEN * TOKENS:
        raise SystemExit(f"{len(text) // len(TOKEN)} tokens came of {TOKENS}")


async def _watch(lags: list[float]) -> None:
    while True:
        began = time.perf_counter()
        await asyncio.sleep(0.01)
        lags.append(time.perf_counter() - began - 0.01)


async def _run(listen: Listening, streams: int) -> tuple[float, float]:
    """Seconds of processor, and seconds of lag at the 99th percentile."""
    await _hear(listen)  # imports and the tokenizer
    lags: list[float] = []
    watching = asyncio.ensure_future(_watch(lags))
    began = time.process_time()
    await asyncio.gather(*[_hear(listen) for _ in range(streams)])
    spent = time.process_time() - began
    watching.cancel()
    return spent, quantiles(lags, n=100)[98]


async def _compare(url: str, streams: int) -> None:
    limits = httpx2.Limits(max_connections=None)
    async with (
        DeepSeek("none", base_url=url, model="deepseek-flash", secret=b"x") as ours,
        DeepSeek("none", base_url=url, model="deepseek-flash", secret=b"x", tick=_at_once) as unpaced,
        AsyncOpenAI(api_key="none", base_url=url, max_retries=0) as client,
        httpx2.AsyncClient(base_url=url, limits=limits, timeout=60) as bare,
    ):
        ways = {
            "ours": _ours(ours),
            "ours without ticks": _ours(unpaced),
            "objects of openai": _objects(client),
            "httpx2 alone": _by_hand(bare),
        }
        base = 0.0
        for name, listen in ways.items():
            spent, lag = await _run(listen, streams)
            base = base or spent
            print(f"{streams:4} × {name:18} {spent:6.2f} s of processor, lag p99 {1000 * lag:5.1f} ms, "
                  f"{spent / base:5.2f} × ours", flush=True)  # fmt: skip


def main() -> None:
    mine, its = Pipe()
    server = get_context("spawn").Process(target=serve, args=(its,), daemon=True)
    server.start()
    url = f"http://127.0.0.1:{mine.recv()}"
    for streams in [int(number) for number in sys.argv[1:]] or [100, 300]:
        asyncio.run(_compare(url, streams))


if __name__ == "__main__":
    main()
