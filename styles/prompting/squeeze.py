"""Make a card fit into a number of tokens, keeping what carries the voice."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from styles.languages.measure_names import sayable
from styles.model import Passage, Profile, StyleCard
from styles.prompting.card_text import render_card
from styles.prompting.demonstrated import as_many_as_fit, tokens_of
from styles.prompting.fences import mark_of
from styles.reading.tokens import count_lines, cut

FEWEST = 300  # tokens a card can still be squeezed into
_CRUMB = 60  # tokens: less of a passage than this says nothing


_FAR = 20  # places from the middle: of what is hardly unusual a model needs no telling
_BESIDE = 220  # tokens: of a long list of places a model makes a list to tick


def squeeze(card: StyleCard, tokens: int) -> StyleCard:
    """The card that renders into at most `tokens` of DeepSeek's tokens, at least 300.

    The profile takes up to 30 % (half below 1,000 tokens: there prose costs more than it says); passages take the rest
    in their order, the last one cut at the end of a sentence. The same card each time. Raises ValueError below 300.
    """
    if tokens < FEWEST:
        raise ValueError(f"a card needs at least {FEWEST} tokens, not {tokens}")
    told = tuple(s for s in card.standings if sayable(s.name) and abs(s.percentile - 50) >= _FAR)
    rules = _fitting_rules(card.rules, tokens // 4)
    ruled = replace(card, passages=(), demonstrations=(), standings=told, rules=rules, mark=mark_of(card))
    share = (0.3 if tokens >= 1_000 else 0.5) * tokens
    squeezed = squeeze_profile(ruled, int(share) + _size(ruled.rules), _BESIDE)
    # a rule in rare letters may weigh more in the whole
    while squeezed.said and count_lines(render_card(squeezed)) > tokens:
        squeezed = replace(squeezed, said=squeezed.said - 1)
    room = tokens - count_lines(render_card(squeezed))
    if shown := as_many_as_fit(card.demonstrations, card.language, squeezed.mark, room):
        return replace(squeezed, demonstrations=shown)
    for passage in card.passages:
        longer = replace(squeezed, passages=(*squeezed.passages, passage))
        if count_lines(render_card(longer)) <= tokens:
            squeezed = longer
            continue
        return _with_part(squeezed, passage, tokens)
    return squeezed


def size_of(card: StyleCard) -> int:
    """What a card costs, of DeepSeek's tokens."""
    shown = sum(tokens_of(each, card.language, mark_of(card)) for each in card.demonstrations)
    return count_lines(render_card(card)) + shown


def squeeze_profile(card: StyleCard, tokens: int, beside: int) -> StyleCard:
    """The card, without passages, whose profile takes at most `tokens`, of which places among others take `beside`.

    Lines first, in up to two thirds of the room (3 tenths of a small one), then what sets the author apart.
    """
    card = replace(card, mark=mark_of(card))
    bare = replace(card, passages=(), standings=(), unlike=card.unlike if tokens >= 900 else ())
    part = tokens if not card.standings else tokens * (0.67 if tokens > 1_000 and beside < tokens else 0.3)
    lines = next(
        (c for c in _shorter(bare) if count_lines(render_card(c)) <= part),
        replace(
            bare, profile=_least(card.profile), unlike=(), said=(2 if tokens >= 450 else 1) if card.standings else 99
        ),
    )
    room = min(tokens, count_lines(render_card(lines)) + beside)
    low, high = 0, len(card.standings)
    while low < high:  # the most that fit
        some = (low + high + 1) // 2
        fits = count_lines(render_card(replace(lines, standings=card.standings[:some]))) <= room
        low, high = (some, high) if fits else (low, some - 1)
    return replace(lines, standings=card.standings[:low])


def _fitting_rules(rules: Sequence[str], tokens: int) -> tuple[str, ...]:
    """The person's own rules, the newest first to be kept."""
    kept: list[str] = []
    for rule in reversed(rules):
        if _size((rule, *kept)) <= tokens:
            kept.insert(0, rule)
    return tuple(kept)


def _size(rules: Sequence[str]) -> int:
    return count_lines("\n".join(f"- {r}" for r in rules)) + 30 if rules else 0


def _with_part(card: StyleCard, passage: Passage, tokens: int) -> StyleCard:
    """The card with as much of one more passage as fits, or without it."""
    empty = replace(card, passages=(*card.passages, replace(passage, text="", closing=False)))
    room = tokens - count_lines(render_card(empty)) - 2  # two for tokens that grow together at the seams
    while room >= _CRUMB:
        part = _whole_sentences(cut(passage.text, room))
        if not part:
            return card
        longer = replace(card, passages=(*card.passages, replace(passage, text=part, closing=False)))
        if count_lines(render_card(longer)) <= tokens:
            return longer
        room -= 8
    return card


def _whole_sentences(text: str) -> str:
    """Up to the last end of a sentence or line; nothing where there is none."""
    ends = [m.end() for m in re.finditer(r"[.!?。！？…~)ㅋㅎㅠ](?=\s)|\n", text)]
    return text[: ends[-1]].rstrip() if ends else ""


def _shorter(card: StyleCard) -> Iterator[StyleCard]:
    """The card without passages, its profile shorter and shorter, the least telling first to go."""
    p = card.profile
    for greetings, choices, openers, rare, often, endings in (
        (1, 8, 6, 8, 24, 6),
        (1, 4, 4, 4, 12, 5),
        (1, 2, 2, 2, 8, 4),
        (0, 0, 2, 0, 6, 4),
        (0, 0, 0, 0, 4, 3),
    ):
        usual = [h for h in p.habits if h.posts >= 0.5][:often]
        some = [h for h in p.habits if h.posts < 0.5][:rare]
        yield replace(
            card,
            passages=(),
            profile=replace(
                p,
                endings=p.endings[:endings],
                habits=(*usual, *some),
                absent=p.absent[: often // 2],
                openers=p.openers[:openers],
                choices=p.choices[:choices],
                greetings=p.greetings[:greetings],
                farewells=p.farewells[:greetings],
                greetings_of_some=p.greetings_of_some[:greetings],
                farewells_of_some=p.farewells_of_some[:greetings],
            ),
            unlike=card.unlike[:often],
        )


def _least(p: Profile) -> Profile:
    return replace(
        p,
        endings=p.endings[:2],
        habits=p.habits[:2],
        absent=p.absent[:2],
        selves=(),
        openers=(),
        choices=(),
        greetings=(),
        farewells=(),
        greetings_of_some=(),
        farewells_of_some=(),
    )
