"""A small Naver on loopback: its three lists, the mobile pages of posts, and how it says no."""

import html
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Self
from urllib.parse import quote_plus

from aiohttp import web

from adapters.blogs.platforms.naver import Sites

KST = timezone(timedelta(hours=9))
BLOG = "haru"
PAGE = """<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>{title} : 네이버 블로그</title>
<meta property="og:title" content="{title}">{robots}
<script>var blogId = "haru"; var blogNo = '142227876'; var gsTagName = "{tags}";</script></head><body>
<div id="_post_property" editorversion="4" blogName="하루의 기록" addDate="{moment}"></div>
<p class="blog_date">7시간 전</p><div class="post_ct" id="viewTypeSelector"><div class="se-main-container">
<div class="se-component se-text"><div class="se-component-content"><div class="se-section se-section-text">
<div class="se-module se-module-text">{paragraphs}</div></div></div></div></div></div>
<div class="comments">잘 보고 갑니다</div></body></html>"""
PARAGRAPH = '<!-- SE-TEXT { --><p class="se-text-paragraph"><span class="se-fs- se-ff-">%s</span></p><!-- } SE-TEXT -->'
NO_POST = '<script>location.href="MobileErrorView.naver?errorType={why}";</script>'
FEED = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title><![CDATA[하루의 기록]]></title>
<link>https://blog.naver.com/haru</link><language>ko</language>{items}</channel></rss>"""


@dataclass
class Entry:
    number: int
    title: str
    text: str
    moment: datetime
    flags: dict[str, object] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    page: str = ""  # instead of the post's own
    hidden: bool = False  # from search engines


