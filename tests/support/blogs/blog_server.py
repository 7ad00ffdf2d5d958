"""A small blog on loopback that can be well-kept, cut short, mislabelled, broken or gone."""

import asyncio
import gzip
import html
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Self

from aiohttp import web

RSS_HEAD = (
    '<?xml version="1.0" encoding="{charset}"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>{title}</title><link>{home}</link>{more}'
)
SKIN = """<!doctype html><html><head><meta charset="{charset}"><title>{title}</title>{links}</head><body>
<nav><a href="/">홈</a> <a href="/about">소개</a></nav><script>var ad = "광고 문구";</script>
<div class="{container}">{body}</div>
<div class="comments"><form><textarea>댓글을 남겨 주세요</textarea></form><p>잘 보고 갑니다</p></div>
<footer>Powered by 정성</footer></body></html>"""


@dataclass
class Written:
    """A post on the server; days count back from the newest."""

    title: str
    html: str
    path: str
    published: datetime
    guid: str = ""
    gone: bool = False


@dataclass
class BlogServer:
    """Say what the blog is like, then read it. Everything it was asked for is in `asked`, but for its robots.txt."""

    port: int = 0
    title: str = "소소한 하루"
    posts: list[Written] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    robots_asked: int = 0
    container: str = "entry-content"
    feed_path: str = "/feed"
    feed_type: str = "application/rss+xml"
    generator: str = ""
    etag: str = ""
    older_path: str = ""  # where the next page of the feed is said to be, if not where it is
    _charset: str = "utf-8"
    _label: str | None = None
    _cut: bool = False
    _tells: str = ""
    _linked: bool = True
    _broken: bool = False
    _dead: bool = False
    _silent: set[str] = field(default_factory=set)
    _per_page: int = 0
    _form: str = "rss"
    _redirects: dict[str, str] = field(default_factory=dict)
    _pages: dict[str, tuple[bytes, dict[str, str]]] = field(default_factory=dict)
    _moved: set[str] = field(default_factory=set)
    _fails: dict[str, tuple[int, bytes, dict[str, str]]] = field(default_factory=dict)
    _robots: list[tuple[int, bytes]] = field(default_factory=lambda: [(404, b"")])
    _waits: list[int] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    # What the blog is like

    def post(self, title: str, text: str, path: str = "", guid: str = "") -> Self:
        """The next older post."""
        number = len(self.posts) + 1
        published = datetime(2024, 5, 31, 9, tzinfo=UTC) - timedelta(days=number)
        self.posts.append(Written(title, text, path or f"/posts/{number}", published, guid))
        return self

    def truncated(self) -> Self:
        self._cut = True
        return self

    def tells_only(self, text: str) -> Self:
        """The feed says the same little of every post."""
        self._tells = text
        return self

    def charset(self, name: str, label: str | None = None) -> Self:
        """Written in one charset and, if a label is given, said to be another."""
        self._charset, self._label = name, label
        return self

    def paged(self, size: int) -> Self:
        self._per_page = size
        return self

    def speaks(self, form: str) -> Self:
        """ "rss", "atom" or "json"."""
        self._form = form
        return self

    def hides_its_feed(self) -> Self:
        """No <link> leads to it."""
        self._linked = False
        return self

    def has_no_feed(self) -> Self:
        self._linked, self.feed_path = False, "/no-such-feed-anywhere"
        return self

    def breaks(self) -> Self:
        """The feed is cut in the middle of its first tag."""
        self._broken = True
        return self

    def dies(self) -> Self:
        """Connections are closed without an answer."""
        self._dead = True
        return self

    def loses(self, title: str) -> Self:
        """The page of one post answers 404."""
        next(post for post in self.posts if post.title == title).gone = True
        return self

    def falls_silent_at(self, *paths: str) -> Self:
        """Connections that ask for these are closed without an answer."""
        self._silent.update(paths)
        return self

    def redirects_to(self, url: str, path: str = "/", for_good: bool = False) -> Self:
        self._redirects[path] = url
        if for_good:
            self._moved.add(path)
        return self

    def asks_of_programs(self, *texts: str | int) -> Self:
        """Its robots.txt, one answer after the other and the last for ever; a number is an HTTP status."""
        self._robots = [(said, b"") if isinstance(said, int) else (200, said.encode()) for said in texts]
        return self

    def refuses(self, path: str, status: int, body: bytes = b"", **headers: str) -> Self:
        self._fails[path] = status, body, {"Content-Type": "text/html; charset=utf-8", **headers}
        return self

    def serves(self, path: str, body: bytes, content_type: str = "text/html", **headers: str) -> Self:
        self._pages[path] = body, {"Content-Type": content_type, **headers}
        return self

    def asks_to_wait(self, *seconds: int) -> Self:
        """429 with Retry-After, once for each number."""
        self._waits += seconds
        return self

    # What it answers

    async def answer(self, request: web.Request) -> web.StreamResponse:
        if request.path == "/robots.txt":
            return self._answer_for_programs()
        self.asked.append(request.path_qs)
        if self._dead or request.path in self._silent:
            assert request.transport is not None
            request.transport.abort()
            return web.Response()
        if self._waits:
            return web.Response(status=429, headers={"Retry-After": str(self._waits.pop(0))})
        if to := self._redirects.get(request.path):
            return web.Response(status=301 if request.path in self._moved else 302, headers={"Location": to})
        if request.path in self._fails:
            status, body, headers = self._fails[request.path]
            return web.Response(status=status, body=body, headers=headers)
        if request.path in self._pages:
            return self._kept(request, *self._pages[request.path])
        if request.path == self.feed_path:
            if self.etag and request.headers.get("If-None-Match") == self.etag:
                return web.Response(status=304, headers={"ETag": self.etag})
            return self._feed(int(request.query.get("paged", "1")))
        if request.path == "/":
            return self._html(self.title, "".join(f'<a href="{p.path}">{p.title}</a>' for p in self.posts))
        for post in self.posts:
            if post.path == request.path and not post.gone:
                return self._html(post.title, post.html)
        return web.Response(status=404, text="없는 페이지")

    def _kept(self, request: web.Request, body: bytes, headers: dict[str, str]) -> web.Response:
        if "ETag" in headers and request.headers.get("If-None-Match") == headers["ETag"]:
            return web.Response(status=304, headers={"ETag": headers["ETag"]})
        return web.Response(body=body, headers=headers)

    def _answer_for_programs(self) -> web.Response:
        self.robots_asked += 1
        status, body = self._robots.pop(0) if len(self._robots) > 1 else self._robots[0]
        return web.Response(status=status, body=body, content_type="text/plain")

    def _html(self, title: str, body: str) -> web.Response:
        link = f'<link rel="alternate" type="{self.feed_type}" href="{self.feed_path}">' if self._linked else ""
        said = self._label or self._charset
        page = SKIN.format(charset=said, title=html.escape(title), links=link, container=self.container, body=body)
        return web.Response(body=page.encode(self._charset), headers={"Content-Type": f"text/html; charset={said}"})

    def _feed(self, number: int) -> web.Response:
        size = self._per_page or len(self.posts) or 1
        posts = self.posts[(number - 1) * size : number * size]
        if number > 1 and not posts:
            return web.Response(status=404)
        said = self._label or self._charset
        more = number * size < len(self.posts)
        written = {"rss": self._rss, "atom": self._atom, "json": self._json}[self._form](posts, said, number, more)
        body = written.encode(self._charset)
        if self._broken:
            body = body[: body.find(b"<channel") + 4]
        return web.Response(
            body=body, headers={"Content-Type": self.feed_type, **({"ETag": self.etag} if self.etag else {})}
        )

    def _told(self, post: Written) -> str:
        if self._tells or not self._cut:
            return self._tells or post.html
        text = " ".join(html.unescape(piece.rpartition(">")[2]) for piece in post.html.split("<"))
        return f"{' '.join(text.split())[:60]}..."

    def _rss(self, posts: list[Written], said: str, number: int, more: bool) -> str:
        extra = f"<generator>{self.generator}</generator>" if self.generator else ""
        items = "".join(
            f"<item><title>{html.escape(p.title)}</title><link>{self.url[:-1]}{p.path}</link>"
            f"<guid isPermaLink='false'>{p.guid or p.path}</guid>"
            f"<pubDate>{p.published:%a, %d %b %Y %H:%M:%S} +0000</pubDate><category>일상</category>"
            f"<description><![CDATA[{self._told(p)}]]></description></item>"
            for p in posts
        )
        return (
            RSS_HEAD.format(charset=said, title=html.escape(self.title), home=self.url, more=extra)
            + items
            + "</channel></rss>"
        )

    def _atom(self, posts: list[Written], said: str, number: int, more: bool) -> str:
        older = f'<link rel="next" href="{self.older_path or self.feed_path}?paged={number + 1}"/>' if more else ""
        items = "".join(
            f"<entry><title>{html.escape(p.title)}</title><link href='{p.path}'/><id>{p.guid or p.path}</id>"
            f"<published>{p.published.isoformat()}</published>"
            f"<content type='html'>{html.escape(self._told(p))}</content></entry>"
            for p in posts
        )
        return (
            f'<?xml version="1.0" encoding="{said}"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{self.title}</title>'
            f"<link href='{self.url}'/>{older}{items}</feed>"
        )

    def _json(self, posts: list[Written], said: str, number: int, more: bool) -> str:
        items = [
            {
                "id": p.guid or p.path,
                "url": p.path,
                "title": p.title,
                "content_html": self._told(p),
                "date_published": p.published.isoformat(),
            }
            for p in posts
        ]
        older = {"next_url": f"{self.feed_path}?paged={number + 1}"} if more else {}
        return json.dumps(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "title": self.title,
                "home_page_url": self.url,
                "items": items,
                **older,
            },
            ensure_ascii=False,
        )


