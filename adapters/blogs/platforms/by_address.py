"""Find a blog by its address, or where its list was the last time."""

from collections.abc import Awaitable, Callable

from adapters.blogs.address.platform_of import Place, identify_platform
from adapters.blogs.address.typed_url import normalize_url
from adapters.blogs.crawl.paged_list import list_address_before
from adapters.blogs.crawl.session import CrawlSession, ReaderContext
from bot.model import BlogKind, Known
from bot.ports import FoundBlog, Source

# Of a session, where the list is and the blog's front page: the blog, or None where its list is closed to us.
OpenList = Callable[[CrawlSession, str, str], Awaitable[FoundBlog | None]]


def place_on(kind: BlogKind, source: Source) -> Place | None:
    """The blog on this platform that a source is the address of. Raises NotAnAddress and NotABlog."""
    if not isinstance(source, str):
        return None
    place = identify_platform(normalize_url(source))
    return place if place.kind == kind else None


async def find_by_address(
    context: ReaderContext,
    kind: BlogKind,
    source: Source,
    known: Known,
    list_at: Callable[[Place], str],
    open_list: OpenList,
) -> FoundBlog | None:
    """A blog of a platform whose blogs may have domains of their own: under the platform's name its list is where
    `list_at` says, on its own domain where it was found before. Raises NotAnAddress, NotABlog and what `open_list`
    raises."""
    if not isinstance(source, str):
        return None
    place, session = identify_platform(normalize_url(source)), context.session(known)
    if place.kind == kind:
        return await open_list(session, list_at(place), place.address)
    if place.kind == "web" and (at := list_address_before(session, kind)):
        return await open_list(session, at, place.address)
    return None
