"""Posts written in SmartEditor ONE, Naver's editor since 2018: a row of components, each <p> one line."""

import re

from adapters.blogs.page.dom import Element, classes
from adapters.blogs.platforms.naver.parts import HIDDEN, component
from adapters.blogs.to_markdown.blocks import MarkdownBlock
from adapters.blogs.to_markdown.options import ConvertOptions

KIND = re.compile(r"se-(?!component$|section$|l-|is-)([A-Za-z][\w-]{0,40})")
SECTION = re.compile(r"se-section-(?!align)([A-Za-z][\w-]{0,40})")


def block_hook(element: Element, options: ConvertOptions) -> list[MarkdownBlock] | None:
    """The blocks of a component, or of a section of one; None: it is neither."""
    names = element.get("class")
    if not names:
        return None
    if not HIDDEN.isdisjoint(classes(element)):
        return []
    kind = _kind(names.split()) if "se-component" in names or "se-section" in names else ""
    return component(kind, element, options) if kind else None


def _kind(names: list[str]) -> str:
    for mark, pattern in (("se-component", KIND), ("se-section", SECTION)):
        if mark in names:
            return next((found[1] for name in names if (found := pattern.fullmatch(name))), "")
    return ""
