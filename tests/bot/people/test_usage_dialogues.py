"""What people see of what they have used, and what a draft has cost."""

from datetime import timedelta

from bot.model import File
from bot.ports import Usage
from bot.settings.limit import HeldLimit, Limit
from tests.support.people import Stage


async def test_somebody_sees_what_they_have_used_today_and_what_there_is(stage: Stage) -> None:
    ann = await stage.blogger()
    some = Limit(9, 40, 99, 4_000)
    stage.allows(
        5, HeldLimit(50, 1_000), drafts=some, revisions=some, readings=some, uploads=some, tokens=Limit(*[600_000] * 4),
        won=Limit(*[75] * 4),
    )  # fmt: skip
    stage.costs()
    stage.writer.will(["글", Usage(4_000, 1_000, 1_500)], ["글", Usage(5_000, 100, 1_500)])
    draft = await ann.says("/write 제주", files=[File("메모.txt", b"rain")])
    await ann.says("더 짧게", reply_to=draft)
    for asks in ("/usage", "/사용량", "사용량", "얼마나 썼어?"):
        shown = await ann.says(asks)
        assert shown.text.startswith("**오늘 사용량** · 11월 25일 0시(한국 시각)에 초기화돼요\n- 초안 1편 / 40편\n")
        for line in (
            "고치기 1번 / 40번",
            "모델과 주고받은 양 13,100 / 600,000토큰",
            "비용 6.0원 / 75원",
            "블로그와 글 읽기 1번 / 40번",
            "보낸 파일 1개 / 40개",
            "등록한 블로그 1개 / 5개",
        ):
            assert f"\n- {line}" in shown.text
        assert shown.text.endswith(" MB / 50 MB")
        assert "전체 사용량" not in shown.text


async def test_whoever_runs_the_bot_sees_in_private_what_everybody_has_used(stage: Stage) -> None:
    ann, ben = await stage.blogger("ann"), await stage.blogger("ben")
    stage.admins = frozenset({ann.id})
    stage.allows(budget=10_000, drafts=Limit(9, 40, 99, 4_000))
    stage.costs()
    stage.writer.will(["글", Usage(0, 100_000, 0)])
    await ben.says("/write 제주")
    shown = (await ann.says("/usage")).text
    assert "- 초안 0편 / 40편" in shown
    assert "**오늘 전체 사용량**\n- 초안 1편 / 4,000편" in shown
    assert "- 이번 달 비용 45원 / 예산 10,000원" in shown
    assert "전체 사용량" not in (await ben.says("/usage")).text
    assert "전체 사용량" not in (await ann.says("/usage", room=stage.room("public"))).text


async def test_below_a_draft_a_receipt_is_given_on_request(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.allows()
    stage.costs()
    stage.passes(timedelta(hours=3))
    stage.writer.will(["글", Usage(0, 6_000, 1_500)], ["짧은 글", Usage(6_016, 1_584, 1_000)])
    first = await ann.says("/write 제주")
    second = await ann.says("더 짧게", reply_to=first)
    receipt = await ann.says("/usage", reply_to=second)
    assert receipt.text.split("\n") == [
        "이 버전: 모델에 7,600토큰을 보내고(그중 캐시 6,016) 1,000토큰을 받았어요 · 약 1.3원",
        "이 초안 전체: 모델에 2번 요청했어요 · 약 4.0원",
        "2026년 11월 가격에 1달러를 1,500원으로 계산했어요.",
    ]
    assert (await ann.says("이 글 얼마 들었어?", reply_to=first)).text.startswith("이 버전: 모델에 6,000토큰을 보내고")


async def test_where_nobody_is_paid_a_receipt_has_no_price(stage: Stage) -> None:
    ann = stage.person("ann", "en")
    await ann.says("/register-blog https://kong.example")
    stage.allows()
    stage.writer.will(["글", Usage(0, 6_000, 1)])
    draft = await ann.says("/write 제주")
    receipt = await ann.says("/usage", reply_to=draft)
    assert receipt.text.split("\n") == [
        "This version: the model read 6000 tokens (0 from its cache) and wrote 1",
        "All of this draft: 1 request to the model",
    ]
    assert "won" not in (await ann.says("/usage")).text


async def test_nobody_sees_what_anothers_draft_has_cost(stage: Stage) -> None:
    ann, ben = await stage.blogger("ann"), await stage.blogger("ben")
    draft = await ann.says("/write 제주", room=stage.room("public"))
    await ben.says("/usage", reply_to=draft)
    assert (await stage.sees("만든 사람만")).room.private


async def test_an_outline_has_no_receipt(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.host = ""
    stage.hires()
    draft = await ann.says("/write 제주")
    assert (await ann.says("/usage", reply_to=draft)).text == "이 버전에는 모델을 사용한 기록이 없어요."
