"""Ann talks on Discord and on Telegram, and is one person once she has linked the two."""

import asyncio
import io
import json
import re
import zipfile
from datetime import timedelta

import pytest

from bot.commands import Command, LinkAccount, Say, UnlinkAccount
from bot.commands.grammar import parse
from bot.people.access import admin_commands
from bot.people.link.late_rows import LateRows
from bot.wording import words_in
from storage.people.links import MOST_A_DAY, MOST_OF_A_CODE
from tests.support.people import Person, Shown, Stage

KO, EN = words_in("ko"), words_in("en")
BOTH = ["Discord", "Telegram"]
WAYS: dict[Command, tuple[str, ...]] = {
    LinkAccount(): (
        "/link",
        "/연결",
        "연결",
        "계정 연결해 줘",
        "텔레그램이랑 연결하기",
        "/계정 연결",
        "link my accounts",
        "connect telegram",
    ),
    LinkAccount("7k4m 2xq9"): ("연결 7K4M 2XQ9", "link 7k4m 2xq9"),
    LinkAccount("7K4M2XQ9"): ("/link 7K4M2XQ9", "/연결 7K4M2XQ9"),
    UnlinkAccount(): (
        "/unlink",
        "/연결 해제",
        "연결 끊어 줘",
        "계정 연결 해제해 주세요",
        "unlink my accounts",
        "disconnect discord",
    ),
    UnlinkAccount("네"): ("/unlink 네",),
    Say("두 문단을 연결해 줘"): ("두 문단을 연결해 줘",),
    Say("연결이 어색해"): ("연결이 어색해",),
}


@pytest.mark.parametrize(("said", "meant"), [(said, meant) for meant, ways in WAYS.items() for said in ways])
def test_people_ask_in_their_own_words(said: str, meant: Command) -> None:
    assert parse(said) == meant


@pytest.fixture
def on_discord(stage: Stage) -> Person:
    stage.tick = timedelta(seconds=1)
    return stage.person("7", platform="discord")


@pytest.fixture
def on_telegram(stage: Stage) -> Person:
    return stage.person("42", platform="telegram")


def code_in(shown: Shown) -> str:
    found = re.search(r"`/link (.{9})`", shown.text)
    assert found
    return found[1]


async def links(asked: Person, typed: Person) -> Shown:
    """What whoever types the code reads in the end."""
    code = code_in(await asked.says("/link"))
    return await typed.presses(await typed.says(f"/link {code}"), KO.link_button())


async def enters(person: Person, code: str) -> Shown:
    """They type a code, and press yes once they are asked."""
    return await person.presses(await person.says(f"/link {code}"), KO.link_button())


async def test_a_code_of_one_platform_links_the_other_and_all_is_there_on_both(
    stage: Stage, on_discord: Person, on_telegram: Person
) -> None:
    await on_discord.says("/register-blog https://kong.example")
    await on_discord.says("/write 제주")
    code = code_in(given := await on_discord.says("/link"))
    assert given.text == KO.link_code(code, 10)
    sure = await on_telegram.says(f"/link {code}")
    assert sure.text == KO.link_really("Telegram", "Discord")
    assert sure.labels == [KO.link_button(), KO.no_button()]
    done = await on_telegram.presses(sure, KO.link_button())
    assert done.text == KO.accounts_linked("Telegram", "Discord")
    assert on_discord.alone.answers[-1].text == KO.account_was_linked("Telegram")
    drafts = await on_telegram.says("/drafts")
    assert "제주" in drafts.text
    assert drafts.text == (await on_discord.says("/drafts")).text
    await on_telegram.says("/write 부산")
    assert "부산" in (await on_discord.says("/drafts")).text
    for person in (on_discord, on_telegram):
        assert (await person.says("연결")).text == KO.linked_already(BOTH)


async def test_a_draft_of_one_platform_is_refined_on_the_other(
    stage: Stage, on_discord: Person, on_telegram: Person
) -> None:
    await on_telegram.says("/register-blog https://kong.example")
    stage.writer.will("첫 초안이에요.", "둘째 초안이에요.")
    await on_telegram.says("/write 제주")
    await links(on_discord, on_telegram)
    opened = await on_discord.says("/drafts 1")
    assert "첫 초안이에요." in opened.text
    assert "둘째 초안이에요." in (await on_discord.says("더 짧게", reply_to=opened)).text


