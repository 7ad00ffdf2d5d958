"""What a model is told, so that the author is heard in what it writes."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from styles.card import StyleCard
from styles.rules import RULES, Rules
from styles.squeeze import rendered


class Message(NamedTuple):
    role: Literal["system", "user", "assistant"]
    content: str


class Turn(NamedTuple):
    """A draft that was written, and what was asked for then; an empty request asks to carry on where it broke off."""

    text: str
    request: str


@dataclass(frozen=True)
class Prompt:
    """Append-only: a longer conversation begins with the very bytes of the shorter one, so that caches hit.

    Order: rules, card (profile, passages), then topic and notes, then draft and request in turn. The rules rest on an
    experiment with blind judges: long passages carry the voice, rules against polish most of the rest, and measured
    ranges repair what neither shows; a list of gaps sent after the draft made it worse, so none is sent.
    """

    card: StyleCard  # squeezed
    topic: str
    notes: str = ""
    turns: tuple[Turn, ...] = ()
    person: str = ""  # whose request this is; a writer never passes it on in clear
    wish: str = ""  # how to write it, where the notes say what

    @property
    def temperature(self) -> float:
        """0.9 for a first draft, 0.65 for a revision. Models of the V4 family degrade above 1.1."""
        return 0.65 if self.turns else 0.9

    @property
    def messages(self) -> tuple[Message, ...]:
        rules = RULES.get(self.card.language, RULES["en"])
        said = [Message("system", f"{rules.write}\n\n{rendered(self.card)}"), Message("user", self._brief(rules))]
        for turn in self.turns:
            said.append(Message("assistant", turn.text))
            asked = rules.refine.format(request=turn.request.strip()) if turn.request else rules.carry_on
            said.append(Message("user", asked))
        return tuple(said)

    def _brief(self, rules: Rules) -> str:
        notes = self.notes.strip() or rules.no_notes
        wish = rules.wish.format(request=self.wish.strip()) if self.wish.strip() else ""
        return rules.brief.format(topic=self.topic.strip(), notes=notes, wish=wish)


def prompt(card: StyleCard, topic: str, notes: str = "") -> Prompt:
    """The prompt for a first draft with a squeezed card."""
    return Prompt(card, topic, notes)
