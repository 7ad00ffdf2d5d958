"""What to ask a blogger before writing: what their posts usually tell and their notes do not."""

from styles.questions.choosing import Question, choose
from styles.questions.tells import tells_of

__all__ = ["Question", "choose", "tells_of"]
