"""Formulas as LaTeX: Naver's editor leaves their place empty and keeps them in a script."""

import json
import re

from adapters.blogs.page.dom import Element, classes, parse, text_of, visible
from adapters.blogs.to_markdown.rendering import rendered_text


def display(element: Element) -> str:
    """A formula that stands alone; empty if there is none."""
    found = latex(element)
    return f"$${found}$$" if found else ""


def inline(element: Element, show: bool = False) -> str:
    """A formula inside a line; `show`: as it reads where CommonMark knows nothing of formulas."""
    found = f"${latex(element)}$" if latex(element) else ""
    return rendered_text(found) if show else found


def latex(element: Element) -> str:
    """What the editor keeps as LaTeX, else what it drew, else what can be read."""
    found = next((text for script in element.iter("script") if (text := _of(script))), "")
    found = found or visible(text_of(element))
    return " ".join(found.strip().strip("$").split())


def _of(script: Element) -> str:
    try:
        data = json.loads(script.get("data-module") or script.get("data-module-v2") or "")["data"]
        texts = [data.get("latex"), _drawn(str(data.get("html") or "")), data.get("text")]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return ""
    return next((text for text in texts if isinstance(text, str) and text.strip(" $")), "")


def _drawn(html: str) -> str:
    """The source that the formula editor hides in its drawing, between dollars."""
    root = parse(html)
    if root is None:
        return ""
    source = next((text_of(e) for e in root.iter() if "mq-selectable" in classes(e)), text_of(root))
    between = re.search(r"\$([^$]{1,5000})\$", source)
    return between[1] if between else source if "mq-selectable" in html else ""
