"""Say of a voice what its owner would show to a friend."""

from bot.wording import Wording
from styles import StyleCard, ending_name, habit_name
from styles.languages import language_of
from styles.languages.measure_names import measure_name, value_text
from styles.learning.shown.portrait import Portrait, portrait_of
from styles.learning.shown.rows import unit_of, value_told
from styles.model import Standing


def voice_in_brief(card: StyleCard, words: Wording) -> list[str]:
    """A verdict, up to two of the author's own sentences that show it, and up to five rows: a paragraph each, '' where
    there is none."""
    seen = portrait_of(card)
    rows = "\n".join(f"- {line}" for one in seen.rows if (line := _row(one, card, words)))
    return [_verdict(seen, card, words), words.shown_by(seen.sentences), rows]


def _verdict(seen: Portrait, card: StyleCard, words: Wording) -> str:
    endings = [name for ending in seen.endings if (name := ending_name(ending, card.language))]
    has_registers = language_of(card.language).counting.has_registers
    habit = words.form(seen.form) if seen.form else habit_name(seen.habit, words.language)
    never = habit_name(seen.never, words.language)
    return f"**{words.verdict(endings if has_registers else (), seen.by_post, seen.rhythm, habit, never)}**"


def _row(one: Standing, card: StyleCard, words: Wording) -> str:
    unit, name = unit_of(one.name), _called(one.name, card, words)
    if unit is None or not name:
        return ""
    told = value_told(one, card.profile)
    value, usual = value_text(one.name, told), value_text(one.name, one.usual)
    if unit == "length":
        behind = words.length_unit(language_of(card.language).counting.length_in_words)
        value, usual = value + behind, usual + behind
    return words.row(unit, name, value, usual, told > one.usual)


def _called(measure: str, card: StyleCard, words: Wording) -> str:
    """What stands in the row for a measure."""
    form = measure.partition(" ")[2]
    match unit_of(measure):
        case "choices":
            return form.partition("|")[0]
        case "endings":
            return ending_name(form, card.language)
        case "forms" | "openings":
            return form
        case "thousand":
            return form.rpartition("/")[0]
        case _:
            return measure_name(measure, words.language)
