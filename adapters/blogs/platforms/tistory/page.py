"""Read a page of Tistory: whose blog it is, and the post on it."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from adapters.blogs.address.platform_of import known_place
from adapters.blogs.crawl.incremental import Skip
from adapters.blogs.formats.charset import decode
from adapters.blogs.formats.dates import KST, when
from adapters.blogs.formats.feed import plain
from adapters.blogs.formats.word_sets import words
from adapters.blogs.page.dom import Element, classes, parse, text_of
from adapters.blogs.page.named_box import longest, named_box
from adapters.blogs.platforms.tistory.editor import modern, read_body
from bot.model import Post

BODY = words("contents_style tt_article_useless_p_margin")
SHUT = words("entryProtected entry-protected article_protected protected_form")
SHUT_SAYS = re.compile(r"보호되어\s{0,3}있는\s{0,3}글입니다")
CUT = re.compile(r"(\.\.\.|…|\.\.)\s*$")
FORMULAS = (b"mathjax", b"katex")
ADDRESS = re.compile(r"""\btistoryUrl["']?\s{0,5}:\s{0,5}["']https?:\\?/\\?/([\w-]{1,63})\.tistory\.com""")


@dataclass(frozen=True)
class Identity:
    """Whose blog a page is of. `name` is that in NAME.tistory.com; `url` its address, perhaps its own domain."""

    id: int
    name: str
    title: str
    url: str


def identity(html: str) -> Identity | None:
    """What any page of a Tistory blog says of its blog, whatever its domain; None for any other page."""
    if "T.config" not in html and "TistoryBlog" not in html:
        return None
    root = parse(html)
    return None if root is None else _identity(root)


def _identity(root: Element) -> Identity | None:
    config = _assigned(root, "window.T.config")
    said = config.get("BLOG")
    blog = said if isinstance(said, dict) else {}
    found = next((m for text in _scripts(root) if "tistoryUrl" in text and (m := ADDRESS.search(text))), None)
    name = found[1] if found else str(blog.get("name") or "")
    if not re.fullmatch(r"[\w-]{1,63}", name):
        return None
    url = str(config.get("DEFAULT_URL") or "").rstrip("/")
    number = blog.get("id")
    return Identity(
        id=number if isinstance(number, int) else 0,
        name=name.lower(),
        title=plain(blog.get("title")),
        url=url if re.match(r"https?://", url) else f"https://{name.lower()}.tistory.com",
    )


def _scripts(root: Element) -> Iterator[str]:
    return (script.text for script in root.iter("script") if script.text)


def _assigned(root: Element, name: str) -> Mapping[str, object]:
    """The object that a script gives to a name; a post that only quotes such a line is no script."""
    given = re.compile(re.escape(name) + r"\s{0,5}=\s{0,5}(?=\{)")
    for text in _scripts(root):
        if name in text and (found := given.search(text)):
            try:
                value, _ = json.JSONDecoder().raw_decode(text, found.end())
            except (ValueError, RecursionError):
                continue
            return value if isinstance(value, dict) else {}
    return {}


def feed_markdown(html: str, url: str) -> str:
    """The post as a feed gives it, as Markdown; empty where it is only its beginning."""
    root = parse(modern(html))
    if root is None or CUT.search(text_of(root)[-50:]) or next(root.iter("p", "div", "br", "li", "h2"), None) is None:
        return ""
    return read_body(root, url).markdown


def post_of_page(page: bytes, charset: str, url: str) -> Post:
    """As post(), of a page as it came. Raises Skip."""
    return post(decode(page, charset), url)


def post(html: str, url: str) -> Post:
    """The post on a page. Raises Skip: "private" where a password is wanted, "broken" where there is no post."""
    root = parse(modern(html))
    if root is None:
        raise Skip("broken")
    container = _container(root)
    if _is_shut(root, container):
        raise Skip("private")
    if container is None:
        container = named_box(root)
    if container is None:
        raise Skip("broken")
    title, published, tags = _title(root), _date(root), _tags(root)
    key = _key(root, url)
    said = html.encode("utf-8", "ignore").lower()  # of bytes ten times as fast
    text = read_body(container, url, formulas=any(name in said for name in FORMULAS))
    return Post(key, title, text.markdown, url, published, tags, unknown=tuple(dict.fromkeys(text.unknown)))


def _container(root: Element) -> Element | None:
    found = [e for e in root.iter("div", "section", "article") if classes(e) & BODY]
    return longest(found) if found else None


def _is_shut(root: Element, container: Element | None) -> bool:
    if any(classes(e) & SHUT for e in root.iter("div", "section", "form", "article")):
        return True
    if container is not None:  # where a password is asked for, it is of a comment
        return False
    wanted = any(i.get("type") == "password" for i in root.iter("input"))
    return wanted or SHUT_SAYS.search(text_of(root)) is not None


def _key(root: Element, url: str) -> str:
    """By the entry's own number: its address may be /384, /m/384 or /entry/its-title."""
    who = _identity(root)
    host = f"{who.name}.tistory.com" if who else (urlsplit(url).hostname or "")
    number = _assigned(root, "window.T.entryInfo").get("entryId") or _meta(root, "article:txid").partition("_")[2]
    place = known_place(url)
    path = re.sub(r"^/(m/)?", "", urlsplit(url).path)
    return f"tistory:{host}/{number or (place.post if place else '') or path}"


def _meta(root: Element, name: str) -> str:
    said = (m.get("content", "") for m in root.iter("meta") if m.get("property") == name or m.get("name") == name)
    return next((content.strip() for content in said if content.strip()), "")


def _title(root: Element) -> str:
    if said := _meta(root, "og:title") or _meta(root, "title"):
        return plain(said)
    title = next(root.iter("title"), None)
    return plain("" if title is None else text_of(title).rpartition(" :: ")[0] or text_of(title))


def _date(root: Element) -> datetime | None:
    """Never og:regDate, whose hours go to twelve only."""
    said = _meta(root, "article:published_time") or _meta(root, "article:modified_time")
    return when(said, KST) if said else None


def _tags(root: Element) -> tuple[str, ...]:
    links = (a for a in root.iter("a") if (rel := a.get("rel")) and "tag" in rel.lower().split())
    return tuple(dict.fromkeys(tag for a in links if (tag := plain(text_of(a)).removeprefix("#"))))
