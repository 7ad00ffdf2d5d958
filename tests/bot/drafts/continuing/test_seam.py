"""A model that goes on with a text says nothing of it twice, and sticks no word to the one before it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.drafts.continuing.seam import LEAST_REPEATED, MOST_BLANK, Seam, put_behind

BEGUN = (
    "# 제주 3일\n\n첫날은 아침부터 비가 왔어요. 우산도 없이 나갔는데 금세 다 젖어 버렸지 뭐예요.\n\n둘째 날은 바람이"
)


def behind(begun: str, answer: str, *cuts: int) -> str:
    """What is put behind `begun` where the answer comes in pieces."""
    seam, places = Seam(begun), sorted({0, len(answer), *(cut for cut in cuts if cut < len(answer))})
    pieces = [answer[start:end] for start, end in pairwise(places)]
    return "".join(seam.hear(piece) for piece in pieces) + seam.rest()


@pytest.mark.parametrize(
    ("begun", "answer", "rest"),
    [
        (BEGUN, " 불었어요.", " 불었어요."),
        (BEGUN, "불었어요.", "불었어요."),
        (BEGUN, f"{BEGUN} 불었어요.", " 불었어요."),
        (BEGUN, f"\n{BEGUN} 불었어요.", " 불었어요."),
        (BEGUN, BEGUN, ""),
        (BEGUN, "둘째 날은 바람이 불었어요.", "둘째 날은 바람이 불었어요."),  # too few letters to be sure
        (f"{BEGUN} 세게 불었어요.", "둘째 날은 바람이 세게 불었어요. 그래도 갔어요.", " 그래도 갔어요."),
        (f"{BEGUN} 세게 불었어요.\n\n", "둘째 날은 바람이 세게 불었어요.\n\n그래도 갔어요.", "그래도 갔어요."),
        ("첫날은 비가 왔어요.", "그래도 갔어요.", " 그래도 갔어요."),
        ("첫날은 비가 왔어요.", "## 둘째 날", "\n\n## 둘째 날"),
        ("첫날은 비가 왔어요.", "- 우산", "\n\n- 우산"),
        ("첫날은 비가 왔어요. ", "그래도 갔어요.", "그래도 갔어요."),
        ("첫날은 비가 왔어요. ", " 그래도 갔어요.", "그래도 갔어요."),
        ("첫날은 비가 왔어요. ", "\n\n그래도 갔어요.", "\n\n그래도 갔어요."),
        ("첫날은 비가 왔어요.\n", "\n\n그래도 갔어요.", "\n그래도 갔어요."),
        ("入場料は3.", "5千円でした。", "5千円でした。"),
        ("雨が降りました。", "それでも行きました。", "それでも行きました。"),
        ("첫날은 비가 왔어요 ㅎㅎ", "그래도 갔어요.", "그래도 갔어요."),
        ("", "  # 제주", "  # 제주"),
    ],
)
def test_the_rest_is_put_behind_what_is_there(begun: str, answer: str, rest: str) -> None:
    assert behind(begun, answer) == rest


def test_a_beginning_that_is_only_alike_is_shown_whole() -> None:
    anew = "# 제주 3일\n\n첫날은 아침부터 맑았어요."
    assert behind(BEGUN, anew) == anew


def test_nothing_is_held_back_once_the_answer_goes_its_own_way() -> None:
    seam = Seam(BEGUN)
    assert seam.hear("# 제주 3일\n\n") == ""
    assert seam.hear("첫날은 맑") == "# 제주 3일\n\n첫날은 맑"
    assert seam.hear("았어요.") == "았어요."


@pytest.mark.parametrize("begun", ["제주에 다녀왔어요. 정말 좋았던 사흘이었어요.", "짧다"])
def test_nothing_but_empty_lines_is_passed_on_before_it_is_all_held(begun: str) -> None:
    seam = Seam(begun)
    for _ in range(2 * MOST_BLANK):
        seam.hear("\n")
    assert seam.hear("끝") == "끝"


def test_white_space_without_end_is_not_waited_out() -> None:
    seam = Seam("첫날은 비가")
    assert "".join(seam.hear(" " * 100) for _ in range(20))


words = st.text(alphabet="가나다 .\n#-1a", max_size=60)
cuts = st.lists(st.integers(0, 200), max_size=6)


@given(words, words, cuts)
def test_it_is_the_same_in_whatever_pieces_it_comes(begun: str, answer: str, where: list[int]) -> None:
    assert behind(begun, answer, *where) == behind(begun, answer)


@given(words, words, cuts)
def test_what_does_not_say_it_again_is_lost_nowhere(begun: str, answer: str, where: list[int]) -> None:
    answer = f"처음 {answer}"  # with letters that `begun` never has
    whole = begun + behind(begun, answer, *where)
    assert "".join(whole.split()) == "".join((begun + answer).split())


@given(words, words, cuts)
def test_a_text_that_is_said_again_stands_there_once(begun: str, more: str, where: list[int]) -> None:
    more = f"처음 {more}"
    if sum(map(str.isalnum, begun)) >= LEAST_REPEATED:
        assert begun + behind(begun, f"{begun}{more}", *where) == begun + put_behind(begun, f"{_tail(begun)}{more}")


def _tail(begun: str) -> str:
    """The white space it ends with."""
    return begun[len(begun.rstrip()) :]