_PORTS: list[int] = []  # where blogs were before, so that the next one has the same address


async def _site(runner: web.AppRunner) -> None:
    """On loopback, on a port of before where it is free."""
    for port in _PORTS:
        with suppress(OSError):
            await web.TCPSite(runner, "127.0.0.1", port).start()
            return
    await web.TCPSite(runner, "127.0.0.1", 0).start()


@asynccontextmanager
async def serving(blog: BlogServer | None = None) -> AsyncIterator[BlogServer]:
    """The blog on a port that is free, the same one as before if it is, until the block ends."""
    blog = blog or BlogServer()
    app = web.Application()
    for path, answer in (("gzip-bomb", _gzip_bomb), ("endless", _endless), ("drip", _drip), ("huge", _huge)):
        app.router.add_get(f"/_{path}", answer)
    app.router.add_get("/{path:.*}", blog.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1, handler_cancellation=True)
    await runner.setup()
    await _site(runner)
    blog.port = runner.addresses[0][1]
    _PORTS[:] = _PORTS or [blog.port]
    try:
        yield blog
    finally:
        await runner.cleanup()


async def _gzip_bomb(request: web.Request) -> web.Response:
    """100 MB of nothing in 100 kB."""
    return web.Response(body=gzip.compress(b"\0" * 100_000_000, 6), headers={"Content-Encoding": "gzip"})


async def _endless(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(b"<p>" + b"x" * 65_000)


async def _drip(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(b"x")
        await asyncio.sleep(0.01)


async def _huge(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Length": "100000000", "Content-Type": "text/html"})
    await response.prepare(request)
    await response.write(b"x" * 1000)
    await asyncio.sleep(30)
    return response
