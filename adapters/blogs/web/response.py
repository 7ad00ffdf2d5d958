"""What a server answers: a page, a refusal, another address, or a plea to wait."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime

from yarl import URL

from adapters.blogs.web.ssrf import UNFIT
from bot.errors import Unreachable


@dataclass(frozen=True)
class Page:
    """What came back. `url` is where it was found after all redirects, `lasting` after the permanent ones alone."""

    url: str
    status: int
    content_type: str  # "text/html", without parameters, lower case; empty if not said
    charset: str  # as the header says it; empty if not said
    body: bytes = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict)
    lasting: str = ""


class Refusal(Unreachable):
    """An answer that is not the page; `page` is what came instead, cut off where it is long."""

    def __init__(self, page: Page) -> None:
        super().__init__(str(URL(page.url).host), page.status)
        self.page = page


@dataclass(frozen=True)
class Move:
    """A redirect, and whether it is for good."""

    there: URL
    permanent: bool


@dataclass(frozen=True)
class Wait:
    """A server that is busy, how long it wants us to wait, and what came instead of the page."""

    seconds: float
    refusal: Refusal


def follow(here: URL, location: str) -> URL:
    """Where a redirect leads, which the gates judge next. Raises Unreachable where it gives up encryption."""
    if UNFIT.search(location.strip()):
        raise Unreachable(str(here.host))
    there = here.join(URL(location.strip())).with_fragment(None)
    if (here.scheme, there.scheme) == ("https", "http"):
        raise Unreachable(str(here.host))
    return there


def wait_of(headers: Mapping[str, str]) -> float | None:
    """Retry-After in seconds, in either of its forms; a date is measured against the server's own clock."""
    said = headers.get("Retry-After", "").strip()
    if said.isascii() and said.isdigit():
        return float(said)
    try:
        later, now = parsedate_to_datetime(said), parsedate_to_datetime(headers["Date"])
        return max(0.0, (later - now).total_seconds())
    except (KeyError, ValueError, TypeError):
        return None
