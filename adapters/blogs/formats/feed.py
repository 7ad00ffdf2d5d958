"""Read a feed, however its author's software wrote it down."""

import html
import io
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import Any
from urllib.parse import urljoin, urlsplit

import fastfeedparser
import feedparser

from adapters.blogs.formats.charset import decode
from adapters.blogs.formats.dates import KST, when
from adapters.blogs.formats.feed_integrity import FeedSource, lost_no_text, scan, to_the_letter, to_the_mark
from adapters.blogs.formats.xml_repair import after_declaration, is_sound_xml, repair_xml

most_entries = 2000
longest_address = 2048  # characters
longest_title = 500
longest_date = 150  # bytes


class NoFeed(Exception):
    """It begins like a feed, but nothing can be read from it."""


@dataclass(frozen=True)
class Entry:
    """One post as its feed gives it; `html` may be the whole post or the beginning of it.

    `key`: the platform's own id, else the canonical address, else the GUID, else a hash of the content; `hash`: one of
    all that the feed says of it. Both are empty until crawl.entry_keys has worked them out.
    """

    title: str
    url: str
    guid: str
    html: str = field(repr=False)
    published: datetime | None = None
    tags: tuple[str, ...] = ()
    updated: str = ""  # when it was changed last, as it says it
    key: str = ""
    hash: str = ""


@dataclass(frozen=True)
class Feed:
    """A feed as its software wrote it; addresses are absolute, or empty where it says none."""

    title: str
    home: str
    next: str  # where older entries are, if it says so
    generator: str
    entries: tuple[Entry, ...]


def is_feed(body: bytes, charset: str = "") -> bool:
    """Whether this is a feed, judged by what it is and not by what it is called."""
    text = decode(body[:8192], charset).lstrip("\ufeff \t\r\n")
    if text.startswith("{"):
        return "jsonfeed.org" in text or ('"items"' in text and '"version"' in text)
    root = re.search(r"<(rss|feed|rdf:rdf|html|body|head|div|p)\b", text, re.I)
    return root is not None and root[1].lower() in ("rss", "feed", "rdf:rdf")


def parse_feed(body: bytes, charset: str = "", url: str = "", now: datetime | None = None) -> Feed:
    """Everything a feed says, with all the text of its entries. Raises NoFeed.

    `now` is for dates such as "3시간 전".
    """
    if decode(body[:64], charset).lstrip().startswith("{"):
        return _json_feed(decode(body, charset), url, now)
    feeds = [_feed(found, url, dates) for found, dates in _attempts(body, charset, url, now)]
    if not feeds:
        raise NoFeed(url)
    return max(feeds, key=_size)


# A feed as a parser gives it, and the dates that stand in it.
ParsedFeed = tuple[Mapping[str, Any], Collection[datetime]]


def _attempts(body: bytes, charset: str, url: str, now: datetime | None) -> Iterator[ParsedFeed]:
    """As it is, if fastfeedparser loses nothing of that; else mended; else as feedparser reads it."""
    source = scan(body, after_declaration(body))
    if is_sound_xml(source.rest):
        dated, dates = _with_plain_dates(body, source, url, now)
        with suppress(Exception):  # of many kinds, when it is no feed to it
            found = fastfeedparser.parse(dated, include_media=False, include_enclosures=False)
            if lost_no_text(source, found["entries"], to_the_mark):
                yield found, dates
                return
    xml = repair_xml(decode(body, charset).encode("utf-8", "ignore"))
    source = scan(xml)
    dated, dates = _with_plain_dates(xml, source, url, now)
    with suppress(Exception):
        found = fastfeedparser.parse(dated, include_media=False, include_enclosures=False)
        yield found, dates
        if lost_no_text(source, found["entries"], to_the_letter):
            return
    with suppress(Exception):  # a tag that ends and never began
        found = feedparser.parse(io.BytesIO(dated), sanitize_html=False, resolve_relative_uris=False)
        if found.entries:
            yield found, dates


def _size(feed: Feed) -> int:
    return sum(len(entry.title) + len(entry.html) for entry in feed.entries)


COMMENTS = re.compile(
    r"comments?\s+(on|for|to)\b|댓글\s{0,3}[:：]"
    r"|.{0,200}(에 대한|의) 댓글\s{0,3}([:：].{0,200})?$|.{0,200}[へのる]コメント$",
    re.I,
)
COMMENT = re.compile(r"#(comment|c)-?_?\d", re.I)


def is_comments(feed: Feed) -> bool:
    """Whether a feed holds what readers said, not what the author wrote."""
    return bool(COMMENTS.match(feed.title)) or (
        bool(feed.entries) and all(COMMENT.search(entry.url) for entry in feed.entries)
    )


def _feed(found: Mapping[str, Any], url: str, dates: Collection[datetime]) -> Feed:
    about = found["feed"]
    links = [link for link in about.get("links") or () if link.get("href")]
    home = about.get("link") or next((link["href"] for link in links if link.get("rel") == "alternate"), "")
    older = next((link["href"] for link in links if link.get("rel") in ("next", "prev-archive")), "")
    return Feed(
        title=plain(about.get("title"))[:longest_title],
        home=_join(url, home),
        next=_join(url, older),
        generator=str(about.get("generator") or ""),
        entries=tuple(_entry(entry, url, dates) for entry in found["entries"][:most_entries]),
    )


