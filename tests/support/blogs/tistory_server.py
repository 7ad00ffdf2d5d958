"""A small Tistory on loopback: lists of posts in four ways, pages in a skin, passwords, refusals."""

import html
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from typing import Self

from aiohttp import web

from adapters.blogs.web.fetcher import Fetcher

KST = timezone(timedelta(hours=9))
HOST = "haru.tistory.com"
SKIN = """<!doctype html><html lang="ko"><head><meta charset="utf-8">
<script type="text/javascript">if (!window.T) {{ window.T = {{}} }}
window.T.config = {config};
{entry}
window.TistoryBlog = {{
    basePath: "",
    url: "{own}",
    tistoryUrl: "https://haru.tistory.com",
    token: "x"
}};</script>
{meta}<title>{title} :: {blog}</title></head><body id="tt-body-page">
<nav><ul class="tt_category"><li><a href="/category">분류 전체보기</a></li></ul></nav>
<div class="skin-of-somebody">{body}</div>
<aside><h3>최근 댓글</h3><p>잘 보고 갑니다</p><a href="/tag/빵">빵</a></aside>
</body></html>"""
META = """<meta property="og:title" content="{title}"/>
<meta property="article:txid" content="5257_{number}"/>
<meta property="article:published_time" content="{published}"/>
<meta property="og:regDate" content="{half_clock}"/>
<meta property="article:modified_time" content="{modified}"/>
<link rel="canonical" href="{own}/{number}"/>
"""
BODY = """<div class="article_view"><div class="tt_article_useless_p_margin contents_style">{html}</div>
<div class="container_postbtn"><button>공감</button></div>
<div class="another_category"><h4>'일상' 카테고리의 다른 글</h4></div>
<div class="tags">{tags}</div></div>
<form class="comment"><input type="password" placeholder="비밀번호"><textarea></textarea></form>"""
SHUT = """<div class="entryProtected"><h2>{title}</h2>
<p>보호되어 있는 글입니다. 내용을 보시려면 비밀번호를 입력하세요.</p>
<input type="password" id="entry{number}password"/><input type="button" class="submit" value="확인"/></div>"""


@dataclass
class Entry:
    number: int
    title: str
    html: str
    published: datetime
    modified: datetime
    slug: str = ""
    visibility: str = "PUBLIC"
    tags: tuple[str, ...] = ()
    gone: bool = False

    @property
    def path(self) -> str:
        return f"/entry/{self.slug}" if self.slug else f"/{self.number}"


