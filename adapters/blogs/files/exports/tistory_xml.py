"""Read the backups that Tistory and Textcube made until about 2016: one XML file, pictures and all."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from adapters.blogs.files.exported_post import ExportedPost, of_one_author
from adapters.blogs.files.safe_zip import Folder, Inside
from adapters.blogs.formats.dates import KST
from adapters.blogs.formats.feed import plain
from adapters.blogs.formats.xml_stream import Element, child_text, children, elements
from adapters.blogs.page import dom
from adapters.blogs.platforms.tistory.editor import modern, read_body
from bot.model import Post, Skipped

ROOT = re.compile(rb"<blog\b[^>]{0,300}>.{0,4000}?<(setting|category|post|notice|comments)\b", re.S)


def own_files(folder: Folder) -> tuple[Inside, ...]:
    """Backups, known by their first elements."""
    return tuple(text for text in folder.texts if text.ends(".xml") and ROOT.search(text.data[:8000]))


def posts(files: Sequence[Inside], folder: Folder) -> Iterator[Post | Skipped]:
    """What everybody may read."""
    bare = [_without_attachments(file.data) for file in files]
    yield from of_one_author([_exported_post(post) for data in bare for post in elements(data, "post")], _markdown)


def _without_attachments(data: bytes) -> bytes:
    """Pictures stand in base64 among the texts, longer than an XML parser takes."""
    pieces, at = [], 0
    while (start := data.find(b"<attachment ", at)) >= 0 and (end := data.find(b"</attachment>", start)) >= 0:
        pieces.append(data[at:start])
        at = end + len(b"</attachment>")
    return b"".join((*pieces, data[at:]))


def _exported_post(post: Element) -> ExportedPost:
    number = child_text(post, "id")
    tags = [plain(child.text) for child in children(post, "tag")]
    return ExportedPost(
        key=f"tistory:{number or child_text(post, 'published')}",
        title=plain(child_text(post, "title")),
        html=child_text(post, "content"),
        published=_moment(child_text(post, "published")),
        tags=tuple(dict.fromkeys(tag for tag in (plain(child_text(post, "category")), *tags) if tag)),
        why=None if child_text(post, "visibility") in ("public", "syndicated") else "private",
    )


def _moment(seconds: str) -> datetime | None:
    try:
        return datetime.fromtimestamp(int(seconds), KST)
    except (ValueError, OverflowError, OSError):
        return None


def _markdown(post: ExportedPost) -> str:
    root = dom.parse(modern(post.html))
    return "" if root is None else read_body(root, "").markdown
