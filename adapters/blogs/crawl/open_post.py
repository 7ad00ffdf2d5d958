"""Take a post's text from its feed where that is whole, else from its page."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from urllib.parse import urlsplit

from adapters.blogs.address import feed_urls
from adapters.blogs.crawl.any_page import PagePost, post_on_page
from adapters.blogs.crawl.incremental import Listed, Skip
from adapters.blogs.crawl.session import CrawlSession
from adapters.blogs.formats.feed import Entry, Feed, plain
from adapters.blogs.to_markdown import convert
from adapters.sandbox import SandboxFailed
from bot.errors import Blocked, BlogError, Unreachable
from bot.model import Post

MADE_FROM_MARKDOWN = re.compile(r"jekyll|hugo|hexo|gatsby|eleventy|ghost|astro|pelican|zola|docusaurus|vuepress", re.I)
MARKDOWN_HOST = re.compile(r"(^|\.)(velog\.io|github\.io|gitlab\.io|netlify\.app|vercel\.app|pages\.dev)$")
CUT = re.compile(
    r"(\[…\]|\[\.\.\.\]|\[&hellip;\]|\.{5,}|더\s?보기|계속 읽기|continue reading.{0,80}|read more|続きを読む)\W{0,3}$",
    re.I,
)
DOTS = re.compile(r"(…|\.\.\.)\W{0,2}$")
BLOCK_TAG = re.compile(r"<(p|div|br|h[1-6]|ul|ol|blockquote|pre|table|figure)\b", re.I)
NO_LETTERS = re.compile(r"\]\((?:[^)\s\]]|\](?!\())*+\)|[\W_]")  # an address ends where the next begins: read once
END = 300  # characters, in which an excerpt says that it is one
BOOK = 200_000  # characters: no excerpt is as long, and a page may be forty times that
excerpt = 0.6  # of the text of a page: what has less is cut short


class Opener:
    """Opens the posts of one blog; whether its feed is cut short is measured on the first two.

    `sure`: what is listed are posts, whatever their pages say of themselves.
    """

    def __init__(self, session: CrawlSession, feed: Feed, url: str, now: datetime, sure: bool = True) -> None:
        self._session = session
        self._now = now
        self._sure = sure
        self._posts_on: dict[str, PagePost] = {}
        self._cut: bool | None = None
        self._sample = [entry for entry in newest_first(feed.entries) if entry.url][:2]
        host = urlsplit(url).hostname or ""
        self._keep = bool(MADE_FROM_MARKDOWN.search(feed.generator) or MARKDOWN_HOST.search(host))

    async def open(self, item: Listed) -> Post:
        """Raises Skip where a page is not for everybody, or none of a post; BlogError and SandboxFailed."""
        if item.html and (told := await self._from_entry(item.html, item.url)) is not None:
            title = item.title or _first_words(told)
            return Post(item.key, title, told, item.url, item.published, item.tags, item.content_hash)
        try:
            found = await self._post_on(item.url, item.html)
        except Blocked as error:
            raise (Skip("private") if error.reason == "login" else error) from error
        if not item.html and not (self._sure or found.is_post):
            raise Skip("other")
        return Post(
            key=item.key,
            title=item.title or found.title or _first_words(found.markdown),
            markdown=found.markdown,
            url=item.url,
            published=item.published or found.published,
            tags=item.tags or found.tags,
            content_hash=item.content_hash,
        )

    async def _from_entry(self, html: str, url: str) -> str | None:
        """The post as its feed has it; None where that is only its beginning."""
        told = await self._session.run(convert.html_to_markdown, html, url, self._keep)
        if not url:
            return told
        if self._cut is None:
            self._cut = await self._is_cut()
        return None if self._cut or CUT.search(told[-END:]) else told

    async def _is_cut(self) -> bool:
        """By the text of up to two pages: a feed that has less than three fifths of it is an excerpt."""
        if self._sample and all(_looks_cut(entry) for entry in self._sample):
            return True
        shares = []
        for entry in self._sample:
            try:
                whole = letters((await self._post_on(entry.url, entry.html)).markdown)
                told = letters(await self._session.run(convert.html_to_markdown, entry.html, entry.url, self._keep))
            except (BlogError, SandboxFailed):
                continue
            shares.append(told / whole if whole else 1.0)
        return bool(shares) and sum(shares) / len(shares) < excerpt

    async def _post_on(self, url: str, told: str) -> PagePost:
        if url not in self._posts_on:
            address = feed_urls.page(url)
            page = await self._session.get(address)
            found = await self._session.run(
                post_on_page, page.body, page.charset, page.url, told, self._keep, self._now
            )
            if len(self._posts_on) < len(self._sample):  # those that are asked for again
                self._posts_on[url] = found
        else:
            found = self._posts_on[url]
        if not found.markdown:
            raise Unreachable(urlsplit(url).hostname or "", 404)
        return found


def newest_first(given: Iterable[Entry]) -> list[Entry]:
    """By their dates if all have one, else in the order in which they came."""
    given = list(given)
    if all(entry.published for entry in given):
        return sorted(given, key=lambda entry: entry.published or datetime.min.replace(tzinfo=UTC), reverse=True)
    return given


def _looks_cut(entry: Entry) -> bool:
    text = plain(re.sub(r"<[^<>]{0,500}>", " ", entry.html[-2000:]))
    return bool(CUT.search(text)) or (bool(DOTS.search(text)) and not BLOCK_TAG.search(entry.html))


def letters(markdown: str) -> int:
    """How many there are, without addresses: what two renderings of one text have in common."""
    return len(NO_LETTERS.sub("", markdown[:BOOK]))


def _first_words(markdown: str) -> str:
    return " ".join(re.sub(r"[#>*`\\]", "", markdown[:END].partition("\n")[0]).split())[:60]
