"""Read Markdown and plain text as bloggers keep them: Jekyll, Hugo, Hexo, Velog's backups, a folder of notes."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import PurePosixPath

from adapters.blogs import entries, markup
from adapters.blogs.archive import TEXTS, Folder, Inside
from adapters.blogs.charset import decode
from adapters.blogs.dates import KST, when
from adapters.blogs.exports.breaks import with_breaks
from adapters.blogs.written import Written, read_markdown, without_components
from bot.model import Post, Skipped

LOOKS_LIKE_MARKDOWN = re.compile(r"^(#{1,6} |```|[-*] \S|> )|\]\(https?://|\*\*\S", re.M)
DATED_NAME = re.compile(r"(?<!\d)(\d{4}-[01]\d-[0-3]\d)(?!\d)[-_ ]*")
VELOG = re.compile(rb"https?://(?:velog\.velcdn\.com|images\.velog\.io)/")
FOLDERS_OF_DRAFTS = {"_drafts", "drafts", "draft", "초안", "임시저장"}


def mine(folder: Folder) -> tuple[Inside, ...]:
    return tuple(text for text in folder.texts if text.ends(*TEXTS))


def posts(files: Sequence[Inside], folder: Folder) -> Iterator[Post | Skipped]:
    """One post for each file."""
    from_velog = any(VELOG.search(file.data) for file in files)  # the bodies are as they were typed there
    for file in files:
        yield post(file, read(file, breaks=from_velog or "source/_posts/" in file.path))


def text_of(file: Inside) -> str | None:
    """Its text with plain line ends; None where the file holds none, whatever it is called."""
    text = decode(file.data).replace("\r\n", "\n").replace("\r", "\n")
    strange = text[:4000].count("\x00") + text[:4000].count("\ufffd")
    return None if strange * 10 > len(text[:4000]) else text


def read(file: Inside, breaks: bool = False) -> Written | Skipped:
    """`breaks`: each line of a paragraph shows on a line of its own."""
    path = PurePosixPath(file.path)
    if file.too_large:
        return Skipped(path.name, "large")
    if (text := text_of(file)) is None:
        return Skipped(path.name, "broken")
    if file.ends(".txt") and not LOOKS_LIKE_MARKDOWN.search(text[:20_000]) and not text.startswith("---\n"):
        text, breaks = markup.markdown(entries.as_html(text)), False
    if file.ends(".mdx"):
        text = without_components(text)
    found = read_markdown(text)
    if found.closed or FOLDERS_OF_DRAFTS & {part.lower() for part in path.parts[:-1]}:
        return Skipped(found.title or path.name, found.closed or "draft")
    if not found.markdown.strip():
        return Skipped(found.title or path.name, "short")
    if not breaks:
        return found
    return Written(found.title, with_breaks(found.markdown), found.published, found.tags, named=found.named)


def post(file: Inside, found: Written | Skipped) -> Post | Skipped:
    """A post of what was read, with what the name of its file says."""
    if isinstance(found, Skipped):
        return found
    path = PurePosixPath(file.path)
    title = found.title or _named(path)
    return Post(_key(file, found), title, found.markdown, "", found.published or _date(path), found.tags)


def _key(file: Inside, found: Written) -> str:
    """The path where there are folders; many a first note is called 'note.txt', so alone a name says nothing."""
    if not file.loose or "/" in file.path:
        return file.path
    itself = f"{found.title}\n{found.published}" if found.named else found.markdown
    return f"{file.path}#{hashlib.sha256(itself.encode('utf-8', 'replace')).hexdigest()[:8]}"


def _named(path: PurePosixPath) -> str:
    stem = path.parent.name if path.stem in ("index", "_index") and path.parent.name else path.stem
    bare = DATED_NAME.sub("", stem)
    return (bare or stem).replace("_", " ").strip()


def _date(path: PurePosixPath) -> datetime | None:
    named = DATED_NAME.search(path.name) or DATED_NAME.search(path.parent.name)
    return when(named[1], KST) if named else None
