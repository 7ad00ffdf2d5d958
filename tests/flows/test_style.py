"""The style card and the score of a draft, as they are seen in every chat."""

from dataclasses import replace

from adapters.sandbox import Sandbox
from adapters.sandbox.voices import draw, listen, repeats, spell, trace
from styles.learning.grown import DraftText, Kin
from styles.model import Choice
from tests.flows.test_flows import JEJU, blogger, words
from tests.support.authors import card
from tests.support.desk import NOON
from tests.support.flows.places import ONE_OF_EACH, only, talk
from tests.support.flows.talk import SCHOOL, Talk
from tests.support.people import sounds
from tests.support.posts import CHATTY

__all__ = ["talk"]


async def test_the_card_is_shown_changed_by_a_reply_and_undone_after_a_restart(talk: Talk) -> None:
    await blogger(talk)
    card = await talk.looks_at_style()
    assert card.text.replace("**", "").startswith("소소한 하루 말투 카드\n글 8편")
    assert "문장의 98%는 -요로 끝나요" in card.text
    assert "안녕하세요 콩이네예요 ㅎㅎ" in card.text
    assert "이 메시지에 답장하면 고칠 수 있어요" in card.text
    assert card.file[1] == b"\x89PNG of " + "소소한 하루".encode()
    await talk.restart()
    noted = await talk.replies(card, "이모지는 빼 줘")
    assert noted.text.endswith("내 규칙 (배운 말투보다 우선해요)\n1. 이모지는 빼 줘")
    assert noted.labels == ("되돌리기", "버전 보기")
    talk.model.says(JEJU)
    await talk.writes("제주")
    assert "- 이모지는 빼 줘" in talk.model.requests[-1].messages[0]["content"]
    undone = await talk.presses(noted, "되돌리기")
    assert undone.text.endswith("내 규칙은 아직 없어요.")
    talk.model.says(JEJU)
    await talk.writes("부산")
    assert "- 이모지는 빼 줘" not in talk.model.requests[-1].messages[0]["content"]


@only(ONE_OF_EACH)
async def test_the_score_stands_below_the_draft_and_nowhere_else(talk: Talk) -> None:
    await blogger(talk)
    talk.model.says(JEJU)
    talk.model.says(JEJU)
    talk.ear.will(sounds(41, within=False), sounds(91))
    draft = await talk.writes("제주 3일 여행")
    assert words(draft.text) == words(talk.read(f"{JEJU}\n\n———\n말투 일치도 41점"))
    assert draft.file == ("제주-3일-여행-1.md", f"{JEJU}\n".encode())
    assert draft.labels == ("더 짧게", "더 길게", "내 말투로 다시", "다른 첫머리")
    again = await talk.presses(draft, "내 말투로 다시")
    assert words(again.text) == words(talk.read(f"{JEJU}\n\n———\n말투 일치도 91점"))
    first, second = talk.model.requests
    assert second.messages == first.messages
    assert [text for _, text in talk.ear.given] == [JEJU, JEJU]


async def test_cards_are_drawn_and_drafts_are_heard_and_spelled_in_processes_of_their_own() -> None:
    chatty = card("chatty")
    choosy = replace(chatty, profile=replace(chatty.profile, choices=(Choice("할수 있", "할 수 있", 9),)))
    async with Sandbox() as sandbox:
        assert (await draw(sandbox, chatty, "콩이네", "ko")).startswith(b"\x89PNG")
        assert await spell(sandbox, chatty, "할 수 있어요", ()) == "할 수 있어요"
        assert await spell(sandbox, choosy, "할 수 있어요", ()) == "할수 있어요"
        assert await spell(sandbox, choosy, "할 수 있어요", ["할 수 있어요"]) == "할 수 있어요"
    draft = DraftText("빵집", CHATTY[0].markdown, "", CHATTY[0].published or NOON)
    [kin] = await trace(SCHOOL, CHATTY[:1], [draft], CHATTY[1:])
    assert kin
    assert kin.verdict == "grown"
    assert await repeats(SCHOOL, CHATTY[0].markdown, [CHATTY[0].markdown]) == Kin(0, 1.0)
    heard = await listen(SCHOOL, chatty, "짧아요.")
    assert heard.match is None, "there is too little to say"
