"""Read what Medium sends under Settings, Download your information."""

import re
from collections.abc import Iterator, Sequence

from adapters.blogs.files.safe_zip import Folder, Inside
from adapters.blogs.formats.charset import decode
from adapters.blogs.formats.dates import KST, when
from adapters.blogs.formats.feed import plain
from adapters.blogs.page import dom
from adapters.blogs.to_markdown.blocks import MarkdownBlock, Solid
from adapters.blogs.to_markdown.convert import element_to_markdown, link_card
from adapters.blogs.to_markdown.options import ConvertOptions
from bot.model import Post, Skipped

NUMBER = re.compile(r"-([0-9a-f]{8,12})\.html$")
ACCOUNT = re.compile(  # the other pages of such an export: whom one follows, claps, where one logged in
    r"(^|/)(README|(bookmarks|claps|highlights|interests|ips|lists|partner-program|profile|pubs-following|sessions"
    r"|topics-following|twitter|users-following|blocks|follow-\w{1,20}|membership)/[^/]{1,200})\.html$"
)
shortest_untitled = 1000  # characters; an answer to somebody has no title and is shorter


def own_files(folder: Folder) -> tuple[Inside, ...]:
    """The posts, and the pages about the account beside them."""
    found = tuple(text for text in folder.texts if text.ends(".html") and b'data-field="body"' in text.data)
    return found and (*found, *(text for text in folder.texts if ACCOUNT.search(text.path) and text not in found))


def posts(files: Sequence[Inside], folder: Folder) -> Iterator[Post | Skipped]:
    """The published stories, newest first; answers to others are left out, and so are drafts."""
    for file in sorted(files, key=lambda file: file.name, reverse=True):  # their names begin with the day
        if file.too_large:
            yield Skipped(file.name, "large")
        else:
            yield Skipped(file.name, "other") if ACCOUNT.search(file.path) else _post(file)


def _post(file: Inside) -> Post | Skipped:
    root = dom.parse(decode(file.data))
    if root is None:
        return Skipped(file.name, "short")
    title = plain(_text(root, "p-name") or root.findtext(".//title")) or file.name
    body = next((e for e in root.iter("section") if e.get("data-field") == "body"), None)
    if file.name.startswith("draft_"):
        return Skipped(title, "draft")
    if body is None or not (words := dom.text_of(body).strip()):
        return Skipped(title, "short")
    named = _has_title(body, title)
    if not named and len(words) < shortest_untitled:
        return Skipped(title, "other")
    markdown = element_to_markdown(body, "", lines=False, block_hook=_block_hook).markdown.strip("\n")
    markdown = re.sub(r"\A(?:---\n*)+", "", markdown)
    canonical = next((a.get("href", "") for a in root.iter("a") if "p-canonical" in dom.classes(a)), "")
    number = NUMBER.search(file.name) or re.search(r"-([0-9a-f]{8,12})$", canonical.partition("?")[0])
    time = next((t.get("datetime", "") for t in root.iter("time") if "dt-published" in dom.classes(t)), "")
    if not markdown:
        return Skipped(title, "short")
    return Post(
        key=f"medium:{number[1]}" if number else canonical or file.path,
        title=title,
        markdown=markdown,
        url=canonical.partition("?")[0] if canonical.startswith("http") else "",
        published=when(time, KST),
        tags=tuple(dict.fromkeys(plain(dom.text_of(a)) for a in root.iter("a") if "p-category" in dom.classes(a))),
    )


def _text(root: dom.Element, name: str) -> str:
    return next((dom.text_of(e) for e in root.iter("h1", "h2", "p", "span") if name in dom.classes(e)), "")


def _has_title(body: dom.Element, title: str) -> bool:
    if any("graf--title" in dom.classes(e) for e in body.iter("h1", "h2", "h3", "h4")):
        return True
    first = next(body.iter("h1", "h2", "h3", "h4", "p"), None)
    return first is not None and first.tag != "p" and plain(dom.text_of(first)) == title


def _block_hook(element: dom.Element, options: ConvertOptions) -> Sequence[MarkdownBlock] | None:
    """The title is told already; a card shows another page's words."""
    names = dom.classes(element)
    if "graf--title" in names:
        return []
    return [Solid(link_card(element, options))] if "graf--mixtapeEmbed" in names else None
