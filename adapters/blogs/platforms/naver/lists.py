"""The lists that Naver has of a blog's posts, each as its server words it."""

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from urllib.parse import unquote_plus

from adapters.blogs.address import feed_urls
from adapters.blogs.crawl.incremental import Listed
from adapters.blogs.formats.dates import KST, when
from adapters.blogs.formats.feed import Feed, plain
from adapters.blogs.platforms.naver.page import at
from bot.errors import BrokenFeed, Unreachable
from bot.model import Glimpse, Why

size = 30  # posts on a page; the server refuses to give more
ESCAPE = re.compile(r'\\(["\\/bfnrt]|u[0-9a-fA-F]{4})?')
NO_BLOG = ("not_exist_blog", "blog_id_invalidate")  # the second until 2026


@dataclass(frozen=True)
class Leaf:
    """One page of a list. `last`: there is none behind it."""

    posts: tuple[Listed, ...]
    last: bool
    title: str = ""  # of the blog, where the list says it


def told(answer: object, blog: str, url: str) -> Leaf:
    """A page of m.blog.naver.com/api/blogs/…/post-list; its totalCount is 0 whatever there is.

    Raises Unreachable where it says that there is no such blog, BrokenFeed for any other refusal.
    """
    found = result(answer, blog, url).get("items")
    if not isinstance(found, list):
        raise BrokenFeed(url)
    posts = [_told(item, blog) for item in found if isinstance(item, dict)]
    return Leaf(tuple(p for p in posts if p is not None), len(found) < size)


def result(answer: object, blog: str, url: str) -> Mapping[str, object]:
    """What an answer of the mobile site holds."""
    whole = answer if isinstance(answer, dict) else {}
    error, found = whole.get("error"), whole.get("result")
    if isinstance(error, dict) and error.get("code") in NO_BLOG:
        raise Unreachable(f"blog.naver.com/{blog}", 404)
    if whole.get("isSuccess") is not True or not isinstance(found, dict):
        raise BrokenFeed(url)
    return found


def _told(item: Mapping[str, object], blog: str) -> Listed | None:
    title = plain(item.get("titleWithInspectMessage") or item.get("title"))
    brief = str(item.get("briefContents") or "")
    found = _listed(item, blog, title)
    stamp = _stamp("post-list", item.get("addDate"), title, brief, item.get("smartEditorVersion"))
    return found and replace(found, published=at(item.get("addDate")), stamp=stamp)


def titles(text: str, blog: str, url: str) -> Leaf:
    """A page of PostTitleListAsync: JSON with stray backslashes, percent-encoded titles, dates like "1시간 전"."""
    repaired = ESCAPE.sub(lambda found: found[0] if found[1] else "", text.strip())
    try:
        answer = json.loads(repaired, strict=False)
    except (ValueError, RecursionError):
        raise BrokenFeed(url) from None
    found = answer.get("postList") if isinstance(answer, dict) and answer.get("resultCode") != "E" else None
    if not isinstance(found, list):
        raise BrokenFeed(url)
    posts = [_titled(item, blog) for item in found if isinstance(item, dict)]
    return Leaf(tuple(p for p in posts if p is not None), len(found) < size)


def _titled(item: Mapping[str, object], blog: str) -> Listed | None:
    title = plain(html.unescape(unquote_plus(str(item.get("title") or "")[:2000])))
    found = _listed(item, blog, title)
    day = when(str(item.get("addDate") or ""), KST)
    return found and replace(found, published=day, stamp=_stamp("titles", day, title))


def _listed(item: Mapping[str, object], blog: str, title: str) -> Listed | None:
    number = str(item.get("logNo") or "")
    if not re.fullmatch(r"\d{1,20}", number):
        return None
    url = f"https://blog.naver.com/{blog}/{number}"
    return Listed(feed_urls.platform_id(url, ""), url, title, closed=_closed(item))


def _closed(item: Mapping[str, object]) -> Why | None:
    if any(_is(item, name, "true") for name in ("notOpen", "buddyOpen", "bothBuddyOpen", "postBlocked")):
        return "private"
    return "others" if _is(item, "searchYn", "false") else None  # what somebody shared from another blog


def _is(item: Mapping[str, object], name: str, word: str) -> bool:
    return str(item.get(name)).lower() == word


def fed(feed: Feed) -> Leaf:
    """A blog's RSS feed: its newest posts only, and of each only the beginning."""
    posts = []
    for entry in feed.entries:
        url = feed_urls.canonical(entry.url)
        if key := feed_urls.platform_id(url, ""):
            stamp = _stamp("feed", entry.published, entry.title)
            posts.append(Listed(key, url, entry.title, entry.published, entry.tags, stamp))
    return Leaf(tuple(posts), True, feed.title)


def _stamp(kind: str, *said: object) -> str:
    return f"{kind}:{sha256(repr(said).encode()).hexdigest()[:24]}"


def weighed(post: Listed, before: Glimpse | None) -> Listed:
    """A post as a poorer list tells it, with the stamp that a better one gave it earlier: so it is not read again only
    because Naver refuses its best list today."""
    better = before is not None and before.stamp.startswith("post-list:")
    return replace(post, stamp=before.stamp) if before and better else post


def seal(leaf: Leaf) -> str:
    """What the first page of a list looks like."""
    return sha256(repr([(p.key, p.stamp, p.closed) for p in leaf.posts]).encode()).hexdigest()


def exact(moment: datetime | None) -> bool:
    """Whether it is more than a day."""
    return moment is not None and (moment.hour, moment.minute, moment.second) != (0, 0, 0)
