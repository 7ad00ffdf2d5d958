"""What a model is told, so that the author is heard in what it writes."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from styles.card import StyleCard


class Message(NamedTuple):
    role: Literal["system", "user", "assistant"]
    content: str


class Turn(NamedTuple):
    """A draft that was written, and what was asked for then."""

    text: str
    request: str


@dataclass(frozen=True)
class Prompt:
    """Append-only: a longer conversation begins with the very bytes of the shorter one, so that caches hit."""

    card: StyleCard
    topic: str
    notes: str = ""
    turns: tuple[Turn, ...] = ()
    person: str = ""  # whose request this is; a writer never passes it on in clear

    @property
    def temperature(self) -> float:
        return 0.65 if self.turns else 0.9

    @property
    def messages(self) -> tuple[Message, ...]:
        return (Message("system", "…"), Message("user", self.topic))
