"""Read a blog whose platform hands out its list of posts page by page."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from adapters.blogs.crawl.fingerprint import ListFingerprint, digest
from adapters.blogs.crawl.incremental import Extent, Listed, Open, Skip, is_unchanged, iter_changes
from adapters.blogs.crawl.session import CrawlSession
from bot.errors import Blocked, BlogError, NoPublicPosts, TooLarge, Unreachable
from bot.model import Blog, BlogKind, KnownPost, Post
from bot.ports import FoundBlog, Items

M = TypeVar("M")
T = TypeVar("T")

most_pages = 1000  # of one list


@dataclass(frozen=True)
class ListPage(Generic[M]):
    """Posts of a list, newest first.

    `older` is what the next page is asked for by; None on the last one. `ends`: where that is the last one, there are
    no older posts either. `total`: how many posts the whole list has, and `title` the blog's, where that is said.
    """

    listed: Sequence[Listed]
    older: M | None = None
    ends: bool = True
    total: int | None = None
    title: str = ""


FetchPage = Callable[[M], Awaitable[ListPage[M]]]  # the page that is asked for by this; raises BlogError
Expect = Callable[[Iterable[Listed]], None]  # hears of the posts of each page that are going to be opened
AsKnown = Callable[[Listed, KnownPost | None], Listed]


def _expect_nothing(listed: Iterable[Listed]) -> None:
    return


def _as_listed(item: Listed, before: KnownPost | None) -> Listed:
    return item


@dataclass(frozen=True)
class PagedList(Generic[M]):
    """A list whose first page is at hand, and how its further pages and its posts are opened.

    `refused` is what kept us from a better list, of which this one takes the place: its error is raised where posts
    are known and none of them is on the first page, for then the better list tells of the same ones by other keys.
    `as_known` may liken a post to what is known of it.
    """

    first: ListPage[M]
    fetch_page: FetchPage[M]
    open: Open
    expect: Expect = _expect_nothing
    as_known: AsKnown = _as_listed
    newest_only: bool = False  # its platform shows no more than these
    refused: BlogError | None = None


def list_fingerprint(kind: BlogKind, at: str, first: ListPage[M], home: str = "", title: str = "") -> ListFingerprint:
    """The same as long as the first page names the same posts unchanged, in whatever order."""
    said = sorted(f"{item.key} {item.content_hash} {item.closed}" for item in first.listed)
    return ListFingerprint(kind, at, digest((*said, first.total)), home, title)


def list_address_before(session: CrawlSession, kind: BlogKind) -> str:
    """Where the list of a blog of this kind was before, so that nobody need look for it again; empty if not known."""
    return session.before.at if session.before and session.before.kind == kind else ""


async def first_page(fetch_page: FetchPage[M], mark: M, own: str, known: Mapping[str, KnownPost]) -> ListPage[M] | None:
    """None where there is no such list for us, and the blog may well have a feed: it is closed, hidden or none at all.

    Raises what was wrong where nobody answers or we should rest, and where posts are known by keys that begin with
    `own`: a feed would tell of the same ones by others.
    """
    try:
        return await fetch_page(mark)
    except BlogError as error:
        match error:
            case Blocked(reason="rest") | Unreachable(status=0):
                raise
        if own and any(key.startswith(own) for key in known):
            raise
        return None


def raise_if_empty(first: ListPage[M], title: str) -> None:
    """Raises NoPublicPosts where the list has ended without a post that is for everybody."""
    if first.older is None and all(item.closed for item in first.listed):
        raise NoPublicPosts(title, sum(item.closed in ("private", "paid", "draft") for item in first.listed))


def unchanged_blog(session: CrawlSession, fingerprint: ListFingerprint) -> FoundBlog | None:
    """The blog without posts to read, where its list is as it was the last time."""
    before = session.before
    return before.unchanged() if before and fingerprint.shows_same_list(before) else None


def found_blog(
    session: CrawlSession, fingerprint: ListFingerprint, posts: PagedList[M], count: int | None = None
) -> FoundBlog:
    """The blog that has this list. `count`: how many posts there are, where another page says so.

    Raises NoPublicPosts, and what PagedList says of `refused`.
    """
    if same := unchanged_blog(session, fingerprint):
        return same
    raise_if_empty(posts.first, fingerprint.title)
    _raise_if_unlike(posts, session.known.posts)
    open_ = sum(item.closed is None for item in posts.first.listed)
    guess = count or posts.first.total or (open_ if posts.first.older is None else session.limit)
    blog = Blog(fingerprint.kind, fingerprint.home, fingerprint.title)

    def changes(known: Mapping[str, KnownPost]) -> Items:
        extent = Extent()
        return iter_changes(session, known, _iter_pages(posts, known, extent), posts.open, extent)

    return FoundBlog(blog, min(session.limit, guess), changes, str(fingerprint), newest_only=posts.newest_only)


def _raise_if_unlike(posts: PagedList[M], known: Mapping[str, KnownPost]) -> None:
    if posts.refused and known and not any(item.key in known for item in posts.first.listed):
        raise posts.refused


async def _iter_pages(posts: PagedList[M], known: Mapping[str, KnownPost], extent: Extent) -> AsyncIterator[Listed]:
    """Every post of the list once, page after page, as long as they bring anything new: a post published meanwhile
    pushes others onto the next page once more.

    The list is complete if as many came as there are said to be: where two posts have one date, some platforms show one
    of them twice and the other not at all.
    """
    _raise_if_unlike(posts, known)
    page, seen = posts.first, set[str]()
    for _ in range(most_pages):
        fresh = {item.key: posts.as_known(item, known.get(item.key)) for item in page.listed if item.key not in seen}
        seen.update(fresh)
        posts.expect(i for i in fresh.values() if i.closed is None and not is_unchanged(i, known.get(i.key)))
        for item in fresh.values():
            yield item
        if page.older is None or not fresh:
            break
        page = await posts.fetch_page(page.older)
    ended = page.older is None and page.ends and not posts.newest_only
    extent.list_complete = ended and len(seen) >= (posts.first.total or 0)


async def no_older_page(mark: M) -> ListPage[M]:
    """Behind a list that is all on its first page."""
    return ListPage(())


def with_listing(post: Post, item: Listed) -> Post:
    """A post with what its list says of it."""
    return replace(
        post,
        key=item.key,
        title=item.title or post.title,
        url=item.url,
        published=item.published,
        tags=item.tags,
        content_hash=item.content_hash,
    )


class BatchLoader(Generic[T]):
    """The texts of posts, some at a time, where a platform gives more than one for one question.

    `ask` gives what is there of these posts, by key; the next ones that are expected are asked for along with the one
    that is wanted.
    """

    def __init__(
        self, limit: int, ask: Callable[[Sequence[Listed]], Awaitable[Mapping[str, T]]], size: int = 20
    ) -> None:
        self._ask = ask
        self._size = max(1, min(size, limit))
        self._ahead: dict[str, Listed] = {}
        self._had: dict[str, T] = {}

    def expect(self, listed: Iterable[Listed]) -> None:
        """These will be wanted, in this order."""
        self._ahead.update({item.key: item for item in listed})

    async def text(self, item: Listed) -> T:
        """Raises Skip where there is none of this one, and BlogError."""
        if item.key not in self._had:
            self._ahead.pop(item.key, None)
            await self._fetch([item, *list(self._ahead.values())[: self._size - 1]])
        if item.key not in self._had:
            raise Skip("private")
        return self._had.pop(item.key)

    async def _fetch(self, batch: Sequence[Listed]) -> None:
        try:
            self._had.update(await self._ask(batch))
        except (TooLarge, Unreachable):  # one post may be what breaks all of them
            if len(batch) == 1:
                raise
            self._size = 1
            self._had.update(await self._ask(batch[:1]))
            return
        for item in batch:
            self._ahead.pop(item.key, None)
