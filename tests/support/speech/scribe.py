"""Somebody who writes down what is said, as a test tells them.

stage.scribe.hears("성수에 다녀왔어요")                       # what is understood of the next recordings, in order
stage.scribe.fails(NotHeard("busy", "speech.example"))
await ann.says("", sounds=[Memo(seconds=48)])
stage.scribe.asked                                          # the recordings, as often as somebody listened
"""

import asyncio
from dataclasses import dataclass

from bot.sent import Recording, Transcript


@dataclass(frozen=True)
class Memo:
    """A recording as it is sent; without data, one that cannot be fetched. `size` as its platform says."""

    name: str = "voice.ogg"
    data: bytes | None = b"opus"
    seconds: int = 48
    size: int = 4


class ScriptedScribe:
    """Understands what it is told to, else that somebody hums. `hold` is waited for before each answer."""

    host = "speech.example"

    def __init__(self) -> None:
        self.asked: list[Recording] = []
        self.at_once = 0
        self.most_at_once = 0
        self.hold: asyncio.Event | None = None
        self._script: list[str | Exception] = []

    def hears(self, *said: str) -> None:
        self._script += said

    def fails(self, trouble: Exception) -> None:
        self._script.append(trouble)

    async def transcribe(self, recording: Recording) -> Transcript:
        self.asked.append(recording)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            if self.hold:
                await self.hold.wait()
        finally:
            self.at_once -= 1
        match self._script.pop(0) if self._script else "음, 그러니까":
            case Exception() as trouble:
                raise trouble
            case said:
                return Transcript(said, recording.seconds)
