"""Read a feed, however its author's software wrote it down."""

import html
import io
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from html.entities import html5
from typing import Any
from urllib.parse import urljoin, urlsplit

import fastfeedparser
import feedparser

from adapters.blogs.charset import decode

most_entries = 2000
KST = timezone(timedelta(hours=9))


class NoFeed(Exception):
    """It begins like a feed, but nothing can be read from it."""


@dataclass(frozen=True)
class Entry:
    """One post as its feed gives it; `html` may be the whole post or the beginning of it."""

    title: str
    url: str
    guid: str
    html: str = field(repr=False)
    published: datetime | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Feed:
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


def read_feed(body: bytes, charset: str = "", url: str = "") -> Feed:
    """Everything a feed says. Raises NoFeed."""
    text = decode(body, charset)
    if text.lstrip().startswith("{"):
        return _json_feed(text, url)
    zone = _zone(text, url)
    xml = _dated(_well_formed(text), zone).encode("utf-8", "replace")
    try:
        return _feed(fastfeedparser.parse(xml), url)
    except Exception:
        found = feedparser.parse(io.BytesIO(xml), sanitize_html=False, resolve_relative_uris=False)
        if not found.entries:
            raise NoFeed(url) from None
        return _feed(found, url)


def _feed(found: Mapping[str, Any], url: str) -> Feed:
    about = found["feed"]
    links = [link for link in about.get("links") or () if link.get("href")]
    home = about.get("link") or next((link["href"] for link in links if link.get("rel") == "alternate"), "")
    older = next((link["href"] for link in links if link.get("rel") in ("next", "prev-archive")), "")
    return Feed(
        title=plain(about.get("title")),
        home=_join(url, home),
        next=_join(url, older),
        generator=str(about.get("generator") or ""),
        entries=tuple(_entry(entry, url) for entry in found["entries"][:most_entries]),
    )


def _entry(entry: Mapping[str, Any], url: str) -> Entry:
    guid = str(entry.get("id") or "").strip()
    link = str(entry.get("link") or "").strip() or (guid if guid.startswith(("http://", "https://")) else "")
    texts = [str(content.get("value") or "") for content in entry.get("content") or ()]
    texts += [str(entry.get("description") or ""), str(entry.get("summary") or "")]
    return Entry(
        title=plain(entry.get("title")),
        url=_join(url, link),
        guid=guid,
        html=max(texts, key=len),
        published=_published(entry),
        tags=_unique(plain(tag.get("term")) for tag in entry.get("tags") or ()),
    )


def _published(entry: Mapping[str, Any]) -> datetime | None:
    for name in ("published", "updated", "created"):
        if said := entry.get(name):
            return when(str(said), UTC)
    return None


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))


def _join(base: str, link: str) -> str:
    try:
        return urljoin(base, link.strip()) if link else ""
    except ValueError:
        return ""


def plain(text: object) -> str:
    """A title without the markup and entities that some software leaves in it."""
    bare = re.sub(r"</?(?:b|i|em|strong|span|font|br|code|u|mark)\b[^<>]{0,200}>", "", str(text or "")[:2000])
    return " ".join(html.unescape(bare).replace("\u200b", "").split())


# JSON Feed


def _json_feed(text: str, url: str) -> Feed:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise NoFeed(url) from None
    items = found.get("items") if isinstance(found, dict) else None
    if not isinstance(items, list):
        raise NoFeed(url)
    zone = _zone("", url)
    return Feed(
        title=plain(found.get("title")),
        home=_join(url, _str(found, "home_page_url")),
        next=_join(url, _str(found, "next_url")),
        generator="",
        entries=tuple(_json_entry(item, url, zone) for item in items[:most_entries] if isinstance(item, dict)),
    )


def _json_entry(item: Mapping[str, object], url: str, zone: tzinfo) -> Entry:
    written = _str(item, "content_html") or as_html(_str(item, "content_text")) or as_html(_str(item, "summary"))
    tags = item.get("tags")
    return Entry(
        title=plain(_str(item, "title")),
        url=_join(url, _str(item, "url")),
        guid=str(item.get("id") or ""),
        html=written,
        published=when(_str(item, "date_published") or _str(item, "date_modified"), zone),
        tags=_unique(plain(tag) for tag in (tags if isinstance(tags, list) else ()) if isinstance(tag, str)),
    )


def _str(found: Mapping[str, object], name: str) -> str:
    value = found.get(name)
    return value if isinstance(value, str) else ""


def as_html(text: str) -> str:
    """Plain text as HTML: an empty line parts paragraphs, any other line stays a line."""
    parts = re.split(r"\n[ \t]*\n", html.escape(text.strip(), quote=False))
    return "".join(f"<p>{part.replace(chr(10), '<br>')}</p>" for part in parts if part.strip())


