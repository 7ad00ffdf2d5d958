"""Lay out what was asked for and written so far as the conversation that a model goes on with."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.model import Draft, Revision
from bot.wording import words_in
from styles import Prompt, StyleCard, Turn, prompt
from styles.languages import language_of

CARRY_ON = words_in("ko").carry_on()[1]  # the request of a revision that continues its parent where it broke off


def conversation(card: StyleCard, draft: Draft, lineage: Sequence[Revision], tokens: int) -> Prompt:
    """What the model is asked for the last of these revisions, the card in at most so many tokens.

    Where that one has a text already, or carries on the one before it, the answer goes on from there.
    """
    first, last = lineage[0], lineage[-1]
    requests = ((one.text, after.request) for one, after in pairwise(lineage))
    return replace(
        prompt(card, draft.topic, draft.notes, tokens),
        wish="" if first.request == CARRY_ON else first.request,
        turns=tuple(Turn(text, request) for text, request in requests if request != CARRY_ON),
        begun=last.text or (lineage[-2].text if last.request == CARRY_ON and len(lineage) > 1 else ""),
        instead=language_of(card.language).rules.openings if last.kind == "openings" else "",
        person=draft.owner,
        draft=draft.id,
    )
