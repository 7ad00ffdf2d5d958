"""Posts that are pasted into the chat, in as many messages as it takes."""

import asyncio

import pytest

from bot.dialogue.pasting import posts
from bot.wording import words_in
from tests.support.people import Stage
from tests.support.posts import CHATTY

KO = words_in("ko")
TEXTS = [f"{post.title}\n\n{post.markdown}" for post in CHATTY]


async def test_posts_are_pasted_one_by_one_until_the_person_says_that_was_all(stage: Stage) -> None:
    ann = stage.person("ann")
    asked = await ann.says("/learn")
    assert "붙여 넣어 주세요" in asked.text
    for number, text in enumerate(TEXTS, 1):
        assert f"지금까지 {number}편" in (await ann.says(text)).text
    learned = await ann.says("끝")
    assert "배운 글 8편" in learned.text
    assert "본인이 쓴 글로 등록했어요" in learned.text
    [blog] = await stage.store.blogs.blogs(ann.id)
    assert {post.title for post in await stage.store.blogs.posts(blog)} == {post.title for post in CHATTY}
    assert "# " in (await ann.says("/write 소풍")).text


async def test_one_message_may_hold_several_posts_with_a_line_between_them(stage: Stage) -> None:
    ann = stage.person("ann")
    await ann.says("/learn")
    await ann.says("\n---\n".join(TEXTS[:4]))
    shown = await ann.says("\n=====\n".join(TEXTS[4:]))
    assert "지금까지 8편" in shown.text
    assert shown.labels == ["끝", "취소"]
    assert "배운 글 8편" in (await ann.presses(shown, "끝")).text


async def test_what_was_pasted_outlives_a_restart(stage: Stage) -> None:
    ann = stage.person("ann")
    await ann.says("/learn")
    await ann.says(TEXTS[0])
    async with stage.restarted():
        for text in TEXTS[1:]:
            await ann.says(text)
        assert "배운 글 8편" in (await ann.says("끝!")).text


async def test_cancelling_deletes_what_was_pasted_and_words_are_words_again(stage: Stage) -> None:
    ann = await stage.blogger()
    await ann.says("/write 소풍")
    await ann.says("/learn")
    await ann.says(TEXTS[0])
    assert "지웠어요" in (await ann.says("취소")).text
    assert "# " in (await ann.says("더 짧게")).text


async def test_the_command_that_cancels_stops_the_pasting_too(stage: Stage) -> None:
    ann = stage.person("ann")
    await ann.says("/learn")
    await ann.says(TEXTS[0])
    assert "지웠어요" in (await ann.says("/cancel")).text
    assert "붙여 넣은 글이 없어요" not in (await ann.says("끝")).text
    assert (await ann.says("/cancel")).text == KO.nothing_to_stop()


async def test_the_command_that_cancels_stops_what_is_being_done_before_it_stops_the_pasting(stage: Stage) -> None:
    ann = await stage.blogger()
    waits = asyncio.Event()
    stage.writer.will(["비가 ", waits])
    await ann.says("/learn")
    await ann.says(TEXTS[0])
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(ann.says("/write 소풍"))
        await stage.sees("비가")
        await ann.mutters("/cancel")
    assert "지금까지 2편" in (await ann.says(TEXTS[1])).text


async def test_what_was_pasted_is_learned_from_while_something_is_written(stage: Stage) -> None:
    ann = await stage.blogger()
    waits = asyncio.Event()
    stage.writer.will(["비가 ", waits])
    await ann.says("/learn")
    await ann.says("\n---\n".join(TEXTS))
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(ann.says("/write 소풍"))
        await stage.sees("비가")
        assert "배운 글 8편" in (await ann.says("끝")).text
        waits.set()


async def test_more_can_be_pasted_where_it_was_too_little_to_learn_from(stage: Stage) -> None:
    ann = stage.person("ann")
    await ann.says("/learn")
    await ann.says("짧다.")
    assert "배울 만한 글이 없어요" in (await ann.says("끝")).text
    await ann.says("\n---\n".join(TEXTS))
    assert "배운 글 8편" in (await ann.says("끝")).text


async def test_commands_and_replies_still_work_while_something_is_pasted(stage: Stage) -> None:
    ann = await stage.blogger()
    draft = await ann.says("/write 소풍")
    await ann.says("/learn")
    await ann.says(TEXTS[0])
    assert "# " in (await ann.says("더 짧게", reply_to=draft)).text
    assert "kong" in (await ann.says("/blogs")).text
    assert "지금까지 2편" in (await ann.says(TEXTS[1])).text


async def test_an_end_without_a_beginning_is_just_a_word(stage: Stage) -> None:
    shown = await stage.person("ann").says("끝")
    assert "지금까지" not in shown.text


async def test_nothing_pasted_is_said(stage: Stage) -> None:
    ann = stage.person("ann")
    await ann.says("/learn")
    assert "붙여 넣은 글이 없어요" in (await ann.says("끝")).text


async def test_in_company_nothing_is_pasted(stage: Stage) -> None:
    ann = await stage.blogger()
    room = stage.room("town")
    assert "1:1 대화에서" in (await ann.says("/learn", room=room)).text
    before = len(stage.answers)
    await ann.mutters(TEXTS[0], room=room, addressed=False)
    assert not any("지금까지" in answer.text for answer in stage.answers[before:])


async def test_more_than_fits_is_refused_and_what_came_before_stays(stage: Stage) -> None:
    ann = stage.person("ann")
    await ann.says("/learn")
    await ann.says("\n---\n".join(TEXTS))
    assert "더는 받을 수 없어요" in (await ann.says("가" * 2_000_000)).text
    assert "배운 글 8편" in (await ann.says("끝")).text


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (["제목\n\n본문이에요."], [("제목", "본문이에요.")]),
        (["첫 줄이 문장이에요.\n둘째 줄"], [("첫 줄이 문장이에요.", "첫 줄이 문장이에요.\n둘째 줄")]),
        (["한 줄씩", "보내는", "사람"], [("한 줄씩", "보내는\n사람")]),
        (["가\n" * 1800, "이어지는 글\n끝"], [("가", ("가\n" * 1799) + "\n이어지는 글\n끝")]),
        (["a\nb", "c\nd"], [("a", "b"), ("c", "d")]),
        (["---\n\n---"], []),
        (["../../etc/passwd\n\n본문"], [(".. .. etc passwd", "본문")]),
        (["///"], [("글", "///")]),
    ],
    ids=["titled", "no title", "line by line", "cut by the app", "two", "empty", "a path", "no letters"],
)
def test_posts_are_told_apart(pieces: list[str], expected: list[tuple[str, str]]) -> None:
    found = [(file.name.removesuffix(".txt"), file.data.decode()) for file in posts(pieces, KO)]
    assert found == expected
