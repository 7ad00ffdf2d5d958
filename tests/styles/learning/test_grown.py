"""A post that grew from one of our drafts is told from a post its author wrote."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from styles.learning.grown import DraftText, find_origins, grams, most_alike, nearest, of_the_author, shared
from tests.support.posts import CHATTY, PLAIN

DRAFT = "\n".join(post.markdown for post in PLAIN[:3])
OTHER = "\n".join(post.markdown for post in CHATTY[:3])
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Dated:
    markdown: str
    published: datetime | None = NOON
    title: str = "제목"


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


# Posts and drafts of one author


def verdicts(posts: list[Dated], drafts: list[DraftText], known: list[Dated] | None = None) -> list[str]:
    return [kin.verdict if kin else "none" for kin in find_origins(posts, drafts, known or [])]


@pytest.mark.parametrize(
    ("published", "verdict"),
    [(NOON + WEEK, "grown"), (None, "grown"), (NOON - timedelta(hours=12), "grown"), (NOON - WEEK, "none")],
    ids=["after", "undated", "that day", "before"],
)
def test_a_post_grows_from_drafts_begun_before_it_by_the_day(published: datetime | None, verdict: str) -> None:
    assert verdicts([Dated(DRAFT, published)], [DraftText("제목", DRAFT, "", NOON)]) == [verdict]


@pytest.mark.parametrize(("published", "verdict"), [(NOON - WEEK, "new"), (None, "new"), (NOON, "grown")])
def test_a_draft_that_says_what_stood_in_a_post_before_it_proves_nothing(
    published: datetime | None, verdict: str
) -> None:
    draft = DraftText("제목", DRAFT, "", NOON)
    assert verdicts([Dated(DRAFT, NOON + WEEK)], [draft], [Dated(DRAFT, published)]) == [verdict]


def test_code_and_quotes_in_a_draft_are_nobodys_words() -> None:
    code = "\n".join(f"    print('아주 길고 긴 {n}번째 보기 코드입니다')" for n in range(20))
    draft = DraftText("제목", f"{DRAFT}\n\n{code}", "", NOON)
    assert verdicts([Dated(f"{OTHER}\n\n{code}")], [draft]) == ["new"]


def test_the_post_a_text_says_over_again_is_named() -> None:
    kin = most_alike(f"{DRAFT}\n{OTHER[:90]}", [OTHER, DRAFT])
    assert kin is not None
    assert (kin.draft, kin.verdict) == (1, "grown")
    assert most_alike(DRAFT, []) is None
