"""Files of one's own posts are a blog: loose ones together, a zip by itself."""

import random
import time
import unicodedata
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
import pytest_asyncio
from hypothesis import given
from hypothesis import strategies as st

from adapters.blogs.files.exports.detect import posts_in
from adapters.blogs.files.markdown_file import plain_markdown, read_markdown
from adapters.blogs.files.reader import FilesReader, read_files
from adapters.blogs.files.safe_zip import Folder, Inside
from adapters.blogs.formats.dates import KST
from adapters.sandbox import Sandbox
from bot.errors import BadArchive, BotError, NoTextInside, NothingToLearn, NotReadable, OthersWords, TooLarge
from bot.model import File, Post, Skipped, Why
from tests.support.blogs.archives import bomb_of_many
from tests.support.blogs.uploads import DAY, Zip, md, only


@pytest_asyncio.fixture
async def reader() -> AsyncIterator[FilesReader]:
    async with Sandbox() as sandbox:
        yield FilesReader(sandbox, limit=100)


# The blog


async def test_an_address_is_somebody_elses(reader: FilesReader) -> None:
    assert await reader.find("https://example.com") is None
    assert await reader.find(()) is None


@pytest.mark.parametrize(
    ("files", "address", "title"),
    [
        ((md("a.md"),), "files", ""),
        ((md("a.md"), md("b.txt", "다른 글이에요. 짧지만요.")), "files", ""),
        ((Zip("여행기.zip").add("a.md").file,), "여행기", "여행기"),
        ((md("a.md", "낱장 글입니다."), Zip("여행기.zip").add("a.md").file), "여행기", "여행기"),
        ((md("글/a.md", folder="/집/글"), md("글/b.md", "다른 글이에요.", folder="/집/글")), "/집/글", "글"),
        ((md("글/a.md", folder="/b/글"), md("말/a.md", "다른 글.", folder="/a/말")), "/a/말\n/b/글", "말, 글"),
        ((md("글/a.md", folder="/집/글"), md("b.md", "낱장 글입니다.")), "/집/글", "글"),
        ((Zip("files.zip").add("a.md").file,), "files.zip", "files"),
        ((Zip(unicodedata.normalize("NFD", "여행기.ZIP")).add("a.md").file,), "여행기", "여행기"),
    ],
)
async def test_a_zip_or_a_folder_is_a_blog_of_its_own_and_loose_files_are_one_together(
    reader: FilesReader, files: tuple[File, ...], address: str, title: str
) -> None:
    reading = await reader.find(files)
    assert reading is not None
    assert (reading.blog.kind, reading.blog.address, reading.blog.title) == ("files", address, title)
    assert reading.count == len([post async for post in reading.posts({})]) == len(files)


async def test_no_more_is_read_than_asked_for_and_the_newest_first() -> None:
    async with Sandbox() as sandbox:
        reading = await FilesReader(sandbox, limit=2).find(
            tuple(md(f"2024-01-0{n}-a.md", f"{n}일의 글") for n in range(1, 6))
        )
        assert reading is not None
        assert reading.count == 2
        assert [p.markdown async for p in reading.posts({}) if isinstance(p, Post)] == ["5일의 글", "4일의 글"]


# What a text says of itself


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.md", "a.markdown", "a.mdx"])
def test_front_matter_is_no_part_of_a_post_whatever_its_kind(name: str, newline: str) -> None:
    text = "---\ntitle: 김장\ndate: 2024-11-20\ntags: [집, 음식]\n---\n"
    text += f"<p>{DAY.splitlines()[0]}</p>\n" if ".htm" in name else DAY.splitlines()[0] + "\n"
    post = only(read_files((md(f"blog/{name}", text.replace("\n", newline)),)))
    assert (post.title, post.markdown, post.tags) == ("김장", DAY.splitlines()[0], ("집", "음식"))
    assert post.published is not None
    assert post.published.date().isoformat() == "2024-11-20"


def test_front_matter_stays_with_its_post_as_it_was_typed() -> None:
    head = "---\ntitle :  '김장'   # 올해\ndate: 2024-11-20\n---"
    assert only(read_files((md("blog/a.md", f"\ufeff{head}\n\n{DAY}".replace("\n", "\r\n")),))).head == head
    assert only(read_files((md("blog/a.md", f"---\n{DAY}"),))).head == ""


