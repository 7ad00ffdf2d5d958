"""Have a part changed as the bot does it, and count what changed outside of it."""

from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

from benchmarks.scoped.cases import Case
from bot.drafts.edits.changing import Changing
from bot.drafts.edits.edit import Edit, edit_of
from bot.drafts.edits.stretches import Stretch
from bot.drafts.model_errors import ModelError
from bot.drafts.sanitise.addresses import Given, given
from bot.model import Revision
from styles import Profile, Prompt, StyleCard
from styles.model import Range

KNOWN = given(["https://kong.example/1"])
_MIDDLE = Range(10, 20, 30)
_PROFILE = Profile((), (), _MIDDLE, 20.0, 5.0, _MIDDLE, _MIDDLE, 0.5, 0.0, (), (), (), (), (), (), ())
ASKED = Prompt(StyleCard("ko", 9, 9_000, _PROFILE, ()), "")


class Outcome(NamedTuple):
    """`outside`: bytes outside of the quote that changed. `right`: the quote became what was wanted; None where nothing
    was. `calls`: how often the model was asked. `ended`: with a text, else the one before it stands."""

    outside: int
    right: bool | None
    calls: int
    ended: bool


async def nobodys() -> Given:
    """Nobody has posts here."""
    return Given()


async def changed_by(case: Case, pieces: int = 7) -> Outcome:
    """What comes of one case; answers come in so many pieces."""
    first = Revision(1, None, "", case.draft, True, 1)
    last = Revision(1, 1, case.request, id=2)
    edit = edit_of((first, last))
    if not edit.stretches:
        return Outcome(0, None, 0, False)
    text, calls = await _written(edit, last, case.answers, pieces)
    around = outside(case.draft, text, edit.stretches) if text else 0
    right = None if case.wanted is None or not text else _is_right(case, text, edit.stretches)
    return Outcome(around, right, calls, bool(text))


async def _written(edit: Edit, revision: Revision, answers: Sequence[str], pieces: int) -> tuple[str, int]:
    growing, calls = Changing(revision, edit, KNOWN, nobodys), 0
    asked: Prompt | None = ASKED
    with suppress(ModelError):
        while asked and calls < len(answers):
            answer, calls = answers[calls], calls + 1
            size = max(1, len(answer) // pieces)
            for at in range(0, len(answer), size):
                await growing.hear(answer[at : at + size])
            await growing.end()
            asked = growing.again(asked)
    return (await growing.final()).text, calls


def outside(base: str, text: str, stretches: Sequence[Stretch]) -> int:
    """How many bytes outside of the stretches are not as they were: 0 where the text is what stands around them, in
    order, with anything in their places."""
    at = 0
    edges = [0, *(edge for stretch in stretches for edge in stretch), len(base)]
    around = [base[edges[n] : edges[n + 1]] for n in range(0, len(edges), 2)]
    for n, part in enumerate(around):
        found = text.find(part, at) if n < len(around) - 1 else len(text) - len(part)
        if found < at or (n == 0 and found) or not text.startswith(part, max(found, 0)):
            return sum(len(one.encode()) for one in around[n:])
        at = found + len(part)
    return 0


def _is_right(case: Case, text: str, stretches: Sequence[Stretch]) -> bool:
    [(start, end)] = stretches
    made = text[start : len(text) - (len(case.draft) - end)]
    return made.split() == (case.wanted or "").split()
