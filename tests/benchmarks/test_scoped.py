"""A part of a draft changes and not a byte of the rest, whatever a model writes."""

import pytest

from benchmarks.scoped.cases import HOWS, QUOTINGS, Case, case
from benchmarks.scoped.judging import changed_by, outside
from benchmarks.scoped.tokens import cost_of

CASES = [one for seed in range(2 * len(HOWS) * len(QUOTINGS)) if (one := case(seed)).stretches]


@pytest.mark.parametrize("how", HOWS)
async def test_not_a_byte_changes_outside_of_a_quote(how: str) -> None:
    of_it = [one for one in CASES if one.how == how]
    outcomes = [await changed_by(one) for one in of_it]
    assert len(of_it) >= 8
    assert sum(one.outside for one in outcomes) == 0
    assert any(one.ended for one in outcomes)


@pytest.mark.parametrize("how", ["block", "block of the sentence around", "whole"])
async def test_a_quote_becomes_what_the_model_wrote(how: str) -> None:
    right = [(await changed_by(one)).right for one in CASES if one.how == how]
    assert right.count(False) <= 1
    assert right.count(True) >= 5


def test_what_changes_outside_is_counted() -> None:
    assert outside("하나 둘 셋", "하나 2 셋", [(3, 4)]) == 0
    assert outside("하나 둘 셋", "하나 2 넷", [(3, 4)]) == len(" 셋".encode())
    assert outside("하나 둘 셋", "둘 셋", [(3, 4)]) > 0


def test_a_case_is_the_same_each_time() -> None:
    assert case(7) == case(7)
    assert isinstance(case(7), Case)


def test_a_sentence_costs_a_tenth_of_the_whole_text() -> None:
    sentences = [f"{number}월에는 성수동 골목을 혼자 걸으면서 새로 생긴 가게를 구경했어요." for number in range(1, 40)]
    cost = cost_of("\n\n".join(" ".join(sentences[at : at + 4]) for at in range(0, 40, 4)))
    assert cost
    assert 10 * cost.blocks < cost.whole
