"""Read a post that was saved from a browser as a page."""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from adapters.blogs.address.feed_urls import canonical, platform_id
from adapters.blogs.crawl.incremental import Skip
from adapters.blogs.files.markdown_file import page_front_matter
from adapters.blogs.files.safe_zip import PAGES, Folder, Inside
from adapters.blogs.formats.charset import decode
from adapters.blogs.formats.dates import KST, when
from adapters.blogs.formats.feed import plain
from adapters.blogs.page import dom
from adapters.blogs.platforms.naver import page as naver
from adapters.blogs.platforms.tistory import page as tistory
from adapters.blogs.to_markdown import convert
from bot.model import Post, Skipped

SAVED_FROM = re.compile(r"<!-- saved from url=\(\d{1,5}\)(https?://[^\s<>]{1,2000}) -->")
PARTS = re.compile(r"_files/|_파일/|\.files/")  # what a browser keeps beside a page: frames and advertisements
IN_FRAME = re.compile(r"PostView[^/]{0,200}\.html?$")  # of these only Naver's is the post itself
NAVER = re.compile(r"\bse-component\b|\bse_component\b|\bpost_ct\b|id=\"(?:postViewArea|viewTypeSelector)\"")
TISTORY = re.compile(r"window\.T\.config|tt_article_useless_p_margin")
DATES = ("se_publishDate", "blog_date", "se_date", "dt-published", "published")
SITE = re.compile(r"(?<!\s)\s+[:|]\s+(네이버 블로그|티스토리|Naver Blog)\s*$")


def own_files(folder: Folder) -> tuple[Inside, ...]:
    """Every page of HTML that nobody else took."""
    return tuple(text for text in folder.texts if text.ends(*PAGES))


def posts(files: Sequence[Inside], folder: Folder) -> Iterator[Post | Skipped]:
    """One post for each page; what a browser keeps beside a page is none."""
    for file in files:
        if PARTS.search(file.path) and not IN_FRAME.search(file.path):
            yield Skipped(file.name, "other")
        else:
            yield Skipped(file.name, "large") if file.too_large else _post(file)


def _post(file: Inside) -> Post | Skipped:
    said, page = page_front_matter(decode(file.data).replace("\r\n", "\n"))
    root = dom.parse(page)
    name = PurePosixPath(file.path).stem
    if said.closed:
        return Skipped(said.title or name, said.closed)
    if root is None:
        return Skipped(file.name, "short")
    if root.find(".//frameset") is not None or root.find(".//iframe[@id='mainFrame']") is not None:
        return Skipped(name, "other")
    url = _url(page, root)
    title = said.title or plain(_meta(root, "og:title")) or SITE.sub("", plain(root.findtext(".//title"))) or name
    try:
        read = _read(page, url)
    except Skip as skip:
        return Skipped(title, skip.why)
    if not read.markdown.strip():
        return Skipped(title, "short")
    tags = [*_metas(root, "article:tag"), *(dom.text_of(a) for a in root.iter("a") if a.get("rel") == "tag")]
    return Post(
        key=(platform_id(url, "") or canonical(url)) if url else file.path,
        title=title,
        markdown=read.markdown.strip("\n"),
        url=url,
        published=said.published or read.published or when(_date(root), KST),
        tags=said.tags
        or read.tags
        or tuple(dict.fromkeys(tag for tag in (plain(tag).lstrip("#") for tag in tags) if tag)),
        unknown=read.unknown,
    )


def _read(page: str, url: str) -> Post:
    """By the platform's own reader where the page is of one we know. Raises Skip."""
    if NAVER.search(page):
        return naver.post(page, url, own=True)  # it came by its author
    if TISTORY.search(page):
        return tistory.post(page, url)
    return Post("", "", convert.page_to_markdown(page.encode("utf-8", "replace"), "utf-8", url, ""))


def _url(page: str, root: dom.Element) -> str:
    links = [link.get("href", "") for link in root.iter("link") if link.get("rel") == "canonical"]
    saved = SAVED_FROM.search(page[:4000])
    found = (*links, _meta(root, "og:url"), saved[1] if saved else "")
    return next((url for url in found if re.match(r"https?://[^\s/]+/[^\s]+", url)), "")


def _metas(root: dom.Element, name: str) -> list[str]:
    return [meta.get("content", "") for meta in root.iter("meta") if name in (meta.get("property"), meta.get("name"))]


def _meta(root: dom.Element, name: str) -> str:
    return next(iter(_metas(root, name)), "")


def _date(root: dom.Element) -> str:
    if said := _meta(root, "article:published_time"):
        return said
    for e in root.iter("p", "span", "time", "div"):
        if dom.classes(e) & set(DATES):
            return e.get("datetime") or dom.text_of(e)
    return next((e.get("datetime", "") for e in root.iter("time") if e.get("datetime")), "")
