"""How somebody writes: features, card, prompt, tokens. Pure functions on texts, no I/O."""

from styles.card import StyleCard
from styles.prompt import Message, Prompt, Turn

__all__ = ["Message", "Prompt", "StyleCard", "Turn"]
