"""Read a newsletter on Substack: its archive, then its posts one by one."""

import re
from functools import partial
from urllib.parse import quote, urlsplit

from adapters.blogs.address.platform_of import place
from adapters.blogs.address.typed_url import normal
from adapters.blogs.crawl.incremental import Listed, Skip
from adapters.blogs.crawl.paged_list import Sheet, first_sheet, reading, remembered, seal, told
from adapters.blogs.crawl.session import Visit, Web, read_json
from adapters.blogs.formats.feed import plain
from adapters.blogs.formats.json_path import Row, address, at, moment, rows, text
from adapters.blogs.platforms.substack_editor import post
from bot.errors import BrokenFeed
from bot.model import Blog, Known, Post
from bot.ports import NOTHING, Reading, Source

per_sheet = 50  # Substack gives fewer where it likes to; what is behind the last post is an empty list
THEIRS = re.compile(r"<(?:link|script)\b[^<>]{0,300}https://substackcdn\.com", re.I)


class SubstackReader:
    """`site` is where a newsletter is; {} is its host."""

    def __init__(self, web: Web, site: str = "https://{}") -> None:
        self._web = web
        self._site = site

    async def find(self, source: Source, known: Known = NOTHING) -> Reading | None:
        if not isinstance(source, str):
            return None
        found = place(normal(source))
        if found.kind == "substack":
            return await self._read(self._site.format(found.key), found.address, self._web.visit(known))
        if found.kind == "web" and (site := remembered(known.seal, "substack")):
            return await self._read(site, found.address, self._web.visit(known))
        return None

    async def at(self, home: str, page: str, known: Known, visit: Visit) -> Reading | None:
        """The newsletter at `home`, whose page (its HTML) shows that it is one; None where it does not."""
        parts = urlsplit(home)
        return await self._read(f"{parts.scheme}://{parts.netloc}", home, visit) if THEIRS.search(page) else None

    async def _read(self, site: str, home: str, visit: Visit) -> Reading | None:
        """None where the archive is hidden, which the feed may not be."""
        host = urlsplit(home).hostname or ""
        turn = partial(_sheet, visit, site, host)
        first = await first_sheet(turn, 0, "substack:", visit.known.posts)
        if first is None:
            return None
        blog = Blog("substack", home, host)
        return reading(visit, blog, seal("substack", site, first), first, turn, partial(_open, visit, site))


async def _sheet(visit: Visit, site: str, host: str, offset: int) -> Sheet[int]:
    where = f"{site}/api/v1/archive?sort=new&search=&offset={offset}&limit={per_sheet}"
    answer = read_json(await visit.get(where))
    given = answer if isinstance(answer, list) else at(answer, "posts")
    if not isinstance(given, list):
        raise BrokenFeed(where)
    found = tuple(_listed(row, host, site) for row in rows(given) if text(row, "slug"))
    return Sheet(found, offset + len(given) if found else None)


def _listed(row: Row, host: str, site: str) -> Listed:
    title, date = plain(text(row, "title")), text(row, "post_date")
    return Listed(
        key=f"substack:{host}/{text(row, 'id')}",
        url=address(row, "canonical_url") or f"{site}/p/{text(row, 'slug')}",
        title=title,
        published=moment(row, "post_date"),
        tags=tuple(name for tag in rows(row, "postTags") if (name := text(tag, "name"))),
        stamp=text(row, "updated_at") or f"{date} {text(row, 'wordcount')} {text(row, 'slug')} {title}",
        closed=None if text(row, "audience") in ("", "everyone") else "paid",
        html=text(row, "slug"),
    )


async def _open(visit: Visit, site: str, item: Listed) -> Post:
    answer = read_json(await visit.get(f"{site}/api/v1/posts/{quote(item.html, safe='')}"))
    if text(answer, "audience") not in ("", "everyone") or not text(answer, "body_html"):
        raise Skip("paid" if text(answer, "audience") not in ("", "everyone") else "short")
    return told(await visit.run(post, text(answer, "body_html"), item.url), item)