def _entry(entry: Mapping[str, Any], url: str, dates: Collection[datetime]) -> Entry:
    guid = str(entry.get("id") or "").strip()
    link = str(entry.get("link") or "").strip() or (guid if guid.startswith(("http://", "https://")) else "")
    texts = [str(content.get("value") or "") for content in entry.get("content") or ()]
    texts += [str(entry.get("description") or ""), str(entry.get("summary") or "")]
    return Entry(
        title=plain(entry.get("title"))[:longest_title],
        url=_join(url, link),
        guid=guid,
        html=max(texts, key=len),
        published=_publication_date(entry, dates),
        tags=_unique(plain(tag.get("term")) for tag in entry.get("tags") or ()),
        updated=str(entry.get("updated") or ""),
    )


def _publication_date(entry: Mapping[str, Any], dates: Collection[datetime]) -> datetime | None:
    said = [when(str(entry[name]), UTC) for name in ("published", "updated", "created") if entry.get(name)]
    return next((date for date in said if date in dates), None)


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))


def _join(base: str, link: str) -> str:
    link = link.strip()
    try:
        whole = link if not link or link.startswith(("https://", "http://")) else urljoin(base, link)
    except ValueError:
        return ""
    return whole if len(whole) <= longest_address else ""


IN_TITLES = re.compile(
    r"</?(?:b|i|em|strong|span|font|br|code|u|mark|su[bp]|small|big|s|del|ins|strike|abbr|cite|q|kbd|tt|ruby|r[tp])\b"
    r"[^<>]{0,200}>|<a\s[^<>]{1,2000}>|</a>"
)


def plain(text: object) -> str:
    """A title without the markup and entities that some software leaves in it."""
    text = str(text or "")[:2000]
    if "<" not in text and "&" not in text:
        return " ".join(text.replace("\u200b", "").split())
    return " ".join(html.unescape(IN_TITLES.sub("", text)).replace("\u200b", "").split())


# JSON Feed


def _json_feed(text: str, url: str, now: datetime | None) -> Feed:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise NoFeed(url) from None
    items = found.get("items") if isinstance(found, dict) else None
    if not isinstance(items, list):
        raise NoFeed(url)
    zone = _zone(b"", url)
    return Feed(
        title=plain(found.get("title"))[:longest_title],
        home=_join(url, _str(found, "home_page_url")),
        next=_join(url, _str(found, "next_url")),
        generator="",
        entries=tuple(_json_entry(item, url, zone, now) for item in items[:most_entries] if isinstance(item, dict)),
    )


def _json_entry(item: Mapping[str, object], url: str, zone: tzinfo, now: datetime | None) -> Entry:
    written = _str(item, "content_html") or as_html(_str(item, "content_text")) or as_html(_str(item, "summary"))
    tags = item.get("tags")
    return Entry(
        title=plain(_str(item, "title"))[:longest_title],
        url=_join(url, _str(item, "url")),
        guid=str(item.get("id") or ""),
        html=written,
        published=when(_str(item, "date_published") or _str(item, "date_modified"), zone, now),
        tags=_unique(plain(tag) for tag in (tags if isinstance(tags, list) else ()) if isinstance(tag, str)),
        updated=_str(item, "date_modified"),
    )


def _str(found: Mapping[str, object], name: str) -> str:
    value = found.get(name)
    return value if isinstance(value, str) else ""


def as_html(text: str) -> str:
    """Plain text as HTML: an empty line parts paragraphs, any other line stays a line."""
    parts = re.split(r"\n[ \t]*\n", html.escape(text.strip(), quote=False))
    return "".join(f"<p>{part.replace(chr(10), '<br>')}</p>" for part in parts if part.strip())


# Dates

KOREAN_HOST = re.compile(
    r"(^|\.)(naver\.com|tistory\.com|velog\.io|brunch\.co\.kr|daum\.net|egloos\.com|[\w-]{1,63}\.kr)$"
)
KOREAN = re.compile(rb"<language>\s{0,100}(ko|ja)|xml:lang=[\"'](ko|ja)", re.I)  # Japan keeps the same hours


def _zone(xml: bytes, url: str) -> tzinfo:
    host = urlsplit(url).hostname or ""
    return KST if KOREAN_HOST.search(host) or host.endswith(".jp") or KOREAN.search(xml[:4096]) else UTC


def _with_plain_dates(
    xml: bytes, source: FeedSource, url: str, now: datetime | None
) -> tuple[bytes, frozenset[datetime]]:
    """Every date in one form, and the dates: feedparser takes '2019. 12. 13.' for November, fastfeedparser takes a
    GUID for a date, and both take a Korean clock for UTC."""
    zone = _zone(xml[source.start : source.start + 4096], url)
    dates, pieces, at = set[datetime](), [], source.start
    for start, end in source.dates:
        if end - start <= longest_date and (date := when(xml[start:end].decode("utf-8", "ignore"), zone, now)):
            dates.add(date)
            pieces += [xml[at:start], date.isoformat().encode()]
            at = end
    return b"".join((*pieces, xml[at:])), frozenset(dates)
