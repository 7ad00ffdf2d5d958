"""What a stranger can send takes twice as long for twice the text, and never four times."""

from collections.abc import Callable

import pytest

from adapters.blogs.crawl.open_post import letters
from adapters.chat.telegram.reading import without_address
from bot.commands import parse
from tests.support.growth import growth

pytestmark = pytest.mark.alone

MOST = 2.5  # for twice the text: 2 is linear, 4 a square

# What reads, what is sent over and over with something around it, and the smallest size in characters
Row = tuple[Callable[[str], object], Callable[[int], str], int]
HOSTILE: dict[str, Row] = {
    "letters of a page of brackets": (letters, lambda n: "](" * (n // 2), 8_000),
    "a command of slashes": (without_address, lambda n: "/" + "a/" * (n // 2), 4_096),
    "files to learn from": (parse, lambda n: "/learn " + "http:" * (n // 5), 8_192),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_twice_the_text_takes_about_twice_as_long(name: str) -> None:
    read, made, smallest = HOSTILE[name]
    texts = {size: made(size) for size in (smallest, 2 * smallest, 4 * smallest)}
    assert growth(lambda size: read(texts[size]), list(texts)) < MOST
