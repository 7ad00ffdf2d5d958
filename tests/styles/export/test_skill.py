"""A card as a file for other tools: what they read first, and that nothing in it breaks out of its place."""

import json
import re
from dataclasses import replace

import pytest
import yaml

from styles import StyleCard, learn, whole_posts
from styles.export.skill import SHOWN, as_skill, skill_name, whole_posts_in
from styles.model import Demonstration, Passage
from tests.styles.notes.cards import card_in
from tests.support.travels import travel


@pytest.fixture(scope="module")
def traveller() -> StyleCard:
    return learn([travel(number) for number in range(1, 6)])


def front_matter(skill: str) -> dict[str, str]:
    _, head, _ = skill.split("---\n", 2)
    told: dict[str, str] = yaml.safe_load(head)
    return told


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("kong", "kong-voice"),
        ("Kong's  Dev—Log!", "kong-s-dev-log-voice"),
        ("콩이네 일기", "blog-7-voice"),
        ("콩이네 2024", "blog-7-voice"),
        ("", "blog-7-voice"),
        ("a" * 200, "a" * 58 + "-voice"),
    ],
)
def test_a_skill_is_called_as_its_format_allows(title: str, name: str) -> None:
    assert skill_name(title, 7) == name
    assert len(name) <= 64
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", name)


@pytest.mark.parametrize("title", ["kong", '콩이네: "일기" #1 & <b>more</b>\n---\nname: evil', "x" * 5_000, "{{}}'"])
def test_its_front_matter_says_name_and_description_whatever_the_title_is(traveller: StyleCard, title: str) -> None:
    told = front_matter(as_skill(traveller, title, skill_name(title, 7)))
    assert set(told) == {"name", "description"}
    assert told["name"] == skill_name(title, 7)
    assert 0 < len(told["description"]) <= 1024
    assert not set("<>\n") & set(told["description"])


def test_it_holds_rules_profile_and_three_whole_posts_beside_their_notes(traveller: StyleCard) -> None:
    skill = as_skill(replace(traveller, rules=("이모지는 빼기",)), "kong", "kong-voice")
    assert "## 쓰는 법" in skill
    assert "## 이 사람의 버릇" in skill
    assert "- 이모지는 빼기" in skill
    assert skill.count("\n````markdown\n") == SHOWN == whole_posts_in(traveller)
    for each in traveller.demonstrations[:SHOWN]:
        assert f"# {each.title}\n\n{each.text}" in skill
        assert f"- {each.notes[0]}" in skill
    assert traveller.demonstrations[SHOWN].text not in skill


def test_where_no_post_can_be_shown_whole_there_are_passages(traveller: StyleCard) -> None:
    bare = replace(traveller, demonstrations=(), passages=(Passage("비가 왔다.", "비", True, True),))
    skill = as_skill(bare, "kong", "kong-voice")
    assert "````markdown\n비가 왔다.\n````" in skill
    assert whole_posts_in(bare) == 0


def test_code_in_a_post_does_not_end_the_block_it_stands_in() -> None:
    post = Demonstration("코드", ("코드 보기",), "`````python\nprint()\n`````\n\n끝.")
    skill = as_skill(card_in("ko", post), "kong", "kong-voice")
    assert "``````markdown\n# 코드\n\n`````python\nprint()\n`````\n\n끝.\n``````" in skill


@pytest.mark.parametrize(("language", "said"), [("en", "Writes in the voice of"), ("ja", "書き手の文体")])
def test_it_is_in_the_language_of_the_posts(language: str, said: str) -> None:
    card = card_in("en" if language == "en" else "ja", Demonstration("a", ("b",), "c"))
    assert said in front_matter(as_skill(card, "kong", "kong-voice"))["description"]


def test_all_posts_that_can_be_shown_are_found_the_first_as_the_card_has_them() -> None:
    posts = [travel(number) for number in range(1, 16)]
    found = whole_posts(posts)
    assert len(found) == 15
    assert found[:12] == learn(posts).demonstrations


def test_the_description_is_json_which_is_yaml(traveller: StyleCard) -> None:
    line = as_skill(traveller, 'a "b" c', "a-voice").split("\n")[2]
    assert '"b"' in json.loads(line.removeprefix("description: "))
