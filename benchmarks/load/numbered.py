"""Texts whose sentences are numbered, so that it can be seen whether one landed whole, once and in order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count

_SIGHTS = ["바람이 셌어요", "국수가 따뜻했어요", "고양이가 자고 있었어요", "비가 조금 왔어요", "사진을 많이 찍었어요"]
_NUMBER = re.compile(r"(\d+)번째 골목")
_KEY = re.compile(r"여행기 [a-z]*\d+")


@dataclass(frozen=True)
class Landed:
    """How much of a numbered text stands somewhere; sentences are counted."""

    wanted: int
    missing: int
    doubled: int
    in_order: bool

    @property
    def whole(self) -> bool:
        """All of it, once, in order."""
        return not self.missing and not self.doubled and self.in_order


@cache
def numbered_text(key: str, characters: int) -> str:
    """A draft about `key` in Markdown of at least so many characters; the same for the same arguments."""
    return "".join(_parts(key, characters)).rstrip() + "\n"


def _parts(key: str, characters: int) -> Iterator[str]:
    length = 0
    yield f"# {key}\n\n"
    for number in count(1):
        end = "\n\n" if number % 5 == 0 else " "
        sentence = f"{number}번째 골목에서는 {_SIGHTS[(number * 7 + len(key)) % len(_SIGHTS)]}.{end}"
        length += len(sentence)
        yield sentence
        if length >= characters:
            return


def landed(shown: str, text: str) -> Landed:
    """How much of a numbered text stands in what is shown."""
    wanted, seen = _numbers(text), _numbers(shown)
    kept = set(seen) & set(wanted)
    return Landed(len(wanted), len(wanted) - len(kept), len(seen) - len(set(seen)), seen == sorted(seen))


def _numbers(text: str) -> Sequence[int]:
    return [int(number) for number in _NUMBER.findall(text)]


def key_of(prompt: str) -> str:
    """What a prompt or a command is about: "여행기 7"; empty where it names no such thing."""
    found = _KEY.findall(prompt)
    return found[-1] if found else ""


def rest_of(text: str, begun: str) -> str:
    """What a model writes that is shown the beginning of its own text; all of it where that is whole already."""
    begun = begun.rstrip()
    if not begun or landed(begun, text).whole:
        return text
    if text.startswith(begun):
        return text[len(begun) :]
    numbers = _numbers(begun)
    found = re.search(rf"(?<!\d){numbers[-1] + 1}번째 골목", text) if numbers else None
    return text[found.start() :] if found else text
