"""What is answered over HTTP, to whom, and what is refused."""

import asyncio
import socket
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager

import aiohttp
import pytest

from adapters.server.serving import LARGEST, CannotServe, ServedPages, served
from bot.ports import Delivery


class Post:
    """A platform that delivers with a word of its own."""

    path = "/hook"

    def __init__(self) -> None:
        self.came: list[bytes] = []
        self.answer: Delivery = "kept"

    def admits(self, headers: Mapping[str, str]) -> bool:
        return headers.get("X-Word") == "sesame"

    async def take(self, body: bytes) -> Delivery:
        self.came.append(body)
        return self.answer


class Asked:
    """Somebody who asks the server."""

    def __init__(self, port: int, session: aiohttp.ClientSession) -> None:
        self.port = port
        self._session = session

    async def get(self, path: str) -> tuple[int, str]:
        async with self._session.get(f"http://127.0.0.1:{self.port}{path}") as answer:
            return answer.status, await answer.text()

    async def headers(self, path: str) -> Mapping[str, str]:
        async with self._session.get(f"http://127.0.0.1:{self.port}{path}") as answer:
            return answer.headers

    async def post(self, body: bytes | AsyncIterator[bytes], word: str = "sesame", path: str = "/hook") -> int:
        url = f"http://127.0.0.1:{self.port}{path}"
        async with self._session.post(url, data=body, headers={"X-Word": word}) as answer:
            return answer.status


async def figures() -> tuple[bytes, str]:
    return b"maltu_won_total 3\n", "text/plain; charset=utf-8"


@asynccontextmanager
async def asked(missing: Sequence[str] = (), hook: Post | None = None) -> AsyncIterator[Asked]:
    async def tell() -> Sequence[str]:
        return missing

    pages = ServedPages(tell, figures, (hook,) if hook else ())
    async with served("127.0.0.1", 0, pages) as port, aiohttp.ClientSession() as session:
        yield Asked(port, session)


async def test_it_lives_is_ready_and_counts() -> None:
    async with asked() as one:
        assert await one.get("/livez") == (200, "ok\n")
        assert await one.get("/readyz") == (200, "ok\n")
        assert await one.get("/metrics") == (200, "maltu_won_total 3\n")
        headers = await one.headers("/livez")
    assert (headers["Server"], headers["Cache-Control"]) == ("maltu", "no-store")


async def test_what_is_not_ready_stands_there_a_line_each() -> None:
    async with asked(["jobs: none is being done", "discord: not connected"]) as one:
        assert await one.get("/readyz") == (503, "jobs: none is being done\ndiscord: not connected\n")
        assert (await one.get("/livez"))[0] == 200


async def test_nothing_else_is_there_and_nothing_can_be_posted_where_no_platform_delivers() -> None:
    async with asked() as one:
        assert (await one.get("/"))[0] == (await one.get("/metrics/x"))[0] == 404
        assert await one.post(b"{}") == 404
        assert await one.post(b"{}", path="/metrics") == 405


@pytest.mark.parametrize(("answer", "status"), [("kept", 200), ("nonsense", 400), ("later", 503)])
async def test_what_is_delivered_is_answered_as_it_was_taken(answer: Delivery, status: int) -> None:
    post = Post()
    post.answer = answer
    async with asked(hook=post) as one:
        assert await one.post(b'{"n": 1}') == status
    assert post.came == [b'{"n": 1}']


async def test_what_comes_without_the_word_is_refused_before_it_is_read() -> None:
    post = Post()

    async def endless() -> AsyncIterator[bytes]:
        yield b"x" * 1000
        await asyncio.Event().wait()

    async with asked(hook=post) as one, asyncio.timeout(5):
        assert await one.post(endless(), word="guess") == 403
    assert post.came == []


async def test_more_than_a_megabyte_is_refused_also_where_it_does_not_say_how_long_it_is() -> None:
    post = Post()

    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(12):
            yield b"x" * 100_000

    async with asked(hook=post) as one:
        assert await one.post(b"x" * (LARGEST + 1)) == 413
        assert await one.post(pieces()) == 413
        assert await one.post(b"x" * LARGEST) == 200
    assert [len(body) for body in post.came] == [LARGEST]


async def test_a_port_that_is_taken_is_one_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CannotServe) as raised:
            async with served("127.0.0.1", port, ServedPages(nothing_missing, figures)):
                pass
    assert str(raised.value) == (
        f"HTTP_PORT: nothing can be served at 127.0.0.1:{port} (Address already in use). Choose another."
    )


async def test_a_host_that_is_nobodys_is_one_sentence() -> None:
    with pytest.raises(CannotServe, match=r"^HTTP_PORT: nothing can be served at 203\.0\.113\.1:0"):
        async with served("203.0.113.1", 0, ServedPages(nothing_missing, figures)):
            pass


async def nothing_missing() -> Sequence[str]:
    return ()
