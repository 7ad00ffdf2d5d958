"""Every reader there is, in the order in which they are asked."""

from adapters.blogs.crawl.session import ReaderContext
from adapters.blogs.files.reader import FilesReader
from adapters.blogs.platforms.any_blog import FeedReader
from adapters.blogs.platforms.blogger import BloggerReader
from adapters.blogs.platforms.brunch import BrunchReader
from adapters.blogs.platforms.ghost import GhostReader
from adapters.blogs.platforms.medium import MediumReader
from adapters.blogs.platforms.naver import NaverReader
from adapters.blogs.platforms.substack import SubstackReader
from adapters.blogs.platforms.tistory import TistoryReader
from adapters.blogs.platforms.velog import VelogReader
from adapters.blogs.platforms.wordpress import WordPressReader
from adapters.blogs.web.fetcher import Fetcher
from adapters.blogs.web.robots import Robots
from adapters.sandbox import Apart
from bot.ports import Reader


def readers(fetcher: Fetcher, apart: Apart, limit: int) -> list[Reader]:
    """Files, then each platform by its addresses, then any blog; the last takes every address.

    A platform that serves blogs on domains of their own is asked once more about a page that was opened. `limit`: how
    many posts to read of one blog at most.
    """
    web = ReaderContext(fetcher, apart, Robots(fetcher), limit)
    own_domains = TistoryReader(web), GhostReader(web), SubstackReader(web), BloggerReader(web), WordPressReader(web)
    platforms: list[Reader] = [NaverReader(web), VelogReader(web), BrunchReader(web), MediumReader(web), *own_domains]
    return [FilesReader(apart, limit), *platforms, FeedReader(web, own_domains, platforms)]
