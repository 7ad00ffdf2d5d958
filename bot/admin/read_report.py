"""Print what a reader makes of a blog or a file, for whoever reports that one is read wrongly."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import aclosing
from dataclasses import asdict

from bot.blogs.register import find_blog
from bot.errors import BlogError
from bot.model import Blog, Post, Skipped
from bot.ports import Reader, Source
from bot.wording import Wording


async def report(
    readers: Sequence[Reader], source: Source, limit: int, as_json: bool, words: Wording, say: Callable[[str], None]
) -> bool:
    """Read up to `limit` posts and say what came of it, in lines or as one JSON object. Whether all went well.

    JSON: kind, address, title, count, posts (key, title, url, published, tags, markdown, lines, unknown), skipped
    (name, why), error (None, or kind and said).
    """
    blog: Blog | None = None
    count = 0
    posts: list[Post] = []
    skipped: list[Skipped] = []
    error: BlogError | None = None
    try:
        found = await find_blog(readers, source)
        blog, count = found.blog, found.count
        async with aclosing(found.posts({})) as items:
            async for item in items:
                posts += [item] if isinstance(item, Post) else []
                skipped += [item] if isinstance(item, Skipped) else []
                if len(posts) >= limit:
                    break
    except BlogError as trouble:
        error = trouble
    if as_json:
        say(_json(blog, count, posts, skipped, error, words))
    else:
        for line in _lines(blog, count, posts, skipped, error, words):
            say(line)
    return error is None


def _json(
    blog: Blog | None,
    count: int,
    posts: Sequence[Post],
    skipped: Sequence[Skipped],
    error: BlogError | None,
    words: Wording,
) -> str:
    told = {
        "kind": blog.kind if blog else "",
        "address": blog.address if blog else "",
        "title": blog.title if blog else "",
        "count": count,
        "posts": [
            {
                "key": post.key,
                "title": post.title,
                "url": post.url,
                "published": post.published.isoformat() if post.published else None,
                "tags": list(post.tags),
                "markdown": post.markdown,
                "lines": [asdict(line) for line in post.lines],
                "unknown": list(post.unknown),
            }
            for post in posts
        ],
        "skipped": [asdict(post) for post in skipped],
        "error": {"kind": type(error).__name__, "said": error.sentence(words)} if error else None,
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _lines(
    blog: Blog | None,
    count: int,
    posts: Sequence[Post],
    skipped: Sequence[Skipped],
    error: BlogError | None,
    words: Wording,
) -> list[str]:
    told = [f"{blog.kind}  {blog.address}  {blog.title}  ({len(posts)} / {count})"] if blog else []
    for number, post in enumerate(posts, 1):
        kinds = ", ".join(f"{kind} {n}" for kind, n in Counter(line.kind for line in post.lines).most_common())
        date = f"{post.published:%Y-%m-%d}" if post.published else "          "
        told.append(f"{number:>4}  {date}  {post.title}  [{kinds}]  {post.url}")
        told += [f"      ? {name}" for name in post.unknown]
    told += [f"   -  {post.name}  ({words.why(post.why)})" for post in skipped]
    return [*told, *([error.sentence(words)] if error else [])]
