"""Read one post from a page of any site."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from urllib.parse import urljoin, urlsplit

from adapters.blogs.crawl.sitemap import DATED, likely_posts
from adapters.blogs.formats.charset import decode
from adapters.blogs.formats.dates import KST, when
from adapters.blogs.formats.feed import as_html, plain
from adapters.blogs.page.dom import Element, parse, text_of
from adapters.blogs.to_markdown import convert

ARTICLES = frozenset(("article", "blogposting", "newsarticle", "techarticle", "socialmediaposting", "report"))
DATES = ("article:published_time", "og:article:published_time", "datepublished", "pubdate", "date", "dc.date",
         "dc.date.issued", "dcterms.created", "publish_date", "og:regdate")  # fmt: skip
KOREAN = re.compile(r"\.(kr|jp)$")
WRITTEN_DATE = re.compile(r"(19|20)\d\d\s{0,2}[.년/-]\s{0,2}\d{1,2}\s{0,2}[.월/-]\s{0,2}\d{1,2}")
SITE_BEHIND = re.compile(r"(?<!\s)\s+[|·—–:-]\s++[^|·—–]{1,80}$")
most_links = 2000
least = 100  # letters that a text has to have for its page to be a post, if nothing on it says so


@dataclass(frozen=True)
class PagePost:
    """What one page says of the post on it. `marked`: it says itself that it is one."""

    title: str
    published: datetime | None
    tags: tuple[str, ...]
    markdown: str = field(repr=False)
    marked: bool
    site: str = ""

    @property
    def is_post(self) -> bool:
        """Whether it has a text, and says that it is a post or looks like one."""
        letters = sum(map(str.isalnum, self.markdown))
        return bool(letters) and (self.marked or (self.published is not None and letters >= least))


def post_on_page(body: bytes, charset: str, url: str, told: str, keep: bool, now: datetime | None = None) -> PagePost:
    """The post on a page. `told` is what its feed says of it, as HTML; `keep` as in convert.markdown."""
    root = parse(decode(body, charset))
    if root is None:
        return PagePost("", None, (), "", False)
    meta, ld = _meta(root), next(_linked(root), {})
    site = meta.get("og:site_name", [""])[0]
    title = _title(root, meta, ld, site)
    markdown = convert.page_to_markdown(body, charset, url, told or as_html(_text(ld, "articleBody")), keep)
    return PagePost(
        title=title,
        published=_published(root, meta, ld, _zone(root, url), now),
        tags=_tags(meta, ld),
        markdown=_below(markdown, title),
        marked=bool(ld) or meta.get("og:type", [""])[0] == "article" or "article:published_time" in meta,
        site=plain(site) or plain(_first(root, "title")),
    )


def _below(markdown: str, title: str) -> str:
    """Without the title, where the author's text begins with it once more."""
    first, _, rest = markdown.partition("\n")
    return rest.lstrip("\n") if first.startswith("#") and first.lstrip("# ").strip() == title else markdown


