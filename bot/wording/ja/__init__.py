"""Every sentence the bot says, and the words it understands, in Japanese."""

from bot.model import Language
from bot.wording.along.ja import JapaneseAlong
from bot.wording.beginnings.ja import JapaneseBeginnings
from bot.wording.demo.ja import JapaneseDemo
from bot.wording.extras.ja import JapaneseExtras
from bot.wording.history.ja import JapaneseHistory
from bot.wording.interview.ja import JapaneseInterview
from bot.wording.ja.costs import JapaneseCosts
from bot.wording.ja.guidance import JapaneseGuidance
from bot.wording.ja.heard import JapaneseCardRequests, JapaneseCommandWords
from bot.wording.ja.menu import JapaneseMenu
from bot.wording.ja.people import JapaneseAccess, JapanesePrivacy
from bot.wording.ja.reading import JapaneseReading
from bot.wording.ja.terminal import JapaneseDoctor, JapaneseTerminal
from bot.wording.ja.trouble import JapaneseTrouble
from bot.wording.ja.voice import JapaneseFindings, JapaneseVoice
from bot.wording.ja.writing import JapaneseOpenings, JapaneseWriting
from bot.wording.keeping.ja import JapaneseKeeping
from bot.wording.kit.ja import JapaneseKit, JapaneseKitPage
from bot.wording.leaving.ja import JapaneseLeaving
from bot.wording.link.ja import JapaneseLink
from bot.wording.open_questions.ja import JapaneseOpenQuestions
from bot.wording.operations.ja import JapaneseOperations
from bot.wording.photos.ja import JapanesePhotos
from bot.wording.portrait.ja import JapanesePortrait
from bot.wording.protocol import Wording
from bot.wording.published.ja import JapanesePublished
from bot.wording.speech.ja import JapaneseSpeech


class Japanese(
    JapaneseGuidance,
    JapaneseReading,
    JapaneseWriting,
    JapaneseOpenings,
    JapaneseVoice,
    JapaneseFindings,
    JapaneseTrouble,
    JapaneseTerminal,
    JapaneseDoctor,
    JapaneseMenu,
    JapaneseCosts,
    JapaneseCommandWords,
    JapaneseCardRequests,
    JapaneseAccess,
    JapanesePrivacy,
    JapanesePublished,
    JapanesePortrait,
    JapaneseAlong,
    JapaneseBeginnings,
    JapaneseHistory,
    JapanesePhotos,
    JapaneseSpeech,
    JapaneseOpenQuestions,
    JapaneseInterview,
    JapaneseLeaving,
    JapaneseKit,
    JapaneseKitPage,
    JapaneseLink,
    JapaneseKeeping,
    JapaneseOperations,
    JapaneseExtras,
    JapaneseDemo,
    Wording,
):
    """What is said, and understood, in Japanese."""

    language: Language = "ja"

    def __init__(self, operator: bool = False, terminal: bool = False) -> None:
        self.operator = operator
        self.terminal = terminal
