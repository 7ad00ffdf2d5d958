"""Count what a model writes to change one sentence of a draft: in blocks, and as a whole text."""

import re
from typing import NamedTuple

from benchmarks.scoped.cases import block
from styles.reading.tokens import count

_SENTENCE = re.compile(r"(?<=[\s])[^\n#>|`*-][^\n.!?]{20,120}[.!?](?=\s|\Z)")


class Cost(NamedTuple):
    """Tokens, and characters of the draft."""

    blocks: int
    whole: int
    characters: int


def cost_of(draft: str) -> Cost | None:
    """Of the sentence in its middle, with a word more in it; None where it has none that stands there once."""
    found = [one[0] for one in _SENTENCE.finditer(draft) if draft.count(one[0]) == 1]
    if not found:
        return None
    old = found[len(found) // 2]
    first, _, rest = old.partition(" ")
    new = f"{first} {first} {rest}"
    return Cost(count(block(old, new)), count(draft.replace(old, new)), len(draft))


def of_length(cost: Cost) -> bool:
    """Whether it is of a draft of about 1,500 characters."""
    return 1_200 <= cost.characters <= 1_800
