"""Read a blog on WordPress, its own or one on WordPress.com, through the list that WordPress keeps for programs."""

import html as entities
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlencode, urlsplit

from adapters.blogs.address import feed_urls
from adapters.blogs.address.platform_of import Place
from adapters.blogs.crawl.incremental import Listed
from adapters.blogs.crawl.paged_list import (
    BatchLoader,
    ListPage,
    PagedList,
    first_page,
    found_blog,
    list_fingerprint,
    unchanged_blog,
    with_listing,
)
from adapters.blogs.crawl.session import CrawlSession, ReaderContext, read_json
from adapters.blogs.formats.feed import plain
from adapters.blogs.formats.json_path import Row, address, at, moment, number, rows, text, web_address
from adapters.blogs.formats.word_sets import words
from adapters.blogs.page.dom import Element, classes, parse
from adapters.blogs.platforms.by_address import find_by_address
from adapters.blogs.platforms.common_editor import common, verse
from adapters.blogs.to_markdown.blocks import MarkdownBlock, Run
from adapters.blogs.to_markdown.convert import element_to_markdown
from adapters.blogs.to_markdown.options import ConvertOptions
from bot.errors import BlogError, BrokenFeed, TooLarge, Unreachable
from bot.model import Known, Post
from bot.ports import NOTHING, FoundBlog, Source

HOSTED = "https://public-api.wordpress.com/wp/v2/sites/{}"
per_page = 100  # WordPress gives no more
FIELDS = "id,date_gmt,modified_gmt,link,guid,title,tags,content.protected"
LINK = re.compile(r"<link\b[^<>]{1,600}>", re.I)
HREF = re.compile(r"\bhref=[\"']?([^\"'\s<>]{1,500})", re.I)

DROPPED = words(
    """wp-block-latest-posts wp-block-latest-comments wp-block-social-links wp-block-query wp-block-navigation
    wp-block-search wp-block-tag-cloud wp-block-categories wp-block-archives wp-block-rss wp-block-spacer
    wp-block-jetpack-subscriptions wp-block-jetpack-related-posts wp-block-post-author wp-block-file__button
    wp-block-audio wp-block-video jetpack_subscription_widget ez-toc-container toc_container lwptoc rank-math-toc
    wp-block-yoast-seo-table-of-contents wp-polls google-auto-placed jp-post-flair"""
)
UNDERSTOOD = words(
    """wp-block-image wp-block-gallery wp-block-heading wp-block-list wp-block-quote wp-block-code wp-block-table
    wp-block-preformatted wp-block-verse wp-block-pullquote wp-block-separator wp-block-group wp-block-columns
    wp-block-column wp-block-cover wp-block-media-text wp-block-embed wp-block-buttons wp-block-button wp-block-details
    wp-block-paragraph wp-block-file wp-block-group-is-layout-flow wp-block-footnotes wp-block-freeform wp-block-html"""
)


class WordPressReader:
    """`hosted` is where WordPress.com keeps the lists of its blogs; {} is a blog's host."""

    def __init__(self, context: ReaderContext, hosted: str = HOSTED) -> None:
        self._context = context
        self._hosted = hosted

    async def find(self, source: Source, known: Known = NOTHING) -> FoundBlog | None:
        """None as well where a blog hides its list, which its feed may not. Raises BlogError."""
        return await find_by_address(self._context, "wordpress", source, known, self._api_of, _open_list)

    def _api_of(self, place: Place) -> str:
        return self._hosted.format(place.key)

    async def at(self, home: str, page: str, session: CrawlSession) -> FoundBlog | None:
        """The blog at `home`, whose page (its HTML) says where programs are answered; None where they are not."""
        api = door(page, home)
        return await _open_list(session, api, home_of(api, home)) if api else None


async def _open_list(session: CrawlSession, api: str, home: str) -> FoundBlog | None:
    site = _Site(session, api, urlsplit(home).hostname or "")
    first = await first_page(site.page, 1, "", session.known.posts)  # its feed tells the same numbers
    if first is None:
        return None
    fingerprint = list_fingerprint("wordpress", site.api, first, home)
    if same := unchanged_blog(session, fingerprint):
        return same
    posts = PagedList(first, site.page, site.open, site.expect)
    return found_blog(session, replace(fingerprint, title=await site.title()), posts)


def door(page: str, url: str) -> str:
    """Where a WordPress answers programs, as its page says in <link rel="https://api.w.org/">; else empty."""
    for link in LINK.finditer(page):
        if "https://api.w.org/" in link[0] and (said := HREF.search(link[0])):
            return web_address(entities.unescape(said[1]), url)
    return ""


def home_of(api: str, url: str) -> str:
    """A blog may lie in a folder of its site: so does the door to its list."""
    folder = re.split(r"wp-json|index\.php|\?", api, maxsplit=1)[0]
    return folder if urlsplit(folder).netloc == urlsplit(url).netloc and folder.endswith("/") else url


