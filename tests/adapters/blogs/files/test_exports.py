"""What every platform hands out when its bloggers take their posts home."""

import io
import json
import random
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.blogs.files.reader import FilePosts, read_files
from adapters.blogs.formats.dates import KST
from adapters.blogs.to_markdown.autop import wpautop
from adapters.blogs.to_markdown.ghost_editors import lexical, mobiledoc
from adapters.blogs.to_markdown.rendering import with_breaks
from bot.errors import BadArchive, BlogError, NoTextInside, NothingToLearn
from bot.model import File, Post, Skipped

NUMBER = "0123456789abcdef0123456789abcdef"


def zipped(files: Mapping[str, str | bytes], name: str = "내보내기.zip") -> File:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in files.items():
            archive.writestr(path, text)
    return File(name, into.getvalue())


def read(name: str, text: str) -> FilePosts:
    return read_files((File(name, text.encode()),))


def opened(files: Mapping[str, str | bytes]) -> FilePosts:
    return read_files((zipped(files),))


def only(pile: FilePosts) -> Post:
    (post,) = pile.posts
    return post


def left_out(pile: FilePosts) -> set[tuple[str, str]]:
    return {(skipped.name, skipped.why) for skipped in pile.skipped}


# WordPress


def item(title: str, text: str, number: int = 1, more: str = "", **said: str) -> str:
    about = {
        "status": "publish",
        "post_type": "post",
        "post_date": "2024-05-01 10:00:00",
        "post_date_gmt": "2024-05-01 01:00:00",
    } | said
    author = about.pop("creator", "na")
    inside = "".join(f"<wp:{name}>{value}</wp:{name}>" for name, value in about.items())
    return (
        f"<item><title>{title}</title><link>https://blog.example.com/{number}/</link>"
        f'<guid isPermaLink="false">https://blog.example.com/?p={number}</guid><dc:creator>{author}</dc:creator>'
        f"<content:encoded><![CDATA[{text}]]></content:encoded><wp:post_id>{number}</wp:post_id>{inside}{more}</item>"
    )


def wxr(*items: str, head: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8" ?>{head}<rss version="2.0"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        f' xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>산책</title>{"".join(items)}</channel></rss>'
    )


def test_wordpress_parts_paragraphs_at_empty_lines_and_keeps_every_other_line() -> None:
    post = only(read("wp.xml", wxr(item("산책", "첫 줄\n둘째 줄\n\n새 문단 <b>굵게</b>\n끝"))))
    assert post.markdown == "첫 줄  \n둘째 줄\n\n새 문단 **굵게**  \n끝"
    assert (post.key, post.title, post.url) == (
        "wordpress:blog.example.com/1",
        "산책",
        "https://blog.example.com/1/",
    )
    assert post.published == datetime(2024, 5, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (
            "<!-- wp:paragraph -->\n<p>하나</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:paragraph -->\n<p>둘</p>",
            "하나\n\n둘",
        ),
        (
            '[caption id="a" width="3"]<img src="https://x.kr/a.png" /> 설명[/caption]\n\n글',
            "![](https://x.kr/a.png) 설명\n\n글",
        ),
        ('앞\n\n[gallery ids="1,2"]\n\n뒤', "앞\n\n뒤"),
        ("[vc_row][vc_column width='1/2']글[/vc_column][/vc_row]", "글"),
        ("배열 [0]과 [대괄호]는 글이다", "배열 [0]과 [대괄호]는 글이다"),
        ("앞\n\n<ul>\n<li>하나</li>\n<li>둘</li>\n</ul>\n뒤", "앞\n\n- 하나\n- 둘\n\n뒤"),
        ("앞\n<pre>a\n\n  b</pre>\n뒤", "앞\n\n```\na\n\n  b\n```\n\n뒤"),
        ('[code lang="py"]\na[0] = 1\n\nb\n[/code]', "```\na[0] = 1\n\nb\n```"),
        ("<blockquote>하나\n\n둘</blockquote>\n셋", "> 하나\n>\n> 둘\n\n셋"),
        ("앞<!--more-->\n\n뒤", "앞\n\n뒤"),
        ("<p>하나\n둘</p>\n\n셋", "하나  \n둘\n\n셋"),
        ("하나<br />\n둘", "하나  \n둘"),
        ("하나\r\n둘\r\n\r\n셋", "하나  \n둘\n\n셋"),
    ],
)
def test_wordpress_shows_its_marks_as_its_pages_do(written: str, shown: str) -> None:
    assert only(read("wp.xml", wxr(item("글", written)))).markdown == shown


def test_wordpress_gives_only_published_posts_and_says_why_others_are_missing() -> None:
    pile = read(
        "wp.xml",
        wxr(
            item("공개", "글", 1),
            item("초안", "글", 2, status="draft"),
            item("예약", "글", 3, status="future"),
            item("비밀", "글", 4, status="private"),
            item("잠금", "글", 5, post_password="1234"),
            item("소개", "글", 6, post_type="page"),
            item("사진", "글", 7, post_type="attachment"),
            item("빈 글", "[gallery]", 8),
        ),
    )
    assert only(pile).title == "공개"
    assert left_out(pile) == {
        *(
            ("초안", "draft"),
            ("예약", "draft"),
            ("비밀", "private"),
            ("잠금", "private"),
            ("빈 글", "short"),
            ("소개", "other"),
        )
    }


