"""Read posts from files: Markdown, plain text, saved pages, what platforms export, and folders of them zipped up."""

import hashlib
import math
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePath, PurePosixPath
from unicodedata import normalize

from adapters.blogs.files.exported_post import newest_first
from adapters.blogs.files.exports.detect import posts_in
from adapters.blogs.files.refuse_chats import conversations_in
from adapters.blogs.files.safe_zip import EXPORTS, PAGES, TEXTS, Folder, Inside, unpack
from adapters.blogs.files.site_parts import is_site_part, site_roots
from adapters.sandbox import Sandbox, SandboxFailed
from bot.errors import HardToRead, NoTextInside, NothingToLearn, NotReadable, OthersWords, TooLarge
from bot.model import Blog, Conversation, File, Known, KnownPost, Post, Skipped
from bot.ports import NOTHING, FoundBlog, Items, Source

largest_upload = 50_000_000  # bytes
most_posts = 2000
a_file = 2.5  # seconds of a processor for each; a zip is given all that a reader's process may take
patience = 6.0  # seconds of a processor for turning posts into Markdown; a reader's process is given ten for everything
LOOSE = "files"  # the address of all that came without a zip or a folder
DOCUMENTS = (  # texts, but of a kind that we cannot read
    *(".hwp", ".hwpx", ".doc", ".docx", ".pdf", ".rtf", ".odt", ".pages", ".epub"),
    *(".rar", ".7z", ".alz", ".egg", ".tar", ".gz", ".tgz"),
)


@dataclass(frozen=True)
class FilePosts:
    """What a pile of files holds, posts first and the newest of them first."""

    posts: tuple[Post, ...]
    skipped: tuple[Skipped, ...]


class FilesReader:
    """`limit`: how many posts to read at most. Nothing is ever gone from files."""

    def __init__(self, sandbox: Sandbox, limit: int) -> None:
        self._sandbox = sandbox
        self._limit = limit

    async def find(self, source: Source, known: Known = NOTHING) -> FoundBlog | None:
        """The posts in files, read before this returns; None for an address.

        Raises TooLarge, BadArchive, NoTextInside, NotReadable, OthersWords, NothingToLearn, or HardToRead where they
        take too long or too much memory.
        """
        if isinstance(source, str) or not source:
            return None
        for file in source:
            if len(file.data) > largest_upload:
                raise TooLarge(file.name, largest_upload)
        try:
            archives = sum(map(_is_zip, source))
            allowance = self._sandbox.allowance(math.inf if archives else a_file * len(source))
            pile = await self._sandbox.run_within(allowance, read_files, source, self._limit)
        except SandboxFailed as error:
            raise HardToRead(source[0].name, error.why) from error
        return FoundBlog(_blog(source), len(pile.posts), partial(_give, pile))


async def _give(pile: FilePosts, known: Mapping[str, KnownPost]) -> Items:
    for post in pile.posts:
        yield post
    for left_out in pile.skipped:
        yield left_out


def _blog(files: Sequence[File]) -> Blog:
    """A zip is a blog of its own, also one called "files", and so is a folder or several given together; loose files
    are one, which the bot names. Two folders of one name are told apart by their paths."""
    archive = next((normalize("NFC", PurePosixPath(f.name).stem) for f in files if _is_zip(f)), "")
    folders = sorted({normalize("NFC", f.folder) for f in files if f.folder})
    if archive or not folders:
        address = archive or LOOSE
        return Blog(kind="files", address=f"{LOOSE}.zip" if archive == LOOSE else address, title=archive)
    return Blog(kind="files", address="\n".join(folders), title=", ".join(PurePath(f).name or f for f in folders))


def _is_zip(file: File) -> bool:
    return file.name.lower().endswith(".zip")


def read_files(files: Sequence[File], most: int = most_posts) -> FilePosts:
    """The newest posts in some files, `most` at most.

    Raises BadArchive for a bomb and for what is broken or locked, and of files without a single post: OthersWords
    where people talk, NotReadable for kinds that we cannot read, NothingToLearn where posts were left out,
    NoTextInside where there are none.
    """
    until = time.process_time() + patience
    folders, skipped, unreadable = _open_all(files)
    heard: list[tuple[Inside, Conversation]] = []
    found: list[Post | Skipped] = [*skipped]
    for folder in folders:
        conversations = tuple(conversations_in(folder))
        heard += conversations
        found += posts_in(folder.without(tuple(text for text, _ in conversations)), most, until)
    pile = _without_repeats(found, most)
    if pile.posts:
        others = [Skipped(text.name, "others") for text, _ in heard]
        return FilePosts(pile.posts, (*pile.skipped, *others, *(Skipped(name, "other") for name in unreadable)))
    raise _why_nothing(files[0].name, pile.skipped, heard, unreadable)


def _open_all(files: Sequence[File]) -> tuple[list[Folder], list[Skipped], list[str]]:
    """Loose files as one folder, each archive as another; what was left out; the names of what we cannot read."""
    loose: list[Inside] = []
    folders: list[Folder] = []
    skipped: list[Skipped] = []
    unreadable: list[str] = []
    roots = site_roots(normalize("NFC", file.name) for file in files)
    for file in files:
        name = normalize("NFC", file.name)
        if "/" in name and is_site_part(name, roots):
            skipped.append(Skipped(PurePosixPath(name).name, "site"))
        elif _is_zip(file):
            inside = unpack(file)
            folders.append(inside.folder)
            skipped += inside.skipped
            unreadable += sorted(
                n for n in inside.folder.names if n.lower().endswith(DOCUMENTS) and "__MACOSX" not in n
            )
        elif name.lower().endswith((*TEXTS, *PAGES, *EXPORTS)):
            loose.append(Inside(name, file.data, loose=True))
        else:
            unreadable.append(name)
    return [Folder(tuple(loose), frozenset(text.path for text in loose)), *folders], skipped, unreadable


def _why_nothing(
    name: str, skipped: Sequence[Skipped], heard: Sequence[tuple[Inside, Conversation]], unreadable: Sequence[str]
) -> NotReadable | OthersWords | NothingToLearn | NoTextInside:
    if heard:
        text, what = heard[0]
        return OthersWords(text.name, what)
    if any(left.why not in ("other", "broken") for left in skipped):
        return NothingToLearn(name, tuple(skipped))
    if unreadable or any(left.name == name for left in skipped):
        return NotReadable(unreadable[0] if unreadable else name)
    return NoTextInside(name)


def _without_repeats(found: Iterable[Post | Skipped], most: int) -> FilePosts:
    posts: list[Post] = []
    skipped: list[Skipped] = []
    seen: set[str] = set()
    keys: set[str] = set()
    for post in found:
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
        posts.append(replace(post, key=key))
    return FilePosts(tuple(newest_first(posts)[:most]), tuple(skipped))
