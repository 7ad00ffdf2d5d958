"""A model server on loopback that speaks DeepSeek's wire format byte by byte, and misbehaves on request.

    server.says("첫 조각", " 둘째")            a whole answer
    server.keeps_alive(3).says("…")           three comments, then an answer
    server.cuts_after("…")                    the connection breaks in the middle
    server.busy(times=2, retry_after=1)       429, twice
    server.requests[-1].json                  what was asked
    await server.hung_up()                    until a client has hung up in the middle of an answer
    server.answers().pieces("…").waits()      not a word more before server.goes_on()
    server.continues = "prefix"               how it goes on with a text that is begun; empty: it begins anew

Answers are given in the order in which they were scripted. Requests that DeepSeek refuses are refused before that.
"""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Literal, Self

from aiohttp import web

from styles.reading.tokens import count

Step = bytes | Literal["cut", "silence", "keep alive", "wait"]

MARKS = {"system": 1, "user": 3, "assistant": 1}


@dataclass(frozen=True)
class Request:
    """One request to write."""

    json: dict[str, Any]
    headers: dict[str, str]
    path: str = "/chat/completions"

    @property
    def messages(self) -> list[dict[str, str]]:
        return list(self.json["messages"])

    def grows_from(self, earlier: "Request") -> bool:
        """Whether this conversation begins with all of the earlier one, so that a cache would hit."""
        return self.messages[: len(earlier.messages)] == earlier.messages


