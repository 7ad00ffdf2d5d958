"""The page a draft is copied from: nothing is loaded, nothing of a text runs, and photos fit."""

import re

import pytest
from lxml import html
from lxml.html import HtmlElement

from bot.kit.check_page import check_page
from bot.kit.leaving import leaving
from bot.kit.naver import STYLES
from bot.kit.page import PageForm, data_url, kit_page
from bot.kit.parts import KitParts
from bot.kit.plain import plain
from bot.model import LANGUAGES, Language
from bot.wording import words_in
from bot.wording.kit import CONSTRUCTS

KO = words_in("ko")
JPEG = b"\xff\xd8\xff\xe0" + bytes(2_000)
DRAFT = "# 성수 카페\n\n갔다 왔어요.\n\n[사진 1–2]\n\n라떼 6,500원."
PARTS = KitParts(titles=("어니언",), tags=("성수",), meta_label="maltu")
TAGS = {
    *("html", "head", "meta", "title", "style", "body", "header", "p", "button", "output", "main", "fieldset", "label"),
    *("input", "article", "pre", "script", "b", "i", "del", "span", "br", "a", "blockquote", "hr", "table", "thead"),
    *("tbody", "tr", "td", "th", "h2", "h3", "h4", "strong", "em", "code", "ul", "ol", "li", "img"),
}
ATTRIBUTES = {
    *("lang", "charset", "http-equiv", "content", "name", "type", "data-copy", "id", "data-done", "data-failed"),
    *("value", "checked", "hidden", "style", "href", "src", "alt", "start"),
}
HOSTILE = [
    "<script>alert(1)</script>",
    "</article></main><script>alert(1)</script>",
    "</pre><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "# </title><script>alert(1)</script>\n\n글",
    '# " onfocus=alert(1) autofocus x="\n\n글',
    "[a](javascript:alert(1)) [b](JaVaScRiPt&colon;alert(1)) [c](vbscript:x) [d](data:text/html;base64,PHNjcmlwdD4=)",
    "![x](data:image/svg+xml;base64,PHN2Zz4=) ![\"onerror=alert(1)](https://a.example/x)",
    "<https://a.example/\"onclick=alert(1)>",
    "```\"><script>alert(1)</script>\n</code></pre><script>alert(1)</script>\n```",
    "| <script> | </td><script>alert(1)</script> |\n|---|---|\n| `</script>` | [x](javascript:1) |",
    "> > > <iframe srcdoc='<script>alert(1)</script>'>",
    "[사진 1]<script>alert(1)</script>[사진 \"]",
    "<!-- --!><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt; \\<script>",
    "<style>@import 'https://a.example';</style><link rel=stylesheet href=//a.example><base href=//a.example>",
    "[x]: javascript:alert(1)\n\n[x]",
    "\0<\0script>alert(1)</script>\ufffe\ud800",
]  # fmt: skip


def page_of(draft: str, form: PageForm = "naver") -> HtmlElement:
    shown = kit_page(leaving(draft, "주제", KitParts(tags=(draft[:50],))), form, (), "", KO).html
    return html.document_fromstring(shown)


def at(page: HtmlElement, id: str) -> HtmlElement:
    [element] = page.xpath(f"//*[@id='{id}']")
    return element


@pytest.mark.parametrize("form", ["naver", "rich"])
@pytest.mark.parametrize("draft", HOSTILE)
def test_nothing_of_a_hostile_draft_is_more_than_letters(draft: str, form: PageForm) -> None:
    page = page_of(draft, form)
    assert {element.tag for element in page.iter()} <= TAGS
    assert {name for element in page.iter() for name in element.attrib} <= ATTRIBUTES
    assert len(page.findall(".//script")) == len(page.findall(".//style")) == 1
    assert all(re.match("https?://", a.get("href", "")) for a in page.iter("a"))
    assert all(re.match("https?://", img.get("src", "")) for img in page.iter("img"))


def test_the_page_loads_nothing_and_runs_only_what_its_policy_knows() -> None:
    policy = page_of(DRAFT).xpath("//meta[@http-equiv]/@content")[0]
    assert "default-src 'none'" in policy
    assert "'unsafe-inline'" not in policy
    assert "'unsafe-eval'" not in policy
    assert "http" not in policy


