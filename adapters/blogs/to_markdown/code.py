"""Code and formulas in a post, exact to the last space."""

import re
from itertools import islice

from lxml import etree

from adapters.blogs.formats.word_sets import words
from adapters.blogs.to_markdown.dom import classes, text_of

Element = etree._Element

GUTTER = words("gutter gutter-line lineno linenos line-numbers-rows rouge-gutter blob-num")
CODE_NAME = re.compile(r"^(?:language|lang|highlight-source|brush)[-:]\s*([\w+#.-]{1,20})$")


def code(element: Element) -> str:
    """A fenced block with its language; line numbers are not code."""
    for gutter in [e for e in element.iter() if classes(e) & GUTTER]:
        if (parent := gutter.getparent()) is not None and not gutter.tail:
            parent.remove(gutter)
    for br in list(element.iter("br")):
        br.tail = "\n" + (br.tail or "")
    text = "".join(str(t) for t in element.itertext()).replace("\u200b", "").strip("\n")
    if element.tag != "pre":  # Naver's editor keeps spaces by making them unbreakable
        text = text.replace("\xa0", " ")
    longest = max((len(ticks) for ticks in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{_language(element)}\n{text}\n{fence}"


def _language(element: Element) -> str:
    near = [*islice(element.iter(), 10), *islice(element.iterancestors(), 2)]
    for e in near:
        if said := e.get("data-ke-language") or e.get("data-language") or e.get("data-lang"):
            return re.sub(r"[^\w+#.-]", "", said)[:20]
        for name in e.get("class", "").split():
            if found := CODE_NAME.match(name):
                return found[1]
    return ""


def colorscripter(element: Element) -> str:
    """ColorScripter's table: numbers in the first cell, one <div> for each line in the second."""
    cells = [td for tr in element.iter("tr") for td in tr if td.tag == "td"]
    if len(cells) < 2:
        return code(element)
    lines = [text_of(div).replace("\xa0", " ") for div in cells[1].iter("div") if div.find("div") is None]
    lines = [line if line.strip() else "" for line in lines if line.strip() != "Colored by Color Scripter"]
    return "```\n" + "\n".join(lines) + "\n```"