def test_wordpress_titles_lose_their_markup_and_keep_what_only_looks_like_it() -> None:
    titles = 'Mark<sup>up</sup> <a href="/x">And</a> <small>S</small>', "a &lt;sup&gt; b"
    marked = wxr(*(item(f"<![CDATA[{title}]]>", f"글 {n}", n) for n, title in enumerate(titles)))
    assert {post.title for post in read("wp.xml", marked).posts} == {"Markup And S", "a <sup> b"}


def test_wordpress_keeps_the_voices_of_several_people_apart() -> None:
    mine = [item(f"내 글 {n}", f"나의 {n}번째 글", n) for n in range(3)]
    pile = read("wp.xml", wxr(*mine, item("남의 글", "다른 사람의 글", 9, creator="guest")))
    assert [post.title for post in pile.posts] == ["내 글 0", "내 글 1", "내 글 2"]
    assert pile.skipped == (Skipped("남의 글", "others"),)


def test_wordpress_tags_and_dates_are_read_and_what_is_unset_is_not() -> None:
    tags = (
        '<category domain="category"><![CDATA[여행]]></category><category domain="post_tag">제주</category>'
        '<category domain="category">미분류</category><category domain="post_format">aside</category>'
    )
    post = only(read("wp.xml", wxr(item("글", "글", more=tags, post_date_gmt="0000-00-00 00:00:00"))))
    assert post.tags == ("여행", "제주")
    assert post.published == datetime(2024, 5, 1, 10, tzinfo=KST)


def test_an_xml_file_that_breaks_off_gives_what_came_before() -> None:
    whole = wxr(item("하나", "첫 글", 1), item("둘", "둘째 글", 2))
    assert only(read("wp.xml", whole[: whole.index("둘째")])).title == "하나"


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_an_xml_file_may_be_in_any_charset_with_odd_characters_in_it(charset: str) -> None:
    text = wxr(item("산책 &amp; 빵", "뒷산에\x0b 다녀왔다 & 왔다"))
    assert only(read_files((File("wp.xml", text.encode(charset)),))).markdown == "뒷산에 다녀왔다 & 왔다"


LAUGHS = "<!DOCTYPE r [<!ENTITY a 'ㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋ'>" + "".join(
    f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("head", "inside"),
    [
        (LAUGHS + "]>", "&i;"),
        (LAUGHS + "]>", '<wp:x y="&i;"/>'),
        ("<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>", "&x;"),
        ("<!DOCTYPE r SYSTEM 'http://127.0.0.1:9/x.dtd'>", ""),
        ("", "<a>" * 100_000),
        ("", "<a " + " ".join(f"b{n}='1'" for n in range(3000)) + "/>"),
    ],
)
def test_a_hostile_xml_file_is_harmless(head: str, inside: str) -> None:
    try:
        pile = read("wp.xml", wxr(item("하나", f"첫 글]]>{inside}<![CDATA[", 1), head=head))
    except BlogError:
        pile = FilePosts((), ())
    assert all("root:" not in post.markdown and len(post.markdown) < 100 for post in pile.posts)


def test_of_a_large_export_the_newest_posts_are_read() -> None:
    items = [item(f"글 {n}", f"오늘은 {n}", n, post_date_gmt=f"{1990 + n % 40}-01-01 00:00:00") for n in range(2000)]
    posts = read_files((File("wp.xml", wxr(*items).encode()),), most=60).posts
    assert [post.published.year for post in posts if post.published] == [2029] * 50 + [2028] * 10


@given(st.text(alphabet=st.sampled_from("<>/pul i\n[]!-brcode=가"), max_size=200))
def test_no_text_breaks_the_paragraphs_of_wordpress(text: str) -> None:
    assert wpautop(text).count("가") == text.count("가") or "<" in text


# Tistory


def ttxml(*posts: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8" ?><blog type="tattertools/1.1" migrational="true">'
        f"<setting><name>x</name></setting>{''.join(posts)}<notice><id>9</id><title>공지</title></notice></blog>"
    )


def old(number: int, text: str, visibility: str = "public", more: str = "") -> str:
    return (
        f'<post format="1.1"><id>{number}</id><visibility>{visibility}</visibility><title>글 {number}</title>'
        f'<content formatter="ttml">{escape(text)}</content><published>{1_300_000_000 + number}</published>'
        f"<category>일상/산책</category><tag>봄</tag><tag>꽃</tag>{more}</post>"
    )


def test_an_old_backup_of_tistory_is_read_with_its_lines_and_its_folded_text() -> None:
    text = "<p>첫 줄</p><p>둘째 줄 ㅎㅎ</p><p>&nbsp;</p><p>[#M_더보기|접기|숨긴 이야기_M#]</p>"
    post = only(read("backup.xml", ttxml(old(1, text))))
    assert post.markdown == "첫 줄  \n둘째 줄 ㅎㅎ\n\n숨긴 이야기"
    assert (post.key, post.title, post.tags) == ("tistory:1", "글 1", ("일상/산책", "봄", "꽃"))
    assert post.published == datetime.fromtimestamp(1_300_000_001, KST)


