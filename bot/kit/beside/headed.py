"""The title a text has, the front matter it has, and how both come back in a file."""

import re

from styles.leaving.front_matter.head import read_head
from styles.leaving.front_matter.next_head import OURS

_HEADING = re.compile(r"\s{0,100}#[ \t]{1,10}([^\n]{1,300}?)(?: {1,10}#{1,10})?[ \t]{0,20}(?:\n|\Z)")
_BLOCK = re.compile(
    r"(?:---[ \t]*\n(?=[\w\"'.-]{1,60}[ \t]{0,9}:)(?:.{0,500}\n){0,100}?---"
    r"|\+\+\+[ \t]*\n(?:.{0,500}\n){0,100}?\+\+\+)[ \t]*(?:\n+|\Z)"
)


def title_of(text: str) -> str:
    """The title that a text has as its first heading; empty for none."""
    found = _HEADING.match(text)
    return found[1].strip() if found else ""


def own_block(text: str, ai_assisted: bool) -> str:
    """The front matter that a model put above a text, with our key in it; empty where it is to say nothing."""
    found = _BLOCK.match(text)
    if not ai_assisted or not found or not found[0].startswith("---"):
        return ""
    return found[0].rstrip().replace("\n", f"\n{OURS}: true\n", 1)


def without_our_head(text: str) -> str:
    """A file that came back, without front matter of ours, its title as a heading again; any other stays as it is."""
    found = _BLOCK.match(text)
    head = read_head(found[0]) if found else None
    if not found or not head or OURS not in head.values:
        return text
    title = head.values.get("title", "").strip().strip("\"'")
    body = text[found.end() :]
    return f"# {title}\n\n{body}" if title and not body.lstrip().startswith("# ") else body