async def test_a_plain_yes_links_and_a_no_does_not(stage: Stage, on_discord: Person, on_telegram: Person) -> None:
    code = code_in(await on_discord.says("/link"))
    await on_telegram.says(f"연결 {code.lower()}")
    assert (await on_telegram.says("아니요")).text == KO.not_linked()
    assert await stage.store.links.accounts(on_telegram.id) == [on_telegram.id]
    await on_telegram.says(f"/link {code.replace('0', 'O').replace('1', 'l')}")
    assert (await on_telegram.says("네")).text == KO.accounts_linked("Telegram", "Discord")


async def test_a_yes_that_comes_along_with_the_code_is_asked_back(
    stage: Stage, on_discord: Person, on_telegram: Person
) -> None:
    code = code_in(await on_discord.says("/link"))
    asked = await on_telegram.says(f"/link {code} 네")
    assert asked.text == KO.link_really("Telegram", "Discord")
    assert await stage.store.links.accounts(on_telegram.id) == [on_telegram.id]
    assert (await on_telegram.presses(asked, KO.link_button())).text == KO.accounts_linked("Telegram", "Discord")


async def test_somebody_who_reads_english_is_told_in_english(stage: Stage, on_discord: Person) -> None:
    eve = stage.person("9", "en", "telegram")
    code = code_in(await on_discord.says("/link"))
    assert (await eve.says(f"/link {code}")).text == EN.link_really("Telegram", "Discord")
    assert (await eve.says("yes")).text == EN.accounts_linked("Telegram", "Discord")


# Codes that link nothing


async def test_of_what_links_nothing_one_sentence_says_why(
    stage: Stage, on_discord: Person, on_telegram: Person
) -> None:
    code = code_in(await on_discord.says("/link"))
    for said in ("/link 7K4M", "/link 코드", f"/link {code}9", f"/link {code} 글쎄요", "/link 7K4M2XQU"):
        assert (await on_telegram.says(said)).text == KO.no_link_code()
    assert (await on_discord.says(f"/link {code}")).text == KO.link_fault("own")
    assert (await stage.person("8", platform="discord").says(f"/link {code}")).text == KO.link_fault("taken")
    assert (await on_telegram.says("/unlink")).text == KO.alone()
    stage.passes(timedelta(minutes=11))
    assert (await on_telegram.says(f"/link {code} 네")).text == KO.link_fault("expired")


async def test_whoever_guesses_is_let_guess_a_few_times(stage: Stage, on_discord: Person) -> None:
    code = code_in(await on_discord.says("/link"))
    eve, bob = stage.person("9", platform="telegram"), stage.person("8", platform="telegram")
    tail = code[-1]
    guesses = [f"{code[:-1]}{letter}" for letter in "ABCDEFGHJK" if letter != tail][:MOST_OF_A_CODE]
    for guess in guesses:
        assert (await eve.says(f"/link {guess}")).text == KO.link_fault("wrong")
    assert (await bob.says(f"/link {code}")).text == KO.link_fault("spent")
    for guess in guesses[: MOST_A_DAY - MOST_OF_A_CODE]:
        await eve.says(f"/link {guess}")
    code = code_in(await on_discord.says("/link"))
    assert (await eve.says(f"/link {code}")).text == KO.link_fault("often")
    assert (await bob.says(f"/link {code}")).text == KO.link_really("Telegram", "Discord")


async def test_in_company_nothing_is_linked_and_a_code_said_there_is_void(
    stage: Stage, on_discord: Person, on_telegram: Person
) -> None:
    group = stage.room("group")
    for said in ("/link", "/unlink", "/link 어떻게 해요"):
        assert (await on_discord.says(said, room=group)).text == KO.link_in_private()
    code = code_in(await on_discord.says("/link"))
    assert (await on_telegram.says(f"/link {code}", room=group)).text == KO.link_code_was_seen()
    assert (await on_telegram.says(f"/link {code}")).text == KO.link_fault("spent")
    before = len(group.answers)
    await on_discord.mutters("계정 연결", room=group, addressed=False)
    assert len(group.answers) == before


