"""Read any blog that has a feed or a map of its site, starting from any of its pages."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Protocol
from urllib.parse import urljoin, urlsplit

from adapters.blogs.address import feed_urls
from adapters.blogs.address.feed_urls import Signposts
from adapters.blogs.address.platform_of import identify_platform, known_place
from adapters.blogs.address.typed_url import has_scheme, normalize_url
from adapters.blogs.crawl import find_feed, sitemap
from adapters.blogs.crawl.any_page import Link, PagePost, dated_links, post_on_page
from adapters.blogs.crawl.feed_pages import list_feed, list_links, list_map
from adapters.blogs.crawl.find_feed import FoundFeed
from adapters.blogs.crawl.fingerprint import ListFingerprint, digest, min_refresh_seconds, validators
from adapters.blogs.crawl.incremental import Extent, Listed, iter_changes
from adapters.blogs.crawl.open_post import Opener
from adapters.blogs.crawl.session import CrawlSession, ReaderContext
from adapters.blogs.crawl.sitemap_crawl import survey
from adapters.blogs.formats.charset import decode
from adapters.blogs.formats.feed import Feed
from adapters.blogs.web.fetcher import Page
from adapters.sandbox import SandboxFailed
from bot.errors import Blocked, BlogError, HardToRead, NoBlogThere, NoPublicPosts, Unreachable
from bot.model import Blog, Known, KnownPost
from bot.ports import NOTHING, FoundBlog, Items, Reader, Source

NO_FEED = Feed("", "", "", "", ())
TELLING = 500_000  # bytes: a hundred times what stands in any head
ListPosts = Callable[[Extent], AsyncIterator[Listed]]


class OwnDomains(Protocol):
    """A platform whose blogs have domains of their own, and are known by what stands on their pages."""

    async def at(self, home: str, page: str, session: CrawlSession) -> FoundBlog | None:
        """The blog whose front page lies at `home`, where `page` (HTML of any of its pages) is this platform's."""
        ...


