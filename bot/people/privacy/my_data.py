"""All that is kept of somebody, as files they can read: their posts and drafts as Markdown, every table as JSON."""

import base64
import io
import json
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import PurePosixPath

from bot.model import File
from bot.wording import Wording

TableRows = Mapping[str, Sequence[Mapping[str, object]]]  # by the name of their table

LARGEST = 8_000_000  # bytes; Discord takes files of 10 MB from a bot
_JSON = ("card", "body", "edits")  # columns that hold JSON


def bundles(rows: TableRows, words: Wording) -> Sequence[File]:
    """Zip files of at most some megabytes, each of which opens by itself; a single file inside may be larger."""
    names = words.my_data_names()
    files = [(names.readme, words.my_data_readme()), *_posts(rows, names.posts), *_drafts(rows, names.drafts)]
    files += [(f"{names.data}/{table}.json", _json(found)) for table, found in rows.items() if found]
    packed = [*_packed(files)]
    number = "" if len(packed) == 1 else "-{}"
    return [File(f"{names.zip}{number.format(at)}.zip", data) for at, data in enumerate(packed, 1)]


def _posts(rows: TableRows, folder: str) -> Iterator[tuple[str, str]]:
    titles = {row["id"]: f"{row['id']} {_name(row['title'])}" for row in rows.get("blogs", ())}
    for post in rows.get("posts", ()):
        when = post["published"]
        day = f"{when:%Y-%m-%d} " if isinstance(when, datetime) else ""
        path = f"{folder}/{titles.get(post['blog'], post['blog'])}/{day}{_name(post['title'])}.md"
        yield path, f"# {post['title']}\n\n{post['markdown']}\n"


def _drafts(rows: TableRows, folder: str) -> Iterator[tuple[str, str]]:
    topics = {row["id"]: f"{row['id']} {_name(row['topic'])}" for row in rows.get("drafts", ())}
    count: defaultdict[object, int] = defaultdict(int)
    for revision in rows.get("revisions", ()):
        count[revision["draft"]] += 1
        if revision["text"]:
            yield (
                f"{folder}/{topics.get(revision['draft'], revision['draft'])}/{count[revision['draft']]}.md",
                str(revision["text"]),
            )


def _name(title: object) -> str:
    """Fit to name a file on every system."""
    return re.sub(r"[^\w-]+", " ", str(title)).strip()[:60].strip() or "-"


def _json(rows: Sequence[Mapping[str, object]]) -> str:
    plain = [{name: _plain(name, value) for name, value in row.items()} for row in rows]
    return json.dumps(plain, ensure_ascii=False, indent=1)


def _plain(name: str, value: object) -> object:
    match value:
        case datetime():
            return value.isoformat()
        case bytes():
            return base64.b64encode(value).decode()
        case tuple():
            return list(value)
        case str() if name in _JSON:
            return _parsed(value)
        case _:
            return value


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _packed(files: Sequence[tuple[str, str]]) -> Iterator[bytes]:
    """One zip file after the other, a new one where the next file would make it too large."""
    taken: set[str] = set()
    out = io.BytesIO()
    archive = zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED)
    for name, text in files:
        data = text.encode("utf-8", "replace")
        if out.tell() and out.tell() + len(data) // 2 > LARGEST:
            archive.close()
            yield out.getvalue()
            out = io.BytesIO()
            archive = zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED)
        archive.writestr(_free(name, taken), data)
    archive.close()
    yield out.getvalue()


def _free(name: str, taken: set[str]) -> str:
    """The name, or with (2), (3) … where another file has it."""
    path, number, free = PurePosixPath(name), 1, name
    while free in taken:
        number += 1
        free = str(path.with_name(f"{path.stem} ({number}){path.suffix}"))
    taken.add(free)
    return free
