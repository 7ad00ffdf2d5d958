"""Taking one's voice along as a file."""

import pytest
import yaml

from bot.card.card_requests import AddRule, TakeAlong, parse_card_request
from bot.wording import words_in
from styles.notes.replaced import fingerprint_of
from tests.support.people import Stage
from tests.support.travels import notes_of, number_of, travel

KO = words_in("ko")
TRAVELS = "https://travels.example"


@pytest.mark.parametrize(
    "said",
    [
        "파일",
        "파일로 받기",
        "파일로 줘",
        "말투를 파일로 보내 줘",
        "마크다운으로 줘",
        "file",
        "as a file",
        "send it as a file",
        "export file",
    ],
)
def test_what_people_say_to_have_it_as_a_file(said: str) -> None:
    assert parse_card_request(said) == TakeAlong()


@pytest.mark.parametrize("said", ["파일 이름은 영어로 적어 줘", "마크다운 기호는 쓰지 마", "don't mention file names"])
def test_a_rule_about_files_stays_a_rule(said: str) -> None:
    assert isinstance(parse_card_request(said), AddRule)


async def test_a_word_behind_style_gives_the_card_as_a_skill(stage: Stage) -> None:
    ann = await stage.blogger()
    shown = await ann.says("/style 파일")
    assert shown.file
    assert shown.file.name == "SKILL.md"
    skill = shown.file.data.decode()
    assert yaml.safe_load(skill.split("---\n")[1])["name"] == "kong-voice"
    assert "`kong-voice` 폴더" in shown.text
    assert "- 이모지" not in skill


async def test_the_button_below_a_card_gives_it_with_the_rules_of_ones_own(stage: Stage) -> None:
    ann = await stage.blogger()
    card = await ann.says("/style")
    await ann.says("감탄사는 빼 줘", reply_to=card)
    shown = await ann.presses(card, "파일로 받기")
    assert shown.file
    assert "- 감탄사는 빼 줘" in shown.file.data.decode()


async def test_among_others_it_is_sent_to_its_owner_alone(stage: Stage) -> None:
    ann = stage.person("ann")
    square = stage.room("square")
    learned = await ann.says("/register-blog https://kong.example", room=square)
    told = await ann.says("파일", reply_to=learned)
    assert told.file is None
    assert stage.room("ann", private=True).answers[-1].file


async def test_nobody_else_is_given_it(stage: Stage) -> None:
    ann, ben = stage.person("ann"), stage.person("ben")
    learned = await ann.says("/register-blog https://kong.example", room=stage.room("square"))
    refused = await ben.says("파일", reply_to=learned)
    assert refused.text == KO.not_your_card()
    assert refused.file is None


async def test_whole_posts_stand_beside_a_models_notes_where_it_made_some(stage: Stage) -> None:
    stage.shelf.blogs[TRAVELS] = [travel(number) for number in range(1, 5)]
    ann = await stage.blogger("ann", TRAVELS)
    [blog] = await stage.store.blogs.blogs(ann.id)
    version = await stage.store.cards.version(blog)
    assert version
    first = version.card.demonstrations[0]
    await stage.store.notes.keep_notes(blog, fingerprint_of(first), notes_of(number_of(first.title)), stage._now())
    shown = await ann.says("/style file")
    assert shown.file
    assert "- " + "\n- ".join(notes_of(number_of(first.title))) in shown.file.data.decode()
    assert "글 3편이 그대로" in shown.text
