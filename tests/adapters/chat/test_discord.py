"""maltu on Discord: commands, threads, plain words, buttons and files, also when Discord does not play along."""

import asyncio
from collections.abc import AsyncIterator, Sequence

import discord
import pytest

from bot.errors import NotReceived
from bot.model import Button, File, Reply
from bot.ports import Incoming, Replies
from tests.support.discord_stage import Clock, Ear, Stage

JEJU = "# 제주 3일 여행\n\n첫날은 비가 왔어요."
LONG = "\n\n".join(f"{number}일째에는 오름에 올랐어요. " + "바람이 많이 불었어요. " * 30 for number in range(1, 9))
SHORTER = Button("더 짧게", "더 짧게")


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
async def stage(ear: Ear) -> AsyncIterator[Stage]:
    async with Stage(ear) as stage:
        yield stage


async def replies(*shown: Reply) -> Replies:
    for reply in shown:
        yield reply


async def slowly(clock: Clock, *shown: Reply) -> Replies:
    for reply in shown:
        yield reply
        await clock.sleep(2)


class Answers:
    """Answers everything with these replies, where it was said; remembers the messages they took."""

    def __init__(self, *shown: Reply, clock: Clock | None = None) -> None:
        self.shown = shown
        self.clock = clock
        self.took: list[list[str]] = []

    async def __call__(self, incoming: Incoming) -> None:
        told = slowly(self.clock, *self.shown) if self.clock else replies(*self.shown)
        self.took.append(list(await incoming.room.show(told, to=incoming.id)))


class Drafts(Answers):
    """Answers in a thread."""

    async def __call__(self, incoming: Incoming) -> None:
        room = await incoming.room.thread(incoming.text.removeprefix("/write "), to=incoming.id)
        told = slowly(self.clock, *self.shown) if self.clock else replies(*self.shown)
        self.took.append(list(await room.show(told, to=incoming.id)))


# Commands


async def test_commands_are_offered_with_korean_names(stage: Stage) -> None:
    [sync] = stage.requests("PUT", "/applications/*/commands")
    names = [(command["name"], command["name_localizations"]["ko"]) for command in sync.json]
    assert names[:2] == [("register-blog", "블로그등록"), ("write", "글쓰기")]
    [topic, notes] = sync.json[1]["options"]
    assert (topic["name"], topic["required"], topic["description_localizations"]["ko"]) == (
        "topic",
        True,
        "무엇에 대해",
    )
    assert (notes["name"], notes["required"]) == ("notes", False)
    assert sync.json[1]["name_localizations"].keys() == {"ko", "ja"}


async def test_a_bot_whose_commands_are_not_taken_still_listens(ear: Ear, caplog: pytest.LogCaptureFixture) -> None:
    stage = Stage(ear)
    async with stage:
        stage.refuses("PUT", "/applications/*/commands", 400, 50035)
        await stage.restart(ear)
        ann = stage.person("ann")
        await ann.says(ann.dm, "안녕")
    assert ear.texts == ["안녕"]
    assert "commands could not be registered" in caplog.text


async def test_a_command_arrives_as_if_it_had_been_typed(stage: Stage, ear: Ear) -> None:
    ann = stage.person("ann")
    await ann.slash("write", notes="비 많이 옴", topic="제주 3일 여행")
    await ann.slash("register-blog", url="https://blog.naver.com/ann")
    await ann.slash("forget-blog")
    assert ear.texts == [
        "/write 제주 3일 여행\n비 많이 옴",
        "/register-blog https://blog.naver.com/ann",
        "/forget-blog",
    ]
    first = ear.heard[0]
    assert (first.sender, first.room.id, first.room.private) == (ann.id, f"discord:{stage.general.id}", False)
    assert first.id.startswith(f"discord:{stage.general.id}:i")
    assert first.reply_to is None


async def test_a_person_is_heard_in_the_language_of_their_app(stage: Stage, ear: Ear) -> None:
    await stage.person("ann", "ko").slash("help")
    bob = stage.person("bob", "en")
    await bob.slash("help")
    await bob.says(bob.dm, "hello")
    assert [incoming.language for incoming in ear.heard] == ["ko", "en", None]


