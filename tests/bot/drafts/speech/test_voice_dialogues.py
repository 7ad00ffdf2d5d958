"""Voice messages: what was heard is shown, put right by a reply, kept for its draft, and done as if it were typed."""

import asyncio

import pytest

from bot.dialogue.attached import Attachments
from bot.dialogue.speech.listening import Listening
from bot.drafts.speech.errors import NotHeard
from bot.sent import SpeechFault
from bot.settings.limit import Limit
from bot.stores.materials import Material
from bot.wording import words_in
from tests.support.people import Stage
from tests.support.speech.scribe import Memo, ScriptedScribe

KO = words_in("ko")
HOST = ScriptedScribe.host
SAID = "대림창고 옆에 새로 생긴 데를 갔는데 창가가 좋았어요"
VOICE = [Memo()]


def texts(stage: Stage, last: int) -> list[str]:
    return [shown.text for shown in stage.answers[-last:]]


async def test_a_voice_message_in_reply_to_a_draft_changes_it_as_the_same_words_would(stage: Stage) -> None:
    scribe = stage.listens()
    ann = await stage.blogger()
    stage.writer.will("# 성수", "# 성수 둘")
    draft = await ann.says("/write 성수 카페\n라떼 6500원, 창가")
    scribe.hears("두 번째 문단은 더 짧게 해 줘")
    assert (await ann.says("", reply_to=draft, sounds=VOICE)).text == "# 성수 둘"
    told = f"{KO.heard('두 번째 문단은 더 짧게 해 줘', 48)}\n{KO.speech_goes_to(HOST)}"
    assert texts(stage, 2) == [told, "# 성수 둘"]
    assert stage.writer.prompts[-1].turns[-1].request == "두 번째 문단은 더 짧게 해 줘"
    [asked] = scribe.asked
    assert (asked.data, asked.seconds, asked.language) == (b"opus", 48, "ko")
    assert asked.names == "성수, 카페, 라떼, 창가"


async def test_where_a_recording_goes_is_said_while_it_is_listened_to_and_below_the_first(stage: Stage) -> None:
    scribe = stage.listens()
    ann = await stage.blogger()
    await ann.says("/write 성수")
    for said in ("더 짧게", "더 길게"):
        scribe.hears(said)
        await ann.says("", sounds=VOICE)
    heard = [shown.seen for shown in stage.answers if KO.listening(HOST) in [reply.text for reply in shown.seen]]
    assert [seen[-1].text.count(KO.speech_goes_to(HOST)) for seen in heard] == [1, 0]
    assert KO.speech_goes_to(HOST) in (await ann.says("/privacy")).text


async def test_without_a_draft_a_voice_message_begins_one_and_is_asked_what_it_is_about(stage: Stage) -> None:
    scribe = stage.listens()
    ann = await stage.blogger()
    scribe.hears(SAID, "커피는 6500원이었어요")
    assert (await ann.says("", sounds=VOICE)).text == KO.heard_about_what()
    await ann.says("", sounds=VOICE)
    [draft] = await stage.store.drafts.drafts(ann.id, 5)
    assert (draft.state, draft.topic) == ("gathering", "")
    given = await stage.store.materials.materials(draft)
    assert [(one.number, one.kind, one.text) for one in given] == [
        (1, "speech", SAID),
        (2, "speech", "커피는 6500원이었어요"),
    ]
    assert not stage.writer.prompts


async def test_a_voice_message_with_write_is_what_is_written_from_and_no_sentence_of_theirs(stage: Stage) -> None:
    scribe = stage.listens()
    ann = await stage.blogger()
    scribe.hears(f"{SAID}.")
    draft = await ann.says("/write 성수 카페\n라떼 6500원", sounds=VOICE)
    [prompt] = stage.writer.prompts
    assert (prompt.topic, prompt.notes) == ("성수 카페", f"🎤 {SAID}.\n라떼 6500원")
    assert "직접 쓰신 문장" not in draft.text


