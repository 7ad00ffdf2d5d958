"""How somebody writes: features, card, prompt, tokens. Pure functions on texts, no I/O."""

from styles.analysis import fingerprint, hear, learn, learn_further, whole_posts
from styles.languages.gaps import gap_said, tell_said
from styles.languages.measure_names import ending_name, habit_name
from styles.learning.enough import TooLittle, Unfamiliar, enough
from styles.model import Demonstration, Passage, Profile, Standing, StyleCard
from styles.prompting.fences import drawn_mark
from styles.prompting.mend import faults, leaks, mend_sentences, to_mend
from styles.prompting.outline import outline
from styles.prompting.placeholders import blanks
from styles.prompting.profile_lines import round_size
from styles.prompting.prompt import FILE, Message, Prompt, Turn, prompt
from styles.prompting.squeeze import squeeze
from styles.reading.ai_line import ai_line
from styles.reading.own_text import Written
from styles.verdict import Gap, Hearing

__all__ = [
    "FILE",
    "Demonstration",
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
    "ai_line",
    "blanks",
    "drawn_mark",
    "ending_name",
    "enough",
    "faults",
    "fingerprint",
    "gap_said",
    "habit_name",
    "hear",
    "leaks",
    "learn",
    "learn_further",
    "mend_sentences",
    "outline",
    "prompt",
    "round_size",
    "squeeze",
    "tell_said",
    "to_mend",
    "whole_posts",
]
