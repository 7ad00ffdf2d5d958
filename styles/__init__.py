"""How somebody writes: features, card, prompt, tokens. Pure functions on texts, no I/O."""

from styles.blanks import blanks
from styles.card import Passage, Profile, Standing, StyleCard
from styles.described import ending_name, habit_name, rounded
from styles.gaps import gap_said, tell_said
from styles.hearing import Gap, Hearing
from styles.learn import TooLittle, Unfamiliar, enough, learn
from styles.outline import outline
from styles.prompt import Message, Prompt, Turn, prompt
from styles.repair import faults, leaks, mended, to_mend
from styles.score import hear
from styles.squeeze import squeeze
from styles.text import Written

__all__ = [
    "Gap",
    "Hearing",
    "Message",
    "Passage",
    "Profile",
    "Prompt",
    "Standing",
    "StyleCard",
    "TooLittle",
    "Turn",
    "Unfamiliar",
    "Written",
    "blanks",
    "ending_name",
    "enough",
    "faults",
    "gap_said",
    "habit_name",
    "hear",
    "leaks",
    "learn",
    "mended",
    "outline",
    "prompt",
    "rounded",
    "squeeze",
    "tell_said",
    "to_mend",
]
