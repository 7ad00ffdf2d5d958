"""Links that show where they lead."""

import pytest

from adapters.chat.discord.canvas import look
from adapters.chat.links import with_addresses
from adapters.chat.wall import ShownPage


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("[글](https://a.kr/b_(c)) 와 `[x](https://a.kr)`", "글 (https://a.kr/b_(c)) 와 `[x](https://a.kr)`"),
        ("```\n[글](https://a.kr)\n```\n[글](https://b.kr)", "```\n[글](https://a.kr)\n```\n글 (https://b.kr)"),
        ("[![사진](https://a.kr/p.jpg)](https://a.kr)", "사진 (https://a.kr/p.jpg) (https://a.kr)"),
        ("[a [b] c](https://a.kr)", "[a [b] c (https://a.kr)"),
        ("[https://a.kr](https://a.kr) [위로](#처음) ![빵](빵.jpg)", "https://a.kr [위로](#처음) ![빵](빵.jpg)"),
    ],
)
def test_words_are_followed_by_the_address_they_lead_to(markdown: str, shown: str) -> None:
    assert with_addresses(markdown) == shown
    assert len(shown) <= len(markdown)


def test_discord_is_sent_no_words_that_hide_an_address() -> None:
    assert look(ShownPage("[글](https://a.kr)"))["content"] == "글 (https://a.kr)"