async def test_a_command_is_acknowledged_at_once_however_long_the_answer_takes(stage: Stage, ear: Ear) -> None:
    async def forever(incoming: Incoming) -> None:
        await asyncio.sleep(3600)

    ear.then = forever
    result = await stage.person("ann").slash("blogs")
    assert result.deferred
    assert stage.env.now() == stage.env.backend.clock.now()
    assert [message.flags.loading for message in stage.messages(stage.general)] == [True]


async def test_the_answer_takes_the_place_of_thinking(stage: Stage, ear: Ear) -> None:
    ear.then = answers = Answers(Reply("블로그가 아직 없어요."))
    await stage.person("ann").slash("blogs")
    [message] = stage.messages(stage.general)
    assert message.content == "블로그가 아직 없어요."
    assert not message.flags.loading
    assert answers.took == [[f"discord:{stage.general.id}:{message.id}"]]


async def test_a_command_that_nobody_answers_does_not_think_for_ever(stage: Stage) -> None:
    await stage.person("ann").slash("blogs")
    assert stage.messages(stage.general) == []


async def test_an_answer_goes_on_after_the_command_has_expired(stage: Stage, ear: Ear) -> None:
    async def late(incoming: Incoming) -> None:
        async def growing() -> Replies:
            yield Reply("읽는 중…")
            await asyncio.sleep(20 * 60)
            yield Reply(LONG, buttons=(SHORTER,))

        await stage.waits(incoming.room.show(growing(), to=incoming.id))

    ear.then = late
    await stage.person("ann").slash("register-blog", url="https://blog.naver.com/ann")
    assert stage.texts(stage.general) == ["읽는 중…"]
    await stage.env.advance_time(21 * 60)
    assert "\n\n".join(stage.texts(stage.general)).split() == LONG.split()
    assert len(stage.texts(stage.general)) > 1


# Threads


async def test_a_draft_grows_in_a_thread_of_its_own(stage: Stage, ear: Ear) -> None:
    ear.then = drafts = Drafts(Reply("쓰는 중…"), Reply(JEJU), Reply(LONG, buttons=(SHORTER,)), clock=stage.clock)
    ann = stage.person("ann")
    await ann.slash("write", topic="제주 3일 여행")
    assert stage.texts(stage.general) == ["✍️ 제주 3일 여행"]
    [thread] = stage.general.threads
    assert thread.name == "제주 3일 여행"
    assert thread.id == stage.messages(stage.general)[0].id
    assert "\n\n".join(stage.texts(thread)).split() == LONG.split()
    assert len(stage.texts(thread)) > 1
    assert drafts.took == [
        [f"discord:{thread.id}:{message.id}" for message in stage.messages(thread)[-len(drafts.took[0]) :]]
    ]
    assert any(entry.json["content"] == JEJU for entry in stage.requests("PATCH", f"/channels/{thread.id}/messages/*"))


async def test_the_person_who_asked_is_in_the_thread(stage: Stage, ear: Ear) -> None:
    ear.then = Drafts(Reply(JEJU))
    ann = stage.person("ann")
    await ann.slash("write", topic="제주")
    assert stage.requests("PUT", f"/channels/*/thread-members/{ann.number}")


async def test_a_thread_has_a_short_name_whatever_the_topic(stage: Stage, ear: Ear) -> None:
    ear.then = Drafts(Reply(JEJU))
    await stage.person("ann").slash("write", topic="제주   " * 90)
    [thread] = stage.general.threads
    assert thread.name
    assert len(thread.name) <= 100
    assert "  " not in thread.name


async def test_who_mentions_the_bot_gets_a_thread_under_their_own_words(stage: Stage, ear: Ear) -> None:
    ear.then = Drafts(Reply(JEJU))
    said = await stage.person("ann").says(stage.general, f"<@{stage.me}> /write 제주")
    [thread] = stage.general.threads
    assert thread.id == said.id
    assert ear.texts == ["/write 제주"]
    assert stage.texts(thread) == [JEJU]
    assert stage.texts(stage.general) == []


@pytest.mark.parametrize("missing", ["create_public_threads", "send_messages_in_threads"])
async def test_without_permission_for_threads_the_draft_is_the_answer(stage: Stage, ear: Ear, missing: str) -> None:
    ear.then = drafts = Drafts(Reply("쓰는 중…"), Reply(JEJU, buttons=(SHORTER,)), clock=stage.clock)
    place = stage.channel("no-threads", deny=[missing])
    await stage.person("ann").slash("write", place, topic="제주")
    assert stage.texts(place) == [JEJU]
    assert place.threads == []
    assert drafts.took == [[f"discord:{place.id}:{stage.last(place).id}"]]


