"""Somebody sends photos, and each gets its one place in the draft."""

from datetime import timedelta

from bot.model import File
from bot.wording import words_in
from styles.pictures.anchors import find_numbers
from tests.support.people import Shown, Stage
from tests.support.photos import DRAWING, HEIC, moving, photo

KO = words_in("ko")
PLAIN = "# 성수 카페\n\n비 오는 날이었어요.\n\n라떼가 고소했어요.\n\n다음에 또 갈 거예요."


def album(count: int, first: int = 1) -> list[str]:
    return [f"{n}.jpg" for n in range(first, first + count)]


def text_of(shown: Shown) -> str:
    assert shown.file is not None
    return shown.file.data.decode()


async def test_two_albums_without_words_become_one_draft_with_each_photo_once_in_order(stage: Stage) -> None:
    ann = await stage.blogger()
    first = await ann.says("", photos=album(10), about="photo")
    assert first.text == f"{KO.photos_taken(1, 10)}\n{KO.photos_want_a_topic()}\n{KO.photo_as_file()}"
    second = await ann.says("", photos=album(8, 11), about="photo")
    assert second.text.startswith(KO.photos_taken(11, 18))
    stage.writer.will(PLAIN)
    draft = await ann.says("/write 성수 카페\n라떼 6,500원")
    assert find_numbers(text_of(draft)) == tuple(range(1, 19))
    asked = stage.writer.prompts[-1]
    assert asked.topic == "성수 카페"
    assert asked.notes.splitlines() == [*(f"[사진 {n}]" for n in range(1, 19)), "라떼 6,500원"]
    assert stage.fetched == [], "photos are not fetched before somebody looks at them"


async def test_the_next_words_are_the_topic_that_photos_wait_for(stage: Stage) -> None:
    ann = await stage.blogger()
    await ann.says("", photos=album(2), about="photo")
    stage.writer.will(PLAIN)
    draft = await ann.says("성수 카페\n라떼 좋음")
    assert find_numbers(text_of(draft)) == (1, 2)
    assert stage.writer.prompts[-1].topic == "성수 카페"


