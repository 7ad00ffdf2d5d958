"""How posts are set with pictures."""

from dataclasses import dataclass

import pytest

from styles import StyleCard
from styles.measuring.pictures import picture_habit
from styles.model import PictureHabit
from styles.reading.own_text import own
from tests.support.authors import card

WORDS = "오늘은 비가 와서 집에 있었어요. " * 20


@dataclass(frozen=True)
class Written:
    markdown: str
    title: str = "비"


def habit(*posts: str) -> PictureHabit | None:
    return picture_habit([own(Written(post)) for post in posts])


def test_posts_without_pictures_have_no_habit() -> None:
    assert habit(WORDS, "```\n![a](b)\n```\n" + WORDS) is None
    assert picture_habit([]) is None


def test_pictures_one_by_one_are_told_from_rows() -> None:
    one = habit(f"{WORDS}\n\n![](a.jpg)\n\n{WORDS}\n\n![](b.jpg)\n\n{WORDS}")
    rows = habit(f"{WORDS}\n\n![](a.jpg)\n![](b.jpg)\n\n[![](c.jpg)](c.html) ![](d.jpg)\n\n{WORDS}\n\n![](e.jpg)")
    assert one is not None
    assert (one.posts, one.together, one.captioned) == (1.0, 1, 0.0)
    assert rows is not None
    assert rows.together == 4


def test_captions_and_the_share_of_posts_are_counted() -> None:
    found = habit(f"![](a.jpg)\n*창가 자리*\n\n{WORDS}\n\n![](b.jpg)\n\n{WORDS}", WORDS)
    assert found is not None
    assert (found.posts, found.captioned, found.together) == (0.5, 0.5, 1)


def test_the_rate_is_of_a_thousand_characters() -> None:
    text = "가" * 99 + "\n"
    found = habit("![](a.jpg)\n\n" + text * 10 + "\n![](b.jpg)")
    assert found is not None
    assert found.rate == pytest.approx(2.02, abs=0.01)


def test_html_pictures_of_jekyll_count() -> None:
    found = habit(f"<img src='/a.jpg' width=300>\n\n{WORDS}\n\n![x]({{{{ site.url }}}}/b.png)\n\n{WORDS}")
    assert found is not None
    assert found.rate > 0
    assert found.together == 1


def test_a_card_of_before_pictures_were_measured_has_none() -> None:
    stored = card("chatty").to_json()
    assert StyleCard.from_json(stored).to_json() == stored
    without = stored.replace(f'"pictures":{"null" if card("chatty").pictures is None else ""}', '"x":null')
    assert StyleCard.from_json(without).pictures is None
