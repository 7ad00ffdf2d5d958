"""The lists that Naver has of a blog's posts, each as its server words it."""

import html
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from urllib.parse import unquote_plus

from adapters.blogs.address import feed_urls
from adapters.blogs.crawl.fingerprint import digest
from adapters.blogs.crawl.incremental import Listed
from adapters.blogs.crawl.paged_list import ListPage
from adapters.blogs.formats.dates import KST, when
from adapters.blogs.formats.feed import Feed, plain
from adapters.blogs.formats.json_path import Row, at, rows, text
from adapters.blogs.platforms.naver.page import korean_moment
from bot.errors import BrokenFeed, Unreachable
from bot.model import KnownPost, Why

per_page = 30  # posts; the server refuses to give more
ESCAPE = re.compile(r'\\(["\\/bfnrt]|u[0-9a-fA-F]{4})?')
NO_BLOG = ("not_exist_blog", "blog_id_invalidate")  # the second until 2026


def mobile_page(answer: object, blog: str, url: str, number: int) -> ListPage[int]:
    """A page of m.blog.naver.com/api/blogs/…/post-list; its totalCount is 0 whatever there is.

    Raises Unreachable where it says that there is no such blog, BrokenFeed for any other refusal.
    """
    return _page(result(answer, blog, url).get("items"), _in_mobile_list, blog, url, number)


def result(answer: object, blog: str, url: str) -> Row:
    """What an answer of the mobile site holds.

    Raises Unreachable where it says that there is no such blog, BrokenFeed for any other refusal.
    """
    if text(answer, "error", "code") in NO_BLOG:
        raise Unreachable(f"blog.naver.com/{blog}", 404)
    found = at(answer, "result")
    if at(answer, "isSuccess") is not True or not isinstance(found, dict):
        raise BrokenFeed(url)
    return found


def title_page(said: str, blog: str, url: str, number: int) -> ListPage[int]:
    """A page of PostTitleListAsync: JSON with stray backslashes, percent-encoded titles, dates like "1시간 전".

    Raises BrokenFeed.
    """
    repaired = ESCAPE.sub(lambda found: found[0] if found[1] else "", said.strip())
    try:
        answer = json.loads(repaired, strict=False)
    except (ValueError, RecursionError):
        raise BrokenFeed(url) from None
    given = None if text(answer, "resultCode") == "E" else at(answer, "postList")
    return _page(given, _in_title_list, blog, url, number)


def _page(given: object, listed: Callable[[Row, str], Listed], blog: str, url: str, number: int) -> ListPage[int]:
    """The last page is the first that is not full."""
    if not isinstance(given, list):
        raise BrokenFeed(url)
    found = [listed(row, blog) for row in rows(given) if re.fullmatch(r"\d{1,20}", text(row, "logNo"))]
    return ListPage(found, number + 1 if len(given) >= per_page else None)


def _in_mobile_list(row: Row, blog: str) -> Listed:
    title = plain(text(row, "titleWithInspectMessage") or text(row, "title"))
    said = at(row, "addDate"), title, text(row, "briefContents"), at(row, "smartEditorVersion")
    return replace(
        _listed(row, blog, title),
        published=korean_moment(at(row, "addDate")),
        content_hash=f"post-list:{digest((repr(said),))}",
    )


def _in_title_list(row: Row, blog: str) -> Listed:
    title = plain(html.unescape(unquote_plus(text(row, "title")[:2000])))
    day = when(text(row, "addDate"), KST)
    return replace(_listed(row, blog, title), published=day, content_hash=f"titles:{digest((repr((day, title)),))}")


def _listed(row: Row, blog: str, title: str) -> Listed:
    url = f"https://blog.naver.com/{blog}/{text(row, 'logNo')}"
    return Listed(feed_urls.platform_id(url, ""), url, title, closed=_why_closed(row))


def _why_closed(row: Row) -> Why | None:
    if any(_is(row, name, "true") for name in ("notOpen", "buddyOpen", "bothBuddyOpen", "postBlocked")):
        return "private"
    return "others" if _is(row, "searchYn", "false") else None  # what somebody shared from another blog


def _is(row: Row, name: str, word: str) -> bool:
    """Naver says true, "true" or "True"."""
    return str(at(row, name)).lower() == word


def feed_page(feed: Feed) -> ListPage[int]:
    """A blog's RSS feed: its newest posts only, and of each only the beginning."""
    posts = []
    for entry in feed.entries:
        url = feed_urls.canonical(entry.url)
        if key := feed_urls.platform_id(url, ""):
            content_hash = f"feed:{digest((repr((entry.published, entry.title)),))}"
            posts.append(Listed(key, url, entry.title, entry.published, entry.tags, content_hash))
    return ListPage(posts, title=feed.title)


def keep_better_hash(post: Listed, before: KnownPost | None) -> Listed:
    """A post of a poorer list, with the hash that the best one gave it earlier: so it is not read again only because
    Naver refuses its best list today."""
    if before is None or post.content_hash.startswith("post-list:"):
        return post
    better = before.content_hash.startswith("post-list:")
    return replace(post, content_hash=before.content_hash) if better else post


def exact(moment: datetime | None) -> bool:
    """Whether it is more than a day."""
    return moment is not None and (moment.hour, moment.minute, moment.second) != (0, 0, 0)
