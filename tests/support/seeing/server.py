"""A server with a model that sees, on loopback, that answers as DeepSeek, vLLM and OpenAI do, and refuses what they do.

    async with vision_server() as server:
        server.sees("1: 간판; 글자: 어니언")            # what is said of the next photos
        server.refuses(503)
        server.answers(b"<html>…", "text/html")
        server.goes_silent()
        server.asked[-1].photos, .said, .json           # what came

Photos for which nothing was scripted show a table. A message without photos, a picture that is no JPEG, and a body
beyond 48 MiB are refused, as by DeepSeek; `blind` models refuse every picture, and OpenAI's newer ones `max_tokens`.
"""

import asyncio
import base64
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from aiohttp import web

LARGEST = 48 << 20  # bytes of a whole request, as DeepSeek tells


@dataclass(frozen=True)
class Asked:
    """One request as it came: all of it, its photos in order, and the words around them."""

    json: dict[str, Any]
    photos: tuple[bytes, ...]
    details: tuple[str, ...]
    said: str


@dataclass(frozen=True)
class _Answer:
    status: int = 200
    body: bytes = b""
    kind: str = "application/json"
    silent: bool = False


class VisionStub:
    """`models` are those it has, `blind` those that see nothing; `wants` is what it calls the most it may write."""

    def __init__(self, models: tuple[str, ...], key: str | None) -> None:
        self.url = ""
        self.models = models
        self.blind: tuple[str, ...] = ()
        self.key = key
        self.wants = "max_tokens"
        self.counts = True  # says what it took
        self.asked: list[Asked] = []
        self._script: list[_Answer] = []

    def sees(self, said: str) -> None:
        self._script.append(_Answer(body=self._said(said)))

    def refuses(self, status: int, message: str = "refused", times: int = 1) -> None:
        error = {"error": {"message": message, "type": "invalid_request_error", "param": None, "code": None}}
        self._script += [_Answer(status, json.dumps(error).encode())] * times

    def answers(self, body: bytes, kind: str = "application/json", status: int = 200) -> None:
        self._script.append(_Answer(status, body, kind))

    def goes_silent(self) -> None:
        """Not even a status line."""
        self._script.append(_Answer(silent=True))

    def _said(self, said: str) -> bytes:
        choice = {"index": 0, "message": {"role": "assistant", "content": said}, "finish_reason": "stop"}
        usage = {"prompt_tokens": 700, "completion_tokens": 40, "total_tokens": 740, "prompt_cache_hit_tokens": 64}
        whole = {"id": "1", "object": "chat.completion", "created": 1, "model": self.models[0], "choices": [choice]}
        return json.dumps(whole | ({"usage": usage} if self.counts else {})).encode()

    async def chat(self, request: web.Request) -> web.Response:
        said = await request.json()
        if refusal := self._refusal(request, said):
            return refusal
        asked = _read(said)
        if asked is None:
            return _refuse(400, "Failed to load image: cannot identify image file")
        self.asked.append(asked)
        if not self._script:
            self.sees("\n".join(f"{number}: 탁자" for number in re.findall(r"(\d+):", asked.said)))
        answer = self._script.pop(0)
        if answer.silent:
            await asyncio.Event().wait()
        return web.Response(status=answer.status, body=answer.body, content_type=answer.kind)

    def _refusal(self, request: web.Request, said: dict[str, Any]) -> web.Response | None:
        if self.key is not None and request.headers.get("Authorization") != f"Bearer {self.key}":
            return _refuse(401, "Authentication Fails (auth header format should be Bearer sk-...)")
        if said["model"] in self.blind:
            return _refuse(400, f"{said['model']} is not a multimodal model")
        if said["model"] not in self.models:
            return _refuse(404, f"The model `{said['model']}` does not exist.")
        if self.wants not in said:
            return _refuse(400, f"Unsupported parameter: 'max_tokens'. Use '{self.wants}' instead.")
        return None


def _read(said: dict[str, Any]) -> Asked | None:
    """None where a picture is none."""
    parts = said["messages"][-1]["content"]
    links = [part["image_url"] for part in parts if part["type"] == "image_url"]
    photos = [base64.b64decode(link["url"].removeprefix("data:image/jpeg;base64,")) for link in links]
    if not photos or not all(photo.startswith(b"\xff\xd8\xff") for photo in photos):
        return None
    words = " ".join(part["text"] for part in parts if part["type"] == "text")
    return Asked(said, tuple(photos), tuple(link["detail"] for link in links), words)


def _refuse(status: int, message: str) -> web.Response:
    return web.json_response({"error": {"message": message, "type": "invalid_request_error"}}, status=status)


@asynccontextmanager
async def vision_server(*models: str, key: str | None = None) -> AsyncIterator[VisionStub]:
    """One without a key, as at home."""
    server = VisionStub(models or ("qwen3-vl",), key)
    app = web.Application(client_max_size=LARGEST)
    app.router.add_post("/v1/chat/completions", server.chat)
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
