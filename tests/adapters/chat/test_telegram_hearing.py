"""What the bot hears on Telegram."""

import asyncio

import pytest

from bot.errors import NotReceived
from bot.model import Button, Reply
from bot.ports import Replies
from tests.support.bot_api import BotApi, bot_api
from tests.support.bot_api.guest import Hours, always, listening

__all__ = ["bot_api"]


async def test_a_message_is_heard_as_it_was_typed(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        message = bot_api.says("ann", "/write 제주 3일\n- 흑돼지")
        [heard] = await guest.hears(1)
    assert heard.text == "/write 제주 3일\n- 흑돼지"
    assert heard.id == message.message_id
    assert heard.sender == f"telegram:{bot_api.person('ann')['id']}"
    assert heard.room.id == heard.sender
    assert heard.room.private
    assert heard.language == "ko"
    assert (heard.reply_to, heard.quote, heard.files) == (None, None, ())


@pytest.mark.parametrize(
    ("code", "language"), [("ko-KR", "ko"), ("ja", "ja"), ("fr", "en"), ("kok", "en"), ("en", "en"), (None, None)]
)
async def test_the_language_is_the_one_of_the_app(bot_api: BotApi, code: str | None, language: str | None) -> None:
    async with listening(bot_api) as guest:
        bot_api.says("ann", "안녕", language=code)
        [heard] = await guest.hears(1)
    assert heard.language == language


async def test_a_reply_names_the_message_and_the_marked_part(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        guest.answers.append(always("첫 문단.\n\n둘째 문단."))
        bot_api.says("ann", "/write 제주")
        [draft] = await bot_api.shown("ann", 1)
        bot_api.says("ann", "더 짧게", reply_to=draft, quote="둘째 문단.")
        _, heard = await guest.hears(2)
    assert heard.reply_to == draft.message_id
    assert heard.quote == "둘째 문단."


async def test_commands_may_name_this_bot_but_not_another(bot_api: BotApi) -> None:
    bot_api.group("family")
    async with listening(bot_api) as guest:
        bot_api.says("ann", "/write@other_bot 부산", chat="family")
        bot_api.says("ann", "/write@Maltu_Bot 제주 a@b.kr", chat="family")
        bot_api.says("ann", "/write @maltu_bot 서울", chat="family")
        heard = await guest.hears(2)
    assert [incoming.text for incoming in heard] == ["/write 제주 a@b.kr", "/write @maltu_bot 서울"]
    assert not heard[0].room.private


async def test_in_private_everything_is_said_to_the_bot(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        first = bot_api.says("ann", "안녕")
        bot_api.says("ann", "이건?", reply_to=first)
        bot_api.uploads("ann", "제주.md", b"# \xec\xa0\x9c")
        heard = await guest.hears(3)
    assert [incoming.addressed for incoming in heard] == [True, True, True]


async def test_in_a_group_commands_mentions_and_replies_to_the_bot_are_said_to_it(bot_api: BotApi) -> None:
    bot_api.group("family")
    async with listening(bot_api) as guest:
        guest.answers.append(always("초안"))
        bot_api.says("ann", "/write 제주", chat="family")
        [draft] = await bot_api.shown("family", 1)
        bot_api.says("ann", "더 짧게", reply_to=draft)
        bot_api.says("ann", "😀 더 길게, @Maltu_Bot!", chat="family")
        bot_api.uploads("ann", "a.md", b"a", caption="/learn", chat="family")
        bot_api.uploads("ann", "b.md", b"b", caption="@maltu_bot 이것도", chat="family")
        bot_api.uploads("ann", "c.md", b"c", reply_to=draft)
        heard = await guest.hears(6)
    assert [incoming.addressed for incoming in heard] == [True] * 6


async def test_in_a_group_what_people_say_to_each_other_is_neither_heard_nor_kept(bot_api: BotApi) -> None:
    bot_api.group("family")
    async with listening(bot_api) as guest:
        lunch = bot_api.says("ann", "점심 뭐 먹지 a@maltu_bot.kr", chat="family")
        bot_api.says("bob", "국수", reply_to=lunch)
        bot_api.says("bob", "@other_bot 어때", chat="family")
        bot_api.uploads("bob", "영수증.md", b"9000", chat="family")
        bot_api.uploads_album("bob", {"a.md": b"a", "b.md": b"b"}, chat="family")
        bot_api.says("bob", "가" * 4096, chat="family")
        bot_api.says("ann", "／도움말", chat="family")
        await guest.hears(1)
    assert [incoming.text for incoming in guest.heard] == ["／도움말"]
    assert len(guest.desk.items) == 1


async def test_in_a_topic_of_a_forum_nothing_is_said_to_the_bot_by_that_alone(bot_api: BotApi) -> None:
    bot_api.group("forum", topics=("제주",))
    async with listening(bot_api) as guest:
        bot_api.says("ann", "여기 좋다", chat="forum", topic="제주")
        bot_api.says("ann", "@maltu_bot 여기 좋다", chat="forum", topic="제주")
        [heard] = await guest.hears(1)
    assert (heard.text, heard.reply_to) == ("@maltu_bot 여기 좋다", None)


async def test_a_file_arrives_with_its_caption(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        bot_api.uploads("ann", "제주.md", "# 제주\n좋았어요.".encode(), caption="/learn")
        [heard] = await guest.hears(1)
        [file] = heard.files
        assert (file.name, file.size) == ("제주.md", 22)
        assert bot_api.called("getFile") == [], "nobody has wanted it yet"
        assert (await file.fetch()).decode() == "# 제주\n좋았어요."
    assert heard.text == "/learn"


async def test_a_file_that_telegram_does_not_hand_over_is_named(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        bot_api.uploads("ann", "모두.zip", b"0" * 20_000_001)
        [heard] = await guest.hears(1)
    [file] = heard.files
    with pytest.raises(NotReceived, match=r"모두\.zip"):
        await file.fetch()
    assert bot_api.called("getFile") == []


async def test_an_album_is_one_thing_said(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        bot_api.uploads_album("ann", {"a.md": b"a", "b.md": b"b", "c.md": b"c"}, caption="/learn")
        bot_api.says("ann", "다 됐어?")
        album, after = await guest.hears(2)
    assert [file.name for file in album.files] == ["a.md", "b.md", "c.md"]
    assert album.text == "/learn"
    assert after.text == "다 됐어?"


async def test_parts_of_an_album_may_come_late(bot_api: BotApi) -> None:
    hours = Hours()
    all_there = asyncio.Event()

    async def sleep(seconds: float) -> None:
        await (all_there.wait() if seconds > 0.5 else asyncio.sleep(0.01))
        hours.now += seconds

    async with listening(bot_api, hours, sleep) as guest:
        first = bot_api.uploads_album("ann", {"a.md": b"a"}, album="1")
        await bot_api.until(lambda: len(guest.desk.items) == 1)
        bot_api.uploads_album("ann", {"b.md": b"b"}, album="1")
        await bot_api.until(lambda: len(guest.desk.items) == 2)
        all_there.set()
        [heard] = await guest.hears(1)
    assert [file.name for file in heard.files] == ["a.md", "b.md"]
    assert heard.id == first[0].message_id


async def test_a_chain_of_replies_in_a_group_is_no_topic(bot_api: BotApi) -> None:
    family = bot_api.group("family")
    async with listening(bot_api) as guest:
        first = bot_api.says("ann", "/write 제주", chat="family")
        bot_api.says("ann", "/write 부산", reply_to=first)
        heard = await guest.hears(2)
    assert [incoming.room.id for incoming in heard] == [f"telegram:{family.id}"] * 2
    assert heard[1].reply_to == first.message_id


async def test_a_long_paste_that_the_app_cut_is_one_thing_said(bot_api: BotApi) -> None:
    full, nearly, rest = "가" * 4096, "나" * 4050, "다"
    async with listening(bot_api) as guest:
        for part in (full, nearly, rest):
            bot_api.says("ann", part)
        bot_api.says("ann", "끝")
        paste, after = await guest.hears(2)
    assert paste.text == full + nearly + "\n" + rest
    assert after.text == "끝"


async def test_a_paste_longer_than_sixteen_messages_is_heard_as_two(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        for letter in "가나다라마바사아자차카타파하갸냐댜":
            bot_api.says("ann", letter * 4096)
        first, second = await guest.hears(2)
    assert first.text == "".join(letter * 4096 for letter in "가나다라마바사아자차카타파하갸냐")
    assert second.text == "댜" * 4096


async def test_the_rest_of_a_paste_addressed_to_the_bot_is_addressed_to_it_as_well(bot_api: BotApi) -> None:
    bot_api.group("family")
    async with listening(bot_api) as guest:
        for text in ("/write 제주\n" + "가" * 4086, *["나" * 4096] * 33):
            bot_api.says("ann", text, chat="family")
        heard = await guest.hears(3)
    assert [(len(incoming.text), incoming.addressed) for incoming in heard] == [
        (16 * 4096, True),
        (16 * 4096, True),
        (2 * 4096, True),
    ]


async def test_an_address_within_a_command_is_no_name_of_a_bot(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        bot_api.says("ann", "/write 제주 https://kong.example/@ann 처럼")
        [heard] = await guest.hears(1)
    assert heard.text == "/write 제주 https://kong.example/@ann 처럼"


async def test_other_people_and_commands_do_not_join_a_paste(bot_api: BotApi) -> None:
    bot_api.group("family")
    async with listening(bot_api) as guest:
        bot_api.says("ann", "/write " + "가" * 4089, chat="family")
        bot_api.says("bob", "/help 나", chat="family")
        bot_api.says("ann", "/help", chat="family")
        heard = await guest.hears(3)
    assert [len(incoming.text) for incoming in heard] == [4096, 7, 5]


async def test_a_pressed_button_is_a_reply_already_typed(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        guest.answers.append(always(Reply("초안", buttons=(Button("짧게", "더 짧게"), Button("길게", "더 길게")))))
        bot_api.says("ann", "/write 제주")
        await guest.showed(1)
        [draft] = await bot_api.shown("ann", 1)
        assert draft.labels == ["짧게", "길게"]
        guest.answers.append(always("더 짧은 초안"))
        bot_api.presses(draft, "짧게")
        bot_api.presses(draft, "짧게")
        _, heard, again = await guest.hears(3)
        _, second = await bot_api.shown("ann", 2)
    assert (heard.text, heard.reply_to) == ("더 짧게", draft.message_id)
    assert len({heard.id, again.id, draft.message_id}) == 3
    assert second.reply_to is draft
    assert bot_api.answered == ["press1", "press2"]


async def test_bots_and_repeated_updates_are_not_heard(bot_api: BotApi) -> None:
    bot_api.group("family")
    async with listening(bot_api) as guest:
        bot_api.says("feed_bot", "/help", chat="family")
        bot_api.says("ann", "처음")
        bot_api.again()
        bot_api.says("ann", "마지막")
        await guest.hears(2)
        await guest.desk.idle()
    assert [incoming.text for incoming in guest.heard] == ["처음", "마지막"]


async def test_a_long_answer_does_not_keep_the_next_message_waiting(bot_api: BotApi) -> None:
    ready = asyncio.Event()

    async def slowly() -> Replies:
        yield Reply("쓰는 중…")
        await ready.wait()
        yield Reply("다 썼어요.")

    async with listening(bot_api) as guest:
        guest.answers += [slowly, always("아직 쓰고 있어요.")]
        bot_api.says("ann", "/write 제주")
        await bot_api.shown("ann", 1)
        bot_api.says("ann", "/write 부산")
        await bot_api.shown("ann", 2)
        ready.set()
        await guest.showed(2)
    assert bot_api.chat("ann").texts == ["다 썼어요.", "아직 쓰고 있어요."]
