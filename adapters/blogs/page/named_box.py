"""Find the box of a post by its name, its role, what its feed says of it, or the text in it."""

import re
from collections.abc import Sequence

from adapters.blogs.formats.word_sets import words
from adapters.blogs.page.dom import Element, classes, parse, text_of, visible
from adapters.blogs.page.page_text import leaves

CONTAINERS = (  # the more certain first
    words("se-main-container se_doc_viewer post_ct contents_style tt_article_useless_p_margin wrap_body gh-content"),
    words("entry-content post-content post-body post_content article-content article_content article-body"),
    words("available-content e-content markdown-body article_view article-view area_view post-article td-post-content"),
)
LINES = words("p pre li blockquote h1 h2 h3 h4 h5 h6")
NAMED = CONTAINERS[1] | CONTAINERS[2]  # what themes of many makers call the box of a post


def named_box(root: Element, feed_html: str = "") -> Element | None:
    """The element that holds the post: a container we know, else the smallest one that covers what the feed says,
    else the one with the most text directly inside it; None where there is no text."""
    pieces = _pieces(feed_html)
    for look in (_known_container, _by_role):
        found = look(root)
        if found is not None and (not pieces or _share(found, pieces) >= 0.5):
            return found
    covering = _covering(root, pieces)
    largest = _largest(root)
    if covering is None or (largest is not None and covering in largest.iter(str(covering.tag))):
        return largest if largest is not None else covering
    return covering


def editors_box(root: Element, feed_html: str = "") -> Element | None:
    """The container that only one editor writes; None on pages without one, or where the feed says something else."""
    found = _container(root, CONTAINERS[0])
    pieces = _pieces(feed_html) if found is not None else []
    return found if found is not None and (not pieces or _share(found, pieces) >= 0.5) else None


def box_of_feed(root: Element, feed_html: str) -> Element | None:
    """The smallest element that covers what the feed says, if that is most of its text; None where it is an excerpt."""
    pieces = _pieces(feed_html)
    found = _covering(root, pieces)
    if found is None:
        return None
    fed = parse(feed_html)
    told = 0 if fed is None else len(_bare(text_of(fed)))
    return found if told > 0.6 * len(_bare(text_of(found))) else None


def _known_container(root: Element) -> Element | None:
    return next((found for wanted in CONTAINERS if (found := _container(root, wanted)) is not None), None)


def _container(root: Element, wanted: frozenset[str]) -> Element | None:
    found = [e for e in root.iter("div", "section", "article", "td") if classes(e) & wanted and _is_real(e)]
    if found:
        return longest(found)
    ids = [e for e in root.iter("div") if e.get("id") in ("postViewArea", "viewTypeSelector")]
    return ids[0] if ids else None


def longest(found: Sequence[Element]) -> Element:
    """The one with the most text."""
    return found[0] if len(found) == 1 else max(found, key=lambda e: len(text_of(e)))


def _is_real(element: Element) -> bool:
    """SmartEditor's container may stand empty in the pages of its predecessors."""
    if "se-main-container" in classes(element):
        return any("se-component" in classes(e) for e in element.iter("div"))
    return bool(text_of(element).strip()) or next(element.iter("img"), None) is not None


def _by_role(root: Element) -> Element | None:
    said = [e for e in root.iter("article", "main") if text_of(e).strip()]
    whole = longest(said) if said else None
    bodies = root.findall(".//*[@itemprop='articleBody']")
    if whole is not None:  # a teaser says so of itself, too, and is a small part or none of it
        bodies = [e for e in bodies if len(_bare(text_of(e))) * 3 > len(_bare(text_of(whole)))]
    bodies = [e for e in bodies if text_of(e).strip()]
    return longest(bodies) if bodies else whole


def _pieces(html: str) -> list[str]:
    """Twenty short strings from all over a text, to look for elsewhere."""
    root = parse(html)
    text = "" if root is None else _bare(text_of(root)).rstrip(".…[]")
    step = max(12, len(text) // 20)
    return [text[at : at + 12] for at in range(0, len(text) - 11, step)]


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", visible(text))


def _share(element: Element, pieces: list[str]) -> float:
    text = _bare(text_of(element))
    return sum(piece in text for piece in pieces) / len(pieces)


def _covering(root: Element, pieces: list[str]) -> Element | None:
    if not pieces or _share(root, pieces) < 0.9:
        return None
    here = root
    for _ in range(255):
        inner = next((c for c in here if isinstance(c.tag, str) and _share(c, pieces) >= 0.9), None)
        if inner is None or inner.tag in LINES:  # a line alone is the beginning of a post
            return here
        here = inner
    return here


def _largest(root: Element) -> Element | None:
    """By the letters right inside it; those of links say nothing of a post."""
    score: dict[Element, float] = {}
    for leaf in leaves(root):
        if leaf.chrome or leaf.linked * 2 > len(leaf.text):
            continue
        around = leaf.owner.iterancestors() if leaf.owner.tag in LINES else (leaf.owner, *leaf.owner.iterancestors())
        for weight, above in zip((1.0, 0.4), around, strict=False):
            score[above] = score.get(above, 0.0) + len(leaf.text) * weight
    best = max(score, key=lambda e: score[e], default=None)
    return None if best is None or _is_bare_body(best) else best


def _is_bare_body(box: Element) -> bool:
    """A page with nothing but some letters on it holds what strayed there, and no post."""
    return box.tag == "body" and len(box) == 0
