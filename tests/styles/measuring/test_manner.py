"""Which manner a post is in, and that an author of two manners has both."""

from collections.abc import Sequence

import pytest

from styles import learn
from styles.measuring.counted import Counted
from styles.measuring.manner import alternating, manner_of, manners
from styles.model import Manner
from styles.reading.own_text import Block, Own, OwnKind
from styles.reading.sentences import Ending, Sentence
from tests.support.authors import AUTHORS, card
from tests.support.posts import CHATTY, PLAIN


def post(*endings: Ending, kind: OwnKind = "prose", listed: Sequence[Ending] = ()) -> Counted:
    """One whose sentences end so, with a list below."""
    blocks = (Block(kind, "글", 0, 1), Block("list", "목록", 1, 2))
    found = [tuple(Sentence("글", ending) for ending in some) for some in (endings, listed)]
    return Counted(Own("", ("글", "목록"), blocks), tuple(found))


@pytest.mark.parametrize(
    ("counted", "manner"),
    [
        (post("formal", "polite", "formal", "polite"), "polite"),
        (post("plain", "clipped", "casual", "plain"), "plain"),
        (post("polite", "polite", "polite", "plain"), "polite"),
        (post("polite", "polite", "plain", "plain"), "mixed"),
        (post("noun", "trailing", "other", "polite"), "polite"),
        (post("noun", "other"), None),
        (post(), None),
        (post("polite", listed=["clipped"] * 9), "polite"),
        (post("clipped", kind="list"), "plain"),
    ],
)
def test_a_post_is_polite_or_plain_by_most_of_its_sentences(counted: Counted, manner: Manner | None) -> None:
    assert manner_of(counted) == manner


def test_how_often_each_manner_is_taken_is_told_commonest_first() -> None:
    posts = [*[post("formal", "polite")] * 5, *[post("plain")] * 4, post("plain", "polite"), post("noun")]
    assert manners(posts) == (("polite", 0.5), ("plain", 0.4), ("mixed", 0.1))
    assert manners([]) == ()


_TURNS: tuple[Ending, ...] = ("formal", "polite")
_PLAIN: tuple[Ending, ...] = ("plain",)
_ACROSS: tuple[Ending, ...] = ("polite", "plain")


def test_endings_that_alternate_within_a_manner_are_no_change_of_manner() -> None:
    polite, plain = post(*_TURNS * 6), post(*_PLAIN * 12)
    assert alternating([polite, plain]) == (("polite", 1.0), ("plain", 0.0))
    assert alternating([post("formal", "polite")]) == ()
    assert alternating([post(*_ACROSS * 20)]) == ()


@pytest.mark.parametrize(
    ("author", "manner"),
    [
        ("chatty", "polite"),
        ("formal", "polite"),
        ("plain", "plain"),
        ("casual", "plain"),
        ("clipped", "plain"),
        ("japanese", "polite"),
    ],
)
def test_an_author_of_one_manner_has_it_in_all_posts(author: str, manner: Manner) -> None:
    assert card(author).profile.manners == ((manner, 1.0),)


def test_english_posts_have_no_manner() -> None:
    assert card("english").profile.manners == ()


def test_an_author_of_two_manners_has_both() -> None:
    two = learn([*CHATTY[:3], *PLAIN, *AUTHORS["casual"][:1]]).profile.manners
    assert dict(two) == {"plain": pytest.approx(4 / 7), "polite": pytest.approx(3 / 7)}
    assert two[0][0] == "plain"
