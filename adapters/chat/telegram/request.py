"""Every call to Telegram, in its turn: over aiohttp, since over httpx, as the library makes it, each takes six times as
much of the processor."""

from collections.abc import Callable
from io import BytesIO
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

from adapters.chat.pace import PlatformPace

SHOWING = ("sendMessage", "editMessageText", "deleteMessage", "sendDocument", "sendPhoto")  # rooms wait for their turn
CONNECT = 10.0  # seconds, and as many for a connection to be free
UPLOAD = 120.0  # seconds more where a file goes out
KEPT = 5.0  # seconds for which a connection that nobody uses is kept: Telegram does not say for how long it keeps it
NEVER_LEFT = (
    aiohttp.ClientConnectorError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.ClientHttpProxyError,
    aiohttp.InvalidURL,
)
MAY_HAVE_ARRIVED = (aiohttp.ClientError, TimeoutError)  # … where it is none of those

Answered = Callable[[int, str], None]  # the status of an answer, and what time it was at Telegram, as HTTP writes it


class TelegramRequest(BaseRequest):
    """`connections` at once, each call answered within `answer` seconds of silence. `heard` hears of each answer.

    With a `pace`, answers to buttons, menus and the like wait for a turn, and so does whoever shows something, before;
    downloads go to another server.
    """

    def __init__(
        self, connections: int, answer: float, pace: PlatformPace | None = None, heard: Answered | None = None
    ) -> None:
        self._connections = connections
        self._answer = answer
        self._pace = pace
        self._heard = heard
        self._session: aiohttp.ClientSession | None = None
        self._closed = False

    @property
    def read_timeout(self) -> float:
        """Seconds."""
        return self._answer

    async def initialize(self) -> None:
        """It is opened by its first call."""
        self._closed = False

    async def shutdown(self) -> None:
        """Close it; whoever calls after that is refused."""
        self._closed = True
        if self._session:
            session, self._session = self._session, None
            if session.connector:
                await session.connector.close(abort_ssl=True)  # what was not taken by now is given up
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        *_others: object,
        **_named: object,
    ) -> tuple[int, bytes]:
        """In its turn. Raises NetworkError, which has one of NEVER_LEFT or MAY_HAVE_ARRIVED as its cause."""
        if self._pace and method != "GET":
            if url.rpartition("/")[2] not in SHOWING:
                await self._pace.turn()
            await self._pace.admit()  # it may have been long since the turn came
        silence = read_timeout if isinstance(read_timeout, int | float) else self._answer
        upload = UPLOAD if request_data and request_data.multipart_data else 0
        longest = None if method == "GET" else 2 * CONNECT + upload + silence  # nothing else ends a write that stalls
        patience = aiohttp.ClientTimeout(longest, connect=2 * CONNECT, sock_connect=CONNECT, sock_read=silence)
        form = _form(request_data) if request_data else None
        try:
            asked = self._opened(url).request(method, url, data=form, timeout=patience, allow_redirects=False)
            async with asked as response:
                if self._heard:
                    self._heard(response.status, response.headers.get("date", ""))
                return response.status, await response.read()
        except TimeoutError as error:
            raise TimedOut from error
        except aiohttp.ClientError as error:
            raise NetworkError(type(error).__name__) from error  # what it says may name the address, and the token

    def _opened(self, url: str) -> aiohttp.ClientSession:
        if self._closed:
            raise NetworkError("closed")
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=KEPT),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
                proxy=_proxy_for(URL(url)),
            )
        return self._session


def _proxy_for(url: URL) -> str | None:
    """As the environment says it; aiohttp itself would look there, and for a netrc, at each call."""
    proxies = {} if proxy_bypass(url.host or "") else getproxies()
    return proxies.get(url.scheme) or proxies.get("all")


def _form(data: RequestData) -> aiohttp.FormData:
    form = aiohttp.FormData(data.json_parameters, quote_fields=False)  # names of files as they are, not in percents
    for name, (file, content, kind) in (data.multipart_data or {}).items():
        stream = BytesIO(content) if isinstance(content, bytes) else content  # what is large is written in pieces
        form.add_field(name, stream, filename=file, content_type=kind)
    return form
