"""Texts of a draft are numbered, and it is known which was there before which."""

import pytest

from bot.drafts.continuing.conversation import CARRY_ON
from bot.drafts.history.change_lines import branch_line, change_line, change_lines
from bot.drafts.history.numbers import Meant, numbers_in, which_draft
from bot.drafts.history.tree import RevisionTree
from bot.model import Revision
from bot.wording import words_in

KO, EN = words_in("ko"), words_in("en")


def text(id: int, parent: int | None, request: str, text: str, whole: bool = True) -> Revision:
    return Revision(1, parent, request, text, whole, id)


OPENINGS = Revision(1, None, "", "# 제목\n\n1. 하나", True, 10, kind="openings")
ONE = text(11, None, "", "가나다라")
TWO = text(12, 11, "더 짧게", "가나")
AGAIN = text(13, 11, "더 짧게", "다라")
BROKEN = text(14, 13, "더 길게", "다라마", whole=False)
ON = text(15, 14, CARRY_ON, "다라마바사")
BACK = text(16, 11, "더 짧게", "가나")
BRANCH = text(17, 11, "담담하게", "가")
EMPTY = text(18, 17, "밝게", "", whole=False)
TREE = RevisionTree.of([OPENINGS, ONE, TWO, AGAIN, BROKEN, ON, BACK, BRANCH, EMPTY])


def test_openings_have_no_number() -> None:
    assert [TREE.number(one) for one in (ONE, TWO, EMPTY, OPENINGS)] == [1, 2, 8, 0]
    assert TREE.numbered(2) == TWO
    assert TREE.numbered(0) is TREE.numbered(9) is None


@pytest.mark.parametrize(
    ("revision", "before"),
    [(ONE, None), (TWO, ONE), (AGAIN, TWO), (BROKEN, AGAIN), (ON, BROKEN), (BACK, ONE), (BRANCH, ONE), (EMPTY, BRANCH)],
)
def test_what_was_there_before_is_the_text_it_grew_from_or_the_try_before(
    revision: Revision, before: Revision | None
) -> None:
    assert TREE.before(revision) == before


def test_what_is_left_of_a_draft_is_its_newest_text() -> None:
    assert TREE.newest == BRANCH
    assert TREE.state == "written"
    assert RevisionTree.of([ONE, BROKEN]).state == "cut off"
    assert RevisionTree.of([EMPTY]).state == "empty"
    assert RevisionTree.of([]).state == "empty"


def test_each_text_has_its_line() -> None:
    assert [change_line(TREE, one, KO) for one in TREE.revisions] == [
        "1 · 처음 쓴 글 · 4자",
        "2 · 더 짧게 · −2자",
        "3 · 다시 씀: 더 짧게 · −2자",
        "4 · 더 길게 · +1자 · 끊김",
        "5 · 끊긴 곳부터 이어 씀 · +2자",
        "6 · 2번으로 되돌림",
        "7 · 담담하게 · −3자 · 1번 글을 고침",
        "8 · 밝게 · 글 없음",
    ]
    assert change_line(TREE, BRANCH, EN) == "7 · 담담하게 · −3 characters · based on 1"


def test_a_long_line_of_texts_ends_with_the_newest() -> None:
    many = RevisionTree.of([text(n, n - 1 or None, f"부탁 {n}", "가" * n) for n in range(1, 31)])
    lines = change_lines(many, KO)
    assert "\n19 · " in lines
    assert "\n18 · " not in lines
    assert "18개" in lines


def test_only_what_leaves_the_newest_text_behind_is_a_branch() -> None:
    assert branch_line(TREE, BRANCH, KO) == KO.branched(1, 7)
    assert [branch_line(TREE, one, KO) for one in TREE.revisions if one != BRANCH] == [""] * 7
    after = text(19, 16, "밝게", "나")
    assert branch_line(RevisionTree.of([ONE, TWO, AGAIN, BACK, after]), after, KO) == "", "one went back there"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("11", Meant(place=11)),
        ("#2", Meant(place=2)),
        ("2번", Meant(place=2)),
        ("id7", Meant(id=7)),
        ("id7 3", Meant(id=7, revision=3)),
        ("11번의 3번", Meant(place=11, revision=3)),
        ("11, 3", Meant(place=11, revision=3)),
        ("11.3", Meant(place=11, revision=3)),
        ("11 0", None),
        ("1 2 3", None),
        ("제주", None),
        ("", None),
        ("9" * 5_000, None),
        ("1001", None),
    ],
)
def test_which_draft_is_meant_is_read_off_numbers(said: str, meant: Meant | None) -> None:
    assert which_draft(said) == meant


def test_two_numbers_at_most_are_meant() -> None:
    assert numbers_in("1이랑 3이랑 5") == (1, 3)
    assert numbers_in("없음") == ()
