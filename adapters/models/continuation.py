"""Find out, by trying, whether a server goes on with a text that is begun, and how it has to be asked."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from adapters.models.bill import Bill
from bot.ports import Usage

if TYPE_CHECKING:
    from openai import AsyncOpenAI
    from openai.types.chat import ChatCompletionMessageParam

log = logging.getLogger(__name__)

PATIENCE = 60.0  # seconds; a small machine may be busy with another text


@dataclass(frozen=True)
class OpenTurn:
    """How a server is told that the last message, the assistant's own, is not over yet.

    `message` is said of that message, `body` of the whole request; `beta`: at DeepSeek's beta address.
    """

    name: str
    message: Mapping[str, Any] = field(default_factory=dict)
    body: Mapping[str, Any] = field(default_factory=dict)
    beta: bool = False


DEEPSEEKS = (OpenTurn("prefix", message={"prefix": True}, beta=True),)
OTHERS = (
    OpenTurn("continue_final_message", body={"continue_final_message": True, "add_generation_prompt": False}),  # vLLM
    OpenTurn("prefill"),  # llama.cpp, Ollama: it is enough that the last message is the assistant's
    # llama.cpp goes on only where a model does not think before it speaks; some versions refuse to be told so
    OpenTurn("prefill without thinking", body={"chat_template_kwargs": {"enable_thinking": False}}),
)

SENTENCE = "The wind on the hill was stronger than all of us together."
BEGUN, NEXT = "The wind on the hill was", "stronger"
FEW = 4  # tokens; whoever begins anew does not get as far as NEXT in them
ASKED = f'Repeat this sentence word for word and write nothing else: "{SENTENCE}"'


class Tried(NamedTuple):
    """Whether a server went on; None: it could not be found out now. `usage`: what it took, as far as it says."""

    goes_on: bool | None
    usage: Usage | None = None


class Found(NamedTuple):
    """The way a server goes on in, None for none; what it took to find out, where it had to be; whether it is known."""

    way: OpenTurn | None
    usage: Usage | None = None
    known: bool = True


class Continuation:
    """What is known of one server, as long as the process lives. `attempt` tries one of the `ways`."""

    def __init__(self, ways: tuple[OpenTurn, ...], attempt: Callable[[OpenTurn], Awaitable[Tried]]) -> None:
        self._ways = ways
        self._attempt = attempt
        self._known: tuple[OpenTurn | None] | None = None
        self._asking = asyncio.Lock()
        self._in_vain = 0  # times that it could not be found out

    async def find(self) -> Found:
        """The first way that works, which is looked for once; what cannot be found out now is tried again later, but
        not by those who waited for it: after a crash, that is everybody."""
        before = self._in_vain
        async with self._asking:
            if self._known:
                return Found(self._known[0])
            if self._in_vain > before:
                return Found(None, known=False)
            took = Usage()
            for way in self._ways:
                tried = await self._attempt(way)
                took = _sum(took, tried.usage)
                if tried.goes_on is None:
                    self._in_vain += 1
                    return Found(None, took if took.tokens else None, known=False)
                if tried.goes_on:
                    break
            self._known = (way if tried.goes_on else None,)
            log.info("a text that is begun goes on: %s", way.name if tried.goes_on else "only where it is asked to")
            return Found(self._known[0], took if took.tokens else None)

    def fails(self) -> None:
        """A request that asked for it was refused: it is not asked for any more."""
        self._known = (None,)


class WithoutEcho:
    """An answer without the text it goes on from, which llama.cpp sends along before what is new."""

    def __init__(self, begun: str) -> None:
        self._begun = begun
        self._held = ""

    def hear(self, piece: str) -> str:
        """What is new, as soon as it is known to be."""
        if not self._begun:
            return piece
        self._held += piece
        if self._begun.startswith(self._held):
            return ""
        new, self._begun = self._held.removeprefix(self._begun), ""
        return new

    def rest(self) -> str:
        """What is still held at the end, where it is less than that text."""
        return self._held if self._begun and self._held != self._begun else ""


async def attempt(client: "AsyncOpenAI", model: str, way: OpenTurn, extras: Mapping[str, Any]) -> Tried:
    """Have a sentence finished that is begun. What the server answers decides, also where it refuses."""
    import openai

    begun = {"role": "assistant", "content": BEGUN, **way.message}
    try:
        async with asyncio.timeout(PATIENCE):
            raw = await client.chat.completions.with_raw_response.create(
                model=model,
                messages=cast("list[ChatCompletionMessageParam]", [{"role": "user", "content": ASKED}, begun]),
                max_tokens=FEW,
                temperature=0,
                extra_body={**extras, **way.body} or None,
            )
        return _outcome_of(json.loads(raw.text))  # fails where DeepSeek answers an overload, with blank lines
    except openai.APIStatusError as error:
        # A server without a beta address, and older llama.cpp, which fails where it means to refuse
        refused = error.status_code in (400, 405, 415, 422, 501, 404 if way.beta else 500)
        return Tried(False if refused else None)
    except Exception as error:  # whatever it is, the text itself meets it again and says it
        log.info("whether a begun text goes on could not be tried: %s", type(error).__name__)
        return Tried(None)


def _outcome_of(answer: object) -> Tried:
    match answer:
        case {"choices": [{"message": {"content": str(said)}}, *_]}:
            bill = Bill()
            bill.note(cast("dict[str, object]", answer))
            return Tried(NEXT in said, bill.usage)
        case {"choices": [_, *_]}:  # nothing but a thought
            return Tried(False)
        case _:
            return Tried(None)


def _sum(one: Usage, other: Usage | None) -> Usage:
    if other is None:
        return one
    return Usage(one.cached + other.cached, one.read + other.read, one.written + other.written)
