"""Posts written in SmartEditor 3, from 2015 to 2018: components like today's, with <br> between the lines of a <p>."""

import re

from adapters.blogs.formats.word_sets import words
from adapters.blogs.page.dom import Element, classes
from adapters.blogs.platforms.naver.parts import HIDDEN, component
from adapters.blogs.to_markdown.blocks import MarkdownBlock
from adapters.blogs.to_markdown.options import ConvertOptions

MARKS = words("se_component se_subComponent")
KIND = re.compile(r"se_(?:subComponent_)?(?!component$|subComponent$|align)([A-Za-z]\w{0,40})")


def block_hook(element: Element, options: ConvertOptions) -> list[MarkdownBlock] | None:
    """The blocks of a component; None: it is none."""
    said = element.get("class")
    if not said:
        return None
    if not HIDDEN.isdisjoint(classes(element)):
        return []
    names = said.split() if "omponent" in said else []
    if MARKS.isdisjoint(names) and not any(name.startswith("se_subComponent_") for name in names):
        return None
    kind = next((found[1] for name in names if (found := KIND.fullmatch(name))), "")
    return component(kind, element, options) if kind else None
