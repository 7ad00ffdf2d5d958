"""Front matter, file names, titles and tags of each post, told from those before it, beside what its author wrote.

python -m benchmarks.front_matter CORPUS [TABLE …]

CORPUS holds a folder of files an author, the oldest first; a TABLE says what each file was called by its author.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import NamedTuple

from styles.leaving.front_matter.dates import date_like, is_date
from styles.leaving.front_matter.file_names import file_pattern, next_file_name, slug_like
from styles.leaving.front_matter.head import Head, read_head
from styles.leaving.front_matter.next_head import LAST, OURS, ForHead, next_head, next_keys
from styles.leaving.front_matter.values import items_of
from styles.leaving.naming.tags import tag_habit, tags_for
from styles.leaving.naming.titles import fits, title_manner

SEOUL = timezone(timedelta(hours=9))
SOMEDAY = datetime(2026, 11, 29, 3, 4, 5, tzinfo=UTC)
_DATES = ("date", "published_at", "created_at", "created", "pubDate", "pubdate")


class Written(NamedTuple):
    """A file as its author left it."""

    path: str
    block: str
    head: Head | None
    title: str
    tags: tuple[str, ...]


def read(folder: Path, names: Mapping[str, str]) -> list[Written]:
    """The files of an author, the oldest first."""
    found = []
    for file in sorted(folder.iterdir()):
        text = file.read_text(encoding="utf-8", errors="replace").lstrip("\ufeff").replace("\r\n", "\n")
        head = read_head(text) if text.lstrip().startswith(("---", "+++")) else None
        block = "" if head is None else text
        values = {key.lower(): value for key, value in head.values.items()} if head else {}
        tags = next((items_of(values[key]) for key in ("tags", "tag", "topics") if values.get(key, "").strip()), ())
        path = names.get(f"{folder.name}/{file.name}", "")
        found.append(Written(path, block, head, values.get("title", "").strip().strip("\"'"), tags))
    return found


def counted(posts: Sequence[Written]) -> Iterator[tuple[str, bool]]:
    """For each post with ten before it, what was told of it, and whether that is so."""
    for n in range(LAST, len(posts)):
        before, now = posts[n - LAST : n][::-1], posts[n]
        if now.head is None:
            continue
        told, there = set(next_keys([post.head for post in before])), set(now.head.values) - {OURS}
        yield from (("keys: precision", key in there) for key in told)
        yield from (("keys: recall", key in told) for key in there)
        order = [key for key in now.head.values if key in told]
        yield "keys: all in their order", order == [key for key in next_keys([p.head for p in before]) if key in there]
        yield from _of_block(before, now)
        yield from _of_name(before, now)
        yield from _of_words(before, now, posts[:n][::-1])


def _of_block(before: Sequence[Written], now: Written) -> Iterator[tuple[str, bool]]:
    said = ForHead(now.title, now.tags, SOMEDAY, SEOUL)
    block = next_head([post.block for post in before], said)
    again = read_head(block)
    yield "block: read again", again is not None or not next_keys([post.head for post in before])
    values = now.head.values if now.head else {}
    for key in set(values) & set(_DATES):
        samples = [post.head.values[key] for post in before if post.head and key in post.head.values]
        if is_date(values[key]) and samples:
            yield (
                "date: in their form",
                is_date(samples[0]) and _shape(date_like(samples[0], SOMEDAY, SEOUL)) == _shape(values[key]),
            )
    if again and "title" in values and "title" in again.values:
        yield "title: typed as theirs", again.values["title"].strip() == values["title"].strip()


def _shape(date: str) -> str:
    return "".join("9" if char.isdigit() else char for char in date.strip())


def _of_name(before: Sequence[Written], now: Written) -> Iterator[tuple[str, bool]]:
    pattern = file_pattern([post.path for post in before])
    own = file_pattern([now.path])
    if pattern and own:
        yield "file name: form of its date", (pattern.date, pattern.gap) == (own.date, own.gap)
        yield "file name: ending", next_file_name(pattern, slug_like(pattern, now.title), SOMEDAY).endswith(own.ending)


def _of_words(before: Sequence[Written], now: Written, all_before: Sequence[Written]) -> Iterator[tuple[str, bool]]:
    manner = title_manner([post.title for post in all_before if post.title])
    if manner and now.title:
        yield "titles: their own next one fits", fits(now.title, manner)
    habit = tag_habit([post.tags for post in all_before])
    told = tags_for(habit, (), f"{now.title}")
    yield "tags: none where there are none", bool(told) <= bool(habit.count)
    yield from (("tags: precision, offline", tag in now.tags) for tag in told)
    yield from (("tags: recall, offline", tag in told) for tag in now.tags)


def main(corpus: Path, tables: Sequence[Path]) -> None:
    """Print the shares, of all posts and by author."""
    names: dict[str, str] = {}
    pages: set[str] = set()
    for table in tables:
        with table.open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
                names[row["file"]] = row["path_in_repo"]
                if "HTML" in row["status"]:
                    pages.add(row["file"].partition("/")[0])
    right: Counter[str] = Counter()
    all_of: Counter[str] = Counter()
    authors = 0
    for folder in sorted(one for one in corpus.iterdir() if one.is_dir() and one.name not in pages):
        results = list(counted(read(folder, names)))
        authors += bool(results)
        keys = [ok for name, ok in results if name.startswith("keys: p")]
        recalled = [ok for name, ok in results if name == "keys: recall"]
        if keys:
            print(f"{folder.name:16} keys {sum(keys) / len(keys):.3f} / {sum(recalled) / max(len(recalled), 1):.3f}")
        for name, ok in results:
            all_of[name] += 1
            right[name] += ok
    print(f"\n{authors} authors")
    for name, times in sorted(all_of.items()):
        print(f"{name:36} {right[name] / times:.3f} of {times}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(table) for table in sys.argv[2:]])
