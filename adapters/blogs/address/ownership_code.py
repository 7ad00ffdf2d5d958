"""Find out whether a blog is somebody's own: a short code stands in it."""

import logging
import re
from contextlib import suppress
from itertools import islice
from urllib.parse import urlsplit

from adapters.blogs.address.platform_of import Place, identify_platform
from adapters.blogs.address.platforms import proof_pages, served_by
from adapters.blogs.address.typed_url import normalize_url
from adapters.blogs.formats.charset import decode
from adapters.blogs.formats.word_sets import words
from adapters.blogs.web.fetcher import Fetcher
from bot.errors import BlogError, Unreachable

log = logging.getLogger(__name__)

SHARED = words("dev.to note.com qiita.com zenn.dev ameblo.jp medium.com sites.google.com brunch.co.kr github.com")
ROOMS = words("feed rss view magazine brunchbook")  # what may stand before the name of a blog there
NAMED = re.compile(r"""\b(?:id|class)\s{0,3}=\s{0,3}["'][^"'<>]{0,200}""", re.I)
OF_READERS = re.compile(r"comment|repl(?:y|ies)|guest-?book|disqus|댓글|방명록", re.I)
longest_page = 2_000_000  # bytes that are looked through
most_seen = 100  # times that a code stands on one page
near = 600  # characters before a code in which a list of readers' words names itself


def site(address: str) -> str:
    """One name for every address of one blog, such as 'naver:kong'. Raises NotAnAddress and NotABlog."""
    found = identify_platform(normalize_url(address))
    return f"{found.kind}:{found.key}{_person(found)}"


def _person(found: Place) -> str:
    """Where many share a host, each behind a name such as ~kong or @kong."""
    first = next((part for part in urlsplit(found.address).path.split("/") if part and part not in ROOMS), "")
    return f"/{first}" if found.kind == "web" and (first[:1] in ("~", "@") or found.key in SHARED) else ""


def covers(proved: str, url: str) -> bool:
    """Whether what was proved of one address holds for another: the same blog, or what its platform says of it."""
    with suppress(BlogError):
        if site(proved) == site(url):
            return True
    with suppress(BlogError):
        found, parts = identify_platform(normalize_url(proved)), urlsplit(url)
        host = parts.hostname or ""
        return any(host == known or host.endswith(f".{known}") for known in served_by(found))
    return False


class Proofs:
    """A Prover. A person asks for this, so it opens the few pages they named whatever robots.txt says."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher

    def site(self, address: str) -> str:
        """As site() in this module."""
        return site(address)

    async def shows(self, address: str, code: str) -> bool:
        """Whether the code stands in the introduction or among the newest posts. Raises Unreachable."""
        lost: Unreachable | None = None
        answered = False
        for page_address in proof_pages(identify_platform(normalize_url(address))):
            try:
                page = await self._fetcher.get(page_address, headers={"Referer": address})
            except Unreachable as error:
                lost = error
                continue
            except BlogError:
                continue
            answered = True
            if says(decode(page.body[:longest_page], page.charset), code):
                log.info("a code was found")
                return True
        if lost and not answered:
            raise lost
        return False


def says(text: str, code: str) -> bool:
    """Whether the code stands anywhere in a page or a feed but in what readers said."""
    for found in islice(re.finditer(re.escape(code), text, re.I), most_seen):
        before = text[max(0, found.start() - near) : found.start()]
        if not any(OF_READERS.search(name) for name in NAMED.findall(before)):
            return True
    return False
