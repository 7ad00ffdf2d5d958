"""Whoever wants a part of a draft changed finds everything else as it was, and waits for that part only."""

import asyncio
from collections.abc import Sequence

import pytest

from bot.drafts.model_errors import BrokeOff
from bot.wording import words_in
from styles.model import Choice
from styles.spelling import respell
from tests.support.people import Person, Piece, Shown, Stage

KO = words_in("ko")
RAIN = "비가 **많이** 왔어요, 우산은 두고 나갔어요."
BREAD = "창가 자리에 앉아서 크림빵을 먹었는데 정말 달았어요."
LONG = " ".join(
    f"{number}월에는 성수동 골목을 혼자 천천히 걸어 다니면서 새로 생긴 가게를 구경했어요." for number in range(1, 8)
)
DRAFT = f"# 성수 카페\n\n{RAIN}\n\n{BREAD}\n\n## 걷기\n\n{LONG}\n"


def block(old: str, new: str) -> str:
    return f"<<<<<<< SEARCH\n{old}\n=======\n{new}\n>>>>>>> REPLACE\n"


def _file(shown: Shown) -> str:
    assert shown.file
    return shown.file.data.decode()


async def _drafted(stage: Stage, *answers: str | Sequence[Piece], notes: str = "") -> tuple[Person, Shown]:
    ann = await stage.blogger()
    stage.writer.will(DRAFT, *answers)
    return ann, await ann.says(f"/write 성수 카페\n{notes}")


# Blocks


async def test_a_small_change_is_written_in_blocks_and_stands_in_the_whole_draft(stage: Stage) -> None:
    ann, draft = await _drafted(stage, block(BREAD, "크림빵이 달았어요."))
    shown = await ann.says("크림빵 문장 하나만 짧게", reply_to=draft)
    assert "<<<<<<< SEARCH" in stage.writer.prompts[-1].instead
    assert _file(shown) == DRAFT.replace(BREAD, "크림빵이 달았어요.")


async def test_the_reader_sees_the_draft_with_the_part_changing(stage: Stage) -> None:
    answer = block(BREAD, "크림빵이 아주 달았어요.")
    cut = answer.index("아주") + 3
    ann, draft = await _drafted(stage, [answer[:20], answer[20:cut], answer[cut:]])
    shown = await ann.says("두 번째 문단만 더 짧게", reply_to=draft)
    seen = [reply.text for reply in shown.seen if "# 성수" in reply.text]
    assert seen[0].startswith(DRAFT.rstrip()), "as it was"
    assert DRAFT.replace(BREAD, "크림빵이 아주 ") in seen
    assert _file(shown) == DRAFT.replace(BREAD, "크림빵이 아주 달았어요.")
    assert not any("SEARCH" in text or "====" in text for text in seen)


async def test_the_next_request_goes_on_from_the_whole_text(stage: Stage) -> None:
    ann, draft = await _drafted(stage, block(BREAD, "크림빵이 달았어요."), "셋")
    shown = await ann.says("두 번째 문단만 더 짧게", reply_to=draft)
    await ann.says("더 길게", reply_to=shown)
    before, after = stage.writer.prompts[1:]
    assert after.turns[-1].text == DRAFT.replace(BREAD, "크림빵이 달았어요.")
    assert after.messages[: len(before.messages) - 1] == before.messages[:-1], "what was asked for stays as it was sent"
    assert before.messages[-1].content.startswith(after.messages[len(before.messages) - 1].content)
    assert not after.instead


@pytest.mark.parametrize("request_", ["더 길게", "더 담담하게", "반말로 바꿔 줘"])
async def test_a_request_about_all_of_it_asks_for_all_of_it(stage: Stage, request_: str) -> None:
    ann, draft = await _drafted(stage, "둘")
    assert (await ann.says(request_, reply_to=draft)).text == "둘"
    assert not stage.writer.prompts[-1].instead


