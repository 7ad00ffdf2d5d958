"""Every sentence the bot says, and the words it understands, in Korean."""

from bot.model import Language
from bot.wording.along.ko import KoreanAlong
from bot.wording.beginnings.ko import KoreanBeginnings
from bot.wording.demo.ko import KoreanDemo
from bot.wording.extras.ko import KoreanExtras
from bot.wording.history.ko import KoreanHistory
from bot.wording.interview.ko import KoreanInterview
from bot.wording.keeping.ko import KoreanKeeping
from bot.wording.kit.ko import KoreanKit, KoreanKitPage
from bot.wording.ko.costs import KoreanCosts
from bot.wording.ko.guidance import KoreanGuidance
from bot.wording.ko.heard import KoreanCardRequests, KoreanCommandWords
from bot.wording.ko.menu import KoreanMenu
from bot.wording.ko.people import KoreanAccess, KoreanPrivacy
from bot.wording.ko.reading import KoreanReading
from bot.wording.ko.terminal import KoreanDoctor, KoreanTerminal
from bot.wording.ko.trouble import KoreanTrouble
from bot.wording.ko.voice import KoreanFindings, KoreanVoice
from bot.wording.ko.writing import KoreanOpenings, KoreanWriting
from bot.wording.leaving.ko import KoreanLeaving
from bot.wording.link.ko import KoreanLink
from bot.wording.open_questions.ko import KoreanOpenQuestions
from bot.wording.operations.ko import KoreanOperations
from bot.wording.photos.ko import KoreanPhotos
from bot.wording.portrait.ko import KoreanPortrait
from bot.wording.protocol import Wording
from bot.wording.published.ko import KoreanPublished
from bot.wording.speech.ko import KoreanSpeech


class Korean(
    KoreanGuidance,
    KoreanReading,
    KoreanWriting,
    KoreanOpenings,
    KoreanVoice,
    KoreanFindings,
    KoreanTrouble,
    KoreanTerminal,
    KoreanDoctor,
    KoreanMenu,
    KoreanCosts,
    KoreanCommandWords,
    KoreanCardRequests,
    KoreanAccess,
    KoreanPrivacy,
    KoreanPublished,
    KoreanPortrait,
    KoreanAlong,
    KoreanBeginnings,
    KoreanHistory,
    KoreanPhotos,
    KoreanSpeech,
    KoreanOpenQuestions,
    KoreanInterview,
    KoreanLeaving,
    KoreanKit,
    KoreanKitPage,
    KoreanLink,
    KoreanExtras,
    KoreanOperations,
    KoreanKeeping,
    KoreanDemo,
    Wording,
):
    """What is said, and understood, in Korean."""

    language: Language = "ko"

    def __init__(self, operator: bool = False, terminal: bool = False) -> None:
        self.operator = operator
        self.terminal = terminal
