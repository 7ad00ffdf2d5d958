"""Files that came along are fetched once they are wanted, and not before."""

import asyncio

from bot.model import File
from tests.support.people import Stage
from tests.support.posts import PLAIN

MEMO = File("메모.txt", "우산을 샀다".encode())
POSTS = [File(f"{post.title}.md", post.markdown.encode()) for post in PLAIN]


async def test_files_to_learn_from_are_fetched_once_each(stage: Stage) -> None:
    await stage.person("ann").says("", files=POSTS)
    assert sorted(stage.fetched) == sorted(file.name for file in POSTS)


async def test_files_of_somebody_who_speaks_to_others_are_not_fetched(stage: Stage) -> None:
    ann = await stage.blogger()
    group = stage.room("telegram group", threads=False)
    await ann.mutters("", room=group, files=[MEMO], addressed=False)
    await ann.mutters("이거 봐", room=group, files=[MEMO], addressed=False)
    assert stage.fetched == []


async def test_files_are_not_fetched_while_something_else_is_being_done(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.hold = asyncio.Event()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(ann.says("/write 제주"))
        await stage.writer.asked(1)
        for words in ("", "/learn", "/write 부산"):
            assert "쓰고 있어요" in (await ann.says(words, files=[MEMO])).text
        stage.writer.hold.set()
    assert stage.fetched == []


async def test_a_file_that_cannot_be_had_is_told_and_the_others_are_learned_from(stage: Stage) -> None:
    ann = stage.person("ann")
    assert "huge.zip" in (await ann.says("", unread=["huge.zip", "larger.zip"])).text
    assert "배운 글" in (await ann.says("", files=POSTS, unread=["huge.zip"])).text


async def test_notes_that_cannot_be_had_are_told_before_anything_is_written(stage: Stage) -> None:
    ann = await stage.blogger()
    assert "메모.txt" in (await ann.says("/write 제주", unread=["메모.txt"])).text
    assert stage.writer.prompts == []