@dataclass
class Answer:
    """One scripted answer. Methods add to it and give it back."""

    model: str
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    split: bool = False
    line_end: bytes = b"\n"
    bill_apart: bool = False
    usage: dict[str, object] = field(default_factory=dict)

    def event(self, payload: object) -> Self:
        self.steps.append(b"data: " + json.dumps(payload, ensure_ascii=False).encode() + b"\n\n")
        return self

    def raw(self, line: bytes) -> Self:
        self.steps.append(line)
        return self

    def chunk(self, delta: dict[str, Any], finish: str | None = None) -> Self:
        return self.event(
            {
                "id": "3f1c", "object": "chat.completion.chunk", "created": 1790000000, "model": self.model,
                "system_fingerprint": "fp_1017_test",
                "choices": [{"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}],
            }
        )  # fmt: skip

    def pieces(self, *pieces: str) -> Self:
        self.chunk({"role": "assistant", "content": ""})
        for piece in pieces:
            self.chunk({"content": piece})
        return self

    def thinks(self, *pieces: str, name: str = "reasoning_content") -> Self:
        """Thoughts beside the text: `reasoning_content` at DeepSeek, `reasoning` at Ollama and vLLM."""
        self.chunk({"role": "assistant", "content": None, name: ""})
        for piece in pieces:
            self.chunk({"content": None, name: piece})
        return self

    def stops(self, why: str = "stop") -> Self:
        """The last chunk; the bill is put into it when the prompt is known."""
        return self.chunk({"content": ""}, why).raw(b"data: [DONE]\n\n")

    def says(self, *pieces: str) -> Self:
        return self.pieces(*pieces).stops()

    def keeps_alive(self, times: int | None = None) -> Self:
        """Comments, as while queueing at DeepSeek; without a number they never end."""
        self.steps.extend(["keep alive"] if times is None else [b": keep-alive\n\n"] * times)
        return self

    def goes_silent(self) -> Self:
        self.steps.append("silence")
        return self

    def cuts(self) -> Self:
        self.steps.append("cut")
        return self

    def waits(self) -> Self:
        """Nothing more before the server is told to go on."""
        self.steps.append("wait")
        return self

    def ends_lines_with(self, end: bytes) -> Self:
        """Other line ends than the "\\n" of all that was scripted so far."""
        self.line_end = end
        return self

    def splits_bytes(self) -> Self:
        """Every byte on its own, so that events and Hangul characters arrive in pieces."""
        self.split = True
        return self

    def bills_apart(self) -> Self:
        """Usage in a chunk of its own without choices, as at OpenAI, vLLM and Ollama."""
        self.bill_apart = True
        return self

    def bills(self, **usage: object) -> Self:
        """These figures instead of the true ones."""
        self.usage = usage
        return self

    def billed(self, usage: dict[str, Any]) -> list[Step]:
        """The steps, with the bill where this server puts it."""
        steps: list[Step] = []
        for step in self.steps:
            if not (isinstance(step, bytes) and re.search(rb'"finish_reason": "', step)):
                steps.append(step)
                continue
            last = json.loads(step.removeprefix(b"data: "))
            apart = last | {"choices": [], "usage": usage | self.usage}
            whole = [last, apart] if self.bill_apart else [last | {"usage": usage | self.usage}]
            steps += [b"data: " + json.dumps(event, ensure_ascii=False).encode() + b"\n\n" for event in whole]
        return steps


class ModelServer:
    """`models` it knows, the `key` it wants (None: any), and whether it is DeepSeek's own, with an account.

    `window` in tokens, as a server of this `kind` tells it: "vLLM", "llama.cpp", which lists its models to everybody,
    or "Ollama".
    """

    window = 0
    kind = ""
    continues = ""
    echoes = False  # sends what was begun along, as llama.cpp does

    def __init__(self, models: Sequence[str], key: str | None, balance: str | None) -> None:
        self.models = tuple(models)
        self.key = key
        self.balance = balance
        self.requests: list[Request] = []
        self.probes: list[Request] = []  # what it was tried with to see whether it goes on
        self.url = ""
        self._script: list[Answer] = []
        self._asked = asyncio.Event()
        self._hung_up = asyncio.Event()
        self._go_on = asyncio.Semaphore(0)
        self.connections: set[object] = set()
        self.waits_to_go_on = False

    # What to answer next

    def answers(self) -> Answer:
        answer = Answer(self.models[0])
        self._script.append(answer)
        return answer

    def says(self, *pieces: str) -> Answer:
        return self.answers().says(*pieces)

    def thinks(self, *pieces: str, name: str = "reasoning_content") -> Answer:
        return self.answers().thinks(*pieces, name=name)

    def keeps_alive(self, times: int | None = None) -> Answer:
        return self.answers().keeps_alive(times)

    def goes_silent(self, *pieces: str) -> Answer:
        return self.answers().pieces(*pieces).goes_silent()

    def never_answers(self) -> Answer:
        """Not even a status line."""
        answer = self.answers()
        answer.status = 0
        return answer

    def cuts_after(self, *pieces: str) -> Answer:
        return self.answers().pieces(*pieces).cuts()

    def ends_silently_after(self, *pieces: str) -> Answer:
        """A clean end of the stream without a reason or [DONE]."""
        return self.answers().pieces(*pieces)

    def runs_out_after(self, *pieces: str) -> Answer:
        return self.answers().pieces(*pieces).stops("insufficient_system_resource")

    def length_after(self, *pieces: str) -> Answer:
        return self.answers().pieces(*pieces).stops("length")

    def filters_after(self, *pieces: str) -> Answer:
        return self.answers().pieces(*pieces).stops("content_filter")

    def errs_after(self, *pieces: str, message: str = "Internal error") -> Answer:
        """An error as an event in the middle of a stream that began with 200."""
        return self.answers().pieces(*pieces).event({"error": {"message": message, "type": "server_error"}})

    def blank_lines(self) -> Answer:
        return self.answers().raw(b"\n\n\n\n")

    def nonsense(self, *lines: bytes) -> Answer:
        answer = self.answers()
        for line in lines:
            answer.raw(line)
        return answer

    def refuses(self, status: int, message: str = "refused", **headers: str) -> Answer:
        answer = self.answers()
        answer.status = status
        answer.headers = headers
        answer.raw(json.dumps(_error(message)).encode())
        return answer

    def risk(self) -> Answer:
        return self.refuses(400, "Content Exists Risk")

    def busy(self, times: int = 1, retry_after: float | str | None = None, status: int = 429) -> None:
        for _ in range(times):
            headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
            self.refuses(status, "Too many requests").headers = headers

    def goes_on(self) -> None:
        """Past one `waits()`."""
        self._go_on.release()

    # What happened

    async def asked(self) -> None:
        """Until a client has asked for the first time."""
        await self._asked.wait()

    async def hung_up(self) -> None:
        """Until a client has hung up in the middle of an answer for the first time."""
        await self._hung_up.wait()

    @property
    def all_said(self) -> bool:
        return not self._script

    # The server itself

    async def _chat(self, request: web.Request) -> web.StreamResponse:
        said = await request.json()
        self.connections.add(request.transport)
        if refusal := self._refusal(request, said):
            return refusal
        asked = Request(said, dict(request.headers), request.path)
        usage = self._bill(asked)
        if not said.get("stream") and asked.messages[-1]["role"] == "assistant":
            self.probes.append(asked)
            return self._finish(asked, usage)
        self.requests.append(asked)
        self._asked.set()
        if not said.get("stream"):
            return self._one_token(usage)
        if not self._script:
            return _refuse(418, "nothing more was scripted")
        answer = self._script.pop(0)
        kind = "text/event-stream" if answer.status == 200 else "application/json"
        response = web.StreamResponse(status=answer.status or 200, headers={"Content-Type": kind} | answer.headers)
        try:
            if answer.status == 0:
                await asyncio.Event().wait()
            await response.prepare(request)
            for step in answer.billed(usage):
                step = step.replace(b"\n", answer.line_end) if isinstance(step, bytes) else step
                await self._take(step, request, response, answer.split)
            await response.write_eof()
        except (asyncio.CancelledError, ConnectionError):
            self._hung_up.set()
            raise
        return response

    async def _take(self, step: Step, request: web.Request, response: web.StreamResponse, split: bool) -> None:
        match step:
            case "cut":
                assert request.transport is not None
                request.transport.close()
            case "silence":
                await asyncio.Event().wait()
            case "wait":
                self.waits_to_go_on = True
                await self._go_on.acquire()
                self.waits_to_go_on = False
            case "keep alive":
                while True:
                    await response.write(b": keep-alive\n\n")
                    await asyncio.sleep(0.01)
            case bytes() if split:
                for byte in step:
                    await response.write(bytes([byte]))
                    await asyncio.sleep(0)
            case bytes():
                await response.write(step)

    def _refusal(self, request: web.Request, said: dict[str, Any]) -> web.Response | None:
        """What DeepSeek refuses before it reads the prompt."""
        if self.key is not None and request.headers.get("Authorization") != f"Bearer {self.key}":
            return _refuse(401, "Authentication Fails (auth header format should be Bearer sk-...)")
        if said.get("model") not in self.models:
            return _refuse(400, f"The supported API model names are {', '.join(self.models)}, but you passed another.")
        fits = (
            0 <= said.get("temperature", 1) <= 2
            and 1 <= said.get("max_tokens", 1) <= 393_216
            and re.fullmatch(r"[\w-]{0,512}", said.get("user_id", ""), re.ASCII)
            and all(message["role"] in MARKS for message in said["messages"])
        )
        return None if fits else _refuse(422, "Invalid parameters")

    def _bill(self, asked: Request) -> dict[str, Any]:
        """The true count of the prompt; what an earlier request began with is cached, in units of 64 tokens."""
        read = _tokens(asked.messages)
        known = [_tokens(earlier.messages) for earlier in self.requests if asked.grows_from(earlier)]
        hit = max(known, default=0) // 64 * 64
        return {
            "prompt_tokens": read, "completion_tokens": 7, "total_tokens": read + 7,
            "prompt_cache_hit_tokens": hit, "prompt_cache_miss_tokens": read - hit,
        }  # fmt: skip

    def _one_token(self, usage: dict[str, Any]) -> web.Response:
        """Where a stream is not asked for, nothing need be scripted: one token, or whatever is there to refuse it."""
        if self._script:
            answer = self._script.pop(0)
            return web.Response(
                status=answer.status, body=b"".join(step for step in answer.steps if isinstance(step, bytes))
            )
        choice = {"index": 0, "message": {"role": "assistant", "content": "."}, "finish_reason": "length"}
        return web.json_response({"object": "chat.completion", "choices": [choice], "usage": usage})

    def _finish(self, asked: Request, usage: dict[str, Any]) -> web.Response:
        """What it makes of a sentence that is begun. Nothing need be scripted; what is refuses it."""
        if self._script and self._script[0].status != 200:
            answer = self._script.pop(0)
            return web.Response(status=answer.status, headers=answer.headers)
        if (goes_on := self._goes_on_with(asked)) is None:
            return _refuse(500 if "thinking" in self.continues else 400, "Assistant response prefill is incompatible")
        begun = asked.messages[-1]["content"] if self.echoes else ""
        said = f"{begun} stronger than all of" if goes_on else "The wind on the"
        choice = {"index": 0, "message": {"role": "assistant", "content": said}, "finish_reason": "length"}
        return web.json_response({"object": "chat.completion", "choices": [choice], "usage": usage})

    def _goes_on_with(self, asked: Request) -> bool | None:
        """Whether it goes on with the last message; None: it takes no such request."""
        match self.continues:
            case "prefix":
                return asked.path.startswith("/beta") and bool(asked.messages[-1].get("prefix"))
            case "continue_final_message":
                return bool(asked.json.get("continue_final_message")) and not asked.json["add_generation_prompt"]
            case "prefill":  # a server that takes no field that it does not know
                return True if not {"continue_final_message", "chat_template_kwargs"} & asked.json.keys() else None
            case "prefill without thinking":
                return True if asked.json.get("chat_template_kwargs") == {"enable_thinking": False} else None
            case "refused":
                return None
            case _:
                return False

    async def _beta(self, request: web.Request) -> web.StreamResponse:
        return await self._chat(request) if self.continues == "prefix" else _refuse(404, "Not found")

    async def _props(self, request: web.Request) -> web.Response:
        if self.kind != "llama.cpp":
            return _refuse(404, "Not found")
        return web.json_response({"default_generation_settings": {"n_ctx": self.window}, "total_slots": 1})

    async def _loaded(self, request: web.Request) -> web.Response:
        if self.kind != "Ollama":
            return _refuse(404, "Not found")
        return web.json_response({"models": [{"name": self.models[0], "context_length": self.window}]})

    async def _list(self, request: web.Request) -> web.Response:
        free = self.key is None or self.kind == "llama.cpp"
        if not free and request.headers.get("Authorization") != f"Bearer {self.key}":
            return _refuse(401, "Authentication Fails")
        told = {"max_model_len": self.window} if self.kind == "vLLM" else {}
        entries = [{"id": model, "object": "model", "owned_by": "deepseek"} | told for model in self.models]
        return web.json_response({"object": "list", "data": entries})

    async def _account(self, request: web.Request) -> web.Response:
        if self.balance is None:
            return _refuse(404, "Not found")
        purse = {"currency": "USD", "total_balance": self.balance, "granted_balance": "0", "topped_up_balance": "0"}
        return web.json_response({"is_available": float(self.balance) > 0, "balance_infos": [purse]})


def _tokens(messages: list[dict[str, str]]) -> int:
    return 1 + sum(count(message["content"]) + MARKS[message["role"]] for message in messages)


def _error(message: str) -> dict[str, Any]:
    return {"error": {"message": message, "type": "invalid_request_error", "param": None, "code": "invalid_request"}}


def _refuse(status: int, message: str) -> web.Response:
    return web.json_response(_error(message), status=status)


@asynccontextmanager
async def model_server(
    *models: str, key: str | None = "sk-test", balance: str | None = None
) -> AsyncIterator[ModelServer]:
    """DeepSeek with its two models, unless others are named."""
    server = ModelServer(models or ("deepseek-flash", "deepseek-v4-pro"), key, balance)
    app = web.Application()
    app.router.add_post("/chat/completions", server._chat)
    app.router.add_post("/beta/chat/completions", server._beta)
    app.router.add_get("/models", server._list)
    app.router.add_get("/user/balance", server._account)
    app.router.add_get("/props", server._props)
    app.router.add_get("/api/ps", server._loaded)
    runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    server.url = f"http://{host}:{port}"
    try:
        yield server
    finally:
        await runner.cleanup()