def test_every_style_a_form_writes_is_one_its_policy_knows() -> None:
    everything = "# t\n\n## a\n\n### b\n\n`c`\n\n    code"
    styles = {e.get("style") for e in page_of(everything).iter() if e.get("style")}
    assert styles == set(STYLES)


def test_a_draft_with_photos_has_four_buttons_and_each_photo_once() -> None:
    shown = kit_page(leaving(DRAFT, "주제", PARTS), "naver", (JPEG, None), PARTS.meta_label, KO)
    page = html.document_fromstring(shown.html)
    assert [b.text for b in page.iter("button")] == ["제목", "본문(사진 자리)", "본문(사진까지)", "태그"]
    assert [(i.get("src"), i.get("alt")) for i in page.iter("img")] == [(data_url(JPEG), "[사진 1]")]
    assert "[사진 2]" in at(page, "text").text_content(), "it cannot be had again"
    assert at(page, "tags").text == "#성수"
    assert page.xpath("//input[@name='title']/@value") == ["어니언", "성수 카페"]
    assert page.xpath("//meta[@name='generator']/@content") == ["maltu"]
    assert at(page, "plain").text.removeprefix("\n") == plain(leaving(DRAFT, "주제", PARTS).text)
    assert shown.left_out == 0


def test_without_photos_and_tags_there_are_two_buttons_and_no_label() -> None:
    page = html.document_fromstring(kit_page(leaving("글", "주제", KitParts()), "rich", (), "", KO).html)
    assert [b.text for b in page.iter("button")] == ["제목", "본문"]
    assert page.xpath("//meta[@name='generator']") == []


def test_a_page_stays_small_enough_to_be_sent_and_says_how_many_photos_did_not_fit() -> None:
    left = leaving(DRAFT, "주제", PARTS)
    whole = len(kit_page(left, "naver", (JPEG, JPEG), "", KO).html.encode())
    shown = kit_page(left, "naver", (JPEG, JPEG), "", KO, whole - 1)
    assert shown.left_out == 1
    assert whole - 2 * len(JPEG) < len(shown.html.encode()) < whole
    assert kit_page(left, "naver", (JPEG, JPEG), "", KO, whole + 100).left_out == 0
    assert KO.kit_page("naver", 1).endswith("사진 1장은 자리만 표시했어요.")


@pytest.mark.parametrize("form", ["naver", "rich"])
def test_a_quotation_that_comes_first_stands_below_an_empty_line(form: PageForm) -> None:
    first, second = list(at(page_of("> 말\n\n글", form), "text"))[:2]
    assert (first.tag, second.tag) == ("p", "blockquote")
    assert at(page_of("글", form), "text")[0].text == "글"


@pytest.mark.parametrize(
    ("picture", "kind"),
    [
        (JPEG, "jpeg"),
        (b"\x89PNG\r\n", "png"),
        (b"GIF89a", "gif"),
        (b"RIFF0000WEBP", "webp"),
        (b"<svg onload=x>", ""),
        (b"", ""),
    ],
)
def test_only_photos_are_put_in(picture: bytes, kind: str) -> None:
    assert data_url(picture).startswith(f"data:image/{kind};base64," if kind else "")
    assert bool(data_url(picture)) == bool(kind)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_to_try_has_fourteen_things_in_two_ways_each_and_a_box_to_tick(language: Language) -> None:
    words = words_in(language)
    page = html.document_fromstring(check_page(words))
    text = at(page, "text").text_content()
    names = [f"{n} {words.construct(name)} {which}" for n, name in enumerate(CONSTRUCTS, 1) for which in "AB"]
    assert len(names) == 28
    assert [name for name in names if name not in text] == []
    assert page.xpath("//input[@type='checkbox']/@name") == [f"{n}{which}" for n in range(1, 15) for which in "AB"]
    assert [b.get("data-copy") for b in page.iter("button")] == ["photos", "ticks"]
    assert at(page, "editor") is not None
