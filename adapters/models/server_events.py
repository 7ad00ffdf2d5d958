"""Hear a server out as it speaks: all that has come, at once, a few times a second."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from contextlib import aclosing, suppress
from typing import Self

LONGEST_LINE = 8 * 1024 * 1024  # bytes; a whole answer has about four million


class Arrivals:
    """The bytes of a stream in batches; use it with `async with`, which ends the reading.

    Once the first bytes of a batch are there, `pause` is awaited and then given is what came with them; meanwhile the
    rest waits at the socket. What comes is given two pauses later at most, and nothing is read that nobody asks for.
    """

    def __init__(self, pieces: AsyncGenerator[bytes, None], pause: Callable[[], Awaitable[None]]) -> None:
        self._pieces = pieces
        self._pause = pause
        self._arrived: list[bytes] = []
        self._asked = asyncio.Event()
        self._given = asyncio.Event()

    async def __aenter__(self) -> Self:
        self._reading = asyncio.ensure_future(self._read())
        return self

    async def __aexit__(self, *exc: object) -> None:
        self._reading.cancel()
        await asyncio.wait([self._reading])
        if not self._reading.cancelled():
            self._reading.exception()  # looked at, so that nobody complains that it never was

    async def take(self, ends: float) -> bytes:
        """All that is there; empty at the end.

        Raises TimeoutError where nothing has come by `ends`, by the loop's clock, and what the reading ended with.
        """
        if not self._reading.done():
            self._asked.set()
            with suppress(TimeoutError):
                async with asyncio.timeout_at(ends):
                    await self._given.wait()
            self._asked.clear()
            self._given.clear()
        arrived = b"".join(self._arrived)
        self._arrived.clear()
        if not arrived and self._reading.done():
            await self._reading
        elif not arrived:
            raise TimeoutError
        return arrived

    async def _read(self) -> None:
        try:
            async with aclosing(self._pieces) as pieces:
                async for piece in pieces:
                    self._arrived.append(piece)
                    if not self._given.is_set():
                        await self._pause()
                        await self._asked.wait()
                        await asyncio.sleep(0)  # what was held back meanwhile is read
                        await asyncio.sleep(0)
                        self._given.set()  # heard in the next turn of the loop, when all of this read is in
        finally:
            self._given.set()


class ServerEvents:
    """The data of server-sent events, whose bytes may be cut anywhere.

    Names, ids and comments are left out. Source: https://html.spec.whatwg.org/multipage/server-sent-events.html
    """

    def __init__(self) -> None:
        self._line: list[bytes] = []  # that has not ended yet
        self._data: list[str] = []  # of the event that has not ended yet
        self._first = True
        self._after_cr = False

    def feed(self, arrived: bytes) -> Iterator[str]:
        """The data of each event that is whole now.

        Raises ValueError where a line is no UTF-8 or does not end, after the events before it.
        """
        end = max(arrived.rfind(b"\n"), arrived.rfind(b"\r")) + 1
        if not end:
            self._line.append(arrived)
            if sum(map(len, self._line)) > LONGEST_LINE:
                raise ValueError("a line that does not end")
            return
        lines = b"".join([*self._line, arrived[:end]])
        self._line = [arrived[end:]]
        if self._after_cr:
            lines = lines.removeprefix(b"\n")
        self._after_cr = end == len(arrived) and lines.endswith(b"\r")
        yield from self._events(lines)

    def end(self) -> Iterator[str]:
        """The data of a last event that nothing ends but the stream. Raises ValueError as `feed`."""
        yield from self.feed(b"\n\n")

    def _events(self, lines: bytes) -> Iterator[str]:
        wrong = None
        try:
            text = lines.decode()
        except UnicodeDecodeError as error:
            wrong = error
            text = lines[: max(lines.rfind(b"\n", 0, error.start), lines.rfind(b"\r", 0, error.start)) + 1].decode()
        if self._first and text:
            self._first, text = False, text.removeprefix("\ufeff")
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        for line in text.split("\n")[:-1]:  # splitlines() knows more ends than the standard
            if not line:
                if data := "\n".join(self._data):
                    yield data
                self._data.clear()
            elif line.startswith("data:"):
                self._data.append(line[5:].removeprefix(" "))
            elif line == "data":
                self._data.append("")
        if wrong:
            raise wrong
