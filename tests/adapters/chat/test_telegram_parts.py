"""Albums and pasted texts come in parts on Telegram, and are one thing said, also across a restart."""

import asyncio

from tests.support.bot_api import BotApi, bot_api
from tests.support.bot_api.guest import Hours, listening

__all__ = ["bot_api"]


class Late:
    """Whoever waits for further parts waits until `over`; all other waiting is short."""

    def __init__(self) -> None:
        self.hours = Hours()
        self.over = asyncio.Event()

    async def sleep(self, seconds: float) -> None:
        await (self.over.wait() if 0.5 < seconds < 2 else asyncio.sleep(0.001))
        self.hours.now += seconds


async def test_a_paste_that_waits_for_its_end_is_kept_and_asked_for_only_once(bot_api: BotApi) -> None:
    late = Late()
    async with listening(bot_api, late.hours, late.sleep) as guest:
        bot_api.says("ann", "가" * 4096)
        for number in range(3):
            bot_api.says("bob", f"안녕 {number}")
            await guest.hears(number + 1)
        await bot_api.until(lambda: not bot_api.updates)
        assert bot_api.polls <= 5
        bot_api.says("ann", "나")
        await bot_api.until(lambda: len(guest.desk.items) == 5)
        late.over.set()
        *_, paste = await guest.hears(4)
    assert paste.text == "가" * 4096 + "나"
    assert [item.part_of for item in guest.desk.items] == ["", "", "", "", guest.desk.items[0].id]


async def test_what_somebody_says_next_ends_their_paste_and_does_not_overtake_it(bot_api: BotApi) -> None:
    late = Late()
    async with listening(bot_api, late.hours, late.sleep) as guest:
        bot_api.says("ann", "/write " + "가" * 4089)
        await bot_api.until(lambda: len(guest.desk.items) == 1)
        bot_api.says("ann", "/help")
        await bot_api.until(lambda: len(guest.desk.items) == 2)
        late.over.set()
        heard = await guest.hears(2)
    assert [incoming.text[:6] for incoming in heard] == ["/write", "/help"]


async def test_nobody_in_a_group_waits_for_the_paste_of_another(bot_api: BotApi) -> None:
    bot_api.group("family")
    late = Late()
    async with listening(bot_api, late.hours, late.sleep) as guest:
        bot_api.says("ann", "/write " + "가" * 4089, chat="family")
        await bot_api.until(lambda: len(guest.desk.items) == 1)
        for number in range(3):
            bot_api.says("bob", f"/help {number}", chat="family")
            assert (await guest.hears(number + 1))[-1].text == f"/help {number}"
        late.over.set()
        assert (await guest.hears(4))[-1].text.startswith("/write")


async def test_an_album_cut_by_a_restart_is_one_thing_said(bot_api: BotApi) -> None:
    late = Late()
    async with listening(bot_api, late.hours, late.sleep) as guest:
        bot_api.uploads_album("ann", {"a.md": b"a"}, "/learn", album="1")
        await bot_api.until(lambda: guest.desk.items and not bot_api.updates)
    late = Late()
    async with listening(bot_api, late.hours, late.sleep, kept=guest.desk.items) as guest:
        bot_api.uploads_album("ann", {"b.md": b"b"}, album="1")
        await bot_api.until(lambda: len(guest.desk.items) == 2)
        late.over.set()
        [album] = await guest.hears(1)
        await guest.desk.idle()
    assert [file.name for file in album.files] == ["a.md", "b.md"]
    assert [item.part_of for item in guest.desk.items] == ["", guest.desk.items[0].id]
    assert len(guest.heard) == 1


async def test_a_paste_that_was_kept_and_is_delivered_again_goes_on(bot_api: BotApi) -> None:
    """It was not confirmed before the crash."""
    late = Late()
    bot_api.says("ann", "/write " + "가" * 4089)
    [beginning] = bot_api.updates
    async with listening(bot_api, late.hours, late.sleep) as guest:
        await bot_api.until(lambda: guest.desk.items and not bot_api.updates)
    kept, late = guest.desk.items, Late()
    async with listening(bot_api, late.hours, late.sleep, kept=kept) as guest:
        bot_api.updates.append(beginning)
        await bot_api.until(lambda: bot_api.polls > 2 and not bot_api.updates)
        bot_api.says("ann", "나")
        await bot_api.until(lambda: len(guest.desk.items) == 2)
        late.over.set()
        [heard] = await guest.hears(1)
        await guest.desk.idle()
    assert (len(heard.text), len(guest.heard)) == (4097, 1)


async def test_the_rest_of_a_paste_may_come_before_the_restarted_bot_looks_at_its_beginning(bot_api: BotApi) -> None:
    late = Late()
    async with listening(bot_api, late.hours, late.sleep) as guest:
        bot_api.says("ann", "가" * 4096)
        await bot_api.until(lambda: guest.desk.items and not bot_api.updates)
    [beginning] = guest.desk.items
    late = Late()
    async with listening(bot_api, late.hours, late.sleep) as guest:
        bot_api.says("ann", "나" * 4096)
        await bot_api.until(lambda: guest.desk.items)
        guest.desk.items.insert(0, beginning)
        guest.desk.again(beginning.id)
        bot_api.says("ann", "다")
        await bot_api.until(lambda: len(guest.desk.items) == 3)
        late.over.set()
        [heard] = await guest.hears(1)
        await guest.desk.idle()
    assert heard.text == "가" * 4096 + "나" * 4096 + "다"
    assert len(guest.heard) == 1


