"""Read the ten newest posts of somebody on Medium, which shows no more of them to programs."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from urllib.parse import urlsplit

from adapters.blogs.address.feed_urls import platform_id
from adapters.blogs.address.platform_of import Place, canonical
from adapters.blogs.crawl.find_feed import fetch_feed
from adapters.blogs.crawl.fingerprint import digest
from adapters.blogs.crawl.incremental import Listed
from adapters.blogs.crawl.paged_list import (
    ListPage,
    PagedList,
    found_blog,
    list_fingerprint,
    no_older_page,
    with_listing,
)
from adapters.blogs.crawl.session import CrawlSession, ReaderContext
from adapters.blogs.formats.feed import Entry, plain
from adapters.blogs.page.dom import Element, classes, parse, text_of
from adapters.blogs.platforms.by_address import find_by_address
from adapters.blogs.platforms.common_editor import common
from adapters.blogs.to_markdown.blocks import MarkdownBlock, ParagraphBreak, Solid
from adapters.blogs.to_markdown.convert import element_to_markdown, link_card
from adapters.blogs.to_markdown.options import ConvertOptions
from bot.errors import NoBlogThere, Unreachable
from bot.model import Known, Post, Why
from bot.ports import NOTHING, FoundBlog, Source

per_feed = 10
THEIRS = re.compile(r"<meta\b[^<>]{0,200}com\.medium\.reader|<link\b[^<>]{0,200}https://cdn-client\.medium\.com", re.I)
EXCERPT = re.compile(r"<p class=\"medium-feed-(?:snippet|link)\"")
HEXES = re.compile(r"(?:^|-)([0-9a-f]{8,12})/?(?:[?#]|$)")


class MediumReader:
    """`site` is where a feed is; {} is its host and path: medium.com/feed/@me, me.medium.com/feed."""

    def __init__(self, context: ReaderContext, site: str = "https://{}") -> None:
        self._context = context
        self._site = site

    async def find(self, source: Source, known: Known = NOTHING) -> FoundBlog | None:
        """Raises NoBlogThere where there is no such person, and BlogError."""
        return await find_by_address(self._context, "medium", source, known, self._feed_of, _open_feed)

    def _feed_of(self, place: Place) -> str:
        return self._site.format(f"medium.com/feed/{place.key}" if place.key.startswith("@") else f"{place.key}/feed")

    async def at(self, home: str, page: str, session: CrawlSession) -> FoundBlog | None:
        """The blog at `home`, whose page (its HTML) shows that Medium made it; None where it does not."""
        parts = urlsplit(home)
        return await _open_feed(session, f"{parts.scheme}://{parts.netloc}/feed", home) if THEIRS.search(page) else None


async def _open_feed(session: CrawlSession, at: str, home: str) -> FoundBlog:
    try:
        feed = await fetch_feed(session, at)
    except Unreachable as error:
        raise (NoBlogThere(home) if error.status in (404, 410) else error) from error
    first: ListPage[int] = ListPage([_listed(entry) for entry in feed.entries])
    title = re.sub(r"^Stories by (.{1,200}) on Medium$", r"\1", feed.title) or urlsplit(home).hostname or ""
    newest_only = len(feed.entries) >= per_feed
    posts = PagedList(first, no_older_page, partial(_open, session), newest_only=newest_only)
    return found_blog(session, list_fingerprint("medium", at, first, home, title), posts)


def _listed(entry: Entry) -> Listed:
    url = canonical(entry.url)
    found = HEXES.search(entry.url) or HEXES.search(entry.guid)
    return Listed(
        key=platform_id(entry.url, entry.guid) or (f"medium:{found[1]}" if found else url),
        url=url,
        title=entry.title,
        published=entry.published,
        tags=entry.tags,
        content_hash=digest((entry.title, entry.html)),
        closed=_why_closed(entry),
        html=entry.html,
    )


def _why_closed(entry: Entry) -> Why | None:
    """Of what is for members there is a line or two. What somebody replied to others stands among their posts, without
    tags and with its own first words for a title."""
    if EXCERPT.search(entry.html):
        return "paid"
    said = _bare(re.sub(r"<[^<>]{0,500}>", "", entry.html[:2000]))
    begins = re.match(r"\s*<p>", entry.html) is not None and said.startswith(_bare(entry.title))
    return "other" if begins and entry.title and not entry.tags else None


def _bare(text: str) -> str:
    return re.sub(r"\W", "", plain(text))


async def _open(session: CrawlSession, item: Listed) -> Post:
    read_ = with_listing(await session.run(post, item.html, item.url), item)
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
