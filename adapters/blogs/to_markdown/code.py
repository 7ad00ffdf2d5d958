"""Code and formulas in a post, exact to the last space."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from adapters.blogs.formats.word_sets import words
from adapters.blogs.page.dom import Element, classes, text_of

GUTTER = words(
    """gutter gutter-line lineno linenos line-numbers-rows line-numbers-wrapper rouge-gutter blob-num lnt ln linenumber
    react-syntax-highlighter-line-number hljs-ln-numbers"""
)
# Chroma without classes, as Hugo has it unless told otherwise, and react-syntax-highlighter.
NUMBER_STYLE = re.compile(r"user-select:\s?none|margin-right:\s?0\.4em;\s?padding:\s?0 0\.4em")
CODE_CELLS = words("blob-code hljs-ln-code")
CODE_NAME = re.compile(r"^(?:language|lang|highlight-source|brush|blob-type)[-:]\s*([\w+#.-]{1,20})$")
NAMED_BESIDE = ("highlight", "hljs")  # Hexo's <figure class="highlight js">, highlight.js 9's <code class="hljs js">
TABLE_PARTS = ("table", "thead", "tbody", "tr")
LABELS = ("div", "span", "header", "figcaption")
BOXES = ("div", "li", "p", "tr")
UNSEEN = ("button", "script", "style", "template")
ALIASES = (
    "bash sh shell zsh console shellscript", "c++ cpp", "c# cs csharp", "go golang", "html xml markup",
    "javascript js jsx", "kotlin kt", "markdown md", "objective-c objc objectivec", "python py", "ruby rb", "rust rs",
    "typescript ts tsx", "yaml yml", "plain plaintext text txt", "docker dockerfile", "vue vuejs",
)  # fmt: skip


def fenced_code(element: Element) -> str:
    """A fenced block with its language; line numbers are not code. Empty where nothing but those is in it."""
    language = _language(element)
    for number in [e for e in element.iter("*") if e is not element and (e.tag in UNSEEN or _is_number(e))]:
        _drop(number)
    for line in element.iter("span"):
        if line.text == " " and len(line) == 0 and "data-line" in line.attrib:  # rehype-pretty-code fills an empty line
            line.text = ""
    text = _typed(element).replace("\u200b", "").strip("\n")
    if element.tag != "pre":  # Naver's editor keeps spaces by making them unbreakable
        text = text.replace("\xa0", " ")
    return _fence(text, language) if text.strip() else ""


def _fence(text: str, language: str) -> str:
    longest = max((len(ticks) for ticks in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text}\n{fence}"


def _drop(element: Element) -> None:
    """Takes an element out of its page, and leaves the text behind it."""
    above, before, tail = element.getparent(), element.getprevious(), element.tail
    if above is None:
        return
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        above.text = (above.text or "") + tail
    above.remove(element)


def _is_number(element: Element) -> bool:
    if classes(element) & GUTTER:
        return True
    is_styled = NUMBER_STYLE.search(element.get("style", "")) is not None
    return is_styled and text_of(element).strip().isdecimal()


def _typed(element: Element) -> str:
    """The text inside, each box in it on lines of its own: rows of tables, items of lists and <div>s are lines."""
    written: list[str] = []
    boxes: list[int] = []  # where the open ones begin
    for event, e in etree.iterwalk(element, events=("start", "end")):
        is_box = e.tag in BOXES and e is not element
        if event == "start":
            if is_box:
                _end_line(written)
                boxes.append(len(written))
            said = "\n" if e.tag == "br" else e.text
        else:
            if is_box:
                begin = boxes.pop()
                if len(written) > begin or not _holds_boxes(e):
                    _end_box(written, begin, e.tag)
            said = "" if e is element else e.tail
        if said and not (_between_cells(e, event) and said.isspace()):
            written.append(said)
    return "".join(written)


def _end_line(written: list[str]) -> None:
    if written and not written[-1].endswith("\n"):
        written.append("\n")


def _end_box(written: list[str], begin: int, tag: str) -> None:
    inside = "".join(written[begin:]) if tag == "tr" else ""
    if tag == "tr" and inside.isspace() and inside.count("\n") < 2:  # highlighters fill an empty row with a space
        written[begin:] = ["\n"]
    elif len(written) == begin or not written[-1].endswith("\n"):
        written.append("\n")


def _holds_boxes(element: Element) -> bool:
    return next(element.iterdescendants(*BOXES), None) is not None


def _between_cells(e: Element, event: str) -> bool:
    """Whether the text at hand stands where tables and lists have no room for any."""
    here = e if event == "start" else e.getparent()
    return here is not None and here.tag in (*TABLE_PARTS, "ol", "ul")


def _language(element: Element) -> str:
    """The language that the code in an element is said to be in, as its highlighter calls it; empty where none is."""
    around = (e for e in element.iterancestors() if e.tag not in (*TABLE_PARTS, "td"))
    for e in (*islice(element.iter("*"), 10), *islice(around, 2)):
        if said := e.get("data-ke-language") or e.get("data-language") or e.get("data-lang"):
            return re.sub(r"[^\w+#.-]", "", said)[:20]
        names = e.get("class", "").replace("blob-wrapper data type-", "blob-type-").split()  # GitHub's gists
        if found := next(filter(None, map(CODE_NAME.match, names)), None):
            return found[1]
        if len(names) == 2 and names[0] in NAMED_BESIDE and e.tag in ("figure", "code"):
            return "" if names[1].startswith(("plain", "language-")) else names[1][:20]
    return ""


def drop_labels(root: Element) -> None:
    """Takes away the name of a language that editors write above or below code, and no author does."""
    names: dict[Element, set[str]] = {}
    for pre in root.iter("pre"):
        language = _language(pre).lower()
        for near in _beside(pre) if language else ():
            same = next((found.split() for found in ALIASES if language in found.split()), [language])
            names.setdefault(near, set()).update(same)
    for near, same_names in names.items():
        if _label(near) in same_names:
            _drop(near)


def _beside(pre: Element) -> Iterator[Element]:
    """What stands right before and behind a block of code and the two boxes around it, buttons left aside."""
    for here in (pre, *islice(pre.iterancestors(), 2)):
        for step in (here.itersiblings(preceding=True), here.itersiblings()):
            near = next((e for e in step if e.tag != "button"), None)
            if near is not None and near.tag in LABELS and _is_apart(near):
                yield near


def _is_apart(element: Element) -> bool:
    """Whether no words stand right beside it, of which it would be one."""
    before, above = element.getprevious(), element.getparent()
    said = before.tail if before is not None else None if above is None else above.text
    return not (said or "").strip() and not (element.tail or "").strip()


def _label(element: Element) -> str:
    text = "" if next(element.iter("pre"), None) is not None else text_of(element)
    for button in element.iter("button"):
        text = text.replace(text_of(button), "", 1)
    return " ".join(text.split()).lower()


def code_of_table(table: Element) -> str | None:
    """The code whose lines are the rows of a table, as GitHub's gists and ColorScripter have it; None: no code."""
    if "colorscripter-code-table" in classes(table):
        return _colorscripter_code(table)
    is_code = any(classes(cell) & CODE_CELLS for cell in islice(table.iter("td"), 4))
    return fenced_code(table) if is_code else None


