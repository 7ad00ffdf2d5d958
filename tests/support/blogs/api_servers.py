"""Small platforms on loopback, each of which answers as the real one does, with its limits and its refusals."""

import json
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import escape
from typing import Self, TypeVar
from urllib.parse import unquote

from aiohttp import web
from markdown_it import MarkdownIt

NEWEST = datetime(2026, 5, 31, 9, tzinfo=UTC)


@dataclass
class Written:
    """A post on a platform; days count back from the newest."""

    number: int
    title: str
    text: str  # HTML, or Markdown on Velog
    published: datetime
    updated: datetime
    tags: tuple[str, ...] = ()
    closed: str = ""  # as the platform says it
    html: bool = False


@dataclass
class Platform(ABC):
    """One blog with an API. What it was asked for is in `asked`, robots.txt aside."""

    port: int = 0
    posts: list[Written] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    refusals: dict[str, int] = field(default_factory=dict)
    dead: bool = False
    shut: str = "private"  # what the platform says of a post that is not for everybody

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def post(self, title: str, text: str, *tags: str, closed: str = "", html: bool = False) -> Self:
        """The next older post."""
        number = 100_000 - len(self.posts)
        day = NEWEST - timedelta(days=len(self.posts))
        self.posts.append(Written(number, title, text, day, day, tags, closed, html))
        return self

    def many(self, count: int) -> Self:
        for _ in range(count):
            self.post(f"글 {len(self.posts) + 1}", f"{len(self.posts) + 1}번째 이야기예요.")
        return self

    def changes(self, title: str, text: str) -> None:
        """Its author writes it anew."""
        written = self.named(title)
        written.text, written.updated = text, written.updated + timedelta(hours=1)

    def loses(self, title: str) -> None:
        self.posts.remove(self.named(title))

    def shuts(self, title: str) -> None:
        """It is not for everybody any more."""
        self.named(title).closed = self.shut

    def named(self, title: str) -> Written:
        return next(written for written in self.posts if written.title == title)

    def refuses(self, status: int, path: str = "/") -> Self:
        """Whatever is asked for below this path."""
        self.refusals[path] = status
        return self

    def dies(self) -> Self:
        """Connections are closed without an answer."""
        self.dead = True
        return self

    async def hear(self, request: web.Request) -> web.StreamResponse:
        if request.path == "/robots.txt":
            return web.Response(status=404)
        self.asked.append(unquote(request.path_qs))
        if self.dead and request.transport is not None:
            request.transport.abort()
        for path, status in self.refusals.items():
            if self.asked[-1].startswith(path):
                return web.Response(status=status)
        return await self.answer(request)

    @abstractmethod
    async def answer(self, request: web.Request) -> web.StreamResponse:
        """As this platform does."""

    def said(self, found: object, status: int = 200, headers: Mapping[str, str] | None = None) -> web.Response:
        text = json.dumps(found, ensure_ascii=False)
        return web.Response(text=text, status=status, content_type="application/json", headers=headers)


P = TypeVar("P", bound=Platform)


@asynccontextmanager
async def serving(platform: P) -> AsyncIterator[P]:
    """The platform on a free port, until the block ends."""
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", platform.hear)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    platform.port = runner.addresses[0][1]
    try:
        yield platform
    finally:
        await runner.cleanup()


def iso(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%S}.000Z"


