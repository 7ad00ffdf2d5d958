"""What a model says meanwhile waits at its socket, also below TLS."""

import asyncio
import shutil
import ssl
import subprocess
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from pathlib import Path

import pytest
from openai import DefaultAioHttpClient

from adapters.models.held_back import held_back

HEAD = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
NAMED = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-addext"]


class Speaker:
    """A server that says what it is told to, in chunks."""

    def __init__(self) -> None:
        self._there: asyncio.Future[asyncio.StreamWriter] = asyncio.get_running_loop().create_future()

    async def hear(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(HEAD)
        self._there.set_result(writer)

    async def says(self, what: bytes) -> None:
        writer = await self._there
        writer.write(b"%x\r\n%s\r\n" % (len(what), what))
        await writer.drain()

    async def ends(self) -> None:
        writer = await self._there
        writer.close()


@asynccontextmanager
async def speaking(tls: ssl.SSLContext | None) -> AsyncIterator[tuple[Speaker, str]]:
    """A server, and where it is."""
    speaker = Speaker()
    server = await asyncio.start_server(speaker.hear, "127.0.0.1", 0, ssl=tls)
    port = server.sockets[0].getsockname()[1]
    try:
        yield speaker, f"{'https' if tls else 'http'}://localhost:{port}/"
    finally:
        await speaker.ends()
        server.close()


def certified(folder: Path) -> Path:
    """A certificate for localhost with its key, in one file."""
    if not (openssl := shutil.which("openssl")):
        pytest.skip("no openssl to make a certificate with")
    file = folder / "localhost.pem"
    made = [openssl, *NAMED, "subjectAltName=DNS:localhost", "-keyout", str(file), "-out", str(folder / "cert.pem")]
    subprocess.run(made, check=True, capture_output=True)
    with file.open("ab") as both:
        both.write((folder / "cert.pem").read_bytes())
    return file


@pytest.mark.parametrize("secure", [False, True], ids=["plain", "TLS"])
async def test_nothing_is_read_while_it_is_held_back_and_all_of_it_afterwards(secure: bool, tmp_path: Path) -> None:
    file = certified(tmp_path) if secure else None
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH) if file else None
    if tls and file:
        tls.load_cert_chain(file)
    trusted = ssl.create_default_context(cafile=str(file)) if file else True
    async with (
        speaking(tls) as (speaker, url),
        DefaultAioHttpClient(verify=trusted) as client,
        client.stream("GET", url) as response,
        aclosing(response.aiter_bytes()) as pieces,
    ):
        await speaker.says(b"one")
        assert await anext(pieces) == b"one"
        later = asyncio.ensure_future(anext(pieces))
        with held_back(response):
            for word in (b"two ", b"three ", b"four"):
                await speaker.says(word)
                await asyncio.sleep(0.02)
            assert not later.done()
        said = await later
        while len(said) < len(b"two three four"):
            said += await anext(pieces)
        assert said == b"two three four"


async def test_a_response_of_another_client_is_read_as_ever() -> None:
    with held_back(object()):
        pass
