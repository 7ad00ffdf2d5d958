"""Every reader there is, in the order in which they are asked."""

from typing import assert_never

from adapters.blogs.address.platforms import PLATFORMS
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
from adapters.sandbox import Sandbox
from bot.model import PlatformKind
from bot.ports import Reader


def readers(fetcher: Fetcher, sandbox: Sandbox, limit: int) -> list[Reader]:
    """Files, then each platform by its addresses, then any blog; the last takes every address.

    A platform that serves blogs on domains of their own is asked once more about a page that was opened. `limit`: how
    many posts to read of one blog at most.
    """
    context = ReaderContext(fetcher, sandbox, Robots(fetcher), limit)
    own_domains = (
        TistoryReader(context),
        GhostReader(context),
        SubstackReader(context),
        BloggerReader(context),
        WordPressReader(context),
    )
    platforms = [*(_platform_reader(kind, context) for kind in PLATFORMS), GhostReader(context)]
    return [FilesReader(sandbox, limit), *platforms, FeedReader(context, own_domains, platforms)]


def _platform_reader(kind: PlatformKind, context: ReaderContext) -> Reader:
    match kind:
        case "naver":
            return NaverReader(context)
        case "tistory":
            return TistoryReader(context)
        case "velog":
            return VelogReader(context)
        case "brunch":
            return BrunchReader(context)
        case "medium":
            return MediumReader(context)
        case "substack":
            return SubstackReader(context)
        case "blogger":
            return BloggerReader(context)
        case "wordpress":
            return WordPressReader(context)
        case _:
            assert_never(kind)
