"""Read a blog on Velog: its posts are Markdown already."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache, partial
from urllib.parse import quote, unquote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.rules_inline.newline import newline
from markdown_it.rules_inline.state_inline import StateInline
from markdown_it.token import Token

from adapters.blogs.address.platform_of import Place, known_place
from adapters.blogs.crawl.find_feed import fetch_feed
from adapters.blogs.crawl.incremental import Listed, Skip
from adapters.blogs.crawl.paged_list import (
    ListPage,
    PagedList,
    found_blog,
    list_fingerprint,
    no_older_page,
    with_listing,
)
from adapters.blogs.crawl.session import CrawlSession, ReaderContext
from adapters.blogs.formats.feed import Entry, plain
from adapters.blogs.formats.json_path import at, moment, rows, text
from adapters.blogs.platforms.by_address import place_on
from adapters.blogs.to_markdown import convert
from bot.errors import Blocked, BlogError, BrokenFeed, NoBlogThere, NotWelcome, Unreachable
from bot.model import Known, Post
from bot.ports import NOTHING, FoundBlog, Source

API = "https://v3.velog.io/graphql"
FEED = "https://v2.velog.io/rss"
per_page = 50  # the server gives no more of one person's posts, whatever is asked for
per_feed = 20
LIST = """query ($user: GetUserInput!, $input: GetPostsInput!) {
  user(input: $user) { id }
  posts(input: $input) { id title url_slug released_at updated_at tags is_private is_temp }
}"""
TEXT = "query ($input: ReadPostInput!) { post(input: $input) { id body is_markdown } }"


class VelogReader:
    """`api` and `feed` are where Velog answers."""

    def __init__(self, context: ReaderContext, api: str = API, feed: str = FEED) -> None:
        self._context = context
        self._api = api
        self._feed = feed

    async def find(self, source: Source, known: Known = NOTHING) -> FoundBlog | None:
        """Raises NoBlogThere where there is no such person, and BlogError."""
        found = place_on("velog", source)
        if found is None:
            return None
        session = self._context.session(known)
        fetch_page = partial(self._fetch_page, session, found)
        try:
            first = await fetch_page("")
        except (Unreachable, BrokenFeed, NotWelcome, Blocked) as refusal:
            if not _may_have_a_feed(refusal):
                raise
            return await self._from_feed(session, found, refusal)
        fingerprint = list_fingerprint("velog", self._api, first, found.address, f"{found.key}.log")
        return found_blog(session, fingerprint, PagedList(first, fetch_page, partial(self._open, session, found.key)))

    async def _fetch_page(self, session: CrawlSession, found: Place, cursor: str) -> ListPage[str]:
        asked = {"username": found.key, "limit": per_page, **({"cursor": cursor} if cursor else {})}
        question = {"query": LIST, "variables": {"user": {"username": found.key}, "input": asked}}
        answer = await session.ask(self._api, question)
        if _is_nobody(answer):
            raise NoBlogThere(found.address)
        if not isinstance(at(answer, "data", "posts"), list):  # its own errors come with status 200 too
            raise Unreachable(urlsplit(self._api).hostname or "", 200)
        given = rows(answer, "data", "posts")
        listed = tuple(_listed(row, found.key) for row in given)
        return ListPage(listed, text(given[-1], "id") or None if len(given) >= per_page else None)

    async def _open(self, session: CrawlSession, user: str, item: Listed) -> Post:
        slug = unquote(item.url.rpartition("/")[2])
        question = {"query": TEXT, "variables": {"input": {"username": user, "url_slug": slug}}}
        answer = await session.ask(self._api, question)
        if at(answer, "errors"):
            raise Unreachable(urlsplit(self._api).hostname or "", 200)
        if not isinstance(at(answer, "data", "post"), dict):
            raise Skip("private")
        body = text(answer, "data", "post", "body")
        written = at(answer, "data", "post", "is_markdown") is not False
        markdown = await session.run(as_shown if written else _convert_html, body)
        return with_listing(Post(item.key, item.title, markdown), item)

    async def _from_feed(self, session: CrawlSession, found: Place, refusal: BlogError) -> FoundBlog:
        """The newest posts, as HTML, by other keys than the list has."""
        try:
            feed = await fetch_feed(session, f"{self._feed}/@{found.key}")
        except Unreachable as error:
            raise (NoBlogThere(found.address) if error.status == 404 else error) from error
        first: ListPage[str] = ListPage([_from_entry(entry) for entry in feed.entries])
        fingerprint = list_fingerprint("velog", self._feed, first, found.address, f"{found.key}.log")
        newest_only, open = len(first.listed) >= per_feed, partial(_convert_entry, session)
        return found_blog(
            session, fingerprint, PagedList(first, no_older_page, open, newest_only=newest_only, refused=refusal)
        )


async def _convert_entry(session: CrawlSession, item: Listed) -> Post:
    return with_listing(await session.run(post, item.html, item.url), item)


def post(html: str, url: str) -> Post:
    """A post from its HTML, as Velog's feed has it: made from Markdown, so that line breaks are the author's own."""
    found = known_place(url)
    user, slug = (found.key, found.post) if found else ("", "")
    return Post(f"velog:{user}/{slug}", "", _convert_html(html, url), url)


def _convert_html(html: str, url: str = "https://velog.io/") -> str:
    return as_shown(convert.html_to_markdown(html, url, keep_newlines=True))


def _may_have_a_feed(refusal: Exception) -> bool:
    """Where the door is shut to us or holds something else, and not where nobody answers or we should rest."""
    match refusal:
        case Unreachable(status=status):
            return 400 <= status < 500
        case Blocked(reason=reason):
            return reason != "rest"
        case _:
            return True


def _is_nobody(answer: object) -> bool:
    errors = rows(answer, "errors")
    if any(
        re.search(r"not[ _]?found|no such user", f"{text(e, 'message')} {at(e, 'extensions')}", re.I) for e in errors
    ):
        return True
    data = at(answer, "data")
    return not errors and isinstance(data, dict) and "user" in data and data["user"] is None


def _listed(row: object, user: str) -> Listed:
    tags = at(row, "tags")
    names = (text(tag) for tag in tags) if isinstance(tags, list) else ()
    return Listed(
        key=f"velog:{user}/{text(row, 'id')}",
        url=f"https://velog.io/@{user}/{quote(text(row, 'url_slug'), safe='')}",
        title=plain(text(row, "title")),
        published=moment(row, "released_at"),
        tags=tuple(name for name in names if name),
        content_hash=text(row, "updated_at"),
        closed="draft" if at(row, "is_temp") is True else "private" if at(row, "is_private") is True else None,
    )


def _from_entry(entry: Entry) -> Listed:
    said = entry.published or datetime.min.replace(tzinfo=UTC)
    content_hash = f"{said.isoformat()} {entry.title} {len(entry.html)}"
    return Listed(
        post("", entry.url).key, entry.url, entry.title, entry.published, entry.tags, content_hash, html=entry.html
    )


# Markdown as Velog shows it

MATTER = re.compile(r"\A\s*---[ \t]*\n[A-Za-z_]\w{0,30}[ \t]*:[^\n]*\n(?:[\w \t#-][^\n]*\n){0,40}?---[ \t]*(?:\n|\Z)")
EMBED = re.compile(r"!(youtube|twitter|codesandbox|codepen)\[([\w./?=&%-]{1,200})\][ \t]*")
FORMULA = re.compile(r"\$\$[^$]{1,5000}\$\$")
EMBEDDED = {
    "youtube": "https://www.youtube.com/watch?v=",
    "twitter": "https://twitter.com/",
    "codesandbox": "https://codesandbox.io/embed/",
    "codepen": "https://codepen.io/",
}


def as_shown(body: str) -> str:
    """The author's Markdown, so that CommonMark shows it as Velog does: there a line ends where the author's does.

    Nothing else is changed but front matter, which is left out, and Velog's own marks for videos, which become links.
    """
    source = re.sub(r"\r\n?", "\n", body)
    source = MATTER.sub("", source, count=1).strip("\n")
    lines = source.split("\n")
    for token in _commonmark().parse(source):
        if token.type == "inline" and token.map:
            for at_line in range(token.map[0], min(token.map[1], len(lines))):
                lines[at_line] = _link(lines[at_line])
            for break_ in _breaks(token):
                lines[token.map[0] + break_] = lines[token.map[0] + break_].rstrip(" \t") + "  "
    return "\n".join(lines)


def _link(line: str) -> str:
    found = EMBED.fullmatch(line)
    return f"<{EMBEDDED[found[1]]}{found[2]}>" if found else line


def _breaks(token: Token) -> Iterator[int]:
    """The lines of a paragraph, from 0, after which another one begins; not those inside a formula."""
    formulas = {at for found in FORMULA.finditer(token.content) for at in range(*found.span())}
    line = seen = 0
    for child in token.children or ():
        if child.type == "softbreak" and "at" in child.meta:
            line, seen = line + token.content.count("\n", seen, child.meta["at"]), child.meta["at"]
            if seen not in formulas:
                yield line


def _noted_newline(state: StateInline, silent: bool) -> bool:
    where = state.pos
    found = newline(state, silent)
    if found and not silent and state.tokens and state.tokens[-1].type == "softbreak":
        state.tokens[-1].meta["at"] = where
    return found


@cache
def _commonmark() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"maxNesting": 40}).enable(["table", "strikethrough"])
    reader.inline.ruler.at("newline", _noted_newline)
    return reader
