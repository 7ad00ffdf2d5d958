"""Know the pages that come instead of a post: logins, captchas, challenges, empty shells."""

from adapters.blogs.fetch import Page
from bot.model import Wall


def wall(page: Page) -> Wall | None:
    """What stands here instead of a page."""
    return None
