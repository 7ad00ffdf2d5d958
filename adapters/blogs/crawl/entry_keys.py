"""Give the entries of a feed what they are known by the next time, where the feed is parsed."""

from dataclasses import replace

from adapters.blogs.address import feed_urls
from adapters.blogs.crawl.fingerprint import digest
from adapters.blogs.formats.feed import Entry, Feed, parse_feed


def read_feed(body: bytes, charset: str, url: str) -> Feed:
    """A feed whose entries have their keys and hashes. Raises NoFeed."""
    feed = parse_feed(body, charset, url)
    return replace(feed, entries=tuple(replace(e, key=_key(e, feed), hash=_hash(e)) for e in feed.entries))


def _key(entry: Entry, feed: Feed) -> str:
    """The platform's own id, else the canonical address, else the GUID, else a hash of the content."""
    if own := feed_urls.platform_id(entry.url, entry.guid):
        return own
    if entry.url:
        url = feed_urls.canonical(entry.url)
        if url != feed_urls.canonical(feed.home or entry.url) or not feed.home:
            return url
    return entry.guid or f"hash:{digest((entry.title, entry.html[:2000]))}"


def _hash(entry: Entry) -> str:
    """One hash of all that a feed says of a post."""
    return digest((entry.published, entry.updated, entry.title, entry.html))
