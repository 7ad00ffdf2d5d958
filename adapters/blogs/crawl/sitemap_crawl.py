"""Survey a site: find its maps, and in them all the pages they name."""

import asyncio
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from adapters.blogs.crawl.fingerprint import digest
from adapters.blogs.crawl.session import CrawlSession
from adapters.blogs.crawl.sitemap import SiteMap, Spot, largest, read_map, same_site
from adapters.blogs.web.fetcher import Page
from adapters.sandbox import SandboxFailed
from bot.errors import Blocked, BlogError, NotWelcome, Unreachable

most_maps = 50  # of one site
most_spots = 40_000  # in all of them, after which no further map is opened
WELL_KNOWN = ("/sitemap.xml", "/sitemap_index.xml", "/wp-sitemap.xml")
NO_POSTS = re.compile(r"(^|[^a-z])(pages?|categor\w*|tags?|authors?|users?|images?|videos?|news|taxonom\w*)([^a-z]|$)")
POSTS = re.compile(r"(^|[^a-z])posts?([^a-z]|$)")  # "sitemap-posts.xml", "wp-sitemap-posts-page-1.xml"


async def survey(session: CrawlSession, home: str, first: Page | None = None) -> SiteMap:
    """All that the maps of a site name. `whole` is False where one of them could not be read.

    Begins with `first`, else where robots.txt says that they are, else where they usually lie. Raises NotWelcome,
    Blocked, and Unreachable where nobody answers.
    """
    if first:
        return await _follow(session, home, [first.url], first)
    named = [url for said in await session.sitemaps(home) if same_site(url := urljoin(home, said), home)]
    if named and (found := await _follow(session, home, named)).spots:
        return found
    for path in WELL_KNOWN:
        if (found := await _follow(session, home, [urljoin(home, path)])).spots:
            return found
    return SiteMap(whole=False)


async def _follow(session: CrawlSession, home: str, waiting: list[str], first: Page | None = None) -> SiteMap:
    read: dict[str, SiteMap] = {}
    while waiting and len(read) < most_maps and sum(len(found.spots) for found in read.values()) < most_spots:
        if (url := waiting.pop(0)) not in read:
            found = await _fetch(session, url, first if first and url == first.url else None)
            read[url] = found or SiteMap(whole=False)
            waiting += _inner(read[url].maps, home)
    return await asyncio.to_thread(_merge, read, not waiting)


def _merge(read: Mapping[str, SiteMap], ended: bool) -> SiteMap:
    at, root = next(((url, found) for url, found in read.items() if found.spots or found.maps), ("", SiteMap()))
    spots = {spot.url: spot for found in read.values() for spot in found.spots}
    whole = ended and bool(spots) and all(found.whole for found in read.values())
    dated = {spot.url for spot in root.maps if spot.changed}
    tells = all(url == at or url in dated for url, found in read.items() if found.spots or found.maps)
    return SiteMap(tuple(without_idle_stamps(list(spots.values()))), (), whole, at, root.hash if tells else "")


async def _fetch(session: CrawlSession, url: str, page: Page | None = None) -> SiteMap | None:
    try:
        page = page or await session.get(url, limit=largest)
        found = await session.run(read_map, page.body, page.url)
        if not (found.spots or found.maps):
            return None
        return replace(found, hash=digest((page.body,)))
    except NotWelcome:
        raise
    except Blocked as error:
        if error.reason == "script":  # apps answer every address with the same page
            return None
        raise
    except Unreachable as error:
        if session.lost or not error.status:
            raise
        return None
    except (BlogError, SandboxFailed):
        return None


def _inner(maps: Sequence[Spot], home: str) -> list[str]:
    """Those that may name posts: "post-sitemap.xml", not "page-sitemap.xml"; the newest first."""
    here = [spot for spot in maps if same_site(spot.url, home)]
    names = {spot: urlsplit(spot.url).path.rpartition("/")[2].lower() for spot in here}
    posts = [spot for spot in here if POSTS.search(names[spot]) and "posts-page" not in names[spot]]
    others = [spot for spot in here if not NO_POSTS.search(names[spot])]
    return [spot.url for spot in sorted(posts or others or here, key=lambda spot: spot.changed, reverse=True)]


def without_idle_stamps(spots: list[Spot]) -> list[Spot]:
    """Generators that stamp every page with the moment they ran tell nothing by it."""
    stamps = {spot.changed for spot in spots}
    return [Spot(spot.url) for spot in spots] if len(spots) > 2 and len(stamps) == 1 else spots