async def test_photos_come_with_the_command(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will(PLAIN)
    draft = await ann.says(
        "/write 성수 카페\n라떼 좋음", photos=["1.jpg:/write 성수 카페\n라떼 좋음", "2.jpg"], about="photo"
    )
    assert find_numbers(text_of(draft)) == (1, 2)
    assert stage.writer.prompts[-1].notes == "[사진 1]\n[사진 2]\n라떼 좋음"
    assert KO.photos_taken(1, 2) in [answer.text for answer in stage.answers]


async def test_the_rest_of_an_album_joins_the_draft_that_its_first_ten_begin(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will(PLAIN)
    stage.meanwhile = lambda: ann.mutters("", photos=album(8, 11), about="photo")
    draft = await ann.says("/write 성수 카페", photos=album(10), about="photo")
    assert find_numbers(text_of(draft)) == tuple(range(1, 19))


async def test_the_rest_of_an_album_that_comes_late_is_added(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will(PLAIN, PLAIN)
    stage.tick = timedelta()
    await ann.says("/write 성수 카페", photos=album(10), about="photo")
    draft = await ann.says("", photos=album(8, 11), about="photo")
    assert find_numbers(text_of(draft)) == tuple(range(1, 19))


async def test_nothing_is_lost_by_a_restart_and_nothing_taken_twice(stage: Stage) -> None:
    ann = await stage.blogger()
    said = await ann.mutters("", photos=album(3), about="photo")
    async with stage.restarted():
        await stage.hears(stage.said[said])
        again = await ann.says("", photos=["3.jpg", "4.jpg"], about="photo")
        assert again.text.startswith(f"{KO.photos_taken(4, 4)}\n{KO.same_photos(1)}")
    async with stage.restarted():
        stage.writer.will(PLAIN)
        draft = await ann.says("/write 성수 카페")
        assert find_numbers(text_of(draft)) == (1, 2, 3, 4)


async def test_one_photo_later_gets_its_place_in_the_draft(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will(PLAIN, PLAIN, PLAIN)
    draft = await ann.says("/write 성수 카페", photos=album(2), about="photo")
    later = await ann.says("", reply_to=draft, photos=["3.jpg"], about="photo")
    assert find_numbers(text_of(later)) == (1, 2, 3)
    with_words = await ann.says("이 사진도 라떼 얘기 아래에", photos=["4.jpg"], about="photo")
    assert find_numbers(text_of(with_words)) == (1, 2, 3, 4)
    assert stage.writer.prompts[-1].turns[-1].request == "[사진 4]\n이 사진도 라떼 얘기 아래에"


async def test_photos_that_wait_go_into_the_draft_there_is_where_words_say_so(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will(PLAIN, PLAIN)
    await ann.says("/write 성수 카페")
    await ann.says("", photos=album(2), about="photo")
    draft = await ann.says("이 사진도 넣어 줘")
    assert find_numbers(text_of(draft)) == (1, 2)
    assert stage.writer.prompts[-1].turns[-1].request == KO.add_photos("[사진 1]\n[사진 2]")
    assert KO.photos_taken(1, 2) in [answer.text for answer in stage.answers]
    assert [each.topic for each in await stage.store.drafts.drafts(ann.id, 9)] == ["성수 카페"]


async def test_a_refinement_keeps_every_photo_that_its_model_loses(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will("# 카페\n\n라떼.\n\n[사진 2]\n\n[사진 2]\n\n[사진 7]", "# 카페\n\n라떼만 마셨다.")
    draft = await ann.says("/write 성수 카페", photos=album(2), about="photo")
    assert find_numbers(text_of(draft)) == (1, 2)
    shorter = await ann.says("더 짧게", reply_to=draft)
    assert find_numbers(text_of(shorter)) == (1, 2)


async def test_captions_are_what_is_said_of_their_photos(stage: Stage) -> None:
    ann = await stage.blogger()
    await ann.says("간판\n라떼 거품", photos=["1.jpg:간판", "2.jpg:라떼 거품", "3.jpg"], about="photo")
    stage.writer.will(PLAIN)
    draft = await ann.says("/write 성수 카페")
    assert stage.writer.prompts[-1].notes.startswith("[사진 1] 간판\n[사진 2] 라떼 거품\n[사진 3]")
    assert "고소했어요.\n\n[사진 2]" in text_of(draft)


async def test_a_caption_of_an_album_is_a_note_for_all_of_it(stage: Stage) -> None:
    ann = await stage.blogger()
    shown = await ann.says("성수 카페 다녀옴", photos=["1.jpg:성수 카페 다녀옴", *album(2, 2)], about="photo")
    assert shown.text.startswith(f"{KO.photos_taken(1, 3)}\n{KO.photos_for_next_draft()}")
    stage.writer.will(PLAIN)
    draft = await ann.presses(shown, KO.write_with_photos()[0])
    assert find_numbers(text_of(draft)) == (1, 2, 3)
    assert stage.writer.prompts[-1].topic == "성수 카페 다녀옴"


async def test_a_draft_takes_forty_photos_and_says_so(stage: Stage) -> None:
    ann = await stage.blogger()
    for first in (1, 11, 21):
        await ann.says("", photos=album(10, first), about="photo")
    shown = await ann.says("", photos=album(13, 31), about="photo")
    assert shown.text.startswith(f"{KO.photos_taken(31, 40)}\n{KO.too_many_photos(40, 3)}")


async def test_files_say_when_they_were_taken_and_what_is_no_photo_is_named(stage: Stage) -> None:
    ann = await stage.blogger()
    sent = {"a.jpg": photo(), "b.heic": HEIC, "c.gif": moving(), "d.svg": DRAWING, "e.jpg": b"", "f.jpg": photo(seed=2)}
    shown = await ann.says("", camera=sent, about="photo")
    lines = shown.text.split("\n")
    assert lines[0] == KO.photos_taken(1, 2)
    assert [line.split(":")[0] for line in lines[1:5]] == ["b.heic", "c.gif", "d.svg", "e.jpg"]
    stage.writer.will(PLAIN)
    draft = await ann.says("/write 성수 카페")
    assert stage.writer.prompts[-1].notes == "[사진 1–2] 14:05"
    assert find_numbers(text_of(draft)) == (1, 2)


async def test_photos_in_company_are_for_others_unless_the_bot_is_named(stage: Stage) -> None:
    ann = await stage.blogger()
    channel = stage.room("channel")
    await ann.mutters("", room=channel, photos=album(2), addressed=False, about="photo")
    assert channel.answers == []
    shown = await ann.says("", room=channel, photos=album(2), about="photo")
    assert shown.text.startswith(KO.photos_taken(1, 2))
    stage.writer.will(PLAIN)
    await ann.mutters("/write 성수 카페", room=channel)
    assert find_numbers(text_of(stage.room("channel/성수 카페").answers[-1])) == (1, 2)


async def test_photos_of_somebody_without_a_blog_say_what_to_do_first(stage: Stage) -> None:
    bob = stage.person("bob")
    shown = await bob.says("", photos=album(2), about="photo")
    assert shown.text == KO.no_blog_yet()


async def test_photos_go_with_their_person(stage: Stage) -> None:
    ann = await stage.blogger()
    await ann.says("", photos=album(2), about="photo")
    await stage.store.forgetting.forget_person(ann.id)
    rows = await stage.store.forgetting.everything(ann.id)
    assert not rows.get("materials")


async def test_a_text_file_beside_photos_is_still_a_note(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will(PLAIN)
    note = File("메모.md", "라떼 6,500원".encode())
    draft = await ann.says("/write 성수 카페", photos=album(1), files=[note], about="photo")
    assert "라떼 6,500원" in stage.writer.prompts[-1].notes
    assert find_numbers(text_of(draft)) == (1,)


async def test_photos_wait_with_their_draft_for_an_answer(stage: Stage) -> None:
    stage.asks(where="어디였어요?")
    ann = await stage.blogger()
    await ann.says("", photos=["1.jpg:간판", "2.jpg:창가"], about="photo")
    asked = await ann.says("/write 카페")
    assert "어디였어요?" in asked.text
    more = await ann.says("", photos=["3.jpg"], about="photo")
    assert more.text == KO.photos_taken(3, 3)
    stage.writer.will(PLAIN)
    draft = await ann.says("성수동 골목 안쪽이에요")
    assert find_numbers(text_of(draft)) == (1, 2, 3)
    assert stage.writer.prompts[-1].notes.split("\n") == [
        "[사진 1] 간판", "[사진 2] 창가", "[사진 3]", "성수동 골목 안쪽이에요"
    ]  # fmt: skip


async def test_an_answer_may_come_with_a_photo(stage: Stage) -> None:
    stage.asks(where="어디였어요?")
    ann = await stage.blogger()
    await ann.says("/write 카페", photos=["1.jpg"], about="photo")
    stage.writer.will(PLAIN)
    draft = await ann.says("성수동 골목 안쪽이에요", photos=["2.jpg"], about="photo")
    assert find_numbers(text_of(draft)) == (1, 2)