def test_a_page_with_front_matter_loses_the_tags_of_its_tool_and_any_other_keeps_what_stands_there() -> None:
    page = '<p>글 <a href="{% post_url 2024-11-20-a %}">링크</a>{% include a.html %} {{ site.url }}끝</p>'
    assert only(read_files((md("a.html", f"---\ntitle: 김장\n---\n{page}"),))).markdown == "글 링크 끝"
    assert only(read_files((md("a.html", "<p>{{ x }}는 이렇게 쓴다.</p>"),))).markdown == "{{ x }}는 이렇게 쓴다."


def test_a_page_whose_front_matter_says_that_it_is_a_draft_is_left_out() -> None:
    pile = read_files((md("a.html", "---\ntitle: 김장\npublished: false\n---\n<p>글</p>"), md("b.md")))
    assert [(left.name, left.why) for left in pile.skipped] == [("김장", "draft")]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: 김장\ndate: 2024-11-20\ntags: [집, 음식]\n---\n" + DAY, "김장"),
        ("---\ntitle: 오늘: 맑음\ndate: 2024-11-20\ntags: 집, 음식\n---\n" + DAY, "오늘: 맑음"),
        (
            "---\r\ntitle: '김장'\r\ndate: 2024-11-20 00:00:00 +0900\r\ntags:\r\n  - 집\r\n  - 음식\r\n---\r\n" + DAY,
            "김장",
        ),
        ('+++\ntitle = "김장"\ndate = 2024-11-20\ntags = ["집", "음식"]\n+++\n' + DAY, "김장"),
        ('{\n"title": "김장", "date": "2024-11-20", "tags": ["집", "음식"]\n}\n' + DAY, "김장"),
        ("\ufeff---\nTitle: 김장\nDate: 2024년 11월 20일\nTags: 집; 음식\n---\n\n\n" + DAY, "김장"),
    ],
)
def test_front_matter_is_read_in_every_form(text: str, title: str) -> None:
    post = only(read_files((md("x.md", text),)))
    assert (post.title, post.tags, post.markdown) == (title, ("집", "음식"), DAY)
    assert post.published == datetime(2024, 11, 20, tzinfo=KST)


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("x.md", "# 첫 제목\n\n본문", "첫 제목"),
        ("2024-11-20-kimjang-day.md", "본문", "kimjang-day"),
        ("김장_이야기.markdown", "본문", "김장 이야기"),
        ("x.md", "본문\n\n# 나중 제목", "x"),
        ("x.md", "---\ntitle: 다른 제목\n---\n# 첫 제목\n\n본문", "다른 제목"),
    ],
)
def test_a_title_is_said_or_seen_or_the_name_of_the_file(name: str, text: str, title: str) -> None:
    assert only(read_files((md(name, text),))).title == title


def test_a_date_may_stand_in_the_name() -> None:
    assert only(read_files((md("_posts/2024-11-20-a.md"),))).published == datetime(2024, 11, 20, tzinfo=KST)
    assert only(read_files((Zip().add("post/2024-11-20-b/index.md").file,))).published == datetime(
        2024, 11, 20, tzinfo=KST
    )
    assert only(read_files((md("a.md"),))).published is None


def test_the_heading_that_is_the_title_is_not_told_twice() -> None:
    assert only(read_files((md("x.md", "---\ntitle: 김장\n---\n# 김장\n\n본문"),))).markdown == "본문"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("draft: true", "draft"),
        ("published: false", "draft"),
        ("status: draft", "draft"),
        ("private: true", "private"),
        ("password: hexo-1234", "private"),
    ],
)
def test_what_is_unfinished_or_not_for_everybody_is_left_out(said: str, why: Why) -> None:
    pile = read_files((md("a.md"), md("b.md", f"---\ntitle: 비밀\n{said}\n---\n아직")))
    assert pile.skipped == (Skipped("비밀", why),)


def test_a_password_left_empty_keeps_nobody_out_even_where_the_front_matter_is_broken() -> None:
    said = "title: 오늘: 맑음\npassword:\ndate: 2024-11-20"
    assert only(read_files((md("x.md", f"---\n{said}\n---\n{DAY}"),))).title == "오늘: 맑음"


def test_front_matter_that_explodes_leaves_the_post_whole() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(20)
    )
    assert only(read_files((md("x.md", f"---\ntitle: 폭탄\n{bomb}---\n{DAY}"),))).markdown == DAY
    assert only(read_files((md("x.md", "---\n- 목록\n---\n" + DAY),))).markdown.endswith(DAY)


