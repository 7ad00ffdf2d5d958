"""Read which draft, or which of its texts, somebody means by number."""

import re
from typing import NamedTuple

from bot.commands.grammar import number
from bot.wording.heard import narrow

HIGHEST = 1_000  # that can be meant
_ID = re.compile(r"id([0-9]{1,18})")
_PARTS = re.compile(r"[ ,.의の、　]{1,3}")


class Meant(NamedTuple):
    """A draft by its place in the list or by the id that a button carries, and the number of a text; 0 for none."""

    place: int = 0
    id: int = 0
    revision: int = 0


def which_draft(said: str) -> Meant | None:
    """'11', '#11', '11번', 'id7' and, with a text of it, '11 3' and '11번의 3번'; None where it is none of these."""
    one, *others = [part for part in _PARTS.split(said.strip()[:40]) if part] or [""]
    revision = number(others[0]) if len(others) == 1 else None if others else 0
    if revision is None or (others and not 0 < revision <= HIGHEST):
        return None
    if found := _ID.fullmatch(one):
        return Meant(id=int(found[1]), revision=revision)
    place = number(one)
    return Meant(place=place, revision=revision) if place and place <= HIGHEST else None


def numbers_in(said: str) -> tuple[int, ...]:
    """At most two numbers that somebody names."""
    return tuple(int(found) for found in re.findall("[0-9]{1,6}", narrow(said[:100]))[:2])
