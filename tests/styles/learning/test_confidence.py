"""A card learned from little says so: in its JSON, to the writer, and on the command line."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.voice.__main__ import main
from styles import StyleCard, learn
from styles.model import Confidence
from styles.prompting.card_text import render_card
from styles.prompting.squeeze import squeeze
from styles.reading.tokens import count
from tests.support.authors import Page, card

_SENTENCES = {
    "ko": "아침에 {n}번 버스를 탔다. 창가에 앉아 {n}정거장을 갔다. 비가 조금 왔지만 우산은 펴지 않았다. ",
    "en": "I took bus {n} this morning. It went {n} stops in the rain. I did not open the umbrella. ",
    "ja": "今朝は{n}番のバスに乗った。窓のそばに座って{n}駅を行った。雨が少し降ったが、傘は開かなかった。",
}


def written(posts: int, characters: int, spoken: str = "ko") -> StyleCard:
    """A card learned from `posts` posts of somewhat more than `characters` characters, white space not counted."""
    pages = []
    for post in range(posts):
        text, n = "", 0
        while len("".join(text.split())) < characters:
            n += 1
            text += _SENTENCES[spoken].format(n=100 * post + n)
        pages.append(Page(text, f"{spoken} {post}"))
    return learn(pages)


@pytest.mark.parametrize(
    ("posts", "characters", "grade"),
    [(1, 3_000, "thin"), (4, 1_100, "thin"), (5, 1_000, "fair"), (9, 1_100, "fair"), (10, 1_000, "firm")],
)
def test_a_card_is_graded_by_the_posts_it_was_learned_from(posts: int, characters: int, grade: Confidence) -> None:
    assert written(posts, characters).confidence == grade


@pytest.mark.parametrize(("characters", "grade"), [(120, "thin"), (500, "fair"), (1_000, "firm")])
def test_many_short_posts_are_worth_fewer_long_ones(characters: int, grade: Confidence) -> None:
    assert written(12, characters).confidence == grade


def test_the_grade_is_in_the_json_and_read_back() -> None:
    learned = card("plain")
    stored = json.loads(learned.to_json())
    assert stored["confidence"] == "thin"
    assert StyleCard.from_json(learned.to_json()) == learned


def test_a_card_stored_before_there_were_grades_is_graded_when_read() -> None:
    stored = json.loads(card("plain").to_json())
    del stored["confidence"]
    stored |= {"posts": 40, "characters": 90_000}
    assert StyleCard.from_json(json.dumps(stored)).confidence == "firm"


def test_no_grade_that_was_written_into_the_json_is_believed() -> None:
    stored = json.loads(card("plain").to_json()) | {"confidence": "firm"}
    assert StyleCard.from_json(json.dumps(stored)).confidence == "thin"


@pytest.mark.parametrize(
    ("spoken", "thin", "fair"),
    [
        ("ko", "우연일 수 있습니다", "과장하지 마세요"),
        ("en", "may be chance", "overdo no habit"),
        ("ja", "偶然", "誇張しない"),
    ],
)
def test_the_writer_is_told_in_one_line_of_the_cards_language(spoken: str, thin: str, fair: str) -> None:
    few = written(3, 400, spoken)
    told = {n: render_card(replace(few, posts=n, characters=n * 2_000)).split("\n") for n in (3, 7, 30)}
    assert [line for line in told[3] if thin in line] == told[3][1:2]
    assert [line for line in told[7] if fair in line] == told[7][1:2]
    assert not any(thin in line or fair in line for line in told[30])
    assert all(fact in told[3][1] for fact in ("3", "6,000"))
    assert all(count(told[n][1]) <= 50 for n in (3, 7))


def test_even_the_smallest_card_keeps_the_warning_and_fits() -> None:
    small = squeeze(written(3, 900), 300)
    assert "우연일 수 있습니다" in render_card(small)
    assert count(render_card(small)) <= 300


def test_the_command_line_prints_the_grade(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for n in range(3):
        (tmp_path / f"{n}.md").write_text(_SENTENCES["ko"].format(n=n) * 9, encoding="utf-8")
    assert main(["card", "--json", str(tmp_path)]) == 0
    assert json.loads(capsys.readouterr().out)["confidence"] == "thin"
