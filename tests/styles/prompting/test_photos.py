"""What a model is told of photos, and what a skeleton does with them."""

from dataclasses import replace

import pytest

from styles import Prompt, Turn, outline
from styles.languages import language_of
from styles.model import PictureHabit
from styles.pictures.anchors import find_numbers
from styles.prompting.prompt import prompt
from styles.reading.own_sentences.recognition import split_notes
from tests.support.authors import card

NOTES = "[사진 1] 14:05 창가 자리에 앉았어요.\n[사진 2–3] 빵\n라떼: 6,500원"


def brief(asked: Prompt) -> str:
    return asked.messages[-1].content


def test_the_brief_says_what_the_places_are_and_how_this_author_sets_photos() -> None:
    rules = language_of("ko").rules
    asked = prompt(card("chatty"), "성수 카페", NOTES)
    in_rows = replace(asked, card=replace(asked.card, pictures=PictureHabit(1.0, 3.0, 0.6, 3)))
    one_by_one = replace(asked, card=replace(asked.card, pictures=PictureHabit(1.0, 3.0, 0.0, 1)))
    assert rules.photos in brief(asked)
    assert rules.photos_together.format(together=3) in brief(in_rows)
    assert rules.photos_captioned in brief(in_rows)
    assert rules.photos_apart in brief(one_by_one)
    assert rules.photos_captioned not in brief(one_by_one)
    assert rules.photos not in brief(replace(asked, notes="라떼: 6,500원"))


def test_a_request_with_a_photo_says_so_again_and_the_beginning_stays() -> None:
    rules = language_of("ko").rules
    asked = prompt(card("chatty"), "성수 카페", "라떼")
    longer = asked.then(Turn("# 글", "[사진 1]\n이 사진도"))
    assert longer.messages[: len(asked.messages)] == asked.messages
    assert rules.photos in longer.messages[-1].content


@pytest.mark.parametrize(("author", "said"), [("chatty", "[사진 2–3] 빵"), ("english", "[picture 2–3] 빵")])
def test_places_are_in_the_language_of_the_posts(author: str, said: str) -> None:
    assert said in brief(prompt(card(author), "cafe", NOTES))


def test_what_is_said_of_a_photo_is_no_sentence_of_the_post() -> None:
    own, rest = split_notes(NOTES, "ko")
    assert own == ()
    assert "[사진 1] 14:05 창가 자리에 앉았어요." in rest


def test_an_outline_has_each_photo_once_below_what_tells_of_it() -> None:
    notes = "[사진 1] 라떼\n[사진 2]\n빵집: 줄이 길었음\n라떼: 6,500원"
    asked = replace(
        prompt(card("chatty"), "성수 카페", notes), turns=(Turn("앞 글", "[사진 3]"), Turn("앞 글", "더 짧게"))
    )
    text = outline(asked)
    assert find_numbers(text) == (1, 2, 3)
    assert "사진" not in "".join(line for line in text.split("\n") if not line.startswith("[사진"))
    assert text.index("라떼") < text.index("[사진 1]")
