"""A writer that needs no model: it makes a text of an outline, with what the notes say and nothing else."""

import re
from collections.abc import Iterator

from styles.languages import LANGUAGES
from styles.prompting.outline import outline
from styles.prompting.prompt import Prompt

_MARKS = "|".join(re.escape(language.outline.mark) for language in LANGUAGES.values())
_GAP = re.compile(rf"\[(?:{'|'.join(language.check for language in LANGUAGES.values())}): [^\[\]\n]*\]")
_HEAD = re.compile(r"(?:## (.+)|\*\*(.+)\*\*)\Z")


def written(asked: Prompt) -> str:
    """The outline with its notes as paragraphs, without what it says to its author: gaps, reminders, manner. A heading
    that only begins what the note below it says goes."""
    return "\n\n".join(_paragraphs(outline(asked).strip().split("\n"))) + "\n"


def _paragraphs(lines: list[str]) -> Iterator[str]:
    head = ""
    for line in filter(None, (re.sub(rf"\A# (?:{_MARKS}) ", "# ", _GAP.sub("", line)).strip() for line in lines)):
        if line.startswith("> ") or re.fullmatch(r"\*\(.*\)\*", line):
            continue
        named = _HEAD.fullmatch(line)
        text = line.removeprefix("- ")
        if head and not (line.startswith("- ") and text.startswith(head)):
            yield head
        head = next(filter(None, named.groups())) if named else ""
        if not named:
            yield text
    if head:
        yield head
