"""What a request says beyond the card: the author's rhythm, and passages of the genre asked for."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from styles import Passage, StyleCard, Turn, prompt
from styles.languages import language_of
from styles.model import Habit, LearnedLanguage
from styles.prompting.card_text import render_card, render_passages
from styles.prompting.squeeze import FEWEST
from styles.reading.tokens import count
from tests.support.authors import card, diarist


def known(author: str) -> StyleCard:
    return diarist() if author == "diarist" else card(author)


# The author's rhythm


def _with_headings(card: StyleCard, posts: float, rate: float = 3.0) -> StyleCard:
    others = tuple(h for h in card.profile.habits if h.name != "heading")
    return replace(card, profile=replace(card.profile, habits=(Habit("heading", posts, rate, 2 * rate), *others)))


def _rhythm(card: StyleCard, topic: str = "비", notes: str = "- 우산") -> str:
    """The last line of the system's message."""
    return prompt(card, topic, notes).messages[0].content.split("\n")[-1]


@pytest.mark.parametrize("author", ["chatty", "diarist"])
def test_below_the_profile_stands_how_long_the_author_s_sentences_are(author: str) -> None:
    rhythm = _rhythm(known(author))
    assert rhythm.startswith("문장을 짧게 끊어")
    mean = int(re.findall(r"평균 (\d+)자", rhythm)[0])
    assert known(author).profile.mean < mean < 1.3 * known(author).profile.mean


def test_of_fewer_than_five_posts_no_rhythm_is_told() -> None:
    assert _rhythm(replace(diarist(), posts=5)).startswith("문장을 짧게")
    for author in ["plain", "formal", "clipped", "casual"]:
        assert "열 문장에 한두 문장" not in _rhythm(card(author))
    assert "열 문장에 한두 문장" not in _rhythm(replace(diarist(), posts=4))


@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from(["chatty", "diarist"]))
@settings(max_examples=20)
def test_whatever_is_asked_for_an_author_s_rhythm_stays_the_same(topic: str, notes: str, author: str) -> None:
    assert _rhythm(known(author), topic, notes) == _rhythm(known(author))
    asked = prompt(known(author), topic, notes)
    assert asked.then(Turn("초안", "더 짧게")).messages[: len(asked.messages)] == asked.messages


@pytest.mark.parametrize("language", ["ko", "en", "ja"])
def test_headings_are_counted_out_only_for_those_who_use_them(language: LearnedLanguage) -> None:
    card = replace(diarist(), language=language)
    counted_out = re.compile(re.escape(language_of(language).rules.headed.strip()).replace(r"\{low\}", r"(\d+)"))
    assert int(counted_out.findall(_rhythm(_with_headings(card, 0.8)))[0]) >= 1
    assert not counted_out.search(_rhythm(_with_headings(card, 0.3)))
    assert not counted_out.search(_rhythm(card))


def test_who_uses_more_headings_may_have_more_of_them() -> None:
    few, many = (_rhythm(_with_headings(diarist(), 1.0, rate)) for rate in (1.0, 9.0))
    assert int(re.findall(r"많아야 (\d+)개", few)[0]) < int(re.findall(r"많아야 (\d+)개", many)[0])


# More passages, of the genre that is asked for

GENRES = ("review", "essay", "tutorial", "diary")


def _varied() -> StyleCard:
    """Passages of four genres in turn, some 300 tokens each."""
    texts = [f"{n}번째 글의 첫 문장이다. " + f"{n}번 산에서 무엇을 했는지 적는다. " * 18 for n in range(24)]
    passages = tuple(Passage(t.strip(), f"{n}", True, False, GENRES[n % 4]) for n, t in enumerate(texts))
    return replace(diarist(), passages=passages)


ASKED_FOR = {
    "review": "동네 카페 후기",
    "essay": "기다림에 대하여",
    "tutorial": "김치전 만드는 방법",
    "diary": "주말 일기",
}


def test_what_every_request_has_in_common_is_the_same_to_the_byte() -> None:
    told = {prompt(_varied(), topic, "- 김치전").messages[0].content for topic in [*ASKED_FOR.values(), "김치전"]}
    assert len(told) == 1


@pytest.mark.parametrize("genre", GENRES)
def test_passages_of_the_genre_that_is_asked_for_come_first(genre: str) -> None:
    asked = prompt(_varied(), ASKED_FOR[genre])
    shared = [p.text for p in asked.card.passages]
    left = [p for p in _varied().passages if p.genre == genre and not any(map(p.text.startswith, shared))]
    kinds = [p.genre == genre for p in asked.fitting]
    assert sum(kinds) == min(len(left), len(kinds)) > 0
    assert kinds == sorted(kinds, reverse=True)
    assert all(p.text in asked.messages[1].content for p in asked.fitting)


def test_no_passage_is_shown_twice() -> None:
    for topic in ASKED_FOR.values():
        asked = prompt(_varied(), topic, tokens=6_000)
        texts = [p.text for p in (*asked.card.passages, *asked.fitting)]
        assert not any(a != b and b.startswith(a) for a in texts for b in texts)
        assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("tokens", [FEWEST, 2_000, 2_999, 4_300, 5_000, 8_000])
@pytest.mark.parametrize("topic", [*ASKED_FOR.values(), "김치전"])
def test_card_and_further_passages_together_keep_to_the_tokens(tokens: int, topic: str) -> None:
    asked = prompt(_varied(), topic, "- 김치전", tokens)
    mark = asked.card.mark
    more = count(render_passages(asked.fitting, "ko", mark, len(asked.card.passages) + 1)) if asked.fitting else 0
    assert count(render_card(asked.card)) + more <= tokens
    told = sum(count(m.content) for m in asked.messages)
    rules = language_of("ko").rules
    bare = asked.messages[1].content.partition(rules.brief.partition("{")[0])[2]
    fixed = "\n\n".join([rules.write, rules.material.format(mark=mark), rules.fitting, rules.brief, bare])
    assert told <= tokens + count(fixed) + 4  # seams
    assert bool(asked.fitting) == (tokens >= 4_300)
