"""What went and what came is shown in the order of the texts, short enough for a chat."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.drafts.history.comparison import LONGEST, changes

ONE = """\
# 제주

비가 왔어요. 국수를 먹었어요. 카페에 갔어요.

둘째 날은 오름에 올랐는데 바람이 아주 많이 불어서 모자를 잡고 걸었어요."""


@pytest.mark.parametrize(
    ("after", "shown"),
    [
        (ONE, []),
        (ONE.replace(" 국수를 먹었어요.", ""), ["− ~~국수를 먹었어요.~~"]),
        (ONE.replace("카페에 갔어요.", "카페에 갔어요. 귤도 샀어요."), ["+ **귤도 샀어요.**"]),
        (ONE.replace("아주 많이", "조금"), ["± … 오름에 올랐는데 바람이 ~~아주 많이~~ **조금** 불어서 모자를 잡고 …"]),
        (ONE.replace("# 제주", "# 부산"), ["− ~~제주~~\n+ **부산**"]),
        (ONE.replace("비가", "**비가**"), ["± ~~비가~~ ***비가*** 왔어요."]),
        (
            ONE.replace("비가", "눈이").replace("모자를 잡고", "천천히"),
            ["± ~~비가~~ **눈이** 왔어요.", "± … 아주 많이 불어서 ~~모자를 잡고~~ **천천히** 걸었어요."],
        ),
    ],
)
def test_changes_are_told_sentence_by_sentence(after: str, shown: list[str]) -> None:
    assert changes(ONE, after, "ko") == shown


def test_a_text_that_says_the_same_over_and_over_is_compared_all_the_same() -> None:
    assert len(changes("비가 왔어요. " * 3_000, "눈이 왔어요. " * 3_000, "ko")) <= 3_000


@given(st.text("가나 .!\n*~`#>", max_size=80), st.text("가나 .!\n*~`#>", max_size=80))
def test_no_line_is_longer_than_a_message_bears(before: str, after: str) -> None:
    found = changes(before, after, "ko")
    assert all(len(line) < 6 * LONGEST for line in found)
    if before == after:
        assert found == []
