"""A draft is laid beside what was published of it, sentence by sentence."""

import pytest

from styles.learning.published.aligned import Pair, align, take_apart
from tests.support.authors import Page

DRAFT = """\
# 성수 카페

## 가는 길

비가 오는 토요일에 성수동으로 갔습니다. 지하철역에서 십 분쯤 걸었습니다.

## 커피

라떼를 한 잔 시켰습니다. 우유 거품이 아주 고왔습니다. 창가 자리가 하나 비어 있었습니다.

다음에는 동생과 함께 와야겠습니다."""


def texts(draft: str, post: str) -> list[tuple[str, str]]:
    return [pair.texts for pair in pairs(draft, post)]


def pairs(draft: str, post: str) -> list[Pair]:
    return align(take_apart(Page(draft)).said, take_apart(Page(post)).said)


def test_what_was_published_as_it_was_is_kept_sentence_by_sentence() -> None:
    found = texts(DRAFT, DRAFT)
    assert len(found) == 8
    assert all(before == after for before, after in found)
    assert found[0] == ("가는 길", "가는 길"), "the title of a draft is no heading in it"


def test_what_was_moved_is_neither_deleted_nor_added() -> None:
    paragraphs = DRAFT.split("\n\n")
    moved = "\n\n".join([*paragraphs[:1], *paragraphs[3:5], *paragraphs[1:3], *paragraphs[5:]])
    assert all(before == after for before, after in texts(DRAFT, moved))


def test_short_sentences_with_other_endings_are_the_same_ones() -> None:
    found = dict(texts("맛은 좋았습니다. 값은 쌉니다. 또 왔습니다.", "맛은 좋았어요. 값은 싸요. 또 왔어요."))
    assert found == {"맛은 좋았습니다.": "맛은 좋았어요.", "값은 쌉니다.": "값은 싸요.", "또 왔습니다.": "또 왔어요."}


def test_a_sentence_that_was_made_of_two_stands_beside_both() -> None:
    post = DRAFT.replace("시켰습니다. 우유", "시켰는데 우유")
    assert (
        "라떼를 한 잔 시켰습니다. 우유 거품이 아주 고왔습니다.",
        "라떼를 한 잔 시켰는데 우유 거품이 아주 고왔습니다.",
    ) in texts(DRAFT, post)


def test_two_sentences_that_were_made_of_one_stand_beside_it() -> None:
    draft = DRAFT.replace("시켰습니다. 우유", "시켰는데 우유")
    assert (
        "라떼를 한 잔 시켰는데 우유 거품이 아주 고왔습니다.",
        "라떼를 한 잔 시켰습니다. 우유 거품이 아주 고왔습니다.",
    ) in texts(draft, DRAFT)


def test_what_is_new_stands_beside_nothing_and_so_does_what_is_gone() -> None:
    post = DRAFT.replace("지하철역에서 십 분쯤 걸었습니다.", "사실 저는 커피를 잘 못 마셔요.")
    found = texts(DRAFT, post)
    assert ("지하철역에서 십 분쯤 걸었습니다.", "") in found
    assert ("", "사실 저는 커피를 잘 못 마셔요.") in found


@pytest.mark.parametrize("text", ["", "# 제목", "```\ncode\n```", "- "])
def test_of_nothing_nothing_was_made(text: str) -> None:
    assert all(not pair.before for pair in pairs(text, DRAFT))
    assert all(not pair.after for pair in pairs(DRAFT, text))


def test_a_text_of_thousands_of_equal_sentences_is_compared_as_far_as_a_post_goes() -> None:
    assert len(pairs("좋아요. " * 3_000, "좋아요. " * 3_000)) == 400
