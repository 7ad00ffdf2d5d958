"""Cards that were stored by earlier versions."""

import json
from pathlib import Path

from styles import StyleCard

STORED = Path(__file__).parents[1] / "data" / "styles" / "card_with_shapes.json"


def test_a_card_stored_with_the_shapes_of_posts_is_read_as_one_without() -> None:
    stored = json.loads(STORED.read_text(encoding="utf-8"))
    assert stored.pop("shapes")
    card = StyleCard.from_json(STORED.read_text(encoding="utf-8"))
    assert json.loads(card.to_json()) == stored
