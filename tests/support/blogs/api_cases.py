"""The platforms with lists for programs, each with the reader that knows it."""

from collections.abc import Callable
from dataclasses import dataclass

from adapters.blogs.crawl.session import ReaderContext
from adapters.blogs.platforms.blogger import BloggerReader
from adapters.blogs.platforms.medium import MediumReader
from adapters.blogs.platforms.substack import SubstackReader
from adapters.blogs.platforms.velog import VelogReader
from adapters.blogs.platforms.wordpress import WordPressReader
from bot.model import Why
from bot.ports import Reader
from tests.support.blogs.api_servers import Blogger, Medium, Platform, Substack, Velog, WordPress


@dataclass(frozen=True)
class Kind:
    """`reader` takes a web and where the platform answers; `shut`: what becomes of a post not for everybody."""

    platform: type[Platform]
    source: str
    reader: Callable[[ReaderContext, str], Reader]
    shut: Why = "private"

    def with_posts(self, texts: list[tuple[str, str]]) -> Platform:
        blog = self.platform()
        for title, text in texts:
            blog.post(title, text if self.platform is Velog else f"<p>{text}</p>")
        return blog


KINDS = {
    "velog": Kind(Velog, "https://velog.io/@kong", lambda web, url: VelogReader(web, f"{url}/graphql")),
    "wordpress": Kind(
        WordPress, "https://kong.wordpress.com/", lambda web, url: WordPressReader(web, f"{url}/wp/v2/sites/{{}}")
    ),
    "substack": Kind(
        Substack, "https://kong.substack.com/", lambda web, url: SubstackReader(web, f"{url}/{{}}"), "paid"
    ),
    "blogger": Kind(Blogger, "https://kong.blogspot.com/", lambda web, url: BloggerReader(web, f"{url}/{{}}")),
    "medium": Kind(Medium, "https://medium.com/@kong", lambda web, url: MediumReader(web, f"{url}/{{}}"), "paid"),
}