@dataclass
class TistoryServer:
    """Say what the blog is like, then read it. Everything it was asked for, but robots.txt, is in `asked`."""

    port: int = 0
    title: str = "하루의 기록"
    own: str = f"https://{HOST}"
    entries: list[Entry] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=lambda: {HOST})
    _closed: dict[str, int] = field(default_factory=dict)
    _pages: dict[str, str] = field(default_factory=dict)
    _moved: dict[str, str] = field(default_factory=dict)
    _per_leaf: int = 20
    _cut: bool = False
    _ids: bool = True

    def post(self, title: str, html: str, slug: str = "", tags: Sequence[str] = (), visibility: str = "PUBLIC") -> Self:
        """The next older post."""
        n = len(self.entries)
        moment = datetime(2024, 5, 30, 17, 38, tzinfo=KST) - timedelta(days=n)
        self.entries.append(
            Entry(400 - 7 * n, title, html, moment, moment + timedelta(hours=1), slug, visibility, tuple(tags))
        )
        return self

    def writes(self, title: str, html: str) -> Self:
        """A new post on top of the others."""
        moment = self.entries[0].published + timedelta(days=1)
        self.entries.insert(0, Entry(self.entries[0].number + 3, title, html, moment, moment))
        return self

    def changes(self, title: str, text: str) -> Self:
        entry = self._named(title)
        entry.html, entry.modified = f"<p>{text}</p>", entry.modified + timedelta(days=9)
        return self

    def loses(self, title: str) -> Self:
        self.entries.remove(self._named(title))
        return self

    def misplaces(self, title: str) -> Self:
        """Its list still names the post, and its page answers 404."""
        self._named(title).gone = True
        return self

    def shuts(self, title: str) -> Self:
        self._named(title).visibility = "PROTECTED"
        return self

    def _named(self, title: str) -> Entry:
        return next(entry for entry in self.entries if entry.title == title)

    def closes(self, path: str, status: int = 404) -> Self:
        """A path that answers with an error from now on."""
        self._closed[path] = status
        return self

    def serves(self, path: str, page: str) -> Self:
        self._pages[path] = page
        return self

    def redirects(self, path: str, to: str) -> Self:
        self._moved[path] = to
        return self

    def leaves_of(self, size: int) -> Self:
        self._per_leaf = size
        return self

    def cuts_its_feed(self) -> Self:
        self._cut = True
        return self

    def hides_its_numbers(self) -> Self:
        """Its list names posts by their addresses only."""
        self._ids = False
        return self

    def reached(self) -> Fetcher:
        """A fetcher for which every host of this blog is here."""

        async def here(host: str, port: int) -> Sequence[str]:
            return ["127.0.0.1"]

        return Fetcher(frozenset({(host, self.port) for host in self.hosts}), lookup=here)

    @property
    def root(self) -> str:
        return "http://{}:" + str(self.port)

    # What it answers

    async def answer(self, request: web.Request) -> web.StreamResponse:
        if request.path == "/robots.txt":
            return web.Response(text="User-agent: *\nDisallow: /manage\nAllow: /\n")
        self.asked.append(request.path_qs)
        if status := self._closed.get(request.path_qs, self._closed.get(request.path, 0)):
            return web.Response(
                status=status, text="<html><body>권한이 없거나 존재하지 않는 페이지입니다.</body></html>"
            )
        if to := self._moved.get(request.path):
            return web.Response(status=302, headers={"Location": to})
        if request.path in self._pages:
            return web.Response(text=self._pages[request.path], content_type="text/html")
        match request.path:
            case "/m/api/entry/0/POST":
                return self._told(int(request.query["page"]), int(request.query["size"]))
            case "/sitemap.xml":
                return self._mapped()
            case "/rss":
                return self._fed()
            case "/":
                return self._leaf(int(request.query.get("page", "1")))
        path = request.path.removeprefix("/m")
        for entry in self.entries:
            if path in (entry.path, f"/{entry.number}") and not entry.gone:
                return web.Response(text=self.page(entry), content_type="text/html")
        return web.Response(status=404, text="<html><body>권한이 없거나 존재하지 않는 페이지입니다.</body></html>")

    def _told(self, number: int, size: int) -> web.Response:
        size = min(size, self._per_leaf)
        entries = self.entries[number * size : (number + 1) * size]
        last = (number + 1) * size >= len(self.entries)
        items = [
            {
                **({"id": e.number} if self._ids else {}),
                "title": html.escape(e.title),
                "summary": e.html.replace("<", " <")[:80],
                "published": f"{e.published:%Y-%m-%dT%H:%M:%S+09:00}",
                "thumbnail": f"https://blog.kakaocdn.net/dna/x/{e.number}.png?credential=x&expires={datetime.now(UTC)}",
                "blogName": "haru",
                "tags": list(e.tags),
                "path": e.path,
                "visibility": e.visibility,
                "restrictType": None,
            }
            for e in entries
        ]
        said = {
            "items": items,
            "isLast": last,
            "totalItems": len(self.entries),
            "nextPage": None if last else number + 1,
        }
        return web.json_response({"data": said})

    def _mapped(self) -> web.Response:
        urls = [f"<url><loc>{self.own}/</loc></url>", f"<url><loc>{self.own}/tag/%EB%B9%B5</loc></url>"]
        urls += [f"<url><loc>{self.own}/category/%EC%9D%BC%EC%83%81</loc></url>"]
        for e in reversed(self.entries):
            for path in (e.path, f"/m{e.path}"):
                urls.append(f"<url><loc>{self.own}{path}</loc><lastmod>{e.modified.isoformat()}</lastmod></url>")
        text = '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        return web.Response(text=text + "".join(urls) + "</urlset>", content_type="application/xml")

    def _fed(self) -> web.Response:
        items = "".join(
            f"<item><title>{html.escape(e.title)}</title><link>{self.own}{e.path}</link>"
            f"<description>{html.escape(e.html[:60] + '...' if self._cut else e.html)}</description>"
            f"<category>일상</category>{''.join(f'<category>{t}</category>' for t in e.tags)}"
            f"<guid isPermaLink='true'>{self.own}{e.path}</guid>"
            f"<pubDate>{e.published:%a, %d %b %Y %H:%M:%S} +0900</pubDate></item>"
            for e in self.entries
        )
        head = '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>하루의 기록</title>'
        return web.Response(text=f"{head}<link>{self.own}</link>{items}</channel></rss>", content_type="text/xml")

    def _leaf(self, number: int) -> web.Response:
        entries = self.entries[(number - 1) * self._per_leaf : number * self._per_leaf]
        body = "".join(
            f'<a href="{e.path}" class="link_category"><img src="x.png"></a><a href="{e.path}">{e.title} (3)</a>'
            for e in entries
        )
        body += (
            '<a href="/manage">관리</a><a href="https://other.tistory.com/9">이웃 글</a><a href="/guestbook">방명록</a>'
        )
        return web.Response(text=self.skin(self.title, body), content_type="text/html")

    def page(self, entry: Entry) -> str:
        said = {"entryId": entry.number, "isAuthor": False, "categoryId": 1, "categoryLabel": "일상/빵"}
        meta = META.format(
            title=html.escape(entry.title),
            number=entry.number,
            published=entry.published.isoformat(),
            half_clock=f"{entry.published:%Y%m%d%I%M%S}",
            modified=entry.modified.isoformat(),
            own=self.own,
        )
        tags = "".join(f'<a href="/tag/{tag}" rel="tag">{tag}</a>, ' for tag in entry.tags)
        shut = entry.visibility != "PUBLIC"
        body = SHUT.format(title=entry.title, number=entry.number) if shut else BODY.format(html=entry.html, tags=tags)
        return self.skin(html.escape(entry.title), body, meta, f"window.T.entryInfo = {json.dumps(said)};")

    def skin(self, title: str, body: str, meta: str = "", entry: str = "") -> str:
        config = {"ROLE": "guest", "BLOG": {"id": 5257, "name": "haru", "title": self.title}, "DEFAULT_URL": self.own}
        said = json.dumps(config, ensure_ascii=False)
        return SKIN.format(config=said, entry=entry, own=self.own, meta=meta, title=title, blog=self.title, body=body)


@asynccontextmanager
async def tistory() -> AsyncIterator[TistoryServer]:
    """The blog on a free port, until the block ends."""
    blog = TistoryServer()
    app = web.Application()
    app.router.add_get("/{path:.*}", blog.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    blog.port = runner.addresses[0][1]
    try:
        yield blog
    finally:
        await runner.cleanup()