async def test_when_discord_refuses_the_thread_the_draft_stays_in_the_channel(stage: Stage, ear: Ear) -> None:
    stage.refuses("POST", "/channels/*/messages/*/threads", 400, 160006)
    ear.then = Drafts(Reply(JEJU))
    await stage.person("ann").slash("write", topic="제주")
    assert stage.texts(stage.general) == ["✍️ 제주", JEJU]


async def test_a_thread_whose_answer_was_lost_on_the_way_is_used(stage: Stage, ear: Ear) -> None:
    stage.cuts("POST", "/channels/*/messages/*/threads")
    stage.refuses("POST", "/channels/*/messages/*/threads", 400, 160004)
    ann = stage.person("ann")

    rooms: list[str] = []

    async def draft(incoming: Incoming) -> None:
        rooms.append((await incoming.room.thread("제주", to=incoming.id)).id)

    ear.then = draft
    await ann.slash("write", topic="제주")
    assert stage.texts(stage.general) == ["✍️ 제주"]
    assert rooms == [f"discord:{stage.last(stage.general).id}"]


async def test_in_a_thread_somebody_opened_the_draft_stays_there(stage: Stage, ear: Ear) -> None:
    ann = stage.person("ann")
    chat = stage.thread(stage.general, "수다", by=ann)
    ear.then = Drafts(Reply(JEJU))
    await ann.slash("write", chat, topic="제주")
    assert stage.texts(chat) == [JEJU]
    assert [thread.id for thread in stage.general.threads] == [chat.id]


async def test_in_a_forum_post_the_draft_stays_there(stage: Stage, ear: Ear) -> None:
    ann = stage.person("ann")
    post = stage.thread(stage.guild.create_forum_channel("forum"), "글", by=ann)
    ear.then = Drafts(Reply(JEJU))
    await ann.slash("write", post, topic="제주")
    assert stage.texts(post) == [JEJU]


async def test_in_private_there_are_no_threads(stage: Stage, ear: Ear) -> None:
    ear.then = Drafts(Reply(JEJU))
    ann = stage.person("ann")
    await ann.slash("write", ann.dm, topic="제주")
    assert stage.texts(ann.dm) == [JEJU]
    assert ear.heard[0].room.private


# Words


async def test_only_words_meant_for_the_bot_are_heard(stage: Stage, ear: Ear) -> None:
    ann, bob = stage.person("ann"), stage.person("bob")
    ear.then = Drafts(Reply(JEJU))
    await ann.slash("write", topic="제주")
    ear.then = None
    [draft] = stage.general.threads
    chat = stage.thread(stage.general, "수다", by=bob)
    await bob.says(stage.general, "점심 뭐 먹지")
    await bob.says(chat, "국수")
    await ann.says(draft, "더 짧게")
    await ann.says(stage.general, "이건 어때", reply_to=stage.last(stage.general))
    await ann.says(chat, f"<@{stage.me}>  /help")
    await ann.says(ann.dm, "/write 부산")
    assert ear.texts[1:] == ["더 짧게", "이건 어때", "/help", "/write 부산"]
    assert [incoming.addressed for incoming in ear.heard] == [True, False, True, True, True]


async def test_in_the_thread_of_a_draft_people_may_talk_to_each_other(stage: Stage, ear: Ear) -> None:
    ann, bob = stage.person("ann"), stage.person("bob")
    ear.then = Drafts(Reply(JEJU, buttons=(SHORTER,)))
    await ann.slash("write", topic="제주")
    ear.then = None
    [thread] = stage.general.threads
    question = await bob.says(thread, "몇 월이었어?")
    await ann.says(thread, "유월!", reply_to=question)
    await ann.says(thread, "짧게요", reply_to=stage.last(thread))
    await ann.says(thread, f"<@{stage.me}> 길게", reply_to=question)
    await ann.says(thread, "이것도", files={"a.md": b"a"})
    await ann.presses(stage.last(thread), "더 짧게")
    asked = f"discord:{thread.id}:{question.id}"
    assert [(incoming.addressed, incoming.reply_to == asked) for incoming in ear.heard[1:]] == [
        (False, False),
        (False, True),
        (True, False),
        (True, True),
        (False, False),
        (True, False),
    ]


