"""Values of front matter, typed as their author types them: quotes, lists, or words in a row."""

import re
from collections.abc import Sequence

# What needs no quotes: YAML 1.2, 7.3.3; in a row, without what parts items either
_PLAIN = re.compile(r"(?![-?:,\[\]{}#&*!|>'\"%@`\s])(?:[^:#\n]|:(?=\S)|(?<=\S)#){1,300}")
_PARTS = re.compile(r"[,\[\]{}]")
_WORDS_OF_YAML = {"true", "false", "yes", "no", "null", "on", "off", "~", "y", "n", "=", "<<"}
_ITEM = re.compile(r"^([ \t]{0,20}- ?)(.{0,300})$", re.M)
_INLINE = re.compile(r"\[([^\[\]\n]{0,2000})\]")


def quoted_like(sample: str, text: str, bare: bool, in_a_row: bool = False) -> str:
    """A text between the quotes a sample has. `bare`: it may stand without any, where YAML takes it so."""
    text = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    if sample[:1] == "'" and bare:
        return "'" + text.replace("'", "''") + "'"
    if sample[:1] in ('"', "'") or not bare or not _is_plain(text) or (in_a_row and _PARTS.search(text)):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return text


def _is_plain(text: str) -> bool:
    number = re.fullmatch(r"[\d.+-][\w.:+-]{0,300}", text)
    return bool(_PLAIN.fullmatch(text)) and not number and text.lower() not in _WORDS_OF_YAML


def list_like(sample: str, items: Sequence[str], bare: bool) -> str:
    """Items as a list, or in a row, as a sample has them; a sample without any says nothing and is taken for a list."""
    if not items:
        return "[]" if sample.strip().startswith("[") else ""
    if found := _ITEM.search(sample):
        return _one_below_the_other(found[1], found[2], items, bare)
    if inline := _INLINE.search(sample):
        return f"[{_in_a_row(inline[1], items, bare)}]"
    if sample.strip() and "," in sample:
        return quoted_like(sample, ", ".join(items), True)
    if sample.strip():
        return quoted_like(sample, " ".join(re.sub(r"\s+", "-", item) for item in items), True)
    return f"[{_in_a_row('', items, bare)}]"


def _one_below_the_other(dash: str, first: str, items: Sequence[str], bare: bool) -> str:
    if inline := _INLINE.fullmatch(first.strip()):
        return f"\n{dash}[{_in_a_row(inline[1], items, bare)}]"
    return "".join(f"\n{dash}{quoted_like(first, item, bare)}" for item in items)


def _in_a_row(sample: str, items: Sequence[str], bare: bool) -> str:
    comma = "," if re.search(r",\S", sample) and ", " not in sample else ", "
    return comma.join(quoted_like(sample.strip(), item, bare, True) for item in items)


def items_of(value: str) -> tuple[str, ...]:
    """The items of a list, or the words in a row, as they stand there: '[a, b]' -> ('a', 'b')."""
    inline = _INLINE.search(value)
    if inline:
        found = inline[1].split(",")
    elif items := _ITEM.findall(value):
        found = [item for _, item in items]
    else:
        found = value.split(",") if "," in value else value.split()
    bare = (item.strip().strip("\"'").strip() for item in found[:100])
    return tuple(dict.fromkeys(item for item in bare if item))
