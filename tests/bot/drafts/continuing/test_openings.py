"""What of a model's answer is an opening, and which one somebody means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.drafts.continuing.openings import MOST, OpeningList, find_openings, which_opening
from bot.model import LANGUAGES, Button, Language
from bot.wording import words_in


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("# 제목\n\n1. 하나.\n\n2. 둘.\n\n3. 셋.", OpeningList("제목", ("하나.", "둘.", "셋."))),
        ("네, 세 가지예요.\n# 제목\n1) 하나.\n2) 둘.\n3) 셋.", OpeningList("제목", ("하나.", "둘.", "셋."))),
        ("**1.** 하나.\n**2.** 둘.", OpeningList("주제", ("하나.", "둘."))),
        ("1번. 하나.\n\n둘째 줄.\n\n2번 둘.", OpeningList("주제", ("하나.\n\n둘째 줄.", "둘."))),
        ("1. 하나.\n2. 둘.\n3. 셋.\n4. 넷.", OpeningList("주제", ("하나.", "둘.", "셋.\n4. 넷."))),
        ("1. 2. 3.", OpeningList("주제", ("2. 3.",))),
        ("3. 셋.\n1. 하나.", OpeningList("주제", ("하나.",))),
        ("비가 왔어요.", OpeningList("주제", ())),
        ("1.\n2.\n3.", OpeningList("주제", ())),
        (
            "**1번**: 하나.\n2:30에 탔어요.\n2.5km나 됐어요.",
            OpeningList("주제", ("하나.\n2:30에 탔어요.\n2.5km나 됐어요.",)),
        ),
        ("", OpeningList("주제", ())),
    ],
)
def test_openings_are_what_is_numbered_from_one_on(answer: str, found: OpeningList) -> None:
    assert find_openings(answer, " 주제 ") == found


lines = st.text(alphabet="가나 .\n#-*", max_size=40).map(lambda text: f"가{text}나".replace("\n#", "\n"))


@given(st.lists(lines, min_size=1, max_size=MOST), st.text(alphabet="가나 ", min_size=1).map(lambda t: f"제{t}목"))
def test_what_is_kept_is_read_back_letter_by_letter(texts: list[str], title: str) -> None:
    kept = OpeningList(title, tuple(texts))
    assert find_openings(kept.as_list(), "") == kept


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_buttons_say_chooses_and_fits(language: Language) -> None:
    for number in range(1, MOST + 1):
        label, says = words_in(language).this_opening(number)
        assert which_opening(Button(label, says).says) == number
        assert which_opening(label) == number


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("1", 1), ("2번", 2), ("3번!", 3), ("2번으로 해 줘", 2), ("2번으로 이어서 써 주세요", 2), ("첫 번째요", 1),
        ("둘째 거로 할게요", 2), ("세번째 첫머리로", 3), ("2번이 제일 마음에 들어요", 2), ("use the third", 3),
        ("I'd like the first one", 1), ("number 2 please", 2), ("#3", 3), ("Opening two", 2),
        ("4", None), ("12", None), ("이번 거 좋네요", None), ("2번은 너무 길어요", None), ("1번 좋은데 좀 짧게", None),
        ("두 번째 문단만 더 짧게", None), ("첫 문장만 더 짧게", None), ("the first paragraph is too long", None),
        ("2번 안 좋아요", None), ("둘째 안 써", None), ("1번 가지마", None), ("1번 좋지않아요", None),
        ("더 짧게", None), ("", None), ("2" * 100, None),
    ],
)  # fmt: skip
def test_a_short_message_that_names_one_and_wants_nothing_else_chooses_it(said: str, number: int | None) -> None:
    assert which_opening(said) == number