async def test_the_role_of_the_bot_is_as_good_as_its_name(stage: Stage, ear: Ear) -> None:
    server = stage.bot.client.get_guild(stage.guild.id)
    assert server
    [role] = [role for role in server.me.roles if role.managed]
    await stage.person("ann").says(stage.general, f"<@&{role.id}> /help")
    assert ear.texts == ["/help"]


async def test_a_reply_names_the_message_it_answers(stage: Stage, ear: Ear) -> None:
    ann = stage.person("ann")
    ear.then = drafts = Drafts(Reply(LONG))
    await ann.slash("write", topic="제주")
    [thread] = stage.general.threads
    first, *_ = stage.messages(thread)
    ear.then = answers = Answers(Reply("줄였어요."))
    said = await ann.says(thread, "이 부분만 짧게", reply_to=first)
    incoming = ear.heard[-1]
    assert incoming.reply_to == drafts.took[0][0]
    assert incoming.id == f"discord:{thread.id}:{said.id}"
    [[answer]] = answers.took
    last = stage.last(thread)
    assert answer == f"discord:{thread.id}:{last.id}"
    assert last.reference is not None
    assert last.reference.message_id == said.id


async def test_only_the_first_page_is_a_reply(stage: Stage, ear: Ear) -> None:
    ear.then = Answers(Reply(LONG))
    ann = stage.person("ann")
    said = await ann.says(ann.dm, "/write 제주")
    answered = [message.reference.message_id if message.reference else None for message in stage.messages(ann.dm)]
    assert len(answered) > 1
    assert answered == [said.id, *[None] * (len(answered) - 1)]
    first, *_ = stage.requests("POST", f"/channels/{ann.dm.id}/messages")
    assert first.json["message_reference"]["fail_if_not_exists"] is False  # what they wrote may be deleted by now


async def test_the_pages_of_an_answer_are_told_as_they_are_put_up(stage: Stage, ear: Ear) -> None:
    told: list[list[str]] = []

    async def placed(ids: Sequence[str]) -> None:
        told.append(list(ids))

    async def answer(incoming: Incoming) -> None:
        await incoming.room.show(replies(Reply(LONG)), incoming.id, placed=placed)

    ear.then = answer
    ann = stage.person("ann")
    await ann.says(ann.dm, "/write 제주")
    names = [f"discord:{ann.dm.id}:{message.id}" for message in stage.messages(ann.dm)]
    assert told == [names[:count] for count in range(1, len(names) + 1)]


async def test_bots_are_not_heard(stage: Stage, ear: Ear) -> None:
    other = stage.bot_named("other")
    await other.says(stage.general, f"<@{stage.me}> /help")
    assert ear.heard == []


async def test_what_discord_tells_twice_is_heard_once(stage: Stage, ear: Ear) -> None:
    ann = stage.person("ann")
    ear.then = Answers(Reply("네."))
    await ann.says(ann.dm, "/help")
    await ann.slash("help")

    await stage.repeats()
    assert ear.texts == ["/help", "/help"]
    assert stage.env.errors == []


async def test_a_long_answer_does_not_keep_others_waiting(stage: Stage, ear: Ear) -> None:
    async def first_one_for_ever(incoming: Incoming) -> None:
        if incoming.text == "/write 제주":
            await asyncio.sleep(3600)
        await Answers(Reply("네."))(incoming)

    ear.then = first_one_for_ever
    ann, bob = stage.person("ann"), stage.person("bob")
    await ann.says(ann.dm, "/write 제주")
    await bob.says(bob.dm, "/help")
    await ann.says(ann.dm, "/blogs")
    assert stage.texts(bob.dm) == ["네."]
    assert stage.texts(ann.dm) == ["네."]


# Buttons


