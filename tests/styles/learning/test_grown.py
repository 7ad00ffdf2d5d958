"""A post that grew from one of our drafts is told from a post its author wrote."""

import pytest

from styles.learning.grown import grams, nearest, of_the_author, shared
from tests.support.posts import CHATTY, PLAIN

DRAFT = "\n".join(post.markdown for post in PLAIN[:3])
OTHER = "\n".join(post.markdown for post in CHATTY[:3])


def rewritten(draft: str, every: int) -> str:
    """The draft with one line of so many exchanged."""
    lines, others = draft.split("\n"), OTHER.split("\n")
    return "\n".join(others[n % len(others)] if n % every == 0 else line for n, line in enumerate(lines))


@pytest.mark.parametrize("every", [1_000_000, 10, 3, 2])
def test_a_draft_is_known_again_however_much_of_it_was_rewritten(every: int) -> None:
    kin = nearest(rewritten(DRAFT, every), [(OTHER[:900], ""), (DRAFT, "")])
    assert kin is not None
    assert (kin.draft, kin.verdict) == (1, "grown")


def test_another_post_of_the_same_author_is_a_new_one() -> None:
    kin = nearest(OTHER, [(DRAFT, "")])
    assert kin is not None
    assert (kin.share, kin.verdict) == (0.0, "new")


def test_without_a_draft_there_is_nothing_to_have_grown_from() -> None:
    assert nearest(DRAFT, []) is None


def test_spacing_marks_and_case_change_nothing() -> None:
    assert grams("소금빵을 구웠어요! Salt Bread") == grams("소금 빵을, 구웠어요 saltbread")


def test_what_the_author_put_in_as_notes_proves_nothing() -> None:
    kin = nearest(DRAFT, [(f"{DRAFT}\n{OTHER[:200]}", DRAFT)])
    assert kin is not None
    assert kin.verdict == "new"


def test_a_header_that_stands_in_three_posts_proves_nothing() -> None:
    header = "이 글은 연재입니다. " + "지난 글에서 이어지며 처음 오신 분은 첫 글부터 읽어 주세요. " * 12
    posts = [f"{header}\n{post.markdown}" for post in CHATTY[:3]]
    drafts = [(f"{header}\n{DRAFT}", "")]
    told = [nearest(posts[0], drafts, away) for away in (of_the_author(posts), frozenset[str]())]
    assert [kin.verdict for kin in told if kin] == ["new", "grown"]


def test_a_passage_that_stands_in_an_older_post_proves_nothing() -> None:
    kin = nearest(f"{OTHER}\n{DRAFT}", [(DRAFT, "")], others=[DRAFT])
    assert kin is not None
    assert kin.verdict == "new"


def test_too_short_a_text_says_nothing() -> None:
    assert shared(grams("가나다라마바사아자차카타파하" * 2), grams("가나다라마바사아자차카타파하" * 2)) == 0.0