def is_gutter(cell: Element) -> bool:
    """Whether a cell only counts the lines of the code in the cell beside it."""
    if classes(cell) & GUTTER:
        return True
    beside = cell.getnext()
    if cell.find(".//pre") is None or beside is None or beside.find(".//pre") is None:
        return False
    numbers = text_of(cell).split()
    return bool(numbers) and all(
        number.isdecimal() and len(number) < 9 and int(number) == int(numbers[0]) + at
        for at, number in enumerate(numbers)
    )


def _colorscripter_code(table: Element) -> str:
    """ColorScripter's table, one <div> for each line: numbers, unless the author left them out, the code, an advert."""
    cells = [[div for div in td.iter("div") if div.find("div") is None] for td in table.iter("td")]
    code = next((lines for lines in reversed(cells) if lines), [])
    lines = [text_of(div).replace("\xa0", " ") for div in code if text_of(div).strip() != "Colored by Color Scripter"]
    return _fence("\n".join(line if line.strip() else "" for line in lines), "")


# Formulas

DRAWN = words(
    """katex katex-display MathJax MathJax_Preview MathJax_Display MathJax_SVG MathJax_SVG_Display MathJax_CHTML
    mwe-math-element"""
)
SPELLED = words("math arithmatex")  # as Pandoc, Sphinx and MkDocs leave them to the browser
MATHEMATICAL = DRAWN | SPELLED
SOURCE_TAGS = ("math", "script", "mjx-container", "embed-katex")
DELIMITED = re.compile(r"\\\(((?:(?!\\\)).)*)\\\)|\\\[((?:(?!\\\]).)*)\\\]|\$\$([^$]*)\$\$", re.S)
STYLED = re.compile(r"\{\\(display|text)style (.*)\}", re.S)  # how MediaWiki wraps each of its formulas
LATEX_PICTURE = re.compile(r"/latex\.php\?|/math/render/")


def formula(element: Element) -> str | None:
    """A formula as LaTeX between one dollar or two; empty where its source stands behind; None: no formula."""
    if element.tag in SOURCE_TAGS:
        return _with_dollars(_source(element), _stands_alone(element))
    if not element.get("class") or MATHEMATICAL.isdisjoint(names := classes(element)):
        return None
    if _source_behind(element):
        return ""
    if not names.isdisjoint(SPELLED):
        typed = DELIMITED.fullmatch(text_of(element).strip())
        return _with_dollars(typed[typed.lastindex or 0], typed.lastindex != 1) if typed else None
    return _with_dollars(_source(element), _stands_alone(element))


def picture_of_formula(address: str, alt: str) -> str:
    """What WordPress.com and MediaWiki draw as a picture, again as LaTeX; empty for any other picture."""
    return (_with_dollars(alt, alone=False) or "") if LATEX_PICTURE.search(address) else ""


def _with_dollars(latex: str, alone: bool) -> str | None:
    styled = STYLED.fullmatch(latex.strip())
    text = " ".join((styled[2] if styled else latex).strip().strip("$").split())
    return (f"$${text}$$" if alone else f"${text}$") if text else None


def _source(element: Element) -> str:
    """The LaTeX that whoever drew a formula left in it."""
    if element.tag in ("script", "embed-katex"):
        is_latex = element.tag != "script" or element.get("type", "").startswith("math/tex")
        return (element.text or "") if is_latex else ""
    notes = [e for e in element.iter("annotation") if e.get("encoding") in ("application/x-tex", "TeX")]
    if notes:
        return text_of(notes[0]) if len(notes) == 1 else ""
    said = (e.get("data-latex") or e.get("alttext") for e in element.iter("mjx-math", "math"))
    return next(filter(None, said), "")


def _stands_alone(element: Element) -> bool:
    if element.tag == "script":
        return "mode=display" in element.get("type", "")
    if element.tag in SOURCE_TAGS:
        return element.get("display") in ("true", "block") or element.get("display-mode") == "1"
    return element.tag != "span" or "katex-display" in classes(element)


def _source_behind(element: Element) -> bool:
    """MathJax 2 leaves the script with the source behind what it has drawn, and a preview before that."""
    return any(e.tag == "script" and _source(e) for e in islice(element.itersiblings(), 2))
