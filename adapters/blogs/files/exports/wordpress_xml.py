"""Read what WordPress hands out under Tools, Export: all posts in one XML file."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from html import escape

from adapters.blogs.address.feed_urls import platform_id
from adapters.blogs.files.exported_post import ExportedPost, of_one_author
from adapters.blogs.files.safe_zip import Folder, Inside
from adapters.blogs.formats.dates import KST, when
from adapters.blogs.formats.feed import plain
from adapters.blogs.formats.xml_stream import Element, child_text, children, elements
from adapters.blogs.to_markdown import convert
from adapters.blogs.to_markdown.autop import wpautop
from bot.model import Post, Skipped, Why

SHORTCODE = re.compile(  # of WordPress itself, and of the page builders that wrap whole posts in theirs
    r"\[/?(?:caption|wp_caption|gallery|playlist|audio|video|embed|contact-form|contact-field|jetpack\w{0,30}|youtube"
    r"|vimeo|tweet|instagram|gist|googlemaps?|toc|more|vc_\w{1,40}|et_pb_\w{1,40}|fusion_\w{1,40}|su_\w{1,40})"
    r"(?:[\s=][^\[\]]{0,1000})?/?\]",
    re.I,
)
CODE = re.compile(r"\[(code|sourcecode)(?:\s[^\[\]]{0,200})?\]", re.I)
UNSORTED = {"uncategorized", "미분류", "未分類"}


def own_files(folder: Folder) -> tuple[Inside, ...]:
    """Exports, known by the namespace they name."""
    return tuple(text for text in folder.texts if text.ends(".xml") and b"wordpress.org/export/" in text.data[:20_000])


def posts(files: Sequence[Inside], folder: Folder) -> Iterator[Post | Skipped]:
    """The published posts of whoever wrote most of them; pages are counted, pictures and menus are no texts."""
    given = [
        _exported_post(item)
        for file in files
        for item in elements(file.data, "item")
        if child_text(item, "wp:post_type") in ("post", "page")
    ]
    yield from of_one_author(given, _markdown)


def _exported_post(item: Element) -> ExportedPost:
    link, guid = child_text(item, "link"), child_text(item, "guid")
    url = link if re.match(r"https?://", link) and "?p=" not in link else ""
    number = child_text(item, "wp:post_id")
    return ExportedPost(
        key=platform_id(url, guid) or f"wordpress:{number or guid or link}",
        title=plain(child_text(item, "title")),
        html=child_text(item, "content:encoded"),
        author=child_text(item, "dc:creator"),
        url=url,
        published=_publication_date(item),
        tags=_tags(item),
        why=_why(item),
    )


def _why(item: Element) -> Why | None:
    if child_text(item, "wp:post_type") == "page":
        return "other"
    match child_text(item, "wp:status"):
        case "publish":
            return "private" if child_text(item, "wp:post_password") else None
        case "private":
            return "private"
        case _:
            return "draft"


def _publication_date(item: Element) -> datetime | None:
    for name, zone in (("wp:post_date_gmt", UTC), ("wp:post_date", KST), ("pubDate", UTC)):
        if (date := when(child_text(item, name), zone)) and date.year > 1:
            return date
    return None


def _tags(item: Element) -> tuple[str, ...]:
    found = [
        (child.get("domain", ""), plain(child.text))
        for child in children(item, "category")
        if child.get("domain") in ("category", "post_tag", "tag", None)
    ]
    return tuple(dict.fromkeys(name for _, name in found if name and name.lower() not in UNSORTED))


def _markdown(post: ExportedPost) -> str:
    return convert.html_to_markdown(wpautop(SHORTCODE.sub("", _code(post.html))), post.url)


def _code(html: str) -> str:
    """[code] as <pre>, where nothing else is a shortcode or a paragraph."""
    pieces, at = [], 0
    for opening in CODE.finditer(html):
        closing = html.find(f"[/{opening[1]}]", opening.end()) if opening.start() >= at else -1
        if closing < 0:
            continue
        pieces += [html[at : opening.start()], f"<pre>{_escape_code(html[opening.end() : closing])}</pre>"]
        at = closing + len(opening[1]) + 3
    return "".join((*pieces, html[at:]))


def _escape_code(code: str) -> str:
    return code.replace("[", "&#91;") if "&lt;" in code else escape(code, quote=False).replace("[", "&#91;")
