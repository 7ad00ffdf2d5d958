"""Pages that are large, deep, wide or repetitive."""

from collections.abc import Callable

from benchmarks.documents.feeds import KOREAN, Site

SKIN = (
    "<!doctype html><html lang=ko><head><meta charset=utf-8><title>하루</title>{head}</head>"
    "<body><article>{body}</article></body></html>"
)


def page(body: str, head: str = "") -> Site:
    """A site with nothing but this page."""
    return {"/": (SKIN.format(head=head, body=body).encode(), "text/html")}


def _posts(body: str) -> Site:
    """A page that lists five posts, each with this inside."""
    links = "".join(f'<li><a href="/2024/03/0{n}/p">글 {n}</a> <time>2024-03-0{n}</time></li>' for n in range(1, 6))
    inside = SKIN.format(head='<meta property="og:type" content="article">', body=body).encode()
    return page(f"<ul>{links}</ul>") | {f"/2024/03/0{n}/p": (inside, "text/html") for n in range(1, 6)}


PAGES: dict[str, Callable[[], Site]] = {
    "5 MB of text": lambda: page("<p>" + KOREAN * 38_000),
    "1 MB of attributes": lambda: page("<div " + " ".join(f"a{n}=1" for n in range(120_000)) + ">x</div>"),
    "200k nested <div>": lambda: page("<div>" * 200_000),
    "7 MB of links": lambda: page("".join(f'<a href="/p/{n}">글 {n}</a> ' for n in range(220_000))),
    "3 MB of <br>": lambda: page("<br>" * 750_000),
    "300k table cells": lambda: page("<table>" + "<tr><td>a<td>b<td>c</tr>" * 100_000 + "</table>"),
    "colspan in 2 kB": lambda: page("<table><tr><td colspan=100000>a</td></tr><tr><td>b</td></tr></table>" * 30),
    "attribute of 5 MB": lambda: page(f'<p title="{"x" * 5_000_000}">글</p>'),
    "5 MB of [": lambda: page(f"<p>{'[' * 5_000_000}</p>"),
    "2 MB of `": lambda: page(f"<p>{'`a' * 1_000_000}</p>"),
    "2 MB of *": lambda: page(f"<p>{'*a ' * 700_000}</p>"),
    "200k open <b>": lambda: page("<b>가" * 200_000),
    "20k nested lists": lambda: page("<ul><li>가" * 20_000),
    "10k nested quotes": lambda: page("<blockquote>가" * 10_000),
    "5k nested tables": lambda: page("<table><tr><td>가" * 5_000),
    "JSON-LD, deep": lambda: page("<p>글</p>", f'<script type="application/ld+json">{"[" * 400_000}</script>'),
    "200k <meta>": lambda: page("<p>글</p>", '<meta property="og:title" content="x">' * 100_000),
    "3 MB of entities": lambda: page("<p>" + "&amp;&#x41;" * 280_000),
    "200k <option>": lambda: page("<select>" + "<option>가" * 200_000 + "</select>"),
    "picture of 7 MB": lambda: page(f'<img src="data:image/png;base64,{"A" * 7_000_000}"><p>{KOREAN}</p>'),
    "5 MB of blanks": lambda: page("<p>" + " \u3000\t" * 1_000_000 + "</p>"),
    "<pre> of 5 MB": lambda: page("<pre>" + "```\n| a |\n" * 500_000 + "</pre>"),
    "300k headings": lambda: page("<h2>가</h2>" * 300_000),
    "500k <hr>": lambda: page("<hr>" * 500_000),
    "spans, 150k": lambda: page("<p>" + '<span style="x">가</span>' * 150_000),
    "style of 5 MB": lambda: page("<p>글</p>", "<style>" + "a{b:c}" * 800_000 + "</style>"),
    "posts, ](": lambda: _posts(f"<p>{'](' * 30_000}</p>"),
    "posts, \\": lambda: _posts("<p>" + "\\" * 60_000 + "</p>"),
    "posts, 1 MB each": lambda: _posts(f"<p>{KOREAN * 7000}</p>"),
    "posts, attributes": lambda: _posts("<div " + " ".join(f"a{n}=1" for n in range(60_000)) + ">가</div>"),
}
