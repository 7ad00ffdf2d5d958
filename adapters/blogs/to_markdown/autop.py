"""Set paragraphs and lines where WordPress sets them when it shows a post written without <p>."""

import re
from collections import Counter

BLOCKS = (
    "address|article|aside|blockquote|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr"
    "|li|main|menu|nav|ol|p|pre|script|section|style|summary|table|tbody|td|textarea|tfoot|th|thead|tr|ul"
)
TAG = re.compile(rf"(</?(?:{BLOCKS})(?:\s[^<>]{{0,4000}})?/?>)", re.I)
BREAK = re.compile(r"<br\s{0,3}/?>\Z", re.I)
NAME = re.compile(r"</?(\w+)")
WHOLE = {"dd", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "li", "summary", "td", "th"}
UNTOUCHED = {"pre", "script", "style", "textarea"}


def wpautop(html: str) -> str:
    """An empty line parts paragraphs and any other line stays a line, as in WordPress's wpautop().

    What its block editor wrote has its paragraphs already.
    """
    if "<!-- wp:" in html:
        return html
    pieces: list[str] = []
    inside: Counter[str] = Counter()
    for at, part in enumerate(TAG.split(html.replace("\r\n", "\n").replace("\r", "\n"))):
        if at % 2 and (name := _name(part)) != "p":  # what is a paragraph already becomes one again
            pieces.append(part)
            _step(inside, name, part)
        elif at % 2:
            continue
        elif any(inside[name] for name in UNTOUCHED):
            pieces.append(part)
        elif any(inside[name] for name in WHOLE):
            pieces.append(_lines(part))
        else:
            pieces += [f"<p>{_lines(text)}</p>" for text in re.split(r"\n[ \t]*\n", part) if text.strip()]
    return "".join(pieces)


def _name(tag: str) -> str:
    found = NAME.match(tag)
    return found[1].lower() if found else ""


def _step(inside: Counter[str], name: str, tag: str) -> None:
    if tag.startswith("</"):
        inside[name] = max(0, inside[name] - 1)
        if name in ("ul", "ol", "table", "dl"):  # nothing that was left open in them reaches further
            for part in ("li", "td", "th", "dd", "dt"):
                inside[part] = 0
    elif not tag.endswith("/>"):
        inside[name] += 1


def _lines(text: str) -> str:
    return "<br>".join(BREAK.sub("", line.rstrip()) for line in text.strip("\n").split("\n"))
