"""List the posts of a blog: all pages of its feed, then what only the map of its site names."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence

from adapters.blogs.address import feed_urls
from adapters.blogs.crawl import find_feed, sitemap
from adapters.blogs.crawl.any_page import Link
from adapters.blogs.crawl.find_feed import FoundFeed
from adapters.blogs.crawl.fingerprint import digest
from adapters.blogs.crawl.incremental import Extent, Listed
from adapters.blogs.crawl.open_post import newest_first
from adapters.blogs.crawl.session import CrawlSession
from adapters.blogs.crawl.sitemap_crawl import survey
from adapters.blogs.formats.feed import Entry
from bot.errors import Unreachable

full_page = 10  # posts that WordPress gives a page of its feed unless it is told otherwise
most_pages = 1000  # of one feed, followed from page to page
AT_ONCE = 20  # of what is listed, before others have their turn: 0.1 ms for each address, and there may be thousands
UNSAID = "-"  # the stamp of what is listed without a word on when it changed


async def list_feed(session: CrawlSession, found: FoundFeed, extent: Extent) -> AsyncIterator[Listed]:
    """Through all the pages of a feed, as long as they bring anything new; then what only the site's map names."""
    seen: dict[str, str] = {}  # addresses, by key
    ended = False
    async for entry, last in _entries(session, found):
        if entry is None:
            ended = last
        else:
            own = entry.key
            seen[own] = entry.url
            yield Listed(own, entry.url, entry.title, entry.published, entry.tags, entry.hash, None, entry.html)
    if ended:
        extent.list_complete = True
    elif await asyncio.to_thread(_are_addresses, seen):
        async for listed in _of_the_rest(session, found, seen, extent):
            yield listed


async def _entries(session: CrawlSession, found: FoundFeed) -> AsyncIterator[tuple[Entry | None, bool]]:
    """Entries, and at the end None with whether that was the end of the blog."""
    feed, known = found.feed, set[str]()
    for number in range(2, most_pages + 2):
        fresh = [entry for entry in feed.entries if _identity(entry) not in known]
        if number > 2 and not fresh:
            break
        for at, entry in enumerate(newest_first(feed.entries if number == 2 else fresh)):
            if at % AT_ONCE == 0:
                await asyncio.sleep(0)
            known.add(_identity(entry))
            yield entry, False
        paged = _wordpress_page(found, number)
        if not (url := feed.next or paged):
            yield None, number > 2
            return
        try:
            following = await find_feed.feed_of(session, await session.get(url))
        except Unreachable as error:
            if error.status not in (404, 410):
                raise
            # Which is how WordPress says that there are no more; where even a full first page has no second, it is the
            # server that knows no pages.
            yield None, bool(paged) and (number > 2 or len(feed.entries) < full_page)
            return
        if following is None:
            break
        feed = following.feed
    yield None, False


async def _of_the_rest(
    session: CrawlSession, found: FoundFeed, seen: dict[str, str], extent: Extent
) -> AsyncIterator[Listed]:
    shape = sitemap.learn_pattern([url for url in seen.values() if url])
    if shape is None:
        return
    home = found.feed.home or found.url
    home = home if sitemap.same_site(home, next(iter(seen.values()))) else next(iter(seen.values()))
    site = await survey(session, home)
    posts, in_both = await asyncio.to_thread(_posts_of, site.spots, shape, seen)
    extent.list_complete = site.whole and 2 * in_both >= len(seen)
    async for listed in list_map(posts, extent.list_complete, extent):
        yield listed


def _are_addresses(seen: Mapping[str, str]) -> bool:
    return all(own == feed_urls.canonical(url) for own, url in seen.items())


def _posts_of(
    spots: Sequence[sitemap.Spot], shape: sitemap.AddressPattern, seen: Mapping[str, str]
) -> tuple[list[sitemap.Spot], int]:
    """Those that are posts, the newest first, and how many of them are in the feed as well."""
    names = [(spot, feed_urls.canonical(spot.url)) for spot in spots]
    posts = [(spot, name) for spot, name in names if name in seen or shape.fits(spot.url)]
    in_both = len({name for _, name in posts} & seen.keys())
    return list(sitemap.newest_first([spot for spot, _ in posts], seen)), in_both


async def list_map(spots: Sequence[sitemap.Spot], whole: bool, extent: Extent) -> AsyncIterator[Listed]:
    """The pages that a site map names as posts."""
    for at, spot in enumerate(spots):
        if at % AT_ONCE == 0:
            await asyncio.sleep(0)
        yield Listed(feed_urls.canonical(spot.url), spot.url, "", spot.date, (), spot.changed or UNSAID)
    extent.list_complete = whole


async def list_links(found: Sequence[Link]) -> AsyncIterator[Listed]:
    """The posts that a page links to, by their dates if all have one."""
    dated = all(link.published for link in found)
    for link in sorted(found, key=lambda link: str(link.published), reverse=True) if dated else found:
        url = feed_urls.canonical(link.url)
        yield Listed(url, link.url, "", link.published, (), digest((link.title, link.published)))


def _wordpress_page(found: FoundFeed, number: int) -> str:
    first = found.feed.entries[0] if found.feed.entries else None
    known = first is not None and first.key.startswith("wordpress:")
    if not known and "wordpress" not in found.feed.generator.lower():
        return ""
    return f"{found.page.url.partition('?')[0]}?paged={number}"


def _identity(entry: Entry) -> str:
    return f"{entry.url}\n{entry.guid}\n{entry.title}"
