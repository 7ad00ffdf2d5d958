"""Find the texts and dates in a feed's source, so that none of them is lost while it is read."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Any

TOKEN = re.compile(
    rb"<(?:(!\[CDATA\[|!--)|(?:\w{1,20}:)?(?:(item|entry)"
    rb"|([pP]ub[dD]ate|date|published|updated|issued|modified|created))(?=[\s>])"
    rb"|(title|description|summary|content:encoded|content)(?=[\s/>]))"
)
ENDS = {b"![CDATA[": b"]]>", b"!--": b"-->"}
MARKS = bytes.maketrans(b"<>\"'", b"&&&&")  # what an entity stands for, and what it begins with
SPELLED = b";#0123456789amplgtquosxX \t\r\n"  # what entities are spelled with, and white space
BESIDE = re.compile(r"<[^<>]{0,2000}>|\W+|_+")  # what may be written in more than one way


@dataclass
class Item:
    """One post as it stands in the source of a feed."""

    title: bytes = b""
    text: bytes = b""  # the longest of its texts


@dataclass
class FeedSource:
    """`dates` are where the dates stand, from and to; `rest` is what stands outside the texts."""

    start: int = 0  # where it was begun to be read
    items: list[Item] = field(default_factory=list)
    dates: list[tuple[int, int]] = field(default_factory=list)
    rest: bytes = b""


def scan(xml: bytes, start: int = 0) -> FeedSource:
    """A feed in UTF-8, in one pass over its tags, from where it begins."""
    found = FeedSource(start)
    rest, at, since = [], start, start
    while token := TOKEN.search(xml, at):
        at = token.end()
        aside, item, date, name = token.groups()
        if aside:
            end = xml.find(ENDS[aside], at)
            at = len(xml) if end < 0 else end
        elif item:
            found.items.append(Item())
        elif date:
            start, at = _date(xml, at)
            found.dates.append((start, at))
        else:
            rest.append(xml[since:at])
            text, at = _text(xml, at, b"</" + name)
            since = at
            if found.items:
                _add(found.items[-1], name, text)
    found.rest = b"".join((*rest, xml[since:]))
    return found


def _add(item: Item, name: bytes, text: bytes) -> None:
    if name == b"title":
        item.title = item.title or text
    elif len(text) > len(item.text):
        item.text = text


def _date(xml: bytes, at: int) -> tuple[int, int]:
    start = xml.find(b">", at) + 1 or len(xml)
    lead = re.compile(rb"\s{0,100}<!\[CDATA\[").match(xml, start)
    start = lead.end() if lead else start
    end = xml.find(b"]]>" if lead else b"<", start)
    return start, len(xml) if end < 0 else end


def _text(xml: bytes, at: int, closing: bytes) -> tuple[bytes, int]:
    """What stands in the element whose name ends at `at`, and where it ends."""
    start = at = xml.find(b">", at) + 1 or len(xml)
    if xml[at - 2 : at] == b"/>":
        return b"", at
    pieces = []
    while (at := xml.find(b"<", at)) >= 0 and not xml.startswith(closing, at):
        if not xml.startswith(b"<![CDATA[", at):
            at += 1
            continue
        close = xml.find(b"]]>", at)
        close = len(xml) if close < 0 else close
        pieces += [xml[start:at], xml[at + 9 : close]]
        start = at = min(close + 3, len(xml))
    end = len(xml) if at < 0 else at
    return b"".join((*pieces, xml[start:end])), end


def lost_no_text(source: FeedSource, entries: Sequence[Mapping[str, Any]], has: Callable[[str, bytes], bool]) -> bool:
    """Whether the entries that were read of a feed have all the text that stands in its source."""
    return len(source.items) == len(entries) and all(
        has(entry.get("title") or "", item.title) and has(_longest(entry), item.text)
        for item, entry in zip(source.items, entries, strict=True)
    )


def _longest(entry: Mapping[str, Any]) -> str:
    texts = (entry.get("description"), *(content.get("value") for content in entry.get("content") or ()))
    return max((text for text in texts if text), key=len, default="")


def to_the_mark(text: str, source: bytes) -> bool:
    """Whether a text is what its source says, judged by all that entities are not spelled with."""
    return text.encode("utf-8", "ignore").translate(MARKS, SPELLED) == source.translate(MARKS, SPELLED)


def to_the_letter(text: str, source: bytes) -> bool:
    """Whether a text has all the letters of its source; its markup may have been set anew."""
    return to_the_mark(text, source) or _bare(source.decode("utf-8", "ignore")) in _bare(text)


def _bare(text: str) -> str:
    """Letters only, whether the markup around them is escaped once, twice or not at all."""
    return BESIDE.sub("", unescape(unescape(text)))
