"""What the editors of WordPress, Ghost, Substack, Medium and Blogger have in common: pictures, frames, empty lines."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from adapters.blogs.ink import Run
from adapters.blogs.line import Manner, address_of, runs_of
from adapters.blogs.markup import Block, Gap, Solid, Written, blocks
from adapters.blogs.tree import classes, parse, text_of, visible, words

Element = etree._Element

PICTURES = words("wp-caption tr-caption-container captioned-image-container")
CAPTIONS = words("wp-caption-text tr-caption image-caption")
FRAMES = words("wp-block-embed kg-embed-card kg-bookmark-card tweet twitter-tweet youtube-wrap embedded-post-wrap")
NOT_PICTURES = ("table", "pre", "blockquote", "figure")


def parsed(html: str) -> Element | None:
    """libxml2 takes <source> for a container and puts the picture into it that follows."""
    if (root := parse(html)) is not None:
        etree.strip_tags(root, "source")
    return root


def common(element: Element, manner: Manner) -> Sequence[Block] | None:
    """A picture with its caption, a page in a frame, or a paragraph left empty; None for anything else."""
    names = classes(element)
    if element.tag == "iframe" or names & FRAMES:
        return framed(element, manner)
    if element.tag == "figure" or names & PICTURES:
        return _figure(element, manner)
    if element.tag == "p" and not manner.lines and _is_blank(element):
        return [Gap(empty=True), Gap(empty=True)]  # besides the space that is between paragraphs anyway
    return None


def framed(element: Element, manner: Manner) -> Sequence[Block]:
    """Another page in this one: what it shows is not the author's own, only that it is here."""
    frame = next((f.get("src", "") for f in element.iter("iframe") if f.get("src")), "")
    links = [a.get("href", "") for a in element.iter("a")]
    bare = text_of(element).strip()
    quoted = element.tag == "blockquote" or element.find(".//blockquote") is not None
    link = links[-1] if links and quoted else next(iter(links), "")  # a post's own link stands below it
    address = address_of(link or frame or (bare if bare.startswith("http") and " " not in bare else ""), manner)
    return [Gap(), Solid(f"<{address}>"), Gap()] if address else []


def _figure(element: Element, manner: Manner) -> Sequence[Block] | None:
    own = element.iter(*NOT_PICTURES) if element.tag != "table" else element.iter("pre", "blockquote")
    if any(inner is not element for inner in own):
        return None
    pictures = [run for run in runs_of(element, manner, Run("")) if run and run.raw.startswith("![")]
    if not pictures:
        frame = element.find(".//iframe")
        return framed(element, manner) if frame is not None else None
    said = next((e for e in element.iter() if isinstance(e.tag, str) and _is_caption(e)), None)
    lines = [Written((picture,)) for picture in pictures]
    if said is not None and (runs := tuple(_caption(said, manner))):
        lines.append(Written(runs))
    return [Gap(), *lines, Gap()]


def _is_caption(element: Element) -> bool:
    return element.tag == "figcaption" or bool(classes(element) & CAPTIONS)


def _caption(element: Element, manner: Manner) -> Iterator[Run]:
    """All on one line, in emphasis and nothing else."""
    for block in blocks(element, replace(manner, lines=False)):
        for run in block.runs if isinstance(block, Written) else ():
            if run.text and not run.raw.startswith("!["):
                yield replace(run, marks=frozenset({"*"}), raw="")


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
