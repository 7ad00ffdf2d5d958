"""Turn a post's HTML into Markdown that reads as its author's page reads."""

import re
from collections.abc import Iterator, Sequence

from adapters.blogs.formats.charset import decode
from adapters.blogs.formats.word_sets import words
from adapters.blogs.page.dom import Element, classes, has_typed_lines, is_chrome, parse
from adapters.blogs.page.main_box import main_box
from adapters.blogs.to_markdown import code
from adapters.blogs.to_markdown.blocks import (
    EMPTY_LINE,
    NEW_PARAGRAPH,
    UNMARKED,
    Conversion,
    MarkdownBlock,
    ParagraphBreak,
    Run,
    Runs,
    Solid,
    TextLine,
)
from adapters.blogs.to_markdown.escape import write_cell, write_paragraph
from adapters.blogs.to_markdown.figures import figure_lines
from adapters.blogs.to_markdown.inline import address_of, collapse, formula_runs, runs_of
from adapters.blogs.to_markdown.options import BlockHook, ConvertOptions, InlineHook

BLOCKS = words(
    """address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3
    h4 h5 h6 header hr html li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul"""
)
CARDS = words("kg-bookmark-card wp-block-embed embed-card link-card bookmark-card")


def html_to_markdown(html: str, url: str = "", keep_newlines: bool = False) -> str:
    """CommonMark of a fragment or a page; empty where there is nothing in it.

    `url` is where it stood, for its relative links: without it they stay as they are. `keep_newlines` is for HTML that
    was made from Markdown: the author's line breaks are still inside its paragraphs.
    """
    root = parse(html)
    return "" if root is None else _markdown(root, url, keep_newlines)


def page_to_markdown(page: bytes, charset: str, url: str, feed_html: str, keep_newlines: bool = False) -> str:
    """The post on a page in bytes, as Markdown; empty if there is none.

    `charset` is what the HTTP header says, `feed_html` what its feed says of the post, each empty where there is none;
    `url` and `keep_newlines` as in html_to_markdown().
    """
    found = main_box(decode(page, charset), feed_html)
    return "" if found is None else _markdown(found, url, keep_newlines)


def element_to_markdown(
    root: Element, url: str, *, lines: bool, block_hook: BlockHook | None = None, inline_hook: InlineHook | None = None
) -> Conversion:
    """What stands inside an element. `lines`: each <p> is one line, as the editors of Naver and Tistory have it.

    `block_hook` and `inline_hook` are asked first of every element, and know the components of one platform's editor.
    """
    options = ConvertOptions(url, lines, newlines=False, block_hook=block_hook, inline_hook=inline_hook)
    code.drop_labels(root)
    return Conversion(join_blocks(blocks_of(root, options)), tuple(options.unknown))


def _markdown(root: Element, url: str, keep_newlines: bool) -> str:
    options = ConvertOptions(url, lines=has_typed_lines(root, url), newlines=keep_newlines)
    code.drop_labels(root)
    return join_blocks(blocks_of(root, options))


most_empty = 2  # empty lines in a row that are told apart


def join_blocks(blocks: Sequence[MarkdownBlock]) -> str:
    """Blocks as Markdown. Where the author left two lines empty, so does it; it shows the same as one."""
    text, empty = "", 0
    for part in _parts(blocks):
        if isinstance(part, int):
            empty += part
        else:
            text += ("\n\n" + "\n" * (min(empty, most_empty) - 1) if text else "") + part
            empty = 0
    return text


def _parts(blocks: Sequence[MarkdownBlock]) -> Iterator[str | int]:
    """Paragraphs and solid blocks, and between them the numbers of empty lines."""
    lines: list[Runs] = []
    for block in (*blocks, NEW_PARAGRAPH):
        if isinstance(block, TextLine):
            lines.append(block.runs)
            continue
        text = write_paragraph(lines) if lines else ""
        lines = []
        if text and isinstance(block, Solid) and block.close:
            yield f"{text}\n{block.markdown}"
            continue
        if text:
            yield text
        match block:
            case Solid(markdown) if markdown:
                yield markdown
            case ParagraphBreak(empty=True):
                yield 1


