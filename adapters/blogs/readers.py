"""Every reader there is, in the order in which they are asked."""

from adapters.blogs.apart import Apart
from adapters.blogs.blogger import BloggerReader
from adapters.blogs.brunch import BrunchReader
from adapters.blogs.feed import FeedReader
from adapters.blogs.fetch import Fetcher
from adapters.blogs.files import FilesReader
from adapters.blogs.ghost import GhostReader
from adapters.blogs.medium import MediumReader
from adapters.blogs.naver import NaverReader
from adapters.blogs.robots import Robots
from adapters.blogs.substack import SubstackReader
from adapters.blogs.tistory import TistoryReader
from adapters.blogs.velog import VelogReader
from adapters.blogs.visit import Web
from adapters.blogs.wordpress import WordPressReader
from bot.ports import Reader


def readers(fetcher: Fetcher, apart: Apart, limit: int) -> list[Reader]:
    """Files, then each platform by its addresses, then any blog; the last takes every address.

    A platform that serves blogs on domains of their own is asked once more about a page that was opened. `limit`: how
    many posts to read of one blog at most.
    """
    web = Web(fetcher, apart, Robots(fetcher), limit)
    own_domains = TistoryReader(web), GhostReader(web), SubstackReader(web), BloggerReader(web), WordPressReader(web)
    platforms: list[Reader] = [NaverReader(web), VelogReader(web), BrunchReader(web), MediumReader(web), *own_domains]
    return [FilesReader(apart, limit), *platforms, FeedReader(web, own_domains, platforms)]
