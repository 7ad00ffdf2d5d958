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
        said = str(sentences[gap.more])
        said = said.replace("{조금}", "훨씬" if far else "조금").replace("{a little}", "much" if far else "a little")
        return said.replace("much fewer", "far fewer").replace("much more sentences", "many more sentences")
    what = words.counts.get(gap.name)
    if not what:
        return ""
    if language == "ko":
        return f"{what} 평소보다 {'훨씬' if far else '조금'} {'많아요' if gap.more else '적어요'}"
    how_many = {(True, True): "many", (True, False): "a few", (False, True): "far", (False, False): "a few"}[
        gap.more, far
    ]
    return f"there are {how_many} {'more' if gap.more else 'fewer'} {what} than usual"


def _far(gap: Gap) -> bool:
    """Whether it is outside by more than the range is wide."""
    away = gap.value - gap.high if gap.more else gap.low - gap.value
    return away > max(gap.high - gap.low, 0.3 * abs(gap.high), 1e-9)


def tell_said(tell: Tell, language: str) -> str:
    """'구성이 평소보다 가지런해요', for a person."""
    return language_of(language).tells[tell]
