"""What the editors of WordPress, Ghost, Substack, Medium and Blogger have in common: pictures, frames, empty lines."""

from collections.abc import Sequence

from lxml import etree

from adapters.blogs.to_markdown.convert import Block, Gap, Solid, Written
from adapters.blogs.to_markdown.dom import classes, text_of, visible, words
from adapters.blogs.to_markdown.escape import Run
from adapters.blogs.to_markdown.figures import holds_more, pictured
from adapters.blogs.to_markdown.inline import Manner, address_of

Element = etree._Element

PICTURES = words("wp-caption tr-caption-container captioned-image-container")
FRAMES = words("wp-block-embed kg-embed-card kg-bookmark-card tweet twitter-tweet youtube-wrap embedded-post-wrap")


def common(element: Element, manner: Manner) -> Sequence[Block] | None:
    """A picture with its caption, a page in a frame, or a paragraph left empty; None for anything else."""
    names = classes(element)
    if element.tag == "iframe" or names & FRAMES:
        return frame_link(element, manner)
    if element.tag == "figure" or names & PICTURES:
        return _figure(element, manner)
    if element.tag == "p" and not manner.lines and _is_blank(element):
        return [Gap(empty=True), Gap(empty=True)]  # besides the space that is between paragraphs anyway
    return None


def frame_link(element: Element, manner: Manner) -> Sequence[Block]:
    """Another page in this one: what it shows is not the author's own, only that it is here."""
    frame = next((f.get("src", "") for f in element.iter("iframe") if f.get("src")), "")
    links = [a.get("href", "") for a in element.iter("a")]
    bare = text_of(element).strip()
    quoted = element.tag == "blockquote" or element.find(".//blockquote") is not None
    link = links[-1] if links and quoted else next(iter(links), "")  # a post's own link stands below it
    address = address_of(link or frame or (bare if bare.startswith("http") and " " not in bare else ""), manner)
    return [Gap(), Solid(f"<{address}>"), Gap()] if address else []


def _figure(element: Element, manner: Manner) -> Sequence[Block] | None:
    if lines := pictured(element, manner):
        return [Gap(), *map(Written, lines), Gap()]
    frame = None if holds_more(element) else element.find(".//iframe")
    return frame_link(element, manner) if frame is not None else None


def _is_blank(element: Element) -> bool:
    """A browser gives <p></p> no room at all, and <p>&nbsp;</p> or <p><br></p> a line."""
    text = visible(text_of(element))
    takes_room = "\xa0" in text or element.find(".//br") is not None
    return takes_room and not text.strip() and element.find(".//img") is None


def verse(element: Element) -> Sequence[Block]:
    """A poem, line by line: editors keep it in <pre>, and it is no code."""
    for br in element.iter("br"):
        br.tail = "\n" + (br.tail or "")
    lines = visible(text_of(element)).strip("\n").split("\n")
    return [Gap(), *(Written((Run(line),)) if line.strip() else Gap(empty=True) for line in lines), Gap()]
