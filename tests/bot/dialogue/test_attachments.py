"""Files that came along are fetched once they are wanted, and not before."""

import asyncio

import pytest

from bot.dialogue.attached import UNKNOWN, Attachments, count_files
from bot.errors import TooMuchSent
from bot.model import File
from bot.sent import Attachment
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


@pytest.mark.parametrize("command", ["", "/learn", "/write 제주"])
async def test_what_is_too_much_for_one_message_is_refused_before_any_of_it_is_fetched(
    stage: Stage, command: str
) -> None:
    ann = await stage.blogger()
    many = {f"{n}.txt": 1 for n in range(21)}
    assert (await ann.says(command, large=many)).text == KO.too_many_files(21, 20)
    huge = {f"{n}.txt": 17_000_000 for n in range(3)}
    assert (await ann.says(command, large=huge)).text == KO.too_much_sent(51_000_000, 48_000_000)
    assert "51 MB" in KO.too_much_sent(51_000_000, 48_000_000)
    assert stage.fetched == []
    assert await stage.store.inbox.tasks(ann.id) == []


class Slow:
    """Files that arrive when they are let go, and how many bytes of them are held meanwhile."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.held = self.most = 0
        self.go = asyncio.Event()

    def file(self, name: str, size: int) -> Attachment:
        async def load() -> bytes:
            self.asked.append(name)
            await self.go.wait()
            return b""

        return Attachment(name, size, name, load)

    async def use(self, uploads: Attachments, person: str, *sizes: int) -> None:
        files = [self.file(f"{person} {size}", size) for size in sizes]
        async with uploads.held(person, files):
            self.held += sum(sizes)
            self.most = max(self.most, self.held)
            for _ in range(5):
                await asyncio.sleep(0)
            self.held -= sum(sizes)


async def soon() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


async def test_files_of_one_person_are_fetched_message_by_message() -> None:
    slow, uploads = Slow(), Attachments(100)
    async with asyncio.TaskGroup() as tasks:
        for size in (1, 2, 3):
            tasks.create_task(slow.use(uploads, "ann", size))
        tasks.create_task(slow.use(uploads, "bob", 4))
        await soon()
        assert slow.asked == ["ann 1", "bob 4"]
        slow.go.set()
    assert sorted(slow.asked) == ["ann 1", "ann 2", "ann 3", "bob 4"]


async def test_of_everybody_together_only_so_much_is_held_and_what_is_small_need_not_wait() -> None:
    slow, uploads = Slow(), Attachments(100)
    async with asyncio.TaskGroup() as tasks:
        for person, size in (("ann", 40), ("bob", 40), ("cid", 10), ("dan", 40)):
            tasks.create_task(slow.use(uploads, person, size))
        await soon()
        assert slow.asked == ["ann 40", "cid 10"]  # each counts twice while it arrives
        slow.go.set()
    assert slow.most <= 50
    assert sorted(slow.asked) == ["ann 40", "bob 40", "cid 10", "dan 40"]


async def test_what_was_broken_off_makes_room_and_what_is_larger_than_all_of_it_is_fetched_alone() -> None:
    slow, uploads = Slow(), Attachments(100)
    stuck = asyncio.create_task(slow.use(uploads, "ann", 90))
    await soon()
    waits = asyncio.create_task(slow.use(uploads, "bob", 90))
    await soon()
    assert slow.asked == ["ann 90"]
    stuck.cancel()
    await asyncio.wait([stuck])
    slow.go.set()
    await waits
    assert slow.asked == ["ann 90", "bob 90"]


async def test_a_file_whose_size_nobody_says_counts_as_the_largest_there_can_be() -> None:
    slow = Slow()
    assert count_files("ann", [slow.file("a", 0), slow.file("b", 0)]) == 2 * UNKNOWN
    with pytest.raises(TooMuchSent):
        count_files("ann", [slow.file(name, 0) for name in "abc"])
    assert count_files("console:me", [slow.file(str(n), 0) for n in range(100)]) == 100 * UNKNOWN


async def test_notes_that_cannot_be_had_are_told_before_anything_is_written(stage: Stage) -> None:
    ann = await stage.blogger()
    assert "메모.txt" in (await ann.says("/write 제주", unread=["메모.txt"])).text
    assert stage.writer.prompts == []
