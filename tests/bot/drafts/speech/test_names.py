"""Names that may be said are taken from topic and notes."""

from hypothesis import given
from hypothesis import strategies as st

from bot.drafts.speech.names import MOST, likely_names


def test_words_of_topic_and_notes_are_named_once_each_and_without_figures() -> None:
    notes = "대림창고 옆, 라떼 6,500원\n- 카페 어니언 (Onion), A.P.C. 2층"
    assert likely_names("성수 카페", notes) == "성수, 카페, 대림창고, 라떼, 어니언, Onion, A.P.C"


@given(st.text(max_size=300), st.text(max_size=3000))
def test_they_fit_into_a_prompt(topic: str, notes: str) -> None:
    assert len(likely_names(topic, notes)) <= MOST
