"""A draft leaves for an editor: the same dialogue in every chat."""

import re
from base64 import b64decode

from bot.wording.kit import KIT_FORMS
from tests.flows.test_flows import blogger, words
from tests.support.flows.places import ONE_OF_EACH, only, talk
from tests.support.flows.talk import Talk
from tests.support.photos import WHERE, photo

__all__ = ["talk"]

CAFE = "# 성수 카페\n\n**갔다** 왔어요~\n\n[사진 1–2]\n\n라떼는 [확인: 값]이에요."


@only(ONE_OF_EACH)
async def test_a_draft_leaves_as_a_page_a_file_and_piece_by_piece_after_a_restart(talk: Talk) -> None:
    await blogger(talk)
    talk.model.says(CAFE)
    draft = await talk.writes("성수 카페")
    await talk.restart()
    talk.model.says("제목: 성수 카페")
    offer = await talk.replies(draft, "내보내기")
    assert offer.labels == tuple(talk.words.form_button(form) for form in KIT_FORMS)
    left_open = talk.words.open_blanks(["값"])
    offered = talk.words.export_offered(1, ("성수 카페",), "", left_open)
    assert [word for word in words(talk.read(offered)) if word not in words(offer.text)] == []
    page = await talk.presses(offer, "네이버")
    name, content = page.file
    assert name == "성수-카페-1-naver.html"
    assert "<p><b>갔다</b> 왔어요~</p>" in content.decode()
    assert (await talk.presses(offer, "마크다운")).file == ("성수-카페-1.md", f"{CAFE}\n".encode())
    pieces = await talk.presses(offer, "나눠서 받기")
    assert "갔다 왔어요~" in pieces.text
    assert "2/2 ↑ 사진 1~2" in pieces.text
    assert "라떼는 [확인: 값]이에요." in pieces.text


@only(ONE_OF_EACH)
async def test_photos_that_were_sent_leave_in_the_page_without_where_they_were_taken(talk: Talk) -> None:
    await blogger(talk)
    taken = [photo(seed=1), photo(seed=2)]
    await talk.photographs(taken)
    talk.model.says(CAFE)
    draft = await talk.writes("성수 카페")
    name, content = (await talk.replies(draft, "네이버로 내보내 줘")).file
    page = content.decode()
    assert name == "성수-카페-1-naver.html"
    assert page.count('<img src="data:image/jpeg;base64,') == 2
    assert page.index('alt="[사진 1]"') < page.index('alt="[사진 2]"') < page.index("라떼는 [확인: 값]이에요.")
    pictures = [b64decode(one) for one in re.findall(r"data:image/jpeg;base64,([^\"]+)", page)]
    assert not any(WHERE.encode() in picture for picture in pictures)
    assert any(WHERE.encode() in one for one in taken)
