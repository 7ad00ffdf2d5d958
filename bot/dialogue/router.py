"""The one door: what happens when somebody says something."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from bot.answer import say
from bot.dialogue.attached import count_files
from bot.dialogue.hearing.few_at_once import FewAtOnce
from bot.dialogue.one_at_a_time import InPlace, RunningTask, Work, error_text
from bot.dialogue.routing.answerers import Means, answerers
from bot.dialogue.routing.facts import facts_of
from bot.dialogue.routing.table import route
from bot.model import Language
from bot.people.privacy.ai_notice import AiNotice
from bot.ports import Incoming, Room
from bot.wording import Wording, words_in, written_in

AT_ONCE = 12  # that many are met and begun side by side
MOST_TRIES = 12  # processes that may begin to read a blog; each goes on where the one before it stopped


class Router:
    """Hears what is said, and has it answered by whoever knows of it."""

    def __init__(self, means: Means) -> None:
        self._people = means.store.people
        self._has_model = bool(means.host)
        self._ai_notice = AiNotice(means.store.people, means.now)
        self._language = means.language
        self._hearing, self._doing = FewAtOnce(AT_ONCE), FewAtOnce(AT_ONCE)
        self._who = answerers(means, self._as_typed)

    async def hear(self, incoming: Incoming) -> Work | None:
        """Answer what somebody said; where that takes longer, only say what there is to do. If it can be done at once,
        as this, it need not be found out again by `do`.

        Never raises but for cancellation, nor does the work: what goes wrong is told to them.
        """
        async with self._hearing.turn() as leave:
            return await self._hear(incoming, leave)

    async def _hear(self, incoming: Incoming, leave: Callable[[], None]) -> Work | None:
        words = self._words(incoming)
        try:
            words = await self.words(incoming)
            incoming = self.introduced(incoming, words)
            place = InPlace(incoming.room, leave=leave)
            incoming = replace(incoming, room=place)
            said = await facts_of(incoming, words, self._who)
            await self._who.cards.look_away(incoming)
            work = await route(said, self._who)
            if work:
                count_files(incoming.sender, incoming.files)
            if work and said.has_unread_beside and not await self._who.speech.is_heard(said):
                await say(incoming, words.reads_words_only())
            return Work(work.kind, partial(self._do, incoming, words, place, work)) if work else None
        except Exception as error:
            await say(incoming, error_text(error, words, incoming))
            return None

    async def _do(self, incoming: Incoming, words: Wording, place: InPlace, work: Work, running: RunningTask) -> None:
        place.running = running
        async with self._doing.turn() as place.leave:
            try:
                await work.do(running)
            except Exception as error:
                await say(incoming, error_text(error, words, incoming))

    async def do(self, incoming: Incoming, running: RunningTask) -> None:
        """Do what takes longer, now that its turn has come, or go on with it after a crash. Raises as `hear` does."""
        room, aside = incoming.room, None if running.shown else incoming.aside
        incoming = replace(incoming, room=InPlace(room, running), aside=aside)
        words = self._words(incoming)
        try:
            words = await self.words(incoming)
            introduced = self.introduced(replace(incoming, room=room), words)
            incoming = replace(introduced, room=InPlace(introduced.room, running))
            if await self._who.drafting.go_on(incoming, words, running):
                return
            if running.task.tries > MOST_TRIES:
                await say(incoming, words.cut_off())
                return
            work = await self._as_typed(incoming, words)
            if work:
                await work.do(running)
        except Exception as error:
            await say(incoming, error_text(error, words, incoming))

    async def words(self, incoming: Incoming) -> Wording:
        """The words of the language that somebody is spoken to in: their app's, else the one they began to write in."""
        known = await self._people.language(incoming.sender)
        theirs = incoming.language or known or written_in(incoming.text)
        if theirs and theirs != known:
            await self._people.speaks(incoming.sender, theirs)
        return self._words(incoming, theirs)

    def _words(self, incoming: Incoming, known: Language | None = None) -> Wording:
        operator, terminal = self._who.admin.runs_the_bot(incoming.sender), incoming.sender.startswith("console:")
        return words_in(incoming.language or known or self._language, operator, terminal)

    def introduced(self, incoming: Incoming, words: Wording) -> Incoming:
        """The first thing that somebody is told is that an AI writes; an outline is nobody's text but their own."""
        if not self._has_model:
            return incoming

        def introduced(room: Room) -> Room:
            return self._ai_notice.before(room, incoming.sender, words.ai_writes())

        aside = introduced(incoming.aside) if incoming.aside else None
        return replace(incoming, room=introduced(incoming.room), aside=aside)

    async def _as_typed(self, incoming: Incoming, words: Wording) -> Work | None:
        """What is done about words, however they were said."""
        return await route(await facts_of(incoming, words, self._who), self._who)
