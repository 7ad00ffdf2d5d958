"""The only door to the web."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Self

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from adapters.blogs.web.response import Move, Page, Refusal, Wait, follow, wait_of
from adapters.blogs.web.ssrf import Gates, Pairs, Shut
from bot.errors import NotAnAddress, PrivateAddress, TooLarge, Unreachable

__all__ = ["Fetcher", "Lookup", "Page", "Refusal", "follow"]

Lookup = Callable[[str, int], Awaitable[Sequence[str]]]  # a name and a port -> its IP addresses
OpenSocket = Callable[[int, int, int], socket.socket]
Ask = Callable[[str], Awaitable[None]]  # asked whether an address may be opened; raises where not

HEADERS = {
    "User-Agent": "maltu/0.1 (+blog reader; asks once per second)",
    "Accept": "application/atom+xml, application/rss+xml, application/feed+json, text/html;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
    "Accept-Language": "ko, en;q=0.8, ja;q=0.7",
}
KEPT = (
    "cache-control", "cf-mitigated", "content-type", "date", "etag", "expires", "last-modified", "link",
    "retry-after", "server", "x-wp-total", "x-wp-totalpages",
)  # fmt: skip
PERMANENT = (301, 308)
most_redirects = 5
most_paces = 10_000
longest_refusal = 3.0  # seconds to read an error page
most_of_a_refusal = 65_536  # bytes of an error page, enough to see what it is
longest_wait = 60.0  # seconds a server may make us wait with Retry-After


async def _system_lookup(host: str, port: int) -> Sequence[str]:
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)
    return list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))


class _Resolver(AbstractResolver):
    """Asks once and hands on only what the second gate lets through."""

    def __init__(self, lookup: Lookup, gates: Gates) -> None:
        self._lookup = lookup
        self._gates = gates

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        addresses = self._gates.answers(host, port, await self._lookup(host, port))
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for address in addresses
        ]

    async def close(self) -> None:
        """Nothing is held open."""


@dataclass
class _Turn:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    ready: float = 0.0


class Fetcher:
    """Opens public pages, one request at a time and `pace` seconds apart for each host.

    `allow` are host and port pairs, as typed in a URL, that may be private and are not paced.
    `deadline` is in seconds, for one page with all its redirects, not counting the wait for the host's turn.
    """

    def __init__(
        self,
        allow: Pairs = frozenset(),
        *,
        pace: float = 1.0,
        deadline: float = 20.0,
        lookup: Lookup = _system_lookup,
        open_socket: OpenSocket = socket.socket,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._gates = Gates(allow)
        self._pace = pace
        self._deadline = deadline
        self._lookup = lookup
        self._open_socket = open_socket
        self._clock = clock
        self._sleep = sleep
        self._turns: dict[str, _Turn] = {}
        self._paces: dict[str, float] = {}  # of hosts that asked for one of their own
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        connector = aiohttp.TCPConnector(
            resolver=_Resolver(self._lookup, self._gates),
            socket_factory=self._guarded_socket,
            use_dns_cache=False,
            limit_per_host=2,
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            headers=HEADERS,
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=None, connect=10),
            trust_env=False,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _guarded_socket(
        self, addr_info: tuple[int | socket.AddressFamily, int | socket.SocketKind, int, str, tuple[object, ...]]
    ) -> socket.socket:
        family, kind, proto, _, sockaddr = addr_info
        if family not in (socket.AF_INET, socket.AF_INET6):
            raise Shut
        scope = sockaddr[3] if len(sockaddr) > 3 else 0
        if scope:
            raise Shut
        self._gates.socket(str(sockaddr[0]), int(str(sockaddr[1])))
        return self._open_socket(int(family), int(kind), proto)

    def slow_down(self, url: str, seconds: float) -> None:
        """From now on ask this host no more often than it wishes, nor than others."""
        if len(self._paces) > most_paces:
            self._paces.clear()
        target = URL(url)
        queue = self._queue(target)
        self._paces[queue] = max(seconds, self._pace, self._paces.get(queue, 0.0))

    async def get(
        self,
        url: str,
        limit: int = 8_000_000,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        first: Ask | None = None,
    ) -> Page:
        """One page, after redirects; `limit` is in bytes after unpacking. With a `body`, that is posted.

        `first` is asked about each address before it is opened. Raises what that raises, NotAnAddress, PrivateAddress,
        TooLarge, or Unreachable for everything but a 2xx answer, and a 304 where `headers` name what we have; Refusal
        is the Unreachable of a server that answered.
        """
        here, left, redirects, asked_to_wait = url, self._deadline, 0, False
        target: URL | None = None
        lasting, moves = "", True
        while redirects <= most_redirects:
            target = self._check_address(here, target)
            if first is not None:
                await first(str(target))
            lasting = str(target) if moves else lasting
            async with self._turn(target) as turn:
                began = self._clock()
                answer = await self._ask(target, limit, headers, left, body)
                left -= self._clock() - began
            match answer:
                case Page():
                    return replace(answer, lasting=lasting)
                case Move(there, permanent):
                    if (there.scheme, there.host, there.port) != (target.scheme, target.host, target.port):
                        headers = None
                    here, redirects, moves = str(there), redirects + 1, moves and permanent
                case Wait(seconds, refusal):
                    if asked_to_wait or seconds > longest_wait:
                        raise refusal
                    asked_to_wait = True
                    turn.ready = self._clock() + seconds
        raise Unreachable(str(target.host if target else url))

    def _check_address(self, address: str, before: URL | None) -> URL:
        """The first gate. What a redirect names and is no address at all is the fault of who sent it, not of whom."""
        try:
            return self._gates.url(address)
        except NotAnAddress:
            if before is None:
                raise
            raise Unreachable(str(before.host)) from None

    async def _ask(
        self, url: URL, limit: int, headers: Mapping[str, str] | None, seconds: float, body: bytes | None
    ) -> "Page | Move | Wait":
        if self._session is None:
            raise RuntimeError("the fetcher is open only inside `async with`")
        host = str(url.host)
        try:
            async with asyncio.timeout(max(seconds, 0)):
                how = "GET" if body is None else "POST"
                async with self._session.request(
                    how, url, data=body, headers=headers, allow_redirects=False
                ) as response:
                    return await _read(response, limit)
        except aiohttp.ClientConnectorError as error:
            raise (PrivateAddress(host) if isinstance(error.os_error, Shut) else Unreachable(host)) from error
        except Shut:
            raise PrivateAddress(host) from None
        except (aiohttp.ClientError, OSError, TimeoutError, ValueError) as error:
            raise Unreachable(host) from error

    @asynccontextmanager
    async def _turn(self, url: URL) -> AsyncIterator[_Turn]:
        self._forget_idle_hosts()
        queue = self._queue(url)
        turn = self._turns.setdefault(queue, _Turn())
        async with turn.lock:
            if (wait := turn.ready - self._clock()) > 0:
                await self._sleep(wait)
            try:
                yield turn
            finally:
                allowed = self._gates.is_allowed(str(url.host), url.port or 0)
                rest = self._paces.get(queue, 0.0 if allowed else self._pace)
                turn.ready = max(turn.ready, self._clock() + rest)

    def _queue(self, url: URL) -> str:
        host, port = str(url.host), url.port or 0
        return f"{host}:{port}" if self._gates.is_allowed(host, port) else host

    def _forget_idle_hosts(self, most: int = 1000) -> None:
        if len(self._turns) > most:
            now = self._clock()
            self._turns = {host: t for host, t in self._turns.items() if t.lock.locked() or t.ready > now}


async def _read(response: aiohttp.ClientResponse, limit: int) -> Page | Move | Wait:
    status, location = response.status, response.headers.get("Location")
    if status in (301, 302, 303, 307, 308) and location:
        return Move(follow(response.url, location), status in PERMANENT)
    if not 200 <= status < 300 and status != 304:
        refusal = Refusal(_page(response, await _beginning(response)))
        if status in (429, 503) and (seconds := wait_of(response.headers)) is not None:
            return Wait(seconds, refusal)
        raise refusal
    if (response.content_length or 0) > limit:
        raise TooLarge(str(response.url), limit)
    body = bytearray()
    async for chunk in response.content.iter_chunked(65_536):
        body += chunk
        if len(body) > limit:
            raise TooLarge(str(response.url), limit)
    return _page(response, bytes(body))


def _page(response: aiohttp.ClientResponse, body: bytes) -> Page:
    kept = {name: response.headers[name] for name in KEPT if name in response.headers}
    said = response.content_type if "Content-Type" in response.headers else ""
    return Page(str(response.url), response.status, said.lower(), response.charset or "", body, kept)


async def _beginning(response: aiohttp.ClientResponse) -> bytes:
    body = bytearray()
    with suppress(aiohttp.ClientError, TimeoutError):
        async with asyncio.timeout(longest_refusal):
            async for chunk in response.content.iter_chunked(16_384):
                body += chunk
                if len(body) >= most_of_a_refusal:
                    break
    return bytes(body[:most_of_a_refusal])