async def test_what_was_whole_before_a_restart_is_heard_without_waiting(bot_api: BotApi) -> None:
    late = Late()
    async with listening(bot_api, late.hours, late.sleep) as guest:
        for text in ("가" * 4096, "나"):
            bot_api.says("ann", text)
        await bot_api.until(lambda: len(guest.desk.items) == 2)
    late = Late()
    async with listening(bot_api, late.hours, late.sleep, kept=guest.desk.items) as guest:
        [heard] = await guest.hears(1)
    assert heard.text == "가" * 4096 + "나"
    assert not [wait for wait in late.hours.slept if wait > 1]


async def test_a_part_that_is_not_kept_yet_is_waited_for(bot_api: BotApi) -> None:
    """Else it would be kept as part of something that is done, and stay there for ever."""
    late, database = Late(), asyncio.Event()

    async def sleep(seconds: float) -> None:
        await (database.wait() if seconds == 2 else late.sleep(seconds))

    async with listening(bot_api, late.hours, sleep) as guest:
        bot_api.uploads_album("ann", {"a.md": b"a"}, album="1")
        await bot_api.until(lambda: guest.desk.items)
        guest.failures.append(OSError())
        bot_api.uploads_album("ann", {"b.md": b"b"}, album="1")
        await bot_api.until(lambda: len(guest.batches) == 2)
        late.hours.now += 10
        late.over.set()
        await asyncio.sleep(0.05)
        assert guest.heard == []
        database.set()
        [album] = await guest.hears(1)
    assert [file.name for file in album.files] == ["a.md", "b.md"]
    assert len(guest.desk.items) == 2


async def test_a_paste_delivered_again_after_it_was_heard_takes_nothing_along(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        bot_api.says("ann", "가" * 4096)
        [update] = bot_api.updates
        await guest.hears(1)
        bot_api.updates.append(update)
        bot_api.says("ann", "나")
        _, heard = await guest.hears(2)
    assert heard.text == "나"


async def test_a_paste_that_is_delivered_again_in_part_is_heard_whole(bot_api: BotApi) -> None:
    late = Late()
    for text in ("가" * 4096, "나"):
        bot_api.says("ann", text)
    beginning = bot_api.updates[0]
    async with listening(bot_api, late.hours, late.sleep) as guest:
        await bot_api.until(lambda: len(guest.desk.items) == 2 and not bot_api.updates)
    kept, late = guest.desk.items, Late()
    async with listening(bot_api, late.hours, late.sleep) as guest:
        guest.desk.items += kept
        bot_api.updates.append(beginning)
        await bot_api.until(lambda: guest.batches)
        guest.desk.again(kept[0].id)
        late.over.set()
        [heard] = await guest.hears(1)
    assert heard.text == "가" * 4096 + "나"


async def test_a_button_and_an_edit_leave_a_paste_as_it_is(bot_api: BotApi) -> None:
    late = Late()
    async with listening(bot_api, late.hours, late.sleep) as guest:
        button = {"text": "짧게", "callback_data": "더 짧게"}
        draft = bot_api.chat("ann").add("", text="초안", buttons=[[button]])
        said = bot_api.says("ann", "/write 제주")
        bot_api.says("ann", "가" * 4096)
        bot_api.presses(draft, "짧게")
        bot_api.edits(said, "/write 부산")
        bot_api.says("ann", "나")
        await bot_api.until(lambda: len(guest.desk.items) == 5)
        late.over.set()
        _, *heard = await guest.hears(4)
    assert [incoming.text for incoming in heard] == ["가" * 4096 + "나", "더 짧게", ""]


async def test_what_comes_after_something_was_heard_begins_anew(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        bot_api.says("ann", "가" * 4096)
        await guest.hears(1)
        bot_api.says("ann", "나")
        await guest.hears(2)
    assert [item.part_of for item in guest.desk.items] == ["", ""]


async def test_an_album_in_a_group_is_kept_whole_once_one_of_its_parts_addresses_the_bot(bot_api: BotApi) -> None:
    bot_api.group("family")
    async with listening(bot_api) as guest:
        files = {"a.md": b"a", "b.md": b"b", "c.md": b"c"}
        bot_api.uploads_album("ann", files, "@maltu_bot 배워 줘", chat="family")
        [album] = await guest.hears(1)
    assert [file.name for file in album.files] == ["a.md", "b.md", "c.md"]
    first = guest.desk.items[0].id
    assert [item.part_of for item in guest.desk.items] == ["", first, first]


async def test_a_long_text_for_the_group_is_not_taken_along_by_a_later_mention(bot_api: BotApi) -> None:
    bot_api.group("family")
    hours = Hours()
    async with listening(bot_api, hours) as guest:
        bot_api.says("ann", "가" * 4096, chat="family")
        bot_api.says("bob", "/help", chat="family")
        await guest.hears(1)
        hours.now += 30
        bot_api.says("ann", "@maltu_bot 안녕", chat="family")
        _, heard = await guest.hears(2)
    assert heard.text == "@maltu_bot 안녕"