# The marks of blogging tools


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ('앞\n\n{% include figure.html url="{{ site.url }}/a.jpg" %}\n\n뒤', "앞\n\n\n뒤"),
        ("가 {% include a.html %}나", "가 나"),
        ("{{< figure src='a.png' >}}\n글", "글"),
        ("{{% notice %}}글{{% /notice %}}", "글"),
        ("{{ site.url }}글", "글"),
        ("[링크]({% post_url 2024-11-20-a %})도 ![그림]({% link a.png %})글", "링크도 글"),
        ('[가]({{ site.baseurl }}{% post_url a %}#b) [나]({{< ref "a.md" >}}) [다]({{ x }}/y)', "가 나 [다](/y)"),
        ("글{: .center}", "글"),
        ("[[옵시디언|메모]]와 [[링크]]", "메모와 링크"),
        ("![[그림.png]]글", "글"),
        ("글 <!-- 숨은 말 -->끝", "글 끝"),
        ("글 %%숨은 말%%끝", "글 끝"),
        ("`{% raw %}` 와 `[[a]]`", "`{% raw %}` 와 `[[a]]`"),
        ("```\n{{ x }} [[y]]\n```", "```\n{{ x }} [[y]]\n```"),
        ("{% highlight python %}\nprint({{ x }})\n{% endhighlight %}", "```python\nprint({{ x }})\n```"),
        ("50% 할인과 100% 만족, 배열[[0]](x)", "50% 할인과 100% 만족, 배열[[0]](x)"),
    ],
)
def test_marks_for_a_tool_are_removed_and_code_stays(text: str, plain: str) -> None:
    assert plain_markdown(text).strip("\n") == plain


@given(st.text(alphabet=st.sampled_from("{}%<>[]|`~!-\n가a =+:"), max_size=200))
def test_no_text_breaks_the_reading(text: str) -> None:
    read_markdown(text)


# Plain text


def test_plain_text_keeps_its_lines_and_shows_its_marks() -> None:
    post = only(read_files((md("a.txt", "첫 줄 *^^*\n둘째 줄\n\n새 문단 ㅋㅋ~~"),)))
    assert post.markdown == "첫 줄 \\*^^\\*  \n둘째 줄\n\n새 문단 ㅋㅋ~~"


def test_plain_text_that_is_markdown_is_read_as_such() -> None:
    assert only(read_files((md("a.txt", "# 제목\n\n- 하나\n- **둘**"),))).markdown == "- 하나\n- **둘**"


