"""Read any blog that has a feed, starting from any of its pages."""

import hashlib
import logging
import re
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from adapters.blogs import entries, markup, places
from adapters.blogs.apart import Apart, GaveUp
from adapters.blogs.entries import Entry, Feed
from adapters.blogs.fetch import Fetcher, Page
from adapters.blogs.typed import has_scheme, normal
from bot.errors import BlogError, BrokenFeed, NoBlogThere, PrivateAddress, TooLarge, Unreachable
from bot.model import Blog, Known, Post, Skipped
from bot.ports import NOTHING, Reading, Source

log = logging.getLogger(__name__)

most_pages = 30  # of one feed, followed from page to page
most_hung = 3  # posts that may hang their reader before we leave the rest
most_dead = 3  # pages in a row that nobody answers for before we leave the rest
longest_reading = 240.0  # seconds, after which no further page is opened
MADE_FROM_MARKDOWN = re.compile(r"jekyll|hugo|hexo|gatsby|eleventy|ghost|astro|pelican|zola|docusaurus|vuepress", re.I)
MARKDOWN_HOST = re.compile(r"(^|\.)(velog\.io|github\.io|gitlab\.io|netlify\.app|vercel\.app|pages\.dev)$")
CUT = re.compile(
    r"(\[…\]|\[\.\.\.\]|\[&hellip;\]|\.{5,}|더\s?보기|계속 읽기|continue reading.{0,80}|read more|続きを読む)\W{0,3}$",
    re.I,
)
DOTS = re.compile(r"(…|\.\.\.)\W{0,2}$")
BLOCK_TAG = re.compile(r"<(p|div|br|h[1-6]|ul|ol|blockquote|pre|table|figure)\b", re.I)
NOT_OPEN = re.compile(rb"MobileErrorView|nid\.naver\.com/nidlogin|accounts\.kakao\.com/login")


@dataclass(frozen=True)
class _Found:
    url: str
    feed: Feed


