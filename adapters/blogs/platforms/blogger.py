"""Read a blog on Blogger, its own domain or one under blogspot.com, through its feed of all posts."""

import re
from collections.abc import Sequence
from functools import partial
from urllib.parse import urlsplit

from adapters.blogs.address.feed_urls import platform_id
from adapters.blogs.address.platform_of import place
from adapters.blogs.address.typed_url import normal
from adapters.blogs.crawl.incremental import Listed, Skip
from adapters.blogs.crawl.paged_list import Sheet, reading, remembered, seal, told, unchanged
from adapters.blogs.crawl.session import Visit, Web, read_json
from adapters.blogs.formats.charset import decode
from adapters.blogs.formats.feed import plain
from adapters.blogs.formats.json_path import Row, address, at, moment, number, rows, text
from adapters.blogs.platforms.common_editor import common
from adapters.blogs.to_markdown import dom
from adapters.blogs.to_markdown.blocks import MarkdownBlock
from adapters.blogs.to_markdown.convert import BLOCKS, element_to_markdown
from adapters.blogs.to_markdown.dom import Element, classes, parse
from adapters.blogs.to_markdown.named_box import named_box
from adapters.blogs.to_markdown.options import ConvertOptions
from adapters.blogs.web.fetcher import Page
from adapters.sandbox import SandboxFailed
from bot.errors import BrokenFeed, NoBlogThere, Unreachable
from bot.model import Blog, Known, Post
from bot.ports import NOTHING, Reading, Source

per_sheet = 150  # Blogger gives no more since 2016, and fewer where posts are long
largest = 30_000_000  # bytes of one sheet: the texts come along
META = re.compile(r"<meta\b[^<>]{1,200}>", re.I)
ENDS_AT_MORE = re.compile(r"<a\s+name=[\"']?more[\"']?\s*/?>\s*(?:</a>)?(?:\s|<[^<>]{0,200}>|&nbsp;)*\Z", re.I)


class BloggerReader:
    """`site` is where a blog is; {} is its host."""

    def __init__(self, web: Web, site: str = "https://{}") -> None:
        self._web = web
        self._site = site

    async def find(self, source: Source, known: Known = NOTHING) -> Reading | None:
        """Raises NoBlogThere where there is none of that name."""
        if not isinstance(source, str):
            return None
        found = place(normal(source))
        if found.kind == "blogger":
            return await self._read(self._site.format(found.key), found.address, self._web.visit(known))
        if found.kind == "web" and (site := remembered(known.seal, "blogger")):
            return await self._read(site, found.address, self._web.visit(known))
        return None

    async def at(self, home: str, page: str, known: Known, visit: Visit) -> Reading | None:
        """The blog at `home`, whose page (its HTML) says that Blogger made it; None where it does not."""
        if not any("generator" in m[0] and re.search(r"[\"']blogger[\"']", m[0], re.I) for m in META.finditer(page)):
            return None
        parts = urlsplit(home)
        return await self._read(f"{parts.scheme}://{parts.netloc}", home, visit)

    async def _read(self, site: str, home: str, visit: Visit) -> Reading:
        try:
            page = await _asked(visit, site, 1, _etag(visit.known.seal))
        except Unreachable as error:
            raise (NoBlogThere(home) if error.status in (404, 410) else error) from error
        host = urlsplit(home).hostname or ""
        if page.status == 304:
            return unchanged(Blog("blogger", home, host), visit.known.seal)
        title, first = await _told(visit, page, 1)
        sealed = " ".join((seal("blogger", site, first), *page.headers.get("etag", "").split()[:1]))
        blog = Blog("blogger", home, title or host)
        return reading(visit, blog, sealed, first, partial(_sheet, visit, site), partial(_open, visit))


def _etag(sealed: str) -> str:
    match sealed.split(" "):
        case ["blogger", _, _, etag]:
            return etag
    return ""


async def _asked(visit: Visit, site: str, start: int, etag: str = "") -> Page:
    query = f"alt=json&orderby=published&max-results={per_sheet}&start-index={start}"
    headers = {"If-None-Match": etag} if etag else None
    return await visit.get(f"{site}/feeds/posts/default?{query}", headers=headers, limit=largest)


async def _sheet(visit: Visit, site: str, start: int) -> Sheet[int]:
    _, found = await _told(visit, await _asked(visit, site, start), start)
    return found


async def _told(visit: Visit, page: Page, start: int) -> tuple[str, Sheet[int]]:
    try:
        return await visit.run(_read_sheet, page, start)
    except SandboxFailed as error:
        raise BrokenFeed(page.url) from error


def _read_sheet(page: Page, start: int) -> tuple[str, Sheet[int]]:
    """The blog's title, and the posts on one sheet. Raises BrokenFeed."""
    answer = read_json(page)
    if not isinstance(at(answer, "feed"), dict):
        raise BrokenFeed(page.url)
    given = rows(answer, "feed", "entry")
    total = number(answer, "feed", "openSearch$totalResults", "$t")
    following = start + len(given)
    more = bool(given) and (following <= total if total is not None else len(given) >= per_sheet)
    found = Sheet(tuple(_listed(row) for row in given), following if more else None, total)
    return plain(text(answer, "feed", "title", "$t")), found


def _listed(row: Row) -> Listed:
    number_ = text(row, "id", "$t")
    url = next((address(link, "href") for link in rows(row, "link") if text(link, "rel") == "alternate"), "")
    return Listed(
        key=platform_id(url, number_) or number_ or url,
        url=url,
        title=plain(text(row, "title", "$t")),
        published=moment(row, "published", "$t"),
        tags=tuple(term for tag in rows(row, "category") if (term := text(tag, "term"))),
        stamp=text(row, "updated", "$t"),
        html=text(row, "content", "$t"),
    )


async def _open(visit: Visit, item: Listed) -> Post:
    """Where the owner lets the feed have no more than a summary, or only what stands above the fold, from its page."""
    html = item.html
    if not html or ENDS_AT_MORE.search(html[-2000:]):
        if not item.url:
            raise Skip("broken")
        page = await visit.get(item.url)
        html = decode(page.body, page.charset)
    return told(await visit.run(post, html, item.url), item)


def post(html: str, url: str) -> Post:
    """A post from its feed's content, or from its page."""
    root = parse(html)
    if root is not None and "post-body" in html:
        root = named_box(root)
    if root is None:
        return Post(url, "", "", url)
    found = element_to_markdown(root, url, lines=_has_typed_lines(root), block_hook=_block_hook)
    return Post(url, "", found.markdown, url, unknown=found.unknown)


def _has_typed_lines(root: Element) -> bool:
    """Its editor makes a <div> of every line, and has made a <p> of every paragraph since 2020."""
    written = [
        e for e in root.iter("div", "p") if dom.text_of(e).strip() and next(e.iterchildren(*BLOCKS), None) is None
    ]
    return sum(e.tag == "div" for e in written) * 2 > len(written)


def _block_hook(element: Element, options: ConvertOptions) -> Sequence[MarkdownBlock] | None:
    return [] if "blogger-post-footer" in classes(element) else common(element, options)
