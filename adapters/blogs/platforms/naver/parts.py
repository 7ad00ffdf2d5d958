"""What the editors of Naver put into a post besides lines of text."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from adapters.blogs.formats.word_sets import words
from adapters.blogs.page.dom import Element, classes, text_of, visible
from adapters.blogs.platforms.naver.formulas import display, inline
from adapters.blogs.platforms.naver.tables import even
from adapters.blogs.to_markdown.blocks import (
    NEW_PARAGRAPH,
    UNMARKED,
    MarkdownBlock,
    ParagraphBreak,
    Run,
    Solid,
    TextLine,
)
from adapters.blogs.to_markdown.code import fenced_code
from adapters.blogs.to_markdown.convert import blocks_of, heading, join_blocks, prefix_lines
from adapters.blogs.to_markdown.inline import address_of, collapse, picture_markdown, runs_of
from adapters.blogs.to_markdown.options import ConvertOptions

NOT_TEXT = words(  # widgets, advertisements and what the post says elsewhere
    """documentTitle sticker audio file map placesMap schedule talktalk custom poll anchor shopping
    itemFlow groupPurchase"""
)
CARDS = words("oglink oembed material subjectMatter subject_matter")
PICTURES = words("image imageGroup image-group imageStrip image-strip image360 gif")
HIDDEN = words("se-blind se-placeholder se_blind blind u_skip")
CAPTIONS = words("se-caption se-image-caption se_mediaCaption")
CITES = words("se-cite se_cite")
QUOTES = words("se-quote")
CODES = words("__se_code_view se_code_view"), words("se-code-source se_code")  # the second stands around the first
TEXTS = words("se-module-text se_textarea")
INLINE_MATH = words("se-math-inline se-inline-math")
BLURRED = re.compile(r"([?&]type=)w\d{1,4}_blur")
BOLD, SLANTED, STRUCK = (
    re.compile(f"{name}:[^;]{{0,40}}?({value})", re.I)
    for name, value in (("font-weight", "bold|[6-9]00"), ("font-style", "italic"), ("text-decoration", "line-through"))
)


def component(kind: str, element: Element, options: ConvertOptions) -> list[MarkdownBlock]:
    """The blocks of an editor's component; one that nobody here knows keeps its text and is named in the options."""
    match kind:
        case "video":
            return _video(element, options)
        case _ if kind in NOT_TEXT:
            return [ParagraphBreak()]
        case _ if kind in CARDS:
            return card(element, options)
        case _ if kind in PICTURES:
            return pictures(element, options)
        case "text" | "paragraph" | "wrappingParagraph":
            return _apart([*_with_lists(blocks_of(element, options))])
        case "sectionTitle":
            return heading(next(within(element, TEXTS), element), options, 2)
        case "quotation" | "quote":
            return quotation(element, options)
        case "horizontalLine":
            return [Solid("---")]
        case "code":
            return [Solid(fenced_code(_code(element)))]
        case "formula" | "math" | "math-inline" | "inline-math":
            return [Solid(inline(element) if classes(element) & INLINE_MATH else display(element))]
        case "table":
            for table in element.iter("table"):
                even(table)
            return _apart(blocks_of(element, options))
        case "mrBlog":
            return _daily_question(element, options)
    if kind not in options.unknown:
        options.unknown.append(kind)
    return _apart(blocks_of(element, options))


def within(element: Element, names: frozenset[str]) -> Iterator[Element]:
    return (e for e in element.iterdescendants() if isinstance(e.tag, str) and classes(e) & names)


def words_of(element: Element) -> str:
    """All its words in one line."""
    lines = [text_of(p) for p in element.iter("p")] or [text_of(element)]
    return " ".join(visible(" ".join(lines)).split())


def _apart(inside: Sequence[MarkdownBlock]) -> list[MarkdownBlock]:
    return [NEW_PARAGRAPH, *inside, NEW_PARAGRAPH]


def _with_lists(inside: Sequence[MarkdownBlock]) -> Iterator[MarkdownBlock]:
    """A list right below a line stays there: between the two, the editor leaves no room."""
    for before, block in pairwise([NEW_PARAGRAPH, *inside]):
        close = isinstance(before, TextLine) and isinstance(block, Solid) and block.markdown.startswith(("- ", "1. "))
        yield replace(block, close=True) if close and isinstance(block, Solid) else block


def _code(element: Element) -> Element:
    found = (e for names in CODES for e in within(element, names))
    return next(found, next(element.iter("pre"), element))


# Other people's words


def card(element: Element, options: ConvertOptions) -> list[MarkdownBlock]:
    """Only the address of what it leads to: its title and summary are not the author's."""
    link = next((a.get("href", "") for a in element.iter("a") if address_of(a.get("href", ""), options)), "")
    link = link or _in_data(element, "link") or said(element, "inputUrl")
    address = address_of(link, options) if link else ""
    return [Solid(f"<{address}>")] if address else [ParagraphBreak()]


def quotation(element: Element, options: ConvertOptions) -> list[MarkdownBlock]:
    """Whatever its layout: the lines, and below them where they are from."""
    cites = list(within(element, CITES))
    source = " ".join(filter(None, map(words_of, cites)))
    for cite in cites:
        cite.clear()
    quotes = (*within(element, QUOTES), *element.iter("blockquote"), *within(element, TEXTS), element)
    return _quote(blocks_of(quotes[0], options), source)


