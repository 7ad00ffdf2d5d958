"""A voice as its owner would show it to a friend: in Korean, English and Japanese, whatever the posts are in."""

import re
from dataclasses import replace

import pytest

from bot.card.card_summary import card_summary
from bot.card.portrait_text import voice_in_brief
from bot.wording import Wording, words_in
from styles import StyleCard
from styles.languages.measure_names import value_text
from styles.learning.shown.rows import Unit
from styles.model import Habit, Standing
from tests.support.authors import AUTHORS, card

KO, EN, JA = words_in("ko"), words_in("en"), words_in("ja")


def with_standings(author: str, *standings: Standing) -> StyleCard:
    return replace(card(author), standings=standings)


def rows(words: Wording, *standings: Standing, author: str = "plain") -> list[str]:
    return voice_in_brief(with_standings(author, *standings), words)[2].split("\n")


@pytest.mark.parametrize("author", AUTHORS)
@pytest.mark.parametrize("words", [KO, EN, JA], ids=["ko", "en", "ja"])
def test_every_voice_is_summed_up_in_one_plain_sentence(author: str, words: Wording) -> None:
    verdict, _, told = voice_in_brief(card(author), words)
    assert re.fullmatch(r"\*\*[^*\n]{10,120}[.。]\*\*", verdict)
    assert not re.search(r"None|\(\)|  |, ,|‘’|\{|gram|tag ", verdict + told)


@pytest.mark.parametrize(
    ("standing", "korean", "english"),
    [
        (
            Standing("way 하였|했", 0.27, 0.06, 96),
            "- ‘하였’으로 적어요 · 27%, 보통 6%",
            "- You write ‘하였’ · 27%, usually 6%",
        ),
        (
            Standing("end polite", 0.98, 0.21, 97),
            "- -요로 끝나는 문장이 많아요 · 문장의 98%, 보통 21%",
            "- You often end sentences in -요 · 98% of sentences, usually 21%",
        ),
        (
            Standing("final -더라고요", 0.04, 0.003, 97),
            "- ‘-더라고요’로 끝나는 문장이 많아요 · 문장의 4%, 보통 0.3%",
            "- You often end sentences in -더라고요 · 4% of sentences, usually 0.3%",
        ),
        (
            Standing("opens 근데", 0.03, 0.0, 97),
            "- ‘근데’로 시작하는 문장이 많아요 · 문장의 3%, 보통 0%",
            "- You often open sentences with ‘근데’ · 3% of sentences, usually 0%",
        ),
        (
            Standing("word 정말/MAG", 3.2, 1.1, 95),
            "- ‘정말’을 자주 써요 · 1,000단어에 3.2번, 보통 1.1번",
            "- You often say ‘정말’ · 3.2 in 1,000 words and particles, usually 1.1",
        ),
        (
            Standing("exclamation", 0.4, 4.0, 5),
            "- 느낌표가 적어요 · 1,500자에 0.4번, 보통 4번",
            "- Less than most: exclamation marks · 0.4 in 1,500 characters, usually 4",
        ),
        (
            Standing("sentence", 21.4, 38.0, 8),
            "- 문장이 짧아요 · 평균 21자, 보통 38자",
            "- Your sentences are short · 21 characters on average, usually 38 characters",
        ),
        (
            Standing("one-line paragraphs", 0.5, 0.2, 92),
            "- 한 문장짜리 단락이 많아요 · 단락의 50%, 보통 20%",
            None,
        ),
        (
            Standing("gloss", 3.0, 0.0, 97),
            "- 한글(영어) 병기가 많아요 · 1,500자에 3번, 보통 0번",
            None,
        ),
    ],
)
def test_a_row_says_what_it_means_and_in_what_it_is_counted(
    standing: Standing, korean: str, english: str | None
) -> None:
    assert rows(KO, standing) == [korean]
    assert english is None or rows(EN, standing) == [english]


@pytest.mark.parametrize("words", [KO, EN, JA], ids=["ko", "en", "ja"])
def test_how_often_sentences_end_so_is_one_number_in_the_whole_card(words: Wording) -> None:
    commonest = card("plain").profile.endings[0]
    [row] = rows(words, Standing(f"end {commonest.ending}", commonest.share - 0.04, 0.21, 97))
    share = value_text(f"end {commonest.ending}", commonest.share)
    assert share in row
    assert share in card_summary(card("plain"), words)[0]


@pytest.mark.parametrize(
    ("standing", "japanese"),
    [
        (Standing("word やはり/副詞", 3.2, 1.1, 97), "- 「やはり」をよく使います · 1,000語に3.2回、ふつうは1.1回"),
        (Standing("exclamation", 0.4, 4.0, 5), "- ！が少なめです · 1,500字に0.4回、ふつうは4回"),
        (Standing("sentence", 21.4, 38.0, 8), "- 一文が短めです · 平均18字、ふつうは38字"),
        (Standing("end polite", 0.9, 0.3, 95), "- 「です・ます」で終わる文が多めです · 文の100%、ふつうは30%"),
        (Standing("one-line paragraphs", 0.5, 0.2, 92), "- 一文だけの段落が多めです · 段落の50%、ふつうは20%"),
    ],
)
def test_a_row_of_a_japanese_voice_is_told_in_japanese(standing: Standing, japanese: str) -> None:
    assert rows(JA, standing, author="japanese") == [japanese]


