"""Every sentence the bot says, in Korean."""

from bot.model import Language
from bot.wording.ko.guidance import KoreanGuidance
from bot.wording.ko.reading import KoreanReading
from bot.wording.ko.terminal import KoreanTerminal
from bot.wording.ko.trouble import KoreanTrouble
from bot.wording.ko.voice import KoreanVoice
from bot.wording.ko.writing import KoreanWriting
from bot.wording.protocol import Wording


class Korean(KoreanGuidance, KoreanReading, KoreanWriting, KoreanVoice, KoreanTrouble, KoreanTerminal, Wording):
    """The sentences in Korean."""

    language: Language = "ko"
