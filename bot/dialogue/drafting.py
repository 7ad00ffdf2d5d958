"""Begin drafts and change them, and remember which messages show them."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

from bot.answer import say, show_remembered, stop_button
from bot.commands import Again, CarryOn, Openings, Say, Write
from bot.commands.short_answers import without_just_write
from bot.dialogue.asking.along import AlongWithWords, say_besides
from bot.dialogue.asking.interview import Interview
from bot.dialogue.attached import Attachments
from bot.dialogue.history.own_draft import OwnDrafts
from bot.dialogue.lists import Lists
from bot.dialogue.one_at_a_time import RunningTask, RunningTasks, Work, with_errors_shown
from bot.dialogue.photos.look_questions import LookQuestions
from bot.dialogue.photos.photo_dialogue import PhotoDialogue
from bot.dialogue.said import SLASHES, Said
from bot.drafts.clipping import clip_topic
from bot.drafts.material.gathering import Begun, Gathering
from bot.drafts.open_questions.filling import Filling, filling_of
from bot.drafts.studio import Studio
from bot.drafts.waiting import still_writing, with_waiting
from bot.errors import Forgotten
from bot.model import Blog, Draft, MessageId, Reply, Revision, RevisionKind, Shown
from bot.people.costs.limits import Limits
from bot.ports import Incoming, Replies, Room, Rooms
from bot.stores import Drafts, Messages, Task
from bot.stores.ledger import Amounts
from bot.wording import Wording

log = logging.getLogger(__name__)

MOST_TRIES = 3  # processes that may begin a draft; what ends each of them would end the next one, too
SOON = 0.5  # seconds between looks for a voice that is being learned
TOO_LATE = timedelta(minutes=10)  # after which nobody waits for a draft that was cut off


class Drafting:
    """What somebody writes, or wants changed."""

    def __init__(
        self,
        drafts: Drafts,
        messages: Messages,
        studio: Studio,
        lists: Lists,
        tasks: RunningTasks,
        limits: Limits,
        rooms: Rooms,
        uploads: Attachments,
        photos: PhotoDialogue,
        now: Callable[[], datetime],
        gathering: Gathering,
        interview: Interview,
        looks: LookQuestions,
    ) -> None:
        self._drafts = drafts
        self._messages = messages
        self._studio = studio
        self._own = OwnDrafts(messages, lists)
        self._tasks = tasks
        self._limits = limits
        self._rooms = rooms
        self._along = AlongWithWords(uploads, limits, photos, studio.prompt_tokens)
        self._photos = photos
        self._now = now
        self._gathering = gathering
        self._interview = interview
        self._looks = looks

    async def write(self, said: Said, asked: Write | Openings) -> Work | None:
        """A new draft, in a thread of its own where there are threads, or three ways to open one."""
        has_topic = bool(asked.topic or asked.notes.strip() or said.notes or await self._photos.have_words(said))
        if isinstance(asked, Openings) and not (has_topic and self._studio.has_model):
            return await self._open(said)
        if not has_topic and said.incoming.pictures:
            return await self._photos.gather(said)
        if not has_topic:
            await say(said.incoming, said.words.which_topic())
        elif voice := await self._studio.voice(said.incoming.sender):
            return await self._ask_or_write(said, asked, *voice)
        elif any(task.kind == "read" for task in said.tasks):
            return Work("write", partial(self._write_with_first_voice, said, asked))
        else:
            await say(said.incoming, said.words.no_blog_yet())
        return None

    async def _ask_or_write(self, said: Said, asked: Write | Openings, blog: Blog, card: int) -> Work | None:
        """Ask what the notes lack; else write, as for whoever says that they want no questions."""
        if isinstance(asked, Openings):
            return Work("write", partial(self._write, said, asked))
        at_once = without_just_write(asked)
        topic, notes = clip_topic(asked.topic, asked.notes)
        as_files = any(picture.as_file for picture in said.incoming.pictures)
        if at_once is None and as_files and await self._interview.stands(said):
            return None
        if at_once is None and not as_files:
            gathered, told = await self._photos.at_hand(said)
            topic = topic or await self._photos.topic(gathered, notes)
            if await self._interview.begin(said, Write(topic, notes), blog.id, card, gathered):
                await say(said.incoming, told) if told else None
                return None
        return Work("write", partial(self._write, said, at_once or asked))

    async def _open(self, said: Said) -> Work | None:
        """Three ways to open the draft that is meant. Words of others in a thread of ours get no answer."""
        if self._studio.has_model and await self._own.meant(said):
            return await self.refine(said)
        if said.to_us or said.incoming.text.strip()[:1] in SLASHES:
            words = said.words
            needed = words.which_topic_to_open() if self._studio.has_model else words.openings_need_a_model()
            await say(said.incoming, needed)
        return None

    async def _write_with_first_voice(self, said: Said, asked: Write | Openings, running: RunningTask) -> None:
        """As soon as there is one: the rest of the blog is read beside it."""
        waiting = with_errors_shown(self._until_there_is_a_voice(said), said.words, said.incoming, running)
        await said.incoming.room.show(waiting, said.incoming.id)
        if not running.stopped:
            await self._write(said, asked, running)

    async def _until_there_is_a_voice(self, said: Said) -> Replies:
        yield Reply(said.words.waits_for_reading(), buttons=(stop_button(said.words),))
        person = said.incoming.sender
        while await self._studio.voice(person) is None:
            if all(task.kind != "read" for task in await self._tasks.of(person)):
                return
            await asyncio.sleep(SOON)

    async def _write(self, said: Said, asked: Write | Openings, running: RunningTask) -> None:
        incoming, words = said.incoming, said.words
        voice = await self._studio.voice(incoming.sender)
        topic, notes = clip_topic(asked.topic, asked.notes)
        notes = await self._along.notes(said, notes, running)
        gathered, told = await self._photos.with_notes(said, notes) if voice else (None, "")
        topic = topic or await self._photos.topic(gathered, notes)
        if voice is None or not topic:
            await say(incoming, words.which_topic() if voice else words.no_blog_yet())
            return
        looks = gathered and isinstance(said.command, Write) and without_just_write(said.command) is None
        if not looks:
            await self._admit(said, Amounts(drafts=1), running.task)
        room = await incoming.room.thread(topic, incoming.id)
        own_room = room.private or room.id != incoming.room.id or await self._messages.has_drafts(room.id)
        await self._leave(said, room, running)
        await say_besides(said, told, running)
        kind: RevisionKind = "openings" if isinstance(asked, Openings) else "text"
        blog, card = voice
        new = Draft(incoming.sender, blog.id, card, topic, notes, room.id, own_room, self._now())
        if gathered and looks:
            gathered = await self._looks.before(said, await self._photos.named(gathered, new), running)
            if gathered is None:
                return
            await self._admit(said, Amounts(drafts=1), running.task)
        begun = await self._begin(new, gathered, running.task, kind)
        await self._show(incoming, words, room, begun.draft, begun.line, running)

    async def _begin(self, new: Draft, gathered: Draft | None, task: Task, kind: RevisionKind) -> Begun:
        """A new draft, or the one that photos were gathered for. Raises Forgotten."""
        if gathered is None:
            return await self._gathering.begin(new, task, kind)
        begun = await self._gathering.begin_first(await self._photos.named(gathered, new), task, kind)
        if begun is None:
            raise Forgotten  # nobody else writes what one message asks for
        return begun

    async def write_given(self, said: Said, draft: Draft, running: RunningTask) -> None:
        """What was asked about, from all that was given for it: its first text, or a longer one."""
        incoming, task = said.incoming, running.task
        base = await self._base(said, draft)
        await self._admit(said, Amounts(revisions=1) if base else Amounts(drafts=1), task)
        begun = await (
            self._gathering.begin_longer(draft, base, task, said.words)
            if base
            else self._gathering.begin_first(draft, task)
        )
        if begun is None:  # another message of theirs has it written
            return
        room = incoming.room if incoming.room.id == draft.room else await self._rooms(draft.room) or incoming.room
        notes = [begun.clipped.note(said.words), said.words.asks_less() if begun.asks_less else ""]
        await say_besides(said, "\n".join(filter(None, notes)), running)
        await self._leave(said, room, running)
        await self._show(incoming, said.words, room, begun.draft, begun.line, running)

    async def _leave(self, said: Said, room: Room, running: RunningTask) -> None:
        """What was shown where it was asked for stays there, and says so, where the draft comes in another room."""
        if room.id != said.incoming.room.id and running.shown:
            await say(said.incoming, said.words.writes_below())
            await running.show(())

    async def _base(self, said: Said, draft: Draft) -> Revision | None:
        """What a longer text grows from: what the questions stand below, else the newest; None: there is no text."""
        shown = await self._messages.shown_in(said.incoming.reply_to) if said.incoming.reply_to else None
        return (shown and shown.revision) or await self._drafts.newest(draft)

    async def _admit(self, said: Said, amounts: Amounts, task: Task) -> None:
        """Take a draft or a change, unless a process that is dead by now has. Raises LimitReached, HoldsTooMuch."""
        if task.tries <= 1:
            await self._studio.admit(said.incoming.sender, amounts)

    async def go_on(self, incoming: Incoming, words: Wording, running: RunningTask) -> bool:
        """Go on with a revision that was begun for this and cut off; False where none was."""
        revision = await self._drafts.begun(running.id)
        draft = await self._drafts.draft(revision.draft, incoming.sender) if revision else None
        if revision is None or draft is None:
            return False
        first = revision.parent is None and not revision.request
        room = (await self._rooms(draft.room) if first else None) or incoming.room
        if self._is_hopeless(running.task):
            await self.show_as(incoming, room, revision, self._studio.show_cut_off(draft, revision, words), running)
        else:
            line = await self._studio.branches.take_over(revision, running.task)
            await self._show(incoming, words, room, draft, line, running)
        return True

    def _is_hopeless(self, task: Task) -> bool:
        return task.tries > MOST_TRIES or bool(task.begun and self._now() - task.begun > TOO_LATE)

    async def refine(self, said: Said) -> Work | None:
        """A new revision of the draft that is meant; where there is none, what somebody does first."""
        return await self.refine_draft(said, await self._own.meant(said))

    async def refine_draft(self, said: Said, meant: Shown | None) -> Work | None:
        """A new revision of this draft, unless its person is asked first what a longer one could tell."""
        found = await self._own.find(said, meant)
        if found is None or await self._interview.ask_for_more(said, *found):
            return None
        return Work("write", partial(self._grow, said, *found))

    async def _grow(self, said: Said, draft: Draft, revision: Revision, running: RunningTask) -> None:
        if line := await self._with_new_revision(said, draft, revision, running):
            await self._show(said.incoming, said.words, said.incoming.room, draft, line, running)

    async def _with_new_revision(
        self, said: Said, draft: Draft, revision: Revision, running: RunningTask
    ) -> Sequence[Revision]:
        """From the first revision to the new one, which is not yet written; none where nothing is asked for."""
        task, change = running.task, Amounts(revisions=1)
        match said.command:
            case Again():
                await self._admit(said, change, task)
                return await self._studio.branches.again(revision, task)
            case CarryOn():
                await self._admit(said, change, task)
                return await self._studio.branches.carry_on(revision, task)
            case Openings():
                await self._admit(said, change, task)
                return await self._studio.branches.open(revision, task)
        filling = await self._filling(said, revision)
        if filling and filling.text:
            await self._limits.room(said.incoming.sender)
            return await self._studio.branches.fill(revision, filling.request, filling.text, task)
        brings_photos = not filling and said.brings_photos
        if brings_photos:  # they have their places in the request, which must not be refused once they are taken
            await self._admit(said, change, task)
        request = filling.request if filling else await self._along.request(said, draft, running)
        if not request.strip():
            return ()
        if not brings_photos:
            await self._admit(said, change, task)
        return await self._studio.branches.refine(revision, request, task)

    async def _filling(self, said: Said, revision: Revision) -> Filling | None:
        """What their plain words answer of what the revision leaves open; of an outline nothing is listed."""
        beside = said.notes or said.incoming.pictures or said.incoming.quote
        plain = isinstance(said.command, Say) and not beside
        if not plain or revision.kind != "text" or not self._studio.has_model:
            return None
        return await asyncio.to_thread(filling_of, said.text, revision.text, said.words)

    async def _show(
        self,
        incoming: Incoming,
        words: Wording,
        room: Room,
        draft: Draft,
        line: Sequence[Revision],
        running: RunningTask,
    ) -> None:
        stopped = self._studio.show_stopped(draft, line[-1], words)
        written = with_waiting(self._studio.write(draft, line, words), partial(still_writing, line[-1], words))
        replies = with_errors_shown(written, words, incoming, running, stopped)
        await self.show_as(incoming, room, line[-1], replies, running)

    async def show_as(
        self, incoming: Incoming, room: Room, revision: Revision, replies: Replies, running: RunningTask
    ) -> None:
        """Show replies as this revision, and remember which messages do."""

        async def remember(messages: Sequence[MessageId]) -> None:
            await self._messages.remember(messages, revision, incoming.sender)

        await show_remembered(room, replies, incoming.id, remember, running)
