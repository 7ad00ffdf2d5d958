"""One session with a blog: every page of it is asked for here, politely, and what stands in the way gets its name."""

import json
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ParamSpec, TypeVar
from urllib.parse import urlsplit

from adapters.blogs.address.ownership_code import covers
from adapters.blogs.crawl.fingerprint import ListFingerprint
from adapters.blogs.web.blocked import block_reason
from adapters.blogs.web.fetcher import Fetcher, Page, Refusal
from adapters.blogs.web.robots import Robots
from adapters.sandbox import Allowance, Sandbox, SandboxFailed
from bot.errors import Blocked, BrokenFeed, NotAnAddress, NotWelcome, Unreachable
from bot.model import Known, WorkFault

P = ParamSpec("P")
T = TypeVar("T")

log = logging.getLogger(__name__)

most_dead = 3  # pages in a row that nobody answers for before we leave the rest for another time
human_pace = 4.0  # seconds between two pages of a blog that its author wants read although its site asks for none of it
longest_document = 2.5  # seconds of a processor for all that is done with one page: a person waits for four in all
most_values = 300_000  # in one answer of JSON, counting the commas in its texts; parsing more holds everybody up
longest_session = 1800.0  # seconds, after which no further page is opened


@dataclass(frozen=True)
class ReaderContext:
    """What every reader of blogs works with. `limit`: how many posts to read of one blog at most."""

    fetcher: Fetcher
    sandbox: Sandbox
    robots: Robots
    limit: int
    clock: Callable[[], float] = time.monotonic

    def session(self, known: Known) -> "CrawlSession":
        """A session with a blog of which this is known."""
        return CrawlSession(self, known)


class CrawlSession:
    """Opens the pages of one blog. `before` is what its list looked like the last time.

    Raises NotWelcome where robots.txt refuses us and the blog is not proved to be the person's own; Blocked where a
    login, a captcha, a challenge or a plea for rest comes instead of the page; NotAnAddress; Unreachable for everything
    else that is not an answer, and for all that is asked after three pages in a row went unanswered.
    """

    def __init__(self, context: ReaderContext, known: Known) -> None:
        self.limit = context.limit
        self.known = known
        self.before = ListFingerprint.parse(known.fingerprint)
        self._context = context
        self._until = context.clock() + longest_session
        self._dead = 0
        self._allowances: dict[int, Allowance] = {}  # by a hash of the document
        self.failed: WorkFault | None = None  # why the first of its documents was not read that could not be

    async def get(self, url: str, *, headers: Mapping[str, str] | None = None, limit: int = 8_000_000) -> Page:
        """A page; with If-None-Match or If-Modified-Since among `headers` its status may be 304."""
        return await self._open(url, None, headers, limit)

    async def ask(self, url: str, question: object, headers: Mapping[str, str] | None = None) -> object:
        """What comes back as JSON for a question posted as JSON."""
        body = json.dumps(question).encode()
        return read_json(
            await self._open(url, body, {"Content-Type": "application/json", **(headers or {})}, 8_000_000)
        )

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `work` returns, done in a process that can be killed. Its first argument is the document: all that is
        done with that may take `longest_document` together. Raises SandboxFailed, or what `work` raised."""
        document = args[0] if args else None
        read = hash(document.body if isinstance(document, Page) else document)
        allowance = self._allowances.setdefault(read, self._context.sandbox.allowance(longest_document))
        try:
            return await self._context.sandbox.run_within(allowance, work, *args, **kwargs)
        except SandboxFailed as error:
            self.failed = self.failed or error.why
            raise

    @property
    def lost(self) -> bool:
        """Whether nothing more is asked: its host is silent, or the time is over."""
        return self._dead >= most_dead or self._context.clock() >= self._until

    async def _raise_if_unwelcome(self, url: str) -> None:
        """Raises NotWelcome where robots.txt refuses us and the person has not shown that this blog is theirs; where
        they have, it is read as slowly as a human reads."""
        why = await self._context.robots.refuse(url)
        if why and self.known.proved and covers(self.known.proved, url):
            self._context.fetcher.slow_down(url, human_pace)
        elif why:
            raise NotWelcome(urlsplit(url).hostname or "", why)

    async def _open(self, url: str, body: bytes | None, headers: Mapping[str, str] | None, limit: int) -> Page:
        try:
            host = urlsplit(url).hostname or ""
        except ValueError:  # "http://["
            raise NotAnAddress(url) from None
        if self.lost:
            raise Unreachable(host)
        try:
            page = await self._context.fetcher.get(url, limit, headers, body, self._raise_if_unwelcome)
        except Unreachable as error:
            self._count_silence(error.status)
            if isinstance(error, Refusal):
                _raise_if_blocked(error.page)
            raise
        self._count_silence(page.status)
        _raise_if_blocked(page)
        return page

    async def sitemaps(self, url: str) -> tuple[str, ...]:
        """Where the site of this address says that its maps are, as it says it."""
        return await self._context.robots.sitemaps(url)

    def _count_silence(self, status: int) -> None:
        """A page that is not there or not open is an answer; 0 is silence, and the others are a host that cannot."""
        self._dead = self._dead + 1 if status in (0, 429) or status >= 500 else 0


def _raise_if_blocked(page: Page) -> None:
    """Raises Walled."""
    host = urlsplit(page.url).hostname or ""
    if found := block_reason(page):
        log.info("blocked at %s: %s", host, found)
        raise Blocked(host, found)


def read_json(page: Page) -> object:
    """Raises BrokenFeed where it is none. Naver guards some of its answers with )]}',"""
    if sum(map(page.body.count, (b",", b"[", b"{"))) > most_values:
        raise BrokenFeed(page.url)
    text = page.body.decode("utf-8", "replace").lstrip("\ufeff \r\n\t").removeprefix(")]}',")
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BrokenFeed(page.url) from error