@dataclass
class Velog(Platform):
    """The blog of one person; its GraphQL is at /graphql, its feeds are below /rss."""

    user: str = "kong"
    swallowing: bool = False

    def swallows_its_errors(self) -> Self:
        """Answers with status 200 and nothing, as the second version of its server does."""
        self.swallowing = True
        return self

    async def answer(self, request: web.Request) -> web.StreamResponse:
        if request.path == "/graphql" and request.method == "POST":
            return self._query(await request.json())
        if request.path == f"/rss/@{self.user}":
            return web.Response(text=self._feed(), content_type="application/rss+xml")
        return web.Response(status=404)

    def _query(self, asked: Mapping[str, object]) -> web.Response:
        query, variables = str(asked["query"]), asked["variables"]
        assert isinstance(variables, dict)
        wanted = variables["input"]
        self.asked[-1] += " posts" if "posts(" in query else f" {wanted['url_slug']}"
        if self.swallowing:
            return self.said({"data": {"user": {"id": "1"}, "posts": None, "post": None}})
        if wanted["username"] != self.user:
            missing = {"message": "User not found", "extensions": {"code": "NOT_FOUND"}}
            return self.said({"errors": [missing], "data": None})
        if "posts(" in query:
            if wanted["limit"] > 100:
                return self.said({"errors": [{"message": "Max limit is 100"}], "data": None})
            return self.said({"data": {"user": {"id": "u-1"}, "posts": self._posts(wanted)}})
        found = next((w for w in self.posts if self.slug(w) == wanted["url_slug"] and not w.closed), None)
        row = found and {"id": self.id(found), "body": found.text, "is_markdown": not found.html}
        return self.said({"data": {"post": row}})

    def _posts(self, wanted: Mapping[str, object]) -> list[object]:
        ids = [self.id(written) for written in self.posts]
        start = ids.index(str(wanted["cursor"])) + 1 if wanted.get("cursor") else 0
        return [self._row(w) for w in self.posts[start : start + min(50, int(str(wanted["limit"])))]]

    def _row(self, written: Written) -> object:
        return {
            "id": self.id(written),
            "title": written.title,
            "url_slug": self.slug(written),
            "released_at": iso(written.published),
            "updated_at": iso(written.updated),
            "tags": list(written.tags),
            "is_private": written.closed == "private",
            "is_temp": written.closed == "temp",
        }

    def id(self, written: Written) -> str:
        return f"0b5e-{written.number}"

    def slug(self, written: Written) -> str:
        return written.title.replace(" ", "-")

    def _feed(self) -> str:
        items = "".join(
            f"<item><title><![CDATA[{w.title}]]></title><link>https://velog.io/@{self.user}/{self.slug(w)}</link>"
            f"<guid>https://velog.io/@{self.user}/{self.slug(w)}</guid>"
            f"<pubDate>{w.published:%a, %d %b %Y %H:%M:%S} GMT</pubDate>"
            f"<description><![CDATA[{marked(w.text)}]]></description></item>"
            for w in self.posts[:20]
            if not w.closed
        )
        return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{self.user}.log</title>{items}</channel></rss>'


def marked(markdown: str) -> str:
    """HTML as Velog's feed makes it: line breaks stay what they are in the source."""
    return str(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown))


