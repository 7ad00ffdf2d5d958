"""Read what Ghost hands out under Settings, Migration tools: one JSON file."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC

from adapters.blogs.files.exported_post import ExportedPost, of_one_author
from adapters.blogs.files.safe_zip import Folder, Inside
from adapters.blogs.formats.charset import decode
from adapters.blogs.formats.dates import when
from adapters.blogs.formats.feed import as_html, plain
from adapters.blogs.formats.json_path import Row
from adapters.blogs.to_markdown import convert
from adapters.blogs.to_markdown.ghost_editors import lexical, mobiledoc
from bot.model import Post, Skipped, Why

Table = Sequence[Row]


def own_files(folder: Folder) -> tuple[Inside, ...]:
    """Files that hold the tables of a Ghost site."""
    found = (text for text in folder.texts if text.ends(".json") and b'"posts"' in text.data)
    return tuple(text for text in found if re.search(rb'"(mobiledoc|lexical|posts_tags|posts_meta)"', text.data))


def posts(files: Sequence[Inside], folder: Folder) -> Iterator[Post | Skipped]:
    """The published posts that everybody may read, of whoever wrote most of them."""
    for file in files:
        tables = _tables(file)
        if not tables:
            yield Skipped(file.name, "broken")
        else:
            yield from of_one_author(
                list(_exported_posts(tables)), lambda post: convert.html_to_markdown(post.html, post.url)
            )


def _tables(file: Inside) -> dict[str, Table]:
    """The tables of Ghost's database, by name; none if this is no such file."""
    try:
        found = json.loads(decode(file.data))
    except (ValueError, RecursionError):
        return {}
    if isinstance(found, dict) and isinstance(found.get("db"), list) and found["db"]:
        found = found["db"][0]
    found = found.get("data") if isinstance(found, dict) else None
    if not isinstance(found, dict):
        return {}
    return {
        str(name): [row for row in rows if isinstance(row, dict)]
        for name, rows in found.items()
        if isinstance(rows, list)
    }


def _exported_posts(tables: Mapping[str, Table]) -> Iterator[ExportedPost]:
    names = {_str(tag, "id"): _str(tag, "name") for tag in tables.get("tags", ())}
    tags, authors = _by_post(tables, "posts_tags", "tag_id"), _by_post(tables, "posts_authors", "author_id")
    for row in tables.get("posts", ()):
        number = _str(row, "id")
        own = (names.get(tag, "") for tag in tags[number])
        yield ExportedPost(
            key=f"ghost:{_str(row, 'uuid') or number or _str(row, 'slug')}",
            title=plain(_str(row, "title")),
            html=_html(row),
            author=next(iter(authors[number]), _str(row, "author_id")),
            published=when(_str(row, "published_at"), UTC),
            tags=tuple(dict.fromkeys(tag for tag in own if tag and not tag.startswith("#"))),  # "#tags" are internal
            why=_why(row),
        )


def _by_post(tables: Mapping[str, Table], name: str, other: str) -> defaultdict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in tables.get(name, ()):
        found[_str(row, "post_id")].append(_str(row, other))
    return found


def _str(row: Row, name: str) -> str:
    match row.get(name):
        case str(text):
            return text
        case int(number):
            return str(number)
        case _:
            return ""


def _why(row: Row) -> Why | None:
    if row.get("page") in (True, 1) or _str(row, "type") not in ("", "post"):
        return "other"
    match _str(row, "status"), _str(row, "visibility"):
        case "published" | "sent", "public" | "":
            return None
        case "published" | "sent", "paid" | "tiers":
            return "paid"
        case "published" | "sent", _:
            return "private"
        case _:
            return "draft"


def _html(row: Row) -> str:
    html = _str(row, "html") or lexical(_str(row, "lexical")) or mobiledoc(_str(row, "mobiledoc"))
    return (html or as_html(_str(row, "plaintext"))).replace("__GHOST_URL__", "")
