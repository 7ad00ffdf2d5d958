"""Files that came along are fetched once they are wanted, and not before."""

import asyncio

from bot.model import File
from bot.wording import words_in
from tests.support.people import Stage
from tests.support.posts import CHATTY, PLAIN

KO = words_in("ko")
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
    slow = stage.writer.hold = asyncio.Event()
    stage.shelf.blogs["https://slow.example"] = [*CHATTY, slow]
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(ann.says("/write 제주"))
        tasks.create_task(ann.says("/register-blog https://slow.example"))
        await stage.writer.asked(1)
        await stage.sees(KO.reading(8, 9))
        for words in ("", "/learn", "/write 부산"):
            shown = await ann.says(words, files=[MEMO])
            assert shown.text == (KO.waits_for_draft() if words == "/write 부산" else KO.waits_for_reading())
        assert stage.fetched == []
        slow.set()


async def test_a_file_that_cannot_be_had_is_told_and_the_others_are_learned_from(stage: Stage) -> None:
    ann = stage.person("ann")
    assert "huge.zip" in (await ann.says("", unread=["huge.zip", "larger.zip"])).text
    assert "배운 글" in (await ann.says("", files=POSTS, unread=["huge.zip"])).text


async def test_notes_that_cannot_be_had_are_told_before_anything_is_written(stage: Stage) -> None:
    ann = await stage.blogger()
    assert "메모.txt" in (await ann.says("/write 제주", unread=["메모.txt"])).text
    assert stage.writer.prompts == []