def _quote(inside: Sequence[MarkdownBlock], source: str) -> list[MarkdownBlock]:
    kept = list(inside)
    while kept and isinstance(kept[-1], ParagraphBreak):
        kept.pop()
    if source:
        kept.append(TextLine((Run(f"— {source}"),)))
    text = join_blocks(kept)
    return [Solid(prefix_lines(text, "> ", "> "))] if text else [ParagraphBreak()]


def _daily_question(element: Element, options: ConvertOptions) -> list[MarkdownBlock]:
    """Naver asks its bloggers a question each day; what stands below is the author's answer."""
    asked, who = (list(within(element, words(name))) for name in ("se-mrBlog-question", "se-mrBlog-from"))
    question = [TextLine((Run(text),)) for text in map(words_of, asked) if text]
    source = " ".join(map(words_of, who)).removeprefix("From,").strip()
    for e in (*asked, *who):
        e.clear()
    return [*_quote(question, source), *_apart(blocks_of(element, options))]


# Pictures


def _video(element: Element, options: ConvertOptions) -> list[MarkdownBlock]:
    """Of a video only what its author wrote below it, and the picture it shows before it runs, if there is one."""
    caption = next((text for e in within(element, CAPTIONS) if (text := words_of(e))), "")
    if not caption:
        return [NEW_PARAGRAPH]
    found = pictures(element, options)
    return found if len(found) > 2 else _apart([TextLine((Run(caption, frozenset({"*"})),))])


def pictures(element: Element, options: ConvertOptions) -> list[MarkdownBlock]:
    """Each picture a line; a caption is the line below its picture, all of it in emphasis."""
    found: list[TextLine] = []
    for e in element.iter("*"):
        if not CAPTIONS.isdisjoint(classes(e)):
            if found and (caption := words_of(e)):
                found.append(TextLine((Run(caption, frozenset({"*"})),)))
        elif runs := picture(e, options, UNMARKED):
            found += [TextLine((run,)) for run in runs if run.raw]
    return _apart(found)


def picture(element: Element, options: ConvertOptions, like: Run) -> list[Run] | None:
    """The picture that an element is, in any of the ways Naver has for one; None: it is none."""
    if element.tag == "img":
        return _image(element, options, like)
    names, address = classes(element), ""
    if "_gifmp4" in names:
        address = element.get("data-gif-url", "")
    elif (thumb := element.get("thumburl")) is not None:
        address = thumb
    elif "se-360vr-preview" in names:
        shown = re.search(r"url\(['\"]?([^'\")]{1,1000})", element.get("style", ""))
        address = shown[1] if shown else ""
    else:
        return None
    address = address_of(re.sub(r"\?type=$", "?type=w800", address), options)
    return [replace(like, raw=f"![]({address})")] if address else []


def _image(element: Element, options: ConvertOptions, like: Run) -> list[Run] | None:
    alt, names = element.get("alt", ""), classes(element)
    if 0 < len(alt) < 8 and any("emoji" in name.lower() for name in names):
        return [replace(like, text=alt)]
    if "__se_object" in names and element.get("s_subtype") == "sticker":
        return []
    source = element.get("data-lazy-src") or element.get("src") or _in_data(element.getparent(), "src")
    if not source:
        return []
    raw = picture_markdown(BLURRED.sub(r"\1w800", source), alt, options)
    return [Run(like.text, like.marks, like.link, raw)] if raw else []


# Inside a line


def inline_hook(element: Element, options: ConvertOptions, like: Run) -> list[Run | None] | None:
    """What the editors put into a line besides text; None: nothing of theirs."""
    names = classes(element)
    if not HIDDEN.isdisjoint(names):
        return []
    if not INLINE_MATH.isdisjoint(names):
        return [replace(like, text=inline(element, show=True), raw=inline(element))] if inline(element) else None
    if (found := picture(element, options, like)) is not None:
        return list(found)
    style = element.get("style")
    if not style or element.tag not in ("span", "font") or (marks := _marks(style[:1000])) <= like.marks:
        return None
    like = replace(like, marks=like.marks | marks)
    runs: list[Run | None] = [replace(like, text=collapse(element.text or "", options))]
    for child in element:
        runs += [*runs_of(child, options, like), replace(like, text=collapse(child.tail or "", options))]
    return runs


@lru_cache(maxsize=100)
def _marks(style: str) -> frozenset[str]:
    ways = ((BOLD, "**"), (SLANTED, "*"), (STRUCK, "~~"))
    return frozenset(mark for way, mark in ways if way.search(style))


# What is said only to scripts


def said(element: Element, name: str) -> str:
    """A text from the data that an editor keeps in a script beside its component."""
    for script in element.iter("script"):
        found = _json(script.get("data-module") or script.get("data-module-v2") or "")
        data = found.get("data")
        if isinstance(data, dict) and isinstance(data.get(name), str):
            return str(data[name])
    return ""


def _in_data(element: Element | None, name: str) -> str:
    """The same from the data of the first link in it that has any."""
    links = () if element is None else (e for e in element.iter("a") if e.get("data-linkdata"))
    found = next((_json(link.get("data-linkdata", "")) for link in links), {})
    return str(found[name]) if isinstance(found.get(name), str) else ""


def _json(text: str) -> dict[str, object]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
