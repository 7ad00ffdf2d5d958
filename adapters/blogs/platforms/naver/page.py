"""Read the page of one post, whichever of Naver's editors it was written in."""

import html as entities
import json
import re
from datetime import datetime

from adapters.blogs.address import feed_urls
from adapters.blogs.crawl.incremental import Skip
from adapters.blogs.formats.charset import decode
from adapters.blogs.formats.dates import KST, when
from adapters.blogs.formats.feed import plain
from adapters.blogs.formats.json_path import moment
from adapters.blogs.formats.word_sets import words
from adapters.blogs.page.dom import Element, classes, parse, text_of
from adapters.blogs.platforms.naver import se2, se3, se4
from adapters.blogs.platforms.naver.parts import inline_hook
from adapters.blogs.to_markdown.convert import element_to_markdown
from adapters.blogs.to_markdown.options import BlockHook
from bot.model import Post, Why

TAGS = re.compile(r"gsTagName\s{0,5}=\s{0,5}(\"(?:[^\"\\\n]|\\.){0,4000}\"|'[^'\\\n]{0,4000}')")
ERROR = re.compile(r"MobileErrorView\.(?:naver|nhn)\?errorType=(\w{1,40})")
DATES = words("blog_date se_date se_publishDate _postAddDate")


def post(html: str, url: str, own: bool = False) -> Post:
    """The post on a mobile page of Naver's. Raises Skip for a page that has none, or whose author keeps it out of
    search engines, unless it is the `own` one of who asks."""
    root = parse(html)
    found = None if root is None else _body(root)
    if root is None or found is None:
        raise Skip(_why_closed(html))
    if not own and _keeps_out(root):
        raise Skip("noindex")
    block_hook, body = found
    try:
        text = element_to_markdown(body, url, lines=True, block_hook=block_hook, inline_hook=inline_hook)
    except RecursionError:  # no editor puts its components a hundred deep
        raise Skip("broken") from None
    if not text.markdown:
        raise Skip("short")
    return Post(
        key=feed_urls.platform_id(url, ""),
        title=_title(root),
        markdown=text.markdown,
        url=feed_urls.canonical(url),
        published=_published(root, html),
        tags=_tags(html),
        unknown=text.unknown,
    )


def post_of_page(body: bytes, charset: str, url: str, own: bool) -> Post:
    """The post in what Naver sent, as post() reads it. Raises Skip."""
    return post(decode(body, charset), url, own)


def _body(root: Element) -> tuple[BlockHook, Element] | None:
    """The editor it was written in, known by its components and not by what the page calls it, and where it stands."""
    for container, mark, block_hook in (
        (words("se-main-container"), "se-component", se4.block_hook),
        (words("se_component_wrap se_doc_viewer"), "se_component", se3.block_hook),
    ):
        for element in (e for e in root.iter("div") if classes(e) & container):
            if any(mark in classes(e) for e in element.iter("div")):
                return block_hook, element
    for element in (e for e in root.iter("div") if e.get("id") in ("viewTypeSelector", "postViewArea")):
        return se2.block_hook, element
    plain_box = next((e for e in root.iter("div") if "post_ct" in classes(e)), None)
    return None if plain_box is None else (se2.block_hook, plain_box)


def _why_closed(html: str) -> Why:
    error = ERROR.search(html[:20_000])
    return "private" if error and error[1] != "noPost" else "broken"


def _keeps_out(root: Element) -> bool:
    said = [m.get("content", "").lower() for m in root.iter("meta") if m.get("name", "").lower() == "robots"]
    return any(re.search(r"\b(noindex|none)\b", text) for text in said)


def _title(root: Element) -> str:
    for meta in root.iter("meta"):
        if meta.get("property") == "og:title" and (title := plain(meta.get("content"))):
            return title
    told = next((text_of(e) for e in root.iter("title")), "")
    return plain(re.sub(r"(?<!\s)\s*:\s*네이버 블로그\s*$", "", told[:500]))


def _published(root: Element, html: str) -> datetime | None:
    """By what the page tells its scripts, else by the date it shows, which for a young post is only "7시간 전"."""
    told = root.find(".//*[@id='_post_property']") if "_post_property" in html else None
    if told is not None and (date := korean_moment(told.get("adddate"))):
        return date
    if not any(name in html for name in DATES):
        return None
    shown = (text_of(e) for e in root.iter("p", "span", "div") if classes(e) & DATES)
    return next((day for text in shown if (day := when(text, KST))), None)


def korean_moment(milliseconds: object) -> datetime | None:
    """A moment that Naver gives in milliseconds since 1970, on the clock of Korea."""
    date = moment(milliseconds)
    return date and date.astimezone(KST)


def _tags(html: str) -> tuple[str, ...]:
    found = TAGS.search(html)
    if found is None:
        return ()
    try:
        told = str(json.loads(found[1])) if found[1].startswith('"') else found[1][1:-1]
    except ValueError:
        told = found[1][1:-1]
    tags = (" ".join(entities.unescape(tag).split()) for tag in told.split(","))
    return tuple(dict.fromkeys(tag for tag in tags if tag))
