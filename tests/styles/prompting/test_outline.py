"""The honest skeleton that stands in for a draft where there is no model."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from styles import Prompt, Turn, outline
from tests.support.authors import AUTHORS, card

_NOTES = "비가 왔다\n숙소: 한림에 있는 작은 집\n- 고기국수가 맛있었다\n  국물이 진했다"


def drawn(*requests: str, author: str = "chatty", notes: str = _NOTES) -> str:
    return outline(Prompt(card(author), "제주 3일 여행", notes, tuple(Turn("앞의 글", r) for r in requests)))


def sections(text: str) -> list[str]:
    """What stands under each heading; the title and the opening first."""
    return re.split(r"\n(?=\*\*[^*\n]+\*\*\n|## )", text)


_MARKS = {"chatty": ("[뼈대]", "[확인: "), "english": ("[outline]", "[check: "), "japanese": ("[骨組み]", "[確認: ")}


@pytest.mark.parametrize("author", _MARKS)
def test_nobody_takes_an_outline_for_a_draft(author: str) -> None:
    mark, gap = _MARKS[author]
    text = drawn(author=author)
    assert text.startswith(f"# {mark} 제주 3일 여행\n")
    assert gap in text
    assert text.endswith("\n")


def test_each_note_is_placed_word_for_word_and_gives_a_section() -> None:
    text = drawn()
    opening, rain, house, noodles = sections(text)
    assert rain.startswith("**비가 왔다**")
    assert house.startswith("**숙소**\n\n- 한림에 있는 작은 집\n")
    assert noodles.startswith("**고기국수가 맛있었다**\n\n- 국물이 진했다\n")
    assert "비가" not in opening


def test_an_author_with_headings_gets_headings() -> None:
    heads = replace(
        card("plain"),
        profile=replace(card("plain").profile, habits=(card("chatty").profile.habits[0]._replace(name="heading"),)),
    )
    assert "## 숙소" in outline(Prompt(heads, "제주", _NOTES))
    assert "## 숙소" not in drawn(author="plain")


def test_without_notes_there_are_three_parts_of_gaps() -> None:
    text = drawn(notes=" \n\n")
    assert re.findall(r"\*\*(\S+) 번째 이야기\*\*", text) == ["첫", "두", "세"]
    assert text.count("[확인: ") >= 5


def test_the_authors_greeting_and_farewell_stand_where_they_always_do() -> None:
    lines = [line for line in drawn().split("\n") if line]
    assert lines[1] == "안녕하세요 콩이네예요 ㅎㅎ"
    assert lines[-2] == "그럼 오늘도 좋은 하루 보내세요~"


def test_an_author_without_formulae_is_reminded_of_their_own_first_and_last_lines() -> None:
    quotes = [line for line in drawn(author="casual").split("\n") if line.startswith("> ")]
    first, last = quotes
    assert "나 오늘" in first
    assert "너무 길었어" in last or "꼭" in last


def test_the_manner_is_told_at_the_end() -> None:
    assert drawn().rstrip().endswith("*(평소대로라면 문장 끝은 -요, 한 단락 2~4문장, 전체 140자쯤)*")


def test_the_same_prompt_gives_the_same_outline() -> None:
    assert drawn("더 길게", "두 번째는 빼 주세요") == drawn("더 길게", "두 번째는 빼 주세요")


@pytest.mark.parametrize("shorter", ["더 짧게", "더 짧게 써 주세요", "Make it shorter", "줄여 주세요"])
@pytest.mark.parametrize("longer", ["더 길게", "더 길게 써 주세요", "Make it longer", "좀 더 자세히"])
@pytest.mark.parametrize("notes", [_NOTES, ""])
def test_shorter_and_longer_change_how_much_is_asked_for(shorter: str, longer: str, notes: str) -> None:
    usual = len(drawn(notes=notes).splitlines())
    assert len(drawn(shorter, notes=notes).splitlines()) < usual
    assert len(drawn(longer, notes=notes).splitlines()) > usual
    assert len(drawn(longer, longer, notes=notes).splitlines()) > len(drawn(longer, notes=notes).splitlines())
    assert drawn(shorter, longer, notes=notes) == drawn(notes=notes)
    for request in (shorter, longer):
        assert request not in drawn(request, notes=notes)


@pytest.mark.parametrize(
    ("request_", "number"),
    [
        ("첫 문단은 빼 주세요", 1),
        ("두 번째 문단만 더 재미있게", 2),
        ("Please cut the second part", 2),
        ("세 번째에 사진 자리를 만들어 주세요", 3),
    ],
)
def test_a_request_lands_in_the_section_it_speaks_of(request_: str, number: int) -> None:
    parts = sections(drawn(request_))
    assert [request_ in part for part in parts].index(True) == number
    assert sum(part.count(request_) for part in parts) == 1


def test_a_request_about_no_section_stands_at_the_end() -> None:
    text = drawn("제목을 바꿔 주세요")
    assert text.index("[확인: 고칠 것: 제목을 바꿔 주세요]") > text.index("고기국수")


def test_a_request_for_a_section_that_is_not_there_is_not_lost() -> None:
    assert "세 번째 문단을 늘려 주세요" in drawn("세 번째 문단을 늘려 주세요", notes="하나뿐인 메모")


_requests = st.lists(
    st.one_of(st.text(max_size=30), st.sampled_from(["더 짧게", "더 길게", "두 번째 {request}", ""])), max_size=4
)


@given(st.sampled_from([*AUTHORS]), st.text(max_size=80), st.text(max_size=200), _requests)
@settings(max_examples=200)
def test_anything_makes_an_outline(author: str, topic: str, notes: str, requests: list[str]) -> None:
    text = outline(Prompt(card(author), topic, notes, tuple(Turn("…", r) for r in requests)))
    assert re.match(r"# \[(뼈대|outline|骨組み)\] ?", text)
    assert text.count("\n# ") == 0 or "# " in notes + topic + "".join(requests)


@given(st.lists(st.text(alphabet="가나다라마 ,.{}", min_size=1, max_size=60).filter(str.strip), min_size=1, max_size=6))
def test_no_note_loses_a_word(notes: list[str]) -> None:
    text = outline(Prompt(card("plain"), "비", "\n".join(notes)))
    for note in notes:
        assert note.strip() in text or note.strip()[:30].strip() in text
