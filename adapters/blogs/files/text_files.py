"""Read Markdown and plain text as bloggers keep them: Jekyll, Hugo, Hexo, Velog's backups, a folder of notes."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePosixPath

from adapters.blogs.files.exported_post import newest_first
from adapters.blogs.files.markdown_file import MarkdownFile, read_markdown, without_components
from adapters.blogs.files.safe_zip import TEXTS, Folder, Inside
from adapters.blogs.formats.charset import decode
from adapters.blogs.formats.dates import KST, when
from adapters.blogs.formats.feed import as_html
from adapters.blogs.to_markdown import convert
from adapters.blogs.to_markdown.rendering import with_breaks
from bot.model import Post, Skipped

LOOKS_LIKE_MARKDOWN = re.compile(r"^(#{1,6} |```|[-*] \S|> )|\]\(https?://|\*\*\S", re.M)
DATED_NAME = re.compile(r"(?<!\d)(\d{4}-[01]\d-[0-3]\d)(?!\d)[-_ ]*")
VELOG = re.compile(rb"https?://(?:velog\.velcdn\.com|images\.velog\.io)/")
LONGEST = 250_000  # characters that are looked at of one: more than is kept of any post
FOLDERS_OF_DRAFTS = {"_drafts", "drafts", "draft", "초안", "임시저장"}


def own_files(folder: Folder) -> tuple[Inside, ...]:
    """Every text that nobody else took."""
    return tuple(text for text in folder.texts if text.ends(*TEXTS))


@dataclass(frozen=True)
class TextFile:
    """A file as it was read. `plain`: it has no marks of Markdown, so that each of its lines is one."""

    file: Inside
    found: MarkdownFile
    plain: bool = False

    @property
    def published(self) -> datetime | None:
        """As its front matter says, else as its name does; a day without a clock begins in Seoul."""
        return self.found.published or _date(PurePosixPath(self.file.path))


def posts(files: Sequence[Inside], folder: Folder) -> Iterator[Post | Skipped]:
    """One post for each file."""
    from_velog = any(VELOG.search(file.data) for file in files)  # the bodies are as they were typed there
    found = [read_text_file(file) for file in files]
    yield from (text for text in found if isinstance(text, Skipped))
    for text in newest_first(text for text in found if isinstance(text, TextFile)):
        yield post_of(text, breaks=from_velog or "source/_posts/" in text.file.path)


def decoded_text(file: Inside) -> str | None:
    """Its text with plain line ends; None where the file holds none, whatever it is called."""
    text = decode(file.data).replace("\r\n", "\n").replace("\r", "\n")
    strange = text[:4000].count("\x00") + text[:4000].count("\ufffd")
    return None if strange * 10 > len(text[:4000]) else text


def read_text_file(file: Inside) -> TextFile | Skipped:
    """A file with its front matter taken off; Skipped where it is too large, no text, empty, or not for everybody."""
    path = PurePosixPath(file.path)
    if file.too_large:
        return Skipped(path.name, "large")
    if (text := decoded_text(file)) is None:
        return Skipped(path.name, "broken")
    text = text[:LONGEST]
    plain = file.ends(".txt") and not LOOKS_LIKE_MARKDOWN.search(text[:20_000]) and not text.startswith("---\n")
    found = MarkdownFile("", text) if plain else read_markdown(without_components(text) if file.ends(".mdx") else text)
    if found.closed or FOLDERS_OF_DRAFTS & {part.lower() for part in path.parts[:-1]}:
        return Skipped(found.title or path.name, found.closed or "draft")
    if not found.markdown.strip():
        return Skipped(found.title or path.name, "short")
    return TextFile(file, found, plain)


def post_of(text: TextFile, breaks: bool = False) -> Post | Skipped:
    """`breaks`: each line of a paragraph shows on a line of its own."""
    path = PurePosixPath(text.file.path)
    found = text.found
    if text.plain:
        found = read_markdown(convert.html_to_markdown(as_html(found.markdown)))
    elif breaks:
        found = replace(found, markdown=with_breaks(found.markdown))
    if not found.markdown.strip():
        return Skipped(found.title or path.name, "short")
    title = found.title or _title_of(path)
    return Post(_key(text.file, found), title, found.markdown, "", text.published, found.tags, head=text.found.head)


def _key(file: Inside, found: MarkdownFile) -> str:
    """The path where there are folders; many a first note is called 'note.txt', so alone a name says nothing."""
    if not file.loose or "/" in file.path:
        return file.path
    itself = f"{found.title}\n{found.published}" if found.named else found.markdown
    return f"{file.path}#{hashlib.sha256(itself.encode('utf-8', 'replace')).hexdigest()[:8]}"


def _title_of(path: PurePosixPath) -> str:
    stem = path.parent.name if path.stem in ("index", "_index") and path.parent.name else path.stem
    bare = DATED_NAME.sub("", stem)
    return (bare or stem).replace("_", " ").strip()


def _date(path: PurePosixPath) -> datetime | None:
    named = DATED_NAME.search(path.name) or DATED_NAME.search(path.parent.name)
    return when(named[1], KST) if named else None
