"""Know what Tistory's editors make of pictures, cards, folded text and formulas."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape

from lxml import etree

from adapters.blogs.formats.word_sets import words
from adapters.blogs.page.dom import Element, classes, text_of, visible
from adapters.blogs.platforms.kakao import captions, link, pictures, settle
from adapters.blogs.to_markdown.blocks import Conversion, MarkdownBlock, ParagraphBreak, Run
from adapters.blogs.to_markdown.convert import blocks_of, element_to_markdown
from adapters.blogs.to_markdown.options import ConvertOptions
from adapters.blogs.to_markdown.rendering import rendered_text

ADVERTS = words(
    """adsbygoogle revenue_unit_wrap revenue_unit_item container_postbtn another_category tt-plugin postbtn_like
    adfit kakao_ad_area ad_area"""
)
FOLDERS = words("btn-toggle-moreless moreless_fold moreless_top moreless_bottom moreless_close")
FOLDED = words("moreless-content moreless_content")
PICTURES = words("imageblock imagegridblock imageslideblock image_block")
CAPTIONS = words("cap1 cap2 cap3")  # until 2019
WIDGETS = ("emoticon", "map", "contentPick")
PLAIN = ("codeblock", "horizontalRule", "html", "text", "table")  # what they hold says what they are


def read_body(container: Element, url: str, formulas: bool = False) -> Conversion:
    """What stands in a post's container. `formulas`: the page draws what stands between dollar signs."""
    if formulas:
        _mark_formulas(container)
    return element_to_markdown(
        container, url, lines=_has_typed_lines(container), block_hook=block_hook, inline_hook=inline_hook
    )


def _has_typed_lines(container: Element) -> bool:
    """Tistory's `useless_p_margin` sets <p> without space between, so that each is one line; a blog may have it off."""
    if "tt_article_useless_p_margin" in classes(container):
        return True
    paragraphs = list(container.iter("p"))
    return len(paragraphs) < 4 or any(_is_empty(p) for p in paragraphs)


def _is_empty(p: Element) -> bool:
    return next(p.iter("img"), None) is None and not visible(text_of(p)).strip()


def block_hook(element: Element, options: ConvertOptions) -> Sequence[MarkdownBlock] | None:
    """The blocks of a component of Tistory's editors, old and new; None: not one."""
    names, kind = classes(element), element.get("data-ke-type", "")
    if _is_advert(element, names) or not FOLDERS.isdisjoint(names):
        return []
    if not PICTURES.isdisjoint(names):
        return pictures(element, _caption(element), options)
    if not FOLDED.isdisjoint(names):
        return [ParagraphBreak(), *blocks_of(element, options), ParagraphBreak()]
    if "fileblock" in names or kind == "opengraph":
        return link(_link(element), options)
    if not kind:
        return None
    match kind:
        case "video":
            return [*link(_link(element), options), *captions(_caption(element), options), ParagraphBreak()]
        case kind if kind in WIDGETS:
            return [ParagraphBreak()]
        case kind if kind not in (*PLAIN, "moreLess", "image") and element.tag != "p":
            options.unknown.append(kind[:40])
    return None


def inline_hook(element: Element, options: ConvertOptions, like: Run) -> Sequence[Run | None] | None:
    """The same inside a line."""
    names = classes(element)
    match element.tag:
        case "img":
            settle(element, _kept_at(element))
        case "tex":
            raw = element.text or ""
            return [replace(like, text=rendered_text(raw), raw=raw)]
        case _ if _is_advert(element, names) or names & FOLDERS:
            return []
    return None


def _is_advert(element: Element, names: frozenset[str]) -> bool:
    return not ADVERTS.isdisjoint(names) or element.get("data-tistory-react-app") is not None


def _caption(figure: Element) -> Element | None:
    return next((e for e in figure.iter("figcaption", "p") if e.tag != "p" or classes(e) & CAPTIONS), None)


def _link(element: Element) -> str:
    said = element.get("data-og-source-url") or element.get("data-video-url") or element.get("data-og-url")
    said = said or next((a.get("href", "") for a in element.iter("a")), "")
    return said or next((i.get("src", "") for i in element.iter("iframe")), "")


