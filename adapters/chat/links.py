"""Show where links lead: nobody is to press words that hide an address."""

import re

from bot.drafts.sanitise.text import LINK

_CODE = r"(?P<code>^ {0,3}(?P<run>`{3,}+|~{3,}+)[^\n]*(?:\n(?s:.*?)(?:^ {0,3}(?P=run)|\Z))?|`[^`\n]*+`)"
_LINK = re.compile(f"{_CODE}|{LINK.pattern}", re.M)
_WEB = re.compile(r"https?://", re.I)
_MASKED = re.compile(rf"{_CODE}|\](?=\([ \t]{{0,20}}<?https?:)", re.I | re.M)  # whatever brackets it is hidden in


def with_addresses(markdown: str) -> str:
    """'[here](https://a.kr)' -> 'here (https://a.kr)'; code stays as it is, and so does what leads to no website."""
    if "](" not in markdown:
        return markdown
    for _ in range(2):  # a picture that is a link
        markdown = _LINK.sub(_opened, markdown)
    return _MASKED.sub(lambda found: found["code"] or " ", markdown)


def _opened(found: re.Match[str]) -> str:
    if found["code"]:
        return found[0]
    said, to = found["text"].strip(), found["to"].strip("<>")
    if not _WEB.match(to):
        return found[0]
    return to if not said or said == to else f"{said} ({to})"
