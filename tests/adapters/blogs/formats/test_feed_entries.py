"""Feeds in Korean, and feeds that are not quite feeds, are read without losing a word."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from adapters.blogs.formats.dates import KST, when
from adapters.blogs.formats.feed import Entry, NoFeed, is_comments, is_feed, parse_feed

TEXT = "<p>안녕~~ 뷁 똠양꿍을 먹었다 ㅋㅋ</p>\n<p>두 번째 줄!!</p>"
PLAIN = "<p>안녕~~ 떡볶이를 먹었다 ㅋㅋ</p>\n<p>두 번째 줄!!</p>"  # EUC-KR has all of it
ESCAPED = TEXT.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
HEAD = '<?xml version="1.0" encoding="{}"?>\n'


def rss(description: str = ESCAPED, title: str = "첫 글 뷁", more: str = "", head: str = "") -> str:
    return (
        f'<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>블로그</title>{head}'
        f"<item><title>{title}</title><link>https://x.example/1</link>"
        f"<description>{description}</description>{more}</item>"
        "<item><title>둘째 글</title><link>https://x.example/2</link><description>끝까지 있다</description></item>"
        "</channel></rss>"
    )


def said(label: str, text: str) -> str:
    return HEAD.format(label) + text


PLAIN_RSS = rss(PLAIN.replace("<", "&lt;").replace(">", "&gt;"), "첫 글")

MATRIX = {
    "EUC-KR": (said("EUC-KR", PLAIN_RSS).encode("euc_kr"), "euc-kr"),
    "CP949 that calls itself EUC-KR": (said("EUC-KR", rss()).encode("cp949"), "euc-kr"),
    "CP949 without a header": (said("euc-kr", rss()).encode("cp949"), ""),
    "CP949 without any label": (rss().encode("cp949"), ""),
    "ks_c_5601-1987": (said("ks_c_5601-1987", rss()).encode("cp949"), "ks_c_5601-1987"),
    "CP949 under a UTF-8 label": (said("utf-8", rss()).encode("cp949"), "utf-8"),
    "UTF-8 under an EUC-KR label": (said("euc-kr", rss()).encode(), "euc-kr"),
    "UTF-8 under a Latin label": (said("iso-8859-1", rss()).encode(), "iso-8859-1"),
    "UTF-16 LE with a mark": (b"\xff\xfe" + said("utf-16", rss()).encode("utf-16-le"), "utf-16"),
    "UTF-16 BE with a mark": (b"\xfe\xff" + said("utf-16", rss()).encode("utf-16-be"), ""),
    "UTF-16 LE without": (said("utf-16", rss()).encode("utf-16-le"), "utf-8"),
    "UTF-16 BE without": (said("utf-16", rss()).encode("utf-16-be"), ""),
    "a mark before UTF-8": (b"\xef\xbb\xbf" + said("utf-8", rss()).encode(), "utf-8"),
    "no declaration": (rss().encode(), ""),
    "white space before the declaration": (b"\n\n " + said("utf-8", rss()).encode(), ""),
    "an unknown charset": (said("x-user-defined", rss()).encode(), "x-user-defined"),
    "CDATA": (rss(f"<![CDATA[{TEXT}]]>").encode(), ""),
    "CDATA in two pieces": (rss(f"<![CDATA[{TEXT[:20]}]]><![CDATA[{TEXT[20:]}]]>").encode(), ""),
    "content beside an excerpt": (
        rss("안녕~~", more=f"<content:encoded><![CDATA[{TEXT}]]></content:encoded>").encode(),
        "",
    ),
    "numbered characters": (rss(ESCAPED.replace("똠", "&#46624;").replace("뷁", "&#xBDC1;")).encode(), ""),
}  # fmt: skip


@pytest.mark.parametrize("case", MATRIX)
def test_a_korean_feed_is_read_whole_in_any_charset_and_under_any_label(case: str) -> None:
    body, label = MATRIX[case]
    assert is_feed(body, label)
    first, second = parse_feed(body, label).entries
    plain = case == "EUC-KR"
    assert (first.title, first.html) == (("첫 글", PLAIN) if plain else ("첫 글 뷁", TEXT))
    assert (second.title, second.html, second.url) == ("둘째 글", "끝까지 있다", "https://x.example/2")


@pytest.mark.parametrize(
    ("spoilt", "mended"),
    [
        ("R&D 비 & 바람", "R&D 비 & 바람"),
        ("비&nbsp;바람&hellip;", "비\u00a0바람…"),
        ("비&LT;b&GT;", "비<b>"),
        ("비&Tab;바람&NoSuchThing;", "비\t바람&NoSuchThing;"),
        ("비\x08 바\x00람\x1f", "비 바람"),
        ("비&#8;&#xD800;&#9999999;&#xFFFFFF; 바람", "비 바람"),
        ("비 &lt;b&gt;&amp;amp;&lt;/b&gt; & 바람", "비 <b>&amp;</b> & 바람"),
        ("&", "&"),
        ("비 <br> 바람 <b>굵게 <i>기울게</b> 끝", None),
        ("비 < 바람", None),
        ("3<4 그리고 5>4 <<안녕>>", None),
        ("비 ]]> 바람", None),
        ("<![CDATA[비 바람", None),
        ("비 \ufffe 바람", None),
        ("비 \u2028 바람", None),
        ('비 <a href="https://x.example/?a=1&b=2" checked>바람</a>', None),
    ],
)
def test_what_is_not_quite_xml_is_mended_and_no_letter_lost(spoilt: str, mended: str | None) -> None:
    feed = parse_feed(rss(f"처음 {spoilt} 마지막").encode())
    html = feed.entries[0].html
    if mended is not None:
        assert html == f"처음 {mended} 마지막"
        assert [entry.title for entry in feed.entries] == ["첫 글 뷁", "둘째 글"]
    for word in ("처음", "비", "바람", "기울게", "안녕", "마지막"):
        assert word in html or word not in f"처음 {spoilt} 마지막"


def test_a_feed_of_which_the_quick_parser_loses_half_is_read_by_the_other() -> None:
    item = "<item><title>글 {0}</title><description>{1} 끝 {0}</description></item>"
    torn = "<rss><channel>" + "".join(item.format(n, "<b>그" if n == 2 else "그") for n in range(9)) + "</rss>"
    found = parse_feed(torn.encode()).entries
    assert [entry.title for entry in found] == [f"글 {n}" for n in range(9)]
    assert all(f"끝 {n}" in entry.html for n, entry in enumerate(found))


def test_a_feed_that_feedparser_cannot_bear_gives_what_the_quick_parser_made_of_it() -> None:
    torn = "<rss><channel></link><item><title>글</title><description>끝 <b></link></item></channel>"
    assert [(entry.title, entry.html[:1]) for entry in parse_feed(torn.encode()).entries] == [("글", "끝")]
    assert parse_feed(b"<rss><channel></link></link><ite").entries == ()


def test_an_atom_feed_with_its_text_as_xhtml_keeps_it() -> None:
    body = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><entry><title>글</title><id>1</id>'
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>안녕 &amp; <b>뷁</b></p></div>'
        "</content></entry></feed>"
    )
    (entry,) = parse_feed(body.encode()).entries
    assert "<b>뷁</b>" in entry.html
    assert "안녕 &amp; " in entry.html


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>글</body></html>",
        '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0"><html xmlns="http://www.w3.org/1999/xhtml"></html>',
        "<!doctype html><p>&lt;rss&gt; <rss></p>",
        "그냥 글",
        "",
    ],
)
def test_html_that_calls_itself_xml_is_no_feed(page: str) -> None:
    assert not is_feed(page.encode(), "utf-8")
    with pytest.raises(NoFeed):
        parse_feed(page.encode())


@pytest.mark.parametrize(
    ("title", "url", "comments"),
    [
        ("Comments on: 산책", "https://x.example/1", True),
        ("Comments for 별의 하루", "https://x.example/1", True),
        ("산책에 대한 댓글", "https://x.example/1", True),
        ("산책 에 대한 댓글: 별의 하루", "https://x.example/1", True),
        ("댓글: 산책", "https://x.example/1", True),
        ("散歩へのコメント", "https://x.example/1", True),
        ("별의 하루", "https://x.example/1#comment-12", True),
        ("별의 하루", "https://x.example/1", False),
        ("댓글 읽어 주는 남자", "https://x.example/1", False),
        ("No Comment", "https://x.example/1#more", False),
    ],
)
def test_a_feed_of_comments_is_known_as_one(title: str, url: str, comments: bool) -> None:
    body = f"<rss><channel><title>{title}</title><item><title>x</title><link>{url}</link></item></channel></rss>"
    assert is_comments(parse_feed(body.encode())) == comments


# Dates


def kst(*numbers: int) -> datetime:
    return datetime(*numbers, tzinfo=KST)  # type: ignore[arg-type, misc]


NOW = datetime(2024, 7, 14, 9, 31, tzinfo=KST)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2024. 7. 14. 오후 9:31", kst(2024, 7, 14, 21, 31)),
        ("2024. 7. 14. 오전 12:05", kst(2024, 7, 14, 0, 5)),
        ("2024. 7. 14. 오후 12:05", kst(2024, 7, 14, 12, 5)),
        ("2024-07-14 09:31 PM", kst(2024, 7, 14, 21, 31)),
        ("2024.07.14 (일) 21:31:05", kst(2024, 7, 14, 21, 31, 5)),
        ("2024년 7월 14일 21시 31분", kst(2024, 7, 14, 21, 31)),
        ("2024년 7월 14일 오후 9시 5분 7초", kst(2024, 7, 14, 21, 5)),
        ("2024년 7월 14일", kst(2024, 7, 14)),
        ("2024/07/14 21:31", kst(2024, 7, 14, 21, 31)),
        ("일, 14 7월 2024 오후 9:31:00", kst(2024, 7, 14, 21, 31)),
        ("Jul 14. 2024", kst(2024, 7, 14)),
        ("July 14, 2024", kst(2024, 7, 14)),
        ("November 3, 2024 2:30 PM", kst(2024, 11, 3, 14, 30)),
        ("November 3, 2024 12:30 a.m.", kst(2024, 11, 3, 0, 30)),
        ("Nov 3, 2024 at 2:30 pm", kst(2024, 11, 3, 14, 30)),
        ("Sun, 3 Nov 2024 09:05:06 PM", kst(2024, 11, 3, 21, 5, 6)),
        ("Nov 3, 2024 25:30", None),
        ("May 5, 2024 · 3 min read", kst(2024, 5, 5)),
        ("방금 전", NOW),
        ("조금 전", NOW),
        ("30초 전", NOW - timedelta(seconds=30)),
        ("5분 전", NOW - timedelta(minutes=5)),
        ("7시간 전", NOW - timedelta(hours=7)),
        ("7시간전", NOW - timedelta(hours=7)),
        ("하루 전", NOW - timedelta(days=1)),
        ("3일 전", NOW - timedelta(days=3)),
        ("2주 전", NOW - timedelta(weeks=2)),
        ("한 달 전", NOW - timedelta(days=30)),
        ("2 hours ago", NOW - timedelta(hours=2)),
        ("3時間前", NOW - timedelta(hours=3)),
        ("어제", kst(2024, 7, 13)),
        ("어제 오후 3:20", kst(2024, 7, 13, 15, 20)),
        ("그제", kst(2024, 7, 12)),
        ("오늘 08:00", kst(2024, 7, 14, 8)),
        ("9999년 전", None),
        ("언젠가", None),
        ("2024. 13. 45. 9:31", None),
    ],
)  # fmt: skip
def test_dates_are_understood_as_koreans_write_them(said: str, meant: datetime | None) -> None:
    assert when(said, KST, NOW) == meant


def test_what_is_told_from_today_is_no_date_without_a_today() -> None:
    assert [when(said, KST) for said in ("어제", "7시간 전", "방금 전")] == [None] * 3


def first(more: str, url: str, head: str = "") -> Entry:
    return parse_feed(rss(more=more, head=head).encode(), "", url, NOW).entries[0]


def test_a_date_in_a_feed_is_on_the_clock_of_its_blog_in_every_element_that_may_hold_one() -> None:
    names, dates = ("pubDate", "dc:date", "published"), ("2024. 7. 14. 9:31", "<![CDATA[2024-07-14 09:31]]>")
    for name, date in product(names, dates):
        more = f"<{name} xmlns:dc='http://purl.org/dc/elements/1.1/'>{date}</{name}>"
        assert first(more, "https://blog.example.kr/rss").published == NOW
        assert first(more, "https://example.com/rss").published == datetime(2024, 7, 14, 9, 31, tzinfo=UTC)
        assert first(more, "https://example.com/rss", "<language>ko</language>").published == NOW


def test_a_feed_may_say_how_long_ago() -> None:
    assert first("<pubDate>어제</pubDate>", "https://x.tistory.com/rss").published == datetime(2024, 7, 13, tzinfo=KST)


def test_a_number_that_is_no_date_is_not_taken_for_one() -> None:
    assert first("<guid>20240714</guid>", "https://x.tistory.com/rss").published is None
    assert first("<pubDate>언젠가 12</pubDate>", "https://x.tistory.com/rss").published is None