# XML that is not quite XML

ENTITY = re.compile(r"&(#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)?")
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # in XML 1.0
XML_OWN = ("amp;", "lt;", "gt;", "quot;", "apos;")


def _well_formed(text: str) -> str:
    """Without its declaration and what XML forbids, with bare & and the entities of HTML repaired outside CDATA."""
    text = ILLEGAL.sub("", text).lstrip("\ufeff \t\r\n")
    text = re.sub(r"\A(?:<\?xml[^>]{0,300}\?>\s*)+", "", text)
    pieces, at = [], 0
    while (start := text.find("<![CDATA[", at)) >= 0 and (end := text.find("]]>", start)) >= 0:
        pieces += [ENTITY.sub(_entity, text[at:start]), text[start : end + 3]]
        at = end + 3
    return "".join(pieces) + ENTITY.sub(_entity, text[at:])


def _entity(found: re.Match[str]) -> str:
    name = found[1]
    if name is None:
        return "&amp;"
    if name.startswith("#"):
        number = int(name[2:-1], 16) if name[1] in "xX" else int(name[1:-1])
        return found[0] if 0x20 <= number < 0xD800 or number in (9, 10, 13) or 0xE000 <= number < 0x110000 else ""
    if name in XML_OWN:
        return found[0]
    meant = html5.get(name)
    return "".join(f"&#{ord(c)};" for c in meant) if meant else f"&amp;{name}"


# Dates

DATE = re.compile(
    r"(<(?:\w+:)?(?:pubDate|date|published|updated|issued|modified|created)\b[^<>]{0,100}>\s*(?:<!\[CDATA\[)?)"
    r"([^<>\]]{6,60})",
    re.I,
)
BY_NUMBERS = re.compile(
    r"(\d{4})\s*[.년/-]\s*(\d{1,2})\s*[.월/-]\s*(\d{1,2})\s*[.일]?"
    r"(?:[\sT,(가-힣)]{0,8}?(오전|오후|AM|PM)?\s*(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([+-]\d{2}:?\d{2}|Z|GMT|UTC)?)?",
    re.I,
)
BY_MONTH = re.compile(r"(\d{1,2})\s+(\d{1,2})월\s+(\d{4})\s+(\d{1,2}:\d{2}(?::\d{2})?)")  # "일, 14 7월 2024 09:31:00"
KOREAN_HOST = re.compile(r"(^|\.)(naver\.com|tistory\.com|velog\.io|daum\.net|egloos\.com|\w+\.kr)$")


def _zone(text: str, url: str) -> tzinfo:
    host = urlsplit(url).hostname or ""
    said = re.search(r"<language>\s*(ko|ja)|xml:lang=[\"'](ko|ja)", text[:4096], re.I)
    return KST if KOREAN_HOST.search(host) or host.endswith(".jp") or said else UTC  # Japan keeps the same hours


def _dated(xml: str, zone: tzinfo) -> str:
    """Every date in one form: feedparser takes '2019. 12. 13.' for November, and both take a Korean clock for UTC."""

    def clear(found: re.Match[str]) -> str:
        date = when(found[2], zone)
        return found[1] + (date.isoformat() if date else found[2])

    return DATE.sub(clear, xml)


def when(said: str, zone: tzinfo) -> datetime | None:
    """A date in any of the forms that blogs use; one without a timezone is on the clock of `zone`."""
    said = re.sub(r"\b(KST|JST)\b", "+0900", said.strip()[:60])
    for read in (datetime.fromisoformat, parsedate_to_datetime, _by_month, _by_numbers):
        try:
            date = read(said)
            return date if date.tzinfo else date.replace(tzinfo=zone)
        except (ValueError, TypeError, OverflowError):
            continue
    return None


def _by_numbers(said: str) -> datetime:
    found = BY_NUMBERS.search(said)
    if found is None:
        raise ValueError(said)
    year, month, day = (int(found[i]) for i in (1, 2, 3))
    hour, minute, second = (int(found[i] or 0) for i in (5, 6, 7))
    match (found[4] or "").lower():
        case "오후" | "pm" if hour < 12:
            hour += 12
        case "오전" | "am" if hour == 12:
            hour = 0
    date = datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 — the caller knows the clock
    if not found[8]:
        return date
    offset = "+00:00" if found[8].isalpha() else found[8]
    return datetime.fromisoformat(date.isoformat() + offset)


def _by_month(said: str) -> datetime:
    numbered = BY_MONTH.sub(r"\3-\2-\1 \4", said)
    if numbered == said:
        raise ValueError(said)
    return _by_numbers(numbered)
