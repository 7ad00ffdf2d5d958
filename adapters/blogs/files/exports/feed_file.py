"""Read a feed that was saved as a file."""

from collections.abc import Iterator, Sequence

from adapters.blogs.address.feed_urls import canonical, platform_id
from adapters.blogs.files.safe_zip import Folder, Inside
from adapters.blogs.formats.feed import Entry, NoFeed, is_feed, parse_feed
from adapters.blogs.to_markdown import convert
from bot.model import Post, Skipped


def mine(folder: Folder) -> tuple[Inside, ...]:
    return tuple(text for text in folder.texts if text.ends(".xml", ".atom") and is_feed(text.data))


def posts(files: Sequence[Inside], folder: Folder) -> Iterator[Post | Skipped]:
    """One post for each entry."""
    for file in files:
        try:
            yield from (_post(entry) for entry in parse_feed(file.data).entries)
        except NoFeed:
            yield Skipped(file.name, "broken")


def _post(entry: Entry) -> Post | Skipped:
    markdown = convert.html_to_markdown(entry.html, entry.url).strip("\n")
    if not markdown:
        return Skipped(entry.title or entry.url or entry.guid, "short")
    key = platform_id(entry.url, entry.guid) or (canonical(entry.url) if entry.url else entry.guid or entry.title)
    return Post(key, entry.title, markdown, entry.url, entry.published, entry.tags)
