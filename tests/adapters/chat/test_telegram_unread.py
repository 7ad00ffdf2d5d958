"""What people send on Telegram that is not, or not only, words."""

import pytest

from bot.errors import NotReceived
from bot.model import Unread
from tests.support.bot_api import BotApi, bot_api
from tests.support.bot_api.chats import Json
from tests.support.bot_api.guest import always, listening

__all__ = ["bot_api"]

FILE: Json = {"file_id": "f", "file_unique_id": "f"}
SIZE: Json = {"width": 100, "height": 100}
PLACE: Json = {"latitude": 33.5, "longitude": 126.5}
POLL: Json = {
    "id": "1",
    "question": "어디로?",
    "options": [{"text": "제주", "voter_count": 0, "persistent_id": "a"}],
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
    "allows_revoting": False,
    "members_only": False,
}
STICKER: Json = {"type": "regular", "is_animated": False, "is_video": False}
MOVING: Json = {"animation": FILE | SIZE | {"duration": 2}, "document": FILE}

SENT: list[tuple[Json, Unread]] = [
    ({"photo": [FILE | SIZE]}, "photo"),
    ({"voice": FILE | {"duration": 3}}, "voice"),
    ({"audio": FILE | {"duration": 3}}, "voice"),
    ({"video": FILE | SIZE | {"duration": 3}}, "video"),
    ({"video_note": FILE | {"length": 100, "duration": 3}}, "video"),
    (MOVING, "video"),
    ({"sticker": FILE | SIZE | STICKER}, "sticker"),
    ({"dice": {"emoji": "🎲", "value": 6}}, "sticker"),
    ({"location": PLACE}, "location"),
    ({"venue": {"location": PLACE, "title": "바다", "address": "제주"}, "location": PLACE}, "location"),
    ({"poll": POLL}, "poll"),
    ({"contact": {"phone_number": "1", "first_name": "kim"}}, "contact"),
]


@pytest.mark.parametrize(("content", "about"), SENT)
async def test_in_private_whatever_is_sent_is_heard_as_what_it_is(
    bot_api: BotApi, content: Json, about: Unread
) -> None:
    async with listening(bot_api) as guest:
        sent = bot_api.sends("ann", content)
        [heard] = await guest.hears(1)
    assert (heard.about, heard.text, heard.files, heard.id) == (about, "", (), sent.message_id)