async def test_the_terminal_has_nothing_to_link(stage: Stage) -> None:
    me = stage.person("me", platform="console")
    for said in ("/link", "/link 7K4M2XQ9", "/unlink"):
        assert (await me.says(said)).text == KO.no_links_here()


async def test_a_third_account_is_refused_and_a_code_links_only_once(
    stage: Stage, on_discord: Person, on_telegram: Person
) -> None:
    third = stage.person("8", platform="telegram")
    code = code_in(await on_discord.says("/link"))
    await enters(on_telegram, code)
    assert (await on_telegram.says(f"/link {code} 네")).text == KO.link_fault("linked")
    assert (await third.says(f"/link {code} 네")).text == KO.link_fault("spent")
    code = code_in(await third.says("/link"))
    assert (await on_discord.says(f"/link {code}")).text == KO.link_fault("taken")


async def test_whoever_is_forgotten_takes_their_code_along(
    stage: Stage, on_discord: Person, on_telegram: Person
) -> None:
    code = code_in(await on_discord.says("/link"))
    sure = await on_telegram.says(f"/link {code}")
    await on_discord.says("/forget-me 네")
    assert (await on_telegram.presses(sure, KO.link_button())).text == KO.link_fault("wrong")


async def test_a_draft_that_is_being_written_comes_to_its_end_first(
    stage: Stage, on_discord: Person, on_telegram: Person
) -> None:
    await on_telegram.says("/register-blog https://kong.example")
    stage.writer.hold = asyncio.Event()
    writing = asyncio.create_task(on_telegram.says("/write 제주"))
    await stage.writer.asked(1)
    code = code_in(await on_discord.says("/link"))
    assert (await on_telegram.says(f"/link {code}")).text == KO.link_fault("busy")
    stage.writer.hold.set()
    await writing
    assert (await enters(on_telegram, code)).text == KO.accounts_linked("Telegram", "Discord")
    assert "제주" in (await on_discord.says("/drafts")).text


async def test_whoever_asked_for_the_code_may_have_a_draft_written_meanwhile(
    stage: Stage, on_discord: Person, on_telegram: Person
) -> None:
    for person in (on_discord, on_telegram):
        await person.says("/register-blog https://kong.example")
    stage.writer.hold = asyncio.Event()
    stage.writer.will("디스코드에서 쓴 글")
    code = code_in(await on_discord.says("/link"))
    writing = asyncio.create_task(on_discord.says("/write 제주"))
    await stage.writer.asked(1)
    assert (await enters(on_telegram, code)).text == KO.accounts_linked("Telegram", "Discord")
    stage.writer.hold.set()
    assert "디스코드에서 쓴 글" in (await writing).text
    assert "제주" in (await on_telegram.says("/drafts")).text
    assert len(await stage.store.blogs.blogs(on_telegram.id)) == 0
    assert len(await stage.store.blogs.blogs(on_discord.id)) == 1


async def test_what_was_said_before_a_crash_is_answered_once_they_are_linked(
    stage: Stage, on_discord: Person, on_telegram: Person
) -> None:
    """The process ends after they were linked and before it said so."""
    code = code_in(await on_discord.says("/link"))
    sure = await on_telegram.says(f"/link {code}")
    shown, on_telegram.alone.show = on_telegram.alone.show, None  # type: ignore[method-assign, assignment]
    with pytest.raises(AssertionError):
        await on_telegram.presses(sure, KO.link_button())
    on_telegram.alone.show = shown  # type: ignore[method-assign]
    assert (await on_telegram.presses(sure, KO.link_button())).text == KO.link_fault("linked")


# Who they are


async def test_whoever_is_blocked_is_so_on_both_and_cannot_get_out_by_linking(
    stage: Stage, on_discord: Person, on_telegram: Person
) -> None:
    code = code_in(await on_discord.says("/link"))
    await stage.store.guests.block(on_discord.id, stage.clock.time)
    stage.passes(timedelta(minutes=1))
    await on_telegram.says(f"/link {code}")
    assert (await on_telegram.says("네")).text == KO.not_served()
    stage.passes(timedelta(minutes=1))
    before = len(stage.answers)
    for person in (on_discord, on_telegram):
        await person.mutters("/unlink 네")
    assert [shown.text for shown in stage.answers[before:]] == [KO.not_served()] * 2
    assert len(await stage.store.links.accounts(on_discord.id)) == 2


