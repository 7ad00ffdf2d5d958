"""Of a post that grew from a draft only what its author added is learned, and never shown as a post of theirs."""

from styles import learn
from styles.learning.published.added import gather
from tests.support.authors import Page
from tests.support.posts import CHATTY

POSTS = ["가" * 500] * 8
PIECE = "그날은 우산을 잃어버려서 비를 맞고 걸었다. " * 10


def test_pieces_are_gathered_into_texts_as_long_as_posts_are_the_newest_first() -> None:
    texts = gather(["오래된 말. " * 80, PIECE, PIECE, "새 말. " * 60], POSTS)
    assert len(texts) == 2
    assert all(len(text) >= 500 for text in texts)
    assert "새 말." in texts[0]


def test_too_little_waits_for_more() -> None:
    assert gather([PIECE], POSTS) == []
    assert gather([PIECE], []) == []
    assert gather(["", ""], POSTS) == []


def test_however_much_is_added_most_of_what_is_learned_are_posts() -> None:
    assert len(gather([PIECE] * 90, POSTS)) == 2


def test_what_was_added_is_counted_and_is_no_passage() -> None:
    added = "어제는 도서관에 갔더라고요. 창가 자리가 비어 있길래 앉았고요. 책은 한 쪽도 안 읽었어요 ㅎㅎ\n\n" * 12
    texts = gather([added], [post.markdown for post in CHATTY])
    before, card = learn(CHATTY), learn([*CHATTY, *map(Page, texts)])
    assert card.posts == before.posts, "it is no post"
    assert card.characters > before.characters + 300
    assert not [passage for passage in card.passages if "도서관" in passage.text]
