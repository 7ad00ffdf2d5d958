"""One post as an export gives it, and whose posts to read where several people wrote."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol, TypeVar

from bot.model import Post, Skipped, Why


@dataclass(frozen=True)
class ExportedPost:
    """`html` is what the export holds; `why` is set where the post is not for everybody's eyes."""

    key: str
    title: str
    html: str = field(repr=False)
    author: str = ""
    url: str = ""
    published: datetime | None = None
    tags: tuple[str, ...] = ()
    why: Why | None = None


def of_one_author(given: Sequence[ExportedPost], read: Callable[[ExportedPost], str]) -> Iterator[Post | Skipped]:
    """The posts of whoever wrote the most, newest first; others' are left out, for a voice is one person's.

    `read` turns what was given into Markdown, and is called for no more posts than are asked for.
    """
    public = [post for post in given if post.why is None]
    authors = Counter(post.author for post in public)
    most = max(authors, key=lambda author: authors[author], default="")
    yield from (Skipped(post.title or post.key, post.why) for post in given if post.why is not None)
    yield from (Skipped(post.title or post.key, "others") for post in public if post.author != most)
    for post in newest_first([post for post in public if post.author == most]):
        if markdown := read(post).strip("\n"):
            yield Post(post.key, post.title, markdown, post.url, post.published, post.tags)
        else:
            yield Skipped(post.title or post.key, "short")


class Dated(Protocol):
    """Anything with a moment of publication."""

    @property
    def published(self) -> datetime | None:
        """None where nobody says."""
        ...


T = TypeVar("T", bound=Dated)


def newest_first(posts: Iterable[T]) -> list[T]:
    """Those without a date come last, in the order they were in."""
    return sorted(posts, key=lambda post: -post.published.timestamp() if post.published else math.inf)
