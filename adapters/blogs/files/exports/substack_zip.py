"""Read what Substack sends under Settings, Exports: a list of posts, and a page for each."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from adapters.blogs.files.safe_zip import Folder, Inside
from adapters.blogs.formats.charset import decode
from adapters.blogs.formats.dates import KST, when
from adapters.blogs.formats.feed import plain
from adapters.blogs.platforms import substack_editor
from bot.model import Post, Skipped

CsvRow = Mapping[str, str]
KINDS = ("", "newsletter", "podcast", "post")


def own_files(folder: Folder) -> tuple[Inside, ...]:
    """The list of posts, the pages in the folder beside it, and the tables of who opened what."""
    homes = {PurePosixPath(text.path).parent for text in folder.texts if _is_list(text)}
    pages = {home / "posts" for home in homes}
    return tuple(
        text
        for text in folder.texts
        if (text.ends(".html", ".csv") and PurePosixPath(text.path).parent in pages)
        or (text.ends(".csv") and PurePosixPath(text.path).parent in homes)
    )


def _is_list(file: Inside) -> bool:
    return file.name.lower() == "posts.csv" and b"post_id" in file.data[:1000]


def posts(files: Sequence[Inside], folder: Folder) -> Iterator[Post | Skipped]:
    """Posts for paying readers are the author's own as well."""
    pages = {PurePosixPath(file.path).stem: file for file in files if file.ends(".html")}
    for file in files:
        if _is_list(file):
            rows, whole = _rows(file)
            for row in sorted(rows, key=lambda row: row.get("post_date", ""), reverse=True):
                yield _post(row, pages.get(row.get("post_id") or ""))
            if not whole:
                yield Skipped(file.name, "broken")


def _rows(file: Inside) -> tuple[list[CsvRow], bool]:
    """The rows of the list, and whether it could be read to its end."""
    found: list[CsvRow] = []
    try:
        for row in csv.DictReader(io.StringIO(decode(file.data))):
            found.append({key: value for key, value in row.items() if isinstance(key, str) and isinstance(value, str)})
    except csv.Error:  # a field too long
        return found, False
    return found, True


def _post(row: CsvRow, page: Inside | None) -> Post | Skipped:
    number = row.get("post_id", "")
    title = plain(row.get("title")) or number
    if row.get("is_published", "").strip().lower() != "true":
        return Skipped(title, "draft")
    if row.get("type", "").strip().lower() not in KINDS:
        return Skipped(title, "other")
    if page is None:
        return Skipped(title, "short")
    if page.too_large:
        return Skipped(title, "large")
    read = substack_editor.post(decode(page.data), "")
    if not (markdown := read.markdown.strip("\n")):
        return Skipped(title, "short")
    key, published = f"substack:{number.partition('.')[0]}", when(row.get("post_date", ""), KST)
    return Post(key, title, markdown, published=published, unknown=read.unknown)
