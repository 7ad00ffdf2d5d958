"""Read a blog on Naver: its own list of posts, then the mobile page of each."""

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from adapters.blogs.address import platform_of
from adapters.blogs.address.ownership_code import site
from adapters.blogs.address.typed_url import normal
from adapters.blogs.crawl import incremental
from adapters.blogs.crawl.incremental import Extent, Listed, Skip
from adapters.blogs.crawl.session import Visit, Web, read_json
from adapters.blogs.formats.charset import decode
from adapters.blogs.formats.feed import NoFeed, parse_feed, plain
from adapters.blogs.platforms.naver import lists
from adapters.blogs.platforms.naver.lists import Leaf
from adapters.blogs.platforms.naver.page import read_page
from adapters.sandbox import SandboxFailed
from bot.errors import Blocked, BlogError, BrokenFeed, NoPublicPosts, NotWelcome, TooLarge, Unreachable
from bot.model import Blog, Gone, Known, Post, Same, Skipped
from bot.ports import NOTHING, Reading, Source

Items = AsyncGenerator[Post | Skipped | Same | Gone, None]


@dataclass(frozen=True)
class Sites:
    """Where Naver keeps what it knows of a blog."""

    mobile: str = "https://m.blog.naver.com"
    desktop: str = "https://blog.naver.com"
    feeds: str = "https://rss.blog.naver.com"


class NaverReader:
    """Knows blog.naver.com in all its forms. Raises BlogError for a blog of Naver's that cannot be read."""

    def __init__(self, web: Web, sites: Sites | None = None) -> None:
        self._web = web
        self._sites = sites or Sites()

    async def find(self, source: Source, known: Known = NOTHING) -> Reading | None:
        if not isinstance(source, str) or (place := platform_of.place(normal(source))).kind != "naver":
            return None
        blog = _Blog(self._web.visit(known), self._sites, place.key)
        leaf = await blog.first()
        seal, _, title = known.seal.partition("\n")
        if seal == lists.seal(leaf):
            return Reading(Blog("naver", place.address, title), 0, _nothing(), known.seal)
        open_ones = sum(not post.closed for post in leaf.posts)
        if leaf.last and not open_ones:
            raise NoPublicPosts(place.key, len(leaf.posts))
        title = await blog.title(leaf)
        count = open_ones if leaf.last else await blog.count()
        return Reading(
            Blog("naver", place.address, title),
            min(count, self._web.limit),
            blog.posts(leaf),
            f"{lists.seal(leaf)}\n{title}",  # with the title, so that an unchanged blog costs one request
            newest_only=blog.only_fed,
        )


async def _nothing() -> Items:
    return
    yield Same("")


class _Blog:
    """One blog while it is visited; after `first` it knows which of its lists may be read."""

    def __init__(self, visit: Visit, sites: Sites, id: str) -> None:
        self._visit = visit
        self._sites = sites
        self._id = id
        self._ask: Callable[[int], Awaitable[Leaf]] = self._told
        self._extent = Extent()

    async def first(self) -> Leaf:
        """The first page of the best list that Naver gives us. Raises what kept us from the best one."""
        refused: BlogError | None = None
        for ask in (self._told, self._titled, self._fed):
            if ask == self._fed and isinstance(refused, Unreachable) and refused.status == 404:
                break  # two lists know no such blog
            self._ask = ask
            try:
                return await ask(1)
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
    def only_fed(self) -> bool:
        """Whether only the feed is to be read, which names the newest posts alone."""
        return self._ask == self._fed

    async def title(self, leaf: Leaf) -> str:
        """What the author calls the blog, else its id."""
        card = {} if self._ask != self._told else await self._result(f"/api/blogs/{self._id}")
        return plain(card.get("blogName")) or leaf.title or self._id

    async def count(self) -> int:
        """How many posts there are, as far as Naver says."""
        found = {} if self._ask != self._told else await self._result(f"/api/blogs/{self._id}/contents-count")
        posts = found.get("postCount")
        return posts if isinstance(posts, int) and posts > 0 else self._visit.limit

    def posts(self, leaf: Leaf) -> Items:
        return incremental.read(self._visit, self._listed(leaf), self._open, self._extent)

    async def _listed(self, leaf: Leaf) -> AsyncIterator[Listed]:
        """Page after page up to a short one; a post published meanwhile pushes others onto the next page once more."""
        seen: set[str] = set()
        number = 1
        while fresh := {post.key: post for post in leaf.posts if post.key not in seen}:
            for post in fresh.values():
                seen.add(post.key)
                yield post if self._ask == self._told else lists.weighed(post, self._visit.known.posts.get(post.key))
            if leaf.last:
                break
            number += 1
            leaf = await self._ask(number)
        self._extent.whole = leaf.last and self._ask != self._fed

    async def _open(self, item: Listed) -> Post:
        number = item.url.rpartition("/")[2]
        try:
            page = await self._visit.get(f"{self._sites.mobile}/{self._id}/{number}", headers=self._from_here())
        except Blocked as error:
            if error.reason == "login":  # of this post alone: the list was open to us
                raise Skip("private") from error
            raise
        proved = self._visit.known.proved
        own = bool(proved) and site(proved) == site(item.url)
        found = await self._visit.run(read_page, page.body, page.charset, item.url, own)
        told = item.published if lists.exact(item.published) else found.published or item.published
        return replace(
            found, title=item.title or found.title, published=told, tags=found.tags or item.tags, stamp=item.stamp
        )

    # The three lists

    async def _told(self, number: int) -> Leaf:
        query = urlencode({"categoryNo": 0, "itemCount": lists.size, "page": number})
        path = f"/api/blogs/{self._id}/post-list"
        try:
            page = await self._visit.get(f"{self._sites.mobile}{path}?{query}", headers=self._from_here())
        except Unreachable as error:
            if error.status not in (400, 404):
                raise
            raise Unreachable(f"blog.naver.com/{self._id}", 404) from error
        return lists.told(read_json(page), self._id, page.url)

    async def _titled(self, number: int) -> Leaf:
        asked = {"blogId": self._id, "viewdate": "", "currentPage": number, "categoryNo": 0, "parentCategoryNo": ""}
        query = urlencode({**asked, "countPerPage": lists.size})
        referer = {"Referer": f"{self._sites.desktop}/{self._id}"}
        page = await self._visit.get(f"{self._sites.desktop}/PostTitleListAsync.naver?{query}", headers=referer)
        return lists.titles(decode(page.body, page.charset), self._id, page.url)

    async def _fed(self, number: int) -> Leaf:
        page = await self._visit.get(f"{self._sites.feeds}/{self._id}.xml")
        try:
            return lists.fed(await self._visit.run(parse_feed, page.body, page.charset, page.url))
        except (SandboxFailed, NoFeed) as error:
            raise BrokenFeed(page.url) from error

    async def _result(self, path: str) -> dict[str, object]:
        """What the mobile site says besides; nothing where it does not."""
        try:
            page = await self._visit.get(self._sites.mobile + path, headers=self._from_here())
            return dict(lists.result(read_json(page), self._id, page.url))
        except (BrokenFeed, TooLarge, Unreachable):
            return {}

    def _from_here(self) -> dict[str, str]:
        """Naver answers 403 to whoever does not come from its own pages."""
        return {"Referer": f"{self._sites.mobile}/{self._id}", "X-Requested-With": "XMLHttpRequest"}
