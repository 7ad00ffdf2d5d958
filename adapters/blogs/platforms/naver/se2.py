"""Posts of the first editors and of those who write HTML by hand: <p>, or nothing but <FONT> and <BR>."""

from adapters.blogs.formats.word_sets import words
from adapters.blogs.page.dom import Element, classes, text_of, visible
from adapters.blogs.platforms.naver.parts import HIDDEN, card, picture, pictures
from adapters.blogs.platforms.naver.tables import even
from adapters.blogs.to_markdown.blocks import UNMARKED, MarkdownBlock, ParagraphBreak
from adapters.blogs.to_markdown.convert import blocks_of
from adapters.blogs.to_markdown.options import ConvertOptions

LINKS = words("og _oglink _og se_og_box")
WIDGETS = words("_outerVideo _naverVideo poll_iframe")


def block_hook(element: Element, options: ConvertOptions) -> list[MarkdownBlock] | None:
    """Cards, widgets, and tables that only place things; None: plain HTML."""
    names = classes(element)
    if not HIDDEN.isdisjoint(names):
        return []
    if not LINKS.isdisjoint(names):
        return card(element, options)
    if "__se_object" in names and element.tag != "img":  # books and films, maps, files, polls
        return card(element, options) if element.get("s_type") == "db" else pictures(element, options)
    if element.tag in ("p", "div") and _only_a_widget(element, options):
        return [ParagraphBreak()]
    if element.tag != "table" or "colorscripter-code-table" in names:
        return None
    if element.find(".//table") is None:
        even(element)
        return None
    cells = [c for c in element.iter("td", "th") if next(c.iterancestors("table"), None) is element]
    return [
        block for write_cell in cells for block in (ParagraphBreak(), *blocks_of(write_cell, options), ParagraphBreak())
    ]


def _only_a_widget(element: Element, options: ConvertOptions) -> bool:
    """A line that holds a video or a poll and no words is no line that the author left empty."""
    if visible(text_of(element)).strip() or any(picture(e, options, UNMARKED) for e in element.iter("*")):
        return False
    return any(e.tag == "iframe" or not WIDGETS.isdisjoint(classes(e)) for e in element.iter("*"))
