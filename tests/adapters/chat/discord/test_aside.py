"""What only one person sees of a channel on Discord, and where it goes once that cannot be any more."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

import pytest

from bot.answer import one, say
from bot.model import Button, File, Reply
from bot.ports import Incoming, Replies
from tests.support.discord_stage import Ear, Person, Place, Stage

LONG = "\n\n".join(f"{number}일째에는 오름에 올랐어요. " + "바람이 많이 불었어요. " * 30 for number in range(1, 9))
OPEN = Button("열기 1", "/drafts id1")
MINUTES = 60.0


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
async def stage(ear: Ear) -> AsyncIterator[Stage]:
    async with Stage(ear) as stage:
        yield stage


async def growing(*texts: str) -> Replies:
    for text in texts:
        yield Reply(text)


async def lists(incoming: Incoming) -> None:
    await say(incoming, "초안이 하나 있어요.", (OPEN,))


async def nothing(incoming: Incoming) -> None:
    """Says nothing."""


async def test_what_is_asked_for_one_person_is_acknowledged_and_answered_so_that_only_they_see_it(
    stage: Stage, ear: Ear
) -> None:
    ear.then = lists
    ann = stage.person("ann")
    result = await ann.slash("drafts")
    [acknowledged] = stage.requests("POST", "/interactions/*/callback")
    assert (acknowledged.json["type"], acknowledged.json["data"]["flags"]) == (5, 64)  # before anything is known
    assert result.ephemeral
    [message] = ann.sees(stage.general)
    assert (message.content, message.flags.ephemeral, message.flags.loading) == ("초안이 하나 있어요.", True, False)
    assert stage.messages(stage.general) == []
    assert stage.person("bob").sees(stage.general) == []


async def test_in_private_the_same_command_is_answered_with_a_message_that_can_be_replied_to(
    stage: Stage, ear: Ear
) -> None:
    ear.then = lists
    ann = stage.person("ann")
    await ann.slash("drafts", ann.dm)
    [acknowledged] = stage.requests("POST", "/interactions/*/callback")
    assert "data" not in acknowledged.json
    assert [message.flags.ephemeral for message in ann.sees(ann.dm)] == [False]
    assert ear.heard[0].aside is None


async def test_a_refusal_of_what_all_may_see_takes_thinking_away_and_is_seen_by_whoever_asked(
    stage: Stage, ear: Ear
) -> None:
    async def refuses(incoming: Incoming) -> None:
        await say(incoming, "오늘은 여기까지예요.")

    ear.then = refuses
    ann = stage.person("ann")
    result = await ann.slash("write", topic="제주")
    assert not result.ephemeral
    [message] = ann.sees(stage.general)
    assert (message.content, message.flags.ephemeral) == ("오늘은 여기까지예요.", True)
    assert stage.messages(stage.general) == []


async def test_a_button_below_what_one_person_sees_is_answered_so_too(stage: Stage, ear: Ear) -> None:
    ear.then = lists
    ann = stage.person("ann")
    await ann.slash("drafts")
    [message] = ann.sees(stage.general)
    await ann.presses(message, "열기 1")
    assert ear.texts == ["/drafts", "/drafts id1"]
    assert ear.heard[1].reply_to == f"discord:{stage.general.id}:{message.id}"
    assert [message.flags.ephemeral for message in ann.sees(stage.general)] == [True, True]
    assert stage.messages(stage.general) == []


async def test_what_all_may_see_is_an_ordinary_message_also_where_only_one_person_asked_unseen(
    stage: Stage, ear: Ear
) -> None:
    async def shows(incoming: Incoming) -> None:
        await incoming.room.show(growing("읽는 중…", LONG), to=incoming.id)

    ear.then = shows
    ann = stage.person("ann")
    await ann.slash("drafts")
    assert "\n\n".join(stage.texts(stage.general)).split() == LONG.split()
    assert not any(message.flags.ephemeral for message in ann.sees(stage.general))  # and nobody is thinking any more


async def test_a_draft_asked_for_unseen_gets_its_thread(stage: Stage, ear: Ear) -> None:
    async def drafts(incoming: Incoming) -> None:
        room = await incoming.room.thread("제주", to=incoming.id)
        await room.show(growing("# 제주"), to=incoming.id)

    ear.then = drafts
    await stage.person("ann").slash("drafts")
    [thread] = stage.general.threads
    assert stage.texts(thread) == ["# 제주"]


async def test_nobody_thinks_for_ever_unseen(stage: Stage, ear: Ear) -> None:
    ear.then = nothing
    ann = stage.person("ann")
    await ann.slash("drafts")
    assert ann.sees(stage.general) == []


async def never(incoming: Incoming) -> None:
    """As a process that dies over it."""
    await asyncio.sleep(3600)


async def test_after_a_restart_the_answer_is_still_unseen_by_others(stage: Stage, ear: Ear) -> None:
    ear.then = never
    later = Ear()
    later.then = lists
    ann = stage.person("ann")
    await ann.slash("drafts")
    await stage.restart(later)
    await stage.hears_again()
    [message] = ann.sees(stage.general)
    assert (message.content, message.flags.ephemeral) == ("초안이 하나 있어요.", True)
    assert ann.sees(ann.dm) == []


async def test_once_the_token_is_over_the_answer_is_in_the_private_chat(stage: Stage, ear: Ear) -> None:
    ear.then = never
    later = Ear()
    later.then = lists
    ann = stage.person("ann")
    await ann.slash("drafts")
    await stage.restart(later)
    await stage.env.advance_time(16 * MINUTES)
    await stage.hears_again()
    assert [message.content for message in ann.sees(ann.dm)] == ["초안이 하나 있어요."]
    assert stage.texts(stage.general) == []


async def test_a_token_that_ends_while_it_answers_sends_the_rest_to_the_private_chat(stage: Stage, ear: Ear) -> None:
    took: list[Sequence[str]] = []

    async def answers(incoming: Incoming) -> None:
        assert incoming.aside
        took.append(await incoming.aside.show(one(Reply(LONG)), to=incoming.id))

    ear.then = answers
    ann = stage.person("ann")
    stage.refuses("POST", "/webhooks/*", 401, 50027, times=99)
    await ann.slash("drafts")
    assert "\n\n".join(message.content for message in ann.sees(ann.dm)).split() == LONG.split()
    assert took == [[f"discord:{ann.dm.id}:{message.id}" for message in ann.sees(ann.dm)]]
    assert stage.texts(stage.general) == []


async def test_where_not_even_the_private_chat_is_open_nothing_is_shown_and_nothing_fails(
    stage: Stage, ear: Ear
) -> None:
    took: list[Sequence[str]] = []

    async def answers(incoming: Incoming) -> None:
        assert incoming.aside
        took.append(await incoming.aside.show(one(Reply("초안")), to=incoming.id))

    ear.then = answers
    stage.refuses("POST", "/webhooks/*", 401, 50027, times=99)
    stage.refuses("POST", "/users/@me/channels", 403, 50007, times=99)
    await stage.person("ann").slash("drafts")
    assert took == [[]]


async def test_what_is_said_is_known_by_its_server_its_channel_and_its_thread(stage: Stage, ear: Ear) -> None:
    ann = stage.person("ann")
    thread = stage.thread(stage.general, "수다", by=ann)
    await ann.says(thread, f"<@{stage.me}> /help")
    await ann.slash("drafts")
    await ann.says(ann.dm, "안녕")
    server, general = f"discord:{stage.guild.id}", f"discord:{stage.general.id}"
    assert [item.places for item in stage.desk.items] == [
        (server, general, f"discord:{thread.id}"),
        (server, general),
        (),
    ]


async def test_a_private_chat_is_found_by_its_person_and_its_address_leads_there(stage: Stage, ear: Ear) -> None:
    ann = stage.person("ann")
    room = await stage.bot.private(ann.id)
    assert room
    assert (room.id, room.private) == (f"discord:{ann.dm.id}", True)
    assert room.link == f"https://discord.com/channels/@me/{ann.dm.id}"
    await room.show(one(Reply("안녕하세요.")), to="")
    assert [message.content for message in ann.sees(ann.dm)] == ["안녕하세요."]
    assert await stage.bot.private("telegram:1") is None


async def test_a_room_for_one_person_is_their_private_chat_when_it_is_built_again(stage: Stage, ear: Ear) -> None:
    ann = stage.person("ann")
    await ann.slash("drafts")
    aside = ear.heard[0].aside
    assert aside
    again = await stage.bot.room(aside.id)
    await again.show(one(Reply("아까 그 답이에요.")), to=ear.heard[0].id)
    assert [message.content for message in ann.sees(ann.dm)] == ["아까 그 답이에요."]


# What every room does

Finds = Callable[[Stage, Ear, Person], Awaitable[Place]]


async def in_dm(stage: Stage, ear: Ear, ann: Person) -> Place:
    await ann.slash("drafts", ann.dm)
    return ann.dm


async def aside(stage: Stage, ear: Ear, ann: Person) -> Place:
    await ann.slash("drafts")
    return stage.general


@pytest.mark.parametrize("place", [in_dm, aside])
async def test_a_room_shows_what_grows_and_names_every_message_that_it_took(
    stage: Stage, ear: Ear, place: Finds
) -> None:
    ann = stage.person("ann")
    placed: list[Sequence[str]] = []

    async def put_up(messages: Sequence[str]) -> None:
        placed.append(tuple(messages))

    async def hears(incoming: Incoming) -> None:
        room = incoming.aside or incoming.room
        last = Reply(LONG, File("제주.md", b"# Jeju"), buttons=(OPEN,))

        async def told() -> Replies:
            yield Reply("쓰는 중…")
            await stage.clock.sleep(2)
            yield last

        took.append(await room.show(told(), to=incoming.id, placed=put_up))
        assert room.private
        assert await room.thread("제주", to=incoming.id) is room

    took: list[Sequence[str]] = []
    ear.then = hears
    there = await place(stage, ear, ann)
    messages = ann.sees(there)
    assert "\n\n".join(message.content for message in messages).split() == LONG.split()
    assert took == [[f"discord:{there.id}:{message.id}" for message in messages]]
    assert placed[-1] == tuple(took[0])
    assert [attachment.filename for attachment in messages[-1].attachments] == ["제주.md"]
    assert all(message.flags.suppress_embeds for message in messages)


@pytest.mark.parametrize("place", [in_dm, aside])
async def test_a_room_goes_on_in_what_it_has_shown(stage: Stage, ear: Ear, place: Finds) -> None:
    ann = stage.person("ann")

    async def hears(incoming: Incoming) -> None:
        room = incoming.aside or incoming.room
        up = await room.show(one(Reply(LONG)), to=incoming.id)
        await room.show(one(Reply("짧아졌어요.")), to=incoming.id, over=up)

    ear.then = hears
    there = await place(stage, ear, ann)
    assert [message.content for message in ann.sees(there)] == ["짧아졌어요."]