@pytest.mark.parametrize("named", ["성수 카페\n라떼 6500원", "/write 성수 카페\n라떼 6500원"])
async def test_once_it_is_known_what_it_is_about_it_is_written_from_what_was_heard(stage: Stage, named: str) -> None:
    scribe = stage.listens()
    ann = await stage.blogger()
    scribe.hears(SAID)
    stage.writer.will("# 성수")
    await ann.says("", sounds=VOICE)
    assert (await ann.says(named)).text == "# 성수"
    [prompt] = stage.writer.prompts
    assert (prompt.topic, prompt.notes) == ("성수 카페", f"🎤 {SAID}\n라떼 6500원")
    [draft] = await stage.store.drafts.drafts(ann.id, 5)
    assert (draft.topic, draft.state) == ("성수 카페", "written")


async def test_questions_are_answered_aloud(stage: Stage) -> None:
    scribe = stage.listens()
    stage.asks(place="어느 동네예요?")
    ann = await stage.blogger()
    stage.writer.will("# 성수")
    asked = await ann.says("/write 카페")
    assert asked.text == KO.questions(["어느 동네예요?"])
    scribe.hears(SAID)
    assert (await ann.says("", sounds=VOICE)).text == "# 성수"
    [prompt] = stage.writer.prompts
    assert prompt.notes == f"🎤 {SAID}"
    [draft] = await stage.store.drafts.drafts(ann.id, 5)
    given = [(one.kind, one.text) for one in await stage.store.materials.materials(draft) if one.text]
    assert given == [("speech", SAID)]


async def test_what_was_misheard_is_put_right_by_a_reply(stage: Stage) -> None:
    scribe = stage.listens()
    ann = await stage.blogger()
    scribe.hears("대림창구 옆에 새로 생긴 데")
    await ann.says("", sounds=VOICE)
    [heard] = [shown for shown in stage.answers if shown.text.startswith("들은 내용(0:48): “대림창구")]
    now = "대림창고 옆에 새로 생긴 데"
    fixed = await ann.says("대림창고", reply_to=heard)
    assert fixed.text == KO.heard_corrected(now)
    now = "대림창고 옆에 새로 생긴 카페"
    assert (await ann.says("데 말고 카페", reply_to=fixed)).text == KO.heard_corrected(now)
    [draft] = await stage.store.drafts.drafts(ann.id, 5)
    assert [one.text for one in await stage.store.materials.materials(draft)] == [now]


async def test_a_draft_that_was_changed_by_what_was_misheard_is_changed_again(stage: Stage) -> None:
    scribe = stage.listens()
    ann = await stage.blogger()
    stage.writer.will("# 하나", "# 둘", "# 셋")
    draft = await ann.says("/write 성수")
    scribe.hears("대림창구 얘기도 넣어 줘")
    await ann.says("", reply_to=draft, sounds=VOICE)
    heard = next(shown for shown in stage.answers if "대림창구" in shown.text)
    assert (await ann.says("대림창구 → 대림창고", reply_to=heard)).text == "# 셋"
    assert stage.writer.prompts[-1].turns[-1].request == KO.misheard("대림창고 얘기도 넣어 줘")


async def test_without_anybody_to_listen_the_microphone_of_the_keyboard_is_recommended(stage: Stage) -> None:
    ann = await stage.blogger()
    assert (await ann.says("", sounds=VOICE)).text == KO.unread("voice")
    assert not stage.fetched


async def test_a_memo_that_is_delivered_again_is_listened_to_once(stage: Stage) -> None:
    scribe = stage.listens()
    ann = await stage.blogger()
    said = await ann.mutters("", sounds=VOICE)
    await stage.hears(stage.said[said])
    assert len(scribe.asked) == 1


async def test_a_memo_that_was_heard_before_the_process_died_is_not_heard_again(stage: Stage) -> None:
    """What was kept for its draft is found again by the message it came in."""
    scribe = stage.listens()
    ann = await stage.blogger()
    stage.writer.will("# 하나", "# 둘")
    await ann.says("/write 성수")
    [draft] = await stage.store.drafts.drafts(ann.id, 1)
    next_id = f"fake:{stage._ids + 1}"
    await stage.store.materials.keep_material(draft, Material(0, "speech", "더 짧게", next_id))
    assert (await ann.says("", sounds=VOICE)).text == "# 둘"
    assert not scribe.asked
    assert not stage.fetched
    assert stage.writer.prompts[-1].turns[-1].request == "더 짧게"


