"""What was learned, told to the person in plain sentences."""

import re
from dataclasses import replace

import pytest

from bot.card.card_summary import card_summary
from bot.wording import Wording, words_in
from styles import StyleCard
from styles.measuring.habits import HABITS
from styles.model import Ended, Habit
from tests.support.authors import AUTHORS, card

KOREAN, ENGLISH = words_in("ko"), words_in("en")


def ending_in(*endings: str, share: float = 0.5) -> StyleCard:
    told = tuple(Ended(e, share, (), "오늘은 비가 왔네.") for e in endings)
    return replace(card("plain"), profile=replace(card("plain").profile, endings=told))


def with_habits(*habits: Habit) -> StyleCard:
    return replace(card("plain"), profile=replace(card("plain").profile, habits=habits, absent=()))


@pytest.mark.parametrize("author", AUTHORS)
@pytest.mark.parametrize("words", [KOREAN, ENGLISH], ids=["ko", "en"])
def test_up_to_seven_whole_sentences_are_told(author: str, words: Wording) -> None:
    told = card_summary(card(author), words)
    assert 3 <= len(told) <= 7
    for line in told:
        assert line.strip() == line
        assert line.endswith(".")
        assert not re.search(r"[{}]|None|\(\)|  |, ,|: \.", line)
        assert len(line) <= 200


@pytest.mark.parametrize("author", AUTHORS)
def test_each_person_reads_their_own_language(author: str) -> None:
    assert all(re.search("[가-힣]", line) for line in card_summary(card(author), KOREAN))
    assert all(re.search("[A-Za-z]{3}", line) for line in card_summary(card(author), ENGLISH))


def test_a_chatty_blogger_recognises_themselves() -> None:
    assert card_summary(card("chatty"), KOREAN) == [
        "문장의 98%는 -요로 끝나요(“갑자기 바다가 보고 싶어서 강릉에 다녀왔어요.”).",
        "문장 길이는 대개 11~29자, 평균 21자예요.",
        "한 문단은 2~4문장, 글 한 편은 130~160자쯤이에요.",
        "글을 “안녕하세요 콩이네예요 ㅎㅎ” 같은 말로 시작할 때가 많아요.",
        "자신을 ‘저’라고 부르고, ‘그래도’ 같은 말로 문장을 자주 시작해요.",
        "이런 걸 자주 써요: 말줄임 ... (글의 100%), 웃음(ㅋㅋ·ㅎㅎ) ㅎㅎ (글의 100%), 물결표 ~ (글의 75%).",
        "이런 건 거의 안 써요: 굵은 글씨, 글머리 기호, 이모지, 소제목.",
    ]


def test_a_blogger_who_writes_english_recognises_themselves() -> None:
    told = card_summary(card("english"), ENGLISH)
    assert told[0].startswith("Sentences run ")
    assert "words" in told[0]
    assert any(line.startswith("You call yourself ‘I’") for line in told)
    assert not any("sentences end in" in line for line in told)


@pytest.mark.parametrize(
    ("ending", "korean", "english"),
    [
        ("polite", "50%는 -요로 끝나요", "50% of sentences end in -요 ("),
        ("plain", "50%는 -다로 끝나요", "50% of sentences end in -다 ("),
        ("formal", "50%는 -습니다로 끝나요", "50% of sentences end in -습니다 ("),
        ("clipped", "50%는 -음/-함으로 끝나요", "50% of sentences end in -음/-함 ("),
        ("casual", "50%는 반말(-어/-지/-네)로 끝나요", "50% of sentences end in 반말(-어/-지/-네) ("),
        ("noun", "50%는 명사나 토막말로 끝나요", "50% of sentences end in fragments ("),
        ("trailing", "50%는 말끝 흐리기로 끝나요", "50% of sentences end in trailing off ("),
        ("other", "50%는 그 밖의 말로 끝나요", "50% of sentences end in other ("),
    ],
)
def test_an_ending_takes_the_right_particle(ending: str, korean: str, english: str) -> None:
    assert korean in card_summary(ending_in(ending), KOREAN)[0]
    assert english in card_summary(ending_in(ending), ENGLISH)[0]


def test_a_second_ending_is_told_only_if_it_is_common() -> None:
    assert card_summary(ending_in("plain", "noun"), KOREAN)[0].startswith(
        "문장의 50%는 -다로, 50%는 명사나 토막말로 끝나요("
    )
    assert "noun" not in card_summary(ending_in("plain", "noun", share=0.09), KOREAN)[0]
    assert "토막말" not in card_summary(ending_in("plain", "noun", share=0.09), KOREAN)[0]
    assert "-다" in card_summary(ending_in("other", "plain"), KOREAN)[0]


@pytest.mark.parametrize(
    ("me", "called"),
    [("저", "‘저’라고"), ("나", "‘나’라고"), ("본인", "‘본인’이라고"), ("필자", "‘필자’라고"), ("I", "‘I’라고")],
)
def test_a_word_for_oneself_takes_the_right_particle(me: str, called: str) -> None:
    told = replace(card("plain"), profile=replace(card("plain").profile, selves=((me, 1.0),)))
    assert f"자신을 {called} 불러요." in card_summary(told, KOREAN)


def test_openers_are_told_only_if_they_are_common() -> None:
    profile = replace(card("plain").profile, openers=(("그래서", 4.0), ("하지만", 1.2)))
    told = "".join(card_summary(replace(card("plain"), profile=profile), KOREAN))
    assert "‘그래서’ 같은 말로" in told
    assert "하지만" not in told


@pytest.mark.parametrize("name", HABITS)
@pytest.mark.parametrize("words", [KOREAN, ENGLISH], ids=["ko", "en"])
def test_every_habit_can_be_told(name: str, words: Wording) -> None:
    for line in card_summary(with_habits(Habit(name, 0.5, 1.0, 2.0)), words):
        assert "50%" in line or "자주" not in line
    assert not any("12%" in line for line in card_summary(with_habits(Habit(name, 0.12, 1.0, 2.0)), words))


def test_only_what_half_of_the_posts_have_is_called_often_there() -> None:
    some = with_habits(Habit("dots", 0.6, 1.0, 2.0, ("...",)), Habit("laugh", 0.25, 1.0, 2.0, ("ㅋㅋ",)))
    told = "말줄임 ... (글의 60%). 가끔은 이런 것도 써요: 웃음(ㅋㅋ·ㅎㅎ) ㅋㅋ (글의 25%)."
    assert f"이런 걸 자주 써요: {told}" in card_summary(some, KOREAN)
    rare = with_habits(Habit("dots", 0.25, 1.0, 2.0, ("...",)))
    assert "가끔은 이런 것도 써요: 말줄임 ... (글의 25%)." in card_summary(rare, KOREAN)
    assert "Now and then: trailing dots ... (in 25% of posts)." in card_summary(rare, ENGLISH)


def test_who_says_we_nearly_always_is_not_said_to_say_i() -> None:
    profile = replace(card("plain").profile, selves=(("우리", 0.8), ("나", 0.2)))
    assert "‘나’" not in "".join(card_summary(replace(card("plain"), profile=profile), KOREAN))


def test_a_farewell_is_told_where_there_is_no_greeting() -> None:
    profile = replace(card("chatty").profile, greetings=())
    told = "".join(card_summary(replace(card("chatty"), profile=profile), KOREAN))
    assert "글을 “그럼 오늘도 좋은 하루 보내세요~” 같은 말로 끝낼 때가 많아요." in told
