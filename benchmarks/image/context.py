"""What of this folder Docker sees, by .dockerignore."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Rule(NamedTuple):
    """One line of .dockerignore; `back` takes in again what a line above it left out."""

    path: re.Pattern[str]
    back: bool


def rules_of(text: str) -> list[Rule]:
    """The lines of a .dockerignore. A path counts for all that is below it; ** is any number of folders."""
    lines = (line.strip() for line in text.splitlines())
    return [
        Rule(re.compile(_expression(line.removeprefix("!").strip("/"))), line.startswith("!"))
        for line in lines
        if line and not line.startswith("#")
    ]


def _expression(pattern: str) -> str:
    """A pattern of Go's filepath.Match, with ** besides."""
    pieces = re.split(r"(\*\*/?|\*|\?|\[[^\]]*\])", pattern)
    said = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return (
        "".join(said.get(piece, piece if piece.startswith("[") else re.escape(piece)) for piece in pieces) + "(?:/.*)?"
    )


def is_seen(path: str, rules: Sequence[Rule]) -> bool:
    """Whether a file, by its path from the folder, may be copied: the last rule that fits it decides."""
    fitting = [rule for rule in rules if rule.path.fullmatch(path)]
    return not fitting or fitting[-1].back


def files_seen(folder: Path, source: str, rules: Sequence[Rule]) -> list[Path]:
    """The files of a COPY's source, as paths from the folder; none where it is not there."""
    there = folder / source
    files = [there] if there.is_file() else sorted(each for each in there.rglob("*") if each.is_file())
    paths = [file.relative_to(folder) for file in files]
    return [path for path in paths if is_seen(path.as_posix(), rules)]
