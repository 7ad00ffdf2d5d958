"""A card's posts beside notes that were kept of them."""

from dataclasses import replace

from styles.model import Demonstration
from styles.notes.replaced import fingerprint_of, with_notes
from tests.styles.notes.cards import card_in

WALK = Demonstration("걷기", ("비", "걷기"), "비가 왔다.\n\n걸었다.")
TRIP = Demonstration("여행", ("제주",), "제주에 갔다.")


def test_posts_have_the_notes_that_were_kept_and_else_their_own() -> None:
    kept = {fingerprint_of(WALK): ("비 옴", "걸음"), fingerprint_of(TRIP): ()}
    one, two = with_notes(card_in("ko", WALK, TRIP), kept).demonstrations
    assert one == replace(WALK, notes=("비 옴", "걸음"))
    assert two == TRIP


def test_without_any_the_card_stays_as_it_is() -> None:
    card = card_in("ko", WALK)
    assert with_notes(card, {}) is card


def test_a_post_is_known_whatever_its_notes_and_is_another_once_it_says_something_else() -> None:
    assert fingerprint_of(WALK) == fingerprint_of(replace(WALK, notes=(), genre="essay", manner="plain"))
    assert fingerprint_of(WALK) != fingerprint_of(replace(WALK, text="비가 왔다.\n\n뛰었다."))
    assert fingerprint_of(WALK) != fingerprint_of(replace(WALK, title="뛰기"))
