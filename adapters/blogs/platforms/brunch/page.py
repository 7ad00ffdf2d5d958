"""Read a page of Brunch: a post as its editor left it, piece by piece."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape

from adapters.blogs.address.platform_of import Place, known_place
from adapters.blogs.crawl.incremental import Skip
from adapters.blogs.formats.charset import decode
from adapters.blogs.formats.dates import KST, when
from adapters.blogs.formats.feed import plain
from adapters.blogs.formats.word_sets import words
from adapters.blogs.page.dom import Element, classes, parse, text_of, visible
from adapters.blogs.platforms.kakao import link, pictures, settle
from adapters.blogs.to_markdown.blocks import MarkdownBlock, ParagraphBreak, Run, Solid
from adapters.blogs.to_markdown.convert import blocks_of, element_to_markdown, heading, join_blocks, prefix_lines
from adapters.blogs.to_markdown.options import ConvertOptions
from bot.model import Post

CAPTIONS = words("text_caption txt_caption img_caption")
DROPPED = ("sticker", "emoticon", "map", "location", "file", "audio", "product")
PAID = re.compile(r"\b\w{0,30}(?:paywall|membership_?-?(?:guide|lock|join|only|wall))", re.I)


def post_of_page(page: bytes, charset: str, url: str) -> Post:
    """As post(), of a page as it came. Raises Skip."""
    return post(decode(page, charset), url)


def post(html: str, url: str) -> Post:
    """The post on a page. Raises Skip: "paid" where it is for members, "broken" where there is no post."""
    root = parse(html)
    if root is None:
        raise Skip("broken")
    if any(PAID.search(e.get("class", "")) for e in root.iter("div", "section", "aside")):
        raise Skip("paid")
    body = next((e for e in root.iter("div") if "wrap_body" in classes(e)), None)
    if body is None:
        body = _from_islands(root)
    if body is None:
        raise Skip("broken")
    text = element_to_markdown(body, url, lines=True, block_hook=block_hook, inline_hook=inline_hook)
    unknown = tuple(dict.fromkeys(text.unknown))
    return Post(_key(root, url), _title(root), text.markdown, url, _date(root), _tags(root), unknown=unknown)


# What its editor makes


def block_hook(element: Element, options: ConvertOptions) -> Sequence[MarkdownBlock] | None:
    """The blocks of one item; None for what is not one."""
    kind = next((name.removeprefix("item_type_") for name in classes(element) if name.startswith("item_type_")), "")
    match kind:
        case "":
            return None
        case "text":
            return None if element.tag in ("ul", "ol") else _text(element, options)
        case "quotation":
            return [Solid(prefix_lines(join_blocks(blocks_of(element, options)), "> ", "> "))]
        case "img" | "gridGallery":
            caption = next((e for e in element.iter() if classes(e) & CAPTIONS), None)
            return pictures(element, caption, options)
        case "hr" | "division":
            return [Solid("---")]
        case "opengraph" | "video" | "embed":
            return link(_link(element), options)
        case _ if kind in DROPPED:
            return [ParagraphBreak()]
    options.unknown.append(kind[:40])
    return None


def _text(element: Element, options: ConvertOptions) -> Sequence[MarkdownBlock]:
    """One line that was ended with Enter. h4 to h6 are lines too: the size of all text until about 2019."""
    if not visible(text_of(element)).strip() and element.find(".//img") is None:
        return [ParagraphBreak(empty=True)]
    match element.tag:
        case "h1" | "h2" | "h3":
            return heading(element, options, int(element.tag[1]))
        case "blockquote":
            return [Solid(prefix_lines(join_blocks(blocks_of(element, options)), "> ", "> "))]
    return blocks_of(element, options)


def inline_hook(element: Element, options: ConvertOptions, like: Run) -> Sequence[Run | None] | None:
    if element.tag == "img":
        settle(element)
    return None


def _link(element: Element) -> str:
    said = _app(element)
    address = said.get("link") or said.get("url")
    inside = (e.get("href") or e.get("src") or "" for e in element.iter("a", "iframe"))
    return address if isinstance(address, str) else next(inside, "")


def _app(element: Element) -> Mapping[str, object]:
    """What the editor itself keeps of an item."""
    try:
        said = json.loads(element.get("data-app", ""))
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


# What the page says


def _key(root: Element, url: str) -> str:
    """@name and @@id are the same author; the page says which of them it goes by."""
    canonical = (e.get("href", "") for e in root.iter("link") if e.get("rel") == "canonical")
    places = [known_place(address) for address in (*canonical, _meta(root, "og:url"), url) if address]
    found = next((p for p in places if isinstance(p, Place) and p.kind == "brunch" and p.post), None)
    return f"brunch:{found.key}/{found.post}" if found else url


def _meta(root: Element, name: str) -> str:
    return next((m.get("content", "").strip() for m in root.iter("meta") if m.get("property") == name), "")


def _title(root: Element) -> str:
    cover = next((e for e in root.iter("h1") if "cover_title" in classes(e)), None)
    return plain(text_of(cover) if cover is not None else _meta(root, "og:title"))


def _date(root: Element) -> datetime | None:
    said = _meta(root, "article:published_time") or _meta(root, "og:regDate")
    return when(said, KST) if said else None


def _tags(root: Element) -> tuple[str, ...]:
    lists = [e for e in root.iter("ul", "div") if any("keyword" in name for name in classes(e))]
    links = (a for box in lists or [root] for a in box.iter("a") if "/keyword/" in a.get("href", ""))
    return tuple(dict.fromkeys(tag for a in links if (tag := plain(text_of(a)).removeprefix("#"))))


# Newer pages keep the post in the properties of an <astro-island>

most_deep = 40


def _from_islands(root: Element) -> Element | None:
    for island in root.iter("astro-island"):
        try:
            said = json.loads(island.get("props", ""))
        except (ValueError, RecursionError):
            continue
        if written := _written(_unwrapped(said, 0), 0):
            return parse(f"<div class='wrap_body'>{written}</div>")
    return None


def _unwrapped(said: object, depth: int) -> object:
    """Astro writes every value as [its type, the value]: 0 for plain ones and objects, 1 for lists."""
    if depth > most_deep:
        return None
    match said:
        case [0 | 1, value] if not isinstance(said[0], bool):
            return _unwrapped(value, depth + 1)
        case dict():
            return {name: _unwrapped(value, depth + 1) for name, value in said.items()}
        case list():
            return [_unwrapped(value, depth + 1) for value in said]
    return said


def _written(said: object, depth: int) -> str:
    """The first thing in there that is a post, as HTML: as such, or as the items its editor keeps."""
    if isinstance(said, str):
        if "wrap_item" in said:
            return said
        return _written(_json(said), depth + 1) if said.lstrip()[:1] in ("[", "{") and depth < most_deep else ""
    if isinstance(said, list) and _are_items(said):
        return "".join(_item(item) for item in said)
    inside = said.values() if isinstance(said, dict) else said if isinstance(said, list) else ()
    return next((found for value in inside if (found := _written(value, depth + 1))), "")


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _are_items(said: list[object]) -> bool:
    items = [item for item in said if isinstance(item, dict) and isinstance(item.get("type"), str)]
    return len(items) == len(said) > 0 and any(i["type"] == "text" and isinstance(i.get("data"), list) for i in items)


def _item(item: Mapping[str, object]) -> str:
    kind, size = str(item["type"]), str(item.get("size"))
    inside = _inline(item.get("data"), 0)
    tag = size if kind == "text" and size in ("h2", "h3") else "p" if kind == "text" else "div"
    images = item.get("images")
    for image in images if isinstance(images, list) else [item] if kind == "img" else []:
        inside += f'<img src="{escape(str(image.get("url", "")))}">' if isinstance(image, dict) else ""
    if isinstance(caption := item.get("caption"), str):
        inside += f'<span class="text_caption">{escape(caption)}</span>'
    app = escape(json.dumps({name: item.get(name) for name in ("link", "url")}))
    return f'<{tag} class="wrap_item item_type_{escape(kind)}" data-app="{app}">{inside}</{tag}>'


STYLES = {"bold": "b", "italic": "i", "strike": "s", "strikethrough": "s"}


def _inline(said: object, depth: int) -> str:
    if not isinstance(said, list) or depth > most_deep:
        return ""
    written = ""
    for bit in said:
        match bit:
            case {"type": "br"}:
                written += "<br>"
            case {"data": list(inner)}:
                tag = STYLES.get(str(bit.get("styleType")), "span")
                written += f"<{tag}>{_inline(inner, depth + 1)}</{tag}>"
            case {"text": str(text)}:
                written += escape(text)
    return written