def test_an_old_backup_of_tistory_gives_pictures_as_pictures_and_no_other_attachments() -> None:
    text = (
        '앞[##_1C|cfile7.uf@AB12.png|width="7" filename="a.png" filemime="image/png"|우리 집_##]'
        '뒤[##_1L|cfile8.uf.CD.zip|filename="b.zip" filemime="application/zip"|_##]끝'
    )
    shown = only(read("backup.xml", ttxml(old(1, text)))).markdown
    assert shown == "앞\n\n![](https://t1.daumcdn.net/cfile/tistory/AB12)  \n*우리 집*\n\n뒤\n\n끝"


def test_an_old_backup_of_tistory_is_not_stopped_by_its_attachments_and_comments() -> None:
    picture = random.Random(1).randbytes(9_000_000).hex()
    attachment = f'<attachment mime="image/png" size="1"><name>a.png</name><content>{picture}</content></attachment>'
    comment = "<comment><name>손님</name><content>남의 댓글</content><published>1</published></comment>"
    pile = read("backup.xml", ttxml(old(1, "하나", more=attachment + comment), old(2, "둘")))
    assert [post.markdown for post in pile.posts] == ["둘", "하나"]


def test_an_old_backup_of_tistory_gives_only_what_everybody_may_read() -> None:
    pile = read(
        "backup.xml",
        ttxml(old(1, "공개"), old(2, "비밀", "private"), old(3, "보호", "protected"), old(4, "발행", "syndicated")),
    )
    assert [post.markdown for post in pile.posts] == ["발행", "공개"]
    assert left_out(pile) == {("글 2", "private"), ("글 3", "private")}


def tistory_page(title: str, body: str) -> str:
    return f"""<!doctype html><html><head><title>{title}</title></head><body id="tt-body-page"><div id="wrap">
    <div class="article-header"><h2 class="title-article">{title}</h2><div class="box-info"><p class="category">일상</p>
    <p class="date">2024-05-01 10:30:00</p></div></div><hr><div class="article-view"><div class="contents_style">{body}
    </div><br/><div class="tags">#봄 #꽃놀이</div></div></div></body></html>"""


def test_a_new_backup_of_tistory_is_read_from_its_folders() -> None:
    body = (
        '<p data-ke-size="size16">첫 줄</p><p data-ke-size="size16">둘째 줄</p><p>&nbsp;</p>'
        '<figure class="imageblock"><img src="./img/a.png"></figure><p>끝</p>'
    )
    pile = opened(
        {
            "backup/12/12-봄 나들이.html": tistory_page("봄 나들이", body),
            "backup/12/img/a.png": b"\x89PNG",
            "backup/13/13-빈 글.html": tistory_page("빈 글", ""),
            "backup/style.css": "x",
        }
    )
    post = only(pile)
    assert post.markdown == "첫 줄  \n둘째 줄\n\n![](./img/a.png)\n\n끝"
    assert (post.key, post.title, post.tags) == ("tistory:12", "봄 나들이", ("일상", "봄", "꽃놀이"))
    assert post.published == datetime(2024, 5, 1, 10, 30, tzinfo=KST)
    assert left_out(pile) == {("빈 글", "short")}


# Notion


def test_notion_pages_lose_their_numbers_and_their_properties() -> None:
    page = (
        "# 제주 3일\n\n태그: 여행, 제주\n작성일: 2024년 11월 3일 오후 2:30\n상태: 발행\n\n첫 줄\n둘째 줄\n\n"
        f"[다른 글](%EB%8B%A4%EB%A5%B8%20{NUMBER}.md)과 [바깥](https://x.kr/)\n\n<aside>\n💡 알아둘 것\n</aside>"
    )
    post = only(opened({f"개인/제주 3일 {NUMBER}.md": page, f"개인/표 {NUMBER[::-1]}.csv": "이름,태그\n제주,여행"}))
    assert (post.key, post.title, post.tags) == (f"notion:{NUMBER}", "제주 3일", ("여행", "제주"))
    assert post.published == datetime(2024, 11, 3, 14, 30, tzinfo=KST)
    assert post.markdown == "첫 줄  \n둘째 줄\n\n다른 글과 [바깥](https://x.kr/)\n\n💡 알아둘 것"


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ("# 글\n\n상태: 초안\n\n아직", "draft"),
        ("# 글\n\nStatus: In progress\nTags: a\n\n아직", "draft"),
        ("# 글\n\n공개: 비공개\n\n비밀", "private"),
        ("# 글", "short"),
        (f"# 글\n\n[하나](a%20{NUMBER}.md)\n\n[둘](b%20{NUMBER}.md)", "short"),
        ("# 글\n\nTags: a", "short"),
    ],
)
def test_notion_pages_that_are_no_posts_are_left_out(page: str, why: str) -> None:
    assert left_out(opened({f"글 {NUMBER}.md": page, f"b {NUMBER[::-1]}.md": "# 나\n\n글"})) == {("글", why)}


