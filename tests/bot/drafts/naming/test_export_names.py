"""Titles and tags of a draft that leaves."""

from collections.abc import Sequence
from dataclasses import replace

from bot.drafts.model_errors import Busy
from bot.model import Post
from tests.support.people import Person, Stage
from tests.support.posts import CHATTY

ANSWER = """제목: 비 온 날 산책
제목: [속보] 비
제목: 우산 없이 걸은 날
제목: 아주 아주 아주 아주 아주 아주 아주 아주 긴 제목
태그: 비, 우산, 산책, 장마"""
TITLES = ("비 오는 아침", "한강에서 걸은 날", "동네 빵집 산책", "오랜만에 등산", "겨울 바다 여행")


def with_habits(posts: Sequence[Post], tags: tuple[str, ...]) -> list[Post]:
    return [replace(post, title=TITLES[n % len(TITLES)], tags=tags) for n, post in enumerate(posts)]


async def blogger(stage: Stage, tags: tuple[str, ...] = ("일상", "서울")) -> Person:
    stage.shelf.blogs["https://kong.example"] = [*with_habits(CHATTY, tags)]
    stage.names_drafts()
    return await stage.blogger()


async def test_titles_in_their_manner_and_tags_by_their_habit_are_asked_for_only_on_the_way_out(stage: Stage) -> None:
    ann = await blogger(stage)
    stage.writer.will("# 비: 온 날!\n\n왔어요.", ANSWER)
    draft = await ann.says("/write 비 온 날")
    assert len(stage.writer.prompts) == 1
    offered = await ann.says("/export", reply_to=draft)
    assert len(stage.writer.prompts) == 2
    assert "비 온 날 산책" in offered.text
    assert "우산 없이 걸은 날" in offered.text
    assert "[속보]" not in offered.text
    assert "아주 아주" not in offered.text
    assert "#일상 #서울" in offered.text
    assert "#장마" not in offered.text


async def test_the_turn_goes_on_from_the_bytes_that_made_the_draft(stage: Stage) -> None:
    ann = await blogger(stage)
    draft = await ann.says("/write 비 온 날")
    await ann.says("/export", reply_to=draft)
    made, named = (prompt.messages for prompt in stage.writer.prompts)
    assert named[: len(made)] == made


async def test_where_the_model_fails_the_title_of_the_text_leaves(stage: Stage) -> None:
    ann = await blogger(stage)
    stage.writer.will("# 비 온 날 산책\n\n왔어요.", [Busy("api.example")])
    draft = await ann.says("/write 비 온 날")
    assert "비 온 날 산책" in (await ann.says("/export", reply_to=draft)).text


async def test_who_uses_no_tags_gets_none(stage: Stage) -> None:
    ann = await blogger(stage, ())
    stage.writer.will("# 비 온 날 산책\n\n왔어요.", ANSWER)
    draft = await ann.says("/write 비 온 날")
    assert "#" not in (await ann.says("/export", reply_to=draft)).text


async def test_what_leaves_has_the_disclosure_of_the_draft_first(stage: Stage) -> None:
    ann = await blogger(stage)
    draft = await ann.says("/write 카페\n협찬 받음")
    file = (await ann.says("/export markdown", reply_to=draft)).file
    assert file
    assert file.data.decode().startswith("이 글은 협찬을 받아 썼어요.")


async def test_the_model_is_asked_once_however_many_forms_are_taken(stage: Stage) -> None:
    ann = await blogger(stage)
    stage.writer.will("# 비\n\n왔어요.", ANSWER)
    draft = await ann.says("/write 비 온 날")
    for form in ("", " naver", " pieces", " markdown"):
        await ann.says(f"/export{form}", reply_to=draft)
    assert len(stage.writer.prompts) == 2


async def test_without_a_model_the_topic_is_put_their_way(stage: Stage) -> None:
    ann = await blogger(stage)
    stage.writer.host = ""
    stage.hires()
    stage.writer.will("비가 왔다\n\n- 우산")
    draft = await ann.says("/write 비 온 날 산책!!")
    offered = await ann.says("/export", reply_to=draft)
    assert "비 온 날 산책" in offered.text
    assert "산책!!" not in offered.text
