"""Every sentence the bot says, and the words it understands, in English."""

from bot.model import Language
from bot.wording.along.en import EnglishAlong
from bot.wording.en.costs import EnglishCosts
from bot.wording.en.guidance import EnglishGuidance
from bot.wording.en.heard import EnglishCardRequests, EnglishCommandWords
from bot.wording.en.menu import EnglishMenu
from bot.wording.en.people import EnglishAccess, EnglishPrivacy
from bot.wording.en.reading import EnglishReading
from bot.wording.en.terminal import EnglishDoctor, EnglishTerminal
from bot.wording.en.trouble import EnglishTrouble
from bot.wording.en.voice import EnglishFindings, EnglishVoice
from bot.wording.en.writing import EnglishOpenings, EnglishWriting
from bot.wording.link.en import EnglishLink
from bot.wording.portrait.en import EnglishPortrait
from bot.wording.protocol import Wording
from bot.wording.published.en import EnglishPublished


class English(
    EnglishGuidance,
    EnglishReading,
    EnglishWriting,
    EnglishOpenings,
    EnglishVoice,
    EnglishFindings,
    EnglishTrouble,
    EnglishTerminal,
    EnglishDoctor,
    EnglishMenu,
    EnglishCosts,
    EnglishCommandWords,
    EnglishCardRequests,
    EnglishAccess,
    EnglishPrivacy,
    EnglishPublished,
    EnglishPortrait,
    EnglishAlong,
    EnglishLink,
    Wording,
):
    """What is said, and understood, in English."""

    language: Language = "en"

    def __init__(self, operator: bool = False) -> None:
        self.operator = operator
