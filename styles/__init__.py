"""How somebody writes: features, card, prompt, tokens. Pure functions on texts, no I/O."""

from styles.card import Passage, Profile, StyleCard
from styles.described import ending_name, habit_name, rounded
from styles.learn import TooLittle, Unfamiliar, enough, learn
from styles.outline import outline
from styles.prompt import Message, Prompt, Turn, prompt
from styles.squeeze import squeeze
from styles.text import Written

__all__ = [
    "Message",
    "Passage",
    "Profile",
    "Prompt",
    "StyleCard",
    "TooLittle",
    "Turn",
    "Unfamiliar",
    "Written",
    "ending_name",
    "enough",
    "habit_name",
    "learn",
    "outline",
    "prompt",
    "rounded",
    "squeeze",
]
