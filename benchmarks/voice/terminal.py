"""What the commands of the bench share: arguments, files, and what is said to whoever runs them."""

import argparse
import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.voice.corpus import Text, Unreadable, files, read
from benchmarks.voice.learnable import sentence
from styles.prompting.squeeze import FEWEST


class Command(NamedTuple):
    """`name` may be of two words; `arguments` says what may be given, `run` gives the exit status."""

    name: str
    says: str
    arguments: Callable[[ArgumentParser], object]
    run: Callable[[Namespace], int]


def fail(said: str) -> int:
    """Say why nothing came of it; the exit status 1."""
    tell(said)
    return 1


def tell(said: str) -> None:
    """One line on stderr."""
    print(said, file=sys.stderr)


def tokens(given: str) -> int:
    """An argument: tokens a card can be squeezed into. Raises argparse.ArgumentTypeError."""
    if not given.isdecimal() or not FEWEST <= int(given) <= 200_000:
        raise argparse.ArgumentTypeError(f"a card takes {FEWEST} tokens or more, not {given}")
    return int(given)


def add_language(parser: ArgumentParser) -> None:
    """The option --language: of what is said here, not of the posts."""
    parser.add_argument("--language", choices=["ko", "en"], default="ko", help="of what is said here")


def write(path: Path, text: str) -> None:
    """A file in UTF-8, its folders made; halves of surrogate pairs are left out."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.encode("utf-8", "ignore").decode(), encoding="utf-8", newline="\n")


def as_json(value: object) -> str:
    """For people and programs: not escaped, a line a field."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def read_texts(paths: Sequence[Path], language: str) -> list[Text]:
    """The files, and the files of folders; what cannot be read is told and left out."""
    texts = []
    for path in (p for asked in paths for p in (files(asked) if asked.is_dir() else [asked])):
        try:
            texts.append(read(path))
        except Unreadable as error:
            tell(sentence("unreadable", language, name=path.name, why=error))
    return texts
