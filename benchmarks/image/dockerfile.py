"""Read a Dockerfile: its stages, and the steps of each."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_CONTINUED = re.compile(r"\\[ \t]*\n(?:[ \t]*#[^\n]*\n)*")
_VARIABLE = re.compile(r"\$(?:\{(\w+)\}|(\w+))")


class Step(NamedTuple):
    """One instruction: its word in capitals, and all that stands behind it, on one line."""

    word: str
    rest: str


@dataclass(frozen=True)
class BuildStage:
    """From one FROM to the next; `base` is the image or the stage it begins with."""

    name: str
    base: str
    steps: tuple[Step, ...]

    def every(self, word: str) -> tuple[str, ...]:
        """What stands behind each instruction of this name."""
        return tuple(step.rest for step in self.steps if step.word == word)


def stages_of(text: str, given: Mapping[str, str] | None = None) -> tuple[BuildStage, ...]:
    """The stages in their order; `given` are build arguments. Variables of FROM are filled in, those of other
    instructions stay. Raises ValueError where an instruction stands before the first FROM."""
    arguments, found = dict(given or {}), list[tuple[str, str, list[Step]]]()
    for step in steps_of(text):
        match step.word:
            case "ARG" if not found:
                name, _, usual = step.rest.partition("=")
                arguments.setdefault(name, usual)
            case "FROM":
                base, _, name = filled(step.rest, arguments).partition(" AS ")
                found.append((name.strip() or str(len(found)), base.strip(), []))
            case _ if not found:
                raise ValueError(f"{step.word} stands before the first FROM")
            case _:
                found[-1][2].append(step)
    return tuple(BuildStage(name, base, tuple(steps)) for name, base, steps in found)


def steps_of(text: str) -> list[Step]:
    """Every instruction: lines that go on are joined, comments left out."""
    lines = (line.strip() for line in _CONTINUED.sub(" ", text).split("\n"))
    parted = (line.split(maxsplit=1) for line in lines if line and not line.startswith("#"))
    return [Step(word.upper(), " ".join(rest).strip()) for word, *rest in parted]


def filled(text: str, variables: Mapping[str, str]) -> str:
    """With $NAME and ${NAME} as they are; empty for one that is not known, as Docker does it."""
    return _VARIABLE.sub(lambda found: variables.get(found[1] or found[2], ""), text)


def words_of(rest: str) -> Sequence[str]:
    """The words of a JSON list, or those between blanks: '["a b"]' -> ['a b']. Raises ValueError on a broken list."""
    return [str(word) for word in json.loads(rest)] if rest.startswith("[") else rest.split()


def flags_and_words(rest: str) -> tuple[dict[str, str], Sequence[str]]:
    """'--from=build /a /b' -> ({'from': 'build'}, ['/a', '/b'])"""
    words = rest.split()
    flags = [word for word in words if word.startswith("--")]
    named = dict(flag.removeprefix("--").partition("=")[::2] for flag in flags)
    behind = rest.split(flags[-1], 1)[1].strip() if flags else rest
    return named, words_of(behind)


def assigned(rest: str) -> list[tuple[str, str]]:
    """'A=1 B="two words"' -> [('A', '1'), ('B', 'two words')], as ENV and ARG have them."""
    pairs = re.findall(r'(\w+)(?:=("(?:[^"\\]|\\.)*"|\S*))?', rest)
    return [(name, value.strip('"')) for name, value in pairs]
