"""Every sentence the bot says, in English."""

from bot.model import Language
from bot.wording.en.guidance import EnglishGuidance
from bot.wording.en.reading import EnglishReading
from bot.wording.en.terminal import EnglishTerminal
from bot.wording.en.trouble import EnglishTrouble
from bot.wording.en.voice import EnglishVoice
from bot.wording.en.writing import EnglishWriting
from bot.wording.protocol import Wording


class English(EnglishGuidance, EnglishReading, EnglishWriting, EnglishVoice, EnglishTrouble, EnglishTerminal, Wording):
    """The sentences in English."""

    language: Language = "en"