def blocks_of(element: Element, options: ConvertOptions) -> list[MarkdownBlock]:
    """The blocks inside an element; loose text between them makes lines of its own."""
    found: list[MarkdownBlock] = []
    loose: list[Run | None] = []  # None: a line break
    if (text := element.text) and text.strip(BLANKS):
        loose.append(Run(collapse(text, options)))
    for child in element:
        own: Sequence[MarkdownBlock] | None = None
        if not isinstance(child.tag, str) or (
            options.block_hook and (own := options.block_hook(child, options)) is not None
        ):
            pass
        elif (latex := code.formula(child)) is not None:
            own = [Solid(latex)] if latex.startswith("$$") else None
            loose += formula_runs(latex, UNMARKED) if own is None else ()
        elif not _is_block(child):
            loose += runs_of(child, options, UNMARKED)
        elif not is_chrome(child):
            own = _block(child, options)
        if own is not None:
            if loose:
                found += _lines(loose)
                loose = []
            found += own
        if (text := child.tail) and (loose or text.strip(BLANKS)):
            loose.append(Run(collapse(text, options)))
    if loose:
        found += _lines(loose)
    return found


BLANKS = " \t\r\n\f\xa0"


def _is_block(element: Element) -> bool:
    return element.tag in BLOCKS or (len(element) > 0 and next(element.iter(*BLOCKS), None) is not None)


def _lines(loose: Sequence[Run | None]) -> Iterator[MarkdownBlock]:
    """Runs and breaks as lines; two breaks in a row part paragraphs; a break at the end is nothing."""
    line: list[Run] = []
    for run in loose:
        if run is not None:
            line.append(run)
        elif _says_something(line):
            yield TextLine(tuple(line))
            line = []
        else:
            yield EMPTY_LINE
            line = []
    if _says_something(line):
        yield TextLine(tuple(line))


def _says_something(line: Sequence[Run]) -> bool:
    for run in line:  # noqa: SIM110 — every line of every post comes here
        if run.raw or run.text.strip():
            return True
    return False


def _block(element: Element, options: ConvertOptions) -> list[MarkdownBlock]:
    match element.tag:
        case "p":
            return _paragraph(element, options)
        case "div":
            return _box(element, options)
        case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            return heading(element, options, int(element.tag[1]))
        case "hr":
            return [Solid("---")]
        case "pre":
            return [Solid(code.fenced_code(element))]
        case "ul" | "ol" | "menu":
            return [Solid(_list(element, options))]
        case "blockquote":
            text = join_blocks(blocks_of(element, options))
            return [Solid(prefix_lines(text, "> ", "> ")) if text else ParagraphBreak()]
        case "table":
            return _table(element, options)
        case _:
            return _box(element, options)


def _paragraph(element: Element, options: ConvertOptions) -> list[MarkdownBlock]:
    inside = blocks_of(element, options)
    if not options.lines:
        return [NEW_PARAGRAPH, *inside, NEW_PARAGRAPH]
    for block in inside:
        if not isinstance(block, ParagraphBreak):
            return inside
    return [EMPTY_LINE]


def _box(element: Element, options: ConvertOptions) -> list[MarkdownBlock]:
    if classes(element) & CARDS or element.get("data-ke-type") == "opengraph":
        return [Solid(link_card(element, options))]
    if element.tag == "figure" and (lines := figure_lines(element, options)):
        return [NEW_PARAGRAPH, *map(TextLine, lines), NEW_PARAGRAPH]
    inside = blocks_of(element, options)
    if options.lines and element.tag == "div" and not any(_is_block(c) for c in element if isinstance(c.tag, str)):
        return inside if any(isinstance(b, TextLine) for b in inside) else [EMPTY_LINE]  # old editors: a line
    return [NEW_PARAGRAPH, *inside, NEW_PARAGRAPH]


