"""Read what Blogger hands out: blog-….xml, or feed.atom in a Google Takeout."""

import re
from collections.abc import Iterator, Sequence

from adapters.blogs.address.feed_urls import platform_id
from adapters.blogs.files.exported_post import ExportedPost, of_one_author
from adapters.blogs.files.safe_zip import Folder, Inside
from adapters.blogs.formats.dates import KST, when
from adapters.blogs.formats.feed import plain
from adapters.blogs.formats.xml_stream import Element, child_text, children, elements
from adapters.blogs.to_markdown import convert
from bot.model import Post, Skipped, Why

KIND = "schemas.google.com/g/2005#kind"
MARK = re.compile(rb"schemas\.google\.com/(?:blogger|g/2005)|blogger\.com,1999:blog-")


def own_files(folder: Folder) -> tuple[Inside, ...]:
    """The posts, and whatever lies beside them in a Takeout: themes, settings, comments."""
    feeds = [t for t in folder.texts if t.ends(".xml", ".atom") and b"<feed" in t.data[:20_000]]
    found = tuple(t for t in feeds if MARK.search(t.data[:20_000]))
    beside = (t for t in folder.texts if "/Blogger/" in f"/{t.path}" and t not in found)
    return (*found, *beside) if found else ()


def posts(files: Sequence[Inside], folder: Folder) -> Iterator[Post | Skipped]:
    """The public posts of whoever wrote most of them; pages and comments are counted."""
    feeds = [file for file in files if file.ends(".xml", ".atom") and MARK.search(file.data[:20_000])]
    given = [_exported_post(entry) for file in feeds for entry in elements(file.data, "entry") if _kind(entry)]
    yield from of_one_author(given, _markdown)


def _kind(entry: Element) -> str:
    """post, page or comment; empty for settings and themes."""
    said = child_text(entry, "blogger:type").lower()
    terms = [child.get("term", "").partition("#")[2] for child in children(entry, "category") if _is_kind(child)]
    return next((kind for kind in ("post", "page", "comment") if kind in (said, *terms)), "")


def _is_kind(category: Element) -> bool:
    return KIND in category.get("scheme", KIND)


def _exported_post(entry: Element) -> ExportedPost:
    number = child_text(entry, "id")
    links = [e.get("href", "") for e in children(entry, "link") if e.get("rel") == "alternate"]
    url = next((link for link in links if link.startswith(("http://", "https://"))), "")
    author = next(children(entry, "author"), None)
    return ExportedPost(
        key=platform_id("", number) or number or url,
        title=plain(child_text(entry, "title")),
        html=child_text(entry, "content"),
        author="" if author is None else child_text(author, "name"),
        url=url,
        published=when(child_text(entry, "published"), KST),
        tags=tuple(plain(e.get("term")) for e in children(entry, "category") if KIND not in e.get("scheme", "")),
        why=_why(entry),
    )


def _why(entry: Element) -> Why | None:
    if (kind := _kind(entry)) != "post":
        return "others" if kind == "comment" else "other"
    status = child_text(entry, "blogger:status")
    if status == "SOFT_TRASHED":
        return "other"
    control = next(children(entry, "app:control"), None)
    draft = control is not None and child_text(control, "app:draft") == "yes"
    return "draft" if draft or status not in ("", "LIVE") else None


def _markdown(post: ExportedPost) -> str:
    return convert.html_to_markdown(post.html, post.url)