async def test_a_button_says_what_it_says_after_a_restart(stage: Stage, ear: Ear) -> None:
    ann = stage.person("ann")
    ear.then = drafts = Drafts(Reply(LONG, buttons=(SHORTER, Button("길게 써 주세요 " * 20, "더 길게"))))
    await ann.slash("write", topic="제주")
    later = Ear()
    later.then = answers = Answers(Reply("줄였어요."))
    await stage.restart(later)
    [thread] = stage.general.threads
    result = await ann.presses(stage.last(thread), "더 짧게")
    assert result.acknowledged
    [incoming] = later.heard
    assert incoming.text == "더 짧게"
    assert incoming.reply_to == drafts.took[0][-1]
    assert incoming.sender == ann.id
    assert incoming.language == "ko"
    assert stage.texts(thread)[-1] == "줄였어요."
    assert answers.took[0] == [f"discord:{thread.id}:{stage.last(thread).id}"]


async def test_buttons_hang_under_the_last_page_alone(stage: Stage, ear: Ear) -> None:
    ear.then = Answers(Reply(LONG, buttons=(SHORTER,)))
    ann = stage.person("ann")
    await ann.says(ann.dm, "/write 제주")
    *others, last = stage.messages(ann.dm)
    assert others
    assert [message.components for message in others] == [[] for _ in others]
    assert len(last.components) == 1


async def test_discord_py_keeps_no_buttons(stage: Stage, ear: Ear) -> None:
    ear.then = Answers(Reply("하나", buttons=(SHORTER,)), Reply("둘", buttons=(SHORTER,)), clock=stage.clock)
    ann = stage.person("ann")
    await ann.slash("write", topic="제주")
    await ann.says(ann.dm, "/write 제주")
    assert list(stage.bot.client.persistent_views) == []


# Files


async def test_texts_come_along_and_others_by_name(stage: Stage, ear: Ear) -> None:
    ann = stage.person("ann")
    await ann.says(ann.dm, "", files={"글.md": "비가 왔어요.".encode(), "바다.jpg": b"jpg", "모음.ZIP": b"zip"})
    [incoming] = ear.heard
    assert incoming.text == ""
    (text, archive), [picture] = incoming.files, incoming.pictures
    assert (text.name, await text.fetch()) == ("글.md", "비가 왔어요.".encode())
    assert (archive.name, await archive.fetch()) == ("모음.ZIP", b"zip")
    assert (picture.name, await picture.fetch()) == ("바다.jpg", b"jpg")


async def test_learn_takes_several_files(stage: Stage, ear: Ear) -> None:
    ann = stage.person("ann")
    await ann.slash("learn", file2=("b.txt", b"2"), file=("a.md", b"1"), file3=("c.pdf", b"3"))
    [incoming] = ear.heard
    assert incoming.text == "/learn"
    assert [file.name for file in incoming.files] == ["a.md", "b.txt", "c.pdf"]
    assert [await file.fetch() for file in incoming.files[:2]] == [b"1", b"2"]


async def test_a_file_that_is_too_large_comes_by_name(stage: Stage, ear: Ear) -> None:
    ann = stage.person("ann")
    await ann.says(ann.dm, "/learn", files={"큰.zip": bytes(20_000_001), "작은.md": bytes(20)})
    [incoming] = ear.heard
    large, small = incoming.files
    with pytest.raises(NotReceived, match=r"큰\.zip"):
        await large.fetch()
    assert await small.fetch() == bytes(20)


async def test_nothing_is_downloaded_before_it_is_wanted_and_what_is_gone_by_then_is_told(
    stage: Stage, ear: Ear
) -> None:
    ann = stage.person("ann")
    await ann.says(ann.dm, "", files={"글.md": b"text"})
    [file] = ear.heard[0].files
    stage.loses_attachments()
    with pytest.raises(NotReceived, match=r"글\.md"):
        await file.fetch()


async def test_pictures_in_a_draft_thread_come_along_apart_from_files(stage: Stage, ear: Ear) -> None:
    ann = stage.person("ann")
    ear.then = Drafts(Reply(JEJU))
    await ann.slash("write", topic="제주")
    [thread] = stage.general.threads
    await ann.says(thread, "", files={"바다.jpg": b"jpg"})
    await ann.says(thread, "사진이에요", files={"바다.jpg": b"jpg", "메모.txt": b"memo"})
    _, alone, beside = ear.heard
    assert [[file.name for file in one.pictures] for one in (alone, beside)] == [["바다.jpg"], ["바다.jpg"]]
    assert [file.name for file in beside.files] == ["메모.txt"]


