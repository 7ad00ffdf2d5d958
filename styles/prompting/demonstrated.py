"""Show a model how this person's notes became posts, as turns of a conversation before the one that is asked for."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from styles.languages import language_of
from styles.model import Demonstration, Passage, StyleCard
from styles.prompting.fences import cleaned, fenced, mark_of
from styles.prompting.fitting_passages import title_likeness
from styles.reading.tokens import count_lines


def demonstrated(demonstrations: Sequence[Demonstration], language: str, mark: str) -> Iterator[tuple[str, str]]:
    """For each of them what was asked for, as the next post will be, and the post that came of it."""
    for each in demonstrations:
        yield (
            demonstrated_brief(each, language, mark),
            f"# {_on_a_line(each.title, mark)}\n\n{cleaned(each.text, mark)}",
        )


def demonstrated_brief(each: Demonstration, language: str, mark: str) -> str:
    """The request that a post is shown as the answer to."""
    rules = language_of(language).rules
    notes = "\n".join(f"- {note}" for note in each.notes)
    return rules.brief.format(topic=_on_a_line(each.title, mark), notes=fenced(rules.notes, mark, notes), wish="")


def _on_a_line(text: str, mark: str) -> str:
    return " ".join(cleaned(text, mark).split())


_SIDES = ("polite", "plain")
_LEAST = 2  # posts of a manner that show it
_CLEAR = 0.7  # of the posts of a genre: in a smaller share of them its manner is not known


def in_one_manner(card: StyleCard, genre: str | None) -> StyleCard:
    """The card with posts of one manner alone, where its author has two: that of most posts of the genre, else of most
    posts. What is asked for in one manner begins with the same bytes."""
    shown = Counter(each.manner for each in card.demonstrations if each.manner in _SIDES)
    if len(shown) < len(_SIDES) or min(shown.values()) < _LEAST:
        return card
    wanted = shown.most_common(1)[0][0]
    such = Counter(each.manner for each in card.demonstrations if genre and each.genre == genre)
    if such and (most := such.most_common(1)[0])[0] in _SIDES and most[1] >= max(_LEAST, _CLEAR * such.total()):
        wanted = most[0]
    return replace(card, demonstrations=tuple(each for each in card.demonstrations if each.manner == wanted))


def tokens_of(each: Demonstration, language: str, mark: str) -> int:
    """What showing it costs, of DeepSeek's tokens; a turn has some of its own."""
    return sum(count_lines(text) + _OF_A_TURN for pair in demonstrated([each], language, mark) for text in pair)


_OF_A_TURN = 4


def fitting_demonstrations(
    card: StyleCard, shared: StyleCard, topic: str, genre: str | None, tokens: int
) -> tuple[Demonstration, ...]:
    """Of those of `card` that `shared`, squeezed from it, leaves out, as many as `tokens` leave room for: of the same
    series first, then of the genre. The nearest stands last."""
    mark = mark_of(shared)
    left = [each for each in card.demonstrations if each not in shared.demonstrations]
    nearest = sorted(left, key=lambda each: (-title_likeness(each.title, topic), each.genre != genre))  # stable
    chosen: list[Demonstration] = []
    for each in nearest:
        size = tokens_of(each, card.language, mark)
        if size <= tokens:
            chosen.append(each)
            tokens -= size
    return tuple(reversed(chosen))


def is_shown(passage: Passage, demonstrations: Sequence[Demonstration]) -> bool:
    """Whether a passage is of a post that is shown whole."""
    return any(passage.title == each.title and passage.text[:_BEGINNING] in each.text for each in demonstrations)


_BEGINNING = 80  # characters


def first_demonstrations(card: StyleCard, tokens: int) -> tuple[Demonstration, ...]:
    """As many of a card's as fit, from the first, so that with more tokens none is lost."""
    mark, sizes = mark_of(card), 0
    for n, each in enumerate(card.demonstrations):
        sizes += tokens_of(each, card.language, mark)
        if sizes > tokens:
            return card.demonstrations[:n]
    return card.demonstrations
