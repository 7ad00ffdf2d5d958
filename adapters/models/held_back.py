"""Leave with a server what it says until somebody wants it: the system reads ahead, and one reading takes it all."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


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


def _transport_of(response: object) -> asyncio.ReadTransport | None:
    """The socket's own. Neither client nor asyncio's TLS, which reads on into a buffer of its own, hands it out."""
    transport = _inside(response, "stream", "_stream", "_aiohttp_response", "connection", "transport")
    transport = _inside(transport, "_ssl_protocol", "_transport") or transport
    return transport if isinstance(transport, asyncio.ReadTransport) else None


def _inside(thing: object, *names: str) -> object:
    for name in names:
        thing = getattr(thing, name, None)
    return thing
