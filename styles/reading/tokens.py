"""Count text as DeepSeek counts it, without asking anybody."""

import gzip
import hashlib
import re
from binascii import a2b_base64
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock

import tiktoken

# tiktoken panics, past any `except Exception`, on a million spaces in a row: fancy-regex has a stack of its own.
_STRETCH = 100_000

_RANKS = Path(__file__).parents[1] / "data" / "deepseek_v4.tiktoken.gz"
_SHA256 = "ea361439831165203088c236a65f20163f58a68d735b51593dfe1068a23920b2"  # of the uncompressed ranks

# DeepSeek splits text three times over: at numbers, at Chinese and kana, then at the rest. These are the three in one
# expression, equal to the original on every text and on 200,000 random strings. `&&` is Rust's "and" of two classes.
_CJK = "一-龥\u3040-ゟ゠-ヿ"
_PATTERN = "|".join(
    [
        r"\p{N}{1,3}",
        rf"[{_CJK}]+",
        r"""[!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+""",
        rf"[^\r\n\p{{L}}\p{{P}}\p{{S}}\p{{N}}{_CJK}]?[[\p{{L}}\p{{M}}]&&[^{_CJK}]]+",
        rf" ?[[\p{{P}}\p{{S}}]&&[^{_CJK}]]+[\r\n]*",
        r"\s*[\r\n]+",
        rf"\s+(?=[\p{{N}}{_CJK}]|\s|$)",
        r"\s+",
        rf"[^\s\p{{L}}\p{{M}}\p{{P}}\p{{S}}\p{{N}}{_CJK}]+(?![[\p{{L}}\p{{M}}]&&[^{_CJK}]])",
        r"(?s:.)",
    ]
)


_loading = Lock()


def warm() -> None:
    """Load the vocabulary, in half a second, so that nobody waits for it later; to be called in a thread.

    Python's other threads stand still for a third of that, which tiktoken spends in one piece. Raises ValueError as
    `encoding`.
    """
    encoding()


def encoding() -> tiktoken.Encoding:
    """DeepSeek's vocabulary, without special tokens: text that looks like one is plain text, as it is at DeepSeek.

    Loaded once, whichever threads ask. Raises ValueError where its file is not the one this was made for.
    """
    with _loading:
        return _loaded()


@cache
def _loaded() -> tiktoken.Encoding:
    lines = gzip.decompress(_RANKS.read_bytes())
    if hashlib.sha256(lines).hexdigest() != _SHA256:
        raise ValueError(f"{_RANKS.name} is damaged; styles/data/README.md says how to make it again")
    ranks = {a2b_base64(token): int(rank) for token, rank in map(bytes.split, lines.splitlines())}
    return tiktoken.Encoding("deepseek_v4", pat_str=_PATTERN, mergeable_ranks=ranks, special_tokens={})


def encode(text: str) -> list[int]:
    """The tokens of a text; past 100,000 characters a few more than DeepSeek would need."""
    stretches = (text[at : at + _STRETCH] for at in range(0, len(text), _STRETCH))
    return [token for stretch in stretches for token in encoding().encode_ordinary(stretch)]


def decode(tokens: Sequence[int]) -> str:
    """The text of some tokens, without the half of a character that may hang over at the end."""
    return encoding().decode_bytes(tokens).decode(errors="ignore")


def count(text: str) -> int:
    """How many tokens of DeepSeek a text takes."""
    return len(encode(text))


# After a line's end and before anything but white space every alternative of the pattern above has ended.
_LINE_END = re.compile(r"\n(?=\S)")


def count_lines(text: str) -> int:
    """As `count`, quicker where many texts have most of their lines in common: each line is counted once."""
    *lines, last = _LINE_END.split(text)
    return sum([_count_line(line + "\n") for line in lines]) + _count_line(last)


@lru_cache(8_192)
def _count_line(line: str) -> int:
    return count(line)


_MARKS: Mapping[str, int] = {"system": 1, "user": 3, "assistant": 1}


def prompt_tokens(messages: Sequence[tuple[str, str]]) -> int:
    """How many tokens DeepSeek makes of a conversation without thinking: of texts, each with its role, and of the marks
    between them."""
    return 1 + sum(count_lines(text) + _MARKS[role] for role, text in messages)


def cut(text: str, most: int) -> str:
    """As much of the beginning as fits into `most` tokens, never ending inside a character."""
    tokens = encode(text)
    if len(tokens) <= most:
        return text
    start = text[: len(decode(tokens[: max(most, 0)]))]
    while start and count(start) > most:  # a shorter text may fall into other tokens
        start = start[:-1]
    return start


def cut_start(text: str, most: int) -> str:
    """As much of the end as fits into `most` tokens, never beginning inside a character."""
    tokens = encode(text)
    if len(tokens) <= most:
        return text
    end = text[len(text) - len(decode(tokens[len(tokens) - max(most, 0) :])) :] if most > 0 else ""
    while end and count(end) > most:  # a shorter text may fall into other tokens
        end = end[1:]
    return end
