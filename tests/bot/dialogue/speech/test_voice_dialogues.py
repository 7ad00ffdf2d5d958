"""Voice messages: what was heard is shown, put right by a reply, kept for its draft, and done as if it were typed."""

from bot.stores.materials import Material
from bot.wording import words_in
from tests.support.people import Stage, stage
from tests.support.speech.scribe import Memo, ScriptedScribe

__all__ = ["stage"]

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
    assert (prompt.topic, prompt.notes) == ("성수 카페", f"라떼 6500원\n🎤 {SAID}.")
    assert "직접 쓰신 문장" not in draft.text


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
