"""Telegram as several processes of one bot meet it: each calls an address of its own, so that it is known who calls."""

from collections import Counter
from collections.abc import Collection, Sequence
from contextvars import ContextVar
from dataclasses import dataclass

from aiohttp import web

from benchmarks.load.stubs.telegram_stub import SHOWING, BusyTelegram
from tests.support.bot_api.chats import Json, Refusal

_caller: ContextVar[str] = ContextVar("caller", default="")


@dataclass(frozen=True)
class Sign:
    """Something that a process put up, changed or took away: when, in whose chat, and in which message of it."""

    at: float
    process: str
    chat: str
    method: str
    message: int


class SharedTelegram(BusyTelegram):
    """`conflicts`: who was sent away because somebody else asked for updates, and when."""

    def __init__(self, refuses: bool = False) -> None:
        super().__init__(refuses=refuses)
        self.signs: list[Sign] = []
        self.conflicts: list[tuple[float, str]] = []
        self.polling: Counter[str] = Counter()  # by process: its questions for updates that are open
        self.most_pollers = 0
        self.polled_last = ""

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """As ever, and noted whose call it is."""
        _caller.set(request.match_info.get("process", ""))
        return await super().answer(request)

    async def _done(self, method: str, parameters: Json) -> object:
        result = await super()._done(method, parameters)
        if method in SHOWING:
            room = self.chat(int(parameters["chat_id"]))
            message = result["message_id"] if isinstance(result, dict) else int(parameters["message_id"])
            self.signs.append(Sign(self.now(), _caller.get(), room.name, method, message))
        return result

    async def _on_getUpdates(self, parameters: Json) -> list[Json]:
        process = _caller.get()
        self.polling[process] += 1
        self.polled_last = process
        self.most_pollers = max(self.most_pollers, sum(count > 0 for count in self.polling.values()))
        try:
            return await super()._on_getUpdates(parameters)
        except Refusal as no:
            if no.code == 409:
                self.conflicts.append((self.now(), process))
            raise
        finally:
            self.polling[process] -= 1

    # What can be asked afterwards

    def of(self, chats: Collection[str], since: float = 0.0, process: str = "") -> Sequence[Sign]:
        """What was done in these chats since then, by anybody or by one process."""
        return [
            sign for sign in self.signs if sign.at >= since and sign.chat in chats and process in ("", sign.process)
        ]

    def holders(self, chats: Collection[str]) -> dict[str, str]:
        """By chat: the process that did something there last."""
        return {sign.chat: sign.process for sign in self.signs if sign.chat in chats}