async def test_a_model_that_writes_the_whole_all_the_same_is_taken_at_its_word(stage: Stage) -> None:
    whole = DRAFT.replace(BREAD, "크림빵이 달았어요.").replace("골목을", "길을")
    ann, draft = await _drafted(stage, [whole[:30], whole[30:]])
    assert _file(await ann.says("두 번째 문단만 더 짧게", reply_to=draft)) == whole


@pytest.mark.parametrize(
    "misfit", [block("없는 문장이에요.", "새 말"), block("월에는 성수동 골목을", "월에는"), "<<<<<<< SEARCH\n"]
)
async def test_where_blocks_do_not_fit_the_whole_is_asked_for(stage: Stage, misfit: str) -> None:
    whole = DRAFT.replace(BREAD, "크림빵이 달았어요.")
    ann, draft = await _drafted(stage, misfit, whole)
    shown = await ann.says("두 번째 문단만 더 짧게", reply_to=draft)
    assert _file(shown) == whole
    assert len(stage.writer.prompts) == 3
    assert not stage.writer.prompts[-1].instead
    assert len(await stage.store.drafts.revisions(1)) == 2


async def test_a_paragraph_in_the_place_of_a_whole_draft_loses_nothing(stage: Stage) -> None:
    whole = DRAFT.replace(BREAD, "크림빵이 달았어요.")
    ann, draft = await _drafted(stage, "크림빵이 달았어요.", whole)
    assert _file(await ann.says("두 번째 문단만 더 짧게", reply_to=draft)) == whole


@pytest.mark.parametrize(
    "answer", [[block(BREAD, "크림빵이 달았어요.")[:70], BrokeOff()], ["<<<<<<< SEARCH", BrokeOff()]]
)
async def test_a_change_that_breaks_off_leaves_the_draft_as_it_was(
    stage: Stage, answer: Sequence[str | Exception]
) -> None:
    ann, draft = await _drafted(stage, answer, block(BREAD, "크림빵이 달았어요."))
    broken = await ann.says("두 번째 문단만 더 짧게", reply_to=draft)
    assert broken.text == KO.edit_broke_off()
    assert (await stage.store.drafts.revisions(1))[-1].text == ""
    assert _file(await ann.presses(broken, "다시 써 보기")) == DRAFT.replace(BREAD, "크림빵이 달았어요.")


async def test_blocks_that_do_not_fit_even_at_last_change_nothing(stage: Stage) -> None:
    ann, draft = await _drafted(stage, block("없는 말", "새 말"), block("없는 말", "새 말"))
    assert (await ann.says("두 번째 문단만 더 짧게", reply_to=draft)).text == KO.edit_broke_off()


async def test_a_change_that_is_cut_off_is_begun_anew_after_a_crash(stage: Stage) -> None:
    answer = block(BREAD, "크림빵이 아주 달았어요.")
    ann, draft = await _drafted(stage, [answer[: answer.rindex("달았어요")], asyncio.Event()], answer)
    asyncio.create_task(ann.mutters("더 짧게", reply_to=draft, quote=BREAD))  # noqa: RUF006
    await stage.sees("크림빵이 아주")
    await stage.dies()
    async with stage.restarted():
        await stage.jobs.idle()
        changed = (await stage.store.drafts.revisions(1))[-1]
    assert changed.text == DRAFT.replace(BREAD, "크림빵이 아주 달았어요.")
    assert not stage.writer.prompts[-1].begun
    assert stage.writer.prompts[-1] == stage.writer.prompts[-2]


# What is done to every draft is done to the changed part


async def test_an_own_sentence_in_the_changed_part_is_put_back(stage: Stage) -> None:
    own = "크림빵은 정말 맛있었어요!!"
    draft_text = DRAFT.replace(BREAD, f"{own} 창가였어요.")
    ann = await stage.blogger()
    stage.writer.will(draft_text, block(f"{own} 창가였어요.", "크림빵이 정말 맛있었어요. 창가였죠."))
    draft = await ann.says(f"/write 성수 카페\n{own}")
    shown = await ann.says("두 번째 문단만 더 짧게", reply_to=draft)
    assert _file(shown) == DRAFT.replace(BREAD, f"{own} 창가였죠.")
    assert KO.own_sentences_again(1, [own], []) in shown.text


