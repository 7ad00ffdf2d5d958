"""Who may use the bot, what everybody else reads, and what those who run it can have it do."""

import asyncio
from datetime import timedelta

import pytest

from bot.people.access import admin_commands
from bot.people.access.announcer import BETWEEN, NEWS
from bot.ports import Incoming
from bot.stores import Announcement
from bot.wording import words_in
from tests.support.people import Stage

KO, EN = words_in("ko"), words_in("en")


async def unsent(stage: Stage) -> Announcement | None:
    return await stage.store.announcements.unsent(["fake"], stage._now() - NEWS)


async def announced(stage: Stage) -> None:
    """Everything that is to be announced has been; another look at what there is ends it."""
    while announcement := await unsent(stage):
        await stage.announcer._send(announcement)


# Strangers


async def test_without_a_list_everybody_is_let_in(stage: Stage) -> None:
    assert (await stage.person("ann").says("안녕")).text == KO.greeting(KO.first_contact())


async def test_a_stranger_reads_one_sentence_with_their_id_and_then_nothing_for_a_while(stage: Stage) -> None:
    stage.admits("fake:ann")
    eve = stage.person("eve")
    shown = await eve.says("/write 제주")
    assert shown.text == KO.not_invited("fake:eve")
    assert "`fake:eve`" in shown.text
    await eve.mutters("안녕")
    await eve.mutters("/register-blog https://kong.example")
    assert len(stage.answers) == 1
    stage.passes(timedelta(hours=13))
    assert (await eve.says("안녕")).text == KO.not_invited("fake:eve")


async def test_a_stranger_is_told_in_the_language_of_their_app(stage: Stage) -> None:
    stage.admits("fake:ann")
    assert (await stage.person("eve", "en").says("/help")).text == EN.not_invited("fake:eve")


async def test_of_what_a_stranger_says_nothing_is_kept_read_or_asked(stage: Stage) -> None:
    stage.admits("fake:ann")
    eve = stage.person("eve", "en")
    said = await eve.mutters("/register-blog https://kong.example", unread=["diary.md"])
    assert await stage.store.inbox.items(said) == ()
    assert await stage.store.inbox.unheard() == []
    assert await stage.store.people.language("fake:eve") is None
    assert (stage.shelf.looks, stage.fetched, stage.writer.prompts) == (0, [], [])


async def test_also_what_is_met_with_silence_comes_to_its_end(stage: Stage) -> None:
    stage.admits("fake:ann")
    ended: list[str] = []
    for text in ("/help", "/style"):

        async def over(text: str = text) -> None:
            ended.append(text)

        eve = stage.room("eve", private=True)
        await stage.hears(Incoming(stage.new_id(), eve, "fake:eve", text, ended=over))
    assert len(stage.answers) == 1
    assert ended == ["/help", "/style"]  # nobody is left thinking on Discord


async def test_in_company_a_stranger_who_does_not_speak_to_the_bot_is_not_answered(stage: Stage) -> None:
    stage.admits("fake:ann")
    group = stage.room("group")
    await stage.person("eve").mutters("다들 점심 뭐 먹어요?", room=group, addressed=False)
    assert stage.answers == []
    assert (await stage.person("eve").says("/help", room=group)).text == KO.not_invited("fake:eve")


async def test_a_place_on_the_list_lets_in_whoever_speaks_there_and_then_alone_too(stage: Stage) -> None:
    stage.admits("fake:club")
    ann, club = stage.person("ann"), stage.room("club")
    assert (await ann.says("안녕")).text == KO.not_invited("fake:ann")
    assert (await ann.says("/help", room=club)).text == KO.help(stage.writer.host, company=True)
    stage.admits("fake:club")  # a new process
    assert (await ann.says("/help")).text == KO.help(stage.writer.host)


async def test_whoever_was_let_in_by_a_place_is_not_let_in_by_others_that_are_not_on_the_list(stage: Stage) -> None:
    stage.admits("fake:club")
    ann, pub = stage.person("ann"), stage.room("pub")
    await ann.says("/help", room=stage.room("club"))
    assert (await ann.says("/help", room=pub)).text == KO.not_invited("fake:ann")
    assert (await ann.says("/help")).text == KO.help(stage.writer.host)


async def test_a_place_that_is_on_the_list_no_more_lets_nobody_in(stage: Stage) -> None:
    stage.admits("fake:club")
    ann = stage.person("ann")
    await ann.says("/help", room=stage.room("club"))
    stage.admits("fake:other club")
    assert (await ann.says("/help")).text == KO.not_invited("fake:ann")


async def test_those_who_run_the_bot_are_let_in_without_being_on_the_list(stage: Stage) -> None:
    stage.admits("fake:ann", admins=["fake:root"])
    assert (await stage.person("root").says("/help")).text == KO.help(stage.writer.host)


# What only those who run it can want