async def test_blocking_an_account_stops_what_is_done_for_its_person(
    stage: Stage, on_discord: Person, on_telegram: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.admits(admins=["fake:root"])
    monkeypatch.setattr(admin_commands, "typed_id", str)
    await on_discord.says("/register-blog https://kong.example")
    await links(on_discord, on_telegram)
    stage.writer.hold = asyncio.Event()
    writing = asyncio.create_task(on_discord.says("/write 첫째"))
    await stage.writer.asked(1)
    await stage.person("root").says(f"/block {on_telegram.id}")
    await writing
    assert await stage.store.inbox.tasks(on_discord.id) == []


async def test_whoever_runs_the_bot_or_is_let_in_by_name_is_so_with_either_account(
    stage: Stage, on_discord: Person, on_telegram: Person
) -> None:
    await links(on_discord, on_telegram)
    stage.admits("fake:ann", on_telegram.id, admins=[on_telegram.id])
    for person in (on_discord, on_telegram):
        assert (await person.says("/limits")).text == KO.limits({"LIMIT_DRAFTS": "10"}, 2, 1)
    await on_discord.says("/unlink 네")
    stage.passes(timedelta(minutes=1))
    assert (await on_discord.says("/limits")).text == KO.not_invited(on_discord.id)


async def test_their_private_chat_is_the_one_they_spoke_in_last(
    stage: Stage, on_discord: Person, on_telegram: Person
) -> None:
    await links(on_discord, on_telegram)
    for person in (on_discord, on_telegram, on_discord):
        await person.says("/help")
        assert await stage._private_room(on_telegram.id) is person.alone


async def test_their_data_is_of_both_accounts_and_so_is_its_end(
    stage: Stage, on_discord: Person, on_telegram: Person
) -> None:
    await on_telegram.says("/register-blog https://kong.example")
    await links(on_discord, on_telegram)
    shown = await on_discord.says("/my-data")
    assert shown.text == f"{KO.my_data(1, 1)} {KO.has_accounts(BOTH)}"
    assert shown.file
    with zipfile.ZipFile(io.BytesIO(shown.file.data)) as archive:
        kept = json.loads(archive.read("데이터/links.json"))
    assert {row["account"] for row in kept} == {on_discord.id, on_telegram.id}
    sure = await on_telegram.says("/forget-me")
    assert sure.text == f"{KO.forget_me_really()} {KO.forgets_accounts(BOTH)}"
    assert (await on_telegram.presses(sure, KO.forget_now_button())).text == KO.forgot_me(1, 8, 0, 0)
    for person in (on_discord, on_telegram):
        assert not any((await stage.store.forgetting.everything(person.id)).values())
        assert (await person.says("/write 제주")).text == KO.no_blog_yet()


async def test_accounts_part_after_a_question_that_says_who_keeps_what(
    stage: Stage, on_discord: Person, on_telegram: Person
) -> None:
    await on_telegram.says("/register-blog https://kong.example")
    await links(on_discord, on_telegram)
    sure = await on_telegram.says("/unlink")
    assert sure.text == KO.unlink_really("Discord", "Telegram")
    assert (await on_telegram.says("아니요")).text == KO.stays_linked()
    await on_telegram.says("연결 해제")
    assert (await on_telegram.says("네")).text == KO.accounts_parted("Discord", "Telegram")
    assert on_discord.alone.answers[-1].text == KO.accounts_parted("Discord", "Telegram")
    assert (await on_telegram.says("/write 제주")).text == KO.no_blog_yet()
    assert (await on_discord.says("/write 제주")).file


async def test_what_is_late_is_gathered_until_the_bot_stops(
    stage: Stage, on_discord: Person, on_telegram: Person
) -> None:
    await links(on_discord, on_telegram)
    await stage.store.messages.paste(on_telegram.id, "room", "글")
    with pytest.raises(asyncio.CancelledError):
        await LateRows(stage.store.links, stage._sleep).run()
    assert await stage.store.messages.pasted_pieces(on_discord.id, "room") == ["글"]
