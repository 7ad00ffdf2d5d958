"""Names and titles from outside, made fit to stand in one of our sentences."""

from unicodedata import category


def inline(text: str, most: int = 80) -> str:
    """A title, topic or address on one line of at most `most` characters, with no Markdown of its own."""
    line = " ".join("".join(c for c in text if category(c) not in ("Cc", "Cf", "Cs") or c in "\n\t\u200d").split())
    for mark, tame in (("](", "] ("), ("`", "'"), ("**", "*"), ("~~", "~"), ("||", "|"), ("__", "_")):
        line = line.replace(mark, tame)
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
