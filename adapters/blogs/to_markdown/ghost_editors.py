"""Turn what Ghost's editors keep, Mobiledoc and Lexical, into HTML."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import escape

from markdown_it import MarkdownIt

Node = Mapping[str, object]

deepest = 40
MARKS = (
    (1, "strong"),
    (2, "em"),
    (4, "s"),
    (8, "u"),
    (16, "code"),
    (32, "sub"),
    (64, "sup"),
)  # bits of a text's format
INLINE = {"a", "b", "code", "del", "em", "i", "s", "strong", "sub", "sup", "u"}
BLOCKS = {"aside", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "p"}


def lexical(text: str) -> str:
    """HTML of a Lexical document; empty if it is none."""
    root = _parse_json(text).get("root")
    return _node(root, 0) if isinstance(root, dict) else ""


def mobiledoc(text: str) -> str:
    """HTML of a Mobiledoc document; empty if it is none."""
    document = _parse_json(text)
    return "".join(_section(section, document) for section in _list(document, "sections"))


def _parse_json(text: str) -> Node:
    try:
        found = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _list(node: Node, name: str) -> Sequence[object]:
    found = node.get(name)
    return found if isinstance(found, list) else ()


def _str(node: Node, name: str) -> str:
    found = node.get(name)
    return found if isinstance(found, str) else ""


# Lexical


def _node(node: Node, depth: int) -> str:
    kind = _str(node, "type").removeprefix("extended-")
    if depth > deepest:
        return ""
    inside = "".join(_node(child, depth + 1) for child in _list(node, "children") if isinstance(child, dict))
    match kind:
        case "text":
            return _with_marks(_str(node, "text"), node.get("format"))
        case "linebreak":
            return "<br>"
        case "paragraph":
            return f"<p>{inside}</p>"
        case "heading":
            tag = _str(node, "tag")
            return f"<{tag}>{inside}</{tag}>" if tag in BLOCKS else f"<p>{inside}</p>"
        case "quote" | "aside":
            return f"<blockquote>{inside}</blockquote>"
        case "list":
            tag = "ol" if _str(node, "listType") == "number" else "ul"
            return f"<{tag}>{inside}</{tag}>"
        case "listitem":
            return f"<li>{inside}</li>"
        case "link" | "autolink":
            return f'<a href="{escape(_str(node, "url"))}">{inside}</a>'
        case _:
            return inside or card(kind, node)


def _with_marks(text: str, marks: object) -> str:
    html = escape(text, quote=False)
    for bit, tag in MARKS:
        if isinstance(marks, int) and marks & bit:
            html = f"<{tag}>{html}</{tag}>"
    return html


# Mobiledoc


def _section(section: object, document: Node) -> str:
    match section:
        case [1, str(tag), list(markers), *_]:
            inside = _markers(markers, document)
            return f"<{tag}>{inside}</{tag}>" if tag in BLOCKS else f"<p>{inside}</p>"
        case [2, str(address), *_]:
            return f'<img src="{escape(address)}">'
        case [3, str(tag), list(items), *_] if tag in ("ul", "ol"):
            return (
                f"<{tag}>{''.join(f'<li>{_markers(i, document)}</li>' for i in items if isinstance(i, list))}</{tag}>"
            )
        case [10, int(number), *_]:
            match _at(_list(document, "cards"), number):
                case [str(name), dict(payload), *_]:
                    return card(name, payload)
    return ""


def _markers(markers: Sequence[object], document: Node) -> str:
    pieces: list[str] = []
    opened: list[str] = []
    for marker in markers:
        match marker:
            case [int(kind), list(starts), int(ends), value, *_]:
                for tag, html in _starts(starts, document):
                    opened.append(tag)
                    pieces.append(html)
                pieces.append(_value(kind, value, document))
                for _ in range(min(ends, len(opened))):
                    pieces.append(f"</{opened.pop()}>")
    return "".join(pieces)


def _starts(starts: Sequence[object], document: Node) -> Iterator[tuple[str, str]]:
    for number in starts:
        match _at(_list(document, "markups"), number):
            case ["a", ["href", str(address), *_], *_]:
                yield "a", f'<a href="{escape(address)}">'
            case [str(tag), *_]:
                tag = tag if tag in INLINE else "span"
                yield tag, f"<{tag}>"
            case _:
                yield "span", "<span>"


def _value(kind: int, value: object, document: Node) -> str:
    if kind == 0 and isinstance(value, str):
        return escape(value, quote=False)
    match _at(_list(document, "atoms"), value):
        case ["soft-return", *_]:
            return "<br>"
        case [_, str(text), *_]:
            return escape(text, quote=False)
    return ""


def _at(items: Sequence[object], number: object) -> object:
    return items[number] if isinstance(number, int) and 0 <= number < len(items) else None


# Cards, the same in both


def card(kind: str, node: Node) -> str:
    """A block that is no paragraph. A link's preview shows another page's words: its address alone is kept."""
    match kind:
        case "markdown" | "card-markdown":
            return str(_renderer().render(_str(node, "markdown")))
        case "html":
            return _str(node, "html")
        case "hr" | "horizontalrule":
            return "<hr>"
        case "code" | "codeblock":
            language = escape(_str(node, "language"))
            return f'<pre><code class="language-{language}">{escape(_str(node, "code"))}</code></pre>'
        case "image":
            caption = _str(node, "caption")
            picture = f'<img src="{escape(_str(node, "src"))}" alt="{escape(_str(node, "alt"))}">'
            return f"<figure>{picture}{f'<figcaption>{caption}</figcaption>' if caption else ''}</figure>"
        case "callout":
            return f"<blockquote>{_str(node, 'calloutText')}</blockquote>"
        case "toggle":
            return f"<h4>{_str(node, 'heading')}</h4>{_str(node, 'content')}"
        case "bookmark" | "embed":
            address = escape(_str(node, "url"))
            return f'<p><a href="{address}">{address}</a></p>' if address else ""
        case _:
            return ""


@cache
def _renderer() -> MarkdownIt:
    return MarkdownIt("commonmark", {"maxNesting": 40}).enable(["table", "strikethrough"])