async def test_the_markdown_hangs_on_the_last_page(stage: Stage, ear: Ear) -> None:
    draft = File("제주.md", LONG.encode())
    ear.then = answers = Answers(
        Reply("쓰는 중…"), Reply(LONG, draft, File("표지.png", b"png"), (SHORTER,)), clock=stage.clock
    )
    ann = stage.person("ann")
    await ann.slash("write", ann.dm, topic="제주")
    *others, last = stage.messages(ann.dm)
    assert [message.attachments for message in others] == [[] for _ in others]
    assert [await stage.read(attachment) for attachment in last.attachments] == [draft.data, b"png"]
    assert len(answers.took[0]) == len(others) + 1


async def test_where_files_are_not_allowed_the_text_comes_without(stage: Stage, ear: Ear) -> None:
    ear.then = Answers(Reply(JEJU, File("제주.md", JEJU.encode()), buttons=(SHORTER,)))
    place = stage.channel("no-files")
    stage.refuses("POST", f"/channels/{place.id}/messages", 403, 50013)
    await stage.person("ann").says(place, f"<@{stage.me}> /write 제주")
    last = stage.last(place)
    assert (last.content, last.attachments) == (JEJU, [])
    assert last.components


async def test_an_edit_with_a_file_that_is_not_allowed_comes_without(stage: Stage, ear: Ear) -> None:
    stage.refuses("PATCH", "/channels/*/messages/*", 403, 50013)
    ear.then = Answers(Reply(JEJU), Reply(JEJU, File("제주.md", b"jeju"), buttons=(SHORTER,)), clock=stage.clock)
    ann = stage.person("ann")
    await ann.says(ann.dm, "/write 제주")
    assert (stage.texts(ann.dm), stage.last(ann.dm).attachments) == ([JEJU], [])
    assert stage.last(ann.dm).components


# Manners


async def test_a_draft_that_says_everyone_calls_nobody(stage: Stage, ear: Ear) -> None:
    ann = stage.person("ann")
    shout = f"@everyone @here <@{ann.number}> 오세요"
    ear.then = Answers(Reply(shout), Reply(shout + "!"), Reply(LONG + shout), clock=stage.clock)
    await ann.slash("write", topic="제주")
    await ann.says(ann.dm, "/write 제주")
    ear.then = Drafts(Reply(shout))
    await ann.slash("write", topic=shout)
    written = [*stage.requests("POST", "*/messages"), *stage.requests("PATCH"), *stage.requests("POST", "/webhooks/*")]
    bodies = [entry.json for entry in written if "content" in entry.json]
    assert len(bodies) >= 8
    for body in bodies:
        assert body["allowed_mentions"] == {"parse": []}
    assert [stage.pings(place) for place in (stage.general, ann.dm, *stage.general.threads)] == [[], [], []]


async def test_no_previews_are_shown(stage: Stage, ear: Ear) -> None:
    ann = stage.person("ann")
    link = "[블로그](https://blog.naver.com/ann) 글이에요. "
    ear.then = Answers(Reply(link), Reply(link * 2), Reply(link * 60), clock=stage.clock)
    await ann.slash("write", topic="제주")
    await ann.says(ann.dm, "/write 제주")
    ear.then = Drafts(Reply(link))
    await ann.slash("write", topic="제주")
    [thread] = stage.general.threads
    messages = [message for place in (stage.general, ann.dm, thread) for message in stage.messages(place)]
    messages = [message for message in messages if not message.is_system()]
    assert len(messages) > 5
    assert all(message.flags.suppress_embeds for message in messages)


async def test_a_channel_is_written_to_at_a_pace_it_bears(stage: Stage, ear: Ear) -> None:
    async def fast() -> Replies:
        for number in range(100):
            stage.clock.now += 0.1
            await asyncio.sleep(0)
            yield Reply(f"{number}")

    async def show_two(incoming: Incoming) -> None:
        async with asyncio.TaskGroup() as together:
            for _ in range(2):
                together.create_task(incoming.room.show(fast(), to=incoming.id))

    ear.then = show_two
    begun = stage.clock.now
    ann = stage.person("ann")
    await ann.says(ann.dm, "/write 제주")
    calls = stage.requests("POST", "/channels/*/messages") + stage.requests("PATCH")
    assert stage.texts(ann.dm) == ["99", "99"]
    assert (len(calls) - 1) * 1.2 <= stage.clock.now - begun


# When Discord does not play along


