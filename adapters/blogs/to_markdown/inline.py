"""What stands inside one line of a post: words, emphasis, links, pictures, bits of code."""

import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote, urljoin

from adapters.blogs.page.dom import Element, is_chrome, text_of, visible
from adapters.blogs.to_markdown.blocks import Run
from adapters.blogs.to_markdown.code import formula, picture_of_formula
from adapters.blogs.to_markdown.options import ConvertOptions
from adapters.blogs.to_markdown.rendering import rendered_text

SPACES, SPACES_IN_LINE = re.compile(r"[ \t\r\n\f]+"), re.compile(r"[ \t\r\f]+")
BREAK = re.compile(r" ?\n\s*")
SOURCES = ("data-lazy-src", "data-src", "data-original", "src")
MOOD = re.compile(r"blank\.gif|spacer\.gif|/sticker|emoticon|storep-phinf|/emoji/", re.I)
EMOJI_AT = re.compile(r"//s\.w\.org/images/core/emoji/|/twemoji|/smilies/|/emoji/", re.I)
EMOJI_CLASS = re.compile(r"emoji|\bwp-smiley\b", re.I)
NOT_ALT = re.compile(r"[\[\]\\`*_<>]")
# No part of it is anything that urljoin() or quote() would change.
WHOLE = re.compile(r"https?://[\w.:-]+/[\w./%=&+~-]*(?:\?[\w./%=&+~-]+)?", re.A)
MARK = {"b": "**", "strong": "**", "i": "*", "em": "*", "del": "~~", "s": "~~", "strike": "~~"}


def runs_of(element: Element, options: ConvertOptions, like: Run) -> Sequence[Run | None]:
    """What an element adds to its line, `like` what surrounds it. None is a line break."""
    tag = element.tag
    if not isinstance(tag, str):
        return ()
    if options.inline_hook and (own := options.inline_hook(element, options, like)) is not None:
        return own
    if tag == "br":
        return () if is_chrome(element) else (None,)
    if (latex := formula(element)) is not None:
        return formula_runs(latex, like)
    if is_chrome(element):
        return ()
    match tag:
        case "img":
            return _image(element, options, like)
        case "code" | "tt" | "samp":
            return (_code_span(element, like),)
        case "a":
            like = replace(like, link=address_of(element.get("href", ""), options))
        case _ if tag in MARK:
            like = replace(like, marks=like.marks | {MARK[tag]})
    found: list[Run | None] = []
    if text := element.text:
        found.append(Run(collapse(text, options), like.marks, like.link))
    for child in element:
        found += runs_of(child, options, like)
        if text := child.tail:
            found.append(Run(collapse(text, options), like.marks, like.link))
    return found


def collapse(text: str, options: ConvertOptions) -> str:
    """Spaces as a browser shows them."""
    if text.isprintable() and "  " not in text:  # printable: no line break, tab or unbreakable space
        return text
    text = visible(text).replace("\xa0", " ")
    if options.newlines:
        return BREAK.sub("\n", SPACES_IN_LINE.sub(" ", text))
    return SPACES.sub(" ", text)


def _image(element: Element, options: ConvertOptions, like: Run) -> Sequence[Run]:
    source = next((found for name in SOURCES if (found := element.get(name))), "")
    alt = element.get("alt", "")
    if latex := picture_of_formula(source, alt):
        return formula_runs(latex, like)
    if _is_emoji(alt) and (EMOJI_AT.search(source) or EMOJI_CLASS.search(element.get("class", ""))):
        return (replace(like, text=alt),)
    if not (raw := picture_markdown(source, alt, options)):
        return ()
    if element.get("width") in ("0", "1") or element.get("height") in ("0", "1"):
        return ()
    return (Run(like.text, like.marks, like.link, raw),)


def formula_runs(latex: str, like: Run) -> Sequence[Run]:
    """A formula in its line; nothing where it is empty."""
    return (replace(like, text=rendered_text(latex), raw=latex),) if latex else ()


def _is_emoji(alt: str) -> bool:
    """Whether the text instead of a picture is what its author typed: 😀 or :D, but not "smile"."""
    return 0 < len(alt) < 12 and (alt[0] in ":;=8<>^" or not any(map(str.isalpha, alt)))


def picture_markdown(source: str, alt: str, options: ConvertOptions) -> str:
    """A picture as Markdown; empty for one that shows nothing, or nothing but a mood."""
    address = address_of(source, options)
    if not address or MOOD.search(address):
        return ""
    return f"![{NOT_ALT.sub('', ' '.join(alt.split()))[:200]}]({address})"


def _code_span(element: Element, like: Run) -> Run:
    text = " ".join(visible(text_of(element)).split())
    if not text:
        return like
    longest = max((len(ticks) for ticks in re.findall(r"`+", text)), default=0)
    ticks = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return replace(like, text=text, raw=f"{ticks}{pad}{text}{pad}{ticks}")


def address_of(link: str, options: ConvertOptions) -> str:
    """An absolute http address, safe inside a Markdown link; empty for anything else."""
    if WHOLE.fullmatch(link):
        return link
    link = "" if link.strip().startswith("#") else link.strip()
    try:
        whole = urljoin(options.url, link) if link else ""
    except ValueError:
        return ""
    if not re.match(r"https?://", whole, re.I) and not (
        not options.url and re.match(r"[/.\w#]", whole) and ":" not in whole
    ):
        return ""
    whole = whole.encode(errors="replace").decode()  # JSON may hold half a character
    return quote(whole, safe="/:?#@!$&'*+,;=%~-._[]" + "".join(c for c in whole if c > "\x7f" and not c.isspace()))