def _meta(root: Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if content := element.get("content", "").strip():
            found.setdefault(name.lower(), []).append(content)
    return found


def _linked(root: Element) -> Iterator[Mapping[str, object]]:
    """What is said for machines (JSON-LD) of articles on this page."""
    for script in root.iter("script"):
        if "ld+json" not in script.get("type", "") or not script.text:
            continue
        try:
            yield from _articles(json.loads(script.text[:500_000], strict=False))
        except (ValueError, RecursionError):
            continue


def _articles(said: object, depth: int = 0) -> Iterator[Mapping[str, object]]:
    match said:
        case [*items] if depth < 4:
            for item in items[:100]:
                yield from _articles(item, depth + 1)
        case {"@graph": graph} if depth < 4:
            yield from _articles(graph, depth + 1)
        case {"@type": kind, **rest}:
            kinds = kind if isinstance(kind, list) else [kind]
            if any(str(each).lower() in ARTICLES for each in kinds):
                yield {str(name): value for name, value in rest.items()}


def _text(said: Mapping[str, object], name: str) -> str:
    value = said.get(name)
    return value if isinstance(value, str) else ""


def _title(root: Element, meta: Mapping[str, list[str]], ld: Mapping[str, object], site: str) -> str:
    for said in (_text(ld, "headline"), meta.get("og:title", [""])[0], _first(root, "h1"), _first(root, "title")):
        if title := plain(said):
            bare = SITE_BEHIND.sub("", title) if site and title.endswith(site.strip()) else title
            return bare or title
    return ""


def _first(root: Element, tag: str) -> str:
    found = [text for e in root.iter(tag) if (text := text_of(e).strip())]
    return found[0] if len(found) == 1 or (found and tag == "title") else ""


def _zone(root: Element, url: str) -> tzinfo:
    tongue = root.get("lang", "")[:2].lower()
    return KST if tongue in ("ko", "ja") or KOREAN.search(urlsplit(url).hostname or "") else UTC


def _published(
    root: Element, meta: Mapping[str, list[str]], ld: Mapping[str, object], zone: tzinfo, now: datetime | None
) -> datetime | None:
    said = [_text(ld, "datePublished"), *(meta[name][0] for name in DATES if name in meta)]
    times = list(root.iter("time"))
    times.sort(key=lambda e: e.get("itemprop") != "datePublished" and "published" not in e.get("class", ""))
    said += [e.get("datetime") or text_of(e).strip() for e in times[:5]]
    return next((date for each in said if each and (date := when(each, zone, now))), None)


def _tags(meta: Mapping[str, list[str]], ld: Mapping[str, object]) -> tuple[str, ...]:
    said = ld.get("keywords")
    words = said if isinstance(said, list) else str(said or "").split(",")
    words = meta.get("article:tag", []) or words
    return tuple(dict.fromkeys(tag for word in words[:50] if isinstance(word, str) and (tag := plain(word))))


# The posts that a page leads to


@dataclass(frozen=True)
class Link:
    url: str
    title: str
    published: datetime | None


def dated_links(body: bytes, charset: str, url: str, now: datetime | None = None) -> tuple[Link, ...]:
    """The posts that a page lists: addresses that look like some, each with a date in it or beside it."""
    root = parse(decode(body, charset))
    if root is None:
        return ()
    base = urljoin(url, next((base.get("href", "") for base in root.iter("base")), ""))
    zone = _zone(root, url)
    found: dict[str, Link] = {}
    for a in list(root.iter("a"))[:most_links]:
        address, title = _address(base, a.get("href", "")), plain(text_of(a)[:300])
        if address and address not in found and (date := _beside(a, address, zone, now)):
            found[address] = Link(address, title, date)
    return tuple(found[address] for address in likely_posts(list(found), url))


def _address(base: str, href: str) -> str:
    try:
        address = urljoin(base, href.strip()).partition("#")[0]
        urlsplit(address).port  # noqa: B018 — some are no addresses at all
    except ValueError:
        return ""
    return address if address.startswith(("http://", "https://")) and len(address) < 2048 else ""


def _beside(a: Element, address: str, zone: tzinfo, now: datetime | None) -> datetime | None:
    """The date in the row that a link stands in, as long as the row has few other links; else in its address."""
    here: Element | None = a
    for _ in range(3):
        if here is None or here.tag in ("body", "main", "ul", "ol", "tbody"):
            break
        if len({e.get("href") for e in here.iter("a")}) > 3:
            break
        times = next((e.get("datetime") or text_of(e) for e in here.iter("time")), "")
        written = WRITTEN_DATE.search(text_of(here)[:1000])
        said = times or (written[0] if written else "")
        if said and (date := when(said, zone, now)):
            return date
        here = here.getparent()
    dated = DATED.search(urlsplit(address).path)
    return when(f"{dated[1]}-{dated[2]}-{dated[3] or 1}", zone) if dated else None
