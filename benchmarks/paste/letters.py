"""Read HTML as the lines that somebody sees, and count what else stands there."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from lxml import html
from lxml.html import HtmlElement

_APART = {
    *("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "blockquote", "pre", "hr", "table", "tbody"),
    *("thead", "tr", "td", "th", "br", "figure", "figcaption", "img", "article"),
}
_COUNTED = {
    "headings": ("h1", "h2", "h3", "h4", "h5", "h6"),
    "tables": ("table",),
    "quotes": ("blockquote",),
    "pictures": ("img",),
    "rules": ("hr",),
}


def lines(source: str) -> tuple[str, ...]:
    """What is to be read in a piece of HTML, line by line, without empty ones; every kind of space is one space."""
    text = "".join(_pieces(html.fragment_fromstring(source, create_parent="div")))
    return tuple(line for one in text.split("\n") if (line := " ".join(one.replace("\ufeff", "").split())))


def _pieces(element: HtmlElement) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.get("class") == "ql-ui":
        yield element.tail or ""
        return
    apart = "\n" if element.tag in _APART else ""
    yield apart + _text(element, element.text)
    for child in element:
        yield from _pieces(child)
    yield apart + _text(element.getparent(), element.tail)


def _text(within: HtmlElement | None, text: str | None) -> str:
    """Line ends in the source are none to the eye, but in code."""
    code = within is not None and any(e.tag == "pre" for e in (within, *within.iterancestors()))
    return (text or "") if code else " ".join((text or "").split("\n"))


def things(source: str) -> Counter[str]:
    """How many headings, tables, quotations, pictures and rules. A quotation has letters of its own: Quill knows no
    list in one; and those beside each other are one: Quill writes each line as one."""
    root = html.fragment_fromstring(source, create_parent="div")
    counted = {name: sum(1 for e in root.iter(*tags) if _counts(e)) for name, tags in _COUNTED.items()}
    return Counter(counted)


def _counts(element: HtmlElement) -> bool:
    if element.tag != "blockquote":
        return True
    before = element.getprevious()
    touches = before is not None and before.tag == "blockquote" and not (before.tail or "").strip()
    inside = any(e.tag == "blockquote" for e in element.iterancestors())
    return not touches and not inside and _has_letters(element)


def _has_letters(quotation: HtmlElement) -> bool:
    return any(text.strip() for text in quotation.xpath(".//text()[not(ancestor::li[ancestor::blockquote])]"))


def kept_lines(expected: Sequence[str], found: Sequence[str]) -> int:
    """How many lines are there letter by letter, in order."""
    matcher = SequenceMatcher(None, expected, found, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())
