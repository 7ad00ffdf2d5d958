"""Feeds and maps of sites that are slow, deep, endless, broken or full of tricks."""

import base64
import gzip
import json
from collections.abc import Callable
from itertools import pairwise

Site = dict[str, tuple[bytes, str]]  # by path: what is served there, and as what

KOREAN = "오늘은 뒷산에 다녀왔어요. 벚꽃이 활짝 피었더라고요! 짐이 왜 이렇게 많죠? 다음에는 꼭 같이 가요. "
HEAD = '<?xml version="1.0" encoding="utf-8"?>'
RSS = HEAD + '{dtd}<rss version="2.0"><channel><title>{title}</title><link>/</link>{items}</channel></rss>'
XML = "application/rss+xml"
BARE = (b"<html><body><p>-</p></body></html>", "text/html")
FRONT = (b'<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>', "text/html")


def feed(items: str, dtd: str = "", title: str = "하루") -> Site:
    """A site with a feed of these items and nothing else."""
    return {"/feed": (RSS.format(dtd=dtd, title=title, items=items).encode(), XML), "/": FRONT}


def raw(body: bytes | str, kind: str = XML) -> Site:
    """A site with a feed that holds this, whatever it is."""
    return {"/feed": (body if isinstance(body, bytes) else body.encode("utf-8", "surrogatepass"), kind), "/": FRONT}


def item(number: int, text: str = KOREAN * 12) -> str:
    """One post of a feed, with all its text."""
    return (
        f"<item><title>{number}번째 글</title><link>/p/{number}</link><guid>g{number}</guid>"
        f"<pubDate>Fri, {1 + number % 28:02} Mar 2024 09:00:00 +0900</pubDate>"
        f"<description><![CDATA[<p>{text} {number}</p>]]></description></item>"
    )


def good(posts: int = 12) -> Site:
    """A blog as there are many."""
    return feed("".join(map(item, range(posts))))


def laughs(levels: int, each: int) -> Site:
    """Entities of entities, `each` times as many on every level."""
    names = [f"a{n}" for n in range(levels)]
    inner = "".join(f'<!ENTITY {name} "{f"&{before};" * each}">' for before, name in pairwise(names))
    return feed(item(1, f"&{names[-1]};"), f'<!DOCTYPE rss [<!ENTITY a0 "lol">{inner}]>')


def _blowup() -> Site:
    return feed(f"<item><title>{'&a;' * 50_000}</title></item>", f'<!DOCTYPE rss [<!ENTITY a "{"x" * 50_000}">]>')


def _xxe(where: str) -> Site:
    text = "<item><title>&x;</title><description>&x;</description></item>"
    return feed(text + item(2), f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{where}">]>')


def site_map(addresses: int) -> Site:
    """A site whose map names so many posts; its server puts its own name in the place of {host}."""
    one = "<url><loc>http://{{host}}/post/{n}</loc><lastmod>2024-03-0{d}</lastmod></url>"
    rows = "".join(one.format(n=n, d=1 + n % 9) for n in range(addresses))
    named = f'{HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'
    return {"/sitemap.xml": (named.encode(), "text/xml"), "/": BARE}


def _maps_of_maps(count: int) -> Site:
    rows = "".join(f"<sitemap><loc>http://{{host}}/m{n}.xml</loc></sitemap>" for n in range(count))
    index = f'{HEAD}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</sitemapindex>'.encode()
    inner = f"{HEAD}<urlset>{'<url><loc>x</loc></url>' * 2000}</urlset>".encode()
    maps = {f"/m{n}.xml": (inner, "text/xml") for n in range(count)}
    return {"/sitemap.xml": (index, "text/xml"), "/": BARE, **maps}


def _packed_map() -> Site:
    body = gzip.compress(HEAD.encode() + b"<urlset>" + b" " * 300_000_000, 6)
    return {"/sitemap.xml": (body, "application/gzip"), "/": BARE}


def _json(count: int) -> Site:
    items = [{"id": str(n), "title": f"{n}", "content_html": f"<p>{KOREAN}</p>"} for n in range(count)]
    said = {"version": "https://jsonfeed.org/version/1.1", "title": "하루", "items": items}
    return raw(json.dumps(said, ensure_ascii=False), "application/feed+json")


def _cut_short(page: bytes) -> Site:
    """A feed of excerpts whose posts' pages are this."""
    items = "".join(item(n, KOREAN + "…").replace("</p>", "[...]</p>") for n in range(6))
    return feed(items) | {f"/p/{n}": (page, "text/html") for n in range(6)}


FEEDS: dict[str, Callable[[], Site]] = {
    "billion laughs": lambda: laughs(10, 10),
    "quadratic blowup": _blowup,
    "xxe, a file": lambda: _xxe("file:///etc/passwd"),
    "xxe, an address": lambda: _xxe("http://127.0.0.1:1/x"),
    "deep xml 200k": lambda: feed("<a>" * 200_000 + "</a>" * 200_000),
    "100k attributes": lambda: feed("<item " + " ".join(f'a{n}="{n}"' for n in range(100_000)) + "/>" + item(1)),
    "100k namespaces": lambda: feed("<item " + " ".join(f'xmlns:n{n}="u:{n}"' for n in range(100_000)) + "/>"),
    "50k items": lambda: feed("".join(f"<item><title>{n}</title><link>/p/{n}</link></item>" for n in range(50_000))),
    "2,000 items": lambda: feed("".join(item(n) for n in range(2000))),
    "title of 5 MB": lambda: feed(item(1), title="가" * 1_700_000),
    "CDATA of 7 MB": lambda: feed(item(1, "<b>" + "김치 " * 1_000_000)),
    "1M open angles": lambda: raw("<rss><channel><item>" + "<" * 1_000_000),
    "500k entities": lambda: feed(item(1) + "<item><title>" + "&amp;&nope;" * 500_000 + "</title></item>"),
    "open comment": lambda: raw("<rss><channel>" + "<!--" * 500_000),
    "instructions": lambda: raw(HEAD + "<?a b?>" * 500_000 + "<rss/>"),
    "zero bytes": lambda: raw(b"<rss><channel>" + bytes(5_000_000)),
    "cut in a tag": lambda: raw(good()["/feed"][0][:900]),
    "wrong charset": lambda: raw(b'<?xml version="1.0" encoding="utf-7"?><rss>' + b"+ADw-" * 500_000),
    "UTF-16 rubbish": lambda: raw(b"\xff\xfe" + "<rss>".encode("utf-16-le") + b"\xd8\x00" * 1_000_000),
    "base64 of 6 MB": lambda: feed(item(1, base64.b64encode(bytes(4_500_000)).decode())),
    "JSON, 100k deep": lambda: raw('{"version": "https://jsonfeed.org/version/1.1", "items":' + "[" * 100_000),
    "JSON, 10k items": lambda: _json(10_000),
    "links of 5 MB": lambda: feed("".join(f"<item><link>/{'x' * 5000}{n}</link></item>" for n in range(1000))),
    "dates of 1 MB": lambda: feed(f"<item><pubDate>{'9' * 1_000_000}</pubDate></item>" * 5),
    "map of 200k": lambda: site_map(200_000),
    "map of 60 maps": lambda: _maps_of_maps(60),
    "map, 300 MB packed": _packed_map,
    "excerpts, ](": lambda: _cut_short(f"<html><body><article><p>{'](' * 30_000}</p></article></body></html>".encode()),
    "excerpts, colspan": lambda: _cut_short(
        b"<html><body><article>" + b"<table><tr><td colspan=100000>a</td></tr><tr><td>b</td></tr></table>" * 30
    ),
}
