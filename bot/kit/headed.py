"""Put front matter above a text, whose title it takes over, and take it off again."""

import re

from styles.front_matter.head import Head, read_head
from styles.front_matter.next_head import OURS

_HEADING = re.compile(r"\s{0,100}# {1,10}([^\n]{1,300}?)(?: {1,10}#{1,10})?[ \t]{0,20}(?:\n+|\Z)")
_BLOCK = re.compile(
    r"(?:---[ \t]*\n(?:.{0,500}\n){0,100}?---|\+\+\+[ \t]*\n(?:.{0,500}\n){0,100}?\+\+\+)[ \t]*(?:\n+|\Z)"
)


def with_title(text: str, block: str) -> tuple[str, str]:
    """The title that a text has as its first heading, and the text without it where front matter names it."""
    found = _HEADING.match(text)
    if not found:
        return "", text
    names_it = "title" in _keys(read_head(block))
    return found[1].strip(), text[found.end() :] if names_it else text


def headed(block: str, text: str) -> str:
    """A text below its front matter."""
    return f"{block.rstrip()}\n\n{text.lstrip(chr(10))}"


def unheaded(text: str) -> str:
    """A file that came back, without front matter of ours, its title as a heading again; any other stays as it is."""
    found = _BLOCK.match(text)
    head = read_head(found[0]) if found else None
    if not found or OURS not in _keys(head):
        return text
    title = (head.values.get("title", "") if head else "").strip().strip("\"'")
    body = text[found.end() :]
    return f"# {title}\n\n{body}" if title and not body.lstrip().startswith("# ") else body


def _keys(head: Head | None) -> set[str]:
    return set(head.values) if head else set()
