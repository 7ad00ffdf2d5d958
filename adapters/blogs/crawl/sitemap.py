"""Find the posts of a blog in the map of its site."""

import io
import re
import zlib
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree

from adapters.blogs.address import feed_urls
from adapters.blogs.formats.dates import KST, when
from adapters.blogs.formats.word_sets import words
from adapters.blogs.formats.xml_stream import Element
from bot.errors import TooLarge

largest = 30_000_000  # bytes of one map, unpacked
most_places = 20_000  # in one map
NOT_A_POST = words(
    """tag tags category categories page pages author authors about about-me contact archive archives search feed rss
    index index.html privacy privacy-policy terms login signup guestbook notice sitemap series portfolio projects resume
    cv links 404 404.html home wp-content wp-admin assets static images media comments 태그 카테고리 방명록 소개 검색
    공지"""
)
ROOMS = words("post posts blog blogs article articles entry entries p archives journal note notes diary writing essay "
              "essays story stories letters 글 일기")  # fmt: skip
YEAR = re.compile(r"(19|20)\d\d")
DATED = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})(?:[/-](\d{1,2}))?(?=[/-]|$)")


@dataclass(frozen=True)
class Spot:
    """One page that a map names, and when it says that page was changed; empty where it does not."""

    url: str
    changed: str = ""

    @property
    def date(self) -> datetime | None:
        """Of publication, where the address tells it."""
        found = DATED.search(urlsplit(self.url).path)
        return when(f"{found[1]}-{found[2]}-{found[3] or 1}", KST) if found else None


@dataclass(frozen=True)
class SiteMap:
    spots: tuple[Spot, ...] = ()
    maps: tuple[Spot, ...] = ()  # further ones that it leads to
    whole: bool = True
    at: str = ""  # the first of them
    hash: str = ""  # a hash of that one, if it tells of every change


def is_map(body: bytes) -> bool:
    """Whether a page is the map of a site, by its first tag."""
    return re.search(rb"<(?:\w{1,20}:)?(urlset|sitemapindex)\b", body[:2000]) is not None


def read_map(body: bytes, url: str) -> SiteMap:
    """What a map says, packed or not; empty for anything else. Raises TooLarge."""
    body = _unpack(body, url)
    if not is_map(body):
        return SiteMap()
    found = [spot for each in islice(_places(body), most_places + 1) if (spot := _spot(each, url)) is not None]
    kept = tuple(dict.fromkeys(found[:most_places]))
    inner = b"sitemapindex" in body[:2000]
    return SiteMap((), kept) if inner else SiteMap(kept, (), len(found) <= most_places)


def _places(body: bytes) -> Iterator[Element]:
    """What stands directly in a map, one after the other; each is empty once the next is asked for."""
    safe = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False, "recover": True}
    with suppress(etree.XMLSyntaxError):
        for _, place in etree.iterparse(io.BytesIO(body), events=("end",), tag=("{*}url", "{*}sitemap"), **safe):
            above = place.getparent()
            if above is not None and above.getparent() is None:
                yield place
                place.clear()
                while place.getprevious() is not None:
                    del above[0]


def _unpack(body: bytes, url: str) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        packed = zlib.decompressobj(zlib.MAX_WBITS | 16)
        text = packed.decompress(body, largest)
    except zlib.error:
        return b""
    if packed.unconsumed_tail:
        raise TooLarge(url, largest)
    return text


def _spot(element: Element, url: str) -> Spot | None:
    if not isinstance(element.tag, str):
        return None
    said = {etree.QName(e).localname: (e.text or "").strip() for e in element if isinstance(e.tag, str)}
    try:
        address = urljoin(url, said.get("loc", ""))
        urlsplit(address).port  # noqa: B018 — some are no addresses at all
    except ValueError:
        return None
    known = said.get("loc") and len(address) < 2048 and address.startswith(("http://", "https://"))
    return Spot(address, said.get("lastmod", "")[:40]) if known else None


def same_site(url: str, home: str) -> bool:
    """Whether two addresses are of one host, with or without "www."."""
    one, other = ((urlsplit(a).hostname or "").removeprefix("www.") for a in (url, home))
    return one == other


# Which of them are posts


