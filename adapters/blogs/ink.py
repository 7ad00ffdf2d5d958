"""Write a paragraph as CommonMark that shows exactly what was written, with no more backslashes than that takes."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.token import Token

MARKS = ("**", "*", "~~")  # outermost first
SPECIAL = re.compile(r"[\\`*_\[\]<>&~|]|^[ \t]*(?:[-+=#>]|\d{1,9}[.)])|#+[ \t]*$", re.M)
CLASSES = ("~", "*", "_", "`", "[]", "<>", "&", "\\")
BLOCK_START = re.compile(r"^([ \t]*)([-+=#>|]|~(?=~~)|`(?=``))", re.M)
NUMBER_START = re.compile(r"^([ \t]*\d{1,9})([.)])", re.M)
EVERY = re.compile(r"[\\`*_\[\]<>&~|]")
SPACE = re.compile(r"[\s\u200b]+")


@dataclass(frozen=True)
class Run:
    """Text in one manner. `raw` is ready Markdown, such as code or an image, that shows as `text`."""

    text: str
    marks: frozenset[str] = frozenset()
    link: str = ""
    raw: str = ""


Line = Sequence[Run]


@cache
def _commonmark() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def shown(markdown: str) -> str:
    """The text a reader sees where this Markdown is rendered, without any spaces."""
    return SPACE.sub("", "".join(map(_text, _commonmark().parse(markdown))))


def _text(token: Token) -> str:
    if token.children:
        return "".join(_text(child) for child in token.children if child.type != "image")
    return token.content if token.type in ("text", "code_inline", "text_special") else ""


def paragraph(lines: Sequence[Line], behind: str = "") -> str:
    """The lines of one paragraph, each a line of its own on the page; `behind` is the mark it will stand behind."""
    lines = [tidy for line in lines if (tidy := _tidy(line))]
    plain = "\n".join("".join(run.text for run in line) for line in lines)
    wanted = SPACE.sub("", plain)
    bare = _write(lines, "")
    if not SPECIAL.search(plain) and not any(run.marks for line in lines for run in line):
        return bare
    for escaped in ("", "start", *(c for c in CLASSES if any(x in plain for x in c)), "every"):
        for keep_marks in (True, False):
            written = _write(lines, escaped, keep_marks)
            if shown(behind + written) == wanted:
                return written
    return _write(lines, "every", keep_marks=False)


def cell(lines: Sequence[Line]) -> str:
    """A paragraph in one cell of a table, where a bar would end it."""
    return re.sub(r"(?<!\\)\|", r"\\|", paragraph([[run for line in lines for run in (*line, Run(" "))]]))


def _tidy(line: Line) -> list[Run]:
    """Without spaces at its ends; empty if nothing is left."""
    runs = [run for run in line if run.text or run.raw]
    while runs and not runs[0].raw and not runs[0].text.strip(" \t\n"):
        runs = runs[1:]
    while runs and not runs[-1].raw and not runs[-1].text.strip(" \t\n"):
        runs = runs[:-1]
    if runs and not runs[0].raw:
        runs[0] = Run(runs[0].text.lstrip(" \t\n"), runs[0].marks, runs[0].link)
    if runs and not runs[-1].raw:
        runs[-1] = Run(runs[-1].text.rstrip(" \t\n"), runs[-1].marks, runs[-1].link)
    return runs


def _write(lines: Sequence[Line], escaped: str, keep_marks: bool = True) -> str:
    written = "  \n".join(_linked(line, escaped, keep_marks) for line in lines)
    if escaped == "start":
        return BLOCK_START.sub(r"\1\\\2", NUMBER_START.sub(r"\1\\\2", written))
    return written


def _linked(line: Line, escaped: str, keep_marks: bool) -> str:
    pieces: list[str] = []
    groups = [(link, list(runs)) for link, runs in groupby(line, key=lambda run: run.link)]
    for at, (link, runs) in enumerate(groups):
        before = groups[at - 1][1][-1].text[-1:] if at else ""
        after = groups[at + 1][1][0].text[:1] if at + 1 < len(groups) else ""
        inner = _marked(runs, MARKS if keep_marks else (), escaped, before, after)
        only_pictures = all(run.raw.startswith("![") or not run.text.strip() for run in runs)
        pieces.append(_link(inner, link) if link and not only_pictures else inner)
    return "".join(pieces)


def _link(inner: str, link: str) -> str:
    bare = inner.replace("\\", "").strip()
    if bare == link:
        return f"<{link}>"
    start, middle, end = _edges(inner, " \n")
    return f"{start}[{middle}]({link}){end}" if middle else inner


def _edges(text: str, characters: str) -> tuple[str, str, str]:
    middle = text.strip(characters)
    at = text.find(middle) if middle else len(text)
    return text[:at], middle, text[at + len(middle) :]


def _marked(runs: Sequence[Run], marks: Sequence[str], escaped: str, before: str, after: str) -> str:
    if not marks:
        return "".join(run.raw or _escape(run.text, escaped) for run in runs)
    mark, inner_marks = marks[0], marks[1:]
    groups = [(inside, list(group)) for inside, group in groupby(runs, key=lambda run: mark in run.marks)]
    pieces = []
    for at, (inside, group) in enumerate(groups):
        left = groups[at - 1][1][-1].text[-1:] if at else before
        right = groups[at + 1][1][0].text[:1] if at + 1 < len(groups) else after
        if inside:
            pieces.append(_wrapped(group, mark, inner_marks, escaped, left, right))
        else:
            pieces.append(_marked(group, inner_marks, escaped, left, right))
    return "".join(pieces)


def _wrapped(runs: list[Run], mark: str, marks: Sequence[str], escaped: str, before: str, after: str) -> str:
    """'**안녕!**하세요' would show its asterisks: CommonMark closes only after a letter, so '**안녕**!하세요'."""
    head, runs = _peel(runs, before)
    runs, tail = _peel_end(runs, after)
    inner = _marked(runs, marks, escaped, "", "")
    start, middle, end = _edges(inner, " \n")
    wrapped = f"{start}{mark}{middle}{mark}{end}" if middle else inner
    return _escape(head, escaped) + wrapped + _escape(tail, escaped)


def _peel(runs: list[Run], before: str) -> tuple[str, list[Run]]:
    if not runs or runs[0].raw or not _is_letter(before):
        return "", runs
    text = runs[0].text
    at = next((i for i, c in enumerate(text) if not _is_mark(c)), len(text))
    return text[:at], [Run(text[at:], runs[0].marks, runs[0].link), *runs[1:]]


def _peel_end(runs: list[Run], after: str) -> tuple[list[Run], str]:
    if not runs or runs[-1].raw or not _is_letter(after):
        return runs, ""
    text = runs[-1].text
    at = next((i for i in range(len(text), 0, -1) if not _is_mark(text[i - 1])), 0)
    return [*runs[:-1], Run(text[:at], runs[-1].marks, runs[-1].link)], text[at:]


def _is_letter(c: str) -> bool:
    return bool(c) and not c.isspace() and not _is_mark(c)


def _is_mark(c: str) -> bool:
    return unicodedata.category(c)[0] in "PS"


def _escape(text: str, escaped: str) -> str:
    match escaped:
        case "" | "start":
            return text
        case "every":
            text = EVERY.sub(r"\\\g<0>", text)
            return re.sub(r"^([ \t]*)([-+=#])|#(?=[#\s]*$)", _bar, NUMBER_START.sub(r"\1\\\2", text), flags=re.M)
        case _:
            return re.sub(f"[{re.escape(escaped)}]", r"\\\g<0>", text)


def _bar(found: re.Match[str]) -> str:
    return f"{found[1]}\\{found[2]}" if found[2] else f"\\{found[0]}"