@dataclass
class WordPress(Platform):
    """A WordPress at `/`, or one of WordPress.com's at /wp/v2/sites/…"""

    shut: str = "password"
    name: str = "콩이네 &amp; 부엌"
    counted: bool = True
    per_page: int = 100

    def hides_its_counts(self) -> Self:
        """A proxy takes the headers away that say how many posts there are."""
        self.counted = False
        return self

    async def answer(self, request: web.Request) -> web.StreamResponse:
        route = request.query.get("rest_route", request.path).rstrip("/")
        if route in ("/wp-json", "") or route.startswith("/rest/v1.1/sites/"):
            return self.said({"name": self.name})
        if route.endswith("/tags"):
            names = {tag for written in self.posts for tag in written.tags}
            wanted = request.query["include"].split(",")
            found = [{"id": tag_number(name), "name": escape(name)} for name in names]
            return self.said([tag for tag in found if str(tag["id"]) in wanted])
        if route.endswith("/posts"):
            return self._posts(request.query)
        return self.said({"code": "rest_no_route"}, 404)

    def _posts(self, query: Mapping[str, str]) -> web.Response:
        size, page = int(query.get("per_page", "10")), int(query.get("page", "1"))
        if not 1 <= size <= 100:
            return self.said({"code": "rest_invalid_param"}, 400)
        size = min(size, self.per_page)
        chosen = self.posts
        if "include" in query:
            chosen = [w for w in self.posts if str(w.number) in query["include"].split(",")]
        pages = -(-len(chosen) // size)
        if page > max(1, pages):
            return self.said({"code": "rest_post_invalid_page_number"}, 400)
        fields = query.get("_fields", "").split(",")
        rows = [self._row(w, fields) for w in chosen[(page - 1) * size : page * size]]
        counts = {"X-WP-Total": str(len(chosen)), "X-WP-TotalPages": str(pages)} if self.counted else {}
        return self.said(rows, headers=counts)

    def _row(self, written: Written, fields: list[str]) -> object:
        locked = written.closed == "password"
        content = {"rendered": "" if locked else written.text, "protected": locked}
        row = {
            "id": written.number,
            "date_gmt": f"{written.published:%Y-%m-%dT%H:%M:%S}",
            "modified_gmt": f"{written.updated:%Y-%m-%dT%H:%M:%S}",
            "link": f"{self.url}/{written.number}/",
            "guid": {"rendered": f"http://blog.example/?p={written.number}"},
            "title": {"rendered": escape(written.title)},
            "tags": [tag_number(tag) for tag in written.tags],
            "content": content,
        }
        wanted = {name: row[name] for name in row if name in fields}
        return wanted | ({"content": {"protected": locked}} if "content.protected" in fields else {})


def tag_number(name: str) -> int:
    return sum(ord(letter) for letter in name)


@dataclass
class Ghost(Platform):
    """A Ghost whose pages name the key to its list."""

    shut: str = "members"
    key: str = "0123456789abcdef0123456789"

    @property
    def page(self) -> str:
        return (
            '<html><head><meta name="generator" content="Ghost 6.2">'
            '<script defer src="https://cdn.example/portal.min.js" data-i18n="true" '
            f'data-ghost="{self.url}/" data-key="{self.key}" data-api="{self.url}/ghost/api/content/" '
            'crossorigin="anonymous"></script></head><body></body></html>'
        )

    async def answer(self, request: web.Request) -> web.StreamResponse:
        query = request.query
        if query.get("key") != self.key:
            return self.said({"errors": [{"type": "UnauthorizedError"}]}, 401)
        if request.path == "/ghost/api/content/settings/":
            return self.said({"settings": {"title": "콩이의 편지"}})
        if request.path != "/ghost/api/content/posts/":
            return web.Response(status=404)
        chosen = self.posts
        if "filter" in query:
            wanted = query["filter"].removeprefix("id:[").removesuffix("]").split(",")
            chosen = [w for w in self.posts if str(w.number) in wanted]
        size, page = min(100, int(query["limit"])), int(query.get("page", "1"))
        pages = max(1, -(-len(chosen) // size))
        fields = [*query["fields"].split(","), *(["tags"] if query.get("include") == "tags" else [])]
        rows = [self._row(w, fields) for w in chosen[(page - 1) * size : page * size]]
        meta = {"pagination": {"page": page, "limit": size, "pages": pages, "total": len(chosen)}}
        return self.said({"posts": rows, "meta": meta})

    def _row(self, written: Written, fields: list[str]) -> object:
        open_ = written.closed in ("", "public")
        row = {
            "id": str(written.number),
            "title": written.title,
            "url": f"{self.url}/{written.number}/",
            "published_at": iso(written.published),
            "updated_at": iso(written.updated),
            "visibility": written.closed or "public",
            "html": written.text if open_ else "<p>맛보기</p>",
            "tags": [{"name": tag} for tag in written.tags],
        }
        return {name: row[name] for name in row if name in fields}


@dataclass
class Substack(Platform):
    """Newsletters at /…, each host in front of its paths, or the only one of its domain."""

    shut: str = "only_paid"
    prefix: str = "/kong.substack.com"
    most: int = 25  # it gives fewer than it is asked for
    wrapped: bool = False

    @property
    def page(self) -> str:
        return '<html><head><link rel="preconnect" href="https://substackcdn.com"></head><body></body></html>'

    async def answer(self, request: web.Request) -> web.StreamResponse:
        path = request.path.removeprefix(self.prefix)
        if path == "/api/v1/archive":
            start, size = int(request.query["offset"]), min(self.most, int(request.query["limit"]))
            rows = [self._row(w) for w in self.posts[start : start + size]]
            return self.said({"posts": rows} if self.wrapped else rows)
        for written in self.posts:
            if path == f"/api/v1/posts/post-{written.number}":
                row = self._row(written)
                return self.said(row | {"body_html": None if written.closed else written.text})
        return self.said({"error": "Not found"}, 404)

    def _row(self, written: Written) -> dict[str, object]:
        return {
            "id": written.number,
            "slug": f"post-{written.number}",
            "title": written.title,
            "post_date": iso(written.published),
            "audience": written.closed or "everyone",
            "canonical_url": f"https://kong.substack.com/p/post-{written.number}",
            "postTags": [{"id": "t", "name": tag} for tag in written.tags],
            "wordcount": len(written.text),
        }


@dataclass
class Blogger(Platform):
    """Blogs at /…, each host in front of its paths, or the only one of its domain."""

    prefix: str = "/kong.blogspot.com"
    shows: str = "full"  # what its owner lets the feed have: full, short, fold
    etag: str = 'W/"1"'
    unchanged: int = 0  # how often it said no more than that
    most: int = 150

    @property
    def page(self) -> str:
        return "<html><head><meta content='blogger' name='generator'/></head><body></body></html>"

    async def answer(self, request: web.Request) -> web.StreamResponse:
        path = request.path.removeprefix(self.prefix)
        if path == "/feeds/posts/default":
            if request.headers.get("If-None-Match") == self.etag:
                self.unchanged += 1
                return web.Response(status=304)
            return self._feed(int(request.query["start-index"]), int(request.query["max-results"]))
        for written in self.posts:
            if path == f"/2026/05/{written.number}.html":
                page = f"<nav>메뉴</nav><div class='post-body entry-content'>{written.text}</div><footer>끝</footer>"
                return web.Response(text=f"<html><body>{page}</body></html>", content_type="text/html")
        return web.Response(status=404)

    def changes(self, title: str, text: str) -> None:
        super().changes(title, text)
        self.etag = f'W/"{len(self.etag)}{title}"'.encode("ascii", "ignore").decode() + "x"

    def loses(self, title: str) -> None:
        super().loses(title)
        self.etag += "x"

    def _feed(self, start: int, size: int) -> web.Response:
        rows = [self._row(w) for w in self.posts[start - 1 : start - 1 + min(self.most, size)]]
        feed = {
            "title": {"$t": "콩이네 하루"},
            "openSearch$totalResults": {"$t": str(len(self.posts))},
            "entry": rows,
        }
        return self.said({"version": "1.0", "feed": feed}, headers={"ETag": self.etag})

    def _row(self, written: Written) -> dict[str, object]:
        url = f"{self.url}{self.prefix}/2026/05/{written.number}.html"
        above = written.text.partition("<a name='more'></a>")[0]
        text = {"full": written.text, "short": "", "fold": f"{above}<a name='more'></a>"}[self.shows]
        return {
            "id": {"$t": f"tag:blogger.com,1999:blog-77.post-{written.number}"},
            "title": {"$t": written.title},
            "published": {"$t": written.published.isoformat()},
            "updated": {"$t": written.updated.isoformat()},
            "link": [{"rel": "replies", "href": f"{url}#comments"}, {"rel": "alternate", "href": url}],
            "category": [{"term": tag} for tag in written.tags],
            **({"content": {"type": "html", "$t": text}} if text else {"summary": {"$t": above[:40]}}),
        }


@dataclass
class Medium(Platform):
    """Somebody's feed at /medium.com/feed/@kong, or that of a domain at /feed."""

    @property
    def page(self) -> str:
        return '<html><head><meta property="al:android:package" content="com.medium.reader"></head></html>'

    async def answer(self, request: web.Request) -> web.StreamResponse:
        if request.path not in ("/medium.com/feed/@kong", "/feed"):
            return web.Response(status=404)
        items = "".join(self._item(written) for written in self.posts[:10])
        head = '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        text = f'<?xml version="1.0"?>{head}<channel><title>Stories by 콩이 on Medium</title>{items}</channel></rss>'
        return web.Response(text=text, content_type="text/xml")

    def _item(self, written: Written) -> str:
        number = f"{written.number:012x}"
        tags = "".join(f"<category><![CDATA[{tag}]]></category>" for tag in written.tags)
        link = f"https://medium.com/@kong/story-{number}?source=rss-77------2"
        if written.closed:
            text = (
                '<div class="medium-feed-item"><p class="medium-feed-snippet">맛보기</p>'
                f'<p class="medium-feed-link"><a href="{link}">Continue reading on Medium »</a></p></div>'
            )
        else:
            text = f'{written.text}<img src="https://medium.com/_/stat?event=post.clientViewed" width="1" height="1">'
        return (
            f"<item><title><![CDATA[{written.title}]]></title><link>{link}</link>"
            f'<guid isPermaLink="false">https://medium.com/p/{number}</guid>{tags}'
            f"<pubDate>{written.published:%a, %d %b %Y %H:%M:%S} GMT</pubDate>"
            f"<content:encoded><![CDATA[{text}]]></content:encoded></item>"
        )
