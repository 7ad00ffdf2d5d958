"""Read the notes of an Obsidian vault that are posts: not a day's jottings, not templates."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from adapters.blogs.files import text_files
from adapters.blogs.files.exported_post import newest_first
from adapters.blogs.files.safe_zip import Folder, Inside
from adapters.blogs.formats.charset import decode
from adapters.blogs.formats.xml_stream import without
from bot.model import Post, Skipped

NOT_POSTS = {
    *("daily", "daily notes", "daily-notes", "dailies", "journal", "journals", "templates", "template"),
    *("데일리", "데일리 노트", "데일리노트", "일일 노트", "일일노트", "템플릿", "attachments", "excalidraw"),
}
DAY = re.compile(r"\d{4}[-._]?\d{2}[-._]?\d{2}(?:[ _].{1,12})?")
TAGS = re.compile(r"^[ \t]*((?:#[^\s#]{1,60}[ \t]*){1,30})$", re.M)
BLOCK_ID = re.compile(r"[ \t]\^[\w-]{1,40}$", re.M)
PLUGIN = re.compile(r"^(kanban-plugin|excalidraw-plugin)\s*:", re.M)


def mine(folder: Folder) -> tuple[Inside, ...]:
    if not any("/.obsidian/" in f"/{name}" for name in folder.names):
        return ()
    return tuple(text for text in folder.texts if text.ends(".md") or ".obsidian/" in text.path)


def posts(files: Sequence[Inside], folder: Folder) -> Iterator[Post | Skipped]:
    """One post for each note; what the vault itself says of its folders counts."""
    sandbox = {place for file in files if file.ends(".json") for place in _folders(file)}
    found = [_note(file, sandbox) for file in files if not file.ends(".json")]
    yield from (note for note in found if isinstance(note, Skipped))
    for note in newest_first(note for note in found if isinstance(note, text_files.Text)):
        yield text_files.post(note, breaks=True)


def _folders(settings: Inside) -> Iterator[str]:
    try:
        found = json.loads(decode(settings.data[:20_000]))
    except (ValueError, RecursionError):
        return
    place = found.get("folder") if isinstance(found, dict) else None
    if isinstance(place, str) and place.strip("/ "):
        yield place.strip("/ ")


def _note(file: Inside, sandbox: set[str]) -> text_files.Text | Skipped:
    path = PurePosixPath(file.path)
    beside = {part.lower() for part in path.parts[:-1]} & NOT_POSTS
    told = any(f"/{place}/" in f"/{path.parent}/" for place in sandbox)
    if beside or told or DAY.fullmatch(path.stem) or PLUGIN.search(decode(file.data[:500])):
        return Skipped(path.name, "other")
    text = None if file.too_large else text_files.text_of(file)
    if text is not None:
        file = replace(file, data=without(text, "%%", "%%").encode("utf-8", "replace"))
    note = text_files.read(file)
    return note if isinstance(note, Skipped) else _without_tags(note)


def _without_tags(note: text_files.Text) -> text_files.Text | Skipped:
    found = note.found
    tags = [tag.strip("#") for line in TAGS.findall(found.markdown) for tag in line.split()]
    markdown = re.sub(r"\n{3,}", "\n\n", BLOCK_ID.sub("", TAGS.sub("", found.markdown))).strip("\n")
    if not markdown.strip():
        return Skipped(found.title or note.file.name, "short")
    return replace(note, found=replace(found, markdown=markdown, tags=tuple(dict.fromkeys((*found.tags, *tags)))))