class FeedReader:
    """`own_domains` are asked in order about the page that was opened; `readers` about where it redirects or what it
    frames."""

    def __init__(
        self,
        context: ReaderContext,
        own_domains: Sequence[OwnDomains] = (),
        readers: Sequence[Reader] = (),
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._context = context
        self._own_domains = own_domains
        self._readers = readers
        self._now = now

    async def find(self, source: Source, known: Known = NOTHING) -> FoundBlog | None:
        """Raises BlogError for an address without a readable blog."""
        if not isinstance(source, str):
            return None
        url = normalize_url(source)
        identify_platform(url)
        session = self._context.session(known)
        if (before := _before(session)) and (blog := await self._again(session, before)):
            return blog
        feed, _ = await find_feed.first_feed(session, feed_urls.feeds(url))
        if feed:
            return await self._from_feed(session, feed)
        return await self._from_page(session, url, has_scheme(source))

    async def _again(self, session: CrawlSession, before: ListFingerprint) -> FoundBlog | None:
        """From where its list was the last time; None where that is there no more."""
        try:
            page = await session.get(before.at, headers=before.conditions, limit=sitemap.largest)
        except Unreachable as error:
            if error.status in (404, 410):
                return None
            raise
        if page.status == 304 or (before.body and before.body == digest((page.body,))):
            return before.unchanged(min_refresh_seconds(page))
        return await self._from_list(session, page)

    async def _from_page(self, session: CrawlSession, url: str, scheme_said: bool) -> FoundBlog:
        wall: Blocked | None = None
        try:
            page = await find_feed.open_page(session, url, scheme_said)
        except Blocked as error:
            if error.reason != "script":
                raise
            wall, page = error, Page(url, 200, "text/html", "", b"", lasting=url)  # its feed may be open
        if blog := await self._from_list(session, page):
            return blog
        signs = await find_feed.signposts(session, page)
        if blog := await self._elsewhere(session, url, page, signs):
            return blog
        feed, wrong = await find_feed.linked_feed(session, page, signs)
        if feed:
            return await self._from_feed(session, feed)
        if blog := await self._from_map(session, page):
            return blog
        if blog := await self._from_links(session, page):
            return blog
        hard = HardToRead(page.url, session.failed) if session.failed else None
        raise wall or hard or wrong or NoBlogThere(page.url)

    async def _from_list(self, session: CrawlSession, page: Page) -> FoundBlog | None:
        """The blog that this page lists: a feed, a map or, where we were before, the page itself."""
        if feed := await find_feed.feed_of(session, page):
            if find_feed.of_comments(feed):
                return await self._from_comments(session, feed)
            return await self._from_feed(session, feed)
        if sitemap.is_map(page.body) or page.body.startswith(b"\x1f\x8b"):
            return await self._from_map(session, page, urljoin(page.url, "/"))
        return await self._from_links(session, page) if _before(session) else None

    async def _from_comments(self, session: CrawlSession, comments: FoundFeed) -> FoundBlog:
        """What readers said is not the blog, and leads to it."""
        home = comments.feed.home
        if not home or feed_urls.canonical(home) == feed_urls.canonical(comments.page.url):
            raise NoBlogThere(comments.page.url)
        page = await session.get(home)
        feed, wrong = await find_feed.linked_feed(session, page, await find_feed.signposts(session, page))
        if feed is None:
            raise wrong or NoBlogThere(comments.page.url)
        return await self._from_feed(session, feed)

    # The same blog, known better by another reader

    async def _elsewhere(self, session: CrawlSession, url: str, page: Page, signs: Signposts) -> FoundBlog | None:
        framed = signs.frame or find_feed.frame(page)
        for address in dict.fromkeys((page.url, framed)):
            place = known_place(address) if address else None
            if place and place.kind != "web" and known_place(url) != place:
                for reader in self._readers:
                    if blog := await reader.find(address, session.known):
                        return blog
        html, home = decode(_beginning(page.body), page.charset), urljoin(page.url, "/")
        for platform in self._own_domains if not session.failed else ():
            if blog := await platform.at(home, html, session):
                return blog
        if framed and known_place(framed) and not signs.feeds:
            return await self._from_frame(session, framed)
        return None

    async def _from_frame(self, session: CrawlSession, address: str) -> FoundBlog | None:
        with suppress(BlogError):
            page = await session.get(address)
            signs = await find_feed.signposts(session, page)
            feed, _ = await find_feed.first_feed(session, [*feed_urls.feeds(page.url), *signs.feeds])
            return await self._from_feed(session, feed) if feed else None
        return None

    # What lists its posts

    async def _from_feed(self, session: CrawlSession, found: FoundFeed) -> FoundBlog:
        feed = found.feed
        title = feed.title or (urlsplit(found.url).hostname or "")
        if not feed.entries:
            if feed.home and (blog := await self._from_map(session, await session.get(feed.home))):
                return blog
            raise NoPublicPosts(title)
        said = digest((feed.title, *(f"{e.key} {e.hash}" for e in feed.entries)))
        fingerprint = _fingerprint(found.page, found.url, said, found.url, title)
        opener = Opener(session, feed, found.url, self._now())
        count = session.limit if feed.next else len(feed.entries)
        return _found(session, fingerprint, found.page, count, lambda extent: list_feed(session, found, extent), opener)

    async def _from_map(self, session: CrawlSession, page: Page, home: str = "") -> FoundBlog | None:
        """The posts that the map of a site names; the page is that map where `home` says whose it is."""
        site = await survey(session, home or page.url, page if home else None)
        home = home or page.lasting or page.url
        wanted = set(sitemap.likely_posts([spot.url for spot in site.spots], home))
        spots = list(sitemap.newest_first([spot for spot in site.spots if spot.url in wanted]))
        if not spots:
            return None
        before = _before(session)
        title = before.title if before else (await self._post_on(session, page)).site
        fingerprint = ListFingerprint(
            kind="feed",
            at=site.at,
            hash=digest(f"{spot.url} {spot.changed}" for spot in spots),
            home=before.home if before else home,
            title=title or urlsplit(home).hostname or "",
            body=site.hash,
        )
        opener = Opener(session, NO_FEED, home, self._now(), sure=False)
        return _found(
            session, fingerprint, page, len(spots), lambda extent: list_map(spots, site.whole, extent), opener
        )

    async def _from_links(self, session: CrawlSession, page: Page) -> FoundBlog | None:
        """The posts that the page itself lists with their dates; else the one post that it is."""
        try:
            links = await session.run(dated_links, page.body, page.charset, page.url, self._now())
        except SandboxFailed:
            return None
        url, front = page.lasting or page.url, await self._post_on(session, page)
        if front.marked and front.is_post and len(links) < 3:
            links = (Link(url, front.title, front.published),)
        if not links:
            return None
        said = digest(f"{link.url} {link.title} {link.published}" for link in links)
        if len(links) == 1 and links[0].url == url:
            said = digest((said, front.markdown))
        fingerprint = _fingerprint(page, url, said, url, front.site or front.title)
        opener = Opener(session, NO_FEED, url, self._now(), sure=False)
        return _found(session, fingerprint, page, len(links), lambda extent: list_links(links), opener)

    async def _post_on(self, session: CrawlSession, page: Page) -> PagePost:
        try:
            return await session.run(post_on_page, page.body, page.charset, page.url, "", False, self._now())
        except SandboxFailed:
            return PagePost("", None, (), "", False)


def _beginning(body: bytes) -> bytes:
    """As much of a page as it takes to see who made it, up to the end of a tag."""
    return body if len(body) <= TELLING else body[: body.rfind(b">", 0, TELLING) + 1]


def _before(session: CrawlSession) -> ListFingerprint | None:
    """What the list looked like the last time, if it was no platform's."""
    return session.before if session.before and session.before.kind == "feed" else None


def _fingerprint(page: Page, at: str, said: str, home: str, title: str) -> ListFingerprint:
    etag, modified = validators(page)
    return ListFingerprint("feed", at, said, home, title[:300], etag, modified)


def _found(
    session: CrawlSession, fingerprint: ListFingerprint, page: Page, count: int, posts: ListPosts, opener: Opener
) -> FoundBlog:
    rest = min_refresh_seconds(page)
    if fingerprint.shows_same_list(_before(session)):
        return fingerprint.unchanged(rest)

    def changes(known: Mapping[str, KnownPost]) -> Items:
        extent = Extent()
        return iter_changes(session, known, posts(extent), opener.open, extent)

    blog = Blog("feed", fingerprint.home, fingerprint.title)
    return FoundBlog(blog, min(count, session.limit), changes, str(fingerprint), rest)
