"""What one would tell a friend of a voice, and two sentences in which it can be heard."""

from dataclasses import replace

import pytest

from styles.learning.shown.portrait import portrait_of
from styles.learning.shown.sentences import shown_sentences
from styles.model import Habit, Passage, Standing, StyleCard
from tests.support.authors import AUTHORS, card
from tests.support.posts import CHATTY


def speaking(*texts: str) -> StyleCard:
    passages = tuple(Passage(text, "제목", True, True) for text in texts)
    return replace(card("chatty"), passages=passages)


@pytest.mark.parametrize("author", AUTHORS)
def test_sentences_are_the_authors_own_letter_by_letter(author: str) -> None:
    posts = [post.markdown for post in AUTHORS[author]]
    for sentence in portrait_of(card(author)).sentences:
        assert any(sentence in text for text in posts)


def test_a_chatty_blogger_is_shown_by_two_sentences_that_show_it() -> None:
    seen = portrait_of(card("chatty"))
    assert seen.endings == ("polite",)
    assert len(seen.sentences) == 2
    assert all("요" in sentence for sentence in seen.sentences)
    assert not {post.markdown.split("\n")[0] for post in CHATTY} & set(seen.sentences), "no greeting"


@pytest.mark.parametrize(
    "private",
    [
        "남편이 죽을 끓여 줬는데 소금을 안 넣었더라고요.",
        "작년에 우울증 때문에 한동안 글을 못 썼어요.",
        "대출금 갚느라 정신이 하나도 없었어요.",
        "문의는 kong@example.com 으로 주시면 돼요.",
        "연락처는 010-1234-5678 번이에요 ㅎㅎ",
        "인스타는 @kong_daily 로 오시면 돼요.",
        "김민수 씨가 소개해 준 집이라 더 맛있었어요.",
        "지영님이 알려 주신 대로 해 봤어요 ㅎㅎ",
        "우리 아이가 처음으로 두발자전거를 탔어요.",
    ],
)
def test_nothing_private_is_shown(private: str) -> None:
    assert shown_sentences(speaking(private)) == ()
    assert shown_sentences(speaking(private, "오늘은 그냥 걷기만 했어요 ㅎㅎ")) == ("오늘은 그냥 걷기만 했어요 ㅎㅎ",)


@pytest.mark.parametrize(
    "line",
    [
        "## 오늘의 준비물은 이거예요",
        "- 오늘은 그냥 걸었어요.",
        "**오늘은** 그냥 걸었어요.",
        "오늘은 [여기](·) 다녀왔어요.",
        "| 가게 | 값이 얼마예요 |",
        "짧아요.",
        "오늘은 " + "아주 " * 40 + "걸었어요.",
        "오늘은 걷다가 그만",
        "2024년 1월 3일에 다녀왔어요.",
    ],
)
def test_what_is_marked_up_too_long_too_short_or_unfinished_is_not_shown(line: str) -> None:
    assert shown_sentences(speaking(line)) == ()


def test_the_second_sentence_comes_from_elsewhere_and_shows_something_else() -> None:
    texts = ["오늘은 강변을 따라 걸었어요 ㅎㅎ 내일은 산에 가 볼 거예요 ㅎㅎ", "어제는 커피를 두 잔이나 마셨어요 ㅎㅎ"]
    first, second = shown_sentences(speaking(*texts), ["laugh"])
    assert {first in texts[0], second in texts[0]} == {True, False}


def test_what_stands_out_is_what_others_do_less() -> None:
    habits = (Habit("dots", 0.9, 3, 5, ("...",)), Habit("parenthesis", 0.5, 2, 4))
    plain = replace(card("plain"), profile=replace(card("plain").profile, habits=habits))
    seen = portrait_of(replace(plain, standings=(Standing("parenthesis", 4, 1, 97),)))
    assert (seen.habit, seen.form) == ("parenthesis", "")
    seen = portrait_of(replace(plain, standings=()))
    assert (seen.habit, seen.form) == ("dots", "...")


@pytest.mark.parametrize(("place", "rhythm"), [(95, "long"), (5, "short"), (50, "")])
def test_sentences_are_long_or_short_beside_those_of_others(place: int, rhythm: str) -> None:
    assert portrait_of(replace(card("plain"), standings=(Standing("sentence", 9, 9, place),))).rhythm == rhythm


def test_an_author_of_two_manners_has_both() -> None:
    profile = replace(card("plain").profile, registers=(("plain", 0.6), ("polite", 0.4)))
    seen = portrait_of(replace(card("plain"), profile=profile))
    assert (seen.endings, seen.by_post) == (("plain", "polite"), True)


def test_a_card_of_next_to_nothing_has_a_portrait_too() -> None:
    bare = replace(card("plain").profile, endings=(), registers=(), habits=(), absent=())
    seen = portrait_of(replace(card("plain"), profile=bare, passages=(), standings=()))
    assert seen == ((), False, "", "", "", "", (), ())
