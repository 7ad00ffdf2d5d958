"""Write letters as HTML, with the marks an editor keeps."""

from collections.abc import Callable, Iterable, Mapping
from html import escape
from itertools import groupby

from bot.kit.blocks import Emphasis, TextSpan

EmphasisTags = Mapping[Emphasis, tuple[str, str]]  # what opens a mark and what closes it
PhotoHtml = Callable[[int, str], str]  # the number of a photo, and its place as text: what stands there
_INSIDE_OUT: tuple[Emphasis, ...] = ("code", "strike", "italic", "bold")


def place_only(number: int, place: str) -> str:
    """No photo, only where it goes."""
    return escape(place)


def inline_html(spans: Iterable[TextSpan], tags: EmphasisTags) -> str:
    """Letters with their marks and links; line breaks as <br>. Nothing of the text is read as HTML."""
    parts = ((link, "".join(_with_marks(span, tags) for span in led)) for link, led in groupby(spans, _leads_to))
    return "".join(_with_link(link, html) for link, html in parts)


def _leads_to(span: TextSpan) -> str:
    return span.link


def _with_link(link: str, html: str) -> str:
    return f'<a href="{escape(link)}">{html}</a>' if link else html


def _with_marks(span: TextSpan, tags: EmphasisTags) -> str:
    html = visible(span.text)
    for mark in _INSIDE_OUT:
        if mark in span.marks:
            opens, closes = tags[mark]
            html = f"{opens}{html}{closes}"
    return html


def visible(text: str) -> str:
    """Letters as HTML that a browser shows as they are."""
    return escape(text, quote=False).replace("\n", "<br>")