CHATS = {
    "pc.txt": "별이 님과 카카오톡 대화\n저장한 날짜 : 2024-01-02\n\n[별이] [오후 3:12] 안녕\n[나] [오후 3:13] 응\n",
    "pc24.txt": "[별이] [15:12] 안녕\n[나] [15:13] 응\n[별이] [15:14] ㅋㅋ\n길게 쓴\n글도 있다\n",
    "android.txt": "2024년 1월 1일 3:12, 별 : 안녕\n2024년 1월 1일 오후 3:13, 나 : 응\n2024년 1월 1일 3:14, 별 : ㅋ",
    "ios.txt": "2024. 1. 1. 오후 3:12, 별 : 안녕\n2024. 1. 1. 오후 3:13, 나 : 응\n2024. 1. 1. 15:14, 별 : ㅋ\n",
    "english.txt": "KakaoTalk Chats with 별이\nDate Saved : 2024-01-02\n\n[별이] [3:12 PM] hi\n",
    "month.txt": "Jan 1, 2024, 3:12 PM, Star : hi\nJanuary 1, 2024 at 15:13, Me : yes\nJan 1, 2024, 3:14 PM, Star : so",
    "mac.csv": 'Date,User,Message\n2024-01-01 15:12:00,"별","안녕"\n',
    "line.txt": "[LINE] Chat history with 별\nSaved on: 2024/01/02 09:00\n\n2024.01.01 Monday\n15:12\t별\thi\n",
    "line-ja.txt": "[LINE] 星とのトーク履歴\n保存日時：2024/01/02\n\n2024/01/01(月)\n15:12\t星\tはい\n15:13\t私\tうん",
    "whatsapp.txt": "1/1/24, 3:12 PM - Star: hi\n1/1/24, 3:13 PM - Me: yes\n1/1/24, 3:14 PM - Star: so\n",
    "iphone.txt": "[31/12/2023, 23:59:01] Star: hi\n[31/12/2023, 23:59:20] Me: yes\n[31/12/2023, 23:59:40] Star: so\n",
    "whatsapp-ko.txt": "[2024. 3. 1. 오후 3:04:05] 별: 안녕\n\u200e[2024. 3. 1. 오후 3:05:05] 나: 응\n"
    "[2024. 3. 1. 오후 3:06:05] 별: ㅋ\n",
    "line-ko.txt": "[LINE] 별님과의 대화\n저장한 날짜: 2024/03/01 15:10\n\n2024.03.01 금요일\n"
    "15:04 별 안녕\n15:05 나 응\n",
    "discord.txt": "=====\nGuild: 빵 굽는 사람들\nChannel: 잡담 / 일반\nTopic: 아무 말\n=====\n\n"
    "[2024-03-01 오후 3:04] 철수\n오늘 빵을 구웠는데 겉이 다 타 버렸다.\n그래도 속은 먹을 만했다.\n\n"
    "[2024-03-01 오후 3:05] 영희\n나는 좋아\n",
    "discord.json": '{\n  "guild": {"id": "1", "name": "빵"},\n  "channel": {"id": "2"},\n  "messages": [{"id": "3"}]}',
    "discord.csv": 'AuthorID,Author,Date,Content,Attachments,Reactions\n"1","철수","2024-03-01","안녕","",""\n',
    "discord.html": "<style>"
    + "a{}" * 9000
    + '</style><div class="chatlog"><div class="chatlog__message">x</div></div>',
    "own-discord.csv": "ID,Timestamp,Contents,Attachments\n1,2024-03-01 15:04:00+00:00,안녕,\n",
    "own-discord.json": '[{"ID": 1, "Timestamp": "2024-03-01 15:04:00", "Contents": "안녕", "Attachments": ""}]',
    "2024-03-01.json": '[{"user": "U01", "type": "message", "ts": "1709273040.123456", "text": "안녕"}]',
    "message_1.json": '{"participants": [{"name": "별"}], "messages": [{"sender_name": "별", "content": "hi"}]}',
    "whole-telegram.json": '{"about": "' + "x" * 30_000 + '", "chats": {"list": [{"name": "별", '
    '"type": "personal_chat", "messages": [{"from": "별", "text": "hi"}]}]}}',
    "result.json": '{"name": "별", "type": "personal_chat", "id": 1, "messages": [{"from": "별", "text": "hi"}]}',
    "messages.html": '<div class="history"><div class="from_name">별</div><div class="text">hi</div></div>',
}


@pytest.mark.parametrize("name", CHATS)
async def test_a_saved_chat_is_other_peoples_words_and_said_to_be_so(reader: FilesReader, name: str) -> None:
    assert read_files((md("a.md"), md(name, CHATS[name]))).skipped == (Skipped(name, "others"),)
    with pytest.raises(OthersWords) as told:
        await reader.find((md(name, CHATS[name]),))
    assert (told.value.name, told.value.what) == (name, "chat")


@pytest.mark.parametrize("name", CHATS)
def test_a_saved_chat_in_a_zip_is_refused_with_the_same_reason(name: str) -> None:
    with pytest.raises(OthersWords) as told:
        read_files((Zip().add(f"대화/{name}", CHATS[name]).add("users.json", '[{"id": "U01"}]').file,))
    assert (told.value.name, told.value.what) == (name, "chat")


def test_a_diary_with_an_hour_above_each_day_is_no_chat() -> None:
    diary = "\n\n".join(f"[2024-03-0{n} 21:00] 산책\n오늘은 {n}시간을 걸었다." for n in range(1, 6))
    assert only(read_files((md("a.txt", diary),))).markdown.count("산책") == 5


def test_comments_that_were_exported_are_other_peoples_words() -> None:
    disqus = '<?xml version="1.0"?><disqus xmlns="http://disqus.com"><post><message>좋아요</message></post></disqus>'
    with pytest.raises(OthersWords) as told:
        read_files((md("disqus.xml", disqus),))
    assert told.value.what == "comments"


def test_a_post_that_quotes_a_chat_is_a_post() -> None:
    quoted = "\n".join(f"[별이] [오후 3:1{n}] 안녕" for n in range(4))
    story = "\n".join(f"그날 나는 {n}번째 빵을 구웠다." for n in range(30))
    assert only(read_files((md("a.txt", f"{story}\n{quoted}\n{story}"),))).markdown.startswith("그날 나는 0번째")