def test_notion_lines_that_only_look_like_properties_stay() -> None:
    assert only(opened({f"a {NUMBER}.md": "# 글\n\n결론: 좋았다\n\n끝"})).markdown == "결론: 좋았다\n\n끝"


def test_notion_packs_zips_in_a_zip_and_repeats_its_pages() -> None:
    first = zipped({f"Private/하나 {NUMBER}.md": "# 하나\n\n글"}).data
    second = zipped({f"하나 {NUMBER}.md": "# 하나\n\n글", f"둘 {NUMBER[::-1]}.md": "# 둘\n\n글"}).data
    pile = opened({"ExportBlock-1-Part-1.zip": first, "ExportBlock-1-Part-2.zip": second, "Part-3.zip": b"PK"})
    assert sorted(post.title for post in pile.posts) == ["둘", "하나"]
    assert left_out(pile) == {("Part-3.zip", "broken")}


def test_notion_pages_are_read_from_html_as_well() -> None:
    page = f"""<html><body><article class="page sans"><header><h1 class="page-title">제주</h1>
    <table class="properties"><tbody><tr><th>태그</th><td><span class="selected-value">여행</span><span
    class="selected-value">섬</span></td></tr></tbody></table></header><div class="page-body"><p>첫 줄<br/>둘째 줄</p>
    <p>끝</p></div></article><!-- {NUMBER} --></body></html>"""
    post = only(opened({f"제주 {NUMBER}.html": page, "index.html": "<p>목록</p>"}))
    assert (post.title, post.tags, post.markdown) == ("제주", ("여행", "섬"), "첫 줄  \n둘째 줄\n\n끝")


KATEX = (
    '<span class="katex"><span class="katex-mathml"><math><semantics><mrow><msup><mi>x</mi><mn>2</mn></msup></mrow>'
    '<annotation encoding="application/x-tex">x^2</annotation></semantics></math></span>'
    '<span class="katex-html" aria-hidden="true"><span class="mord">x</span><span class="vlist">2</span></span></span>'
)


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        (
            '<p>앞</p><figure id="1"><a href="https://x.example/a" class="bookmark source"><div class="bookmark-info">'
            '<div class="bookmark-text"><div class="bookmark-title">남의 제목</div><div class="bookmark-description">'
            '남의 말</div></div><div class="bookmark-href"><img src="https://x.example/i.ico" class="bookmark-icon"/>'
            'https://x.example</div></div><img src="https://x.example/i.png" class="bookmark-image"/></a>'
            "<figcaption>내 메모</figcaption></figure>",
            "앞\n\n<https://x.example/a>\n\n내 메모",
        ),
        (
            f'<p>넓이는 <span class="notion-text-equation-token"><style>a{{}}</style>{KATEX}</span>이다.</p>',
            "넓이는 $x^2$이다.",
        ),
        (
            f'<figure class="equation"><style>@import url("k.css")</style><div class="equation-container">'
            f'<span class="katex-display">{KATEX}</span></div></figure><p>끝</p>',
            "$$x^2$$\n\n끝",
        ),
        (
            '<ul class="to-do-list"><li><div class="checkbox checkbox-on"></div> <span class="to-do-children-checked">'
            '배추</span><div class="indented"></div></li></ul><ul class="to-do-list"><li><div class="checkbox '
            'checkbox-off"></div> <span class="to-do-children-unchecked">고춧가루</span></li></ul>',
            "- [x] 배추\n- [ ] 고춧가루",
        ),
        (
            '<ul class="bulleted-list"><li style="list-style-type:disc">하나<ul class="bulleted-list"><li>안</li></ul>'
            '<ul class="bulleted-list"><li>또 안</li></ul></li></ul><ul class="bulleted-list"><li>둘</li></ul>'
            '<ol type="1" class="numbered-list" start="1"><li>가</li></ol>'
            '<ol type="1" class="numbered-list" start="2"><li>나</li></ol>',
            "- 하나\n  - 안\n  - 또 안\n- 둘\n\n1. 가\n2. 나",
        ),
        (f'<p>본문 <a href="하위%20{NUMBER}.html">하위</a></p>', "본문 하위"),
    ],
)
def test_each_part_of_a_notion_page_in_html_reads_as_it_shows(html: str, markdown: str) -> None:
    page = f'<article><h1 class="page-title">글</h1><div class="page-body">{html}</div></article>'
    assert only(opened({f"글 {NUMBER}.html": page})).markdown == markdown


def test_zips_in_zips_in_zips_are_not_opened_and_count_together() -> None:
    inner = zipped({"a.md": "글"}).data
    with pytest.raises(NoTextInside):
        opened({"b.zip": zipped({"c.zip": inner}).data})
    bomb = zipped({f"{n}.json": b"\0" * 55_000_000 for n in range(2)}).data
    with pytest.raises(BadArchive):
        opened({"a.zip": bomb, "b.zip": bomb})


