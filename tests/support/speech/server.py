"""A speech server on loopback that answers as speaches and OpenAI do, and misbehaves on request.

    async with speech_server() as server:
        server.hears("성수에 다녀왔어요", seconds=48)     # the next recording; a segment each
        server.hears("…", silence=0.9)                  # more likely silence than speech
        server.refuses(503, times=2)
        server.answers(b"<html>…", "text/html")
        server.goes_silent()
        server.asked[-1].fields, .name, .data           # what came

Recordings for which nothing was scripted are heard as "음, 그러니까". An empty file is refused, as by all of them.
"""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web

LARGEST = 25_000_000  # bytes; OpenAI and vLLM take no more


@dataclass(frozen=True)
class Asked:
    """One recording as it came."""

    fields: dict[str, str]
    name: str
    data: bytes
    key: str


@dataclass(frozen=True)
class _Answer:
    status: int = 200
    body: bytes = b""
    kind: str = "application/json"
    silent: bool = False


class SpeechServer:
    """`models` are those it has; `tells_silence`: whether it knows verbose_json, which gpt-4o-transcribe does not."""

    def __init__(self, models: tuple[str, ...], key: str | None) -> None:
        self.url = ""
        self.models = models
        self.key = key
        self.tells_silence = True
        self.asked: list[Asked] = []
        self.waits: asyncio.Event | None = None  # before each answer
        self._script: list[_Answer] = []

    def hears(self, *said: str, seconds: float = 3.0, silence: float = 0.01) -> None:
        segments = [
            {"id": at, "start": 0.0, "end": seconds, "text": f" {text}", "no_speech_prob": silence, "avg_logprob": -0.2}
            for at, text in enumerate(said)
        ]
        whole = {"task": "transcribe", "language": "korean", "duration": seconds, "text": " ".join(said)}
        self._script.append(_Answer(body=json.dumps(whole | {"segments": segments}).encode()))

    def refuses(self, status: int, message: str = "refused", times: int = 1) -> None:
        error = {"error": {"message": message, "type": "invalid_request_error", "param": None, "code": None}}
        self._script += [_Answer(status, json.dumps(error).encode())] * times

    def answers(self, body: bytes, kind: str = "application/json", status: int = 200) -> None:
        self._script.append(_Answer(status, body, kind))

    def goes_silent(self) -> None:
        """Not even a status line."""
        self._script.append(_Answer(silent=True))

    async def transcribe(self, request: web.Request) -> web.Response:
        asked = await _read(request)
        self.asked.append(asked)
        if self.waits:
            await self.waits.wait()
        if refusal := self._refusal(asked):
            return refusal
        if not self._script:
            self.hears("음, 그러니까")
        answer = self._script.pop(0)
        if answer.silent:
            await asyncio.Event().wait()
        return web.Response(status=answer.status, body=answer.body, content_type=answer.kind)

    def _refusal(self, asked: Asked) -> web.Response | None:
        if self.key is not None and asked.key != f"Bearer {self.key}":
            return _refuse(401, "Incorrect API key provided")
        if asked.fields["model"] not in self.models:
            return _refuse(404, f"Model '{asked.fields['model']}' is not installed locally")
        if not self.tells_silence and asked.fields["response_format"] == "verbose_json":
            return _refuse(400, "response_format 'verbose_json' is not compatible with model; use 'json' or 'text'")
        if not asked.data:
            return _refuse(400, "Audio file is too short. Minimum audio length is 0.1 seconds.")
        return _refuse(413, "Maximum content size limit exceeded") if len(asked.data) > LARGEST else None


async def _read(request: web.Request) -> Asked:
    posted = await request.post()
    sound = posted["file"]
    assert isinstance(sound, web.FileField)
    fields = {name: value for name, value in posted.items() if isinstance(value, str)}
    with sound.file as opened:
        return Asked(fields, sound.filename, opened.read(), request.headers.get("Authorization", ""))


def _refuse(status: int, message: str) -> web.Response:
    return web.json_response({"error": {"message": message, "type": "invalid_request_error"}}, status=status)


@asynccontextmanager
async def speech_server(*models: str, key: str | None = None) -> AsyncIterator[SpeechServer]:
    """One without a key, as at home."""
    server = SpeechServer(models or ("whisper-small",), key)
    app = web.Application(client_max_size=60_000_000)
    app.router.add_post("/v1/audio/transcriptions", server.transcribe)
    runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    server.url = f"http://{host}:{port}/v1"
    try:
        yield server
    finally:
        await runner.cleanup()