# Charsets


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "cp949", "euc-kr", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_korean_is_read_in_any_charset(charset: str, name: str) -> None:
    post = only(read_files((md(name, DAY.replace("\n", "\r\n"), charset),)))
    assert post.markdown == DAY


# Files and their keys


def test_the_same_file_has_the_same_key_in_the_next_upload() -> None:
    first = only(read_files((Zip("a.zip").add("p/a.md", "옛글").file,)))
    second = only(read_files((Zip("b.zip").add("p/a.md", "새 글").file,)))
    assert first.key == second.key == "p/a.md"


def test_loose_files_of_one_name_are_different_posts_unless_they_are_the_same() -> None:
    def key(text: str, name: str = "일기.md") -> str:
        return only(read_files((md(name, text),))).key

    assert key("# 일기\n월요일") != key("# 일기\n화요일")
    assert key("# 일기\n월요일") == key("# 일기\n월요일")
    assert key("# 일기\n월요일") != key("# 일기\n월요일", name="diary.md")


def test_a_loose_file_with_front_matter_is_the_same_post_when_its_text_has_changed() -> None:
    def key(title: str, day: str, text: str) -> str:
        return only(read_files((md("index.md", f"---\ntitle: {title}\ndate: {day}\n---\n{text}"),))).key

    assert key("김장", "2024-11-20", "옛글") == key("김장", "2024-11-20", "새 글")
    assert key("김장", "2024-11-20", "옛글") != key("제주", "2024-11-20", "옛글")
    assert key("일기", "2024-11-20", "옛글") != key("일기", "2024-11-21", "옛글")


def test_a_file_of_a_folder_is_the_same_post_when_its_text_has_changed() -> None:
    first = only(read_files((md("blog/2024/a.md", "옛글"),)))
    second = only(read_files((md("blog/2024/a.md", "새 글"),)))
    assert first.key == second.key == "blog/2024/a.md"


def test_the_same_text_twice_is_told_once_and_two_texts_of_one_name_are_two() -> None:
    pile = read_files((md("a.md", "# 글\n하나"), md("b.md", "# 글\n하나"), md("a.md", "# 글\n둘")))
    assert [post.markdown for post in pile.posts] == ["하나", "둘"]
    assert len({post.key for post in pile.posts}) == 2
    assert pile.skipped == (Skipped("글", "twice"),)


def test_of_many_texts_the_newest_are_read() -> None:
    archive = Zip()
    for n in range(1, 24):
        archive.add(f"2024-01-{n:02}-글.md", f"{n}일의 글")
    assert [post.markdown for post in read_files((archive.file,), most=3).posts] == [
        "23일의 글",
        "22일의 글",
        "21일의 글",
    ]


def test_of_a_text_that_is_longer_than_any_post_only_the_beginning_is_read() -> None:
    [post] = read_files([File("책.md", ("가" * 999 + "\n").encode() * 400)]).posts
    assert 200_000 < len(post.markdown) <= 250_000


def test_what_takes_too_long_gives_a_few_posts_rather_than_none() -> None:
    texts = tuple(Inside(f"2024-01-0{n}.md", f"{n}일의 글".encode()) for n in range(1, 6))
    found = list(posts_in(Folder(texts), most=5, until=time.process_time() - 1))
    assert [post.markdown for post in found if isinstance(post, Post)] == ["5일의 글"]


def test_drafts_of_jekyll_are_left_out() -> None:
    pile = read_files((Zip().add("_drafts/a.md", "아직").add("_posts/b.md").file,))
    assert pile.skipped == (Skipped("a.md", "draft"),)


# What lies around the posts of a site

SITE = {
    "blog/_posts/2024-11-20-김장.md": "김치를 담갔다.",
    "blog/content/posts/빵/index.md": "빵을 구웠다.",
    "blog/themes/x/exampleSite/content/posts/ex.md": "Lorem ipsum",
    "blog/themes/x/README.md": "A theme",
    "blog/vendor/bundle/x.md": "A gem",
    "blog/_site/index.html": "<p>김치를 담갔다.</p>",
    "blog/public/posts/빵/index.html": "<p>빵을 구웠다.</p>",
    "blog/node_modules/left-pad/docs.md": "left-pad",
    "blog/_layouts/post.html": "<p>{{ content }}</p>",
    "blog/content/about/index.md": "저는 빵을 굽습니다.",
    "blog/about.md": "저는 김치를 담급니다.",
    "blog/README.md": "# 내 블로그",
    "blog/LICENSE.txt": "MIT",
}


