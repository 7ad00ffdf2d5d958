"""Say in plain words what sounds different in a draft."""

from styles.hearing import Gap, Tell


def gap_said(gap: Gap, language: str) -> str:
    """'문장이 평소보다 조금 짧아요', for a person."""
    return ""


def tell_said(tell: Tell, language: str) -> str:
    """'소제목이 너무 가지런해요', for a person."""
    return ""
