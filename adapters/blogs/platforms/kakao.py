"""What Kakao's two blog services have in common: how pictures stand in a post, and where they are kept."""

import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit, urlunsplit

from lxml import etree

from adapters.blogs.page.dom import Element
from adapters.blogs.to_markdown.blocks import MarkdownBlock, ParagraphBreak, Run, Solid, TextLine
from adapters.blogs.to_markdown.convert import blocks_of, link_card
from adapters.blogs.to_markdown.inline import runs_of
from adapters.blogs.to_markdown.options import ConvertOptions

SIGNED = re.compile(r"(?:^|&)(?:x-amz-\w{1,30}|credential|expires|signature|token)=", re.I)
SOURCES = ("data-lazy-src", "data-src", "data-original", "src")


def pictures(box: Element, caption: Element | None, options: ConvertOptions) -> list[MarkdownBlock]:
    """Each picture on a line of its own, the caption in emphasis on the next."""
    found: list[MarkdownBlock] = []
    for img in box.iter("img"):
        found += [TextLine((run,)) for run in runs_of(img, options, Run("")) if run is not None and run.raw]
    return [ParagraphBreak(), *found, *captions(caption, options), ParagraphBreak()]


def captions(said: Element | None, options: ConvertOptions) -> list[MarkdownBlock]:
    inside = [] if said is None else [b.runs for b in blocks_of(said, options) if isinstance(b, TextLine)]
    runs = [replace(run, marks=frozenset({"*"})) for line in inside for run in (*line, Run(" "))]
    return [TextLine(tuple(runs))] if runs else []


def link(address: str, options: ConvertOptions) -> list[MarkdownBlock]:
    """A box that leads elsewhere, as its address alone: what stands in it is not the author's."""
    return [Solid(link_card(etree.Element("a", {"data-og-source-url": permanent(address)}), options))]


def settle(img: Element, address: str = "") -> None:
    """Gives a picture the address it will still have tomorrow."""
    address = address or next((img.get(name, "") for name in SOURCES if img.get(name)), "")
    for name in SOURCES:
        img.attrib.pop(name, "")
    img.set("src", permanent(address))


def permanent(address: str) -> str:
    """Without the signature that makes it expire, and without the thumbnail service around it."""
    for _ in range(3):
        try:
            parts = urlsplit(address.strip())
        except ValueError:
            return ""
        inside = parse_qs(parts.query).get("fname") if (parts.hostname or "").endswith(".daumcdn.net") else None
        if not inside:
            break
        address = inside[0]
    return urlunsplit(parts._replace(query="" if SIGNED.search(parts.query) else parts.query))