@pytest.mark.parametrize("to", ["what was heard", "the question"])
async def test_the_topic_may_be_named_by_a_reply(stage: Stage, to: str) -> None:
    scribe = stage.listens()
    ann = await stage.blogger()
    scribe.hears(SAID)
    stage.writer.will("# 성수")
    question = await ann.says("", sounds=VOICE)
    heard = stage.answers[-2]
    await ann.says("주말 나들이", reply_to=heard if to == "what was heard" else question)
    [prompt] = stage.writer.prompts
    assert (prompt.topic, prompt.notes) == ("주말 나들이", f"🎤 {SAID}")


async def test_a_wish_in_reply_to_what_was_heard_is_a_wish_about_the_draft(stage: Stage) -> None:
    scribe = stage.listens()
    ann = await stage.blogger()
    stage.writer.will("# 하나", "# 둘", "# 셋")
    await ann.says("/write 성수")
    scribe.hears("대림창고 얘기도 넣어 줘")
    await ann.says("", sounds=VOICE)
    await ann.says("전체를 세 문단으로", reply_to=stage.answers[-2])
    assert stage.writer.prompts[-1].turns[-1].request == "전체를 세 문단으로"


async def test_a_process_that_dies_while_it_writes_has_listened_once(stage: Stage) -> None:
    scribe = stage.listens()
    ann = await stage.blogger()
    scribe.hears(SAID)
    stage.writer.will(["# 성수\n\n", asyncio.Event()])
    memo = asyncio.create_task(ann.mutters("/write 성수", sounds=VOICE))
    await stage.writer.asked(1)
    await stage.dies()
    memo.cancel()
    stage.writer.will(["다 썼어요."])
    async with stage.restarted():
        await stage.writer.asked(2)
        await stage.sees("다 썼어요.")
        [draft] = await stage.store.drafts.drafts(ann.id, 5)
        assert (draft.topic, draft.state) == ("성수", "written")
    assert len(scribe.asked) == 1


async def test_a_process_that_dies_while_it_listens_loses_nothing(stage: Stage) -> None:
    scribe = stage.listens()
    scribe.hold = asyncio.Event()
    ann = await stage.blogger()
    memo = asyncio.create_task(ann.mutters("", sounds=VOICE))
    await stage.sees(KO.listening(HOST))
    await stage.dies()
    memo.cancel()
    scribe.hold = None
    scribe.hears(SAID)
    async with stage.restarted():
        await stage.sees(KO.heard_about_what())
        [draft] = await stage.store.drafts.drafts(ann.id, 5)
        assert [one.text for one in await stage.store.materials.materials(draft)] == [SAID]


# What goes wrong


FAULTS: list[tuple[Memo | Exception, SpeechFault]] = [
    (Memo(data=b"", size=0), "empty"),
    (NotHeard("silent", HOST), "silent"),
    (Memo(seconds=7200), "long"),
    (Memo(size=20_000_001), "large"),
    (Memo(data=None), "gone"),
    (NotHeard("kind", HOST), "kind"),
    (NotHeard("busy", HOST), "busy"),
    (NotHeard("late", HOST), "late"),
    (NotHeard("away", HOST), "away"),
    (NotHeard("garbled", HOST), "garbled"),
    (NotHeard("key", HOST), "key"),
    (NotHeard("model", HOST), "model"),
]


@pytest.mark.parametrize(("trouble", "fault"), FAULTS, ids=[fault for _, fault in FAULTS])
async def test_whatever_goes_wrong_is_one_sentence_and_nothing_is_lost(
    stage: Stage, trouble: Memo | Exception, fault: SpeechFault
) -> None:
    scribe = stage.listens()
    ann = await stage.blogger()
    await ann.says("/write 성수")
    said = len(stage.answers)
    memo = trouble if isinstance(trouble, Memo) else Memo()
    if isinstance(trouble, Exception):
        scribe.fails(trouble)
    host = HOST if isinstance(trouble, Exception) else ""
    assert (await ann.says("", sounds=[memo])).text == KO.not_heard(fault, host)
    assert len(stage.answers) == said + 1
    assert len(stage.writer.prompts) == 1, "the draft is as it was"
    scribe.hears("더 짧게")
    await ann.says("", sounds=VOICE)
    assert stage.writer.prompts[-1].turns[-1].request == "더 짧게"


@pytest.mark.parametrize("heard", ["", "[음악]", "시청해주셔서 감사합니다."])
async def test_music_and_silence_are_nothing_said(stage: Stage, heard: str) -> None:
    scribe = stage.listens()
    ann = await stage.blogger()
    scribe.hears(heard)
    assert (await ann.says("", sounds=VOICE)).text == KO.not_heard("silent", HOST)
    assert not await stage.store.drafts.drafts(ann.id, 5)