class _Site:
    """What a WordPress answers."""

    def __init__(self, session: CrawlSession, api: str, host: str) -> None:
        self.api = api if "/wp/v2" in api else f"{api.rstrip('/')}/wp/v2"
        self.host = host
        self._session = session
        self._loader: BatchLoader[Row] = BatchLoader(session.limit, self._texts)
        self._ids: dict[str, str] = {}  # by key
        self._tags: dict[str, tuple[str, ...]] = {}  # their numbers, by key
        self._names: dict[str, str] = {}  # of tags, by number

    def expect(self, listed: Iterable[Listed]) -> None:
        self._loader.expect(listed)

    def _address(self, what: str, **wanted: str | int) -> str:
        """Where permalinks are plain, the whole route stands in the query: ?rest_route=/wp/v2/posts&page=1."""
        mark = "&" if "?" in self.api else "?"
        return f"{self.api}/{what}{mark}{urlencode(wanted, safe=',')}"

    async def title(self) -> str:
        root = self.api.partition("/wp/v2")[0]
        if "/wp/v2/sites/" in self.api:
            where = self.api.replace("/wp/v2/sites/", "/rest/v1.1/sites/") + "?fields=name"
        else:
            where = f"{root}/{'&' if '?' in root else '?'}_fields=name"
        try:
            name = text(read_json(await self._session.get(where)), "name")
        except BlogError:
            name = ""
        return plain(entities.unescape(name)) or self.host

    async def page(self, page: int) -> ListPage[int]:
        where = self._address("posts", per_page=per_page, page=page, orderby="date", order="desc", _fields=FIELDS)
        try:
            answer = await self._session.get(where)
        except Unreachable as error:
            if error.status == 400 and page > 1:  # what WordPress says behind its last page
                return ListPage(())
            raise
        given = read_json(answer)
        if not isinstance(given, list):
            raise BrokenFeed(where)
        found = [self._listed(row) for row in rows(given) if text(row, "id")]
        found.sort(key=lambda item: (str(item.published), number(self._ids[item.key]) or 0), reverse=True)
        total, pages = (number(dict(answer.headers), f"x-wp-{what}") for what in ("total", "totalpages"))
        more = page < pages if pages is not None else len(found) >= per_page
        return ListPage(found, page + 1 if more and found else None, total=total)

    def _listed(self, row: Row) -> Listed:
        url, tags = address(row, "link"), at(row, "tags")
        key = feed_urls.platform_id(url, text(row, "guid", "rendered")) or f"wordpress:{self.host}/{text(row, 'id')}"
        self._ids[key] = text(row, "id")
        self._tags[key] = tuple(str(tag) for tag in tags if isinstance(tag, int)) if isinstance(tags, list) else ()
        title = plain(entities.unescape(text(row, "title", "rendered")))
        return Listed(
            key=key,
            url=url,
            title=title,
            published=moment(row, "date_gmt"),
            content_hash=text(row, "modified_gmt"),
            closed="private" if at(row, "content", "protected") is True else None,
        )

    async def open(self, item: Listed) -> Post:
        row = await self._loader.text(item)
        found = with_listing(await self._session.run(post, text(row, "content", "rendered"), item.url), item)
        names = (self._names.get(tag, "") for tag in self._tags.get(item.key, ()))
        return replace(found, tags=tuple(dict.fromkeys(name for name in names if name)))

    async def _texts(self, batch: Sequence[Listed]) -> Mapping[str, Row]:
        keys = {self._ids[item.key]: item.key for item in batch}
        asked = self._address("posts", include=",".join(keys), per_page=len(keys), _fields="id,content")
        found = rows(read_json(await self._session.get(asked)))
        await self._name([tag for item in batch for tag in self._tags.get(item.key, ())])
        return {
            keys[text(row, "id")]: row
            for row in found
            if text(row, "id") in keys and at(row, "content", "protected") is not True
        }

    async def _name(self, tags: Sequence[str]) -> None:
        """Tags come as numbers; a post is worth reading without their names as well."""
        unnamed = [tag for tag in dict.fromkeys(tags) if tag not in self._names]
        for start in range(0, len(unnamed), per_page):
            some = unnamed[start : start + per_page]
            asked = self._address("tags", include=",".join(some), per_page=per_page, _fields="id,name")
            self._names.update(dict.fromkeys(some, ""))
            try:
                found = rows(read_json(await self._session.get(asked)))
            except (Unreachable, BrokenFeed, TooLarge):
                return
            self._names.update({text(row, "id"): plain(text(row, "name")) for row in found})


def post(html: str, url: str) -> Post:
    """A post from what WordPress gives as its content."""
    root = parse(html)
    if root is None:
        return Post(url, "", "", url)
    found = element_to_markdown(root, url, lines=False, block_hook=_block_hook, inline_hook=_inline_hook)
    return Post(url, "", found.markdown, url, unknown=found.unknown)


def _block_hook(element: Element, options: ConvertOptions) -> Sequence[MarkdownBlock] | None:
    names = classes(element)
    if names & DROPPED:
        return []
    if (own := common(element, options)) is not None:
        return own
    if "wp-block-verse" in names:
        return verse(element)
    for name in sorted(names):
        if name.startswith("wp-block-") and name not in UNDERSTOOD and "__" not in name and "-is-" not in name:
            options.unknown.append(name)
    return None


def _inline_hook(element: Element, options: ConvertOptions, like: Run) -> Sequence[Run | None] | None:
    """WordPress.com shows formulas as pictures, with the formula for those who do not see them."""
    if element.tag == "img" and "latex" in classes(element) and (formula := element.get("alt", "").strip()):
        return [Run(formula, like.marks, raw=f"${formula}$")]
    return None