@pytest.mark.parametrize(
    ("endings", "by_post", "never", "japanese"),
    [
        (["です・ます"], False, "", "長い文を「です・ます」で結び、絵文字をよく使う文章です。"),
        (
            ["敬体", "常体"],
            False,
            "太字",
            "長い文を「敬体」と「常体」を混ぜて結び、絵文字をよく使い、太字を使わない文章です。",
        ),
        (["敬体", "常体"], True, "", "長い文を記事によって「敬体」か「常体」で結び、絵文字をよく使う文章です。"),
        ([], False, "", "長い文を書き、絵文字をよく使う文章です。"),
    ],
)
def test_the_verdict_is_one_japanese_sentence(endings: list[str], by_post: bool, never: str, japanese: str) -> None:
    assert JA.verdict(endings, by_post, "long", "絵文字", never) == japanese


def test_sentences_of_english_posts_are_counted_in_words() -> None:
    [row] = rows(KO, Standing("sentence", 12.0, 20.0, 8), author="english")
    assert row == "- 문장이 짧아요 · 평균 10단어, 보통 20단어"


@pytest.mark.parametrize(
    ("endings", "by_post", "rhythm", "habit", "never", "korean", "english"),
    [
        (
            ["-요"],
            False,
            "short",
            "‘ㅎㅎ’",
            "",
            "문장이 짧고 -요로 끝나고, ‘ㅎㅎ’를 자주 쓰는 글이에요.",
            "You write short sentences, end them in -요 and often use ‘ㅎㅎ’.",
        ),
        (
            ["-다"],
            False,
            "",
            "",
            "이모지",
            "문장이 -다로 끝나고, 이모지는 쓰지 않는 글이에요.",
            "You end sentences in -다 and never use 이모지.",
        ),
        (
            ["-다", "-요"],
            True,
            "",
            "",
            "",
            "문장이 글에 따라 -다로도 -요로도 끝나는 글이에요.",
            "You end sentences in -다 in some posts and in -요 in others.",
        ),
        (
            ["-습니다", "-요"],
            False,
            "",
            "느낌표",
            "",
            "문장이 -습니다로도 -요로도 끝나고, 느낌표를 자주 쓰는 글이에요.",
            "You mix -습니다 and -요 and often use 느낌표.",
        ),
        ([], False, "long", "", "", "문장을 길게 쓰는 글이에요.", "You write long sentences."),
        (
            [],
            False,
            "",
            "",
            "",
            "아직 한마디로 말할 만큼 뚜렷한 버릇은 없어요.",
            "No habit stands out enough yet to sum up your voice.",
        ),
    ],
)
def test_the_verdict_says_only_what_there_is(
    endings: list[str], by_post: bool, rhythm: str, habit: str, never: str, korean: str, english: str
) -> None:
    for words, said in ((KO, korean), (EN, english)):
        assert (
            words.verdict(endings, by_post, "short" if rhythm == "short" else "long" if rhythm else "", habit, never)
            == said
        )


def test_what_stands_out_is_called_by_its_form_where_it_has_one() -> None:
    laughing = replace(card("plain").profile, habits=(Habit("laugh", 0.9, 3.0, 5.0, ("ㅋㅋㅋ",)),))
    verdict = voice_in_brief(replace(card("plain"), profile=laughing), KO)[0]
    assert "‘ㅋㅋㅋ’를 자주 쓰는" in verdict


@pytest.mark.parametrize(
    ("unit", "name", "said"),
    [
        ("screen", "웃음(ㅋㅋ·ㅎㅎ)", "웃음(ㅋㅋ·ㅎㅎ)이 많아요"),
        ("screen", "점 두 개(..)", "점 두 개(..)가 많아요"),
        ("thousand", "several", "‘several’ 표현을 자주 써요"),
        ("thousand", "굉장히", "‘굉장히’를 자주 써요"),
        ("openings", "But", "‘But’ 표현으로 시작하는 문장이 많아요"),
    ],
)
def test_particles_follow_what_is_heard(unit: Unit, name: str, said: str) -> None:
    assert KO.row(unit, name, "3", "1", True).startswith(said)


def test_every_unit_can_be_said() -> None:
    units: tuple[Unit, ...] = Unit.__args__  # type: ignore[attr-defined]
    for words in (KO, EN, JA):
        for unit in units:
            for more in (True, False):
                assert re.search(
                    r"\w.* · .*3.*(?:, 보통 |, usually |、ふつうは)1", words.row(unit, "이름", "3", "1", more)
                )
