"""What somebody did to a draft before publishing it is counted by kind."""

import pytest

from styles.learning.published.edits import PostEdits, Tally, edits_of
from tests.support.authors import Page

DRAFT = """\
# 성수 카페

이번 글에서는 성수동에 새로 생긴 카페를 소개하려고 합니다.

## 가는 길

또한 지하철역에서 십 분쯤 걸으면 **붉은 벽돌** 건물이 나옵니다 😊. 골목이 조용해서 천천히 걷기에 좋았습니다!

## 커피

라떼를 한 잔 시켰습니다. 우유 거품이 아주 고왔습니다. 창가 자리가 하나 비어 있어서 한참 앉아 있었습니다.

- 영업 시간은 아홉 시부터입니다.
- 주차장은 없습니다.

여러분도 꼭 한번 들러 보시기를 바랍니다. 작은 행복이 기다리고 있을 것입니다."""


def edits(*changes: tuple[str, str], draft: str = DRAFT) -> PostEdits:
    post = draft.removeprefix("# 성수 카페\n\n")
    for before, after in changes:
        assert before in post
        post = post.replace(before, after)
    return edits_of(Page(draft), Page(post))


def tally(found: PostEdits, kind: str) -> tuple[int, int]:
    return next(((one.done, one.left) for one in found.tallies if one.kind == kind), (0, 0))


def test_an_unchanged_draft_was_not_edited_at_all() -> None:
    found = edits()
    assert found.share == 0
    assert found.added == ""
    assert not [one for one in found.tallies if one.done]


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("mark emoji", " 😊", ""),
        ("mark exclamation", "좋았습니다!", "좋았습니다."),
        ("layout bold", "**", ""),
        ("opener 또한", "또한 ", ""),
        ("joined", "시켰습니다. 우유", "시켰는데 우유"),
        ("layout bullet", "- ", ""),
    ],
)
def test_what_was_taken_out_everywhere_is_done_and_never_left(kind: str, before: str, after: str) -> None:
    found = edits((before, after))
    done, left = tally(found, kind)
    assert done >= 1
    assert left == 0
    assert {one.kind for one in found.tallies if one.done} == {kind}
    assert found.added == ""


def test_an_edit_is_remembered_with_both_sentences() -> None:
    [one] = [one for one in edits(("또한 ", "")).tallies if one.done]
    assert one.before.startswith("또한 지하철역에서")
    assert one.after.startswith("지하철역에서")


def test_headings_are_gone_where_none_is_left_and_the_title_is_none() -> None:
    assert tally(edits(("## 가는 길\n\n", ""), ("## 커피\n\n", "")), "layout heading") == (2, 0)
    assert tally(edits(("## 가는 길\n\n", "")), "layout heading") == (1, 1)


def test_a_last_paragraph_that_is_gone_is_told_from_one_that_was_written_anew() -> None:
    last = DRAFT[DRAFT.index("여러분도") :]
    assert tally(edits((last, "")), "closing") == (1, 0)
    assert tally(edits((last, "아무튼 저는 그 집 의자가 제일 좋았어요.")), "closing") == (0, 0)
    assert tally(edits(), "closing") == (0, 1)
    first = DRAFT[DRAFT.index("이번 글") : DRAFT.index("## 가는")]
    assert tally(edits((first, "")), "opening") == (1, 0)


def test_endings_that_were_swapped_are_told_from_those_that_were_left() -> None:
    found = edits(("고왔습니다.", "고왔어요."), ("시켰습니다.", "시켰어요."))
    assert tally(found, "end formal>polite") == (2, 0)
    assert tally(found, "end formal")[1] >= 3


def test_a_sentence_that_was_written_anew_says_nothing_of_its_marks() -> None:
    found = edits(("골목이 조용해서 천천히 걷기에 좋았습니다!", "골목은 사람이 적고 나무가 많아 걷기에 편합니다."))
    assert tally(found, "mark exclamation") == (0, 0)


def test_marks_that_the_author_puts_in_are_no_dislike() -> None:
    assert tally(edits(("하나 비어", "하나 비어!! 😊")), "mark emoji")[1] == 2


def test_the_share_is_of_the_words_of_the_draft() -> None:
    last = DRAFT[DRAFT.index("여러분도") :]
    words = len(DRAFT.removeprefix("# 성수 카페").replace("#", "").replace("- ", "").split())
    assert edits((last, "")).share == pytest.approx(len(last.split()) / words, abs=0.01)
    assert edits(("창가", "정말이지 저 안쪽 창가")).share == 0, "what was added is not of the draft"


def test_what_fills_a_gap_is_no_edit() -> None:
    draft = DRAFT.replace("라떼를 한 잔", "라떼를 [확인: 값]에 한 잔")
    found = edits(("[확인: 값]에", "육천 원에"), draft=draft)
    assert found.share == 0
    assert not [one for one in found.tallies if one.done]


def test_only_what_was_added_is_kept_and_in_its_paragraphs() -> None:
    found = edits(
        ("걷기에 좋았습니다!", "걷기에 좋았습니다! 저는 이 골목을 십 년째 다닙니다. 비 오는 날이 제일 낫고요."),
        ("## 커피", "그날 우산을 잃어버렸다는 것은 비밀이다.\n\n## 커피"),
        ("우유 거품이 아주 고왔습니다.", "우유 거품이 정말 고왔습니다."),
    )
    assert (
        found.added
        == "저는 이 골목을 십 년째 다닙니다. 비 오는 날이 제일 낫고요.\n\n그날 우산을 잃어버렸다는 것은 비밀이다."
    )


def test_english_drafts_are_counted_too() -> None:
    draft = (
        "# Cafe\n\nWe walked there in the rain. Moreover, the street was very quiet 😊.\n\n"
        "## Coffee\n\nThe latte was good."
    )
    post = "We walked there in the rain. The street was very quiet.\n\nThe latte was good."
    found = edits_of(Page(draft), Page(post))
    assert {one.kind for one in found.tallies if one.done} == {"mark emoji", "opener moreover", "layout heading"}


def test_edits_are_stored_and_read_again() -> None:
    found = edits((" 😊", ""))
    assert PostEdits.from_json(found.to_json()) == found
    assert isinstance(PostEdits.from_json(found.to_json()).tallies[0], Tally)