async def test_for_everybody_else_and_in_company_there_are_no_such_commands(stage: Stage) -> None:
    stage.admits(admins=["fake:root"])
    ann, root = stage.person("ann"), stage.person("root")
    for command in ("/limits", "/block fake:bob", "/announce 안녕", "/제한", "/차단 42"):
        shown = await ann.says(command)
        assert "명령은 없어요" in shown.text
        assert shown.labels in ([], ["/limit"])  # another name of /usage
    group = stage.room("group")
    await root.mutters("/limits", room=group)
    assert group.answers == []
    assert (await ann.says("/announc")).text == KO.unknown_command("announc")  # nor are they suggested


async def test_limits_are_shown_with_the_names_of_their_settings(stage: Stage) -> None:
    stage.admits("fake:ann", "fake:club", admins=["fake:root"])
    shown = await stage.person("root").says("/limits")
    assert shown.text == KO.limits({"LIMIT_DRAFTS": "10"}, 2, 1)
    assert "`LIMIT_DRAFTS` 10" in shown.text


async def test_who_is_blocked_is_told_so_once_and_let_in_again_when_that_is_taken_back(stage: Stage) -> None:
    eve = stage.person("eve")
    await stage.store.guests.block("fake:eve", stage._now())
    assert (await eve.says("/help")).text == KO.not_served()
    await eve.mutters("/help")
    assert len(stage.answers) == 1
    await stage.store.guests.unblock("fake:eve")
    stage.passes(timedelta(minutes=1))
    assert (await eve.says("/help")).text == KO.help(stage.writer.host)


async def test_a_block_is_set_listed_and_lifted_by_the_same_command(stage: Stage) -> None:
    stage.admits(admins=["fake:root"])
    root = stage.person("root")
    assert (await root.says("/block")).text == KO.blocked_people([])
    shown = await root.says("/block tg:42")
    assert shown.text == KO.blocked("telegram:42")
    assert shown.labels == ["telegram:42 차단 풀기"]
    assert (await root.says("/차단")).text == KO.blocked_people(["telegram:42"])
    assert (await root.says("/block 42")).text == KO.unblocked("telegram:42")
    assert await stage.store.guests.blocked() == []


