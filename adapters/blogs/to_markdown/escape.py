"""Write a paragraph as CommonMark that shows exactly what was written, with no more backslashes than that takes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import NamedTuple

from markdown_it.common.utils import isPunctChar

from adapters.blogs.to_markdown.blocks import Run, Runs
from adapters.blogs.to_markdown.rendering import bare_text, rendered_line, rendered_text
from adapters.blogs.to_markdown.special_chars import (
    CLASSES,
    END,
    SPECIAL,
    START,
    STARTS,
    LiveMarkers,
    is_special,
    live_markers,
    surely_paired,
)

MARKS = ("**", "*", "~~")  # outermost first
LINE_START = re.compile(r"(?<![ \t])([ \t]*)([-+=#>|]|:(?=-)|~(?=~~)|`(?=``))")
NUMBER_START = re.compile(r"(?<![ \t])([ \t]*\d{1,9})([.)])")
HEADING_END = re.compile(r"(?<![#\\])#+[ \t]*\Z")
DEFINITION = re.compile(r"\[(?:[^\[\]\\]|\\.)+\]:\s*(?:<[^<>\n]*>|\S+)(?:[ \t]*(?:\n|\Z)|\s+[\"'(])", re.S)
BAR = re.compile(r"(?<!\\)(\\*)\|")
BLANK = re.compile(r"\n[ \t]*\n")
NOTHING: frozenset[str] = frozenset()
QUIET = LiveMarkers()
EVERY = frozenset((START, END, "|", *CLASSES))
most_tried = 80  # special characters in a line; with more of them each gets its backslash and nothing is tried
most_in_all = 300  # the same in a paragraph
longest_tried = 4_000  # characters of a paragraph that is tried as a whole


class _Draft(NamedTuple):  # five times as fast to make as a dataclass
    """A line as it is without a backslash. Where it is `sure`, Markdown shows it just so."""

    runs: Runs
    text: str
    bare: str
    ends: LiveMarkers
    sure: bool

    @property
    def special(self) -> int:
        return sum(1 for _ in SPECIAL.finditer(self.text))


def write_paragraph(lines: Sequence[Runs], behind: str = "") -> str:
    """The lines of one paragraph, each a line of its own on the page; `behind` is the mark it will stand behind.

    Takes time that grows with the text and no faster: where there are too many special characters to try what each
    of them does, all are escaped.
    """
    drafts = [_draft(tidy, behind) for line in lines if (tidy := _trim(line))]
    if all(draft.sure and draft.ends is QUIET for draft in drafts):
        return "  \n".join([draft.bare for draft in drafts])
    written = "  \n".join(_write_lines(drafts, behind, NOTHING))
    met = _marks_that_meet(drafts)
    if not met or (
        len(written) <= longest_tried and rendered_text(behind + written) == bare_text("".join(d.text for d in drafts))
    ):
        return written
    return "  \n".join(_write_lines(drafts, behind, met))


def write_cell(lines: Sequence[Runs]) -> str:
    """A paragraph in one cell of a table, where a bar would end it."""
    return BAR.sub(_escape_bar, write_paragraph([[run for line in lines for run in (*line, Run(" "))]]))


def _escape_bar(found: re.Match[str]) -> str:
    r"""A table takes \| for a bar before it looks at any other backslash."""
    return found[0] if len(found[1]) % 2 else rf"{found[1]}\|"


def _trim(line: Runs) -> list[Run]:
    """Without spaces at its ends; empty if nothing is left."""
    if len(line) == 1 and not line[0].raw:
        bare = line[0].text.strip(" \t\n")
        return [] if not bare else [*line] if bare == line[0].text else [replace(line[0], text=bare)]
    says = [at for at, run in enumerate(line) if run.raw or run.text.strip(" \t\n")]
    if not says:
        return []
    runs = [run for run in line[says[0] : says[-1] + 1] if run.text or run.raw]
    first = runs[0]
    if not first.raw and first.text[0] in " \t\n":
        runs[0] = replace(first, text=first.text.lstrip(" \t\n"))
    last = runs[-1]
    if not last.raw and last.text[-1] in " \t\n":
        runs[-1] = replace(last, text=last.text.rstrip(" \t\n"))
    return runs


def _draft(line: Runs, behind: str) -> _Draft:
    text = line[0].text if len(line) == 1 else "".join([run.text for run in line])
    special = is_special(text)
    if not special and _is_plain(line):
        return _Draft(line, text, text, QUIET, sure=True)
    bare = _write_line(line, NOTHING)
    marked, ready = any(run.marks for run in line), any(run.raw or run.link for run in line)
    found = live_markers(bare) if special or is_special(bare) else QUIET
    if not marked and not special:
        return _Draft(line, text, bare, found, sure=True)
    if own := marked and surely_paired(bare) and not BLANK.search(bare) and not ("*" in text or "~" in text):
        found = found.without(frozenset("*~"))
    return _Draft(line, text, bare, found, sure=not (behind or ready or found.alive) and own == marked)


def _is_plain(line: Runs) -> bool:
    for run in line:  # noqa: SIM110 — every line of every post comes here
        if run.marks or run.raw or run.link:
            return False
    return True


def _marks_that_meet(drafts: Sequence[_Draft]) -> frozenset[str]:
    """By classes, the marks that one line may begin and another end."""
    opened: set[str] = set()
    met: set[str] = set()
    for draft in drafts:
        met |= opened & draft.ends.closes
        if "[]" in opened and ")" in draft.bare:
            met.add("[]")
        opened |= draft.ends.opens
    if drafts and drafts[0].bare.startswith("[") and DEFINITION.match("  \n".join(draft.bare for draft in drafts)):
        met.add("[]")
    return frozenset(met)


def _write_lines(drafts: Sequence[_Draft], behind: str, escaped: frozenset[str]) -> Iterator[str]:
    """The lines, each with as few backslashes as it can do with, but with those of `escaped`."""
    trying = sum(draft.special for draft in drafts if not draft.sure) <= most_in_all
    before, showing = behind, ""
    for draft in drafts:
        forced = escaped and frozenset(marks for marks in escaped if any(mark in draft.text for mark in marks))
        if forced and "\\" in draft.text:
            forced |= {"\\"}  # which would take the backslash of another
        if len(before) > longest_tried and not draft.sure:
            forced |= {START}
        written = draft.bare
        if forced or not draft.sure:
            written = _escape_by_trying(draft, before, showing, forced) if trying else _escape_all(draft)
        yield written
        before, showing = f"{written}  \n", draft.text


def _escape_by_trying(draft: _Draft, before: str, showing: str, forced: frozenset[str]) -> str:
    """A line below what stands before it on its page, which shows as `showing`."""
    if draft.special > most_tried:
        return _escape_all(draft)
    alive = draft.ends.alive | forced | (frozenset(END) if draft.text.endswith("#") else NOTHING)
    single = (forced | {marks} for marks in (START, *CLASSES, END) if marks in alive)
    ways = tuple(dict.fromkeys((forced, *single, alive, EVERY)))
    for marks in (MARKS, ()) if any(run.marks for run in draft.runs) else ((),):
        for escaped in ways:
            written = _write_line(draft.runs, escaped, marks)
            if _shows(written, draft.text, before, showing):
                return written
    return _write_line(draft.runs, EVERY, ())


def _shows(written: str, text: str, before: str, showing: str) -> bool:
    if STARTS.search(written) or BLANK.search(written) or (not showing and (before or written.startswith("["))):
        before = before if len(before) <= longest_tried else ""
        return rendered_text(before + written) == bare_text((showing if before else "") + text)
    return rendered_line(written) == bare_text(text)


def _escape_all(draft: _Draft) -> str:
    if any(run.marks for run in draft.runs) and len(draft.bare) <= longest_tried:
        written = _write_line(draft.runs, EVERY)
        if rendered_text(written) == bare_text(draft.text):
            return written
    return _write_line(draft.runs, EVERY, ())


def _write_line(line: Runs, escaped: frozenset[str], marks: Sequence[str] = MARKS) -> str:
    written = "".join(_pieces(line, escaped, marks))
    if START in escaped and not line[0].raw.startswith("```"):
        written = STARTS.sub(lambda found: LINE_START.sub(r"\1\\\2", NUMBER_START.sub(r"\1\\\2", found[0])), written)
    return HEADING_END.sub(r"\\\g<0>", written) if END in escaped and not line[-1].raw else written


def _pieces(line: Runs, escaped: frozenset[str], marks: Sequence[str]) -> Iterator[str]:
    if _is_plain(line):
        yield "".join([_escape(run.text, escaped) for run in line])
        return
    groups = [(link, list(runs)) for link, runs in groupby(line, key=lambda run: run.link)]
    for at, (link, runs) in enumerate(groups):
        before = groups[at - 1][1][-1].text[-1:] if at else ""
        after = groups[at + 1][1][0].text[:1] if at + 1 < len(groups) else ""
        inner = _write_runs(runs, marks, escaped, before, after)
        only_pictures = all(run.raw.startswith("![") or not run.text.strip() for run in runs)
        if link and not only_pictures:
            yield _link(inner, link)
        elif after and inner.endswith("!") and not runs[-1].raw:
            yield f"{inner[:-1]}\\!"  # a link behind it would be a picture
        else:
            yield inner


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


def _write_runs(runs: Sequence[Run], marks: Sequence[str], escaped: frozenset[str], before: str, after: str) -> str:
    if not marks or not any(run.marks for run in runs):
        return "".join([run.raw or _escape(run.text, escaped) for run in runs])
    mark, inner_marks = marks[0], marks[1:]
    groups = [(inside, list(group)) for inside, group in groupby(runs, key=lambda run: mark in run.marks)]
    pieces = []
    for at, (inside, group) in enumerate(groups):
        left = groups[at - 1][1][-1].text[-1:] if at else before
        right = groups[at + 1][1][0].text[:1] if at + 1 < len(groups) else after
        if inside:
            pieces.append(_emphasize(group, mark, inner_marks, escaped, left, right))
        else:
            pieces.append(_write_runs(group, inner_marks, escaped, left, right))
    return "".join(pieces)


def _emphasize(
    runs: list[Run], mark: str, marks: Sequence[str], escaped: frozenset[str], before: str, after: str
) -> str:
    """'**안녕!**하세요' would show its asterisks: CommonMark closes only after a letter, so '**안녕**!하세요'."""
    head, runs = _peel(runs, before)
    runs, tail = _peel_end(runs, after)
    inner = _write_runs(runs, marks, escaped, "", "")
    start, middle, end = _edges(inner, " \n")
    wrapped = f"{start}{mark}{middle}{mark}{end}" if middle else inner
    return _escape(head, escaped) + wrapped + _escape(tail, escaped)


def _peel(runs: list[Run], before: str) -> tuple[str, list[Run]]:
    if not runs or runs[0].raw or not _is_letter(before):
        return "", runs
    text = runs[0].text
    at = next((i for i, c in enumerate(text) if not isPunctChar(c)), len(text))
    return text[:at], [Run(text[at:], runs[0].marks, runs[0].link), *runs[1:]]


def _peel_end(runs: list[Run], after: str) -> tuple[list[Run], str]:
    if not runs or runs[-1].raw or not _is_letter(after):
        return runs, ""
    text = runs[-1].text
    at = next((i for i in range(len(text), 0, -1) if not isPunctChar(text[i - 1])), 0)
    return [*runs[:-1], Run(text[:at], runs[-1].marks, runs[-1].link)], text[at:]


def _is_letter(c: str) -> bool:
    return bool(c) and not c.isspace() and not isPunctChar(c)


def _escape(text: str, escaped: frozenset[str]) -> str:
    characters = _characters(escaped)
    return characters.sub(r"\\\g<0>", text) if characters else text


@cache
def _characters(escaped: frozenset[str]) -> re.Pattern[str] | None:
    said = "".join(sorted(escaped - {START, END}))
    return re.compile(f"[{re.escape(said)}]") if said else None
