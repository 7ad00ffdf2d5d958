"""A small Brunch on loopback: its API of articles, its authors' pages, its pleas and its logins."""

import html
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Self

from aiohttp import web

from adapters.blogs.web.fetcher import Fetcher

HOSTS = ("brunch.co.kr", "api.brunch.co.kr", "accounts.kakao.com")
PAGE = """<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>{title}</title>
<meta property="og:title" content="{title}"><meta property="og:url" content="https://brunch.co.kr/@haru/{no}">
<meta property="og:article:author" content="하루"><meta property="og:regDate" content="{when}">
<link type="application/rss+xml" rel="alternate" href="https://brunch.co.kr/rss/@@2JnD"></head><body>
<div class="wrap_cover"><h1 class="cover_title">{title}</h1><p class="cover_sub_title">작은 제목</p></div>
<div class="wrap_view_article">{body}</div>
<ul class="list_keyword"><li><a href="/keyword/빵?q=g" class="link_keyword">#빵</a></li></ul>
<div class="wrap_comment"><p>댓글입니다</p></div></body></html>"""


@dataclass
class Article:
    no: int
    title: str
    html: str
    published: datetime
    paid: bool = False
    version: int = 1
    status: str = "publish"


@dataclass
class BrunchServer:
    """Say what the author wrote, then read it. Everything it was asked for, but robots.txt, is in `asked`."""

    port: int = 0
    articles: list[Article] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    _size: int = 20
    _answers: dict[str, tuple[int, str]] = field(default_factory=dict)
    _moved: dict[str, str] = field(default_factory=dict)

    def post(self, title: str, html: str, paid: bool = False) -> Self:
        """The next older article."""
        n = len(self.articles)
        moment = datetime(2025, 12, 17, 3, 30, tzinfo=UTC) - timedelta(days=n)
        self.articles.append(Article(90 - n, title, html, moment, paid))
        return self

    def writes(self, title: str, html: str) -> Self:
        first = self.articles[0]
        self.articles.insert(0, Article(first.no + 1, title, html, first.published + timedelta(days=1)))
        return self

    def changes(self, title: str, text: str) -> Self:
        article = self._named(title)
        article.html, article.version = item(text), article.version + 1
        return self

    def loses(self, title: str) -> Self:
        self.articles.remove(self._named(title))
        return self

    def shuts(self, title: str) -> Self:
        self._named(title).status = "private"
        return self

    def _named(self, title: str) -> Article:
        return next(article for article in self.articles if article.title == title)

    def leaves_of(self, size: int) -> Self:
        self._size = size
        return self

    def answers(self, path: str, status: int, text: str = "") -> Self:
        self._answers[path] = status, text
        return self

    def redirects(self, path: str, to: str) -> Self:
        self._moved[path] = to
        return self

    def reached(self) -> Fetcher:
        async def here(host: str, port: int) -> Sequence[str]:
            return ["127.0.0.1"]

        return Fetcher(frozenset({(host, self.port) for host in HOSTS}), lookup=here)

    def at(self, host: str) -> str:
        return f"http://{host}:{self.port}"

    # What it answers

    async def answer(self, request: web.Request) -> web.StreamResponse:
        if request.path == "/robots.txt":
            return web.Response(text="User-agent: *\nAllow: /\n")
        self.asked.append(request.path_qs)
        if to := self._moved.get(request.path):
            return web.Response(status=302, headers={"Location": to})
        if given := self._answers.get(request.path):
            return web.Response(status=given[0], text=given[1], content_type="text/html")
        if request.path == "/v2/article/@haru":
            return self._told(int(request.query.get("lastTime", "9" * 13)))
        if request.path == "/@haru":
            return self._author()
        for article in self.articles:
            if request.path == f"/@haru/{article.no}":
                return web.Response(text=self.page(article), content_type="text/html")
        return web.Response(status=404, text="<p>없는 글입니다</p>", content_type="text/html")

    def _told(self, before: int) -> web.Response:
        rows = [
            {
                "no": a.no,
                "title": html.escape(a.title),
                "contentHash": f"hash-{a.no}-{a.version}",
                "publishTimestamp": int(a.published.timestamp() * 1000),
                "status": a.status,
                "userId": "2JnD",
                "profileId": "haru",
                "userName": "하루",
                "membershipContent": a.paid,
            }
            for a in self.articles
            if a.published.timestamp() * 1000 < before
        ]
        return web.json_response({"code": 200, "data": {"list": rows[: self._size]}})

    def _author(self) -> web.Response:
        links = "".join(f'<a href="/@haru/{a.no}"><strong>{a.title}</strong></a>' for a in self.articles)
        page = f'<html><body>{links}<a href="/@other/3">이웃의 글</a><p>{"작가 소개 " * 50}</p></body></html>'
        return web.Response(text=page, content_type="text/html")

    def page(self, article: Article) -> str:
        body = f'<div class="wrap_body text_align_left finish_txt">{article.html}</div>'
        if article.paid:
            body = '<div class="wrap_membership_guide">멤버십 구독자만 읽을 수 있는 글입니다</div>'
        when = f"{article.published + timedelta(hours=9):%Y-%m-%dT%H:%M}+09:00"
        return PAGE.format(title=html.escape(article.title), no=article.no, when=when, body=body)


def item(text: str, tag: str = "p") -> str:
    """One line as Brunch's editor leaves it."""
    app = html.escape(json.dumps({"type": "text", "data": [{"type": "text", "text": text}]}, ensure_ascii=False))
    return f'<{tag} class="wrap_item item_type_text" data-app="{app}">{html.escape(text)}</{tag}>'


@asynccontextmanager
async def brunch() -> AsyncIterator[BrunchServer]:
    """The author on a free port, until the block ends."""
    author = BrunchServer()
    app = web.Application()
    app.router.add_get("/{path:.*}", author.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    author.port = runner.addresses[0][1]
    try:
        yield author
    finally:
        await runner.cleanup()
