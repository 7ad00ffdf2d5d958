"""Read posts from files: Markdown, plain text, and folders of them zipped up."""

import hashlib
import re
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from unicodedata import normalize

from adapters.blogs import entries, markup
from adapters.blogs.apart import Apart, GaveUp
from adapters.blogs.archive import Inside, largest_text, unpack
from adapters.blogs.charset import decode
from adapters.blogs.written import Written, read_markdown
from bot.errors import NoTextInside, NothingToLearn, TooLarge
from bot.model import Blog, File, Post, Skipped
from bot.ports import Reading, Source

largest_upload = 50_000_000  # bytes
most_texts = 2000

TEXT = (".md", ".markdown", ".txt")
LOOKS_LIKE_MARKDOWN = re.compile(r"^(#{1,6} |```|[-*] \S|> )|\]\(https?://|\*\*\S", re.M)
CHAT_LINE = re.compile(
    r"^(\[.{1,40}\] \[(오전|오후|AM|PM)? ?\d{1,2}:\d{2}( [AP]M)?\] "
    r"|\d{4}년 \d{1,2}월 \d{1,2}일 (오전|오후) \d{1,2}:\d{2}, .{1,40} : "
    r"|\d{4}\. ?\d{1,2}\. ?\d{1,2}\.? (오전|오후) ?\d{1,2}:\d{2}, .{1,40} : )",
    re.M,
)
CHAT_HEAD = re.compile(r"\A\W*.{0,60}(카카오톡 대화|KakaoTalk Chats)", re.I)
DATED_NAME = re.compile(r"(?<!\d)(\d{4}-[01]\d-[0-3]\d)(?!\d)[-_ ]*")


@dataclass(frozen=True)
class Pile:
    """What a pile of files holds, posts first and the newest of them first."""

    posts: tuple[Post, ...]
    skipped: tuple[Skipped, ...]


class FilesReader:
    """`limit`: how many posts to read at most. Raises TooLarge, NoTextInside or NothingToLearn."""

    def __init__(self, apart: Apart, limit: int) -> None:
        self._apart = apart
        self._limit = limit

    async def find(self, source: Source) -> Reading | None:
        if isinstance(source, str) or not source:
            return None
        for file in source:
            if len(file.data) > largest_upload:
                raise TooLarge(file.name, largest_upload)
        try:
            pile = await self._apart.run(read_files, source)
        except GaveUp as error:
            raise NoTextInside(source[0].name) from error
        posts = pile.posts[: self._limit]
        return Reading(_blog(source), len(posts), _given(posts, pile.skipped))


async def _given(posts: Sequence[Post], skipped: Sequence[Skipped]) -> AsyncGenerator[Post | Skipped, None]:
    for post in posts:
        yield post
    for left_out in skipped:
        yield left_out


def _blog(files: Sequence[File]) -> Blog:
    """A zip is a blog of its own; loose files together are one, which the bot names."""
    archive = next((normalize("NFC", PurePosixPath(f.name).stem) for f in files if _is_zip(f)), "")
    return Blog(kind="files", address=archive or "files", title=archive)


def _is_zip(file: File) -> bool:
    return file.name.lower().endswith(".zip")


def read_files(files: Sequence[File]) -> Pile:
    """All the posts in some files. Raises TooLarge, NoTextInside; NothingToLearn of other people's words alone."""
    texts: list[Inside] = []
    skipped: list[Skipped] = []
    for file in files:
        if _is_zip(file):
            inside = unpack(file, TEXT)
            texts += inside.texts
            skipped += inside.skipped
        elif file.name.lower().endswith(TEXT):
            texts.append(Inside(normalize("NFC", file.name), file.data, loose=True))
        else:
            skipped.append(Skipped(normalize("NFC", file.name), "other"))
    if not texts and not (skipped and any(_is_zip(file) for file in files)):
        raise NoTextInside(files[0].name)
    pile = _pile(texts, skipped)
    if not pile.posts and all(s.why in ("other", "broken") for s in pile.skipped):
        raise NothingToLearn(files[0].name, pile.skipped) if texts else NoTextInside(files[0].name)
    return pile


def _pile(texts: Sequence[Inside], skipped: list[Skipped]) -> Pile:
    posts: list[Post] = []
    seen: set[str] = set()
    keys: set[str] = set()
    skipped += [Skipped(text.path, "large") for text in texts[most_texts:]]
    for text in texts[:most_texts]:
        post = _post(text)
        if isinstance(post, Skipped):
            skipped.append(post)
            continue
        content = hashlib.sha256(f"{post.title}\n{post.markdown}".encode("utf-8", "replace")).hexdigest()
        if content in seen:
            skipped.append(Skipped(post.title, "twice"))
            continue
        seen.add(content)
        key = post.key if post.key not in keys else f"{post.key}#{content[:8]}"
        keys.add(key)
        posts.append(Post(key, post.title, post.markdown, "", post.published, post.tags))
    dated = sorted((p for p in posts if p.published), key=_when, reverse=True)
    return Pile((*dated, *(p for p in posts if not p.published)), tuple(skipped))


def _when(post: Post) -> float:
    return post.published.timestamp() if post.published else 0.0


def _post(text: Inside) -> Post | Skipped:
    path = PurePosixPath(text.path)
    if len(text.data) > largest_text:
        return Skipped(path.name, "large")
    words = decode(text.data).replace("\r\n", "\n").replace("\r", "\n")
    if path.suffix.lower() == ".txt":
        if _is_chat(words):
            return Skipped(path.name, "other")
        if not LOOKS_LIKE_MARKDOWN.search(words[:20_000]) and not words.startswith("---\n"):
            words = markup.markdown(entries.as_html(words))
    found = read_markdown(words)
    if found.private or "_drafts" in path.parts:
        return Skipped(found.title or path.name, "private")
    if not found.markdown.strip():
        return Skipped(found.title or path.name, "short")
    return Post(_key(text, found), found.title or _named(path), found.markdown, "", _date(found, path), found.tags)


def _key(text: Inside, found: Written) -> str:
    """The path where there are folders; many a first note is called 'note.txt', so alone a name says nothing."""
    if not text.loose or "/" in text.path:
        return text.path
    itself = f"{found.title}\n{found.published}" if found.named else found.markdown
    return f"{text.path}#{hashlib.sha256(itself.encode('utf-8', 'replace')).hexdigest()[:8]}"


def _is_chat(text: str) -> bool:
    """A conversation saved from KakaoTalk: other people's words."""
    head = text[:20_000]
    return len(CHAT_LINE.findall(head)) >= 3 or bool(CHAT_HEAD.match(head) and CHAT_LINE.search(head))


def _named(path: PurePosixPath) -> str:
    stem = path.parent.name if path.stem in ("index", "_index") and path.parent.name else path.stem
    bare = DATED_NAME.sub("", stem)
    return (bare or stem).replace("_", " ").strip()


def _date(found: Written, path: PurePosixPath) -> datetime | None:
    if found.published:
        return found.published
    named = DATED_NAME.search(path.name) or DATED_NAME.search(path.parent.name)
    return entries.when(named[1], entries.KST) if named else None
