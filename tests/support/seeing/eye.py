"""Somebody who looks at photos, as a test tells them.

stage.eye.sees("1: 간판; 글자: 어니언\\n2: 라떼")       # what is said of the next photos, in order
stage.eye.fails(NotSeen("busy", "eye.example"))
stage.eye.asked                                      # the photos, as often as somebody looked
"""

import asyncio

from bot.ports import Usage
from bot.sent import Glance


class ScriptedEye:
    """Sees what it is told to, else a table in each photo. `hold` is waited for before each answer."""

    host = "eye.example"

    def __init__(self) -> None:
        self.asked: list[Glance] = []
        self.hold: asyncio.Event | None = None
        self.takes = Usage(read=3_000, written=100)
        self._script: list[str | Exception] = []

    def sees(self, *said: str) -> None:
        self._script += said

    def fails(self, trouble: Exception) -> None:
        self._script.append(trouble)

    async def see(self, look: Glance) -> tuple[str, Usage]:
        self.asked.append(look)
        if self.hold:
            await self.hold.wait()
        match self._script.pop(0) if self._script else "\n".join(f"{number}: 탁자" for number in look.photos):
            case Exception() as trouble:
                raise trouble
            case said:
                return said, self.takes