# Obsidian


def test_a_vault_gives_its_notes_and_not_its_days_and_templates() -> None:
    vault = {
        "보관함/.obsidian/app.json": "{}",
        "보관함/.obsidian/daily-notes.json": '{"folder": "하루"}',
        "보관함/글/산책.md": "---\ntags: [봄]\n---\n첫 줄\n둘째 줄 [[빵|소금빵]]\n\n![[그림.png]]\n\n"
        "%%나만\n보는 말%%\n\n> [!tip] 알아두기\n> 신발 끈\n\n#산책 #뒷산\n\n끝 ^abc-1",
        "보관함/하루/어제.md": "출근",
        "보관함/2024-05-01.md": "퇴근",
        "보관함/Templates/글.md": "{{title}}",
        "보관함/.trash/버린 글.md": "버림",
        "보관함/할 일.md": "---\nkanban-plugin: basic\n---\n## 할 일",
    }
    pile = opened(vault)
    post = only(pile)
    assert post.markdown == "첫 줄  \n둘째 줄 소금빵\n\n> 알아두기  \n> 신발 끈\n\n끝"
    assert (post.key, post.title, post.tags) == ("보관함/글/산책.md", "산책", ("봄", "산책", "뒷산"))
    assert left_out(pile) == {
        (name, "other") for name in ("어제.md", "2024-05-01.md", "글.md", "할 일.md", "버린 글.md")
    }


# Medium


def medium(title: str, body: str, heading: bool = True, date: str = "2024-05-01T01:00:00.000Z") -> str:
    told = f'<h3 class="graf graf--h3 graf--title">{title}</h3>' if heading else ""
    return f"""<!DOCTYPE html><html><head><title>{title}</title></head><body><article class="h-entry">
    <header><h1 class="p-name">{title}</h1></header><section data-field="subtitle" class="p-summary">요약</section>
    <section data-field="body" class="e-content"><section class="section"><div class="section-divider"><hr></div>
    <div class="section-content">{told}{body}</div></section></section><footer><p><time class="dt-published"
    datetime="{date}">x</time></p><p><a href="https://medium.com/@na/x-0123456789ab" class="p-canonical">Canonical
    link</a></p></footer></article></body></html>"""


def test_medium_gives_posts_and_neither_drafts_nor_answers_to_others() -> None:
    card = '<div class="graf graf--mixtapeEmbed"><a href="https://x.kr/"><strong>남의 제목</strong>남의 글</a></div>'
    pile = opened(
        {
            "medium/posts/2024-05-01_산책-0123456789ab.html": medium("산책", f"<p>첫 문단</p>{card}<p>끝</p>"),
            "medium/posts/draft_초안-1123456789ab.html": medium("초안", "<p>아직</p>"),
            "medium/posts/2024-05-02_좋아요-2123456789ab.html": medium("좋아요", "<p>좋아요!</p>", heading=False),
            "medium/profile/profile.html": "<p>na@example.com</p>",
            "medium/claps/claps-0001.html": "<p>남의 글</p>",
        }
    )
    post = only(pile)
    assert post.markdown == "첫 문단\n\n<https://x.kr/>\n\n끝"
    assert (post.key, post.title) == ("medium:0123456789ab", "산책")
    assert (post.url, post.published) == ("https://medium.com/@na/x-0123456789ab", datetime(2024, 5, 1, 1, tzinfo=UTC))
    account = {("claps-0001.html", "other"), ("profile.html", "other")}
    assert left_out(pile) == {("초안", "draft"), ("좋아요", "other"), *account}


# Substack


def test_substack_gives_what_its_list_calls_published() -> None:
    rows = (
        "post_id,post_date,is_published,email_sent_at,type,audience,title,subtitle,podcast_url\n"
        '101.walk,2024-05-01T01:00:00.000Z,true,,newsletter,everyone,"산책, 그리고 빵",부제,\n'
        "102.draft,,false,,newsletter,everyone,초안,,\n"
        "103.chat,2024-05-01T01:00:00.000Z,true,,thread,everyone,잡담,,\n"
        "104.gone,2024-05-01T01:00:00.000Z,true,,newsletter,everyone,본문 없음,,\n"
    )
    pile = opened(
        {
            "posts.csv": rows,
            "posts/101.walk.html": "<p>첫 문단</p><p>둘째</p>",
            "posts/102.draft.html": "<p>아직</p>",
            "posts/101.walk.opens.csv": "email\nsomebody@example.com",
            "email_list.x.csv": "email\nsomebody@example.com",
        }
    )
    post = only(pile)
    assert (post.key, post.title, post.markdown) == ("substack:101", "산책, 그리고 빵", "첫 문단\n\n둘째")
    assert post.published == datetime(2024, 5, 1, 1, tzinfo=UTC)
    assert left_out(pile) == {("초안", "draft"), ("잡담", "other"), ("본문 없음", "short")}


