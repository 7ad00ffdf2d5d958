"""Find where a blog's posts are listed, starting from any of its pages."""

import asyncio
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from adapters.blogs.address import feed_urls
from adapters.blogs.crawl.entry_keys import read_feed
from adapters.blogs.crawl.session import CrawlSession
from adapters.blogs.formats.feed import Feed, NoFeed, is_comments, is_feed
from adapters.blogs.web.fetcher import Page
from adapters.sandbox import SandboxFailed
from bot.errors import Blocked, BlogError, BrokenFeed, HardToRead, NotWelcome, Unreachable

COMMENTS = re.compile(r"/comments?(/|$)|/feed/comments|comments?[-_.](feed|rss)|feeds/comments/|/\d+/comments", re.I)
FRAME = re.compile(rb"""<frame\b[^>]{0,500}?\bsrc\s{0,3}=\s{0,3}["']?([^"'>\s]{1,2000})""", re.I)
most_named = 5  # feeds that one page names


@dataclass(frozen=True)
class FoundFeed:
    """A feed, and the page that it came on."""

    page: Page
    feed: Feed

    @property
    def url(self) -> str:
        """Where it lies for good, whatever led to it."""
        return self.page.lasting or self.page.url


async def open_page(session: CrawlSession, url: str, scheme_said: bool) -> Page:
    """The page at an address that a person typed, perhaps without its scheme. Raises BlogError."""
    try:
        return await session.get(url)
    except Unreachable as error:
        if scheme_said or error.status:
            raise
        return await session.get(url.replace("https://", "http://", 1))


async def fetch_feed(session: CrawlSession, url: str) -> Feed:
    """The feed at an address. Raises BrokenFeed where something else is, HardToRead, and what keeps us from it."""
    page = await session.get(url)
    try:
        return await session.run(read_feed, page.body, page.charset, page.url)
    except SandboxFailed as error:
        raise HardToRead(page.url, error.why) from error
    except NoFeed as error:
        raise BrokenFeed(page.url) from error


async def feed_of(session: CrawlSession, page: Page) -> FoundFeed | None:
    """The feed that this page is, or None. Raises BrokenFeed and HardToRead."""
    if not is_feed(page.body, page.charset):
        return None
    try:
        return FoundFeed(page, await session.run(read_feed, page.body, page.charset, page.url))
    except SandboxFailed as error:
        raise HardToRead(page.url, error.why) from error
    except NoFeed as error:
        raise BrokenFeed(page.url) from error


def of_comments(found: FoundFeed) -> bool:
    """Whether it is what readers said, and not the blog."""
    return is_comments(found.feed) or COMMENTS.search(urlsplit(found.page.url).path) is not None


def frame(page: Page) -> str:
    """What is shown in the frame that this page is made of; empty where it is none."""
    inner = FRAME.search(page.body[:20_000])
    try:
        address = urljoin(page.url, inner[1].decode("utf-8", "replace")) if inner else ""
    except ValueError:
        return ""
    return address if address.startswith(("http://", "https://")) and address != page.url else ""


async def signposts(session: CrawlSession, page: Page) -> feed_urls.Signposts:
    """Where a page says that its feeds are; nowhere if it hangs its reader."""
    try:
        return await session.run(feed_urls.signposts, page.body, page.charset, page.url)
    except SandboxFailed:
        return feed_urls.Signposts((), "")


Search = tuple[FoundFeed | None, BlogError | None]  # the feed, or what kept us from one


async def linked_feed(session: CrawlSession, page: Page, signs: feed_urls.Signposts) -> Search:
    """The feed that a page names, or that lies where feeds usually lie. Raises Blocked."""
    named = [*feed_urls.feeds(page.url), *signs.feeds[:most_named]]
    found, wrong = await first_feed(session, named)
    if found or session.lost:
        return found, wrong
    found, unlinked = await first_feed(session, [g for g in feed_urls.guesses(page.url) if g not in named], page.url)
    return found, wrong or unlinked


def _is_feed_of(address: str, found: FoundFeed) -> bool:
    return feed_urls.is_feed_of(address, found.page.url, [entry.url for entry in found.feed.entries if entry.url])


async def first_feed(session: CrawlSession, candidates: Iterable[str], of: str = "") -> Search:
    """`of`: the address of the blog whose feed it must be, where nothing else tells. Raises Blocked where the host
    wants us to rest."""
    wrong: BlogError | None = None
    for candidate in dict.fromkeys(candidates):
        try:
            found = await feed_of(session, await session.get(candidate))
            if found and not of_comments(found) and (not of or await asyncio.to_thread(_is_feed_of, of, found)):
                return found, None
        except Blocked as error:
            if error.reason == "rest":
                raise
            wrong = wrong or error
        except (BrokenFeed, HardToRead, NotWelcome) as error:
            wrong = wrong or error
        except Unreachable as error:
            if not error.status or session.lost:  # the whole host is gone, not one page
                break
        except BlogError:
            continue
    return None, wrong
