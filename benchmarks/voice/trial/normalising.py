"""Take from a text what says nothing of how somebody writes, so that drafts and posts look alike to a judge."""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import pairwise

from adapters.blogs.formats.front_matter import split_front_matter

_LONGEST = 12_000  # characters of a text that a judge is shown

_PICTURE = re.compile(r"!\[[^\]\n]{0,300}\]\([^()\n]{0,2000}\)|!\[\[[^\]\n]{0,300}\]\]|<img\b[^>\n]{0,2000}>", re.I)
_LINK = re.compile(r"\[([^\[\]\n]{1,300})\](?:\([^()\n]{0,2000}\)|\[[^\[\]\n]{0,100}\])")
_ADDRESS = re.compile(r"<?(?:https?://|www\.)[^\s<>]{1,2000}>?", re.I)
_DEFINITION = re.compile(r"^ {0,3}\[[^\[\]\n]{1,200}\]:[ \t].*$")
_CHECK = re.compile(r"\[(?:확인|check|確認)(?:[:：][ \t]{0,5}([^\[\]\n]{0,200}))?\]", re.I)
_MACHINERY = re.compile(
    r"\{%[^{}]{0,500}%\}|\{\{[^{}]{0,500}\}\}|\{:[^{}\n]{0,200}\}|\[\^[^\]\n]{1,40}\]:?"
    r"|<(?:/?[a-zA-Z]|!--)[^>\n]{0,500}>"
)
_BREAK = re.compile(r"<br\b[^>\n]{0,50}>", re.I)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t#]{0,50}$")
_BULLET = re.compile(r"^(\s{0,20})[*+•‣-][ \t]+(?=\S)")
_NUMBER = re.compile(r"^(\s{0,20}\d{1,3})[.)][ \t]+(?=\S)")
_ITEM = re.compile(r"^\s{0,20}(?:- |\d{1,3}\. )")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!~|<>-])")
_TYPESET = str.maketrans(
    {**dict.fromkeys("“”„", '"'), **dict.fromkeys("‘’", "'"), "\xa0": " ", "\u200b": None, "\ufeff": None}
)


def looks(markdown: str) -> str:
    """A text without what would give away whether it was drafted or published.

    Front matter, title, pictures, addresses, code, tables, footnote marks and HTML go; of links and [확인: …] the words
    stay. Bullets, levels of headings, quotation marks, entities and blank lines are spelled one way.
    """
    said = _BREAK.sub("\n", markdown.replace("\r\n", "\n").replace("\r", "\n").strip("\ufeff\n ")[: 4 * _LONGEST])
    lines = split_front_matter(_unwrapped(said))[1].strip("\n").split("\n")
    if lines and re.match(r"# +\S", lines[0]):
        lines = lines[1:]
    kept: list[str] = []
    for line in _without_code(lines):
        shown = _line(line)
        if shown.strip() or not line.strip():
            kept.append(shown)
    return "\n".join(_spaced(kept)).strip("\n")[:_LONGEST].rstrip()


def _unwrapped(text: str) -> str:
    """The text without a fence around the whole, as models put one."""
    first, _, rest = text.partition("\n")
    if not re.fullmatch(r"```(?:markdown|md)?[ \t]*", first):
        return text
    return rest.rstrip().removesuffix("```").strip("\n")


def _without_code(lines: Sequence[str]) -> list[str]:
    kept: list[str] = []
    fence = ""
    for line in lines:
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence):
                fence = ""
        elif mark:
            fence = mark[1]
        elif not line.lstrip().startswith("|"):
            kept.append(line)
    return kept


def unlinked(line: str) -> str:
    """A line without pictures, addresses, tags and footnote marks; of links the words stay."""
    line = _LINK.sub(r"\1", _PICTURE.sub("", _DEFINITION.sub("", line)))
    return _MACHINERY.sub("", _ADDRESS.sub("", line)).rstrip()


def _line(line: str) -> str:
    line = unlinked(_CHECK.sub(lambda m: m[1] or "", line))
    if re.fullmatch(r"\s{0,3}([-*_]\s?){3,10}", line):
        return "---"
    if re.fullmatch(r"[\s\-*>#|:\\]{0,20}", line):
        return ""
    line = _ESCAPED.sub(r"\1", unescape(line.removesuffix("\\"))).translate(_TYPESET).rstrip()
    return _NUMBER.sub(r"\1. ", _BULLET.sub(r"\1- ", _HEADING.sub(r"## \1", line)))


def _spaced(lines: Sequence[str]) -> Iterator[str]:
    """One blank line where there was one or more; always one around a heading, none between items of a list."""
    filled = [i for i, line in enumerate(lines) if line.strip()]
    for before, at in pairwise(filled):
        yield lines[before]
        heads = any(lines[i].startswith("## ") for i in (before, at))
        items = all(_ITEM.match(lines[i]) for i in (before, at))
        if heads or (at - before > 1 and not items):
            yield ""
    yield from (lines[i] for i in filled[-1:])
