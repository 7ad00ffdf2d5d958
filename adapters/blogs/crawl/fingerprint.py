"""Remember what a blog's list looked like, so that one question is enough to see that nothing has changed."""

import hashlib
import json
import re
from collections.abc import AsyncGenerator, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Self

from adapters.blogs.web.fetcher import Page
from bot.model import Blog, Gone, Post, Same, Skipped
from bot.ports import Reading

longest_rest = 86_400.0  # seconds; what asks for more is asked again after a day
TTL = re.compile(rb"<ttl>\s{0,20}(\d{1,7})")
PERIOD = re.compile(rb"updatePeriod>\s{0,20}(daily|weekly|monthly|yearly)")
MAX_AGE = re.compile(r"\bmax-age\s{0,3}=\s{0,3}\"?(\d{1,9})", re.I)


@dataclass(frozen=True)
class Seal:
    """`at` is where the list is, `hash` what it said of its posts; `home` and `title` are the blog's own.

    `body` is a hash of the list as it came, where all of it is in one piece.
    """

    at: str
    hash: str
    home: str
    title: str = ""
    etag: str = ""
    modified: str = ""
    body: str = ""

    @classmethod
    def of(cls, page: Page, at: str, said: str, home: str, title: str) -> Self:
        validates = page.headers.get("expires", "").strip() != "0"  # who says so renews its validators each time
        return cls(
            at=at,
            hash=said,
            home=home,
            title=title[:300],
            etag=page.headers.get("etag", "")[:300] if validates else "",
            modified=page.headers.get("last-modified", "")[:100] if validates else "",
        )

    @classmethod
    def read(cls, text: str) -> Self | None:
        try:
            said = json.loads(text) if text.startswith("{") else None
            return cls(**{name: str(value) for name, value in said.items()}) if said else None
        except (ValueError, TypeError, AttributeError, RecursionError):
            return None

    def __str__(self) -> str:
        return json.dumps({name: value for name, value in asdict(self).items() if value}, ensure_ascii=False)

    @property
    def conditions(self) -> Mapping[str, str]:
        said = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in said.items() if value}

    def unchanged(self, page: Page) -> Reading:
        return Reading(Blog("feed", self.home, self.title), 0, _nothing(), str(self), rest(page))


async def _nothing() -> AsyncGenerator[Post | Skipped | Same | Gone, None]:
    return
    yield


def digest(said: Iterable[object]) -> str:
    return hashlib.sha256("\n".join(map(str, said)).encode("utf-8", "replace")).hexdigest()[:32]


def rest(page: Page) -> float:
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
