"""Walk through an XML file of any size, one post at a time."""

import re
from collections.abc import Iterator
from html import unescape

from lxml import etree

from adapters.blogs.formats.charset import decode

Element = etree._Element

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # in XML 1.0
DECLARATION = re.compile(r"\A\s*(?:<\?xml[^>]{0,300}\?>\s*)+")
piece = 1_000_000  # characters handed to the parser at once


def elements(data: bytes, name: str) -> Iterator[Element]:
    """Every element of this name, whatever its namespace, and emptied afterwards. What is damaged ends the walk."""
    # Without huge_tree libxml2 goes no deeper than 256 elements and refuses entities that multiply.
    parser = etree.XMLPullParser(
        events=("end",),
        tag=f"{{*}}{name}",
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    text = DECLARATION.sub("", decode(data).lstrip("\ufeff"))
    for at in range(0, len(text), piece):
        try:
            parser.feed(ILLEGAL.sub("", text[at : at + piece]).encode("utf-8", "replace"))
        except etree.XMLSyntaxError:
            return
        for _, element in parser.read_events():
            if isinstance(element, Element):
                yield element
                _forget(element)


def _forget(element: Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def children(element: Element, name: str) -> Iterator[Element]:
    """The elements right inside it that go by this name, such as "title" or "wp:status"."""
    for child in element:
        if isinstance(child.tag, str) and _name(child) == name:
            yield child


def child_text(element: Element, name: str) -> str:
    """The text of the first child of this name; empty without one."""
    child = next(children(element, name), None)
    return "" if child is None else inner_text(child).strip()


def inner_text(element: Element) -> str:
    """The text right inside, with the entities that only HTML knows."""
    pieces = [element.text or ""]
    for child in element:
        if child.tag is etree.Entity:
            pieces.append(unescape(child.text or ""))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _name(element: Element) -> str:
    local = str(element.tag).rpartition("}")[2]
    return f"{element.prefix}:{local}" if element.prefix else local


def without(text: str, opening: str, closing: str) -> str:
    """A text without everything from each opening mark to the closing one behind it."""
    pieces, at = [], 0
    while (start := text.find(opening, at)) >= 0 and (end := text.find(closing, start + len(opening))) >= 0:
        pieces.append(text[at:start])
        at = end + len(closing)
    return "".join((*pieces, text[at:]))