def test_a_list_of_substacks_that_cannot_be_read_to_its_end_is_said_to_be_broken() -> None:
    rows = "post_id,post_date,is_published,type,title\n101.walk,2024-05-01T01:00:00.000Z,true,newsletter,산책\n"
    pile = opened({"posts.csv": f"{rows}102.b,,true,newsletter,{'가' * 200_000}\n", "posts/101.walk.html": "<p>글</p>"})
    assert (only(pile).title, left_out(pile)) == ("산책", {("posts.csv", "broken")})


def test_substacks_buttons_and_forms_are_no_words_of_the_author_in_an_export_either() -> None:
    page = (
        '<p>첫 문단</p><p class="button-wrapper" data-component-name="ButtonCreateButton">'
        '<a class="button primary" href="https://x.substack.com/subscribe"><span>Sign up now</span></a></p>'
        '<div class="subscription-widget-wrap-editor"><p>Thanks for reading!</p></div>'
        '<div class="captioned-button-wrap"><p>Leave a comment</p></div><p>둘째</p>'
    )
    rows = "post_id,post_date,is_published,type,title\n101.walk,2024-05-01T01:00:00.000Z,true,newsletter,산책\n"
    assert only(opened({"posts.csv": rows, "posts/101.walk.html": page})).markdown == "첫 문단\n\n둘째"


# Ghost


def ghost(*posts: Mapping[str, object], **tables: object) -> str:
    return json.dumps({"db": [{"meta": {}, "data": {"posts": list(posts), "posts_tags": [], **tables}}]})


def a_post(number: int, **said: object) -> dict[str, object]:
    about = {"title": f"글 {number}", "html": f"<p>{number}번째</p>", "status": "published", "visibility": "public"}
    return (
        {"id": str(number), "uuid": f"u{number}", "type": "post", "published_at": "2024-05-01 01:00:00"} | about | said
    )


def test_ghost_gives_what_everybody_may_read_by_one_author() -> None:
    pile = read(
        "my.ghost.2024.json",
        ghost(
            a_post(1, html='<p>하나 <a href="__GHOST_URL__/x/">둘</a></p>'),
            a_post(2, status="draft"),
            a_post(3, visibility="members"),
            a_post(4, visibility="paid"),
            a_post(5, type="page"),
            a_post(6),
            a_post(7),
            tags=[{"id": "t", "name": "봄"}, {"id": "u", "name": "#internal"}],
            posts_tags=[{"post_id": "1", "tag_id": "t"}, {"post_id": "1", "tag_id": "u"}],
            posts_authors=[{"post_id": n, "author_id": "other" if n == "7" else "me"} for n in "167"],
        ),
    )
    assert [post.title for post in pile.posts] == ["글 1", "글 6"]
    assert (pile.posts[0].key, pile.posts[0].tags, pile.posts[0].markdown) == ("ghost:u1", ("봄",), "하나 [둘](/x/)")
    assert left_out(pile) == {
        ("글 2", "draft"),
        ("글 3", "private"),
        ("글 4", "paid"),
        ("글 5", "other"),
        ("글 7", "others"),
    }


def node(kind: str, *children: object, **said: object) -> dict[str, object]:
    return {"type": kind, "children": list(children), **said}


def words(text: str, marks: int = 0) -> dict[str, object]:
    return {"type": "extended-text", "text": text, "format": marks}