async def test_a_block_ends_what_is_being_done_and_what_waits(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    stage.admits(admins=["fake:root"])
    monkeypatch.setattr(admin_commands, "typed_id", str)  # people on this stage have names for numbers
    eve, stage.writer.hold = await stage.blogger("eve"), asyncio.Event()
    writing = asyncio.create_task(eve.says("/write 첫째"))
    await stage.writer.asked(1)
    await eve.says("/write 둘째")
    assert (await stage.person("root").says("/block fake:eve")).text == KO.blocked("fake:eve")
    await writing
    await stage.jobs.idle()
    assert await stage.store.inbox.tasks("fake:eve") == []
    assert len(stage.writer.prompts) == 1
    await eve.mutters("/write 셋째")
    assert len(stage.writer.prompts) == 1


async def test_a_block_is_lifted_by_a_word_or_a_button_and_never_set_by_those(stage: Stage) -> None:
    stage.admits(admins=["fake:root"])
    root = stage.person("root")
    shown = await root.says("/block <@123456789012345678>")
    assert (await root.presses(shown, "discord:123456789012345678 차단 풀기")).text == KO.unblocked(
        "discord:123456789012345678"
    )
    for lifts in ("/block 42 풀기", "/차단해제 42", "/차단 해제 42", "/unblock telegram:42"):
        assert (await root.says(lifts)).text == KO.not_blocked("telegram:42")
    assert await stage.store.guests.blocked() == []


async def test_what_names_nobody_and_whoever_runs_the_bot_is_not_blocked(stage: Stage) -> None:
    stage.admits(admins=["fake:root", "telegram:1"])
    root = stage.person("root")
    assert (await root.says("/block 철수")).text == KO.no_such_person("철수")
    assert (await root.says("/block telegram:1")).text == KO.no_admin_blocked()
    assert await stage.store.guests.blocked() == []


async def test_those_who_run_the_bot_are_told_something_each_in_private(stage: Stage) -> None:
    stage.admits(admins=["fake:root", "fake:away"])
    stage.room("away", private=True).open = False
    await stage.tell.tell(lambda _: "DeepSeek 잔액이 다 떨어졌어요.")
    assert [(shown.room.id, shown.text) for shown in stage.answers] == [("root", "DeepSeek 잔액이 다 떨어졌어요.")]


# Announcements


async def people(stage: Stage, *names: str) -> None:
    for name in names:
        await stage.person(name, "ko").says("안녕")
    stage.answers.clear()


async def test_an_announcement_is_shown_first_and_sent_to_everybody_once_after_a_yes(stage: Stage) -> None:
    stage.admits(admins=["fake:root"])
    await people(stage, "ann", "bob", "root")
    shown = await stage.person("root").says("/announce 내일은 **쉬어요**.\n죄송해요.")
    assert shown.text == f"{KO.announce_really(3)}\n\n내일은 **쉬어요**.\n죄송해요."
    assert await unsent(stage) is None
    assert (await stage.person("root").presses(shown, KO.announce_button())).text == KO.announcing()
    slept = stage.slept
    await announced(stage)
    told = [(shown.room.id, shown.text) for shown in stage.answers[2:]]
    text = "내일은 **쉬어요**.\n죄송해요."
    assert told == [("ann", text), ("bob", text), ("root", text), ("root", KO.announced(3, 0))]
    assert stage.slept - slept == 3 * BETWEEN
    assert (await stage.person("root").presses(shown, KO.announce_button())).text == KO.announced_already()
    await announced(stage)
    assert len(stage.answers) == 7


async def test_an_announcement_goes_on_after_a_restart_where_it_stopped(stage: Stage) -> None:
    stage.admits(admins=["fake:root"])
    await people(stage, "ann", "bob", "cid")
    shown = await stage.person("root").says("/announce 쉬어요")
    await stage.person("root").presses(shown, KO.announce_button())
    announcement = await unsent(stage)
    assert announcement
    assert await stage.store.announcements.claim(announcement.id, ["fake"]) == "fake:ann"  # and here the process ended
    stage.answers.clear()
    async with stage.restarted():
        await announced(stage)
    assert [shown.room.id for shown in stage.answers] == ["bob", "cid", "root", "root"]


async def test_an_announcement_passes_over_the_blocked_and_counts_those_it_cannot_reach(stage: Stage) -> None:
    stage.admits(admins=["fake:root"])
    await people(stage, "ann", "bob", "eve")
    await stage.store.guests.block("fake:eve", stage._now())
    stage.room("bob", private=True).open = False
    shown = await stage.person("root").says("/announce 쉬어요")
    await stage.person("root").presses(shown, KO.announce_button())
    stage.answers.clear()
    await announced(stage)
    assert [(shown.room.id, shown.text) for shown in stage.answers] == [
        ("ann", "쉬어요"),
        ("root", "쉬어요"),
        ("root", KO.announced(2, 1)),
    ]


async def test_an_announcement_waits_for_the_process_of_another_platform_but_not_for_ever(stage: Stage) -> None:
    stage.admits(admins=["fake:root"])
    await people(stage, "ann")
    await stage.store.people.speaks("other:bob", "ko")
    shown = await stage.person("root").says("/announce 쉬어요")
    await stage.person("root").presses(shown, KO.announce_button())
    await announced(stage)
    since = stage._now() - NEWS
    assert await stage.store.announcements.unsent(["other"], since) == (1, "쉬어요")
    assert await stage.store.announcements.unsent(["other"], since + NEWS + timedelta(hours=1)) is None
    assert await stage.store.announcements.claim(1, ["other"]) == "other:bob"
    assert await stage.store.announcements.end(1)


async def test_an_announcement_without_a_text_is_asked_for_one(stage: Stage) -> None:
    stage.admits(admins=["fake:root"])
    assert (await stage.person("root").says("/announce")).text == KO.announce_what()
    assert (await stage.person("root").says("/announce id99 네")).text == KO.announced_already()


# In company, for one person


async def test_in_a_group_the_card_is_shown_in_the_private_chat_and_the_group_reads_where_it_is(stage: Stage) -> None:
    ann, group = await stage.blogger(), stage.room("group")
    shown = await ann.says("/style", room=group)
    [card] = [shown for shown in stage.answers if shown.picture]
    assert card.room.id == "ann"
    assert (shown.room.id, shown.text) == ("group", KO.answered_in_private("https://chat.example/ann"))
    changed = await ann.says("이모지는 빼 줘", reply_to=card)
    assert "이모지는 빼 줘" in changed.text
    assert changed.room.id == "ann"
    again = await ann.says("느낌표도 빼 줘")  # in private, where the card was the last thing to be shown
    assert "느낌표도 빼 줘" in again.text


async def test_in_a_group_lists_are_shown_in_the_private_chat_and_so_is_a_draft_that_is_opened(stage: Stage) -> None:
    ann, group = await stage.blogger(), stage.room("group")
    await ann.says("/write 제주")
    for command in ("/drafts", "/blogs", "/forget-blog", "/drafts 1"):
        before = len(stage.answers)
        assert (await ann.says(command, room=group)).text == KO.answered_in_private("https://chat.example/ann")
        assert [shown.room.id for shown in stage.answers[before:]] == ["ann", "group"]


async def test_where_the_private_chat_is_not_open_a_group_reads_how_to_open_it_and_nothing_else(stage: Stage) -> None:
    ann, group = await stage.blogger(), stage.room("group")
    await ann.says("/write 제주")
    stage.room("ann", private=True).open = False
    for command in ("/style", "/drafts", "/blogs", "/drafts 1"):
        assert (await ann.says(command, room=group)).text == KO.open_private_chat("https://chat.example/ann")
    assert all("제주" not in shown.text for shown in group.answers)
