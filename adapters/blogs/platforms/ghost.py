"""Read a blog on Ghost through its list for programs; the key to that is public and stands in its pages."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from html import unescape
from urllib.parse import urlencode, urlsplit

from lxml import etree

from adapters.blogs.address.platform_of import Place
from adapters.blogs.crawl.incremental import Listed
from adapters.blogs.crawl.paged_list import (
    BatchLoader,
    ListPage,
    PagedList,
    first_page,
    found_blog,
    list_fingerprint,
    unchanged_blog,
    with_listing,
)
from adapters.blogs.crawl.session import CrawlSession, ReaderContext, read_json
from adapters.blogs.formats.feed import plain
from adapters.blogs.formats.json_path import Row, address, at, moment, number, rows, text, web_address
from adapters.blogs.formats.word_sets import words
from adapters.blogs.page.dom import classes, parse
from adapters.blogs.platforms.by_address import find_by_address
from adapters.blogs.platforms.common_editor import common
from adapters.blogs.to_markdown.blocks import MarkdownBlock, ParagraphBreak, Run, Solid, TextLine
from adapters.blogs.to_markdown.convert import blocks_of, join_blocks, prefix_lines
from adapters.blogs.to_markdown.inline import runs_of
from adapters.blogs.to_markdown.options import ConvertOptions
from bot.errors import BlogError, BrokenFeed
from bot.model import Known, Post
from bot.ports import NOTHING, FoundBlog, Source

per_page = 100  # Ghost 6 gives no more
FIELDS = "id,title,url,published_at,updated_at,visibility"
SCRIPT = re.compile(r"<script\b[^<>]{1,4000}>", re.I)
SAID = re.compile(r"\b(data-[a-z-]{2,20})=[\"']([^\"'<>]{1,500})[\"']")

DROPPED = words("kg-signup-card kg-cta-card kg-audio-card kg-video-card kg-file-card kg-product-card kg-header-card")
UNDERSTOOD = words(
    """kg-image-card kg-gallery-card kg-embed-card kg-bookmark-card kg-code-card kg-callout-card kg-toggle-card
    kg-button-card kg-width-wide kg-width-full kg-blockquote-alt kg-card kg-card-hascaption kg-card-markdown"""
)


class GhostReader:
    """Blogs on Ghost have domains of their own; what they are is said by their pages alone."""

    def __init__(self, context: ReaderContext) -> None:
        self._context = context

    async def find(self, source: Source, known: Known = NOTHING) -> FoundBlog | None:
        """Only a blog that `at` has found before. Raises BlogError."""
        return await find_by_address(self._context, "ghost", source, known, _no_name_of_ghosts, _open_list)

    async def at(self, home: str, page: str, session: CrawlSession) -> FoundBlog | None:
        """The blog at `home`, whose page (its HTML) names the key; None where it does not or the key does not fit."""
        door, home = key(page, home)
        return await _open_list(session, door, home) if door else None


def _no_name_of_ghosts(place: Place) -> str:
    return place.address


async def _open_list(session: CrawlSession, door: str, home: str) -> FoundBlog | None:
    site = _Site(session, door, urlsplit(home).hostname or "")
    first = await first_page(site.page, 1, "ghost:", session.known.posts)
    if first is None:
        return None
    fingerprint = list_fingerprint("ghost", door, first, home)
    if same := unchanged_blog(session, fingerprint):
        return same
    posts = PagedList(first, site.page, site.open, site.expect)
    return found_blog(session, replace(fingerprint, title=await site.title()), posts)


def key(page: str, url: str) -> tuple[str, str]:
    """Where a Ghost answers, with its key (".../ghost/api/content/?key=…"), and the blog's front page, which may lie in
    a folder: what the script of its members' portal or of its search is told. No door in any other page."""
    for script in SCRIPT.finditer(page):
        said = {name.lower(): unescape(value) for name, value in SAID.findall(script[0])}
        site = said.get("data-sodo-search") or said.get("data-ghost") or ""
        api = said.get("data-api") or (f"{site.rstrip('/')}/ghost/api/content/" if site else "")
        where = web_address(api, url)
        if re.fullmatch(r"[0-9a-f]{16,64}", said.get("data-key", "")) and "/ghost/api/" in where:
            home = web_address(said.get("data-ghost") or site, url)
            own = urlsplit(home).netloc == urlsplit(url).netloc
            return f"{where.rstrip('/')}/?key={said['data-key']}", home if own else url
    return "", url


