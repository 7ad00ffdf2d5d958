"""The post is found among menus, comments, teasers and lists, and keeps its lines."""

from html import escape

import pytest

from adapters.blogs.page import main_box
from adapters.blogs.to_markdown.convert import page_to_markdown

POST = (
    "아침 일찍 밭에 나가 보니 상추가 한 뼘이나 자라 있었어요. 물을 주고 돌아오는 길에 이웃 할머니를 만났습니다.",
    "할머니는 올해 고추가 영 시원찮다고 하셨어요. 그래도 웃으시면서 오이를 두 개나 쥐여 주셨습니다.",
    "저녁에는 그 오이로 냉국을 만들어 먹었어요. 식초를 조금 많이 넣었지만 시원하고 맛있었습니다!",
)
OTHERS = (
    "정말 잘 읽었습니다. 저도 작년에 상추를 심었다가 벌레 때문에 다 버렸던 기억이 나네요. 올해는 다시 해 볼래요.",
    "오이냉국에는 역시 얼음이 들어가야지요. 저희 집은 미역도 조금 넣어서 먹는데 한번 그렇게 해 보세요. 좋아요.",
    "할머니 이야기가 참 따뜻합니다. 다음 글도 기다릴게요. 혹시 텃밭은 어디에서 빌리셨는지 여쭤봐도 될까요?",
)
TEXT = "\n\n".join(POST)


def paragraphs(lines: tuple[str, ...]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def page(inside: str) -> str:
    menu = "<nav><ul><li><a href='/'>홈</a></li><li><a href='/a'>소개</a></li></ul></nav>"
    return f"<html><head><title>글</title></head><body>{menu}{inside}<footer><p>© 2024</p></footer></body></html>"


def read(inside: str, feed: str = "") -> str:
    return page_to_markdown(page(inside).encode(), "utf-8", "https://example.org/1", feed)


def test_a_box_of_the_post_that_is_called_share_is_the_post() -> None:
    assert read(f'<article><div class="entry themeform share">{paragraphs(POST)}</div></article>') == TEXT


def test_a_small_box_called_share_is_none_of_it() -> None:
    shared = '<div class="share"><p>이 글을 친구에게 알려 주세요</p></div>'
    assert read(f'<article><div class="entry-content">{paragraphs(POST)}{shared}</div></article>') == TEXT


@pytest.mark.parametrize(
    "comments",
    ['<ol class="commentlist">{}</ol>', '<ol class="comment-list">{}</ol>', '<ul class="forum">{}</ul>'],
)
def test_comments_longer_than_the_post_are_not_the_post(comments: str) -> None:
    said = comments.format("".join(f"<li><p>{line}</p></li>" for line in OTHERS * 4))
    assert read(f'<div class="post">{paragraphs(POST)}</div>{said}') == TEXT


def test_names_of_those_who_liked_it_are_not_the_post() -> None:
    names = "".join(f'<a href="/users/{n}">reader{n}</a>, ' for n in range(300))
    assert (
        read(f'<div class="userstuff">{paragraphs(POST)}</div><div id="kudos"><p class="kudos">{names}</p></div>')
        == TEXT
    )


def test_a_teaser_that_calls_itself_the_body_of_an_article_is_not_the_post() -> None:
    teaser = '<div itemprop="articleBody">다른 글을 짧게 줄인 글이에요. 자세한 이야기는 눌러서 읽어 보세요.</div>'
    assert read(f"<article><div>{paragraphs(POST * 3)}</div></article>{teaser}") == "\n\n".join(POST * 3)


@pytest.mark.parametrize("name", ["catlist", "archUl", "entry-content"])
def test_a_list_of_categories_longer_than_the_post_is_not_the_post(name: str) -> None:
    links = "".join(f'<li><a href="/category/{n}">텃밭에서 보낸 하루의 기록 {n}</a> (3)</li>' for n in range(80))
    assert read(f'<div class="entry">{paragraphs(POST)}</div><ul class="{name}">{links}</ul>') == TEXT


def test_a_post_inside_a_template_is_taken_out_of_it() -> None:
    inside = f'<div class="post-body"><script type="text/template">{paragraphs(POST * 3)}</script></div>'
    assert read(inside) == "\n\n".join(POST * 3)


def test_what_the_feed_says_wins_against_a_longer_text_beside_it() -> None:
    page = f'<div class="a">{paragraphs(OTHERS * 5)}</div><div class="b">{paragraphs(POST)}</div>'
    assert read(page, paragraphs(POST)) == TEXT


def test_short_lines_lists_code_and_cells_between_chosen_lines_stay() -> None:
    between = "<p>진짜?</p><ul><li>물</li><li>흙</li></ul><pre>a  = 1</pre>"
    between += "<table><tr><td>가</td><td>1</td></tr><tr><td>나</td><td>2</td></tr></table>"
    first, *rest = POST
    html = f"<div class='x'><h2>밭</h2><p>{first}</p>{between}{paragraphs(tuple(rest))}</div>"
    middle = "진짜?\n\n- 물\n- 흙\n\n```\na  = 1\n```\n\n| 가 | 1 |\n| --- | --- |\n| 나 | 2 |"
    assert read(html) == "\n\n".join(("## 밭", first, middle, *rest))


def test_a_page_too_long_for_the_library_is_read_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def library(html: str) -> list[str]:
        asked.append(html)
        return []

    monkeypatch.setattr(main_box, "library_text", library)
    post = paragraphs(POST * 2) + f"<script>{escape('x' * main_box.most_handed_over)}</script>"
    assert read(f"<article>{post}</article>") == "\n\n".join(POST * 2)
    assert not asked


def test_a_page_that_closes_its_html_before_its_body_is_read() -> None:
    html = f"<html><head><title>글</title></head></html><body><article>{paragraphs(POST)}</article></body>"
    assert read(html) == "\n\n".join(POST)
