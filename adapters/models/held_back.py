"""Leave with a server what it says until somebody wants it: the system reads ahead, and one reading takes it all."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol, runtime_checkable


@runtime_checkable
class _Pausable(Protocol):  # uvloop's transports are none of asyncio's classes
    def pause_reading(self) -> None: ...
    def resume_reading(self) -> None: ...


@contextmanager
def held_back(response: object) -> Iterator[None]:
    """Nothing of a response of openai's aiohttp client is read from its socket meanwhile; of another's, as ever.

    A model that writes fifty tokens a second is some fifty packets a second, each of which wakes the loop.
    """
    transport = _transport_of(response)
    if transport:
        transport.pause_reading()
    try:
        yield
    finally:
        if transport:
            transport.resume_reading()


def _transport_of(response: object) -> _Pausable | None:
    """The socket's own. Neither client nor asyncio's TLS, which reads on into a buffer of its own, hands it out; nor
    does uvloop's, which reads on as well, in C, and wakes nobody with it."""
    transport = _inside(response, "stream", "_stream", "_aiohttp_response", "connection", "transport")
    transport = _inside(transport, "_ssl_protocol", "_transport") or transport
    return transport if isinstance(transport, _Pausable) else None


def _inside(thing: object, *names: str) -> object:
    for name in names:
        thing = getattr(thing, name, None)
    return thing
