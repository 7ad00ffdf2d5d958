"""Understand a model server that says a prompt is longer than it can take."""

import re
from dataclasses import dataclass

from bot.drafts.context_window import ServerKind

LONGEST = 4000  # characters of a message that are looked at

# llama.cpp: "request (9412 tokens) exceeds the available context size (8192 tokens), try increasing it", with the same
#   figures as n_prompt_tokens and n_ctx; older ones say it with status 500, or in the stream.
# vLLM: "This model's maximum context length is 8192 tokens. However, you requested 8192 output tokens and your prompt
#   contains at least 90000 input tokens, …", before that "'max_tokens' … is too large: 8192. This model's maximum
#   context length is 4096 tokens and your request has 6542 input tokens (8192 > 4096 - 6542)."
# DeepSeek, and vLLM before 0.9: "This model's maximum context length is 1048565 tokens. However, you requested
#   1551241 tokens (1543241 in the messages, 8000 in the completion)."
# Ollama: "prompt too long; exceeded max context length by 3105 tokens"; mostly it cuts the prompt and says nothing.
_WINDOW = re.compile(r"maximum context length (?:is|of) (\d{1,9})|context size \((\d{1,9}) tokens\)")
_PROMPT = re.compile(
    r"request \((\d{1,9}) tokens\)|(\d{1,9}) in the messages|(\d{1,9}) input tokens|resulted in (\d{1,9}) tokens"
)
_ALL_IN_ALL = re.compile(r"requested (\d{1,9}) tokens")  # where the prompt's own share is not named
_WORDLESS = ("exceeds the available context size", "exceeded max context length", "exceeds the context length")


@dataclass(frozen=True)
class Overflow:
    """A prompt of `prompt` tokens is too long for a server that takes `window`; 0 where it does not say."""

    prompt: int
    window: int
    server: ServerKind


def find_overflow(error: object) -> Overflow | None:
    """What the `error` object of an answer says of a prompt that is too long; None: it says something else."""
    if not isinstance(error, dict):
        return None
    said = str(error.get("message"))[:LONGEST]
    prompt, window = number(error.get("n_prompt_tokens")), number(error.get("n_ctx"))
    wordless = any(words in said for words in _WORDLESS) or error.get("code") == "context_length_exceeded"
    if not (error.get("type") == "exceed_context_size_error" or _WINDOW.search(said) or wordless):
        return None
    prompt = prompt or _found(_PROMPT, said) or _found(_ALL_IN_ALL, said)
    return Overflow(prompt, window or _found(_WINDOW, said), _kind(error, said))


def _kind(error: dict[object, object], said: str) -> ServerKind:
    if error.get("type") == "exceed_context_size_error" or "available context size" in said:
        return "llama.cpp"
    if "exceeded max context length" in said or "exceeds the context length" in said:
        return "Ollama"
    return "vLLM" if error.get("type") == "BadRequestError" or "input tokens" in said else ""


def _found(pattern: re.Pattern[str], said: str) -> int:
    found = pattern.search(said)
    return int(next(group for group in found.groups() if group)) if found else 0


def number(value: object) -> int:
    """A count in an answer of JSON; 0 where it is none."""
    return value if isinstance(value, int) else 0
