"""Cards that were stored by earlier versions."""

import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from styles import StyleCard

STORED = Path(__file__).parents[1] / "data" / "styles" / "card_with_shapes.json"


def test_a_card_stored_with_the_shapes_of_posts_is_read_as_one_without() -> None:
    stored = json.loads(STORED.read_text(encoding="utf-8"))
    assert stored.pop("shapes")
    card = StyleCard.from_json(STORED.read_text(encoding="utf-8"))
    named = ("greetings_of_some", "farewells_of_some", "refrains", "manners", "alternating")
    later: dict[str, list[str]] = {name: [] for name in named}
    assert stored["profile"].pop("switches") == 0.0
    assert json.loads(card.to_json()) == stored | {
        "profile": stored["profile"] | later,
        "demonstrations": [],
        "pictures": None,
        "mark": "",
    }


def test_a_stored_card_in_a_language_that_cannot_be_learned_is_refused() -> None:
    stored = json.loads(STORED.read_text(encoding="utf-8")) | {"language": "fr"}
    with pytest.raises(ValidationError, match="language"):
        StyleCard.from_json(json.dumps(stored))