async def test_only_the_changed_part_is_spelled_the_authors_way(stage: Stage) -> None:
    async def spell(card: object, text: str, kept: Sequence[str]) -> str:
        return respell(text, [Choice("첫번째", "첫 번째", 9)], "ko", kept)

    ann, draft = await _drafted(stage, block(BREAD, "첫 번째로 먹었어요."))
    stage.hires(finish=spell)
    shown = await ann.says("두 번째 문단만 더 짧게", reply_to=draft)
    assert _file(shown) == DRAFT.replace(BREAD, "첫번째로 먹었어요.")
    assert KO.spelled_otherwise([("첫 번째로", "첫번째로")]) in shown.text


async def test_an_address_in_the_changed_part_opens_nowhere(stage: Stage) -> None:
    ann, draft = await _drafted(stage, block(BREAD, "[여기](https://evil.example/a) 보세요."))
    shown = await ann.says("두 번째 문단만 더 짧게", reply_to=draft)
    assert "](https://evil" not in _file(shown)
    assert not any("(https://evil" in reply.text for reply in shown.seen)


# Quotes


@pytest.mark.parametrize(
    "answer",
    [
        block(BREAD, "크림빵이 달았어요."),
        block("정말 달았어요.", "크림빵이 달았어요.").replace("정말", BREAD.removesuffix(" 달았어요.")),
        DRAFT.replace(BREAD, "크림빵이 달았어요.").replace("골목을", "길을").replace("**많이**", "조금"),
        block(BREAD, "크림빵이 달았어요.") + block(RAIN, "비."),
        "크림빵이 달았어요.",
    ],
)
async def test_outside_of_a_quote_not_a_letter_changes_whatever_the_model_writes(stage: Stage, answer: str) -> None:
    ann, draft = await _drafted(stage, answer)
    shown = await ann.says("더 짧게", reply_to=draft, quote=BREAD)
    assert _file(shown) == DRAFT.replace(BREAD, "크림빵이 달았어요.")
    assert KO.only_the_quote() in shown.text


async def test_a_quote_is_meant_as_the_chat_showed_it(stage: Stage) -> None:
    ann, draft = await _drafted(stage, block("비가 많이 왔어요", "비가 왔어요"))
    shown = await ann.says("더 짧게", reply_to=draft, quote="비가 많이 왔어요")
    assert _file(shown) == DRAFT.replace("비가 **많이** 왔어요", "비가 왔어요")


async def test_a_line_that_begins_with_an_angle_is_a_quote(stage: Stage) -> None:
    ann, draft = await _drafted(stage, block(BREAD, "빵.") + block(RAIN, "비."))
    shown = await ann.says(f"> {BREAD}\n더 짧게", reply_to=draft)
    assert _file(shown) == DRAFT.replace(BREAD, "빵.")


async def test_where_the_model_leaves_the_quote_alone_that_is_said(stage: Stage) -> None:
    ann, draft = await _drafted(stage, DRAFT.replace("골목을", "길을"))
    shown = await ann.says("더 짧게", reply_to=draft, quote=BREAD)
    assert _file(shown) == DRAFT
    assert KO.quote_stayed() in shown.text


async def test_a_quote_of_something_else_is_said_not_to_be_found(stage: Stage) -> None:
    ann, draft = await _drafted(stage, "둘")
    shown = await ann.says("더 짧게", reply_to=draft, quote="다른 글의 문장이에요.")
    assert shown.text == f"둘\n\n———\n{KO.quote_not_found()}"


async def test_an_outline_is_changed_as_ever(stage: Stage) -> None:
    stage.writer.host = ""
    stage._start()
    ann, draft = await _drafted(stage, "뼈대")
    assert (await ann.says("제목만 바꿔 줘", reply_to=draft)).text.startswith("뼈대")
