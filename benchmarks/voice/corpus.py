"""Read a folder of posts, one folder an author, oldest first."""

import re
import sys
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from adapters.blogs.formats.charset import decode
from adapters.blogs.formats.front_matter import split_front_matter

LARGEST = 1_000_000  # bytes of one file that are read
SUFFIXES = (".md", ".markdown", ".txt")
_DATED = re.compile(r"^(?:\d{1,4}_)?(?:\d{4}-?\d\d-?\d\d[-_ ]*){0,2}")


@dataclass(frozen=True)
class Text:
    """One post of a corpus. `name` is its file's without the suffix; `markdown` has no front matter."""

    name: str
    title: str
    markdown: str
    author: str = ""  # as the front matter names them
    was_cut: bool = False  # the file was larger than what is read


class Unreadable(ValueError):
    """The file is missing, not a file, or no text."""


def read(path: Path) -> Text:
    """One file: its first megabyte, in any charset, front matter taken off. Raises Unreadable."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise Unreadable(error.strerror or type(error).__name__) from error
    if b"\0" in data[:4_000]:
        raise Unreadable("no text")
    text = decode(data[:LARGEST]).replace("\ufffd", "").replace("\r\n", "\n").replace("\r", "\n")
    about, body = split_front_matter(text)
    name = normalize("NFC", path.stem)
    title = _said(about.get("title"))
    heading = re.match(r"\s*# +([^\n]{1,300})(?:\n|\Z)", body)
    if heading and title in ("", heading[1].strip()):
        title, body = heading[1].strip(), body[heading.end() :]
    title = title or _DATED.sub("", name).replace("-", " ").replace("_", " ").strip() or name
    return Text(name, title, body.strip("\n"), _said(about.get("author")), len(data) > LARGEST)


def _said(value: object) -> str:
    """One line; nothing of lists and mappings, which may be millions of times as long as the file."""
    return " ".join(str(value).split())[:300] if isinstance(value, str | int | float) else ""


def _tell(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")


def files(folder: Path) -> list[Path]:
    """The texts in a folder by name, which is by time; nothing where it cannot be read."""
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        return []
    return [p for p in inside if p.suffix.lower() in SUFFIXES and not p.name.startswith(".") and p.is_file()]


def authors(
    folder: Path, languages: Collection[str] | None = None, tell: Callable[[str], object] = _tell
) -> dict[str, list[Text]]:
    """The posts of each author, oldest first. An author is a folder whose name begins with a language: ko_, en_, ja_.

    `languages` leaves out all others. What cannot be read is told in a sentence and left out.
    """
    try:
        folders = sorted(p for p in folder.iterdir() if p.is_dir() and re.match("[a-z]{2}_", p.name))
    except OSError as error:
        tell(f"{folder}: {error.strerror or type(error).__name__}")
        return {}
    wanted = [p for p in folders if languages is None or p.name[:2] in languages]
    return {normalize("NFC", p.name): posts for p in wanted if (posts := _posts(p, tell))}


def _posts(folder: Path, tell: Callable[[str], object]) -> list[Text]:
    posts: list[Text] = []
    for path in files(folder):
        try:
            post = read(path)
        except Unreadable as error:
            tell(f"{folder.name}/{path.name} cannot be read and is left out: {error}.")
            continue
        if post.was_cut:
            tell(f"{folder.name}/{path.name} is larger than a megabyte; only its beginning is read.")
        posts.append(post)
    return posts
