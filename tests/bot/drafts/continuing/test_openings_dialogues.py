"""Three ways to open a post are shown, one is chosen, and the draft goes on from its very words."""

import asyncio

import pytest

from bot.drafts.model_errors import BrokeOff, Busy
from bot.wording import words_in
from tests.bot.people.test_limits_dialogues import a_day
from tests.support.chaos.mortal import deadlines, outlives
from tests.support.people import Person, Shown, Stage

KO = words_in("ko")
TITLE = "# 제주에서 사흘"
THREE = (
    "공항 문이 열리자 비 냄새가 먼저 났어요.",
    "제주까지 와서 왜 하필 비였을까요? ㅎㅎ",
    "첫날은 비가 왔어요.\n그래도 고기국수는 먹었어요.",
)
LISTED = "\n\n".join([TITLE, *(f"{number}. {text}" for number, text in enumerate(THREE, 1))])


async def opened(stage: Stage, ann: Person, said: str = "/openings 제주 3일 여행\n비\n고기국수") -> Shown:
    stage.writer.will(LISTED)
    return await ann.says(said)


async def test_three_openings_are_shown_to_choose_one_from(stage: Stage) -> None:
    ann = await stage.blogger()
    shown = await opened(stage, ann)
    assert shown.text == f"{LISTED}\n\n———\n{KO.openings_offered()}"
    assert shown.labels == ["1번", "2번", "3번", "다시 써 보기"]
    assert shown.file is None
    [asked] = stage.writer.prompts
    assert "제주 3일 여행" in asked.messages[-1].content
    assert asked.messages[-1].content.endswith("3. 첫머리")


@pytest.mark.parametrize("number", [1, 2, 3])
async def test_the_draft_goes_on_from_the_opening_that_is_chosen_letter_by_letter(stage: Stage, number: int) -> None:
    ann = await stage.blogger()
    shown = await opened(stage, ann)
    stage.writer.will([" 우산은", " 없었고요."])
    draft = await ann.presses(shown, f"{number}번")
    whole = f"{TITLE}\n\n{THREE[number - 1]} 우산은 없었고요."
    assert draft.text == whole
    assert draft.seen[0].text == f"{TITLE}\n\n{THREE[number - 1]}"
    assert draft.file
    assert (draft.file.name, draft.file.data.decode()) == ("제주-3일-여행-1.md", f"{whole}\n")
    asked = stage.writer.prompts[-1]
    assert asked.begun == f"{TITLE}\n\n{THREE[number - 1]}"
    assert [m.role for m in asked.open_messages] == ["system", "user", "assistant"]
    assert "3. 첫머리" not in asked.open_messages[1].content, "it is asked for as any draft is"


async def test_what_was_offered_can_be_chosen_after_a_restart(stage: Stage) -> None:
    ann = await stage.blogger()
    shown = await opened(stage, ann)
    async with stage.restarted():
        stage.writer.will(" 우산은 없었고요.")
        assert (await ann.presses(shown, "2번")).text == f"{TITLE}\n\n{THREE[1]} 우산은 없었고요."


async def test_an_opening_that_was_chosen_outlives_the_process_that_writes_on_from_it(stage: Stage) -> None:
    ann = await stage.blogger()
    shown = await opened(stage, ann)
    stage.writer.will([" 우산은", asyncio.Event()], " 없었고요.")
    asyncio.create_task(ann.mutters("2번 첫머리로 써 주세요", reply_to=shown))  # noqa: RUF006
    draft = await stage.sees(f"{THREE[1]} 우산은")
    await stage.dies()
    async with stage.restarted():
        await stage.jobs.idle()
    assert draft.text == f"{TITLE}\n\n{THREE[1]} 우산은 없었고요."


