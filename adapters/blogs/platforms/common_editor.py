"""What the editors of WordPress, Ghost, Substack, Medium and Blogger have in common: pictures, frames, empty lines."""

from collections.abc import Sequence

from adapters.blogs.formats.word_sets import words
from adapters.blogs.page.dom import Element, classes, text_of, visible
from adapters.blogs.to_markdown.blocks import MarkdownBlock, ParagraphBreak, Run, Solid, TextLine
from adapters.blogs.to_markdown.figures import figure_lines, holds_more
from adapters.blogs.to_markdown.inline import address_of
from adapters.blogs.to_markdown.options import ConvertOptions

PICTURES = words("wp-caption tr-caption-container captioned-image-container")
FRAMES = words("wp-block-embed kg-embed-card kg-bookmark-card tweet twitter-tweet youtube-wrap embedded-post-wrap")


def common(element: Element, options: ConvertOptions) -> Sequence[MarkdownBlock] | None:
    """A picture with its caption, a page in a frame, or a paragraph left empty; None for anything else."""
    names = classes(element)
    if element.tag == "iframe" or names & FRAMES:
        return frame_link(element, options)
    if element.tag == "figure" or names & PICTURES:
        return _figure(element, options)
    if element.tag == "p" and not options.lines and _is_blank(element):
        return [
            ParagraphBreak(empty=True),
            ParagraphBreak(empty=True),
        ]  # besides the space that is between paragraphs anyway
    return None


def frame_link(element: Element, options: ConvertOptions) -> Sequence[MarkdownBlock]:
    """Another page in this one: what it shows is not the author's own, only that it is here."""
    frame = next((f.get("src", "") for f in element.iter("iframe") if f.get("src")), "")
    links = [a.get("href", "") for a in element.iter("a")]
    bare = text_of(element).strip()
    quoted = element.tag == "blockquote" or element.find(".//blockquote") is not None
    link = links[-1] if links and quoted else next(iter(links), "")  # a post's own link stands below it
    address = address_of(link or frame or (bare if bare.startswith("http") and " " not in bare else ""), options)
    return [ParagraphBreak(), Solid(f"<{address}>"), ParagraphBreak()] if address else []


def _figure(element: Element, options: ConvertOptions) -> Sequence[MarkdownBlock] | None:
    if lines := figure_lines(element, options):
        return [ParagraphBreak(), *map(TextLine, lines), ParagraphBreak()]
    frame = None if holds_more(element) else element.find(".//iframe")
    return frame_link(element, options) if frame is not None else None


def _is_blank(element: Element) -> bool:
    """A browser gives <p></p> no room at all, and <p>&nbsp;</p> or <p><br></p> a line."""
    text = visible(text_of(element))
    takes_room = "\xa0" in text or element.find(".//br") is not None
    return takes_room and not text.strip() and element.find(".//img") is None


def verse(element: Element) -> Sequence[MarkdownBlock]:
    """A poem, line by line: editors keep it in <pre>, and it is no code."""
    for br in element.iter("br"):
        br.tail = "\n" + (br.tail or "")
    lines = visible(text_of(element)).strip("\n").split("\n")
    return [
        ParagraphBreak(),
        *(TextLine((Run(line),)) if line.strip() else ParagraphBreak(empty=True) for line in lines),
        ParagraphBreak(),
    ]
