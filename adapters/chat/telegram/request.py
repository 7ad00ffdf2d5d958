# ruff: noqa: ANN401 - the library's own arguments, passed on as they come
"""Every call to Telegram waits until this process may speak; those that nothing is shown by keep its pace as well."""

from typing import Any

from telegram.request import HTTPXRequest

from adapters.chat.pace import PlatformPace

SHOWING = ("sendMessage", "editMessageText", "deleteMessage", "sendDocument", "sendPhoto")  # rooms wait for their turn


class PacedRequest(HTTPXRequest):
    """Answers to buttons, menus and the like wait for a turn; downloads go to another server."""

    def __init__(self, pace: PlatformPace | None, **more: Any) -> None:
        super().__init__(**more)
        self._pace = pace

    async def do_request(self, url: str, method: str, *more: Any, **named: Any) -> tuple[int, bytes]:
        """As the library makes it, in its turn. Raises NetworkError."""
        if self._pace and method != "GET":
            if url.rpartition("/")[2] not in SHOWING:
                await self._pace.turn()
            await self._pace.admit()  # it may have been long since the turn came
        return await super().do_request(url, method, *more, **named)
