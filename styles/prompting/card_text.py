"""The card as a model reads it: what was measured apart from what the author wrote."""

from collections.abc import Sequence

from styles.languages import language_of
from styles.model import Passage, StyleCard
from styles.prompting.fences import cleaned, fenced, mark_of
from styles.prompting.profile_lines import profile_lines, saying_lines


def render_card(card: StyleCard) -> str:
    """All of it, in the order in which it is sent."""
    return "\n\n".join(part for part in (measured_text(card), material_text(card)) if part)


def measured_text(card: StyleCard) -> str:
    """What was measured, and what the person decided themselves: of posts nothing but known forms."""
    return "\n\n".join(part for part in (profile_text(card), decided_text(card)) if part)


def decided_text(card: StyleCard) -> str:
    """What the person decided themselves, a line each; '' where that is nothing."""
    rules, mark = language_of(card.language).rules, mark_of(card)
    own = [rule for one in card.rules if (rule := _on_a_line(one, mark))]
    return "\n".join([rules.own, *(f"- {rule}" for rule in own)]) if own else ""


def _on_a_line(rule: str, mark: str) -> str:
    return " ".join(cleaned(" ".join(rule.split()), mark).split())


def profile_text(card: StyleCard) -> str:
    """What was measured, in lines."""
    rules = language_of(card.language).rules
    lines = "\n".join(f"- {line}" for line in profile_lines(card))
    return f"{rules.profile}\n{lines}"


def material_text(card: StyleCard) -> str:
    """What the author wrote: the lines and words of post after post, then passages, each between its fences; '' where
    there is none."""
    rules, mark = language_of(card.language).rules, mark_of(card)
    sayings = "\n".join(f"- {line}" for line in saying_lines(card))
    parts = [fenced(rules.sayings, mark, sayings)] if sayings else []
    parts += [render_passages(card.passages, card.language, mark)] if card.passages else []
    return "\n\n".join([rules.passages, *parts]) if parts else ""


def render_passages(passages: Sequence[Passage], language: str, mark: str, first: int = 1) -> str:
    """Passages between fences, numbered from `first` on."""
    rules = language_of(language).rules
    return "\n\n".join(
        fenced(f"{rules.passage} {number}", mark, passage.text, kind=_place(passage, rules.opening, rules.closing))
        for number, passage in enumerate(passages, first)
    )


def _place(passage: Passage, opening: str, closing: str) -> str:
    return (opening if passage.opening else "") + (closing if passage.closing else "")
