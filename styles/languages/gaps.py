"""Say in plain words what sounds different in a draft."""

from styles.languages import language_of
from styles.languages.names import CountedNames, GapSentences
from styles.verdict import Gap, Tell

HEARABLE = (*GapSentences.__annotations__, *CountedNames.__annotations__)  # measures whose usual range a card keeps


def gap_said(gap: Gap, language: str) -> str:
    """'문장이 평소보다 조금 짧아요', for a person; '' for a measure that has no words."""
    words, far = language_of(language), _far(gap)
    sentences = words.gaps.get(gap.name)
    if isinstance(sentences, tuple):
        amounts = {name: amount[far] for name, amount in words.amounts.items()}
        return str(sentences[gap.more]).format(**amounts)
    what = words.counts.get(gap.name)
    return words.count_gaps[2 * gap.more + far].format(what) if what else ""


def _far(gap: Gap) -> bool:
    """Whether it is outside by more than the range is wide, and not by a single time."""
    away = gap.value - gap.high if gap.more else gap.low - gap.value
    return not gap.once and away > max(gap.high - gap.low, 0.3 * abs(gap.high), 1e-9)


def tell_said(tell: Tell, language: str) -> str:
    """'구성이 평소보다 가지런해요', for a person."""
    return language_of(language).tells[tell]
