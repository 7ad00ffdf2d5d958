"""Nothing that is said on Discord is lost: stored first, recalled by any process, read back after an absence."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.chat.discord.inbox_body import AskedBy, InboxBody, StoredFile, read_body, write_body
from bot.errors import NotReceived
from bot.model import Button, Reply
from bot.ports import Incoming, Replies
from tests.support.discord_stage import Ear, Person, Place, Stage

JEJU = "# 제주 3일 여행\n\n첫날은 비가 왔어요."
SHORTER = Button("더 짧게", "더 짧게")
MINUTES = 60


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
async def stage(ear: Ear) -> AsyncIterator[Stage]:
    async with Stage(ear) as stage:
        yield stage


async def answer(incoming: Incoming) -> None:
    async def once() -> Replies:
        yield Reply(JEJU, buttons=(SHORTER,))

    await incoming.room.show(once(), to=incoming.id)


async def draft(incoming: Incoming) -> None:
    await answer(replace(incoming, room=await incoming.room.thread("제주", to=incoming.id)))


async def never(incoming: Incoming) -> None:
    await asyncio.sleep(3600)


def bare(incoming: Incoming) -> Incoming:
    """What was said, without the line that the room hangs on."""
    return replace(incoming, room=None, aside=None)  # type: ignore[arg-type]


# Stored first


async def test_what_is_said_is_stored_before_it_is_heard_under_the_name_of_its_message(stage: Stage, ear: Ear) -> None:
    ann = stage.person("ann")
    said = await ann.says(ann.dm, "안녕")
    await ann.slash("write", topic="제주")
    message, command = stage.desk.items
    assert (message.id, message.person) == (f"discord:{ann.dm.id}:{said.id}", ann.id)
    assert [item.id for item in stage.desk.items] == [incoming.id for incoming in ear.heard]
    assert command.person == ann.id


async def test_what_is_not_meant_for_the_bot_is_never_stored(stage: Stage) -> None:
    ann = stage.person("ann")
    await ann.says(stage.general, "점심 뭐 먹지")
    await ann.says(stage.thread(stage.general, "수다", by=ann), "국수")
    assert stage.desk.items == []


async def test_while_the_database_is_away_people_are_acknowledged_and_heard_later_in_order(
    stage: Stage, ear: Ear, caplog: pytest.LogCaptureFixture
) -> None:
    ear.then = answer
    ann = stage.person("ann")
    stage.desk.away = 3
    with stage.env._bot_scope():
        for text in ("비밀 하나", "비밀 둘", "비밀 셋"):
            stage.env.backend.create_message(ann.dm.id, ann.number, text)
    await ann.slash("write", topic="제주")
    assert ear.texts == ["비밀 하나", "비밀 둘", "비밀 셋", "/write 제주"]
    assert [message.flags.loading for message in stage.messages(stage.general)] == [False]
    assert "the database is away: OSError" in caplog.text
    assert "비밀" not in caplog.text


async def test_a_bug_in_taking_ends_nothing_and_tells_no_words(
    stage: Stage, ear: Ear, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumbles(message: object, text: str) -> None:
        raise ValueError(text)

    ann = stage.person("ann")
    with monkeypatch.context() as patched:
        patched.setattr("adapters.chat.discord.reading.about_what", stumbles)
        await ann.says(ann.dm, "비밀이에요")
    await ann.says(ann.dm, "또 왔어요")
    assert ear.texts == ["또 왔어요"]
    assert "taking a message failed: ValueError" in caplog.text
    assert "비밀" not in caplog.text


# Recalled


async def test_another_process_recalls_all_that_was_said(stage: Stage, ear: Ear) -> None:
    ann = stage.person("ann")
    ear.then = draft
    await ann.slash("write", topic="제주")
    [thread] = stage.general.threads
    ear.then = None
    await ann.says(thread, f"<@{stage.me}> 이것도", reply_to=stage.last(thread), files={"메모.txt": b"memo"})
    await ann.presses(stage.last(thread), "더 짧게")
    items, later = list(stage.desk.items), Ear()
    await stage.restart(later)
    for item in items:
        stage.desk.items = [item]
        await stage.hears_again()
    assert [bare(incoming) for incoming in later.heard] == [bare(incoming) for incoming in ear.heard]
    assert [incoming.room.id for incoming in later.heard] == [incoming.room.id for incoming in ear.heard]
    [memo] = later.heard[1].files
    assert (memo.name, memo.size) == ("메모.txt", 4)
    with stage.env.time_context():
        assert await memo.fetch() == b"memo"


async def test_what_is_done_with_cannot_be_recalled(stage: Stage, ear: Ear) -> None:
    ann = stage.person("ann")
    await ann.says(ann.dm, "안녕")
    [item] = stage.desk.items
    assert await stage.bot.recall([replace(item, body="")]) is None


async def test_a_command_from_before_a_crash_is_answered_where_discord_shows_thinking(stage: Stage, ear: Ear) -> None:
    ear.then, later = never, Ear()
    await stage.person("ann").slash("write", topic="제주")
    later.then = draft
    await stage.restart(later)
    assert [message.flags.loading for message in stage.messages(stage.general)] == [True]
    await stage.hears_again()
    [title] = [message for message in stage.messages(stage.general) if not message.is_system()]
    assert (title.content, title.flags.loading) == ("✍️ 제주", False)
    [thread] = stage.general.threads
    assert stage.texts(thread) == [JEJU]


async def test_where_only_the_command_lets_the_bot_write_it_still_does_after_a_crash(stage: Stage, ear: Ear) -> None:
    place = stage.channel("closed", deny=["send_messages", "view_channel"])
    ear.then, later = never, Ear()
    await stage.person("ann").slash("help", place)
    later.then = answer
    await stage.restart(later)
    await stage.hears_again()
    assert stage.texts(place) == [JEJU]


async def test_a_command_that_nobody_answers_after_a_crash_does_not_think_for_ever(stage: Stage, ear: Ear) -> None:
    ear.then = never
    await stage.person("ann").slash("blogs")
    await stage.restart(Ear())
    await stage.hears_again()
    assert stage.messages(stage.general) == []


async def test_an_answer_that_stood_there_before_the_crash_is_not_taken_away(stage: Stage, ear: Ear) -> None:
    async def begins(incoming: Incoming) -> None:
        await answer(incoming)
        await never(incoming)

    ear.then = begins
    await stage.person("ann").slash("write", topic="제주")
    await stage.restart(Ear())
    await stage.hears_again()
    assert stage.texts(stage.general) == [JEJU]


async def test_after_a_quarter_of_an_hour_a_command_is_answered_with_ordinary_messages(stage: Stage, ear: Ear) -> None:
    ear.then, later = never, Ear()
    await stage.person("ann").slash("help")
    later.then = answer
    await stage.restart(later)
    await stage.env.advance_time(16 * MINUTES)
    await stage.hears_again()
    assert stage.texts(stage.general)[-1] == JEJU
    assert stage.last(stage.general).type.name == "default"


@pytest.mark.parametrize(("status", "code"), [(401, 50027), (404, 10015)])
async def test_a_draft_that_had_to_wait_longer_than_that_has_its_thread(
    stage: Stage, ear: Ear, status: int, code: int
) -> None:
    ear.then = draft
    stage.refuses("POST", "/webhooks/*", status, code, times=9)
    await stage.person("ann").slash("write", topic="제주")
    [thread] = stage.general.threads
    assert stage.texts(thread) == [JEJU]
    assert "✍️ 제주" in stage.texts(stage.general)


@pytest.mark.parametrize(("status", "code"), [(401, 50027), (404, 10015)])
async def test_an_answer_that_had_to_wait_longer_than_that_is_an_ordinary_message(
    stage: Stage, ear: Ear, status: int, code: int
) -> None:
    ear.then = answer
    stage.refuses("POST", "/webhooks/*", status, code, times=9)
    await stage.person("ann").slash("help")
    assert stage.texts(stage.general)[-1] == JEJU


async def test_what_is_heard_twice_in_one_process_is_answered_once_where_discord_shows_thinking(
    stage: Stage, ear: Ear
) -> None:
    async def again(incoming: Incoming) -> None:
        recalled = await stage.bot.recall(stage.desk.items)
        assert recalled
        await answer(recalled)

    ear.then = again
    await stage.person("ann").slash("help")
    [message] = stage.messages(stage.general)
    assert message.content == JEJU


async def test_tokens_are_in_no_log(stage: Stage, ear: Ear, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    ear.then, later = never, Ear()
    stage.desk.away = 1
    await stage.person("ann").slash("help")
    await stage.restart(later)
    await stage.env.advance_time(16 * MINUTES)
    await stage.hears_again()
    [item] = stage.desk.items
    token = json.loads(item.body)["asked"]["token"]
    assert "can no longer be answered" in caplog.text
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("adapters")]
    assert not any(token in said for said in [*ours, repr(item), repr(read_body(item.body)), repr(later.heard)])


NAMES = st.text(st.characters(), max_size=20)
NUMBERS = st.integers(0, 2**63 - 1)
FILES = st.lists(st.builds(StoredFile, NUMBERS, NAMES, NUMBERS, NAMES, NUMBERS), max_size=3).map(tuple)
BODIES = st.builds(
    InboxBody,
    message=NAMES,
    channel=NUMBERS,
    private=st.booleans(),
    user=NUMBERS,
    text=st.text(st.characters(codec=None, exclude_categories=())),
    reply_to=st.none() | NAMES,
    files=FILES,
    sounds=FILES,
    pictures=FILES,
    language=st.sampled_from([None, "ko", "en"]),
    addressed=st.booleans(),
    about=st.sampled_from([None, "photo", "edited"]),
    in_our_thread=st.booleans(),
    asked=st.none() | st.builds(AskedBy, NUMBERS, NAMES, st.booleans(), st.none() | NUMBERS),
)


@given(BODIES)
def test_whatever_was_said_comes_back_from_the_store_as_it_was(body: InboxBody) -> None:
    stored = write_body(body)
    assert read_body(stored) == body
    assert "\0" not in stored  # PostgreSQL keeps no such character
    stored.encode()


# Said while the bot was away


async def threaded(stage: Stage, ear: Ear, ann: Person) -> Place:
    """The thread of a draft, which the bot remembers up to its last message."""
    ear.then = draft
    await ann.slash("write", topic="제주")
    [thread] = stage.general.threads
    ear.then = None
    stage.missed = {f"discord:{thread.id}": f"discord:{thread.id}:{stage.last(thread).id}"}
    return thread


async def test_what_was_said_while_the_bot_was_away_is_heard_when_it_is_back(stage: Stage, ear: Ear) -> None:
    ann = stage.person("ann")
    await ann.says(ann.dm, "안녕")
    await ann.slash("help", ann.dm)
    thread = await threaded(stage, ear, ann)
    stage.missed[f"discord:{ann.dm.id}"] = ear.heard[1].id
    for text in ("더 짧게", "제목도 바꿔 줘"):
        await ann.sends(thread, "words", text, away=True)
    await ann.sends(ann.dm, "words", "/write 부산", away=True)
    later = Ear()
    await stage.restart(later)
    await stage.env.settle()
    assert later.texts == ["더 짧게", "제목도 바꿔 줘", "/write 부산"]
    assert [incoming.room.private for incoming in later.heard] == [False, False, True]
    assert [incoming.in_our_thread for incoming in later.heard] == [True, True, False]


async def test_what_was_heard_already_is_not_heard_again(stage: Stage, ear: Ear) -> None:
    ann = stage.person("ann")
    thread = await threaded(stage, ear, ann)
    await ann.says(thread, "더 짧게")
    later = Ear()
    await stage.restart(later)
    await stage.env.settle()
    assert later.heard == []


async def test_of_the_rooms_only_fifty_are_read_back_and_those_that_are_gone_are_passed_over(
    stage: Stage, ear: Ear
) -> None:
    ann = stage.person("ann")
    thread = await threaded(stage, ear, ann)
    await ann.sends(thread, "words", "더 짧게", away=True)
    newest = stage.last(thread).id
    stage.missed |= {f"discord:{gone}": f"discord:{gone}:{newest + gone}" for gone in range(1, 50)}
    stage.missed |= {f"discord:{old}": f"discord:{old}:{old}" for old in range(50, 150)}
    later = Ear()
    await stage.restart(later)
    await stage.env.settle()
    assert later.texts == ["더 짧게"]
    assert len(stage.requests("GET", "/channels/*")) <= 51  # fifty rooms, and what was said in the one that is there


async def test_rooms_of_elsewhere_are_not_read_back_and_a_thread_may_be_known_by_its_command(
    stage: Stage, ear: Ear
) -> None:
    ann = stage.person("ann")
    thread = await threaded(stage, ear, ann)
    stage.missed |= {f"discord:{thread.id}": ear.heard[0].id, "telegram:1": "telegram:1:2", "discord:5": ""}
    await ann.sends(thread, "words", "더 짧게", away=True)
    later = Ear()
    await stage.restart(later)
    await stage.env.settle()
    assert later.texts == ["더 짧게"]


async def test_what_is_known_of_rooms_is_asked_for_until_the_database_is_there(stage: Stage, ear: Ear) -> None:
    ann = stage.person("ann")
    thread = await threaded(stage, ear, ann)
    stage.away = 3
    await ann.sends(thread, "words", "더 짧게", away=True)
    later = Ear()
    await stage.restart(later)
    await stage.env.settle()
    assert later.texts == ["더 짧게"]


async def test_a_room_that_discord_does_not_give_out_keeps_no_other_from_being_read(stage: Stage, ear: Ear) -> None:
    ann = stage.person("ann")
    thread = await threaded(stage, ear, ann)
    stage.missed[f"discord:{ann.dm.id}"] = f"discord:{ann.dm.id}:1"
    await ann.sends(ann.dm, "words", "/write 부산", away=True)
    stage.refuses("GET", f"/channels/{thread.id}/messages", 403, 50001)
    later = Ear()
    await stage.restart(later)
    await stage.env.settle()
    assert later.texts == ["/write 부산"]


# What cannot be read, and where it is said


async def test_a_message_that_was_edited_is_told_of_once(stage: Stage, ear: Ear) -> None:
    ann = stage.person("ann")
    thread = await threaded(stage, ear, ann)
    in_private, in_thread = await ann.says(ann.dm, "/write 부산"), await ann.says(thread, "더 짧게")
    elsewhere = await ann.says(stage.general, f"<@{stage.me}> /help")
    del ear.heard[:]
    for text in ("하나", "둘"):
        for message in (in_private, in_thread, elsewhere):
            await ann.edits(message, text)
    assert [(said.id, said.about, said.text) for said in ear.heard] == [
        (f"discord:{message.channel.id}:{message.id}", "edited", "") for message in (in_private, in_thread)
    ]


async def test_a_preview_under_a_link_is_no_edit(stage: Stage, ear: Ear) -> None:
    ann = stage.person("ann")
    said = await ann.says(ann.dm, "https://blog.naver.com/ann")
    stored = stage.env.backend.get_message(ann.dm.id, said.id)
    with stage.env._bot_scope():
        payload = {"id": str(said.id), "channel_id": str(ann.dm.id), "embeds": [], "attachments": [], "type": 0}
        author = {"id": str(ann.number), "username": "ann", "discriminator": "0", "avatar": None}
        more = {"author": author, "content": stored.content, "edited_timestamp": None, "timestamp": stored.timestamp}
        flags = {"tts": False, "mention_everyone": False, "pinned": False, "mentions": [], "mention_roles": []}
        stage.env.backend.emit("MESSAGE_UPDATE", {**payload, **more, **flags})
    await stage.env.settle()
    assert len(ear.heard) == 1


async def test_what_the_bot_itself_edits_is_not_heard(stage: Stage, ear: Ear) -> None:
    async def grows(incoming: Incoming) -> None:
        async def growing() -> Replies:
            yield Reply("쓰는 중…")
            await stage.clock.sleep(5)
            yield Reply(JEJU)

        await incoming.room.show(growing(), to=incoming.id)

    ear.then = grows
    ann = stage.person("ann")
    await ann.says(ann.dm, "/write 제주")
    assert stage.requests("PATCH", "/channels/*/messages/*")
    assert len(ear.heard) == 1


@pytest.mark.parametrize("kind", ["sticker", "poll"])
async def test_what_cannot_be_read_is_told_in_private(stage: Stage, ear: Ear, kind: str) -> None:
    ann = stage.person("ann")
    thread = await threaded(stage, ear, ann)
    del ear.heard[:]
    await ann.sends(ann.dm, kind)
    await ann.sends(thread, kind)
    await ann.sends(stage.general, kind)
    [said] = ear.heard
    assert (said.about, said.text, said.files, said.room.private) == (kind, "", (), True)


async def test_a_sticker_beside_words_goes_without_saying(stage: Stage, ear: Ear) -> None:
    ann = stage.person("ann")
    await ann.sends(ann.dm, "sticker", "더 짧게")
    assert [(said.text, said.about) for said in ear.heard] == [("더 짧게", None)]


@pytest.mark.parametrize(("name", "about"), [("바다.jpg", "photo"), ("바다.mp4", "video")])
async def test_pictures_and_films_are_told_of_where_nothing_else_came_along(
    stage: Stage, ear: Ear, name: str, about: str
) -> None:
    ann = stage.person("ann")
    await ann.says(ann.dm, "", files={name: b"sea"})
    await ann.says(stage.general, f"<@{stage.me}>", files={name: b"sea"})
    await ann.says(ann.dm, "", files={name: b"sea", "글.md": b"text"})
    await ann.says(ann.dm, "", files={name: b"sea", "글.pdf": b"pdf"})
    beside = [name] if about == "video" else []
    assert [(said.about, [file.name for file in said.files]) for said in ear.heard] == [
        (about, []),
        (about, []),
        (None, [*beside, "글.md"]),
        (None, [*beside, "글.pdf"]),
    ]
    seen = [name] if about == "photo" else []
    assert [[picture.name for picture in said.pictures] for said in ear.heard] == [seen] * 4


async def test_what_was_recorded_and_what_was_photographed_come_as_handles_in_order(stage: Stage, ear: Ear) -> None:
    ann = stage.person("ann")
    await ann.sends(ann.dm, "voice")
    await ann.says(ann.dm, "들어 봐", files={"memo.mp3": b"mp3"})
    await ann.says(ann.dm, "/write 카페", files={"b.jpg": b"b", "a.png": b"a"})
    spoken, recorded, photos = ear.heard
    assert [(sound.name, sound.seconds) for sound in spoken.sounds] == [("voice-message.ogg", 48)]
    assert [await sound.fetch() for sound in (*spoken.sounds, *recorded.sounds)] == [b"ogg", b"mp3"]
    assert [(picture.name, await picture.fetch()) for picture in photos.pictures] == [("b.jpg", b"b"), ("a.png", b"a")]
    assert len({sent.ref for said in ear.heard for sent in (*said.sounds, *said.pictures)}) == 4
    assert (recorded.about, recorded.files) == ("voice", ())


async def test_a_voice_message_in_the_thread_of_a_draft_is_heard_and_marked_so(stage: Stage, ear: Ear) -> None:
    ann = stage.person("ann")
    thread = await threaded(stage, ear, ann)
    del ear.heard[:]
    await ann.sends(thread, "voice")
    await ann.sends(stage.general, "voice")
    [said] = ear.heard
    assert (said.about, said.in_our_thread, said.addressed, len(said.sounds)) == ("voice", True, False, 1)


async def test_what_was_sent_is_the_same_when_it_is_heard_again(stage: Stage, ear: Ear) -> None:
    ann = stage.person("ann")
    await ann.says(ann.dm, "", files={"a.jpg": b"a", "b.ogg": b"b"})
    await stage.hears_again()
    first, again = ear.heard
    assert (first.sounds, first.pictures) == (again.sounds, again.pictures)


async def test_a_photo_is_fetched_again_by_its_message_as_long_as_that_is_there(stage: Stage, ear: Ear) -> None:
    ann = stage.person("ann")
    said = await ann.says(ann.dm, "", files={"바다.jpg": b"jpg"})
    [picture] = ear.heard[0].pictures
    assert await stage.bot.fetch(picture.ref) == b"jpg"
    stage.deletes(said)
    for gone in (picture.ref, "discord:1:2:3", "else"):
        with pytest.raises(NotReceived):
            await stage.bot.fetch(gone)


async def test_words_under_a_picture_keep_it_in_mind(stage: Stage, ear: Ear) -> None:
    ann = stage.person("ann")
    await ann.says(ann.dm, "/write 바다", files={"바다.jpg": b"jpg"})
    [said] = ear.heard
    assert (said.text, said.about, said.files) == ("/write 바다", "photo", ())


async def test_a_forwarded_message_has_its_words_and_files_and_answers_nobody(stage: Stage, ear: Ear) -> None:
    ann = stage.person("ann")
    original = await ann.says(stage.general, "비가 왔다.", files={"글.md": b"text"})
    await ann.forwards(original, ann.dm)
    [said] = ear.heard
    assert (said.text, said.about, said.reply_to) == ("비가 왔다.", "forwarded", None)
    assert [file.name for file in said.files] == ["글.md"]


async def test_words_in_a_thread_that_the_bot_opened_are_marked_so(stage: Stage, ear: Ear) -> None:
    ann = stage.person("ann")
    thread = await threaded(stage, ear, ann)
    await ann.says(thread, "더 짧게")
    await ann.says(stage.thread(stage.general, "수다", by=ann), f"<@{stage.me}> 안녕")
    await ann.says(ann.dm, "안녕")
    assert [(said.in_our_thread, said.addressed) for said in ear.heard] == [
        (False, True),
        (True, False),
        (False, True),
        (False, True),
    ]