@dataclass(frozen=True)
class AddressPattern:
    """What the addresses of a blog's posts have in common, learned from some of them."""

    host: str
    lengths: frozenset[int] = frozenset()
    fixed: tuple[tuple[int, str], ...] = ()  # the parts of the path that are always the same
    numbers: frozenset[int] = frozenset()  # and those that are always numbers
    suffix: str = ""
    queries: frozenset[str] = frozenset()  # "/?p=12": the names of what stands behind the question mark

    def fits(self, url: str) -> bool:
        """Whether an address has all that these have in common, and is none of a page about something else."""
        path, parts = _path(url), urlsplit(url)
        fixed = dict(self.fixed)
        if _host(url) != self.host or len(path) not in self.lengths or _names(parts.query) != self.queries:
            return False
        if any(path[n] != part for n, part in fixed.items() if n < len(path)):
            return False
        if any(not _bare(path[n]).isdigit() for n in self.numbers if n < len(path)) or not parts.path.endswith(
            self.suffix
        ):
            return False
        return not any(part.lower() in NOT_A_POST for n, part in enumerate(path) if n not in fixed)


def learn_pattern(urls: Collection[str]) -> AddressPattern | None:
    """The shape of these addresses; None where there are none, or they are on different hosts."""
    paths = [path for url in urls if (path := _path(url)) or urlsplit(url).query]
    hosts = {_host(url) for url in urls}
    if not paths or len(hosts) != 1:
        return None
    shortest = min(map(len, paths))
    fixed = tuple((n, paths[0][n]) for n in range(max(shortest - 1, 0)) if len({path[n] for path in paths}) == 1)
    fixed = tuple((n, part) for n, part in fixed if not part.isdigit())  # a year, a month: the others have others
    numbers = frozenset(n for n in range(shortest) if all(_bare(path[n]).isdigit() for path in paths))
    endings = {_ending(path[-1]) if path else "" for path in paths}
    queries = {_names(urlsplit(url).query) for url in urls}
    return AddressPattern(
        host=next(iter(hosts)),
        lengths=frozenset(map(len, paths)),
        fixed=fixed,
        numbers=numbers,
        suffix=endings.pop() if len(endings) == 1 else "",
        queries=queries.pop() if len(queries) == 1 else frozenset(),
    )


def likely_posts(urls: Sequence[str], home: str) -> list[str]:
    """The addresses that look like posts where no feed has shown any: below the blog's own, dated, numbered or in a
    folder for posts; if there are none of those, whatever is no page about something else."""
    here = [url for url in urls if _below(url, home)]
    here = [url for url in here if _path(url) and not {part.lower() for part in _path(url)[:-1]} & (NOT_A_POST - ROOMS)]
    here = [url for url in here if _path(url)[-1].lower() not in NOT_A_POST | ROOMS]
    telling = [url for url in here if _tells(url)]
    return telling or here


def _below(url: str, home: str) -> bool:
    above = urlsplit(home).path.rpartition("/")[0] + "/"
    return _host(url) == _host(home) and urlsplit(url).path.startswith(above)


def _tells(url: str) -> bool:
    path = _path(url)
    return (
        DATED.search(urlsplit(url).path) is not None
        or any(YEAR.fullmatch(part) for part in path[:-1])
        or (path[-1].isdigit() and len(path) < 3)
        or any(part.lower() in ROOMS for part in path[:-1])
    )


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _path(url: str) -> list[str]:
    return [unquote(part) for part in urlsplit(url).path.split("/") if part]


def _names(query: str) -> frozenset[str]:
    return frozenset(part.partition("=")[0] for part in query.split("&") if part)


def _bare(part: str) -> str:
    return part.removesuffix(_ending(part))


def _ending(part: str) -> str:
    found = re.search(r"\.(html?|php|aspx?|md)$", part, re.I)
    return found[0] if found else ""


def newest_first(spots: Sequence[Spot], known: Collection[str] = ()) -> Iterator[Spot]:
    """By the dates in their addresses if all have one, else by when they were changed; without those in `known`."""
    left = [spot for spot in spots if feed_urls.canonical(spot.url) not in known] if known else list(spots)
    if all(spot.date for spot in left):
        yield from sorted(left, key=lambda spot: (str(spot.date), spot.changed), reverse=True)
    else:
        yield from sorted(left, key=lambda spot: spot.changed, reverse=True)
