"""Cards of nobody in particular."""

from styles.model import Demonstration, LearnedLanguage, Profile, Range, StyleCard

_MIDDLING = Range(10, 20, 30)
_PLAIN = Profile(
    (), (), _MIDDLING, 20.0, 5.0, _MIDDLING, _MIDDLING, 0.5, 0.0, (), (), (), (), (), (), ()
)  # fmt: skip


def card_in(language: LearnedLanguage, *shown: Demonstration) -> StyleCard:
    """A card with these posts, whose fences are marked 'dakopemuri'."""
    return StyleCard(language, 12, 12_000, _PLAIN, (), demonstrations=shown, mark="dakopemuri")
