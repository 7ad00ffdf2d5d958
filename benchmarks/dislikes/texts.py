"""Take a Korean draft apart and put it together again, so that somebody can edit it by rule."""

import re
from collections.abc import Callable
from pathlib import Path

_STOP = re.compile(r"(?<=[.!?])\s+")
_NO_PROSE = re.compile(r"#|\||>|`{3}|!\[|\s*(?:[-*+]|\d+\.)\s|-{3,}\s*\Z|\*{3}|\s*\Z")
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.S)


def read_draft(file: Path) -> str:
    """The Markdown of a draft without its front matter and its title."""
    text = _FRONT.sub("", file.read_text(encoding="utf-8")).strip()
    return re.sub(r"\A# .*\n+", "", text)


def prose_lines(text: str) -> list[int]:
    """The places of lines that are paragraphs, code aside."""
    found, inside = [], False
    for n, line in enumerate(text.split("\n")):
        if line.startswith("```"):
            inside = not inside
        elif not inside and not _NO_PROSE.match(line):
            found.append(n)
    return found


def sentences_of(line: str) -> list[str]:
    """The sentences of one line."""
    return [part for part in _STOP.split(line) if part]


def on_prose(text: str, edit: Callable[[str], str]) -> str:
    """A text with each line of prose edited; a line of which nothing is left goes."""
    lines, prose = text.split("\n"), set(prose_lines(text))
    edited = [edit(line) if n in prose else line for n, line in enumerate(lines)]
    return tidy("\n".join(edited))


def on_sentences(text: str, edit: Callable[[str], str]) -> str:
    """The same, sentence by sentence."""
    return on_prose(text, lambda line: " ".join(filter(None, map(edit, sentences_of(line)))))


def tidy(text: str) -> str:
    """No more than one empty line between two others."""
    return re.sub(r"\n{3,}", "\n\n", text).strip()
