"""Read any blog that has a feed or a map of its site, starting from any of its pages."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Protocol
from urllib.parse import urljoin, urlsplit

from adapters.blogs.address import feed_urls, platform_of
from adapters.blogs.address.feed_urls import Signposts
from adapters.blogs.address.typed_url import has_scheme, normal
from adapters.blogs.crawl import find_feed, sitemap
from adapters.blogs.crawl.any_page import Link, Sheet, links, sheet
from adapters.blogs.crawl.feed_pages import key, of_feed, of_links, of_map, stamp
from adapters.blogs.crawl.find_feed import Found
from adapters.blogs.crawl.fingerprint import Seal, digest, rest
from adapters.blogs.crawl.incremental import Extent, Listed, read
from adapters.blogs.crawl.open_post import Opener
from adapters.blogs.crawl.session import Visit, Web
from adapters.blogs.crawl.sitemap_crawl import survey
from adapters.blogs.formats.charset import decode
from adapters.blogs.formats.feed import Feed
from adapters.blogs.web.fetcher import Page
from adapters.sandbox import SandboxFailed
from bot.errors import Blocked, BlogError, NoBlogThere, NoPublicPosts, Unreachable
from bot.model import Blog, Known
from bot.ports import NOTHING, Reader, Reading, Source

NO_FEED = Feed("", "", "", "", ())


class Host(Protocol):
    """A platform whose blogs have domains of their own, and are known by what stands on their pages."""

    async def at(self, home: str, page: str, known: Known, visit: Visit) -> Reading | None:
        """The blog whose front page lies at `home`, where `page` (HTML of any of its pages) is this platform's."""
        ...