class FeedReader:
    """`limit`: how many posts to read at most. Raises BlogError for an address without a readable blog."""

    def __init__(self, fetcher: Fetcher, apart: Apart, limit: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._fetcher = fetcher
        self._apart = apart
        self._limit = limit
        self._clock = clock

    async def find(self, source: Source, known: Known = NOTHING) -> Reading | None:
        if not isinstance(source, str):
            return None
        url = normal(source)
        found = await self._known(url) or await self._from_page(url, has_scheme(source))
        blog = Blog(kind="feed", address=found.url, title=found.feed.title or (urlsplit(found.url).hostname or ""))
        count = self._limit if found.feed.next else min(len(found.feed.entries), self._limit)
        return Reading(blog, count, self._posts(found))

    # Finding the feed

    async def _known(self, url: str) -> _Found | None:
        for feed in places.feeds(url):
            try:
                page = await self._fetcher.get(feed)
            except Unreachable:
                continue
            if found := await self._feed(page):
                return found
        return None

    async def _from_page(self, url: str, scheme_said: bool) -> _Found:
        page = await self._open(url, scheme_said)
        if found := await self._feed(page):
            return found
        try:
            signs = await self._apart.run(places.signposts, page.body, page.charset, page.url)
        except GaveUp:
            signs = places.Signposts((), "")
        moved = [*places.feeds(page.url), *(places.feeds(signs.frame) if signs.frame else ())]
        candidates = [*moved, *signs.feeds[:5], *places.guesses(page.url)]
        return await self._first_feed(dict.fromkeys(candidates), page.url)

    async def _open(self, url: str, scheme_said: bool) -> Page:
        try:
            return await self._fetcher.get(url)
        except Unreachable as error:
            if scheme_said or error.status:
                raise
            return await self._fetcher.get(url.replace("https://", "http://", 1))

    async def _first_feed(self, candidates: Iterable[str], url: str) -> _Found:
        broken: BrokenFeed | None = None
        for candidate in candidates:
            try:
                if found := await self._feed(await self._fetcher.get(candidate)):
                    return found
            except BrokenFeed as error:
                broken = broken or error
            except Unreachable as error:
                if not error.status:  # the whole host is gone, not one page
                    break
            except BlogError:
                continue
        raise broken or NoBlogThere(url)

    async def _feed(self, page: Page) -> _Found | None:
        """The feed that this page is, or None. Raises BrokenFeed."""
        if not entries.is_feed(page.body, page.charset):
            return None
        try:
            return _Found(page.url, await self._apart.run(entries.read_feed, page.body, page.charset, page.url))
        except (GaveUp, entries.NoFeed) as error:
            raise BrokenFeed(page.url) from error

    # Reading the posts

    async def _posts(self, found: _Found) -> AsyncGenerator[Post | Skipped, None]:
        patience = _Patience(self._clock)
        voice = _Reading(found, self._fetcher, self._apart, patience)
        given, seen = 0, set[str]()
        async for entry in self._all_entries(found, patience):
            if given >= self._limit:
                return
            key = _key(entry, found.feed)
            if key in seen:
                yield Skipped(_name(entry), "twice")
                continue
            seen.add(key)
            result = await voice.post(entry, key)
            given += isinstance(result, Post)
            yield result

    async def _all_entries(self, found: _Found, patience: "_Patience") -> AsyncIterator[Entry]:
        """Newest first, through all the pages of a feed, as long as they bring anything new."""
        feed, url, known = found.feed, found.url, set[str]()
        for number in range(2, most_pages + 2):
            fresh = [entry for entry in feed.entries if _identity(entry) not in known]
            if number > 2 and not fresh:
                return
            for entry in _newest_first(feed.entries if number == 2 else fresh):
                known.add(_identity(entry))
                yield entry
            url = feed.next or _wordpress_page(found, number)
            if not url or patience.lost:
                return
            try:
                following = await self._feed(await self._fetcher.get(url))
            except BlogError:
                return
            if following is None:
                return
            feed = following.feed


def _wordpress_page(found: _Found, number: int) -> str:
    if "wordpress" not in found.feed.generator.lower():
        return ""
    return f"{found.url.partition('?')[0]}?paged={number}"


def _newest_first(given: Iterable[Entry]) -> list[Entry]:
    given = list(given)
    if all(entry.published for entry in given):
        return sorted(given, key=lambda entry: entry.published or datetime.min.replace(tzinfo=UTC), reverse=True)
    return given


def _identity(entry: Entry) -> str:
    return f"{entry.url}\n{entry.guid}\n{entry.title}"


def _key(entry: Entry, feed: Feed) -> str:
    """The platform's own id, else the canonical address, else the GUID, else a hash of the content."""
    if own := places.platform_id(entry.url, entry.guid):
        return own
    if entry.url:
        url = places.canonical(entry.url)
        if url != places.canonical(feed.home or entry.url) or not feed.home:
            return url
    if entry.guid:
        return entry.guid
    return "hash:" + hashlib.sha256(f"{entry.title}\n{entry.html[:2000]}".encode()).hexdigest()[:32]


def _name(entry: Entry) -> str:
    return entry.title or entry.url or entry.guid


class _Patience:
    """How long it is worth while to open more pages of one blog."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._until = clock() + longest_reading
        self._dead = 0

    @property
    def lost(self) -> bool:
        return self._dead >= most_dead or self._clock() >= self._until

    def answered(self, status: int) -> None:
        """A page that is not there or not open is an answer; 0 is silence, and the others are a host that cannot."""
        self._dead = self._dead + 1 if status in (0, 429) or status >= 500 else 0


class _Reading:
    """The posts of one feed, one after the other; whether the feed is cut short is measured on the first two."""

    def __init__(self, found: _Found, fetcher: Fetcher, apart: Apart, patience: _Patience) -> None:
        self._fetcher = fetcher
        self._apart = apart
        self._patience = patience
        self._hung = 0
        self._pages: dict[str, str] = {}
        self._cut: bool | None = None
        self._sample = [e for e in _newest_first(found.feed.entries) if e.url][:2]
        host = urlsplit(found.url).hostname or ""
        self._keep = bool(MADE_FROM_MARKDOWN.search(found.feed.generator) or MARKDOWN_HOST.search(host))

    async def post(self, entry: Entry, key: str) -> Post | Skipped:
        if self._hung >= most_hung:
            return Skipped(_name(entry), "broken")
        try:
            markdown = await self._markdown(entry)
        except GaveUp:
            self._hung += 1
            log.warning("a post hung its reader (%d so far)", self._hung)
            return Skipped(_name(entry), "broken")
        except TooLarge:
            return Skipped(_name(entry), "large")
        except PrivateAddress:
            return Skipped(_name(entry), "broken")
        except Unreachable as error:
            return Skipped(_name(entry), "private" if error.status in (401, 403) else "broken")
        except BlogError:
            return Skipped(_name(entry), "broken")
        title = entry.title or _first_words(markdown)
        return Post(key, title, markdown, entry.url, entry.published, entry.tags)

    async def _markdown(self, entry: Entry) -> str:
        """The post as its author wrote it: from the feed where that is whole, else from its page."""
        told = await self._apart.run(markup.markdown, entry.html, entry.url, self._keep)
        if not entry.url:
            return told
        if self._cut is None:
            self._cut = await self._is_cut()
        if not self._cut and not CUT.search(told):
            return told
        return await self._page(entry)

    async def _is_cut(self) -> bool:
        """By the text of up to two pages: a feed that has less than three fifths of it is an excerpt."""
        if self._sample and all(_looks_cut(entry) for entry in self._sample):
            return True
        shares = []
        for entry in self._sample:
            try:
                whole = _length(await self._page(entry))
                told = _length(await self._apart.run(markup.markdown, entry.html, entry.url, self._keep))
            except (BlogError, GaveUp):
                continue
            shares.append(told / whole if whole else 1.0)
        return bool(shares) and sum(shares) / len(shares) < 0.6

    async def _page(self, entry: Entry) -> str:
        if entry.url not in self._pages:
            address = places.page(entry.url)
            headers = {"Referer": "https://m.blog.naver.com/"} if "//m.blog.naver.com/" in address else None
            page = await self._open(address, headers)
            if len(page.body) < 30_000 and NOT_OPEN.search(page.body):
                raise Unreachable(urlsplit(address).hostname or "", 403)
            self._pages[entry.url] = await self._apart.run(
                markup.post, page.body, page.charset, page.url, entry.html, self._keep
            )
        if not self._pages[entry.url]:
            raise Unreachable(urlsplit(entry.url).hostname or "")
        return self._pages[entry.url]

    async def _open(self, address: str, headers: Mapping[str, str] | None) -> Page:
        if self._patience.lost:
            raise Unreachable(urlsplit(address).hostname or "")
        try:
            page = await self._fetcher.get(address, headers=headers)
        except Unreachable as error:
            self._patience.answered(error.status)
            raise
        self._patience.answered(page.status)
        return page


def _looks_cut(entry: Entry) -> bool:
    text = entries.plain(re.sub(r"<[^<>]{0,500}>", " ", entry.html[-2000:]))
    return bool(CUT.search(text)) or (bool(DOTS.search(text)) and not BLOCK_TAG.search(entry.html))


def _length(markdown: str) -> int:
    """Letters only, without addresses: what two renderings of one text have in common."""
    return len(re.sub(r"\]\([^)\s]*\)|[\W_]", "", markdown))


def _first_words(markdown: str) -> str:
    return " ".join(re.sub(r"[#>*`\\]", "", markdown.partition("\n")[0]).split())[:60]
