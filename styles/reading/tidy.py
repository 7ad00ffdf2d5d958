"""Take out of a post's Markdown what its author's page does not show, and read HTML in it as Markdown."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from itertools import groupby

# Everything here is done outside code only, and in time that grows with the text: no pattern goes on over a line's end
# or past the beginning of another of its kind.
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_CODE = re.compile(r"(`{1,3}[^`\n]{1,500}`{1,3})")

_OUTSIDE_CODE = re.compile(
    r"\{\{(?![<%])[^{}\n]{0,300}\}\}"  # Jekyll, Vue: {{ site.url }}
    r"|\{:[^{}\n]{0,200}\}"  # kramdown: {: width="720"}
    r"|^import\s[^\n'\"]{0,300}['\"][^'\"\n]{1,300}['\"];?[ \t]*$"  # MDX
    r"|^export\s(?:const|default|let|function)\b[^\n]*$"
    r"|^[ \t]*:{3,}[^\n]*$",  # Zenn, Docusaurus: :::message
    re.M,
)
_QUOTES = str.maketrans({**dict.fromkeys("‘’‚‛ʼ", "'"), **dict.fromkeys("“”„‟", '"'), "―": "—", "‑": "-", "‐": "-"})
_RANGE = re.compile(r"(?<=\d)–(?=\d)")
_DASH = re.compile(r"–|(?<=[ \t])--(?=[ \t])")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_MEANT = frozenset("<>&*_`[]\\#")  # characters that Markdown would take for marks if they stood there bare


def tidied(markdown: str) -> str:
    """The Markdown without what its tools put in, which no reader sees; code is left as it is.

    Machinery of Jekyll, Hugo, MDX, Zenn and Docusaurus goes; paragraphs, lists, headings, pictures, emphasis written as
    HTML become Markdown; entities become their characters; typesetters' quotes and dashes get one form, since it is a
    blog's software that makes them curly.
    """
    return "\n".join(
        "\n".join(lines) if is_code else _prose("\n".join(lines)) for is_code, lines in _stretches(markdown)
    )


def _stretches(markdown: str) -> Iterator[tuple[bool, list[str]]]:
    """The lines in fenced code, the fences among them, and those outside, in turns."""
    fence = ""
    told: list[tuple[bool, str]] = []
    for line in markdown.split("\n"):
        mark = _FENCE.match(line)
        inside = bool(fence) or mark is not None
        if fence and mark and mark[1].startswith(fence) and not line.strip(" `~"):
            fence = ""
        elif mark and not fence:
            fence = mark[1]
        told.append((inside, line))
    for is_code, group in groupby(told, key=lambda one: one[0]):
        yield is_code, [line for _, line in group]


def _prose(text: str) -> str:
    if "<" in text:
        text = _without_regions(text)
    return "".join(part if n % 2 else _written(part) for n, part in enumerate(_CODE.split(text)))


def _written(text: str) -> str:
    """One stretch between two bits of code."""
    if "{" in text or ":::" in text or "import" in text or "export" in text:
        text = _OUTSIDE_CODE.sub("", text)
    if "<" in text:
        text = _as_markdown(text)
    if "&" in text:
        text = _ENTITY.sub(_character, text)
    return _DASH.sub("—", _RANGE.sub("-", text.translate(_QUOTES)))


def _character(entity: re.Match[str]) -> str:
    character = unescape(entity.group())
    if character == "\xa0":
        return entity.group() if _stands_alone(entity) else " "
    return entity.group() if character in _MEANT or len(character) > 2 else character


def _stands_alone(entity: re.Match[str]) -> bool:
    """Whether it is all there is in its line: how some editors keep an empty paragraph."""
    text = entity.string
    start, end = text.rfind("\n", 0, entity.start()) + 1, text.find("\n", entity.end())
    return len(text[start : end if end >= 0 else None].strip()) == len(entity.group())


# HTML in Markdown

_OPEN = re.compile(r"<(blockquote|table|pre|script|style|iframe|svg|nav|form|video|audio|object)\b[^<>]{0,2000}>", re.I)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w.-]{0,40})((?:\s[^<>]{0,2000})?)/?>")
_ANY_TAG = re.compile(r"<[^<>]{1,2000}>")
_BOLD = re.compile(r"<(b|strong)>[ \t]{0,10}([^<>\n*]{1,300}?)[ \t]{0,10}</\1>", re.I)
_ITALIC = re.compile(r"<(em|i)>[ \t]{0,10}([^<>\n*]{1,300}?)[ \t]{0,10}</\1>", re.I)
_CAPTION = re.compile(r"<figcaption\b[^<>]{0,500}>\s{0,20}([^<>\n]{1,500}?)\s{0,20}</figcaption>\s{0,20}", re.I)
_LINK = re.compile(r"<a\s[^<>]{0,2000}>([^<>\n]{1,500})</a>", re.I)
_SOURCE = re.compile(r"""\ssrc\s{0,5}=\s{0,5}["']?([^"'\s<>]{1,1000})""", re.I)
_LONE_BREAK = re.compile(r"^[ \t]*(?:<br[ \t]{0,5}/?>[ \t]*){1,20}$", re.I | re.M)
_HAS_MARKDOWN = re.compile(
    r"</?(?:p|ul|ol|li|br|h[1-6]|img|figure|figcaption|picture|source|center|b|strong|em|i|a|span|font|[A-Z]\w{0,40})\b"
)
_APART = frozenset({"p", "ul", "ol", "figure", "center"})
_UNSEEN = frozenset({"span", "font", "figcaption", "picture", "source", "a", "b", "strong", "em", "i"})


def _without_regions(text: str) -> str:
    """Quotes, tables and code of HTML as Markdown that shows what they are and no more; frames are left out."""
    parts: list[str] = []
    at, lower, absent = 0, text.lower(), set[str]()
    while found := _OPEN.search(text, at):
        name = found[1].lower()
        end = -1 if name in absent else lower.find(f"</{name}", found.end())
        if end < 0:
            absent.add(name)
            parts.append(text[at : found.end()])
            at = found.end()
            continue
        parts += [text[at : found.start()], _region(name, text[found.end() : end])]
        close = text.find(">", end)
        at = close + 1 if close >= 0 else len(text)
    return "".join([*parts, text[at:]])


def _region(name: str, inside: str) -> str:
    words = " ".join(_ANY_TAG.sub(" ", inside).split())[:2_000]
    match name:
        case "blockquote":
            return f"\n\n> {words}\n\n"
        case "table":
            return f"\n\n| {words.replace('|', ' ')} |\n| --- |\n\n"
        case "pre":
            return f"\n\n```\n{_ANY_TAG.sub('', inside).strip()}\n```\n\n"
        case _:
            return "\n\n"


def _as_markdown(text: str) -> str:
    if not _HAS_MARKDOWN.search(text):
        return text
    text = _LONE_BREAK.sub("", text)
    text = _CAPTION.sub(r"\n*\1*\n", text)
    text = _BOLD.sub(r"**\2**", _ITALIC.sub(r"*\2*", text))
    return _TAG.sub(_mark, _LINK.sub(r"[\1](·)", text))


def _mark(tag: re.Match[str]) -> str:
    closes, name, attributes = bool(tag[1]), tag[2], tag[3]
    marks: dict[str, Callable[[], str]] = {
        "li": lambda: "" if closes else "\n- ",
        "img": lambda: _picture(attributes),
    }
    if name[0].isupper():  # a component of MDX
        return ""
    if len(name) == 2 and name[0] == "h" and name[1].isdigit():
        return "\n\n" if closes else f"\n\n{'#' * min(6, max(1, int(name[1])))} "
    if name in _APART:
        return "\n\n"
    if name in _UNSEEN:
        return ""
    return marks[name]() if name in marks else tag.group()


def _picture(attributes: str) -> str:
    source = _SOURCE.search(attributes)
    return f"![]({source[1]})" if source else "![](·)"