class FeedReader:
    """`hosts` are asked in order about the page that was opened; `readers` about where it redirects or what it frames.

    Raises BlogError for an address without a readable blog.
    """

    def __init__(
        self,
        web: Web,
        hosts: Sequence[Host] = (),
        readers: Sequence[Reader] = (),
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._web = web
        self._hosts = hosts
        self._readers = readers
        self._now = now

    async def find(self, source: Source, known: Known = NOTHING) -> Reading | None:
        if not isinstance(source, str):
            return None
        url = normal(source)
        platform_of.place(url)
        visit = self._web.visit(known)
        if (before := Seal.read(known.seal)) and (reading := await self._again(visit, before)):
            return reading
        found, _ = await find_feed.first_feed(visit, feed_urls.feeds(url))
        if found:
            return await self._feed(visit, found)
        return await self._from_page(visit, url, has_scheme(source))

    async def _again(self, visit: Visit, before: Seal) -> Reading | None:
        """From where its list was the last time; None where that is there no more."""
        try:
            page = await visit.get(before.at, headers=before.conditions, limit=sitemap.largest)
        except Unreachable as error:
            if error.status in (404, 410):
                return None
            raise
        if page.status == 304 or (before.body and before.body == digest((page.body,))):
            return before.unchanged(page)
        return await self._listed(visit, page)

    async def _from_page(self, visit: Visit, url: str, scheme_said: bool) -> Reading:
        blocked: Blocked | None = None
        try:
            page = await find_feed.opened(visit, url, scheme_said)
        except Blocked as error:
            if error.reason != "script":
                raise
            blocked, page = error, Page(url, 200, "text/html", "", b"", lasting=url)  # its feed may be open
        if reading := await self._listed(visit, page):
            return reading
        signs = await find_feed.signposts(visit, page)
        if reading := await self._elsewhere(visit, url, page, signs):
            return reading
        found, wrong = await find_feed.linked_feed(visit, page, signs)
        if found:
            return await self._feed(visit, found)
        if reading := await self._mapped(visit, page):
            return reading
        if reading := await self._told_by_page(visit, page):
            return reading
        raise blocked or wrong or NoBlogThere(page.url)

    async def _listed(self, visit: Visit, page: Page) -> Reading | None:
        """The blog that this page lists: a feed, a map or, where we were before, the page itself."""
        if found := await find_feed.feed_of(visit, page):
            if find_feed.of_comments(found):
                return await self._from_comments(visit, found)
            return await self._feed(visit, found)
        if sitemap.is_map(page.body) or page.body.startswith(b"\x1f\x8b"):
            return await self._mapped(visit, page, urljoin(page.url, "/"))
        return await self._told_by_page(visit, page) if Seal.read(visit.known.seal) else None

    async def _from_comments(self, visit: Visit, found: Found) -> Reading:
        """What readers said is not the blog, and leads to it."""
        home = found.feed.home
        if not home or feed_urls.canonical(home) == feed_urls.canonical(found.page.url):
            raise NoBlogThere(found.page.url)
        page = await visit.get(home)
        other, wrong = await find_feed.linked_feed(visit, page, await find_feed.signposts(visit, page))
        if other is None:
            raise wrong or NoBlogThere(found.page.url)
        return await self._feed(visit, other)

    # The same blog, known better by another reader

    async def _elsewhere(self, visit: Visit, url: str, page: Page, signs: Signposts) -> Reading | None:
        framed = signs.frame or find_feed.frame(page)
        for address in dict.fromkeys((page.url, framed)):
            place = platform_of.known(address) if address else None
            if place and place.kind != "web" and platform_of.known(url) != place:
                for reader in self._readers:
                    if reading := await reader.find(address, visit.known):
                        return reading
        html = decode(page.body, page.charset)
        home = urljoin(page.url, "/")
        for host in self._hosts:
            if reading := await host.at(home, html, visit.known, visit):
                return reading
        if framed and platform_of.known(framed) and not signs.feeds:
            return await self._framed(visit, framed)
        return None

    async def _framed(self, visit: Visit, address: str) -> Reading | None:
        with suppress(BlogError):
            page = await visit.get(address)
            signs = await find_feed.signposts(visit, page)
            found, _ = await find_feed.first_feed(visit, [*feed_urls.feeds(page.url), *signs.feeds])
            return await self._feed(visit, found) if found else None
        return None

    # What lists its posts

    async def _feed(self, visit: Visit, found: Found) -> Reading:
        feed = found.feed
        title = feed.title or (urlsplit(found.url).hostname or "")
        if not feed.entries:
            if feed.home and (reading := await self._mapped(visit, await visit.get(feed.home))):
                return reading
            raise NoPublicPosts(title)
        said = digest((feed.title, *(f"{key(e, feed)} {stamp(e)}" for e in feed.entries)))
        sealed = Seal.of(found.page, found.url, said, found.url, title)
        extent = Extent()
        opener = Opener(visit, feed, found.url, self._now())
        count = visit.limit if feed.next else min(len(feed.entries), visit.limit)
        return _reading(visit, sealed, found.page, count, of_feed(visit, found, extent), opener, extent)

    async def _mapped(self, visit: Visit, page: Page, home: str = "") -> Reading | None:
        """The posts that the map of a site names; the page is that map where `home` says whose it is."""
        site = await survey(visit, home or page.url, page if home else None)
        home = home or page.lasting or page.url
        wanted = set(sitemap.likely([spot.url for spot in site.spots], home))
        spots = list(sitemap.newest_first([spot for spot in site.spots if spot.url in wanted]))
        if not spots:
            return None
        before = Seal.read(visit.known.seal)
        title = before.title if before else (await self._sheet(visit, page)).site
        sealed = Seal(
            at=site.at,
            hash=digest(f"{spot.url} {spot.changed}" for spot in spots),
            home=before.home if before else home,
            title=title or urlsplit(home).hostname or "",
            body=site.print,
        )
        extent = Extent()
        opener = Opener(visit, NO_FEED, home, self._now(), sure=False)
        listed = of_map(spots, site.whole, extent)
        return _reading(visit, sealed, page, min(len(spots), visit.limit), listed, opener, extent)

    async def _told_by_page(self, visit: Visit, page: Page) -> Reading | None:
        """The posts that the page itself lists with their dates; else the one post that it is."""
        try:
            found = await visit.run(links, page.body, page.charset, page.url, self._now())
        except SandboxFailed:
            return None
        url, front = page.lasting or page.url, await self._sheet(visit, page)
        if front.marked and front.is_post and len(found) < 3:
            found = (Link(url, front.title, front.published),)
        if not found:
            return None
        said = digest(f"{link.url} {link.title} {link.published}" for link in found)
        if len(found) == 1 and found[0].url == url:
            said = digest((said, front.markdown))
        sealed = Seal.of(page, url, said, url, front.site or front.title)
        extent = Extent()
        opener = Opener(visit, NO_FEED, url, self._now(), sure=False)
        count = min(len(found), visit.limit)
        return _reading(visit, sealed, page, count, of_links(found), opener, extent)

    async def _sheet(self, visit: Visit, page: Page) -> Sheet:
        try:
            return await visit.run(sheet, page.body, page.charset, page.url, "", False, self._now())
        except SandboxFailed:
            return Sheet("", None, (), "", False)


def _reading(
    visit: Visit, sealed: Seal, page: Page, count: int, listed: AsyncIterator[Listed], opener: Opener, extent: Extent
) -> Reading:
    before = Seal.read(visit.known.seal)
    if before and (before.hash, before.at) == (sealed.hash, sealed.at):
        return sealed.unchanged(page)
    posts = read(visit, listed, opener.open, extent)
    return Reading(Blog("feed", sealed.home, sealed.title), count, posts, str(sealed), rest(page))
