"""Show a card's posts beside other notes than those they were learned with."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from styles.model import Demonstration, StyleCard


def fingerprint_of(each: Demonstration) -> str:
    """The same for the same post in every version of a card, whatever its notes are."""
    said = f"{each.title}\n{each.text}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(said, digest_size=16).hexdigest()


def with_notes(card: StyleCard, notes: Mapping[str, Sequence[str]]) -> StyleCard:
    """The card with these notes, by the fingerprints of posts; where there are none, with those it has."""
    if not notes:
        return card
    shown = (
        replace(each, notes=tuple(notes.get(fingerprint_of(each), ())) or each.notes) for each in card.demonstrations
    )
    return replace(card, demonstrations=tuple(shown))
