"""Whoever answers: each knows one kind of thing that people say."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.blogs.ingest import Ingest
from bot.blogs.register import Registrar
from bot.blogs.separate_voices import SeparateVoices
from bot.card.card_dialogue import CardDialogue
from bot.dialogue.asking.answers import Answers
from bot.dialogue.asking.interview import Interview
from bot.dialogue.attached import Attachments
from bot.dialogue.drafting import Drafting
from bot.dialogue.exporting.answers import ExportAnswers
from bot.dialogue.history.revisions import RevisionAnswers
from bot.dialogue.learning import Learning
from bot.dialogue.lists import Lists
from bot.dialogue.one_at_a_time import RunningTasks
from bot.dialogue.origin_questions import OriginQuestions
from bot.dialogue.pasting import Pasting
from bot.dialogue.personal import PersonalAnswers
from bot.dialogue.photos.look_answers import LookAnswers
from bot.dialogue.photos.look_questions import LookQuestions
from bot.dialogue.photos.photo_dialogue import PhotoDialogue
from bot.dialogue.small_talk import SmallTalkAnswers
from bot.dialogue.speech.spoken import Speech
from bot.dialogue.speech.voice_messages import AsTyped
from bot.dialogue.sponsor.answers import SponsorAnswers
from bot.drafts.material.gathering import Gathering
from bot.drafts.material.interview import Choose
from bot.drafts.photos.giving import PhotoIntake
from bot.drafts.photos.looking import PaidEye
from bot.drafts.studio import Studio
from bot.kit.parts import Beside
from bot.model import Language
from bot.people.access.admin_commands import AdminCommands
from bot.people.costs.limits import Limits
from bot.people.costs.usage import UsageReport
from bot.people.link.dialogue import LinkDialogue
from bot.people.privacy.answers import PrivacyAnswers
from bot.people.privacy.asked import SafetyQuestions
from bot.ports import Private, Rooms, Scribe
from bot.stores import Messages, Store
from styles.questions import choose


@dataclass(frozen=True)
class Means:
    """What answers are made with.

    `language` is spoken with people whose app does not say theirs. `host` is the model's, empty if there is none.
    `admins` are told the names of settings, too.
    """

    store: Store
    library: Registrar
    ingest: Ingest
    studio: Studio
    cards: CardDialogue
    tasks: RunningTasks
    limits: Limits
    usage: UsageReport
    questions: SafetyQuestions
    privacy: PrivacyAnswers
    rooms: Rooms
    host: str
    language: Language
    now: Callable[[], datetime]
    private: Private
    admin: AdminCommands
    voices: SeparateVoices
    link: LinkDialogue
    intake: PhotoIntake
    choose: Choose = choose
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    scribe: Scribe | None = None
    eye: PaidEye | None = None
    beside: Beside = field(default_factory=Beside)


@dataclass(frozen=True)
class Answerers:
    """Who answers what."""

    speech: Speech
    small_talk: SmallTalkAnswers
    learning: Learning
    pasting: Pasting
    photos: PhotoDialogue
    interview: Interview
    looks: LookAnswers
    answers: Answers
    cards: CardDialogue
    origins: OriginQuestions
    drafting: Drafting
    revisions: RevisionAnswers
    sponsor: SponsorAnswers
    exports: ExportAnswers
    personal: PersonalAnswers
    library: Registrar
    tasks: RunningTasks
    messages: Messages
    questions: SafetyQuestions
    admin: AdminCommands


def answerers(means: Means, as_typed: AsTyped) -> Answerers:
    """All of them; `as_typed` does what is done about words, however they were said."""
    store, studio, tasks, limits, now = means.store, means.studio, means.tasks, means.limits, means.now
    pasting, uploads = Pasting(store.messages, store.forgetting), Attachments()
    interview = Interview(store, means.rooms, now, means.choose)
    looks = LookQuestions(store, interview, means.rooms, means.eye)
    lists = Lists(store, studio, tasks, means.questions, interview)
    photos = PhotoDialogue(store, studio, means.intake, now, means.sleep)
    gathering = Gathering(store.materials, store.drafts, store.cards, studio.branches, studio.prompt_tokens)
    drafting = Drafting(
        store.drafts, store.messages, studio, lists, tasks, limits, means.rooms, uploads, photos, now, gathering,
        interview, looks,
    )  # fmt: skip
    return Answerers(
        speech=Speech(store, studio, lists, drafting, means.scribe, uploads, limits, as_typed, now),
        small_talk=SmallTalkAnswers(store.drafts, store.messages, lists, tasks, means.host),
        learning=Learning(store.messages, store.origins, means.library, pasting, uploads, limits, means.voices),
        pasting=pasting,
        photos=photos,
        interview=interview,
        looks=LookAnswers(store, looks, interview, drafting),
        answers=Answers(store, interview, looks, drafting, tasks, now, means.sleep),
        cards=means.cards,
        origins=OriginQuestions(store.origins, store.blogs, means.ingest, limits),
        drafting=drafting,
        revisions=RevisionAnswers(store, lists, studio, drafting, limits),
        sponsor=SponsorAnswers(store.drafts, store.messages, studio),
        exports=ExportAnswers(store, studio, lists, means.private, means.beside),
        personal=_personal(means, lists),
        library=means.library,
        tasks=tasks,
        messages=store.messages,
        questions=means.questions,
        admin=means.admin,
    )


def _personal(means: Means, lists: Lists) -> PersonalAnswers:
    return PersonalAnswers(
        lists, means.cards, means.studio, means.usage, means.privacy, means.link, means.admin, means.private
    )
