"""Calls say whether they may have arrived, never where they went, and none is made on a line that was hung up."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from telegram import InputFile
from telegram.error import NetworkError, TimedOut
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from adapters.chat.telegram import request as request_module
from adapters.chat.telegram.request import MAY_HAVE_ARRIVED, NEVER_LEFT, TelegramRequest
from adapters.chat.telegram.trouble import Doubtful, Unsent, error_name, telegram_errors

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nDate: Mon, 30 Nov 2026 02:00:00 GMT\r\n\r\nok"


@asynccontextmanager
async def server(answer: bytes | None) -> AsyncIterator[str]:
    """What it answers to everything: nothing, and hangs up, for b""; nothing ever for None."""

    async def hear(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        if answer is None:
            await reader.read()
        else:
            writer.write(answer)
        writer.close()

    async with await asyncio.start_server(hear, "127.0.0.1", 0) as listening:
        yield f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}/bot{TOKEN}/getMe"


@asynccontextmanager
async def line(answer: float = 5.0) -> AsyncIterator[TelegramRequest]:
    request = TelegramRequest(2, answer)
    try:
        yield request
    finally:
        await request.shutdown()


async def call(request: TelegramRequest, url: str) -> tuple[int, bytes]:
    return await request.do_request(url, "POST", RequestData())


def means(error: NetworkError, meaning: type[Exception]) -> bool:
    """What a canvas hears of it, which names no token."""
    assert TOKEN not in f"{error} {error_name(error)}"
    with pytest.raises(meaning), telegram_errors():
        raise error
    return True


async def test_an_answer_comes_with_its_status_and_its_moment() -> None:
    heard: list[tuple[int, str]] = []
    request = TelegramRequest(2, 5.0, heard=lambda status, date: heard.append((status, date)))
    async with server(OK) as url:
        assert await call(request, url) == (200, b"ok")
    await request.shutdown()
    assert heard == [(200, "Mon, 30 Nov 2026 02:00:00 GMT")]


async def test_where_nobody_listens_the_call_never_left() -> None:
    async with server(OK) as url:
        pass
    async with line() as request:
        with pytest.raises(NetworkError) as caught:
            await call(request, url)
    assert isinstance(caught.value.__cause__, NEVER_LEFT)
    assert means(caught.value, Unsent)


@pytest.mark.parametrize(("answer", "kind"), [(b"", NetworkError), (b"no HTTP", NetworkError), (None, TimedOut)])
async def test_where_no_answer_comes_the_call_may_have_arrived(answer: bytes | None, kind: type[NetworkError]) -> None:
    async with server(answer) as url, line(answer=0.2) as request:
        with pytest.raises(kind) as caught:
            await call(request, url)
    assert isinstance(caught.value.__cause__, MAY_HAVE_ARRIVED)
    assert means(caught.value, Doubtful)


async def test_a_file_that_nobody_takes_is_not_sent_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(request_module, "CONNECT", 0.1)
    monkeypatch.setattr(request_module, "UPLOAD", 0.2)
    file = InputFile(b"x" * 40_000_000, "글.md", attach=True)
    data = RequestData([RequestParameter("document", file.attach_uri, [file])])

    never = asyncio.Event()

    async def hear(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await never.wait()
        finally:
            writer.transport.abort()  # or the loop waits for it as it closes

    async with await asyncio.start_server(hear, "127.0.0.1", 0, limit=1000) as listening, line(answer=0.2) as request:
        url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}/bot{TOKEN}/sendDocument"
        with pytest.raises(TimedOut) as caught:
            await asyncio.wait_for(request.do_request(url, "POST", data), 20)
        never.set()
    assert isinstance(caught.value.__cause__, MAY_HAVE_ARRIVED)


@pytest.mark.parametrize("name", ["http_proxy", "ALL_PROXY"])
async def test_the_proxy_of_the_environment_is_used_but_not_for_who_is_left_out(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with server(OK) as proxy:
        monkeypatch.setenv(name, proxy.rpartition("/bot")[0])
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        async with line() as request:
            assert await call(request, f"http://telegram.example/bot{TOKEN}/getMe") == (200, b"ok")
        async with line() as request, server(b"HTTP/1.1 204 No Content\r\n\r\n") as url:
            assert await call(request, url) == (204, b"")


async def test_once_hung_up_nothing_is_called_until_it_is_opened_again() -> None:
    async with server(OK) as url, line() as request:
        await request.shutdown()
        with pytest.raises(NetworkError, match="closed"):
            await call(request, url)
        await request.initialize()
        assert await call(request, url) == (200, b"ok")