def test_ghost_posts_without_html_are_read_from_what_its_editors_keep() -> None:
    document = node(
        "root",
        node("paragraph", words("첫 줄 "), words("굵게", 1), {"type": "linebreak"}, words("둘째 <줄>")),
        node("extended-heading", words("제목"), tag="h2"),
        node("list", node("listitem", words("하나")), node("listitem", words("둘")), listType="number"),
        node("paragraph", node("link", words("여기"), url="https://x.kr/")),
        {"type": "codeblock", "code": "a < b", "language": "py"},
        {"type": "markdown", "markdown": "- 셋\n- 넷"},
        {"type": "bookmark", "url": "https://y.kr/", "metadata": {"title": "남의 제목"}},
    )
    old_document = {
        "version": "0.3.1",
        "markups": [["strong"], ["a", ["href", "https://x.kr/"]]],
        "atoms": [["soft-return", "", {}]],
        "cards": [["markdown", {"markdown": "**셋**"}], ["hr", {}]],
        "sections": [
            [1, "p", [[0, [], 0, "첫 줄 "], [0, [0], 1, "굵게"], [1, [], 0, 0], [0, [1], 1, "여기"]]],
            [3, "ul", [[[0, [], 0, "하나"]], [[0, [], 0, "둘"]]]],
            [10, 0],
        ],
    }
    pile = read(
        "ghost.json",
        ghost(
            a_post(1, html=None, lexical=json.dumps({"root": document}), published_at="2024-05-03 01:00:00"),
            a_post(2, html=None, mobiledoc=json.dumps(old_document), published_at="2024-05-02 01:00:00"),
            a_post(3, html=None, plaintext="글만\n있다"),
            a_post(4, html=None, lexical="{broken", mobiledoc="[]"),
        ),
    )
    assert [post.markdown for post in pile.posts] == [
        "첫 줄 **굵게**  \n둘째 <줄>\n\n## 제목\n\n1. 하나\n2. 둘\n\n[여기](https://x.kr/)\n\n"
        "```py\na < b\n```\n\n- 셋\n- 넷\n\n<https://y.kr/>",
        "첫 줄 **굵게**  \n[여기](https://x.kr/)\n\n- 하나\n- 둘\n\n**셋**",
        "글만  \n있다",
    ]
    assert left_out(pile) == {("글 4", "short")}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 11) | st.sampled_from(["p", "a", "href", "text", "root", "10", "ul"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "root",
                    "children",
                    "type",
                    "text",
                    "tag",
                    "sections",
                    "cards",
                    "markups",
                    "atoms",
                    "posts",
                    "data",
                    "db",
                    "id",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@settings(max_examples=300)
@given(JSON)
def test_no_json_breaks_the_reading(found: object) -> None:
    text = json.dumps(found)
    lexical(text)
    mobiledoc(text)
    lexical(json.dumps({"root": found}))
    mobiledoc(json.dumps({"sections": found, "markups": found, "cards": found, "atoms": found}))
    for whole in (
        text,
        json.dumps({"data": found, "posts": 0, "lexical": 0}),
        ghost(*([found] if isinstance(found, dict) else [])),
    ):
        try:
            read("ghost.json", whole)
        except BlogError:
            continue


def test_json_that_is_nested_without_end_is_said_to_be_unreadable() -> None:
    deep = '{"posts": "mobiledoc", "data": ' + "[" * 100_000 + "]" * 100_000 + "}"
    with pytest.raises(BlogError):
        read("ghost.json", '"lexical"' + deep)
    with pytest.raises(BlogError):
        read("ghost.json", ghost(a_post(1, html=None, lexical='{"root":' * 50_000)))


# Blogger

BLOGGER = 'xmlns="http://www.w3.org/2005/Atom" xmlns:app="http://www.w3.org/2007/app"'


def entry(number: int, more: str, text: str = "<p>글</p>", author: str = "나") -> str:
    return (
        f"<entry><id>tag:blogger.com,1999:blog-1.post-{number}</id><title>글 {number}</title>"
        f"<author><name>{author}</name></author><published>2024-05-01T10:00:00+09:00</published>"
        f'<content type="html">{escape(text)}</content>{more}</entry>'
    )


def test_blogger_takeouts_give_posts_and_neither_pages_nor_comments() -> None:
    def kind(name: str, status: str = "LIVE") -> str:
        return f"<blogger:type>{name}</blogger:type><blogger:status>{status}</blogger:status>"

    tags = '<category scheme="tag:blogger.com,1999:blog-1" term="봄"/>'
    feed = (
        f'<?xml version="1.0"?><feed {BLOGGER} xmlns:blogger="http://schemas.google.com/blogger/2018"><title>x</title>'
        + entry(1, kind("POST") + tags, "<p>하나<br/>둘</p>")
        + entry(2, kind("POST", "DRAFT"))
        + entry(3, kind("POST", "SOFT_TRASHED"))
        + entry(4, kind("PAGE"))
        + entry(5, kind("COMMENT"), "남의 댓글")
        + "</feed>"
    )
    folder = "Takeout/Blogger/Blogs/산책"
    pile = opened(
        {
            f"{folder}/feed.atom": feed,
            f"{folder}/theme-layouts.xml": "<html/>",
            "Takeout/Blogger/archive_browser.html": "x",
        }
    )
    post = only(pile)
    assert (post.key, post.tags, post.markdown) == ("blogger:1", ("봄",), "하나  \n둘")
    assert left_out(pile) == {("글 2", "draft"), ("글 3", "other"), ("글 4", "other"), ("글 5", "others")}


def test_older_backups_of_blogger_are_read_as_well() -> None:
    def kind(name: str) -> str:
        scheme = "http://schemas.google.com/g/2005#kind"
        return f'<category scheme="{scheme}" term="http://schemas.google.com/blogger/2008/kind#{name}"/>'

    tag = '<category scheme="http://www.blogger.com/atom/ns#" term="봄"/>'
    link = '<link rel="alternate" href="https://x.blogspot.com/2024/05/a.html"/>'
    feed = (
        f"<feed {BLOGGER}>"
        + entry(1, kind("post") + tag + link)
        + entry(2, kind("post") + "<app:control><app:draft>yes</app:draft></app:control>")
        + entry(3, kind("comment"))
        + entry(4, kind("template"))
        + "</feed>"
    )
    pile = read("blog-05-01-2024.xml", feed)
    assert (only(pile).url, only(pile).tags) == ("https://x.blogspot.com/2024/05/a.html", ("봄",))
    assert left_out(pile) == {("글 2", "draft"), ("글 3", "others")}


# Saved pages, feeds, Velog's backups


def test_a_saved_page_is_read_with_what_it_says_of_itself() -> None:
    page = """<!-- saved from url=(0035)https://blog.example.com/entry/spring -->
    <html><head><title>봄 : 네이버 블로그</title>
    <meta property="article:published_time" content="2024-05-01T10:00:00+09:00"></head>
    <body><nav>메뉴</nav><div class="entry-content"><p>첫 문단</p><p>끝</p></div><a rel="tag">#꽃</a></body></html>"""
    post = only(read("봄.html", page))
    assert (post.title, post.markdown, post.tags) == ("봄", "첫 문단\n\n끝", ("꽃",))
    assert (post.url, post.published) == ("https://blog.example.com/entry/spring", datetime(2024, 5, 1, 10, tzinfo=KST))


def test_a_saved_frame_of_naver_is_read_from_the_folder_beside_it() -> None:
    frame = '<html><body><iframe id="mainFrame" src="./봄_files/PostView.html"></iframe></body></html>'
    inner = """<html><head><meta property="og:title" content="봄"><meta name="robots" content="noindex">
    </head><body>
    <div class="se-main-container"><div class="se-component se-text"><p class="se-text-paragraph">첫 줄</p>
    <p class="se-text-paragraph">둘째 줄</p></div></div>
    <span class="se_publishDate">2024. 5. 1. 10:00</span></body></html>"""
    pile = opened({"봄.html": frame, "봄_files/PostView.html": inner, "봄_files/ad.html": "<p>광고</p>"})
    assert (only(pile).title, only(pile).markdown) == ("봄", "첫 줄  \n둘째 줄")
    assert only(pile).published == datetime(2024, 5, 1, 10, tzinfo=KST)
    assert left_out(pile) == {("봄", "other"), ("ad.html", "other")}


def test_a_saved_feed_is_read() -> None:
    feed = "<rss><channel><title>x</title><item><title>봄</title><link>https://x.kr/1</link><description>&lt;p&gt;글&lt;/p&gt;"
    assert only(read("rss.xml", feed + "</description></item></channel></rss>")).markdown == "글"


def test_lines_stay_lines_where_a_blog_shows_them_as_such() -> None:
    text = '---\ntitle: "봄"\ndate: 2024-05-01T01:00:00Z\n---\n첫 줄\n둘째 줄\n\n- 하나\n둘\n\n```\na\nb\n```'
    shown = "첫 줄  \n둘째 줄\n\n- 하나  \n둘\n\n```\na\nb\n```"
    velog = opened({"velog/봄.md": f"{text}\n\n![](https://velog.velcdn.com/images/na/a.png)"})
    assert only(velog).markdown.startswith(shown)
    assert only(opened({"source/_posts/봄.md": text})).markdown == shown
    assert only(opened({"_posts/봄.md": text})).markdown.startswith("첫 줄\n둘째 줄")


@given(st.text(alphabet=st.sampled_from("가 \n->#`|*1.\\\t"), max_size=120))
def test_keeping_lines_changes_nothing_but_the_ends_of_lines(text: str) -> None:
    assert [line.rstrip() for line in with_breaks(text).split("\n")] == [line.rstrip() for line in text.split("\n")]


def test_mdx_loses_its_components_and_keeps_its_words() -> None:
    head = 'import X from "./x"\n\nexport const a = 1\n\n# 봄\n\n'
    text = head + '<Callout type="info">꼭 보세요</Callout>\n\n{/* 숨은 말 */}끝\n\n```\nimport y\n```'
    assert only(read("a.mdx", text)).markdown == "꼭 보세요\n\n끝\n\n```\nimport y\n```"


# Whatever comes


WHOLE = {
    "wp.xml": wxr(item("글", "글")),
    "tt.xml": ttxml(old(1, "글")),
    "blog.xml": f"<feed {BLOGGER} xmlns:blogger='http://schemas.google.com/blogger/2018'>" + entry(1, "") + "</feed>",
    "ghost.json": ghost(a_post(1)),
    "posts.csv": "post_id,is_published,title\n1,true,글",
    "1-글.html": tistory_page("글", "<p>글</p>"),
    f"글 {NUMBER}.md": "# 글\n\nTags: a\n\n글",
    "medium.html": medium("글", "<p>글</p>"),
}


@pytest.mark.parametrize("name", WHOLE)
def test_no_cut_and_no_damage_breaks_the_reading(name: str) -> None:
    chance = random.Random(name)
    whole = WHOLE[name].encode()
    for _ in range(60):
        damaged = bytearray(whole[: chance.randrange(len(whole) + 1)])
        for _ in range(chance.randrange(4)):
            if damaged:
                damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        with suppress(BlogError):
            pile = read_files((File(name, bytes(damaged)), zipped({f"1/{name}": bytes(damaged)})))
            assert all(post.markdown.strip() and post.key for post in pile.posts)


@pytest.mark.parametrize("name", WHOLE)
def test_an_empty_file_is_told_in_words(name: str) -> None:
    with pytest.raises(BlogError) as told:
        read_files((File(name, b""),))
    assert name in str(told.value)


def test_an_export_without_a_public_post_says_what_was_left_out() -> None:
    with pytest.raises(NothingToLearn) as told:
        read("wp.xml", wxr(item("초안", "글", status="draft")))
    assert told.value.skipped == (Skipped("초안", "draft"),)