def heading(element: Element, options: ConvertOptions, level: int) -> list[MarkdownBlock]:
    """All lines inside as one heading of this level (1 to 6); nothing but a break where they are empty."""
    lines = [block.runs for block in blocks_of(element, options) if isinstance(block, TextLine)]
    runs = [run for line in lines for run in (*line, Run(" "))]
    text = write_paragraph([runs], f"{'#' * level} ").replace("\n", " ")
    return [Solid(f"{'#' * level} {text}")] if text else [ParagraphBreak()]


def prefix_lines(text: str, first: str, rest: str) -> str:
    """Every line behind a mark, the first behind its own; empty lines without trailing spaces."""
    lines = text.split("\n")
    return "\n".join(
        ((rest if at else first) + line).rstrip(" ") if not line else (rest if at else first) + line
        for at, line in enumerate(lines)
    )


def _list(element: Element, options: ConvertOptions) -> str:
    start = element.get("start", "1")
    number = int(start) if start.isascii() and start.isdigit() and len(start) < 9 else 1
    items: list[str] = []
    for child in element:
        if not isinstance(child.tag, str) or is_chrome(child):
            continue
        mark = f"{number + len(items)}. " if element.tag == "ol" else "- "
        if child.tag in ("ul", "ol") and items:  # a list right inside a list, as old editors nest them
            items[-1] += "\n" + prefix_lines(_list(child, options), " " * len(mark), " " * len(mark))
        elif text := _item(child, options):
            items.append(prefix_lines(text, mark, " " * len(mark)))
    return "\n".join(items)


def _item(element: Element, options: ConvertOptions) -> str:
    """Lists inside an item stand close below its text; anything else is parted by an empty line."""
    box = next((c for c in element.iter("input") if c.get("type") == "checkbox"), None)
    parts = [part for part in _parts(blocks_of(element, options)) if isinstance(part, str)]
    if box is not None and parts:
        parts[0] = ("[x] " if "checked" in box.attrib else "[ ] ") + parts[0]
    text = ""
    for part in parts:
        close = re.match(r"(- |\d+\. )", part) is not None
        text += ("\n" if close else "\n\n") + part if text else part
    return text


def _table(element: Element, options: ConvertOptions) -> list[MarkdownBlock]:
    if (written := code.code_of_table(element)) is not None:
        return [Solid(written)]
    rows = [
        [c for c in tr if c.tag in ("td", "th") and not code.is_gutter(c)]
        for tr in element.iter("tr")
        if _owner(tr, "table") is element
    ]
    rows = [row for row in rows if row]
    for_layout = len(rows) < 2 and all(len(row) < 2 for row in rows)
    if for_layout or any(c.find(".//pre") is not None for r in rows for c in r):
        return [block for row in rows for c in row for block in (NEW_PARAGRAPH, *blocks_of(c, options), NEW_PARAGRAPH)]
    title = [block for c in element if c.tag == "caption" for block in blocks_of(c, options)]
    width = max((len(row) for row in rows), default=0)
    cells = [[_cell(c, options) for c in row] + [""] * (width - len(row)) for row in rows]
    if not any(any(row) for row in cells):
        return [ParagraphBreak()]
    lines = [f"| {' | '.join(row)} |" for row in cells]
    return [NEW_PARAGRAPH, *title, Solid("\n".join((lines[0], f"|{' --- |' * width}", *lines[1:])))]


def _owner(element: Element, tag: str) -> Element | None:
    return next(element.iterancestors(tag), None)


def _cell(element: Element, options: ConvertOptions) -> str:
    lines = [block.runs for block in blocks_of(element, options) if isinstance(block, TextLine)]
    return " ".join(write_cell(lines).split())


def link_card(element: Element, options: ConvertOptions) -> str:
    """A box that leads elsewhere, as its address alone: its words are another page's. Empty where it leads nowhere."""
    link = element.get("data-og-source-url") or next((a.get("href", "") for a in element.iter("a")), "")
    address = address_of(link, options)
    return f"<{address}>" if address else ""