class _Site:
    """What a Ghost answers."""

    def __init__(self, session: CrawlSession, door: str, host: str) -> None:
        self.host = host
        self._session = session
        self._api, _, self._key = door.partition("?key=")
        self._loader: BatchLoader[str] = BatchLoader(session.limit, self._texts)

    def expect(self, listed: Iterable[Listed]) -> None:
        self._loader.expect(listed)

    async def _ask(self, what: str, **wanted: str | int) -> object:
        query = urlencode({"key": self._key, **wanted}, safe=",:[]")
        return read_json(await self._session.get(f"{self._api}{what}/?{query}"))

    async def title(self) -> str:
        try:
            return plain(text(await self._ask("settings"), "settings", "title")) or self.host
        except BlogError:
            return self.host

    async def page(self, page: int) -> ListPage[int]:
        answer = await self._ask(
            "posts", limit=per_page, page=page, include="tags", fields=FIELDS, order="published_at desc"
        )
        if not isinstance(at(answer, "posts"), list):
            raise BrokenFeed(f"{self._api}posts/")
        found = tuple(self._listed(row) for row in rows(answer, "posts") if text(row, "id"))
        pages, total = (number(answer, "meta", "pagination", name) for name in ("pages", "total"))
        return ListPage(found, page + 1 if found and page < (pages or 0) else None, total=total)

    def _listed(self, row: Row) -> Listed:
        tags = (text(tag, "name") for tag in rows(row, "tags"))
        return Listed(
            key=f"ghost:{self.host}/{text(row, 'id')}",
            url=address(row, "url"),
            title=plain(text(row, "title")),
            published=moment(row, "published_at"),
            tags=tuple(tag for tag in tags if tag and not tag.startswith("#")),  # "#tags" are internal
            content_hash=text(row, "updated_at"),
            closed=None if text(row, "visibility") in ("", "public") else "paid",
        )

    async def open(self, item: Listed) -> Post:
        return with_listing(await self._session.run(post, await self._loader.text(item), item.url), item)

    async def _texts(self, batch: Sequence[Listed]) -> Mapping[str, str]:
        keys = {item.key.rpartition("/")[2]: item.key for item in batch}
        wanted = f"id:[{','.join(keys)}]"
        answer = await self._ask("posts", filter=wanted, limit=len(keys), formats="html", fields="id,html")
        found = rows(answer, "posts")
        return {keys[text(row, "id")]: text(row, "html") for row in found if text(row, "id") in keys}


def post(html: str, url: str) -> Post:
    """A post from what Ghost gives as its HTML, which may have been made from Markdown."""
    root = parse(html)
    if root is None:
        return Post(url, "", "", url)
    options = ConvertOptions(url, lines=False, newlines=True, block_hook=_block_hook)
    return Post(url, "", join_blocks(blocks_of(root, options)), url, unknown=tuple(options.unknown))


def _block_hook(element: etree._Element, options: ConvertOptions) -> Sequence[MarkdownBlock] | None:
    names = classes(element)
    if names & DROPPED:
        return []
    if (own := common(element, options)) is not None:
        return own
    if "kg-gallery-card" in names:
        return [
            ParagraphBreak(),
            *(TextLine((r,)) for r in runs_of(element, options, Run("")) if r and r.raw.startswith("![")),
            ParagraphBreak(),
        ]
    if "kg-callout-card" in names:
        return [Solid(prefix_lines(join_blocks(blocks_of(element, options)), "> ", "> "))]
    options.unknown.extend(n for n in sorted(names) if re.fullmatch(r"kg-[a-z-]+-card", n) and n not in UNDERSTOOD)
    return None
