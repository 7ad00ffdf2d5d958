"""Read a blog on Blogger, its own domain or one under blogspot.com, through its feed of all posts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from urllib.parse import urlsplit

from adapters.blogs.address.feed_urls import platform_id
from adapters.blogs.address.platform_of import Place
from adapters.blogs.crawl.fingerprint import validators
from adapters.blogs.crawl.incremental import Listed, Skip
from adapters.blogs.crawl.paged_list import ListPage, PagedList, found_blog, list_fingerprint, with_listing
from adapters.blogs.crawl.session import CrawlSession, ReaderContext, read_json
from adapters.blogs.formats.charset import decode
from adapters.blogs.formats.feed import plain
from adapters.blogs.formats.json_path import Row, address, at, moment, number, rows, text
from adapters.blogs.page import dom
from adapters.blogs.page.dom import Element, classes, parse
from adapters.blogs.page.named_box import named_box
from adapters.blogs.platforms.by_address import find_by_address
from adapters.blogs.platforms.common_editor import common
from adapters.blogs.to_markdown.blocks import MarkdownBlock
from adapters.blogs.to_markdown.convert import BLOCKS, element_to_markdown
from adapters.blogs.to_markdown.options import ConvertOptions
from adapters.blogs.web.fetcher import Page
from adapters.sandbox import SandboxFailed
from bot.errors import BrokenFeed, HardToRead, NoBlogThere, Unreachable
from bot.model import Known, Post
from bot.ports import NOTHING, FoundBlog, Source

per_page = 150  # Blogger gives no more since 2016, and fewer where posts are long
largest = 30_000_000  # bytes of one sheet: the texts come along
META = re.compile(r"<meta\b[^<>]{1,200}>", re.I)
# Of 2,000 characters
ENDS_AT_MORE = re.compile(r"<a\s+name=[\"']?more[\"']?\s*/?>\s*(?:</a>)?(?:\s|<[^<>]{0,200}>|&nbsp;)*\Z", re.I)


class BloggerReader:
    """`site` is where a blog is; {} is its host."""

    def __init__(self, context: ReaderContext, site: str = "https://{}") -> None:
        self._context = context
        self._site = site

    async def find(self, source: Source, known: Known = NOTHING) -> FoundBlog | None:
        """Raises NoBlogThere where there is none of that name, and BlogError."""
        return await find_by_address(self._context, "blogger", source, known, self._site_of, _open_feed)

    def _site_of(self, place: Place) -> str:
        return self._site.format(place.key)

    async def at(self, home: str, page: str, session: CrawlSession) -> FoundBlog | None:
        """The blog at `home`, whose page (its HTML) says that Blogger made it; None where it does not."""
        if not any("generator" in m[0] and re.search(r"[\"']blogger[\"']", m[0], re.I) for m in META.finditer(page)):
            return None
        parts = urlsplit(home)
        return await _open_feed(session, f"{parts.scheme}://{parts.netloc}", home)


async def _open_feed(session: CrawlSession, site: str, home: str) -> FoundBlog:
    before = session.before if session.before and session.before.kind == "blogger" else None
    try:
        page = await _fetch_feed(session, site, 1, before.conditions if before else None)
    except Unreachable as error:
        raise (NoBlogThere(home) if error.status in (404, 410) else error) from error
    if page.status == 304 and before:
        return before.unchanged()
    first = await _read_in_sandbox(session, page, 1)
    etag, _ = validators(page)
    fingerprint = list_fingerprint("blogger", site, first, home, first.title or urlsplit(home).hostname or "")
    posts = PagedList(first, partial(_fetch_page, session, site), partial(_open, session))
    return found_blog(session, replace(fingerprint, etag=etag), posts)


async def _fetch_feed(
    session: CrawlSession, site: str, start: int, conditions: Mapping[str, str] | None = None
) -> Page:
    query = f"alt=json&orderby=published&max-results={per_page}&start-index={start}"
    return await session.get(f"{site}/feeds/posts/default?{query}", headers=conditions, limit=largest)


async def _fetch_page(session: CrawlSession, site: str, start: int) -> ListPage[int]:
    return await _read_in_sandbox(session, await _fetch_feed(session, site, start), start)


async def _read_in_sandbox(session: CrawlSession, page: Page, start: int) -> ListPage[int]:
    try:
        return await session.run(_read_page, page, start)
    except SandboxFailed as error:
        raise HardToRead(page.url, error.why) from error


def _read_page(page: Page, start: int) -> ListPage[int]:
    """Raises BrokenFeed."""
    answer = read_json(page)
    if not isinstance(at(answer, "feed"), dict):
        raise BrokenFeed(page.url)
    given = rows(answer, "feed", "entry")
    total = number(answer, "feed", "openSearch$totalResults", "$t")
    following = start + len(given)
    more = bool(given) and (following <= total if total is not None else len(given) >= per_page)
    title = plain(text(answer, "feed", "title", "$t"))
    return ListPage([_listed(row) for row in given], following if more else None, total=total, title=title)


def _listed(row: Row) -> Listed:
    number_ = text(row, "id", "$t")
    url = next((address(link, "href") for link in rows(row, "link") if text(link, "rel") == "alternate"), "")
    return Listed(
        key=platform_id(url, number_) or number_ or url,
        url=url,
        title=plain(text(row, "title", "$t")),
        published=moment(row, "published", "$t"),
        tags=tuple(term for tag in rows(row, "category") if (term := text(tag, "term"))),
        content_hash=text(row, "updated", "$t"),
        html=text(row, "content", "$t"),
    )


async def _open(session: CrawlSession, item: Listed) -> Post:
    """Where the owner lets the feed have no more than a summary, or only what stands above the fold, from its page."""
    html = item.html
    if not html or ENDS_AT_MORE.search(html[-2000:]):
        if not item.url:
            raise Skip("broken")
        page = await session.get(item.url)
        html = decode(page.body, page.charset)
    return with_listing(await session.run(post, html, item.url), item)


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
