"""What a draft and its refinements cost where a provider keeps prefixes of prompts in a cache, as DeepSeek does."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from bot.ports import Usage
from styles.prompting.prompt import Message, Prompt, Turn
from styles.reading.tokens import count

# https://api-docs.deepseek.com/guides/kv_cache: what is kept are whole units, from the first token on, and a request
# hits one it begins with. Kept are the end of what was asked, the end of what was answered, and what two requests begin
# with alike; units at fixed intervals are documented without a length, so nothing is counted on them here. Steps of 256
# and none below 1,024 are what others have measured.
_STEP, _LEAST = 256, 1_024


class PrefixCache:
    """The units that one person's requests have left."""

    def __init__(self) -> None:
        self._units: set[str] = set()
        self._asked: list[str] = []

    def ask(self, messages: Sequence[Message], answer: str) -> Usage:
        """One request and what came back."""
        whole = _flat(messages)
        hit = max((unit for unit in self._units if whole.startswith(unit)), key=len, default="")
        cached = _tokens(hit) // _STEP * _STEP
        cached = cached if cached >= _LEAST else 0
        self._units |= {alike for earlier in self._asked if (alike := _alike(earlier, whole))}
        self._units |= {whole, whole + _flat([Message("assistant", answer)])}
        self._asked.append(whole)
        return Usage(cached=cached, read=_tokens(whole) - cached, written=count(answer))


def _alike(one: str, other: str) -> str:
    """What both begin with."""
    size = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[:size]


def _flat(messages: Sequence[Message]) -> str:
    return "".join(f"\x02{message.role[0]}{message.content}" for message in messages)


@lru_cache(maxsize=100)
def _tokens(flat: str) -> int:
    return sum(count(part[1:]) for part in flat.split("\x02") if part)


def session(
    first: Prompt,
    drafts: Sequence[str],
    requests: Sequence[str],
    cache: PrefixCache,
    kept: Callable[[str], str] = lambda draft: draft,
) -> list[Usage]:
    """What each draft of a conversation reads and writes, one request less than drafts. `kept`: a draft as it is sent
    back with the next request; where it is not what the model wrote, the unit at its end is never hit."""
    usages, asked = [cache.ask(first.messages, drafts[0])], first
    for before, request, draft in zip(drafts, requests, drafts[1:], strict=False):
        asked = asked.then(Turn(kept(before), request))
        usages.append(cache.ask(asked.messages, draft))
    return usages
