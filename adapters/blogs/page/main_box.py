"""Choose what on a page is the post, and leave out what stands in it that is not its author's."""

import itertools
import logging
from collections.abc import Collection, Iterable, Sequence

from adapters.blogs.formats.word_sets import words
from adapters.blogs.page.dom import Element, classes, is_comments, parse, text_of
from adapters.blogs.page.named_box import NAMED, box_of_feed, editors_box, named_box
from adapters.blogs.page.page_text import ChosenText, Leaf, leaves

most_handed_over = 1_000_000  # characters of a page: trafilatura takes about a second for these
TEMPLATES = ("text/template", "text/x-template")  # Google's own blogs keep their posts in these
BULK = 0.8  # of what was chosen, and of the text of a named box: such a box is the post
HEADINGS = words("h1 h2 h3 h4 h5 h6")
TEXT = HEADINGS | words(
    """blockquote br caption center dd details dl dt figcaption figure hr li ol p pre summary table tbody td tfoot th
    thead tr ul"""
)
MOSTLY_LINKS = 0.7  # a list of categories has the number of posts behind each
LINKS = 0.5  # of the letters of a line: what has more leads elsewhere


def main_box(html: str, feed_html: str = "") -> Element | None:
    """The element that holds the post on a page, without what in it is of others; None where there is no text.

    A container that only one editor writes is taken as it is. Else trafilatura chooses the lines, guided by `feed_html`
    where the feed says anything of the post, and the smallest box around them is the post. Where it chooses nothing,
    and on pages too long for it, the box is found by its name, its role and the text in it.
    """
    root = parse(html)
    if root is None:
        return None
    unpack_templates(root)
    for certain in (editors_box(root, feed_html), box_of_feed(root, feed_html)):
        if certain is not None:
            return certain
    found = leaves(root)
    if not _choose(found, html, feed_html):
        return named_box(root, feed_html)
    return _cut_out(root, found)


def unpack_templates(root: Element) -> None:
    """Put what scripts hold as HTML in their place, where a template holds more text than the page shows without it."""
    for script in list(root.iter("script")):
        if script.get("type") not in TEMPLATES or len(script.text or "") < 500:
            continue
        inside, above = parse(script.text or ""), script.getparent()
        if inside is not None and above is not None:
            inside.tag, inside.tail = "div", script.tail
            above.replace(script, inside)


def _choose(found: Sequence[Leaf], html: str, feed_html: str) -> bool:
    """Mark the lines that are the post's; False where nothing says which."""
    chosen = ChosenText(library_text(html)) if len(html) <= most_handed_over else ChosenText(())
    fed = parse(feed_html) if feed_html else None
    told = ChosenText(() if fed is None else [text_of(fed)])
    by_library = [leaf for leaf in found if chosen.holds(leaf.text)]
    by_feed = [leaf for leaf in found if told.holds(leaf.text)]
    if by_feed and letters(leaf for leaf in by_library if told.holds(leaf.text)) * 2 < letters(by_feed):
        by_library = []  # the library took something else for the post
    for leaf in (*by_library, *by_feed):
        leaf.kept = True
    if not by_library:
        return False
    drop_chrome(found)
    drop_links_around(found)
    fill_gaps(found)
    fill_named(found)
    return any(leaf.kept for leaf in found)


def library_text(html: str) -> list[str]:
    """The texts of the lines that trafilatura takes for the main text of a page; empty where it finds none."""
    from trafilatura import bare_extraction  # 0.4 s and 35 MB, which only pages of unknown make cost
    from trafilatura.settings import Document

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)  # it logs what it cannot read
    try:
        found = bare_extraction(html, include_comments=False, include_tables=True, include_formatting=False)
    except Exception:  # whatever a page makes it stumble over: the post is then found without it
        return []
    return [str(text) for text in found.body.itertext()] if isinstance(found, Document) else []


def letters(found: Iterable[Leaf]) -> int:
    """How many there are, without spaces."""
    return sum(len(leaf.text) for leaf in found)


