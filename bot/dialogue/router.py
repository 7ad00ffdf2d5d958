"""The one door: what happens when somebody says something."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from typing import assert_never

from bot.answer import one, say
from bot.blogs.ingest import Ingest
from bot.blogs.register import Registrar
from bot.blogs.separate_voices import SeparateVoices
from bot.card.card_dialogue import CardDialogue
from bot.commands import (
    Address,
    Again,
    Ask,
    CarryOn,
    Done,
    Export,
    Forget,
    ForgetDraft,
    ForgetMe,
    FromDraft,
    Greeting,
    Help,
    HowFar,
    JustWrite,
    Learn,
    ListBlogs,
    ListDrafts,
    MyData,
    Nod,
    Openings,
    Operate,
    Privacy,
    Register,
    Say,
    ShowUsage,
    Sponsored,
    Stop,
    Style,
    Thanks,
    There,
    Unknown,
    Write,
)
from bot.commands.grammar import parse, yes_or_no
from bot.dialogue.asking.answers import Answers
from bot.dialogue.asking.interview import Interview
from bot.dialogue.attached import Attachments, count_files
from bot.dialogue.drafting import Drafting
from bot.dialogue.exporting.answers import ExportAnswers
from bot.dialogue.learning import Learning
from bot.dialogue.lists import Lists
from bot.dialogue.one_at_a_time import InPlace, RunningTask, RunningTasks, Work, error_text, meant
from bot.dialogue.origin_questions import OriginQuestions
from bot.dialogue.pasting import Pasting
from bot.dialogue.personal import PersonalAnswers
from bot.dialogue.photos.photo_dialogue import PhotoDialogue
from bot.dialogue.said import Said
from bot.dialogue.small_talk import SmallTalkAnswers
from bot.dialogue.sponsor.answers import SponsorAnswers
from bot.drafts.material.gathering import Gathering
from bot.drafts.material.interview import Choose
from bot.drafts.photos.giving import PhotoIntake
from bot.drafts.studio import Studio
from bot.kit.parts import Beside
from bot.model import Language, Reply
from bot.people.access.admin_commands import AdminCommands
from bot.people.costs.limits import Limits
from bot.people.costs.usage import UsageReport
from bot.people.privacy.ai_notice import AiNotice
from bot.people.privacy.answers import PrivacyAnswers
from bot.people.privacy.asked import SafetyQuestions
from bot.ports import Incoming, Private, Room, Rooms
from bot.stores import Store, TaskKind
from bot.wording import Wording, words_in
from styles.questions import choose

MOST_TRIES = 12  # processes that may begin to read a blog; each goes on where the one before it stopped


class Router:
    """`language` is spoken with people whose app does not say theirs. `host` is the model's, empty if there is none.

    `admins` are told the names of settings, too.
    """

    def __init__(
        self,
        store: Store,
        library: Registrar,
        ingest: Ingest,
        studio: Studio,
        cards: CardDialogue,
        tasks: RunningTasks,
        limits: Limits,
        usage: UsageReport,
        questions: SafetyQuestions,
        privacy: PrivacyAnswers,
        rooms: Rooms,
        host: str,
        language: Language,
        now: Callable[[], datetime],
        private: Private,
        admin: AdminCommands,
        voices: SeparateVoices,
        intake: PhotoIntake,
        choose: Choose = choose,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        beside: Beside | None = None,
    ) -> None:
        self._people = store.people
        self._admin = admin
        self._has_model = bool(host)
        self._ai_notice = AiNotice(store.people, now)
        self._messages = store.messages
        self._library = library
        self._studio = studio
        self._cards = cards
        self._tasks = tasks
        self._language = language
        self._questions = questions
        self._pasting, uploads = Pasting(store.messages, store.forgetting), Attachments()
        self._interview = Interview(store, rooms, now, choose)
        self._lists = Lists(store, studio, tasks, questions, self._interview)
        self._small_talk = SmallTalkAnswers(store.drafts, store.messages, self._lists, tasks, host)
        self._learning = Learning(store.messages, store.origins, library, self._pasting, uploads, limits, voices)
        self._origins = OriginQuestions(store.origins, store.blogs, ingest, limits)
        self._sponsor = SponsorAnswers(store.drafts, store.messages, studio)
        self._photos = photos = PhotoDialogue(store, studio, intake, now, sleep)
        branches, most = studio.branches, studio.prompt_tokens
        gathering = Gathering(store.materials, store.drafts, store.cards, branches, most)
        self._drafting = Drafting(
            store.drafts, store.messages, studio, self._lists, tasks, limits, rooms, uploads, photos, now, gathering,
            self._interview,
        )  # fmt: skip
        self._answers = Answers(store, self._interview, self._drafting, tasks, now, sleep)
        self._exports = ExportAnswers(store, studio, self._lists, private, beside or Beside())
        self._personal = PersonalAnswers(self._lists, cards, studio, usage, privacy, admin, private)

    async def hear(self, incoming: Incoming) -> TaskKind | None:
        """Answer what somebody said; where that takes longer, only say what kind of task it is.

        Never raises but for cancellation: what goes wrong is told to them.
        """
        words = self._words(incoming)
        try:
            words = await self.words(incoming)
            incoming = self._introduced(incoming, words)
            said = await self._facts(incoming, words)
            self._cards.look_away(incoming)
            work = await self._route(said)
            if work:
                count_files(incoming.sender, incoming.files)
            if work and said.has_unread_beside and not said.pasting:
                await say(incoming, words.reads_words_only())
            return work.kind if work else None
        except Exception as error:
            await say(incoming, error_text(error, words, incoming))
            return None

    async def do(self, incoming: Incoming, running: RunningTask) -> None:
        """Do what takes longer, now that it has its turn, or go on with it after a crash. Raises as `hear` does."""
        room, aside = incoming.room, None if running.shown else incoming.aside
        incoming = replace(incoming, room=InPlace(room, running), aside=aside)
        words = self._words(incoming)
        try:
            words = await self.words(incoming)
            introduced = self._introduced(replace(incoming, room=room), words)
            incoming = replace(introduced, room=InPlace(introduced.room, running))
            if await self._drafting.go_on(incoming, words, running):
                return
            if running.task.tries > MOST_TRIES:
                await say(incoming, words.cut_off())
                return
            work = await self._route(await self._facts(incoming, words))
            if work:
                await work.do(running)
        except Exception as error:
            await say(incoming, error_text(error, words, incoming))

    async def words(self, incoming: Incoming) -> Wording:
        """The words of the language that somebody is spoken to in."""
        known = await self._people.language(incoming.sender)
        if incoming.language and incoming.language != known:
            await self._people.speaks(incoming.sender, incoming.language)
        return self._words(incoming, known)

    def _words(self, incoming: Incoming, known: Language | None = None) -> Wording:
        return words_in(incoming.language or known or self._language, self._admin.runs_the_bot(incoming.sender))

    def _introduced(self, incoming: Incoming, words: Wording) -> Incoming:
        """The first thing that somebody is told is that an AI writes; an outline is nobody's text but their own."""
        if not self._has_model:
            return incoming

        def introduced(room: Room) -> Room:
            return self._ai_notice.before(room, incoming.sender, words.ai_writes())

        aside = introduced(incoming.aside) if incoming.aside else None
        return replace(incoming, room=introduced(incoming.room), aside=aside)

    async def _facts(self, incoming: Incoming, words: Wording) -> Said:
        if certain := self._questions.answered(incoming):
            return Said(incoming, words, certain, ())
        command = parse(incoming.text)
        if isinstance(command, Operate) and not self._admin.heeds(incoming):
            command = Unknown(command.name, command.rest)
        tasks = await self._tasks.of(incoming.sender) if isinstance(command, Stop | HowFar | Write | Openings) else ()
        tasks = [task for task in tasks if task.id != incoming.id]
        said = Said(incoming, words, command, tasks)
        if said.is_of_a_part:
            said = replace(said, command=Say(incoming.text))
        if said.may_be_pasted and await self._pasting.is_open(incoming):
            return replace(said, pasting=True)
        said = await self._photos.as_topic(said)
        said = await self._interview.with_question(said)
        if said.asked and said.asked.topic:
            return said
        said = replace(said, asked=None)  # photos wait for a topic; nothing was asked
        if isinstance(command, JustWrite):  # nobody was asked: words like any others
            said = replace(said, command=Say(incoming.text))
        if said.may_be_of_a_card:
            question = await self._origins.find(incoming)
            answer = replace(said, command=FromDraft(incoming.text), question=question)
            if question and yes_or_no(incoming.text) is not None:
                return answer
            if card := await self._cards.find_card(incoming, said.command):
                return replace(said, card=card)
            if question:
                return answer
        if incoming.reply_to and not said.draft:
            said = replace(said, draft=await self._messages.shown_in(incoming.reply_to))
        return await self._sponsor.heard(said)

    async def _route(self, said: Said) -> Work | None:
        """The table of what is done: the first row that fits; None where that was an answer, or nothing."""
        match said.command:
            case _ if unread := said.unread:
                await self._small_talk.say_what_works(said, unread)
            case Stop() if said.tasks:
                await self._stop(said)
            case _ if said.pasting:
                return await self._learning.paste(said)
            case _ if said.asked:
                await self._photos.keep_for(said, said.asked)
                return await self._answers.answer(said, said.asked) if said.has_words else None
            case _ if said.card:
                await self._cards.answer(said.incoming, said.card.blog, said.incoming.text, said.words)
            case Say() | Address() if said.draft and said.notes:
                return await self._drafting.refine(said)
            case _ if said.is_for_others:
                return None
            case Say() | Address() if said.incoming.pictures and not said.incoming.files:
                return await self._take_photos(said)
            case Learn():
                return await self._learning.files(said)
            case Say() | Address() if said.incoming.files:
                return await self._learning.files(said)
            case Address(text) if said.to_us and not said.incoming.reply_to:
                return await self._learning.blog(said, text)
            case Register(url):
                return await self._learning.blog(said, url)
            case Write() | Openings() as asked:
                return await self._drafting.write(said, asked)
            case ListBlogs() | ListDrafts() | Forget() | ForgetDraft() | Style() | ShowUsage() as asked:
                await self._personal.answer(said, asked)
            case Privacy() | MyData() | ForgetMe() | Operate() as asked:
                await self._personal.answer(said, asked)
            case Sponsored(text):
                await self._sponsor.answer(said, text)
            case Export(form):
                await self._exports.answer(said, form)
            case Ask() as wish:
                await self._interview.want(said, wish)
            case FromDraft(text):
                return await self._origins.answer(said, text)
            case (Help() | Stop() | Unknown() | Thanks() | Greeting() | Nod() | HowFar()) as remark:
                await self._small_talk.answer(said, remark)
            case There() if address := await self._library.waiting(said.incoming.sender):
                return await self._learning.blog(said, address)
            case Again() | CarryOn() | JustWrite() | Done() | There() | Say() | Address():
                return await self._refine(said)
            case forgotten:
                assert_never(forgotten)
        return None

    async def _stop(self, said: Said) -> None:
        """What waits says at once that it will not be begun; what is being done says itself where it stopped."""
        task = meant(said.tasks, said.incoming.reply_to)
        await self._tasks.stop(task)
        if not task.owner and task.shown:
            await said.incoming.room.show(one(Reply(said.words.stopped())), said.incoming.id, over=task.shown)
        elif not task.owner:
            await say(said.incoming, said.words.stopped())

    async def _take_photos(self, said: Said) -> Work | None:
        """For the draft that is meant, or for the next one."""
        if await self._photos.is_for_a_draft(said):
            return await self._refine(said)
        return await self._photos.gather(said)

    async def _refine(self, said: Said) -> Work | None:
        """A new revision, but not in a thread that was opened for a draft which is there no more."""
        incoming = said.incoming
        in_draft_thread = incoming.in_our_thread and not incoming.reply_to
        if in_draft_thread and not await self._messages.has_drafts(incoming.room.id):
            await say(incoming, said.words.forgotten_draft())
            return None
        return await self._drafting.refine(said)
