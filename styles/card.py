"""How somebody writes, small enough to send along with every request."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class StyleCard:
    language: str = "ko"
    posts: int = 0

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    @staticmethod
    def from_json(text: str) -> "StyleCard":
        return StyleCard(**json.loads(text))
