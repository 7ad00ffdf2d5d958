"""Read what Substack's editor makes, on its pages and in its exports."""

import json
from collections.abc import Sequence

from adapters.blogs.formats.json_path import text
from adapters.blogs.formats.word_sets import words
from adapters.blogs.page.dom import Element, classes, parse
from adapters.blogs.platforms.common_editor import common, frame_link, verse
from adapters.blogs.to_markdown.blocks import MarkdownBlock, ParagraphBreak, Run, Solid
from adapters.blogs.to_markdown.convert import blocks_of, element_to_markdown, join_blocks, prefix_lines
from adapters.blogs.to_markdown.inline import address_of
from adapters.blogs.to_markdown.options import ConvertOptions
from bot.model import Post

DROPPED = words(
    """subscription-widget subscription-widget-wrap subscription-widget-wrap-editor subscribe-widget button-wrapper
    captioned-button-wrap install-substack-app-embed poll-embed community-chat native-video-embed native-audio-embed
    file-embed-wrapper directMessage paywall-jump embedded-publication-wrap sponsorship-campaign-embed recipe-embed"""
)
CARDS = words(
    "tweet embedded-post-wrap digest-post-embed comment youtube-wrap vimeo-wrap spotify-wrap apple-podcast-container"
)
UNDERSTOOD = words(
    "ImageToDOM Image2ToDOM FootnoteToDOM FootnoteAnchorToDOM LatexBlockToDOM PullquoteToDOM ImageGalleryToDOM"
)


def post(html: str, url: str) -> Post:
    """A post from what Substack gives as its body."""
    root = parse(html)
    if root is None:
        return Post(url, "", "", url)
    found = element_to_markdown(root, url, lines=False, block_hook=_block_hook, inline_hook=_inline_hook)
    return Post(url, "", found.markdown, url, unknown=found.unknown)


def _block_hook(element: Element, options: ConvertOptions) -> Sequence[MarkdownBlock] | None:
    names = classes(element)
    if names & DROPPED:
        return []
    if names & CARDS:
        said = _said(element)
        link = address_of(text(said, "url") or text(said, "canonical_url"), options)
        return [ParagraphBreak(), Solid(f"<{link}>"), ParagraphBreak()] if link else frame_link(element, options)
    if "latex-rendered" in names and (formula := text(_said(element), "persistentExpression").strip()):
        return [ParagraphBreak(), Solid(f"$$\n{formula}\n$$"), ParagraphBreak()]
    if "pullquote" in names:
        return [Solid(prefix_lines(join_blocks(blocks_of(element, options)), "> ", "> "))]
    if "preformatted-block" in names:
        return verse(next(element.iter("pre"), element))
    if "footnote" in names:  # the author's own words, below a number
        return [
            block
            for inner in element
            if "footnote-content" in classes(inner)
            for block in (ParagraphBreak(), *blocks_of(inner, options))
        ]
    name = element.get("data-component-name", "")
    if name and name not in UNDERSTOOD and common(element, options) is None:
        options.unknown.append(name[:60])
    return common(element, options)


def _inline_hook(element: Element, options: ConvertOptions, like: Run) -> Sequence[Run | None] | None:
    if "footnote-anchor" in classes(element):
        return []
    if element.tag == "img" and (source := address_of(text(_said(element), "src"), options)):
        element.set("src", source)  # the picture itself; what is shown is one of many sizes of it
        del element.attrib["data-attrs"]
    return None


def _said(element: Element) -> object:
    """What Substack's editor keeps of a component."""
    try:
        return json.loads(element.get("data-attrs", ""))
    except (ValueError, RecursionError):
        return None