async def test_openings_that_were_cut_off_are_written_once_more(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will(["# 사흘\n\n1. 호텔", asyncio.Event()], LISTED)
    asyncio.create_task(ann.mutters("/openings 제주 3일 여행"))  # noqa: RUF006
    shown = await stage.sees("1. 호텔")
    await stage.dies()
    async with stage.restarted():
        await stage.jobs.idle()
    assert shown.text.startswith(LISTED)
    assert shown.labels[:3] == ["1번", "2번", "3번"]


@pytest.mark.parametrize(
    "said", ["2", "2번", "2번이요", "두 번째로 할게요", "2번이 제일 좋아요", "The second one, please"]
)
async def test_it_can_be_chosen_in_plain_words(stage: Stage, said: str) -> None:
    ann = await stage.blogger()
    await opened(stage, ann)
    await ann.says(said)
    assert stage.writer.prompts[-1].begun == f"{TITLE}\n\n{THREE[1]}"


@pytest.mark.parametrize(
    "said", ["좀 더 담담하게", "2번처럼 시작하되 짧게", "이번 거 좋은데 더 짧게", "첫 문장만 더 짧게"]
)
async def test_a_wish_brings_other_openings_and_goes_on_with_the_draft(stage: Stage, said: str) -> None:
    ann = await stage.blogger()
    shown = await opened(stage, ann)
    stage.writer.will(LISTED.replace("공항", "호텔"))
    others = await ann.says(said, reply_to=shown)
    assert others.text.startswith(LISTED.replace("공항", "호텔"))
    assert said in stage.writer.prompts[-1].messages[1].content
    await ann.presses(others, "1번")
    assert stage.writer.prompts[-1].begun.endswith("호텔 문이 열리자 비 냄새가 먼저 났어요.")
    assert said in stage.writer.prompts[-1].messages[1].content


async def test_another_try_at_a_draft_keeps_its_opening(stage: Stage) -> None:
    ann = await stage.blogger()
    draft = await ann.presses(await opened(stage, ann), "3번")
    stage.writer.will(" 또 다르게요.")
    again = await ann.presses(draft, "다시 써 보기")
    assert again.text == f"{TITLE}\n\n{THREE[2]} 또 다르게요."


async def test_another_try_at_openings_brings_other_ones(stage: Stage) -> None:
    ann = await stage.blogger()
    shown = await opened(stage, ann)
    stage.writer.will(LISTED.replace("공항", "호텔"))
    assert (await ann.presses(shown, "다시 써 보기")).labels == ["1번", "2번", "3번", "다시 써 보기"]


async def test_a_draft_that_breaks_off_behind_its_opening_is_kept_and_carried_on(stage: Stage) -> None:
    ann = await stage.blogger()
    shown = await opened(stage, ann)
    stage.writer.will([Busy("model.example")])
    broken = await ann.presses(shown, "1번")
    assert broken.text.startswith(f"{TITLE}\n\n{THREE[0]}")
    stage.writer.will([" 우산은", BrokeOff()], " 없었고요.")
    again = await ann.presses(broken, "이어서")
    whole = await ann.presses(again, "이어서")
    assert whole.text == f"{TITLE}\n\n{THREE[0]} 우산은 없었고요."
    assert stage.writer.prompts[-1].begun == f"{TITLE}\n\n{THREE[0]} 우산은"
    assert stage.writer.prompts[-1].turns == ()


async def test_a_draft_can_be_opened_otherwise_and_stays_as_it_is_meanwhile(stage: Stage) -> None:
    ann = await stage.blogger()
    draft = await ann.says("/write 제주 3일 여행\n비")
    stage.writer.will(LISTED)
    shown = await ann.presses(draft, "다른 첫머리")
    assert shown.text.startswith(LISTED)
    other = await ann.presses(shown, "2번")
    assert other.text.startswith(f"{TITLE}\n\n{THREE[1]}")
    asked = stage.writer.prompts[-1]
    assert (asked.topic, asked.notes, asked.turns) == ("제주 3일 여행", "비", ())
    await ann.says("더 짧게", reply_to=draft)
    assert stage.writer.prompts[-1].turns[0].text in draft.text


async def test_openings_for_a_draft_that_was_changed_are_openings_for_the_change(stage: Stage) -> None:
    ann = await stage.blogger()
    draft = await ann.says("/write 제주 3일 여행\n비")
    shorter = await ann.says("더 짧게", reply_to=draft)
    stage.writer.will(LISTED)
    shown = await ann.says("/openings", reply_to=shorter)
    assert "더 짧게" in stage.writer.prompts[-1].messages[-1].content
    assert stage.writer.prompts[-1].messages[-1].content.endswith("3. 첫머리")
    await ann.presses(shown, "1번")
    assert stage.writer.prompts[-1].turns[-1].request == "더 짧게"


async def test_openings_are_shown_again_from_the_list_of_drafts(stage: Stage) -> None:
    ann = await stage.blogger()
    shown = await opened(stage, ann)
    again = await ann.says("/drafts 1")
    assert (again.text, again.labels) == (shown.text, shown.labels)
    await ann.presses(again, "2번")
    assert stage.writer.prompts[-1].begun == f"{TITLE}\n\n{THREE[1]}"


@pytest.mark.parametrize("answer", ["좋아요! 어떤 분위기로 쓸까요?", "# 제주\n\n비가 왔어요."])
async def test_an_answer_without_openings_is_said_to_be_none(stage: Stage, answer: str) -> None:
    ann = await stage.blogger()
    stage.writer.will(answer)
    shown = await ann.says("/openings 제주")
    assert (shown.text, shown.labels) == (KO.no_openings(), ["다시 써 보기"])


async def test_two_openings_of_a_list_that_broke_off_can_be_chosen(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will([f"{TITLE}\n\n1. 하나예요.\n\n2. 둘이에요.", BrokeOff()])
    assert (await ann.says("/openings 제주")).labels == ["1번", "2번", "다시 써 보기"]


async def test_openings_take_a_draft_and_choosing_takes_a_change(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.allows(drafts=a_day(1), revisions=a_day(1))
    shown = await opened(stage, ann)
    assert (await ann.presses(shown, "1번")).file
    draft, change = await ann.says("/openings 부산"), await ann.presses(shown, "2번")
    assert draft.text.startswith("오늘 쓸 수 있는 초안 1편을 모두 쓰셨어요.")
    assert change.text.startswith("초안은 하루에 1번까지 고칠 수 있는데, 오늘 횟수를 다 쓰셨어요.")
    assert [refused.file for refused in (draft, change)] == [None, None]
    assert len(stage.writer.prompts) == 2


async def test_openings_cost_what_the_model_takes(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.costs()
    before = (await stage.used(ann.id)).nanodollars
    shown = await opened(stage, ann)
    offered = (await stage.used(ann.id)).nanodollars
    await ann.presses(shown, "1번")
    assert before < offered < (await stage.used(ann.id)).nanodollars


async def test_only_whoever_asked_chooses(stage: Stage) -> None:
    ann, group = await stage.blogger(), stage.room("group")
    stage.writer.will(LISTED)
    shown = await ann.says("/openings 제주", room=group)
    refused = await stage.person("ben").says("2번 첫머리로 써 주세요", reply_to=shown)
    assert refused.text.endswith(KO.not_your_draft())
    assert len(stage.writer.prompts) == 1


async def test_openings_are_no_text_that_a_post_could_have_grown_from(stage: Stage) -> None:
    ann = await stage.blogger()
    draft = await ann.says("/write 제주")
    stage.writer.will(LISTED)
    await ann.presses(draft, "다른 첫머리")
    [last] = await stage.store.drafts.last_texts(ann.id, stage.clock.time.replace(year=2000))
    assert last.revision.text in draft.text


async def test_without_a_model_it_is_said_what_works(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.host = ""
    stage.hires()
    assert (await ann.says("/openings 제주")).text == KO.openings_need_a_model()
    assert "다른 첫머리" not in (await ann.says("/write 제주")).labels


async def test_without_a_topic_or_a_draft_it_is_asked_for(stage: Stage) -> None:
    ann = await stage.blogger()
    assert (await ann.says("/openings")).text == KO.which_topic_to_open()
    assert (await stage.person("eve", "en").says("/openings Jeju")).text == words_in("en").no_blog_yet()


async def test_a_chosen_opening_is_written_on_from_once_wherever_its_process_dies(stage: Stage) -> None:
    ann = await stage.blogger()
    for number, deadline in enumerate(deadlines(every=6)):
        stage.writer._answers.clear()
        await opened(stage, ann, f"/openings 제주 {number}")
        stage.writer.will([" 우산은", " 없었고요."], " 끝.", " 끝.")
        await outlives(stage, ann, "2번", deadline)
        [draft] = await stage.store.drafts.drafts(ann.id, 1)
        newest = await stage.store.drafts.newest(draft)
        assert newest
        assert (draft.topic, newest.whole) == (f"제주 {number}", True), deadline.died_at
        assert newest.text.startswith(f"{TITLE}\n\n{THREE[1]} "), deadline.died_at
        assert await stage.store.drafts.place(newest) == 1, deadline.died_at