async def test_words_are_about_nothing_else(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        bot_api.says("ann", "안녕")
        bot_api.uploads("ann", "a.md", b"a")
        heard = await guest.hears(2)
    assert [incoming.about for incoming in heard] == [None, None]


async def test_the_words_below_a_picture_are_heard_with_it(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        bot_api.photographs("ann", "/write 여기")
        [heard] = await guest.hears(1)
    assert (heard.text, heard.about, heard.files) == ("/write 여기", "photo", ())


async def test_an_album_of_pictures_is_one_thing_said(bot_api: BotApi) -> None:
    album: Json = {"photo": [FILE | SIZE], "media_group_id": "album"}
    async with listening(bot_api) as guest:
        for caption in ("/write 제주", "", ""):
            bot_api.sends("ann", album, caption)
        bot_api.says("ann", "다 됐어?")
        pictures, after = await guest.hears(2)
    assert (pictures.about, pictures.text) == ("photo", "/write 제주")
    assert (after.about, after.text) == (None, "다 됐어?")


async def test_a_voice_message_is_a_handle_that_says_how_long_it_is_and_is_fetched_when_wanted(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        bot_api.speaks("ann", b"opus", seconds=48, caption="/write 성수 카페")
        [heard] = await guest.hears(1)
        [sound] = heard.sounds
        assert (sound.name, sound.size, sound.seconds, heard.text) == ("voice.ogg", 4, 48, "/write 성수 카페")
        assert not bot_api.called("getFile")
        assert await sound.fetch() == b"opus"


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ({"audio": FILE | {"duration": 3, "file_name": "녹음.m4a"}}, "녹음.m4a"),
        ({"audio": FILE | {"duration": 3, "mime_type": "audio/mpeg"}}, "voice.mp3"),
        ({"document": FILE | {"file_name": "회의.wav", "mime_type": "audio/wav"}}, "회의.wav"),
    ],
)
async def test_whatever_was_recorded_is_a_sound_with_an_ending_that_servers_know(
    bot_api: BotApi, sent: Json, name: str
) -> None:
    async with listening(bot_api) as guest:
        bot_api.sends("ann", sent)
        [heard] = await guest.hears(1)
    assert ([sound.name for sound in heard.sounds], heard.files, heard.about) == ([name], (), "voice")


async def test_a_video_note_is_no_sound(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        bot_api.sends("ann", {"video_note": FILE | {"length": 100, "duration": 3}})
        [heard] = await guest.hears(1)
    assert (heard.sounds, heard.about) == ((), "video")


async def test_of_a_photo_the_largest_size_is_taken_and_a_picture_sent_as_a_file_is_told_from_it(
    bot_api: BotApi,
) -> None:
    sizes = [
        FILE | SIZE | {"file_id": "small"},
        {"file_id": "large", "file_unique_id": "l", "width": 1280, "height": 9},
    ]
    async with listening(bot_api) as guest:
        bot_api.sends("ann", {"photo": sizes}, "창가")
        bot_api.sends("ann", {"document": FILE | {"file_name": "IMG_1.HEIC", "mime_type": "image/heic"}})
        photo, file = await guest.hears(2)
    assert [(p.ref, p.caption, p.as_file) for p in photo.pictures] == [("telegram:large", "창가", False)]
    assert [(p.name, p.as_file) for p in file.pictures] == [("IMG_1.HEIC", True)]
    assert (file.files, file.about) == ((), "photo")


async def test_the_pictures_of_an_album_come_in_order_each_with_its_own_words(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        for number, caption in ((1, "간판"), (2, ""), (3, "라떼")):
            photo = [SIZE | {"file_id": f"p{number}", "file_unique_id": f"u{number}"}]
            bot_api.sends("ann", {"photo": photo, "media_group_id": "album"}, caption)
        bot_api.again()
        [heard] = await guest.hears(1)
    assert [(p.ref, p.caption) for p in heard.pictures] == [
        ("telegram:p1", "간판"),
        ("telegram:p2", ""),
        ("telegram:p3", "라떼"),
    ]


async def test_the_pictures_of_an_album_stand_in_the_order_in_which_they_were_sent(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        for number in (3, 1, 2):
            photo = [SIZE | {"file_id": f"p{number}", "file_unique_id": f"u{number}"}]
            bot_api.sends("ann", {"photo": photo, "media_group_id": "album", "message_id": 900 + number})
        [heard] = await guest.hears(1)
    assert [picture.ref for picture in heard.pictures] == ["telegram:p1", "telegram:p2", "telegram:p3"]


async def test_a_photo_is_fetched_again_by_what_names_it(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        bot_api.photographs("ann")
        [heard] = await guest.hears(1)
        [picture] = heard.pictures
        assert await guest.chat.fetch(picture.ref) == b"\xff\xd8jpeg"
        with pytest.raises(NotReceived):
            await guest.chat.fetch("telegram:gone")


async def test_what_was_sent_is_the_same_after_a_restart(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        bot_api.speaks("ann", b"opus", seconds=5)
        bot_api.photographs("ann")
        before = await guest.hears(2)
        kept = list(guest.desk.items)
    async with listening(bot_api, kept=kept) as guest:
        after = await guest.hears(2)
    assert [said.sounds + said.pictures for said in after] == [said.sounds + said.pictures for said in before]


async def test_a_forwarded_message_keeps_its_words_and_files(bot_api: BotApi) -> None:
    origin: Json = {"type": "hidden_user", "date": 1_764_000_000, "sender_user_name": "somebody"}
    async with listening(bot_api) as guest:
        bot_api.sends("ann", {"text": "남의 글", "forward_origin": origin})
        bot_api.sends("ann", {"photo": [FILE | SIZE], "forward_origin": origin}, "남의 사진")
        bot_api.sends("ann", {"document": FILE | {"file_name": "글.md"}, "forward_origin": origin})
        words, picture, file = await guest.hears(3)
    assert [incoming.about for incoming in (words, picture, file)] == ["forwarded"] * 3
    assert [incoming.text for incoming in (words, picture, file)] == ["남의 글", "남의 사진", ""]
    assert [found.name for found in file.files] == ["글.md"]


async def test_what_somebody_says_about_a_long_text_they_forwarded_is_not_a_part_of_it(bot_api: BotApi) -> None:
    origin: Json = {"type": "hidden_user", "date": 1_764_000_000, "sender_user_name": "somebody"}
    async with listening(bot_api) as guest:
        bot_api.sends("ann", {"text": "가" * 4096, "forward_origin": origin})
        bot_api.says("ann", "이거 어때?")
        _, after = await guest.hears(2)
    assert after.text == "이거 어때?"


async def test_an_edit_in_private_is_heard_as_an_edit(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        said = bot_api.says("ann", "제주")
        bot_api.edits(said, "/write 제주 " + "가" * 4000)
        bot_api.says("ann", "그게 다야")
        first, edit, last = await guest.hears(3)
    assert [incoming.text for incoming in (first, edit, last)] == ["제주", "", "그게 다야"]
    assert (edit.about, edit.id, edit.sender, edit.language) == ("edited", said.message_id, first.sender, "ko")


async def test_a_place_that_moves_is_heard_once(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        sent = bot_api.sends("ann", {"location": PLACE | {"live_period": 900}})
        bot_api.happens(edited_message=sent.json() | {"location": PLACE, "text": None, "edit_date": 1_764_000_060})
        bot_api.says("ann", "도착")
        await guest.hears(2)
    assert [(incoming.about, incoming.text) for incoming in guest.heard] == [("location", ""), (None, "도착")]


async def test_in_a_group_only_what_is_sent_to_the_bot_is_heard(bot_api: BotApi) -> None:
    bot_api.group("family")
    async with listening(bot_api) as guest:
        guest.answers.append(always("초안"))
        bot_api.says("ann", "/write 제주", chat="family")
        [draft] = await bot_api.shown("family", 1)
        bot_api.photographs("ann", chat="family")
        bot_api.sends("ann", {"sticker": FILE | SIZE | STICKER}, chat="family")
        bot_api.photographs("ann", "우리끼리", chat="family")
        bot_api.edits(bot_api.says("ann", "@maltu_bot 안녕", chat="family"), "@maltu_bot 잘 가")
        bot_api.photographs("ann", "@maltu_bot 이거", chat="family")
        bot_api.sends("ann", {"voice": FILE | {"duration": 3}}, reply_to=draft)
        _, *heard = await guest.hears(4)
    assert [(incoming.about, incoming.text) for incoming in heard] == [
        (None, "@maltu_bot 안녕"),
        ("photo", "@maltu_bot 이거"),
        ("voice", ""),
    ]


async def test_what_telegram_itself_tells_in_a_chat_is_not_heard(bot_api: BotApi) -> None:
    async with listening(bot_api) as guest:
        bot_api.sends("ann", {"message_auto_delete_timer_changed": {"message_auto_delete_time": 60}})
        bot_api.says("ann", "안녕")
        await guest.hears(1)
    assert [incoming.text for incoming in guest.heard] == ["안녕"]
    assert len(guest.desk.items) == 1