@pytest.mark.parametrize("status", [500, 503])
async def test_the_last_reply_lands_through_errors_of_discord(stage: Stage, ear: Ear, status: int) -> None:
    ann = stage.person("ann")
    stage.refuses("POST", "/channels/*/messages", status, times=2)
    stage.refuses("PATCH", "/channels/*/messages/*", status, times=3)
    ear.then = Answers(Reply("쓰는 중…"), Reply("# 제주"), Reply(JEJU, buttons=(SHORTER,)), clock=stage.clock)
    await ann.says(ann.dm, "/write 제주")
    assert stage.texts(ann.dm) == [JEJU]
    assert stage.last(ann.dm).components


async def test_the_last_reply_lands_after_a_long_absence(stage: Stage, ear: Ear) -> None:
    ann = stage.person("ann")
    stage.refuses("PATCH", "/channels/*/messages/*", 503, times=23)
    ear.then = Answers(Reply("쓰는 중…"), Reply(JEJU), clock=stage.clock)
    await ann.says(ann.dm, "/write 제주")
    assert stage.texts(ann.dm) == [JEJU]


@pytest.mark.parametrize("arrives", [False, True])
async def test_broken_connections_lose_nothing_and_double_nothing(stage: Stage, ear: Ear, arrives: bool) -> None:
    ann = stage.person("ann")
    for method, path in [
        ("POST", "/interactions/*/callback"),
        ("POST", "/webhooks/*"),
        ("POST", "/channels/*/messages"),
        ("PATCH", "/channels/*/messages/*"),
        ("DELETE", "/channels/*/messages/*"),
    ]:
        stage.cuts(method, path, times=1, arrives=arrives)
    ear.then = Answers(Reply("읽는 중…"), Reply("# 제주"), Reply(LONG), Reply(f"{JEJU}\n{LONG}"), clock=stage.clock)
    await ann.slash("write", topic="제주")
    assert "\n".join(stage.texts(stage.general)).split() == f"{JEJU}\n{LONG}".split()
    assert ear.texts == ["/write 제주"]


async def test_long_waits_of_discord_are_waited_out(stage: Stage, ear: Ear) -> None:
    ann = stage.person("ann")
    stage.limits("PATCH", "/channels/*/messages/*", 90.0)
    ear.then = Answers(Reply("쓰는 중…"), Reply(JEJU), clock=stage.clock)
    await ann.says(ann.dm, "/write 제주")
    assert stage.texts(ann.dm) == [JEJU]
    assert max(stage.clock.slept) > 80


async def test_being_shut_out_by_cloudflare_is_waited_out(stage: Stage, ear: Ear) -> None:
    ann = stage.person("ann")
    stage.refuses("POST", "/channels/*/messages", 429)
    ear.then = Answers(Reply(JEJU))
    await ann.says(ann.dm, "/write 제주")
    assert stage.texts(ann.dm) == [JEJU]
    assert max(stage.clock.slept) > 20


@pytest.mark.parametrize(("status", "code"), [(404, 10008), (429, 30046), (400, 50083)])
async def test_what_cannot_be_edited_any_more_is_shown_anew(stage: Stage, ear: Ear, status: int, code: int) -> None:
    ann = stage.person("ann")
    stage.refuses("PATCH", "/channels/*/messages/*", status, code)
    ear.then = answers = Answers(Reply("쓰는 중…"), Reply(JEJU), clock=stage.clock)
    await ann.says(ann.dm, "/write 제주")
    assert stage.texts(ann.dm)[-1] == JEJU
    assert answers.took == [[f"discord:{ann.dm.id}:{stage.last(ann.dm).id}"]]
    assert len(stage.texts(ann.dm)) == (2 if code == 10008 else 1)


async def test_a_deleted_message_is_shown_anew(stage: Stage, ear: Ear) -> None:
    ann = stage.person("ann")

    async def interrupted(incoming: Incoming) -> None:
        async def growing() -> Replies:
            yield Reply("쓰는 중…")
            for _ in range(50):
                await asyncio.sleep(0)
            stage.deletes(stage.last(ann.dm))
            yield Reply(JEJU)

        await incoming.room.show(growing(), to=incoming.id)

    ear.then = interrupted
    await ann.says(ann.dm, "/write 제주")
    assert stage.texts(ann.dm) == [JEJU]