@dataclass
class NaverServer:
    """Say what the blog is like, then read it. Everything it was asked for, but robots.txt, is in `asked`."""

    port: int = 0
    title: str = "하루의 기록"
    entries: list[Entry] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    _statuses: dict[str, int] = field(default_factory=dict)
    _relative: bool = False
    _repeats: bool = False
    _between: Entry | None = None
    _written: int = 0

    @property
    def sites(self) -> Sites:
        here = f"http://127.0.0.1:{self.port}"
        return Sites(f"{here}/m", f"{here}/desktop", f"{here}/rss")

    # What the blog is like

    def post(self, title: str, text: str = "", *tags: str, **flags: object) -> Self:
        """The next older post. `flags` as the list gives them: buddyOpen=True, searchYn="false", …"""
        number = 223_999_999_000 - 1000 * self._written
        moment = datetime(2024, 5, 31, 9, 30, 5, tzinfo=KST) - timedelta(days=self._written)
        self._written += 1
        self.entries.append(Entry(number, title, text or f"{title} 이야기를 적어 봅니다.", moment, flags, tags))
        return self

    def many(self, count: int) -> Self:
        for n in range(count):
            self.post(f"{n + 1}번째 글")
        return self

    def refuses(self, what: str, status: int = 403) -> Self:
        """ "list", "titles", "feed", "card", "list 2" (its second page only)."""
        self._statuses[what] = status
        return self

    def changes(self, title: str, text: str) -> Self:
        self._named(title).text = text
        return self

    def loses(self, title: str) -> Self:
        """Gone from the lists, and its page with it."""
        self.entries.remove(self._named(title))
        return self

    def shuts(self, title: str) -> Self:
        """For neighbours only, from now on."""
        self._named(title).flags["buddyOpen"] = True
        return self

    def shows_instead(self, title: str, page: str) -> Self:
        self._named(title).page = page
        return self

    def says_no(self, title: str, why: str) -> Self:
        return self.shows_instead(title, NO_POST.format(why=why))

    def hides_from_search(self, title: str) -> Self:
        self._named(title).hidden = True
        return self

    def dates_loosely(self) -> Self:
        """The list of titles calls the newest one "1시간 전"."""
        self._relative = True
        return self

    def repeats_itself(self) -> Self:
        """Whatever page of the list is asked for, it is the first."""
        self._repeats = True
        return self

    def gets_a_post_between_pages(self, title: str) -> Self:
        """As soon as the first page of the list has been given, there is a newer post."""
        self._between = Entry(224_000_000_000, title, "방금 쓴 글", datetime(2024, 6, 1, 9, tzinfo=KST))
        return self

    def _named(self, title: str) -> Entry:
        return next(entry for entry in self.entries if entry.title == title)

    # What it answers

    async def answer(self, request: web.Request) -> web.Response:
        if request.path == "/robots.txt":
            return web.Response(status=404)
        self.asked.append(request.path_qs)
        match [part for part in request.path.split("/") if part]:
            case ["m", "api", "blogs", blog, *what] if self._comes_from_naver(request):
                return self._api(blog, what[0] if what else "card", request)
            case ["m", "api", *_]:
                return web.Response(status=403)
            case ["m", blog, number] if blog == BLOG:
                return self._page(number)
            case ["desktop", "PostTitleListAsync.naver"]:
                return self._titles(request)
            case ["rss", "haru.xml"]:
                return self._refusal("feed") or self._feed()
        return web.Response(status=404, text=NO_POST.format(why="noPost"), content_type="text/html")

    def _comes_from_naver(self, request: web.Request) -> bool:
        return request.headers.get("Referer", "").startswith(self.sites.mobile)

    def _refusal(self, what: str) -> web.Response | None:
        return web.Response(status=self._statuses[what]) if what in self._statuses else None

    def _api(self, blog: str, what: str, request: web.Request) -> web.Response:
        if blog != BLOG:
            return _error("blog_id_invalidate", 400)
        match what:
            case "card":
                return self._refusal("card") or _result({"blogId": BLOG, "blogName": self.title})
            case "contents-count":
                return self._refusal("card") or _result({"postCount": len(self.entries)})
            case "post-list":
                page = int(request.query["page"])
                return self._refusal("list") or self._refusal(f"list {page}") or self._list(page, request)
        return _error("error", 500)

    def _list(self, page: int, request: web.Request) -> web.Response:
        size = int(request.query["itemCount"])
        if size > 30:
            return _error("param_is_invalidate", 200)
        items = self.entries[:size] if self._repeats else self.entries[(page - 1) * size : page * size]
        if self._between:
            self.entries, self._between = [self._between, *self.entries], None
        told = [_item(entry) for entry in items]
        return _result({"items": told, "totalCount": 0, "page": 1, "categoryNo": 0, "categoryName": "전체보기"})

    def _titles(self, request: web.Request) -> web.Response:
        if refusal := self._refusal("titles"):
            return refusal
        if request.query["blogId"] != BLOG:
            return web.Response(text='{"resultCode":"E","resultMessage":"없는 블로그","postList":[]}')
        page, size = int(request.query["currentPage"]), int(request.query["countPerPage"])
        items = [self._titled(entry) for entry in self.entries[(page - 1) * size : page * size]]
        text = json.dumps({"resultCode": "S", "resultMessage": "", "postList": items, "countPerPage": str(size)})
        paging = "<a href=\\'#\\' class=\\'next\\'>\\x26gt;</a>"  # as the server writes it: no JSON
        return web.Response(text=f'{text[:-1]}, "pagingHtml": "{paging}", "totalCount": "0"}}')

    def _titled(self, entry: Entry) -> dict[str, str]:
        young = self._relative and entry is self.entries[0]
        day = f"{entry.moment.year}. {entry.moment.month}. {entry.moment.day}."
        return {
            "logNo": str(entry.number),
            "title": quote_plus(html.escape(entry.title)),
            "addDate": "1시간 전" if young else day,
            "searchYn": str(entry.flags.get("searchYn", "true")),
            "openType": "2",
        }

    def _page(self, number: str) -> web.Response:
        entry = next((e for e in self.entries if str(e.number) == number), None)
        if entry is None:
            return web.Response(status=404, text=NO_POST.format(why="noPost"), content_type="text/html")
        page = entry.page or PAGE.format(
            title=html.escape(entry.title),
            tags=",".join(entry.tags),
            moment=int(entry.moment.timestamp() * 1000),
            robots='<meta name="robots" content="noindex,nofollow">' if entry.hidden else "",
            paragraphs="".join(PARAGRAPH % html.escape(line) for line in entry.text.split("\n")),
        )
        return web.Response(text=page, content_type="text/html", charset="utf-8")

    def _feed(self) -> web.Response:
        items = "".join(
            f"<item><title><![CDATA[{e.title}]]></title>"
            f"<link><![CDATA[https://blog.naver.com/haru/{e.number}?fromRss=true&trackingCode=rss]]></link>"
            f"<guid>https://blog.naver.com/haru/{e.number}</guid><tag>빵</tag>"
            f"<description><![CDATA[{e.text[:10]}.......]]></description>"
            f"<pubDate>{e.moment:%a, %d %b %Y %H:%M:%S} +0900</pubDate></item>"
            for e in self.entries[:50]
        )
        return web.Response(text=FEED.format(items=items), content_type="text/xml", charset="utf-8")


def _item(entry: Entry) -> dict[str, object]:
    closed: dict[str, object] = dict.fromkeys(("notOpen", "buddyOpen", "bothBuddyOpen", "postBlocked"), False)
    return {
        "logNo": entry.number,
        "blogNo": 142227876,
        "domainIdOrBlogId": BLOG,
        "titleWithInspectMessage": html.escape(entry.title),
        "addDate": int(entry.moment.timestamp() * 1000),
        "briefContents": entry.text[:100],
        "smartEditorVersion": 4,
        "commentCnt": 3,
        "allOpenPost": not any(entry.flags.values()),
        "searchYn": True,
        **closed,
        **entry.flags,
    }


def _result(found: dict[str, object]) -> web.Response:
    return web.json_response({"isSuccess": True, "result": found})


def _error(code: str, status: int) -> web.Response:
    told = {"isSuccess": False, "error": {"code": code, "message": "", "details": ""}}
    return web.json_response(told, status=status)


@asynccontextmanager
async def serving_naver() -> AsyncIterator[NaverServer]:
    """A blog called haru on a free port, until the block ends."""
    naver = NaverServer()
    app = web.Application()
    app.router.add_get("/{path:.*}", naver.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1, handler_cancellation=True)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    naver.port = runner.addresses[0][1]
    try:
        yield naver
    finally:
        await runner.cleanup()
