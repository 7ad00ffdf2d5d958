"""One post as an export gives it, and whose posts to read where several people wrote."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from bot.model import Post, Skipped, Why

most_posts = 2000  # of one export, the newest


@dataclass(frozen=True)
class Given:
    """`html` is what the export holds; `why` is set where the post is not for everybody's eyes."""

    key: str
    title: str
    html: str = field(repr=False)
    author: str = ""
    url: str = ""
    published: datetime | None = None
    tags: tuple[str, ...] = ()
    why: Why | None = None


def of_one_author(given: Sequence[Given], read: Callable[[Given], str]) -> Iterator[Post | Skipped]:
    """The posts of whoever wrote the most; those of others are left out, for a voice is one person's.

    `read` turns what was given into Markdown.
    """
    public = [post for post in given if post.why is None]
    authors = Counter(post.author for post in public)
    most = max(authors, key=lambda author: authors[author], default="")
    yield from (Skipped(post.title or post.key, post.why) for post in given if post.why is not None)
    yield from (Skipped(post.title or post.key, "others") for post in public if post.author != most)
    own = iter(sorted((post for post in public if post.author == most), key=_when, reverse=True))
    for post in islice(own, most_posts):
        if markdown := read(post).strip("\n"):
            yield Post(post.key, post.title, markdown, post.url, post.published, post.tags)
        else:
            yield Skipped(post.title or post.key, "short")
    yield from (Skipped(post.title or post.key, "large") for post in own)


def _when(post: Given) -> float:
    return post.published.timestamp() if post.published else 0.0
