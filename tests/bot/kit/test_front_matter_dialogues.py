"""The file of a draft for somebody whose posts are files with front matter."""

from dataclasses import replace

import pytest

from bot.kit.beside.headed import own_block, title_of, without_our_head
from bot.kit.beside.label import without_label
from bot.model import File
from tests.support.people import Person, Shown, Stage
from tests.support.posts import CHATTY

HEAD = """---
layout: post
title:  "{title}"
date:   2026-11-{day:02} 21:30:00 +0900
tags: [일상, 산책]
thumbnail: /img/{day}.png
draft: false
---"""
BLOCK = """---
layout: post
title:  "비: 온 날"
date:   2026-11-24 {clock} +0900
tags: []
thumbnail:
draft: true
---

"""


async def blogger(stage: Stage, head: str = HEAD) -> Person:
    stage.shelf.blogs["https://kong.example"] = [
        replace(post, key=f"_posts/2026-11-{n:02}-walk-{n}.md", head=head.format(title=post.title, day=n))
        for n, post in enumerate(CHATTY, 1)
    ]
    return await stage.blogger()


def file(shown: Shown) -> tuple[str, str]:
    assert shown.file
    return shown.file.name, shown.file.data.decode()


async def test_it_leaves_with_front_matter_as_in_their_posts_and_a_name_in_their_pattern(stage: Stage) -> None:
    ann = await blogger(stage)
    stage.writer.will("# 비: 온 날\n\n집에 있었어요.")
    name, text = file(await ann.says("/write 비 온 날"))
    block, _, body = text.partition("\n\n")
    assert name == "2026-11-24-비-온-날.md"
    assert block.split("\n")[:3] == ["---", "layout: post", 'title:  "비: 온 날"']
    assert block.split("\n")[3].startswith("date:   2026-11-24 ")
    assert block.split("\n")[3].endswith(" +0900")
    assert block.split("\n")[5:] == ["thumbnail:", "draft: true", "---"]
    assert body == "집에 있었어요.\n"


async def test_what_is_shown_is_the_draft_alone(stage: Stage) -> None:
    ann = await blogger(stage)
    stage.writer.will("# 비: 온 날\n\n집에 있었어요.")
    assert (await ann.says("/write 비 온 날")).text == "# 비: 온 날\n\n집에 있었어요."


async def test_the_line_about_what_was_given_stands_below_the_front_matter(stage: Stage) -> None:
    ann = await blogger(stage)
    stage.writer.will("# 카페\n\n좋았어요.")
    _, text = file(await ann.says("/write 카페\n협찬 받음"))
    assert text.partition("---\n\n")[2] == "이 글은 협찬을 받아 썼어요.\n\n좋았어요.\n"


async def test_the_label_is_one_more_key_and_comes_off_when_the_file_comes_back(stage: Stage) -> None:
    ann = await blogger(stage)
    stage.studio.files.label = "meta"
    stage.writer.will("# 비: 온 날\n\n집에 있었어요.", "# 비")
    shown = await ann.says("/write 비 온 날")
    name, text = file(shown)
    assert "draft: true\nai_assisted: true\n---\n" in text
    await ann.says("", reply_to=shown, files=[File(name, text.encode())])
    assert stage.writer.prompts[-1].turns[-1].request.endswith("# 비: 온 날\n\n집에 있었어요.\n")


async def test_an_outline_is_nobody_s_text_but_their_own_and_has_no_label(stage: Stage) -> None:
    ann = await blogger(stage)
    stage.writer.host = ""
    stage.hires()
    stage.studio.files.label = "line"
    _, text = file(await ann.says("/write 비 온 날"))
    assert "AI" not in text


async def test_posts_that_had_the_label_do_not_make_it_a_habit(stage: Stage) -> None:
    ann = await blogger(stage, HEAD.replace("draft: false", "draft: false\nai_assisted: true"))
    _, text = file(await ann.says("/write 비 온 날"))
    assert "ai_assisted" not in text


async def test_without_front_matter_the_file_is_the_text_and_has_no_label(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.studio.files.label = "meta"
    stage.writer.will("# 비\n\n집에 있었어요.")
    assert file(await ann.says("/write 비 온 날")) == ("비-온-날-1.md", "# 비\n\n집에 있었어요.\n")


@pytest.mark.parametrize(
    "text", ["글만 있어요.\n", "---\ntitle: 남의 글\n---\n\n글\n", "---\n글\n", "+++\na = 1\n+++\n글"]
)
def test_a_file_of_somebody_else_comes_back_as_it_is(text: str) -> None:
    assert without_label(text) == without_our_head(text) == text


def test_the_title_of_a_text_is_its_first_heading() -> None:
    assert title_of("# 첫눈 #\n\n왔다.\n") == "첫눈"
    assert title_of("## 첫눈\n\n왔다.\n") == title_of("왔다.\n\n# 첫눈\n") == ""


def test_a_title_in_front_matter_of_ours_comes_back_as_a_heading() -> None:
    assert without_our_head('---\ntitle: "첫눈"\nai_assisted: true\n---\n\n왔다.\n') == "# 첫눈\n\n왔다.\n"


def test_front_matter_that_the_model_wrote_is_labelled_and_without_it_there_is_none() -> None:
    text = "---\ntitle: 비\n---\n# 비\n"
    assert own_block(text, ai_assisted=True) == "---\nai_assisted: true\ntitle: 비\n---"
    assert own_block(text, ai_assisted=False) == own_block("# 비\n", ai_assisted=True) == ""
