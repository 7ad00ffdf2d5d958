"""Read a blog on Ghost through its list for programs; the key to that is public and stands in its pages."""

import re
from collections.abc import Mapping, Sequence
from html import unescape
from urllib.parse import urlencode, urlsplit

from adapters.blogs.address.platform_of import place
from adapters.blogs.address.typed_url import normal
from adapters.blogs.crawl.incremental import Listed
from adapters.blogs.crawl.paged_list import Bundle, Sheet, first_sheet, reading, remembered, seal, told
from adapters.blogs.crawl.session import Visit, Web, read_json
from adapters.blogs.formats.feed import plain
from adapters.blogs.formats.json_path import Row, address, at, moment, number, rows, text, web_address
from adapters.blogs.formats.word_sets import words
from adapters.blogs.platforms.common_editor import common
from adapters.blogs.to_markdown.blocks import MarkdownBlock, ParagraphBreak, Run, Solid, TextLine
from adapters.blogs.to_markdown.convert import blocks_of, join_blocks, prefix_lines
from adapters.blogs.to_markdown.dom import Element, classes, parse
from adapters.blogs.to_markdown.inline import runs_of
from adapters.blogs.to_markdown.options import ConvertOptions
from bot.errors import BlogError, BrokenFeed
from bot.model import Blog, Known, Post
from bot.ports import NOTHING, Reading, Source

per_sheet = 100  # Ghost 6 gives no more
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

    def __init__(self, web: Web) -> None:
        self._web = web

    async def find(self, source: Source, known: Known = NOTHING) -> Reading | None:
        """Only a blog that `at` has found before."""
        if not isinstance(source, str) or not (door := remembered(known.seal, "ghost")):
            return None
        found = place(normal(source))
        return await self._behind(door, found.address, self._web.visit(known)) if found.kind == "web" else None

    async def at(self, home: str, page: str, known: Known, visit: Visit) -> Reading | None:
        """The blog at `home`, whose page (its HTML) names the key; None where it does not or the key does not fit."""
        door, home = key(page, home)
        return await self._behind(door, home, visit) if door else None

    async def _behind(self, door: str, home: str, visit: Visit) -> Reading | None:
        site = _Site(visit, door, urlsplit(home).hostname or "")
        first = await first_sheet(site.sheet, 1, "ghost:", visit.known.posts)
        if first is None:
            return None
        sealed = seal("ghost", door, first)
        title = site.host if sealed == visit.known.seal else await site.title()
        return reading(visit, Blog("ghost", home, title), sealed, first, site.sheet, site.open)


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

    def __init__(self, visit: Visit, door: str, host: str) -> None:
        self.host = host
        self._visit = visit
        self._api, _, self._key = door.partition("?key=")
        self._bundle: Bundle[str] = Bundle(visit, self._texts)

    async def _ask(self, what: str, **wanted: str | int) -> object:
        query = urlencode({"key": self._key, **wanted}, safe=",:[]")
        return read_json(await self._visit.get(f"{self._api}{what}/?{query}"))

    async def title(self) -> str:
        try:
            return plain(text(await self._ask("settings"), "settings", "title")) or self.host
        except BlogError:
            return self.host

    async def sheet(self, page: int) -> Sheet[int]:
        answer = await self._ask(
            "posts", limit=per_sheet, page=page, include="tags", fields=FIELDS, order="published_at desc"
        )
        if not isinstance(at(answer, "posts"), list):
            raise BrokenFeed(f"{self._api}posts/")
        found = tuple(self._listed(row) for row in rows(answer, "posts") if text(row, "id"))
        self._bundle.expect(found)
        pages, total = (number(answer, "meta", "pagination", name) for name in ("pages", "total"))
        return Sheet(found, page + 1 if found and page < (pages or 0) else None, total)

    def _listed(self, row: Row) -> Listed:
        tags = (text(tag, "name") for tag in rows(row, "tags"))
        return Listed(
            key=f"ghost:{self.host}/{text(row, 'id')}",
            url=address(row, "url"),
            title=plain(text(row, "title")),
            published=moment(row, "published_at"),
            tags=tuple(tag for tag in tags if tag and not tag.startswith("#")),  # "#tags" are internal
            stamp=text(row, "updated_at"),
            closed=None if text(row, "visibility") in ("", "public") else "paid",
        )

    async def open(self, item: Listed) -> Post:
        return told(await self._visit.run(post, await self._bundle.text(item), item.url), item)

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


def _block_hook(element: Element, options: ConvertOptions) -> Sequence[MarkdownBlock] | None:
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
