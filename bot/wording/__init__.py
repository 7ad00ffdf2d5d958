"""Every sentence the bot says, in Korean and English, side by side."""

from bot.wording.guidance import Guidance
from bot.wording.reading import Reading
from bot.wording.terminal import Terminal
from bot.wording.trouble import Trouble
from bot.wording.voice import Voice
from bot.wording.writing import Writing


class Wording(Guidance, Reading, Writing, Voice, Trouble, Terminal):
    """The sentences in one person's language."""
