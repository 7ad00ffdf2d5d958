"""Photos are sent, and each gets its place in the draft: the same dialogue in every chat."""

from styles.pictures.anchors import find_numbers
from tests.support.flows.places import ONE_OF_EACH, only, talk
from tests.support.flows.talk import Talk
from tests.support.photos import photo

__all__ = ["talk"]

CAFE = "# 성수 카페\n\n비 오는 날이었어요.\n\n라떼가 고소했어요.\n\n[사진 2]\n\n또 갈 거예요."


def places(file: tuple[str, bytes]) -> tuple[int, ...]:
    return find_numbers(file[1].decode())


@only(ONE_OF_EACH)
async def test_two_albums_make_one_draft_and_one_photo_later_joins_it(talk: Talk) -> None:
    await talk.registers(talk.blog.url)
    first = await talk.photographs([photo(seed=1), photo(seed=2)])
    assert talk.words.photos_taken(1, 2) in first.text
    second = await talk.photographs([photo(seed=3)])
    assert talk.words.photos_taken(3, 3) in second.text
    await talk.restart()
    talk.model.says(CAFE)
    draft = await talk.writes("성수 카페", "라떼 6,500원")
    assert places(draft.file) == (1, 2, 3)
    talk.model.says(CAFE)
    later = await talk.photographs([photo(seed=4)], to=draft)
    assert places(later.file) == (1, 2, 3, 4)
