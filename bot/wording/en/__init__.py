"""Every sentence the bot says, and the words it understands, in English."""

from bot.model import Language
from bot.wording.along.en import EnglishAlong
from bot.wording.beginnings.en import EnglishBeginnings
from bot.wording.demo.en import EnglishDemo
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
from bot.wording.extras.en import EnglishExtras
from bot.wording.history.en import EnglishHistory
from bot.wording.interview.en import EnglishInterview
from bot.wording.keeping.en import EnglishKeeping
from bot.wording.kit.en import EnglishKit, EnglishKitPage
from bot.wording.leaving.en import EnglishLeaving
from bot.wording.link.en import EnglishLink
from bot.wording.open_questions.en import EnglishOpenQuestions
from bot.wording.operations.en import EnglishOperations
from bot.wording.photos.en import EnglishPhotos
from bot.wording.portrait.en import EnglishPortrait
from bot.wording.protocol import Wording
from bot.wording.published.en import EnglishPublished
from bot.wording.speech.en import EnglishSpeech


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
    EnglishBeginnings,
    EnglishHistory,
    EnglishPhotos,
    EnglishSpeech,
    EnglishOpenQuestions,
    EnglishInterview,
    EnglishLeaving,
    EnglishKit,
    EnglishKitPage,
    EnglishLink,
    EnglishExtras,
    EnglishOperations,
    EnglishKeeping,
    EnglishDemo,
    Wording,
):
    """What is said, and understood, in English."""

    language: Language = "en"

    def __init__(self, operator: bool = False, terminal: bool = False) -> None:
        self.operator = operator
        self.terminal = terminal
