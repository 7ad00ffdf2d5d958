"""Make a card fit into a number of tokens, keeping what carries the voice."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from styles.model import Demonstration, Passage, StyleCard
from styles.prompting.card_text import render_card
from styles.prompting.demonstrated import first_demonstrations, is_shown, tokens_of
from styles.prompting.fences import mark_of
from styles.prompting.profile_lines import LINES, far_out
from styles.reading.tokens import count_lines, cut

FEWEST = 300  # tokens a card can still be squeezed into
_CRUMB = 60  # tokens: less of a passage than this says nothing


def squeeze(card: StyleCard, tokens: int) -> StyleCard:
    """The card that costs at most `tokens` of DeepSeek's tokens (size_of), at least 300.

    The newest of the person's rules may take a quarter; the profile up to seven tenths of a small card and a third of
    one of 3,500 tokens, and no more beyond; whole posts take the rest, from the first, then passages in their order,
    the last one cut at the end of a sentence. With more tokens no line of the profile is lost. The same card each time.
    Raises ValueError below 300.
    """
    if tokens < FEWEST:
        raise ValueError(f"a card needs at least {FEWEST} tokens, not {tokens}")
    lines, places = _room(tokens)
    bare = replace(card, passages=(), demonstrations=(), standings=(), rules=(), mark=mark_of(card))
    squeezed = _with_places(_with_lines(bare, lines), card, places)
    squeezed = _with_rules(squeezed, card, min(tokens // 4, tokens - _size(squeezed)))
    shown = first_demonstrations(card, tokens - _size(squeezed))
    passages = [passage for passage in card.passages if not is_shown(passage, shown)]
    return replace(_with_passages(squeezed, passages, tokens - _tokens_of(card, shown)), demonstrations=shown)


def _with_passages(told: StyleCard, passages: Sequence[Passage], tokens: int) -> StyleCard:
    """The card with as many of its passages as fit, in their order, the last one cut."""
    for passage in passages:
        longer = replace(told, passages=(*told.passages, passage))
        if _size(longer) > tokens:
            return _with_part(told, passage, tokens)
        told = longer
    return told


def size_of(card: StyleCard) -> int:
    """What a card costs, of DeepSeek's tokens."""
    return _size(card) + _tokens_of(card, card.demonstrations)


def _tokens_of(card: StyleCard, demonstrations: Sequence[Demonstration]) -> int:
    return sum(tokens_of(each, card.language, mark_of(card)) for each in demonstrations)


def _size(card: StyleCard) -> int:
    return count_lines(render_card(card))


# Tokens of a card; of them for the profile's lines; for what the author has more and less of than others. Between two
# rows in proportion. Of a long list of places a model makes a list to tick, so they grow least.
_ROOM = ((300, 80, 130), (600, 190, 250), (1_200, 370, 300), (2_400, 590, 330), (3_500, 820, 330))


def _room(tokens: int) -> tuple[int, int]:
    """Tokens for lines, and for places; with more tokens neither is less."""
    for (low, *less), (high, *more) in pairwise(_ROOM):
        if tokens <= high:
            lines, places = (a + (b - a) * (tokens - low) // (high - low) for a, b in zip(less, more, strict=True))
            return lines, places
    return _ROOM[-1][1:]


class _Amount(NamedTuple):
    """How much of a profile is told: lines from the first, and items of those that are lists."""

    lines: int
    endings: int = 6
    often: int = 0
    absent: int = 0
    sometimes: int = 0
    openers: int = 0
    choices: int = 0
    unlike: int = 0


_AMOUNTS = (  # each has all that the one before it has
    _Amount(1, 3),
    *(_Amount(n) for n in (2, 3, 4, 5)),
    _Amount(6, often=3),
    _Amount(6, often=5, unlike=3),
    _Amount(8, often=6, unlike=4),
    _Amount(9, often=8, absent=4, unlike=5),
    _Amount(10, often=10, absent=5, sometimes=3, unlike=6),
    _Amount(11, often=12, absent=6, sometimes=4, openers=3, unlike=7),
    _Amount(12, often=16, absent=8, sometimes=5, openers=4, choices=4, unlike=8),
    _Amount(15, often=20, absent=10, sometimes=6, openers=5, choices=6, unlike=9),
    _Amount(LINES - 1, often=24, absent=12, sometimes=8, openers=6, choices=8, unlike=10),
    _Amount(LINES, often=24, absent=12, sometimes=8, openers=6, choices=8, unlike=10),
)


def _with_lines(card: StyleCard, tokens: int) -> StyleCard:
    """The card with as many of its lines as fit, the most telling first; with the first in any case."""
    told = _cut_to(card, _AMOUNTS[0])
    for amount in _AMOUNTS[1:]:
        more = _cut_to(card, amount)
        if _size(more) > tokens:
            break
        told = more
    return told


def _cut_to(card: StyleCard, amount: _Amount) -> StyleCard:
    p = card.profile
    usual = [h for h in p.habits if h.posts >= 0.5][: amount.often]
    some = [h for h in p.habits if h.posts < 0.5][: amount.sometimes]
    profile = replace(
        p,
        endings=p.endings[: amount.endings],
        habits=(*usual, *some),
        absent=p.absent[: amount.absent],
        openers=p.openers[: amount.openers],
        choices=p.choices[: amount.choices],
    )
    return replace(card, profile=profile, unlike=card.unlike[: amount.unlike], said=amount.lines)


_IN_LINES = re.compile(r"end |(?:sentence|sentence deviation|paragraph|comma|unmarked|switches)$")


def _with_places(told: StyleCard, card: StyleCard, tokens: int) -> StyleCard:
    """The card with as many places as fit of those that no line tells of already."""
    places = [s for s in far_out(card.standings, card.language) if not _IN_LINES.match(s.name)]
    room = _size(told) + tokens
    low, high = 0, len(places)
    while low < high:  # the most that fit
        some = (low + high + 1) // 2
        fits = _size(replace(told, standings=tuple(places[:some]))) <= room
        low, high = (some, high) if fits else (low, some - 1)
    return replace(told, standings=tuple(places[:low]))


def _with_rules(told: StyleCard, card: StyleCard, tokens: int) -> StyleCard:
    """The card with as many of the person's own rules as fit, the newest first to be kept."""
    room, kept = _size(told) + tokens, told
    for n in range(1, len(card.rules) + 1):
        more = replace(told, rules=card.rules[-n:])
        if _size(more) > room:
            break
        kept = more
    return kept


def _with_part(card: StyleCard, passage: Passage, tokens: int) -> StyleCard:
    """The card with as much of one more passage as fits, or without it."""
    empty = replace(card, passages=(*card.passages, replace(passage, text="", closing=False)))
    room = tokens - _size(empty) - 2  # two for tokens that grow together at the seams
    while room >= _CRUMB:
        part = _whole_sentences(cut(passage.text, room))
        if not part:
            return card
        longer = replace(card, passages=(*card.passages, replace(passage, text=part, closing=False)))
        if _size(longer) <= tokens:
            return longer
        room -= 8
    return card


def _whole_sentences(text: str) -> str:
    """Up to the last end of a sentence or line; nothing where there is none."""
    ends = [m.end() for m in re.finditer(r"[.!?。！？…~)ㅋㅎㅠ](?=\s)|\n", text)]
    return text[: ends[-1]].rstrip() if ends else ""
