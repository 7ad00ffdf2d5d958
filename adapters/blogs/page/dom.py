"""Parse HTML, whatever is wrong with it, and ask what its elements are."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from lxml import etree

from adapters.blogs.formats.word_sets import words
from adapters.blogs.formats.xml_stream import Element as Element  # what parse() gives, under its name here too
from adapters.sandbox.worker import of_its_seconds

DROPPED = words(
    """applet area audio button canvas col colgroup datalist dialog embed form frame frameset head iframe input link map
    meta nav noframes noscript object option param script select source style svg template textarea title track video"""
)
COMMENTS = words("comments comment-respond comment-form comments-area commentlist comment-list forum kudos")
CHROME = COMMENTS | words(
    """adsbygoogle revenue_unit_wrap container_postbtn another_category another_category_color sharedaddy
    jp-relatedposts addtoany_share_save_container btn-toggle-moreless share-buttons social-share post-share
    related-posts related_posts yarpp-related post-navigation postbtn_like sns_share header-anchor headerlink
    heading-anchor anchor-link footnote-ref footnote-backref screen-reader-text sr-only visually-hidden post-views
    tags-links entry-footer entry-meta blind u_skip copy-button subscription-widget
    subscription-widget-wrap captioned-button-wrap gist-meta line-numbers-wrapper"""
)
AMBIGUOUS = words("anchor share footnote")  # Docusaurus has headings of class anchor, Hueman posts of class share
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
CHROME_IDS = words("comments kudos respond disqus_thread utterances giscus sidebar")
most_chrome = 500  # characters in a box that surrounds a post, where its name alone does not tell
INVISIBLE = re.compile("[\u200b\u200c\u2060\ufeff\u00ad\x00-\x08\x0b\x0c\x0e-\x1f]")  # U+200D joins emoji and stays
LINES_HOST = re.compile(r"//([\w-]+\.)*(naver\.com|tistory\.com|daum\.net)(/|$)")

CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\r")
A_PAGE = 2.5  # seconds of a processor: libxml2 compares each attribute of a tag with all before it
# Without huge_tree libxml2 goes no deeper than 255 elements, which Python's own stack of 1000 bears.
PARSER = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False, recover=True)


def parse(html: str) -> Element | None:
    """The root of a page or a fragment, whatever is wrong with it; None where nothing is in it."""
    text = html.encode("utf-8", "ignore").translate(None, CONTROLS)
    if html.isspace() or not text.strip():
        return None
    with of_its_seconds(A_PAGE):
        root = etree.fromstring(text, PARSER)
    for stray in [] if root is None else list(root.itersiblings(etree.Element)):  # what follows an </html> too early
        root.extend(stray) if stray.tag == "html" else root.append(stray)
    if root is not None and next(root.iter("source"), None) is not None:
        etree.strip_tags(root, "source")  # libxml2 takes it for a container and puts the picture into it that follows
    return root


UNREAD = ("script", "style", "template", "noscript", "textarea", etree.Comment, etree.PI)


def classes(element: Element) -> frozenset[str]:
    """The names in its class attribute."""
    names = element.get("class")
    return NO_CLASS if not names else _names(names) if len(names) < 200 else words(names)


_names = lru_cache(maxsize=1000)(words)  # a page says the same ones again and again
NO_CLASS: frozenset[str] = frozenset()


def visible(text: str) -> str:
    """Without the characters that take no room: editors fill empty lines with U+200B."""
    return text if text.isprintable() else INVISIBLE.sub("", text)


def text_of(element: Element) -> str:
    """All text inside, but that of scripts and styles."""
    if len(element) == 0:
        return "" if element.tag in UNREAD else element.text or ""
    if next(element.iter(*UNREAD), None) is None:
        return etree.tostring(element, method="text", encoding="unicode", with_tail=False)
    return "".join(_texts(element))


def _texts(element: Element) -> Iterator[str]:
    skip = 0
    for event, e in etree.iterwalk(element, events=("start", "end")):
        dropped = e.tag in UNREAD
        if event == "start":
            skip += dropped
            if not skip and e.text:
                yield e.text
        else:
            skip -= dropped
            if e is not element and not skip and e.tail:
                yield e.tail


def is_chrome(element: Element) -> bool:
    """What surrounds a post: menus, advertisements, share buttons, comment forms."""
    names = element.get("class")
    if element.tag in DROPPED or element.get("id") in CHROME_IDS or (names and _says_chrome(element, names.split())):
        return not (element.tag == "form" and len(text_of(element)) > 2000)  # ASP.NET wraps whole pages in one form
    if element.get("hidden", "until-found") != "until-found":
        return True
    if not (style := element.get("style")):
        return False
    return "display:none" in style.replace(" ", "").lower() and "moreless-content" not in classes(element)


def _says_chrome(element: Element, names: Sequence[str]) -> bool:
    if not CHROME.isdisjoint(names):
        return True
    return not AMBIGUOUS.isdisjoint(names) and element.tag not in HEADINGS and len(text_of(element)) < most_chrome


def is_comments(element: Element) -> bool:
    """What readers said."""
    return element.get("id") in ("comments", "respond", "kudos") or not COMMENTS.isdisjoint(classes(element))


def has_typed_lines(root: Element, url: str) -> bool:
    """Whether each <p> is a line and not a paragraph: by the editor's own marks, else by habit, for who leaves empty
    paragraphs between others means lines. `url` is where the page stood."""
    if LINES_HOST.search(url):
        return True
    full = empty = 0
    for p in root.iter("p"):
        if "se-text-paragraph" in classes(p) or "se_textarea" in classes(p) or p.get("data-ke-size"):
            return True
        if visible(p.text or "").strip() or visible(text_of(p)).strip():
            full += 1
        elif next(p.iter("img"), None) is None:
            empty += 1
    return empty > 0 and empty * 4 >= full
