"""Read what Notion exports: pages as Markdown or HTML, their properties, and databases that are no posts."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath

from adapters.blogs.files import text_files
from adapters.blogs.files.exported_post import newest_first
from adapters.blogs.files.markdown_file import read_markdown
from adapters.blogs.files.safe_zip import Folder, Inside
from adapters.blogs.formats.charset import decode
from adapters.blogs.formats.dates import KST, when
from adapters.blogs.formats.feed import plain
from adapters.blogs.formats.word_sets import words
from adapters.blogs.page import dom
from adapters.blogs.to_markdown.blocks import MarkdownBlock, ParagraphBreak, Run, Solid
from adapters.blogs.to_markdown.convert import blocks_of, element_to_markdown
from adapters.blogs.to_markdown.inline import address_of
from adapters.blogs.to_markdown.options import ConvertOptions
from adapters.blogs.to_markdown.rendering import with_breaks
from bot.model import Post, Skipped

NUMBER = re.compile(r"[ _-]([0-9a-f]{32})(?:\.(?:md|html))$")
PROPERTY = re.compile(r"([^\s:][^:\n]{0,60}): ?(.{0,500})")
TAGS = {"tags", "tag", "태그", "키워드", "keywords", "category", "categories", "카테고리", "분류", "주제"}
DATES = (
    *("published", "publish date", "발행일", "게시일", "작성일", "작성일시", "date", "날짜", "created", "created time"),
    *("created at", "생성 일시", "생성일시", "생성일"),
)
STATES = {"status", "상태", "공개", "state", "진행 상태"}
OWN = {*TAGS, *DATES, *STATES, "url", "author", "작성자", "last edited time", "최종 편집 일시", "slug", "유형", "type"}
UNFINISHED = {"draft", "초안", "작성 중", "작성중", "in progress", "not started", "시작 전", "진행 중", "todo", "idea"}
PRIVATE = {"비공개", "private", "no"}
LOCAL = re.compile(
    r"(?<!!)\[([^\[\]\n]{0,300})\]\((?!https?:|mailto:)[^()\s]{1,1000}(?:\([^()\s]{0,300}\)[^()\s]{0,300})?\)"
)
LISTS = words("bulleted-list numbered-list to-do-list")
ASIDE = re.compile(r"^[ \t]*</?aside>[ \t]*(?:\n|\Z)", re.M)


def own_files(folder: Folder) -> tuple[Inside, ...]:
    """Every page, and the databases between them."""
    if not any(NUMBER.search(text.path) for text in folder.texts):
        return ()
    return tuple(t for t in folder.texts if t.ends(".md", ".html", ".csv") and not re.search(r"/index\.html$", t.path))


def posts(files: Sequence[Inside], folder: Folder) -> Iterator[Post | Skipped]:
    """One post for each page that says something; what a database marks as unfinished is left out."""
    pages = {_key(file): file for file in reversed(files) if not file.ends(".csv")}  # parts of an export repeat pages
    found = [_page(file, folder) for file in reversed(pages.values())]
    yield from (page for page in found if isinstance(page, Skipped))
    for post in newest_first(page for page in found if isinstance(page, Post)):
        yield replace(post, markdown=with_breaks(post.markdown))


def _page(file: Inside, folder: Folder) -> Post | Skipped:
    if file.too_large:
        return Skipped(_title_of(file), "large")
    return _markdown_page(file, folder) if file.ends(".md") else _html_page(file)


def _key(file: Inside) -> str:
    number = NUMBER.search(file.path)
    return f"notion:{number[1]}" if number else file.path


def _title_of(file: Inside) -> str:
    return NUMBER.sub("", file.name).removesuffix(".md").removesuffix(".html").strip()


def _markdown_page(file: Inside, folder: Folder) -> Post | Skipped:
    text = text_files.decoded_text(file)
    if text is None:
        return Skipped(_title_of(file), "broken")
    found = read_markdown(text)
    body, about = _properties(found.markdown, _in_database(file, folder))
    return _post(file, found.title, _without_pages(ASIDE.sub("", body)), about)


def _without_pages(body: str) -> str:
    """Links to other pages of the export as plain words; empty where there is nothing but such links."""
    return LOCAL.sub(r"\1", body).strip("\n") if re.search(r"\w", LOCAL.sub("", body)) else ""


def _in_database(file: Inside, folder: Folder) -> bool:
    parent = str(PurePosixPath(file.path).parent)
    return any(name.endswith(".csv") and name.startswith(parent) for name in folder.names) if parent != "." else False


def _properties(body: str, in_database: bool) -> tuple[str, Mapping[str, str]]:
    """The body, and the lines "Name: value" that stand above it."""
    head, _, rest = body.partition("\n\n")
    found = [PROPERTY.fullmatch(line) for line in head.split("\n")]
    about = {line[1].strip().lower(): line[2].strip() for line in found if line}
    if len(about) < len(found) or not (in_database or about.keys() & OWN):
        return body, {}
    return rest.strip("\n"), about


def _post(file: Inside, title: str, markdown: str, about: Mapping[str, str]) -> Post | Skipped:
    title = plain(title) or _title_of(file)
    states = {about.get(name, "").lower() for name in STATES}
    if states & PRIVATE:
        return Skipped(title, "private")
    if states & UNFINISHED:
        return Skipped(title, "draft")
    if not markdown.strip():
        return Skipped(title, "short")
    tags = [tag.strip() for name in about if name in TAGS for tag in about[name].split(",")]
    return Post(_key(file), title, markdown, "", _date(about), tuple(dict.fromkeys(tag for tag in tags if tag)))


def _date(about: Mapping[str, str]) -> datetime | None:
    for name in DATES:
        said = about.get(name, "").partition("→")[0].strip()
        if date := when(said, KST):
            return date
    return None


def _html_page(file: Inside) -> Post | Skipped:
    root = dom.parse(decode(file.data))
    if root is None:
        return Skipped(_title_of(file), "short")
    body = next((e for e in root.iter("div") if "page-body" in dom.classes(e)), None)
    title = next((dom.text_of(e) for e in root.iter("h1") if "page-title" in dom.classes(e)), "")
    table = next((e for e in root.iter("table") if "properties" in dom.classes(e)), None)
    about: dict[str, str] = {}
    for row in () if table is None else table.iter("tr"):
        match [e for e in row if e.tag in ("th", "td")]:
            case [name, value]:
                values = [dom.text_of(e) for e in value.iter("span") if "selected-value" in dom.classes(e)]
                about[plain(dom.text_of(name)).lower()] = ", ".join(values) or plain(dom.text_of(value))
    return _post(file, title, "" if body is None else _without_pages(_html_body(body)), about)


def _html_body(body: dom.Element) -> str:
    for box in [e for e in body.iter("div") if "checkbox" in dom.classes(e)]:
        box.tag = "input"
        box.set("type", "checkbox")
        if "checkbox-on" in dom.classes(box):
            box.set("checked", "")
    for part in list(body.iter("ul", "ol")):
        _join_to_list_before(part)
    return element_to_markdown(body, "", lines=False, block_hook=_block_hook, inline_hook=_inline_hook).markdown


def _join_to_list_before(part: dom.Element) -> None:
    """Notion makes a list of its own for every item."""
    before, parent = part.getprevious(), part.getparent()
    if before is None or parent is None or not dom.classes(part) & dom.classes(before) & LISTS:
        return
    if not (before.tail or "").strip():
        before.extend(part)
        before.tail = part.tail
        parent.remove(part)


def _block_hook(element: dom.Element, options: ConvertOptions) -> Sequence[MarkdownBlock] | None:
    """A card as its address, for its words are another page's."""
    if element.tag == "a" and "bookmark" in dom.classes(element):
        address = address_of(element.get("href", ""), options)
        return [ParagraphBreak(), Solid(f"<{address}>" if address else ""), ParagraphBreak()]
    if element.tag == "figure" and any("bookmark" in dom.classes(a) for a in element.iter("a")):
        return [ParagraphBreak(), *blocks_of(element, options), ParagraphBreak()]
    return None


def _inline_hook(element: dom.Element, options: ConvertOptions, like: Run) -> Sequence[Run | None] | None:
    return [] if element.tag == "style" else None