def _kept_at(img: Element) -> str:
    """The address that a picture's box gives it; that of the picture itself may be a thumbnail's."""
    box = img.getparent()
    return "" if box is None else box.get("data-phocus") or box.get("data-url") or ""


# Formulas

FORMULA = re.compile(
    r"\$\$[^$]{1,2000}\$\$"
    r"|(?<![\\$\w])\$(?![\s$])[^$\n]{0,500}[^$\s]\$(?![\d$])"
    r"|\\\((?:[^\\]|\\(?![()])){1,500}\\\)"
    r"|\\\[(?:[^\\]|\\(?![\[\]])){1,2000}\\\]"
)
AS_TYPED = words("pre code script style textarea tex")


def _mark_formulas(container: Element) -> None:
    """Puts every formula into an element <tex> of its own, so that nothing in it is taken for emphasis."""
    for element in list(container.iter()):
        if not isinstance(element.tag, str):
            continue
        inside = any(e.tag in AS_TYPED for e in (element, *element.iterancestors()))
        if element.text and not inside:
            first, found = _with_formulas(element.text)
            element.text = first
            for at, tex in enumerate(found):
                element.insert(at, tex)
        above = element.getparent()
        if element is container or not element.tail or above is None:
            continue
        if not any(e.tag in AS_TYPED for e in element.iterancestors()):
            first, found = _with_formulas(element.tail)
            element.tail = first
            at = above.index(element) + 1
            above[at:at] = found


def _with_formulas(text: str) -> tuple[str, list[Element]]:
    found: list[Element] = []
    first, end = text, 0
    for match in FORMULA.finditer(text):
        before = text[end : match.start()]
        if found:
            found[-1].tail = before
        else:
            first = before
        found.append(etree.Element("tex"))
        found[-1].text = _dollars(" ".join(match[0].split()))
        end = match.end()
    if found:
        found[-1].tail = text[end:]
    return first, found


def _dollars(formula: str) -> str:
    match formula[:2]:
        case "\\(":
            return f"${formula[2:-2].strip()}$"
        case "\\[":
            return f"$${formula[2:-2].strip()}$$"
    return formula


# TTML: how Tistory wrote its components down until 2019, and still does in its backups

OLD_KIND = re.compile(r"[123][CLR]|[A-Z][A-Za-z]{1,15}")
OLD_ADDRESS = re.compile(r"\b(?:kage@([\w./-]{1,300})|cfile\d{1,3}\.uf@(\w{1,60}))")
OLD_CAPTION = re.compile(r'"caption"\s{0,5}:\s{0,5}("(?:[^"\\]|\\.){0,500}")')
OLD_FOLD = re.compile(r"\[#M_[^|\[\]<>]{0,100}\|[^|\[\]<>]{0,100}\|")


def modern(html: str) -> str:
    """HTML in which `[##_1C|cfile…|…|caption_##]` is a figure and `[#M_more|less|text_M#]` its text."""
    if "[#M_" in html:
        html = OLD_FOLD.sub("", html).replace("_M#]", "")
    first, *rest = html.split("[##_")
    written = [first]
    for chunk in rest:
        inside, end, after = chunk.partition("_##]")
        kind, bar, _ = inside.partition("|")
        if end and bar and OLD_KIND.fullmatch(kind):
            written.append(_figure(inside) + after)
        else:  # a word of a skin, such as [##_article_rep_desc_##]
            written.append("[##_" + chunk)
    return "".join(written)


def _figure(tag: str) -> str:
    addresses = [
        f"https://blog.kakaocdn.net/dn/{kage}" if kage else f"https://t1.daumcdn.net/cfile/tistory/{cfile}"
        for kage, cfile in OLD_ADDRESS.findall(tag)
    ]
    if found := OLD_CAPTION.search(tag):
        caption = str(json.loads(found[1], strict=False)) if _is_json(found[1]) else ""
    else:
        caption = " ".join(tag.split("|")[3::3]) if tag[0].isdigit() else ""
    pictures = "".join(f'<img src="{escape(address)}">' for address in addresses)
    return f'<figure class="imageblock">{pictures}<figcaption>{caption}</figcaption></figure>'


def _is_json(text: str) -> bool:
    try:
        json.loads(text, strict=False)
    except ValueError:
        return False
    return True
