"""Read a blog on Naver: its own list of posts, then the mobile page of each."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from adapters.blogs.address.ownership_code import site
from adapters.blogs.crawl.find_feed import fetch_feed
from adapters.blogs.crawl.incremental import Listed, Skip
from adapters.blogs.crawl.paged_list import (
    ListPage,
    PagedList,
    found_blog,
    list_fingerprint,
    raise_if_empty,
    unchanged_blog,
)
from adapters.blogs.crawl.session import CrawlSession, ReaderContext, read_json
from adapters.blogs.formats.charset import decode
from adapters.blogs.formats.feed import plain
from adapters.blogs.formats.json_path import number, text
from adapters.blogs.platforms.by_address import place_on
from adapters.blogs.platforms.naver import lists
from adapters.blogs.platforms.naver.page import post_of_page
from bot.errors import Blocked, BlogError, BrokenFeed, NotWelcome, TooLarge, Unreachable
from bot.model import Known, Post
from bot.ports import NOTHING, FoundBlog, Source


@dataclass(frozen=True)
class Sites:
    """Where Naver keeps what it knows of a blog."""

    mobile: str = "https://m.blog.naver.com"
    desktop: str = "https://blog.naver.com"
    feeds: str = "https://rss.blog.naver.com"


class NaverReader:
    """Knows blog.naver.com in all its forms."""

    def __init__(self, context: ReaderContext, sites: Sites | None = None) -> None:
        self._context = context
        self._sites = sites or Sites()

    async def find(self, source: Source, known: Known = NOTHING) -> FoundBlog | None:
        """Raises BlogError for a blog of Naver's that cannot be read."""
        place = place_on("naver", source)
        if place is None:
            return None
        session = self._context.session(known)
        blog = _Blog(session, self._sites, place.key)
        first = await blog.first_page()
        fingerprint = list_fingerprint("naver", place.address, first, place.address)
        if same := unchanged_blog(session, fingerprint):
            return same
        raise_if_empty(first, place.key)
        title = await blog.title(first)
        posts = PagedList(
            first, blog.fetch_page, blog.open, as_known=lists.keep_better_hash, newest_only=blog.only_in_feed
        )
        count = await blog.count() if first.older else None
        return found_blog(session, replace(fingerprint, title=title), posts, count)


class _Blog:
    """One blog while it is read; after `first_page` it knows which of its lists may be read."""

    def __init__(self, session: CrawlSession, sites: Sites, id: str) -> None:
        self._session = session
        self._sites = sites
        self._id = id
        self.fetch_page: Callable[[int], Awaitable[ListPage[int]]] = self._fetch_mobile_list

    async def first_page(self) -> ListPage[int]:
        """Of the best list that Naver gives us. Raises what kept us from the best one."""
        refused: BlogError | None = None
        for fetch_page in (self._fetch_mobile_list, self._fetch_titles, self._fetch_feed):
            if fetch_page == self._fetch_feed and isinstance(refused, Unreachable) and refused.status == 404:
                break  # two lists know no such blog
            self.fetch_page = fetch_page
            try:
                return await fetch_page(1)
            except Blocked:
                raise
            except NotWelcome as error:
                if refused is None:
                    raise
                refused = refused or error
            except BlogError as error:
                refused = refused or error
        raise refused or BrokenFeed(self._id)

    @property
    def only_in_feed(self) -> bool:
        """Whether only the feed is to be read, which names the newest posts alone."""
        return self.fetch_page == self._fetch_feed

    async def title(self, first: ListPage[int]) -> str:
        """What the author calls the blog, else its id."""
        return plain(text(await self._said_besides(""), "blogName")) or first.title or self._id

    async def count(self) -> int | None:
        """How many posts there are, as far as Naver says."""
        return number(await self._said_besides("/contents-count"), "postCount")

    async def open(self, item: Listed) -> Post:
        """Raises Skip where a post is not for everybody or none, and BlogError."""
        logno = item.url.rpartition("/")[2]
        try:
            page = await self._session.get(f"{self._sites.mobile}/{self._id}/{logno}", headers=self._from_here())
        except Blocked as error:
            if error.reason == "login":  # of this post alone: the list was open to us
                raise Skip("private") from error
            raise
        proved = self._session.known.proved
        own = bool(proved) and site(proved) == site(item.url)
        found = await self._session.run(post_of_page, page.body, page.charset, item.url, own)
        return replace(
            found,
            title=item.title or found.title,
            published=item.published if lists.exact(item.published) else found.published or item.published,
            tags=found.tags or item.tags,
            content_hash=item.content_hash,
        )

    # The three lists

    async def _fetch_mobile_list(self, number: int) -> ListPage[int]:
        query = urlencode({"categoryNo": 0, "itemCount": lists.per_page, "page": number})
        path = f"/api/blogs/{self._id}/post-list"
        try:
            page = await self._session.get(f"{self._sites.mobile}{path}?{query}", headers=self._from_here())
        except Unreachable as error:
            if error.status not in (400, 404):
                raise
            raise Unreachable(f"blog.naver.com/{self._id}", 404) from error
        return lists.mobile_page(read_json(page), self._id, page.url, number)

    async def _fetch_titles(self, number: int) -> ListPage[int]:
        asked = {"blogId": self._id, "viewdate": "", "currentPage": number, "categoryNo": 0, "parentCategoryNo": ""}
        query = urlencode({**asked, "countPerPage": lists.per_page})
        referer = {"Referer": f"{self._sites.desktop}/{self._id}"}
        page = await self._session.get(f"{self._sites.desktop}/PostTitleListAsync.naver?{query}", headers=referer)
        return lists.title_page(decode(page.body, page.charset), self._id, page.url, number)

    async def _fetch_feed(self, number: int) -> ListPage[int]:
        return lists.feed_page(await fetch_feed(self._session, f"{self._sites.feeds}/{self._id}.xml"))

    async def _said_besides(self, path: str) -> object:
        """What the mobile site says of the blog besides; nothing where it does not, or gives us no list either."""
        if self.fetch_page != self._fetch_mobile_list:
            return None
        try:
            page = await self._session.get(
                f"{self._sites.mobile}/api/blogs/{self._id}{path}", headers=self._from_here()
            )
            return lists.result(read_json(page), self._id, page.url)
        except (BrokenFeed, TooLarge, Unreachable):
            return None

    def _from_here(self) -> dict[str, str]:
        """Naver answers 403 to whoever does not come from its own pages."""
        return {"Referer": f"{self._sites.mobile}/{self._id}", "X-Requested-With": "XMLHttpRequest"}
