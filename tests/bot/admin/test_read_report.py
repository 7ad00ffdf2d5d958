"""What `python -m bot read` prints of a blog or a file."""

import json

import pytest

from bot.admin.read_report import report
from bot.errors import Unreachable
from bot.model import File, Post, Skipped
from bot.wording import words_in
from tests.support.people import BookShelf
from tests.support.posts import CHATTY

KONG = "https://kong.example"


async def printed(shelf: BookShelf, source: str, limit: int = 5, as_json: bool = False) -> tuple[bool, str]:
    said: list[str] = []
    well = await report([shelf], source, limit, as_json, words_in("ko"), said.append)
    return well, "\n".join(said)


@pytest.fixture
def shelf() -> BookShelf:
    return BookShelf()


async def test_each_post_is_a_line_with_what_was_found_in_it(shelf: BookShelf) -> None:
    shelf.blogs[KONG] = [
        Post("1", "글", "# 제목\n\n첫 줄  \n둘째 줄\n\n> 인용", unknown=("se-dance",)),
        Skipped("일기", "private"),
    ]
    well, text = await printed(shelf, KONG)
    assert well
    assert "feed  https://kong.example  kong  (1 / 2)" in text
    assert "글  [prose 2, heading 1, quote 1]" in text
    assert "? se-dance" in text
    assert "일기  (공개되지 않은 글)" in text


async def test_no_more_posts_are_read_than_asked_for(shelf: BookShelf) -> None:
    await printed(shelf, KONG, limit=3)
    assert len(shelf.opened) == 3


async def test_as_json_everything_is_there(shelf: BookShelf) -> None:
    well, text = await printed(shelf, KONG, as_json=True)
    told = json.loads(text)
    assert well
    assert (told["kind"], told["address"], told["error"]) == ("feed", KONG, None)
    first = told["posts"][0]
    assert first["title"] == CHATTY[0].title
    assert first["markdown"] == CHATTY[0].markdown
    assert {"text", "blank_before", "kind"} == set(first["lines"][0])


@pytest.mark.parametrize("as_json", [False, True])
async def test_what_goes_wrong_is_said_and_what_came_before_is_shown(shelf: BookShelf, as_json: bool) -> None:
    shelf.blogs[KONG] = [*CHATTY[:2], Unreachable("kong.example", 503)]
    well, text = await printed(shelf, KONG, as_json=as_json)
    assert not well
    assert CHATTY[1].title in text
    assert "kong.example" in text
    assert "503" in text


async def test_what_is_no_blog_is_said(shelf: BookShelf) -> None:
    well, text = await printed(shelf, "https://nothing.example")
    assert not well
    assert "찾지 못했어요" in text


async def test_files_are_read_as_well(shelf: BookShelf) -> None:
    said: list[str] = []
    assert await report([shelf], (File("a.md", "# 가\n\n글".encode()),), 5, False, words_in("ko"), said.append)
    assert "(1 / 1)" in said[0]
