# ruff: noqa: E501 — pages as they come
"""How much faster a post is read from its page than by trafilatura.

    python -m benchmarks.pages

Forty pages of 30 to 150 kB as their platforms give them, with skin, scripts and advertisements around the posts: Naver's
three editors, Tistory, WordPress and Jekyll. Prints documents a second, the median and the 99th percentile of the time
one page takes, for both in the same run, in processor time. Needs `pip install -e ".[bench]"`.
"""

import random
import time
from collections.abc import Callable, Sequence
from html import escape
from statistics import median, quantiles

import trafilatura

from adapters.blogs.platforms import naver, tistory
from adapters.blogs.to_markdown import convert

rounds = 5
WORDS = (  # noqa: SIM905
    "오늘은 뒷산에 다녀왔어요~~ 벚꽃이 활짝 피었더라고요 ㅎㅎ 버터를 너무 많이 넣었나 봐요 ㅠㅠ 짐이 왜 이렇게 많죠? "
    "배추 열 포기는 역시 무리였다! 혼자 걷는 길이 이렇게 좋을 줄이야 ㅋㅋㅋ 다음에는 꼭 같이 가요^^"
).split(" ")

Page = tuple[str, str, str]  # kind, address, HTML
Say = Callable[[], str]


def main() -> None:
    pages = [_page(n) for n in range(40)]
    sizes = [len(html.encode()) / 1000 for _, _, html in pages]
    print(f"{len(pages)} pages of {min(sizes):.0f} to {max(sizes):.0f} kB")
    ours, theirs = _times(pages, _ours), _times(pages, _theirs)
    for name, seconds in (("ours", ours), ("trafilatura", theirs)):
        last = quantiles(seconds, n=100)[98]
        print(
            f"{name:12} {len(seconds) / sum(seconds):6.0f} docs/s, p50 {1000 * median(seconds):5.1f} ms, "
            f"p99 {1000 * last:5.1f} ms"
        )
    print(f"ratio {sum(theirs) / sum(ours):.1f}")


def _times(pages: Sequence[Page], read: Callable[[Page], str]) -> list[float]:
    for page in pages:
        read(page)
    seconds = []
    for _ in range(rounds):
        for page in pages:
            began = time.process_time()
            read(page)
            seconds.append(time.process_time() - began)
    return seconds


def _ours(page: Page) -> str:
    kind, url, html = page
    if kind == "naver":
        return naver.post(html, url).markdown
    if kind == "tistory":
        return tistory.post(html, url).markdown
    return convert.page_to_markdown(html.encode(), "utf-8", url, "", kind == "jekyll")


def _theirs(page: Page) -> str:
    return trafilatura.extract(page[2], output_format="markdown", include_formatting=True, favor_recall=True) or ""


# The pages


def _page(n: int) -> Page:
    chance = random.Random(n)

    def say() -> str:
        return " ".join(chance.choices(WORDS, k=chance.randint(3, 12)))

    lines = chance.randint(20, 160)
    kind, url, body = (_se4, _se4, _se3, _se2, _tistory, _tistory, _wordpress, _jekyll)[n % 8](n, lines, say)
    return kind, url, _skin(body, chance.randint(30, 120) * 1000, say, chance)


def _skin(body: str, size: int, say: Say, chance: random.Random) -> str:
    """A page of about `size` bytes more than its post."""
    links = "".join(
        f'<li class="menu_item"><a href="/category/{n}" class="link_item">{say()}</a></li>' for n in range(40)
    )
    comments = "".join(
        f'<li class="comment"><span class="nick">{say()[:6]}</span><p>{say()}</p></li>' for _ in range(20)
    )
    script, styles, aside = "", "", ""
    while len(script) + len(styles) + len(aside) < size - 12_000:
        number = chance.randrange(10**9)
        script += (
            f'window.adq=window.adq||[];adq.push({{"slot":{number},"on":function(e){{return e<{number}&&"<p>"}}}});\n'
        )
        styles += f".skin_{number} > a:hover {{color:#{number % 0xFFFFFF:06x};margin:0 auto;background:url(/i/{number}.png)}}\n"
        aside += (
            f'<li class="item_related"><a href="/{number}" class="link"><span class="thumb"><img src="/i/{number}.jpg"></span>'
            f'<strong class="tit">{say()[:20]}</strong><em class="date">2024.07.14</em></a></li>'
        )
    return (
        '<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>글 하나</title>'
        '<meta property="og:title" content="글 하나"><meta property="article:published_time" content="2024-07-14T09:31:00+09:00">'
        f"<style>{styles}</style><script>{script}</script></head><body><header><nav><ul>{links}</ul></nav></header>{body}"
        f'<div class="comments" id="comments"><ul>{comments}</ul><form><textarea></textarea></form></div>'
        f'<ins class="adsbygoogle" data-ad-slot="1"></ins><aside class="related"><ul>{aside}</ul></aside><footer>{links}</footer></body></html>'
    )


