"""Front matter as it is typed: which keys, in which order, each with the very letters of its value."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

HeadKind = Literal["yaml", "toml", "json"]
LONGEST = 20_000  # characters of a block that is looked at
_FENCES: Final[Mapping[HeadKind, str]] = {"yaml": "---", "toml": "+++"}
_KEYS: Final[Mapping[HeadKind, re.Pattern[str]]] = {
    "yaml": re.compile(r"(?P<key>[\w.-]{1,60}|\"[^\"\n]{1,60}\"|'[^'\n]{1,60}')[ \t]{0,40}:(?:[ \t]{1,40}|$)"),
    "toml": re.compile(
        r"(?:\[{1,2}[ \t]?(?P<table>[\w.-]{1,60})[ \t]?\]{1,2}|(?P<key>[\w.-]{1,60})[ \t]{0,40}=[ \t]{0,40})"
    ),
}


@dataclass(frozen=True)
class KeyLine:
    """`before` is the key with all that stands before its value, `value` what follows, over several lines at times."""

    key: str
    before: str
    value: str


@dataclass(frozen=True)
class Head:
    """A block of front matter."""

    kind: HeadKind
    entries: tuple[KeyLine, ...]

    @property
    def values(self) -> Mapping[str, str]:
        """What stands at each key."""
        return {entry.key: entry.value for entry in self.entries}


def read_head(block: str) -> Head | None:
    """A block with its fences; None where it is none, or holds nothing."""
    block = block.strip()[:LONGEST]
    for kind, fence in _FENCES.items():
        if block.startswith(fence):
            lines = block.split("\n")[1:]
            end = next((n for n, line in enumerate(lines) if line.rstrip() in (fence, "...")), len(lines))
            entries = _entries(lines[:end], _KEYS[kind])
            return Head(kind, entries) if entries else None
    return _read_json(block) if block.startswith("{") else None


def _entries(lines: list[str], key_of: re.Pattern[str]) -> tuple[KeyLine, ...]:
    entries: list[KeyLine] = []
    for line in lines:
        found = key_of.match(line)
        in_table = bool(entries and entries[-1].before.startswith("[") and not line.startswith("["))
        if found and not in_table:
            key = (found["key"] or found.groupdict().get("table") or "").strip("\"'")
            entries.append(KeyLine(key, found[0], line[found.end() :].rstrip()))
        elif entries and line.strip():
            last = entries[-1]
            entries[-1] = KeyLine(
                last.key, last.before.rstrip(" \t") if not last.value else last.before, f"{last.value}\n{line.rstrip()}"
            )
    return tuple(entries)


def _read_json(block: str) -> Head | None:
    try:
        said = json.loads(block)
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict) or not said:
        return None
    dumped = ((str(key), json.dumps(value, ensure_ascii=False)) for key, value in said.items())
    return Head("json", tuple(KeyLine(key, f"{json.dumps(key, ensure_ascii=False)}: ", value) for key, value in dumped))


def written(kind: HeadKind, entries: list[KeyLine] | tuple[KeyLine, ...]) -> str:
    """The block, fences and all, with a line end behind it."""
    if kind == "json":
        return "{\n" + ",\n".join(f"  {entry.before}{entry.value}" for entry in entries) + "\n}\n"
    fence = _FENCES[kind]
    return "\n".join((fence, *(f"{entry.before}{entry.value}".rstrip() for entry in entries), fence)) + "\n"
