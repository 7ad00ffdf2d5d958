"""The name of the next file, from the names of those before it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from unicodedata import normalize

LAST = 10  # files that are looked at
_LONGEST = 80  # characters of a slug
_HASH = re.compile(r"#[0-9a-f]{8}\Z")  # behind the name of a file that came alone
_NAME = re.compile(
    r"(?:(?P<date>\d{4}-\d{2}-\d{2}|\d{4}_\d{2}_\d{2}|\d{8}|\d{6})(?P<gap>[-_. ]|(?=\Z)))?(?P<slug>.*)", re.S
)
_FORMS = {(10, "-"): "%Y-%m-%d", (10, "_"): "%Y_%m_%d", (8, ""): "%Y%m%d", (6, ""): "%y%m%d"}


@dataclass(frozen=True)
class FilePattern:
    """`date` is a strftime form, empty for none; `gap` stands between it and the words, `joint` between those."""

    date: str
    gap: str
    joint: str
    lower: bool
    ascii: bool
    ending: str


def file_pattern(keys: Sequence[str]) -> FilePattern | None:
    """How somebody names their files; `keys` are paths, newest first. None: they are no files of text."""
    paths = [path for key in keys[:LAST] if (path := _path(key))]
    if not paths:
        return None
    names = [_NAME.fullmatch(stem) for stem, _ in paths]
    shapes = [(_form(found["date"] or ""), found["gap"] or "") for found in names if found]
    slugs = [found["slug"] for found in names if found and found["slug"]]
    (date, gap), _ = Counter(shapes).most_common(1)[0]
    joints = Counter(char for slug in slugs for char in slug if char in "-_ ")
    return FilePattern(
        date,
        gap,
        joints.most_common(1)[0][0] if joints else "-",
        all(slug == slug.lower() for slug in slugs),
        sum(slug.isascii() for slug in slugs) > 0.6 * len(slugs),
        Counter(ending for _, ending in paths).most_common(1)[0][0],
    )


def _path(key: str) -> tuple[str, str] | None:
    """'content/a/index.md' -> ('a', 'md')"""
    *folders, name = _HASH.sub("", key).split("/")
    stem, dot, ending = name.rpartition(".")
    if not dot or ending.lower() not in ("md", "mdx", "markdown"):
        return None
    return (folders[-1] if stem in ("index", "_index") and folders else stem), ending


def _form(date: str) -> str:
    return _FORMS.get((len(date), next((mark for mark in "-_" if mark in date), "")), "")


def slug_like(pattern: FilePattern, title: str) -> str:
    """A title as these names are written. Where they are all in Latin letters and the title has none, as it is."""
    words = re.findall(r"[^\W_]+", normalize("NFC", title[:500]))
    latin = [word for word in words if word.isascii()]
    few = pattern.ascii and sum(map(len, latin)) >= 3
    slug = pattern.joint.join(latin if few else words)[:_LONGEST].strip("-_ ")
    return (slug.lower() if pattern.lower else slug) or "draft"


def next_file_name(pattern: FilePattern, slug: str, moment: datetime) -> str:
    """'2026-11-29-first-snow.md'; `moment` by their clock."""
    date = moment.strftime(pattern.date) if pattern.date else ""
    return f"{date}{pattern.gap or ('-' if date else '')}{slug}.{pattern.ending}"
