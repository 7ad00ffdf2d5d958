"""Answer over HTTP: /livez, /readyz, /metrics, and what platforms deliver."""

import asyncio
import errno
import logging
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

from bot.errors import CannotStart
from bot.errors.frames import error_frames
from bot.ports import Delivery, Hook
from bot.wording import Wording

log = logging.getLogger(__name__)

LARGEST = 1_000_000  # bytes of what is delivered; the largest updates of Telegram have some ten thousand
PATIENCE = 10.0  # seconds for all of it to arrive
ENDING = 1.0  # seconds for what is being answered when the bot stops

STATUS: Mapping[Delivery, int] = {"kept": 200, "nonsense": 400, "later": 503}


class CannotServe(CannotStart):
    """HTTP_HOST and HTTP_PORT cannot be served; the text says what to do."""

    def __init__(self, address: str, reason: str, taken: bool) -> None:
        super().__init__(f"HTTP_PORT: nothing can be served at {address} ({reason}). Choose another.")
        self._address, self._reason, self._taken = address, reason, taken

    def sentence(self, words: Wording) -> str:
        """In the language of whoever runs the bot."""
        return words.port_taken(self._address) if self._taken else words.port_refused(self._address, self._reason)


@dataclass(frozen=True)
class ServedPages:
    """`missing` tells, a line each, what is not ready; `metrics` gives a text and its type."""

    missing: Callable[[], Awaitable[Sequence[str]]]
    metrics: Callable[[], Awaitable[tuple[bytes, str]]]
    hooks: Sequence[Hook] = field(default=())


@asynccontextmanager
async def served(host: str, port: int, pages: ServedPages) -> AsyncIterator[int]:
    """While they are served; the port, which is any free one for 0. Raises CannotServe."""
    app = web.Application(client_max_size=LARGEST, middlewares=[_without_names])
    app.on_response_prepare.append(_say_little)
    app.router.add_get("/livez", _lives)
    app.router.add_get("/readyz", _ready(pages))
    app.router.add_get("/metrics", _metrics(pages))
    for hook in pages.hooks:
        app.router.add_post(hook.path, _delivered(hook))
    unheard = logging.Logger("aiohttp", logging.CRITICAL + 1)  # it names who asks
    runner = web.AppRunner(app, access_log=None, logger=unheard, shutdown_timeout=ENDING, keepalive_timeout=60)
    await runner.setup()
    try:
        yield await _bound(runner, host, port)
    finally:
        await runner.cleanup()


async def _bound(runner: web.AppRunner, host: str, port: int) -> int:
    try:
        await web.TCPSite(runner, host, port).start()
    except (OSError, OverflowError) as error:
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else type(error).__name__
        taken = isinstance(error, OSError) and error.errno == errno.EADDRINUSE
        raise CannotServe(f"{host}:{port}", reason, taken) from None
    bound: int = runner.addresses[0][1]
    log.info("serving /livez, /readyz and /metrics at port %d", bound)
    return bound


Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def _without_names(request: web.Request, handler: Handler) -> web.StreamResponse:
    """A bug is logged without whoever asked."""
    try:
        return await handler(request)
    except web.HTTPException:
        raise
    except Exception as error:
        log.error("%s could not be answered: %s", request.path, error_frames(error))
        return web.Response(status=500)


async def _say_little(_: web.BaseRequest, response: web.StreamResponse) -> None:
    """Which versions run here is nobody's business, and nothing of it is to be kept on the way."""
    response.headers["Server"] = "maltu"
    response.headers["Cache-Control"] = "no-store"


async def _lives(_: web.Request) -> web.Response:
    """That the loop turns is all there is to say."""
    return web.Response(text="ok\n")


def _ready(pages: ServedPages) -> Handler:
    async def ready(_: web.Request) -> web.Response:
        missing = await pages.missing()
        return web.Response(text="".join(f"{line}\n" for line in missing or ["ok"]), status=503 if missing else 200)

    return ready


def _metrics(pages: ServedPages) -> Handler:
    async def metrics(_: web.Request) -> web.Response:
        text, kind = await pages.metrics()
        return web.Response(body=text, headers={"Content-Type": kind})

    return metrics


def _delivered(hook: Hook) -> Handler:
    async def delivered(request: web.Request) -> web.Response:
        if not hook.admits(request.headers):
            return web.Response(status=403)
        try:
            async with asyncio.timeout(PATIENCE):
                body = await request.read()
        except web.HTTPRequestEntityTooLarge:
            return web.Response(status=413)
        except TimeoutError:
            return web.Response(status=408)
        return web.Response(status=STATUS[await hook.take(body)])

    return delivered