def site_in_a_zip() -> tuple[File, ...]:
    archive = Zip().add("blog/node_modules/left-pad/package.json", "{}")
    for path, text in SITE.items():
        archive.add(path, text)
    return (archive.file,)


def site_in_a_folder() -> tuple[File, ...]:
    return tuple(md(path, text, folder="/집/blog") for path, text in SITE.items())


@pytest.mark.parametrize("site", [site_in_a_zip(), site_in_a_folder()])
def test_what_lies_around_the_posts_of_a_site_is_not_learned_and_counted(site: tuple[File, ...]) -> None:
    pile = read_files(site)
    assert {post.key for post in pile.posts} == set(list(SITE)[:2])
    assert [left.why for left in pile.skipped] == ["site"] * (len(SITE) - 2)


def test_a_folder_of_posts_may_be_called_like_a_part_of_a_site() -> None:
    pile = read_files((Zip().add("public/a.md", "하나").add("themes/b.md", "둘").file,))
    assert {post.key for post in pile.posts} == {"public/a.md", "themes/b.md"}


def test_a_site_without_posts_is_said_to_hold_only_what_lies_around_them() -> None:
    with pytest.raises(NothingToLearn) as told:
        read_files((Zip().add("blog/hugo.toml", "").add("blog/themes/a.md", "A theme").add("README.md").file,))
    assert {(left.name, left.why) for left in told.value.skipped} == {("a.md", "site"), ("README.md", "site")}


def test_a_readme_that_somebody_sends_by_itself_is_read() -> None:
    assert only(read_files((md("README.md"),))).markdown == DAY


# What is no text


@pytest.mark.parametrize(
    "name",
    [*("a.jpg", "a.pdf", "a.docx", "글.hwp", "글.hwpx", "a.rtf", "a.rar", "a.exe", "a", "md"), "package.json", "a.csv"],
)
def test_any_other_file_is_no_post_and_alone_is_said_to_be_unreadable(name: str) -> None:
    assert read_files((md("a.md"), File(name, b"x"))).skipped == (Skipped(name, "other"),)
    with pytest.raises(NotReadable) as told:
        read_files((File(name, b"x"),))
    assert told.value.name == name


def test_a_zip_of_documents_we_cannot_read_is_not_said_to_be_empty() -> None:
    with pytest.raises(NotReadable) as told:
        read_files((Zip().add("글/일기.hwp", b"x").add("글/사진.png", b"x").file,))
    assert told.value.name == "글/일기.hwp"


def test_a_text_that_is_no_text_is_broken() -> None:
    noise = random.Random(3).randbytes(4000)
    assert read_files(
        (md("a.md"), File("b.md", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + noise), File("c.txt", noise))
    ).skipped == (
        Skipped("b.md", "broken"),
        Skipped("c.txt", "broken"),
    )


def test_an_empty_text_is_short() -> None:
    assert read_files((md("a.md"), md("b.md", " \n"))).skipped == (Skipped("b.md", "short"),)


async def test_an_upload_that_is_too_large_is_refused_unread(reader: FilesReader) -> None:
    with pytest.raises(TooLarge) as told:
        await reader.find((File("a.zip", bytes(50_000_001)),))
    assert (told.value.name, told.value.limit) == ("a.zip", 50_000_000)


async def test_an_error_comes_back_from_the_other_process_as_it_was(reader: FilesReader) -> None:
    with pytest.raises(NoTextInside) as told:
        await reader.find((File("사진.zip", Zip().add("a.png", b"x").file.data),))
    assert "사진.zip" in str(told.value)
    with pytest.raises(BadArchive) as refused:
        await reader.find((bomb_of_many(),))
    assert refused.value.fault == "large"


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reading(data: bytes) -> None:
    for name in ("a.md", "a.txt", "a.zip"):
        try:
            read_files((File(name, data),))
        except BotError:
            continue


def test_dates_of_posts_always_have_a_timezone() -> None:
    texts = ["date: 2024-11-20 10:00:00", "date: 2024-11-20T10:00:00Z", "date: '2024. 11. 20.'", "created: 2024-11-20"]
    pile = read_files(tuple(md(f"{n}.md", f"---\n{text}\n---\n글 {n}") for n, text in enumerate(texts)))
    assert all(post.published is not None and post.published.tzinfo for post in pile.posts)
    assert datetime(2024, 11, 20, 10, tzinfo=UTC) in [post.published for post in pile.posts]
