"""Remember what a blog's list looked like, so that one question is enough to see that nothing has changed."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Self, get_args

from adapters.blogs.web.fetcher import Page
from bot.model import Blog, BlogKind, KnownPost
from bot.ports import FoundBlog, Items

longest_rest = 86_400.0  # seconds; what asks for more is asked again after a day
TTL = re.compile(rb"<ttl>\s{0,20}(\d{1,7})")
PERIOD = re.compile(rb"updatePeriod>\s{0,20}(daily|weekly|monthly|yearly)")
MAX_AGE = re.compile(r"\bmax-age\s{0,3}=\s{0,3}\"?(\d{1,9})", re.I)
OLDER_CUT = re.compile(r"(?:[a-z-]{1,20}:)?[0-9a-f]{16,31}")  # hashes were kept shorter until 2026, and are kept still


@dataclass(frozen=True)
class ListFingerprint:
    """What a list of posts looked like, of whatever platform.

    `at` is where the list is (an address, or which of a platform's lists), `hash` what it said of its posts; `home` and
    `title` are the blog's own. `body` is a hash of the list as it came, where all of it is in one piece.
    """

    kind: BlogKind
    at: str
    hash: str
    home: str = ""
    title: str = ""
    etag: str = ""
    modified: str = ""
    body: str = ""

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """A kept one; None for what is none, or is in a form that one platform had before they were all one."""
        try:
            said = json.loads(text) if text.startswith("{") else None
            if not said or said.setdefault("kind", "feed") not in get_args(BlogKind):
                return None
            return cls(**{name: str(value) for name, value in said.items()})  # type: ignore[arg-type]
        except (ValueError, TypeError, AttributeError, RecursionError):
            return None

    def __str__(self) -> str:
        return json.dumps({name: value for name, value in asdict(self).items() if value}, ensure_ascii=False)

    @property
    def conditions(self) -> Mapping[str, str]:
        """The headers that ask a server for the list only if it has changed."""
        said = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in said.items() if value}

    def shows_same_list(self, other: Self | None) -> bool:
        """Whether both are of one list that says the same."""
        return other is not None and (self.kind, self.at, self.hash) == (other.kind, other.at, other.hash)

    def unchanged(self, rest: float = 0.0) -> FoundBlog:
        """The blog whose list this still is: found again, without a post to read."""
        return FoundBlog(Blog(self.kind, self.home, self.title), 0, _no_posts, str(self), rest)


async def _no_posts(known: Mapping[str, KnownPost]) -> Items:
    return
    yield


def validators(page: Page) -> tuple[str, str]:
    """The ETag and the Last-Modified of a page; none where it says "Expires: 0", for who says so renews them each
    time."""
    if page.headers.get("expires", "").strip() == "0":
        return "", ""
    return page.headers.get("etag", "")[:300], page.headers.get("last-modified", "")[:100]


def digest(said: Iterable[object]) -> str:
    """One hash of all that is said, 32 characters long."""
    return hashlib.sha256("\n".join(map(str, said)).encode("utf-8", "replace")).hexdigest()[:32]


def same_hash(kept: str, now: str) -> bool:
    """Whether a post's content hash is the one that was kept, which may be cut shorter; an empty one never is."""
    return bool(kept) and (kept == now or (OLDER_CUT.fullmatch(kept) is not None and now.startswith(kept)))


def min_refresh_seconds(page: Page) -> float:
    """Seconds that a list asks to be left alone: by its own word, by its cache's, or by its server's."""
    ttl, period = TTL.search(page.body[:8192]), PERIOD.search(page.body[:8192])
    cached = MAX_AGE.search(page.headers.get("cache-control", ""))
    retry = page.headers.get("retry-after", "")
    said = [
        float(ttl[1]) * 60 if ttl else 0.0,
        longest_rest if period else 0.0,
        float(cached[1]) if cached else 0.0,
        float(retry) if retry.isascii() and retry.isdigit() and len(retry) < 9 else 0.0,
    ]
    return min(max(said), longest_rest)
