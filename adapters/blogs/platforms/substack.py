"""Read a newsletter on Substack: its archive, then its posts one by one."""

import re
from functools import partial
from urllib.parse import quote, urlsplit

from adapters.blogs.address.platform_of import Place
from adapters.blogs.crawl.incremental import Listed, Skip
from adapters.blogs.crawl.paged_list import ListPage, PagedList, first_page, found_blog, list_fingerprint, with_listing
from adapters.blogs.crawl.session import CrawlSession, ReaderContext, read_json
from adapters.blogs.formats.feed import plain
from adapters.blogs.formats.json_path import Row, address, at, moment, rows, text
from adapters.blogs.platforms.by_address import find_by_address
from adapters.blogs.platforms.substack_editor import post
from bot.errors import BrokenFeed
from bot.model import Known, Post
from bot.ports import NOTHING, FoundBlog, Source

per_page = 50  # Substack gives fewer where it likes to; what is behind the last post is an empty list
THEIRS = re.compile(r"<(?:link|script)\b[^<>]{0,300}https://substackcdn\.com", re.I)


class SubstackReader:
    """`site` is where a newsletter is; {} is its host."""

    def __init__(self, context: ReaderContext, site: str = "https://{}") -> None:
        self._context = context
        self._site = site

    async def find(self, source: Source, known: Known = NOTHING) -> FoundBlog | None:
        """None as well where the archive is hidden, which the feed may not be. Raises BlogError."""
        return await find_by_address(self._context, "substack", source, known, self._site_of, _open_archive)

    def _site_of(self, place: Place) -> str:
        return self._site.format(place.key)

    async def at(self, home: str, page: str, session: CrawlSession) -> FoundBlog | None:
        """The newsletter at `home`, whose page (its HTML) shows that it is one; None where it does not."""
        parts = urlsplit(home)
        return await _open_archive(session, f"{parts.scheme}://{parts.netloc}", home) if THEIRS.search(page) else None


async def _open_archive(session: CrawlSession, site: str, home: str) -> FoundBlog | None:
    host = urlsplit(home).hostname or ""
    fetch_page = partial(_fetch_page, session, site, host)
    first = await first_page(fetch_page, 0, "substack:", session.known.posts)
    if first is None:
        return None
    posts = PagedList(first, fetch_page, partial(_open, session, site))
    return found_blog(session, list_fingerprint("substack", site, first, home, host), posts)


async def _fetch_page(session: CrawlSession, site: str, host: str, offset: int) -> ListPage[int]:
    where = f"{site}/api/v1/archive?sort=new&search=&offset={offset}&limit={per_page}"
    answer = read_json(await session.get(where))
    given = answer if isinstance(answer, list) else at(answer, "posts")
    if not isinstance(given, list):
        raise BrokenFeed(where)
    found = tuple(_listed(row, host, site) for row in rows(given) if text(row, "slug"))
    return ListPage(found, offset + len(given) if found else None)


def _listed(row: Row, host: str, site: str) -> Listed:
    title, date = plain(text(row, "title")), text(row, "post_date")
    return Listed(
        key=f"substack:{host}/{text(row, 'id')}",
        url=address(row, "canonical_url") or f"{site}/p/{text(row, 'slug')}",
        title=title,
        published=moment(row, "post_date"),
        tags=tuple(name for tag in rows(row, "postTags") if (name := text(tag, "name"))),
        content_hash=text(row, "updated_at") or f"{date} {text(row, 'wordcount')} {text(row, 'slug')} {title}",
        closed=None if text(row, "audience") in ("", "everyone") else "paid",
        html=text(row, "slug"),
    )


async def _open(session: CrawlSession, site: str, item: Listed) -> Post:
    answer = read_json(await session.get(f"{site}/api/v1/posts/{quote(item.html, safe='')}"))
    if text(answer, "audience") not in ("", "everyone") or not text(answer, "body_html"):
        raise Skip("paid" if text(answer, "audience") not in ("", "everyone") else "short")
    return with_listing(await session.run(post, text(answer, "body_html"), item.url), item)