def _se4(n: int, lines: int, say: Say) -> Page:
    def component(kind: str, inside: str) -> str:
        return (
            f'<div class="se-component se-{kind} se-l-default"><div class="se-component-content"><div class="se-section '
            f'se-section-{kind} se-l-default"><div class="se-module se-module-{kind}">{inside}</div></div></div></div>'
        )

    def p(text: str) -> str:
        return (
            '<p class="se-text-paragraph se-text-paragraph-align-left"><!-- SE-TEXT { --><span class="se-fs- se-ff-nanum">'
            f"{text}</span><!-- }} SE-TEXT --></p>"
        )

    parts = [component("documentTitle", p("글 하나"))]
    for at in range(0, lines, 8):
        parts.append(component("text", "".join(p("\u200b" if k == 4 else say()) for k in range(8))))
        parts.append(
            component(
                "image", f'<img src="https://x.example/{at}.jpg?type=w80" data-lazy-src="https://x.example/{at}.jpg">'
            )
        )
        if at % 24 == 0:
            parts.append(component("quotation", f'<blockquote class="se-quotation-container">{p(say())}</blockquote>'))
            parts.append(
                component(
                    "oglink", f'<a href="https://x.example/"><strong class="se-oglink-title">{say()}</strong></a>'
                )
            )
    body = f'<div class="se-viewer se-theme-default"><div class="se-main-container">{"".join(parts)}</div></div>'
    return "naver", f"https://m.blog.naver.com/byul/{n}", f'<div id="viewTypeSelector" class="post_ct">{body}</div>'


def _se3(n: int, lines: int, say: Say) -> Page:
    def component(kind: str, inside: str) -> str:
        return (
            f'<div class="se_component_wrap sect_dsc __se_component_area"><div class="se_component se_{kind} default">'
            f'<div class="se_sectionArea"><div class="se_editArea"><div class="se_viewArea">{inside}</div></div></div></div></div>'
        )

    parts = []
    for at in range(0, lines, 8):
        text = "<br>".join("&nbsp;" if k == 4 else say() for k in range(8))
        parts.append(
            component(
                "paragraph",
                f'<div class="se_editView"><div class="se_textView"><p class="se_textarea"><!-- SE3-TEXT {{ -->{text}<!-- }} SE3-TEXT --></p></div></div>',
            )
        )
        parts.append(
            component(
                "image", f'<a class="se_mediaArea"><img class="se_mediaImage" src="https://x.example/{at}.jpg"></a>'
            )
        )
    body = f'<div class="se_doc_viewer se_body_wrap se_theme_transparent">{"".join(parts)}</div>'
    return (
        "naver",
        f"https://m.blog.naver.com/byul/{n}",
        f'<div class="post_ct se3_view" id="viewTypeSelector">{body}</div>',
    )


def _se2(n: int, lines: int, say: Say) -> Page:
    body = "".join(
        '<p style="LINE-HEIGHT: 1.8" _foo="LINE-HEIGHT: 1.8"><span style="FONT-SIZE: 10pt" _foo="x">'
        f"{'&nbsp;' if at % 6 == 4 else say()}</span></p>"
        for at in range(lines)
    )
    return "naver", f"https://m.blog.naver.com/byul/{n}", f'<div class="post_ct" id="viewTypeSelector">{body}</div>'


def _tistory(n: int, lines: int, say: Say) -> Page:
    parts = []
    for at in range(lines):
        parts.append(f'<p data-ke-size="size16">{"&nbsp;" if at % 6 == 4 else say()}</p>')
        if at % 20 == 7:
            parts.append(
                f'<h2 data-ke-size="size26">{say()}</h2><ul data-ke-list-type="disc"><li>{say()}</li><li>{say()}</li></ul>'
            )
            parts.append(
                f'<figure class="imageblock alignCenter"><span data-url="https://x.example/{at}.jpg"><img src="https://x.example/{at}.jpg"></span></figure>'
            )
        if at % 50 == 30:
            parts.append(
                f'<pre class="python" data-ke-language="python" data-ke-type="codeblock"><code>print({at})\nx = {at} &lt; 3\n</code></pre>'
            )
    body = f'<div class="tt_article_useless_p_margin contents_style">{"".join(parts)}</div>'
    ads = '<div class="revenue_unit_wrap"><ins class="adsbygoogle"></ins></div>'
    return (
        "tistory",
        f"https://byul.tistory.com/{n}",
        f'<div class="article_view">{ads}{body}{ads}<div class="container_postbtn">공감</div></div>',
    )


def _wordpress(n: int, lines: int, say: Say) -> Page:
    body = "".join(
        f"<h2>{say()}</h2>" if at % 15 == 9 else f'<p class="wp-block-paragraph">{say()}<br>{say()}</p>'
        for at in range(lines // 2)
    )
    return (
        "wordpress",
        f"https://byul.example/{n}/",
        f'<main><article class="post"><h1>글 하나</h1><div class="entry-content">{body}</div></article></main>',
    )


def _jekyll(n: int, lines: int, say: Say) -> Page:
    body = "".join(
        f"<h2>{escape(say())}</h2>" if at % 12 == 9 else f"<p>{say()}\n{say()}\n{say()}</p>" for at in range(lines // 3)
    )
    return (
        "jekyll",
        f"https://byul.github.io/{n}/",
        f'<main><article><h1>글 하나</h1><div class="post-content">{body}</div></article></main>',
    )


if __name__ == "__main__":
    main()
