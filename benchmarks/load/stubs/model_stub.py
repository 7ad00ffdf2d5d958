"""A model in a process of its own that writes numbered texts at a steady pace, to a thousand at a time.

    python -m benchmarks.load.stubs.model_stub --rate 50 --seconds 60    prints its port, then serves
    GET /asked    [[key, when asked, when begun to end]] so far

It speaks DeepSeek's wire format over sockets of its own, for a framework's costs would be taken for the bot's.
"""

import argparse
import asyncio
import json
import random
import time
from dataclasses import dataclass, field
from functools import lru_cache

from benchmarks.load.numbered import key_of, numbered_text, rest_of

PIECE = 4  # characters in one event
TICK = 0.02  # seconds between two looks at what is due
FULL = 1_000_000  # bytes that wait for a slow reader before nothing more is written to it
HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"
ROLE = {"role": "assistant", "content": ""}


@dataclass(frozen=True)
class Manner:
    """How it writes: events a second, seconds of text, and the share of answers that go wrong, by seed."""

    rate: float = 50.0
    seconds: float = 60.0
    faults: float = 0.0
    seed: int = 0
    delay: float = 0.0  # seconds until the first piece

    @property
    def characters(self) -> int:
        """How long a text is, at least."""
        return int(self.rate * self.seconds) * PIECE


@dataclass(eq=False)
class _Answer:
    line: asyncio.Transport
    pieces: list[str]
    began: float
    cut: int  # pieces after which the connection breaks; none: it does not
    asked: "Asked"
    written: int = 0


@dataclass
class Asked:
    """One request to write, and when, by this machine's monotonic clock."""

    key: str
    at: float
    ended: float = 0.0


@lru_cache(maxsize=50_000)
def _event(piece: str) -> bytes:
    return _chunk({"content": piece}, None)


def _chunk(delta: dict[str, str], finish: str | None, **more: object) -> bytes:
    choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
    payload = {"id": "1", "object": "chat.completion.chunk", "created": 1790000000, "model": "deepseek-flash"}
    return _framed(f"data: {json.dumps(payload | {'choices': [choice]} | more, ensure_ascii=False)}\n\n".encode())


def _framed(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)


@dataclass
class Model:
    """Everything that is being written."""

    manner: Manner
    asked: list[Asked] = field(default_factory=list)
    answers: list[_Answer] = field(default_factory=list)

    def answer(self, line: asyncio.Transport, body: bytes) -> None:
        """Begin to write what a request asks for, or refuse it as the schedule has it."""
        request = json.loads(body)
        messages = request["messages"]
        if not request.get("stream"):  # one try whether it goes on with what is begun, as DeepSeek does
            line.write(_plain(200, _sentence_ended()))
            return
        key = key_of("\n".join(m["content"] for m in messages if m["role"] == "user"))
        asked = Asked(key, time.monotonic())
        self.asked.append(asked)
        chance = random.Random(f"{self.manner.seed}:{key}:{len(self.asked)}")
        trouble = chance.choice(("busy", "cut")) if chance.random() < self.manner.faults else ""
        if trouble == "busy":
            line.write(_plain(429, {"error": {"message": "busy"}}, "retry-after: 1\r\n"))
            return
        text = rest_of(numbered_text(key, self.manner.characters), _begun(messages))
        pieces = [text[at : at + PIECE] for at in range(0, len(text), PIECE)]
        cut = chance.randrange(len(pieces)) if trouble == "cut" else len(pieces) + 1
        line.write(HEAD + _chunk(ROLE, None))
        self.answers.append(_Answer(line, pieces, asked.at + self.manner.delay, cut, asked))

    async def write(self) -> None:
        """Write to everybody what is due, until cancelled."""
        while True:
            now = time.monotonic()
            self.answers = [answer for answer in self.answers if self._go_on(answer, now)]
            await asyncio.sleep(max(0.0, TICK - (time.monotonic() - now)))

    def _go_on(self, answer: _Answer, now: float) -> bool:
        """Whether there is more to come."""
        if answer.line.is_closing():
            return False
        if answer.line.get_write_buffer_size() > FULL:
            return True
        due = min(len(answer.pieces), int((now - answer.began) * self.manner.rate))
        if due >= answer.cut:
            answer.line.abort()
            return False
        if due > answer.written:
            answer.line.write(b"".join(map(_event, answer.pieces[answer.written : due])))
            answer.written = due
        if due < len(answer.pieces):
            return True
        answer.asked.ended = now
        usage = {"prompt_tokens": 1, "completion_tokens": due, "total_tokens": due + 1}
        answer.line.write(_chunk({"content": ""}, "stop", usage=usage) + _framed(b"data: [DONE]\n\n") + b"0\r\n\r\n")
        return False


def _sentence_ended() -> dict[str, object]:
    said = {"role": "assistant", "content": " stronger than all"}
    usage = {"prompt_tokens": 1, "completion_tokens": 4, "total_tokens": 5}
    return {"id": "1", "choices": [{"index": 0, "message": said, "finish_reason": "length"}], "usage": usage}


def _begun(messages: list[dict[str, str]]) -> str:
    """What it wrote last, as far as the request says."""
    return next(
        (m["content"] for m in reversed(messages) if m["role"] == "assistant" and "번째 골목" in m["content"]), ""
    )


def _plain(status: int, payload: object, more: str = "") -> bytes:
    body = json.dumps(payload).encode()
    head = f"HTTP/1.1 {status} -\r\ncontent-type: application/json\r\n{more}content-length: {len(body)}\r\n\r\n"
    return head.encode() + body


class _Line(asyncio.Protocol):
    """One connection: requests come in, one after the other."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._heard = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._line = transport

    def data_received(self, data: bytes) -> None:
        self._heard += data
        head, found, rest = self._heard.partition(b"\r\n\r\n")
        if not found:
            return
        lengths = [line.partition(b":")[2] for line in head.lower().splitlines() if line.startswith(b"content-length:")]
        length = int(lengths[0]) if lengths else 0
        if len(rest) < length:
            return
        self._heard = rest[length:]
        if head.startswith(b"GET /asked "):
            self._line.write(_plain(200, [[a.key, a.at, a.ended] for a in self._model.asked]))
        elif head.startswith(b"POST "):
            self._model.answer(self._line, rest[:length])
        else:
            self._line.write(_plain(404, {}))


async def serve(manner: Manner) -> None:
    """Serve until cancelled; the port is printed first."""
    model = Model(manner)
    server = await asyncio.get_running_loop().create_server(lambda: _Line(model), "127.0.0.1", 0, backlog=2000)
    print(server.sockets[0].getsockname()[1], flush=True)
    async with server:
        await model.write()


def _manner() -> Manner:
    parser = argparse.ArgumentParser()
    for name in ("rate", "seconds", "faults", "delay"):
        parser.add_argument(f"--{name}", type=float, default=getattr(Manner, name))
    parser.add_argument("--seed", type=int, default=0)
    return Manner(**vars(parser.parse_args()))


if __name__ == "__main__":
    asyncio.run(serve(_manner()))
