"""Read the ten newest posts of somebody on Medium, which shows no more of them to programs."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from urllib.parse import urlsplit

from adapters.blogs.address.feed_urls import platform_id
from adapters.blogs.address.platform_of import canonical, place
from adapters.blogs.address.typed_url import normal
from adapters.blogs.crawl.incremental import Listed
from adapters.blogs.crawl.paged_list import Sheet, reading, remembered, seal, told
from adapters.blogs.crawl.session import Visit, Web
from adapters.blogs.formats.feed import Entry, NoFeed, parse_feed, plain
from adapters.blogs.platforms.common_editor import common
from adapters.blogs.to_markdown.blocks import MarkdownBlock, ParagraphBreak, Solid
from adapters.blogs.to_markdown.convert import element_to_markdown, link_card
from adapters.blogs.to_markdown.dom import Element, classes, parse, text_of
from adapters.blogs.to_markdown.options import ConvertOptions
from adapters.sandbox import SandboxFailed
from bot.errors import BrokenFeed, NoBlogThere, Unreachable
from bot.model import Blog, Known, Post, Why
from bot.ports import NOTHING, Reading, Source

per_feed = 10
THEIRS = re.compile(r"<meta\b[^<>]{0,200}com\.medium\.reader|<link\b[^<>]{0,200}https://cdn-client\.medium\.com", re.I)
EXCERPT = re.compile(r"<p class=\"medium-feed-(?:snippet|link)\"")
HEXES = re.compile(r"(?:^|-)([0-9a-f]{8,12})/?(?:[?#]|$)")


class MediumReader:
    """`site` is where a feed is; {} is its host and path: medium.com/feed/@me, me.medium.com/feed."""

    def __init__(self, web: Web, site: str = "https://{}") -> None:
        self._web = web
        self._site = site

    async def find(self, source: Source, known: Known = NOTHING) -> Reading | None:
        """Raises NoBlogThere where there is no such person."""
        if not isinstance(source, str):
            return None
        found = place(normal(source))
        if found.kind == "medium":
            where = f"medium.com/feed/{found.key}" if found.key.startswith("@") else f"{found.key}/feed"
            return await self._read(self._site.format(where), found.address, self._web.visit(known))
        if found.kind == "web" and (feed := remembered(known.seal, "medium")):
            return await self._read(feed, found.address, self._web.visit(known))
        return None

    async def at(self, home: str, page: str, known: Known, visit: Visit) -> Reading | None:
        """The blog at `home`, whose page (its HTML) shows that Medium made it; None where it does not."""
        parts = urlsplit(home)
        return await self._read(f"{parts.scheme}://{parts.netloc}/feed", home, visit) if THEIRS.search(page) else None

    async def _read(self, address: str, home: str, visit: Visit) -> Reading:
        try:
            page = await visit.get(address)
        except Unreachable as error:
            raise (NoBlogThere(home) if error.status in (404, 410) else error) from error
        try:
            feed = await visit.run(parse_feed, page.body, page.charset, page.url)
        except (SandboxFailed, NoFeed) as error:
            raise BrokenFeed(page.url) from error
        first: Sheet[int] = Sheet(tuple(_listed(entry) for entry in feed.entries))
        title = re.sub(r"^Stories by (.{1,200}) on Medium$", r"\1", feed.title)
        return reading(
            visit,
            Blog("medium", home, title or urlsplit(home).hostname or ""),
            seal("medium", address, first),
            first,
            _no_more,
            partial(_open, visit),
            newest_only=len(feed.entries) >= per_feed,
        )


async def _no_more(page: int) -> Sheet[int]:
    return Sheet(())


def _listed(entry: Entry) -> Listed:
    url = canonical(entry.url)
    found = HEXES.search(entry.url) or HEXES.search(entry.guid)
    return Listed(
        key=platform_id(entry.url, entry.guid) or (f"medium:{found[1]}" if found else url),
        url=url,
        title=entry.title,
        published=entry.published,
        tags=entry.tags,
        stamp=hashlib.sha256(f"{entry.title}\n{entry.html}".encode("utf-8", "replace")).hexdigest()[:32],
        closed=_closed(entry),
        html=entry.html,
    )


def _closed(entry: Entry) -> Why | None:
    """Of what is for members there is a line or two. What somebody replied to others stands among their posts, without
    tags and with its own first words for a title."""
    if EXCERPT.search(entry.html):
        return "paid"
    said = _bare(re.sub(r"<[^<>]{0,500}>", "", entry.html[:2000]))
    begins = re.match(r"\s*<p>", entry.html) is not None and said.startswith(_bare(entry.title))
    return "other" if begins and entry.title and not entry.tags else None


def _bare(text: str) -> str:
    return re.sub(r"\W", "", plain(text))


async def _open(visit: Visit, item: Listed) -> Post:
    read_ = told(await visit.run(post, item.html, item.url), item)
    heading = re.match(r"#{1,6} (.{1,300})(?:\n+|\Z)", read_.markdown)
    if heading and _bare(heading[1]) == _bare(item.title):
        return replace(read_, markdown=read_.markdown[heading.end() :])
    return read_


def post(html: str, url: str) -> Post:
    """A post from its feed's content."""
    root = parse(html)
    if root is None:
        return Post(url, "", "", url)
    found = element_to_markdown(root, url, lines=False, block_hook=_block_hook)
    return Post(url, "", found.markdown, url, unknown=found.unknown)


def _block_hook(element: Element, options: ConvertOptions) -> Sequence[MarkdownBlock] | None:
    if "graf--mixtapeEmbed" in classes(element):
        return [ParagraphBreak(), Solid(link_card(element, options)), ParagraphBreak()]
    if element.tag == "img" and "medium.com/_/stat" in element.get("src", ""):
        return []
    if element.tag == "p" and not text_of(element).strip() and element.find(".//img") is None:
        return []
    return common(element, options)