def drop_chrome(found: Sequence[Leaf]) -> None:
    """Let go of lines inside menus, comments and buttons; but a box with half of what was chosen is none of
    these, unless it is of comments."""
    total, inside = 0, dict[Element, int]()
    for leaf in found:
        if leaf.kept:
            total += len(leaf.text)
            for chrome in leaf.chrome:
                inside[chrome] = inside.get(chrome, 0) + len(leaf.text)
    big = {chrome for chrome, held in inside.items() if held * 2 > total and not is_comments(chrome)}
    for chrome in big:
        for name in ("class", "id", "style"):
            if name in chrome.attrib:
                del chrome.attrib[name]
    for leaf in found:
        if any(chrome not in big for chrome in leaf.chrome):
            leaf.kept = False


def drop_links_around(found: Sequence[Leaf]) -> None:
    """Let go of lists of links before and behind the post: categories, archives, names."""
    kept = [leaf for leaf in found if leaf.kept]
    for ends in (kept, reversed(kept)):
        for leaf in itertools.takewhile(lambda leaf: leaf.linked > MOSTLY_LINKS * len(leaf.text), ends):
            leaf.kept = False


def fill_gaps(found: Sequence[Leaf]) -> None:
    """Keep what stands between two chosen lines and is text by its tags, and the heading right above the first."""
    kept = [at for at, leaf in enumerate(found) if leaf.kept]
    for first, last in itertools.pairwise(kept):
        around = {found[first].owner, *found[first].owner.iterancestors()}
        for leaf in found[first + 1 : last]:
            if not leaf.chrome and leaf.linked <= LINKS * len(leaf.text) and _is_text(leaf.owner, around):
                leaf.kept = True
    if kept and kept[0] and found[kept[0] - 1].owner.tag in HEADINGS:
        above, first_owner = found[kept[0] - 1], found[kept[0]].owner
        above.kept = not above.chrome and above.owner.getparent() is first_owner.getparent()


def _is_text(element: Element, around: Collection[Element]) -> bool:
    """Whether nothing but paragraphs, lists, tables and the like lies between it and the boxes around the others."""
    here: Element | None = element
    while here is not None and here not in around:
        if here.tag not in TEXT:
            return False
        here = here.getparent()
    return True


def fill_named(found: Sequence[Leaf]) -> None:
    """Keep all between the chosen lines of a box whose name says that it is the post, where it holds most of them.

    Before and behind them stands what themes and plugins put there.
    """
    boxes: dict[Element, list[Leaf]] = {}
    for leaf in found:
        if not leaf.chrome and (box := _named(leaf.owner)) is not None:
            boxes.setdefault(box, []).append(leaf)
    total = letters(leaf for leaf in found if leaf.kept)
    for inside in boxes.values():
        own = [leaf for leaf in inside if leaf.linked <= LINKS * len(leaf.text)]
        chosen = letters(leaf for leaf in own if leaf.kept)
        if own and chosen > BULK * total and chosen > BULK * letters(own):
            kept = [at for at, leaf in enumerate(inside) if leaf.kept]
            for leaf in inside[kept[0] : kept[-1]]:
                leaf.kept = True


def _named(element: Element) -> Element | None:
    """The outermost box around it that is named like a post."""
    around = (element, *element.iterancestors())
    return next((e for e in reversed(around) if classes(e) & NAMED or e.get("itemprop") == "articleBody"), None)


def _cut_out(root: Element, found: Sequence[Leaf]) -> Element:
    """The smallest element around all lines that are kept, with the others taken out of it."""
    owners = {leaf.owner for leaf in found if leaf.kept}
    wanted = owners | {above for owner in owners for above in owner.iterancestors()}
    box = root
    while box not in owners and len(inner := [child for child in box if child in wanted]) == 1:
        box = inner[0]
    for leaf in found:
        if not leaf.kept:
            leaf.remove(wanted)
    return box
