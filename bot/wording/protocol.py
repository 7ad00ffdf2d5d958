"""Everything a language has to be able to say and to understand."""

from typing import Protocol

from bot.model import Language
from bot.wording.along import AlongWording
from bot.wording.beginnings import BeginningsWording
from bot.wording.costs import CostsWording
from bot.wording.demo import DemoWording
from bot.wording.extras import ExtrasWording
from bot.wording.guidance import GuidanceWording
from bot.wording.heard import CardRequestWords, CommandWords
from bot.wording.history import HistoryWording
from bot.wording.interview import InterviewWording
from bot.wording.keeping import KeepingWording
from bot.wording.kit import KitPageWording, KitWording
from bot.wording.leaving import LeavingWording
from bot.wording.link import LinkWording
from bot.wording.menu import MenuWording
from bot.wording.open_questions import OpenQuestionsWording
from bot.wording.operations import OperationsWording
from bot.wording.people import AccessWording, PrivacyWording
from bot.wording.photos import PhotosWording
from bot.wording.portrait import PortraitWording
from bot.wording.published import PublishedWording
from bot.wording.reading import ReadingWording
from bot.wording.refusals import RefusalsWording
from bot.wording.speech import SpeechWording
from bot.wording.terminal import DoctorWording, TerminalWording
from bot.wording.trouble import TroubleWording
from bot.wording.voice import FindingsWording, VoiceWording
from bot.wording.writing import OpeningsWording, WritingWording


class Wording(
    GuidanceWording,
    ReadingWording,
    WritingWording,
    OpeningsWording,
    VoiceWording,
    FindingsWording,
    TroubleWording,
    TerminalWording,
    DoctorWording,
    MenuWording,
    CostsWording,
    CommandWords,
    CardRequestWords,
    AccessWording,
    PrivacyWording,
    PublishedWording,
    PortraitWording,
    AlongWording,
    BeginningsWording,
    HistoryWording,
    PhotosWording,
    SpeechWording,
    OpenQuestionsWording,
    InterviewWording,
    LeavingWording,
    KitWording,
    KitPageWording,
    LinkWording,
    ExtrasWording,
    OperationsWording,
    KeepingWording,
    DemoWording,
    RefusalsWording,
    Protocol,
):
    """What is said, and understood, in one person's language."""

    @property
    def language(self) -> Language:
        """Which language this is."""
