"""The photos of a draft keep their places through all its revisions."""

from bot.drafts.photos.keeping import kept_photos
from bot.model import Revision
from styles.pictures.anchors import find_numbers

NOTES = "[사진 1] 간판\n[사진 2] 라떼\n[사진 3] 빵\n창가 자리 좋음"
FIRST = "간판이 예뻤어요.\n\n[사진 1]\n\n라떼는 고소했어요.\n\n[사진 2]\n\n빵도 먹었어요.\n\n[사진 3]"


def grown(text: str, *requests: str, before: str = FIRST) -> str:
    """The text of the last of these revisions, with its photos in place."""
    lineage = [Revision(1, None, "", before), *(Revision(1, 1, request, before) for request in requests)]
    return kept_photos(NOTES, lineage).put(text, "", None, "ko")


def test_a_revision_that_lost_a_photo_gets_it_back() -> None:
    text = grown("간판이 예뻤어요.\n\n라떼는 고소했어요.\n\n[사진 2]\n\n빵도 먹었어요.", "더 짧게")
    assert text == FIRST


def test_a_photo_that_is_taken_out_stays_out_until_it_is_asked_back() -> None:
    without = FIRST.replace("\n\n[사진 2]", "")
    assert grown(without, "사진 2번은 빼 줘") == without
    assert grown(without, "사진 2번은 빼 줘", "더 길게") == without
    assert find_numbers(grown(without, "사진 2번은 빼 줘", "사진 2 다시 넣어 줘")) == (1, 2, 3)
    assert find_numbers(grown(FIRST, "사진 1, 3번 빼고 써 줘")) == (2,)
    assert find_numbers(grown(FIRST, "please remove photo 3")) == (1, 2)


def test_a_photo_that_comes_later_gets_a_place_and_keeps_it() -> None:
    added = "[사진 4] 라떼 거품\n이 사진도 어울리는 자리에 넣어 주세요."
    text = grown(FIRST, added)
    assert find_numbers(text) == (1, 2, 3, 4)
    assert find_numbers(grown(FIRST, added, "더 짧게")) == (1, 2, 3, 4)


def test_photos_are_moved_where_that_is_asked_for_and_not_moved_back() -> None:
    moved = "[사진 3]\n\n간판이 예뻤어요.\n\n[사진 1]\n\n라떼는 고소했어요.\n\n[사진 2]\n\n빵도 먹었어요."
    assert grown(moved, "사진 3을 맨 위로") == moved
    assert grown(moved, "끝을 다듬어 줘", before=moved) == moved
    assert grown(moved, "끝을 다듬어 줘") == FIRST


def test_what_is_begun_already_is_not_given_twice() -> None:
    begun, rest = FIRST[: FIRST.index("라떼")], FIRST[FIRST.index("라떼") :]
    kept = kept_photos(NOTES, [Revision(1, None, "", begun)])
    assert kept.put(rest.replace("[사진 3]", ""), begun, None, "ko").rstrip() == rest


def test_notes_without_photos_leave_every_text_alone() -> None:
    assert kept_photos("창가", [Revision(1, None, "")]).put("글 [사진 3]", "", None, "ko") == "글 [사진 3]"
