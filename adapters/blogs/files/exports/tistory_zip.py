"""Read the backups that Tistory makes now: a folder for every post, with its page and its pictures."""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from adapters.blogs.files.safe_zip import Folder, Inside
from adapters.blogs.formats.charset import decode
from adapters.blogs.formats.dates import KST, when
from adapters.blogs.formats.feed import plain
from adapters.blogs.page import dom
from adapters.blogs.page.named_box import named_box
from adapters.blogs.platforms.tistory.editor import read_body
from bot.model import Post, Skipped

PLACE = re.compile(r"(?:^|/)(\d{1,9})/\1-[^/]{0,300}\.html?$", re.I)


def own_files(folder: Folder) -> tuple[Inside, ...]:
    """The page of each post, which stands in a folder of its number."""
    return tuple(text for text in folder.texts if PLACE.search(text.path))


def posts(files: Sequence[Inside], folder: Folder) -> Iterator[Post | Skipped]:
    """Every post: such a backup does not say which of them are for everybody."""
    for file in sorted(files, key=_number, reverse=True):
        yield Skipped(file.name, "large") if file.too_large else _post(file)


def _number(file: Inside) -> int:
    found = PLACE.search(file.path)
    return int(found[1]) if found else 0


def _post(file: Inside) -> Post | Skipped:
    page = decode(file.data)
    root = dom.parse(page)
    named = PurePosixPath(file.path).stem.partition("-")[2]
    if root is None:
        return Skipped(named, "short")
    title = plain(_first(root, "title-article") or root.findtext(".//title")) or named
    found = next((e for e in root.iter("div") if "contents_style" in dom.classes(e)), None)
    found = named_box(root) if found is None else found
    markdown = "" if found is None else read_body(found, "").markdown.strip("\n")
    if not markdown:
        return Skipped(title, "short")
    tags = [word.strip() for word in re.split(r"[#,\n]", _first(root, "tags")) if word.strip()]
    category = plain(_first(root, "category"))
    return Post(
        key=f"tistory:{_number(file)}",
        title=title,
        markdown=markdown,
        published=when(_first(root, "date"), KST),
        tags=tuple(dict.fromkeys(tag for tag in (category, *tags) if tag)),
    )


def _first(root: dom.Element, name: str) -> str:
    return next((dom.text_of(e) for e in root.iter("p", "div", "span", "h1", "h2") if name in dom.classes(e)), "")
