"""Read all posts in files that came together, each by whoever knows its kind."""

import time
from collections.abc import Iterator, Sequence
from typing import Protocol

from adapters.blogs.files import text_files
from adapters.blogs.files.exports import (
    blogger_atom,
    feed_file,
    ghost_json,
    medium_zip,
    notion,
    obsidian,
    saved_page,
    substack_zip,
    tistory_xml,
    tistory_zip,
    wordpress_xml,
)
from adapters.blogs.files.safe_zip import Folder, Inside
from bot.model import Post, Skipped


class ExportFormat(Protocol):
    """One file a format; each of them is a module with these two functions."""

    def own_files(self, folder: Folder) -> tuple[Inside, ...]:
        """Which files of a folder are of this format, whatever lies beside them and belongs to it included."""
        ...

    def posts(self, files: Sequence[Inside], folder: Folder) -> Iterator[Post | Skipped]:
        """The posts in its own files, and what was left out; `folder` has what lies around them."""
        ...


FORMATS: tuple[ExportFormat, ...] = (  # the more certain first
    *(wordpress_xml, tistory_xml, blogger_atom, ghost_json, substack_zip, medium_zip, tistory_zip),
    *(notion, obsidian, text_files, saved_page, feed_file),
)


def posts_in(folder: Folder, most: int, until: float) -> Iterator[Post | Skipped]:
    """The newest posts of each kind, `most` of them at most and no more once it is `until` (time.process_time()).

    A file that nobody knows is told as no post.
    """
    for form in FORMATS:
        if own := form.own_files(folder):
            folder = folder.without(own)
            yield from _some(form.posts(own, folder), most, until)
    yield from (Skipped(text.path if text.loose else text.name, "other") for text in folder.texts)


def _some(found: Iterator[Post | Skipped], most: int, until: float) -> Iterator[Post | Skipped]:
    left = most
    for post in found:
        yield post
        left -= isinstance(post, Post)
        if left <= 0 or (left < most and time.process_time() > until):
            return