async def test_a_video_note_is_told_as_a_film(stage: Stage) -> None:
    stage.listens()
    ann = await stage.blogger()
    assert (await ann.says("", about="video")).text == KO.unread("video")


async def test_whoever_has_no_blog_is_told_so_before_anybody_listens(stage: Stage) -> None:
    scribe = stage.listens()
    ann = stage.person("ann")
    assert (await ann.says("", sounds=VOICE)).text == KO.no_blog_yet()
    assert not scribe.asked
    assert not stage.fetched


async def test_a_recording_counts_as_an_upload_before_it_is_fetched(stage: Stage) -> None:
    scribe = stage.listens()
    ann = await stage.blogger()
    stage.allows(uploads=Limit(1, 1, 100, 100))
    await ann.says("", sounds=VOICE)
    assert (await stage.used(ann.id)).uploads == 1
    await ann.says("", sounds=VOICE)
    assert (len(scribe.asked), len(stage.fetched)) == (1, 1)


async def test_one_recording_of_a_person_and_two_in_all_are_listened_to_at_a_time(stage: Stage) -> None:
    scribe = ScriptedScribe()
    scribe.hold = asyncio.Event()
    listening = Listening(scribe, Attachments(), stage.limits)
    sounds = [stage.person("ann").memo(Memo())]
    who = ("fake:ann", "fake:ann", "fake:ann", "fake:bob", "fake:cleo")
    heard = [asyncio.create_task(listening.transcript(person, sounds, "ko", "")) for person in who]
    for _ in range(50):
        await asyncio.sleep(0)
    assert len(scribe.asked) == 2
    scribe.hold.set()
    assert len(await asyncio.gather(*heard)) == 5
    assert scribe.most_at_once == 2


async def test_what_others_say_aloud_in_company_is_nobodys_business(stage: Stage) -> None:
    scribe = stage.listens()
    ann, bob = await stage.blogger(), await stage.blogger("bob")
    draft = await ann.says("/write 제주", room=stage.room("family"))
    said = len(stage.answers)
    await bob.mutters("", room=draft.room, sounds=VOICE, addressed=False, in_our_thread=True)
    await ann.mutters("", room=stage.room("group"), sounds=VOICE, addressed=False)
    assert (len(stage.answers), scribe.asked) == (said, [])
    scribe.hears("더 짧게")
    await ann.says("", room=draft.room, sounds=VOICE, addressed=False, in_our_thread=True)
    assert stage.writer.prompts[-1].turns[-1].request == "더 짧게"


async def test_somebody_elses_draft_is_not_changed_by_voice(stage: Stage) -> None:
    scribe = stage.listens()
    ann, bob = await stage.blogger(), await stage.blogger("bob")
    draft = await ann.says("/write 제주", room=stage.room("family"))
    assert (await bob.says("", reply_to=draft, sounds=VOICE)).text == KO.not_your_draft()
    assert not scribe.asked


async def test_listening_can_be_stopped(stage: Stage) -> None:
    scribe = stage.listens()
    scribe.hold = asyncio.Event()
    ann = await stage.blogger()
    memo = asyncio.create_task(ann.mutters("", sounds=VOICE))
    listening = await stage.sees(KO.listening(HOST))
    await ann.mutters(KO.stop_button())
    await memo
    assert listening.text == KO.stopped()
    assert not await stage.store.drafts.drafts(ann.id, 5)


async def test_nobody_names_or_adds_to_what_somebody_else_said_aloud(stage: Stage) -> None:
    scribe = stage.listens()
    ann, ben = await stage.blogger(), await stage.blogger("ben")
    group = stage.room("family", threads=False)
    scribe.hears(SAID)
    asked = await ann.says("", room=group, sounds=VOICE)
    await ben.mutters("부산 여행", room=group, reply_to=asked)
    await ben.mutters("", room=group, sounds=VOICE, reply_to=asked)
    assert not stage.writer.prompts
    [draft] = await stage.store.drafts.drafts(ann.id, 5)
    assert draft.topic == ""
    assert [one.text for one in await stage.store.materials.materials(draft)] == [SAID]
    assert KO.not_your_draft() in [shown.text for shown in stage.answers]