async def test_a_channel_that_disappears_ends_the_answer_quietly(
    stage: Stage, ear: Ear, caplog: pytest.LogCaptureFixture
) -> None:
    stage.refuses("PATCH", "/channels/*/messages/*", 404, 10003, times=99)
    ear.then = answers = Answers(Reply("쓰는 중…"), Reply(JEJU), clock=stage.clock)
    ann = stage.person("ann")
    await ann.says(stage.general, f"<@{stage.me}> /write 제주")
    assert answers.took == [[f"discord:{stage.general.id}:{stage.last(stage.general).id}"]]
    assert "nothing can be shown" in caplog.text
    assert "제주" not in caplog.text


async def test_where_the_bot_may_not_write_it_says_nothing(stage: Stage, ear: Ear) -> None:
    ear.then = answers = Answers(Reply("네."))
    place = stage.channel("read-only", deny=["send_messages"])
    await stage.person("ann").says(place, f"<@{stage.me}> /help")
    assert answers.took == [[]]


async def test_where_the_bot_may_not_write_it_answers_through_the_command(stage: Stage, ear: Ear) -> None:
    place = stage.channel("read-only", deny=["send_messages", "view_channel"])
    stage.refuses("PATCH", f"/channels/{place.id}/messages/*", 403, 50001, times=99)
    ear.then = answers = Answers(
        Reply("쓰는 중…"), Reply(JEJU), Reply(LONG, File("제주.md", b"jeju"), buttons=(SHORTER,)), clock=stage.clock
    )
    ann = stage.person("ann")
    await ann.slash("write", place, topic="제주")
    assert "\n".join(stage.texts(place)).split() == LONG.split()
    assert stage.last(place).attachments
    assert answers.took == [[f"discord:{place.id}:{message.id}" for message in stage.messages(place)]]
    later = Answers(Reply("줄였어요."))
    ear.then = later
    await ann.presses(stage.last(place), "더 짧게")
    assert stage.texts(place)[-1] == "줄였어요."


async def test_without_read_message_history_it_answers_without_a_reply(stage: Stage, ear: Ear) -> None:
    place = stage.channel("no-history")
    stage.refuses("POST", f"/channels/{place.id}/messages", 400, 160002)
    ear.then = Answers(Reply("네."))
    await stage.person("ann").says(place, f"<@{stage.me}> /help")
    assert (stage.texts(place), stage.last(place).reference) == (["네."], None)


async def test_a_command_that_another_bot_answered_is_left_alone(stage: Stage, ear: Ear) -> None:
    stage.refuses("POST", "/interactions/*/callback", 400, 40060)
    await stage.person("ann").slash("help")
    assert ear.heard == []


# Rooms


async def test_a_room_can_be_built_again_from_its_id(stage: Stage, ear: Ear) -> None:
    ann = stage.person("ann")
    await ann.says(ann.dm, "안녕")
    await stage.restart(Ear())
    private, public, gone = [
        await stage.bot.room(id) for id in (ear.heard[0].room.id, f"discord:{stage.general.id}", "discord:42")
    ]
    assert (private.private, public.private, gone.private) == (True, False, False)
    await private.show(replies(Reply("다시 왔어요.")), to=ear.heard[0].id)
    assert stage.texts(ann.dm) == ["다시 왔어요."]
    assert stage.last(ann.dm).reference is not None
    assert list(await gone.show(replies(Reply("아무도 없나요")), to="discord:42:43")) == []


async def test_a_command_from_before_a_restart_is_answered_with_ordinary_messages(stage: Stage, ear: Ear) -> None:
    await stage.person("ann").slash("write", topic="제주")
    await stage.restart(Ear())
    room = await stage.bot.room(ear.heard[0].room.id)
    thread = await room.thread("제주", to=ear.heard[0].id)
    await thread.show(replies(Reply(JEJU)), to=ear.heard[0].id)
    [grown] = stage.general.threads
    assert stage.texts(stage.general) == ["✍️ 제주"]
    assert stage.last(stage.general).flags.suppress_embeds
    assert stage.texts(grown) == [JEJU]


def test_only_needed_intents_are_asked_for(ear: Ear) -> None:
    stage = Stage(ear)
    asked = {name for name, on in stage.bot.client.intents if on}
    assert asked == {"guilds", "guild_messages", "dm_messages", "message_content"}
    assert isinstance(stage.bot.client, discord.Client)
