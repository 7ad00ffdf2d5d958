"""Begin drafts and change them, and remember which messages show them."""

import logging
from collections.abc import Sequence

from bot.answer import say, show_remembered
from bot.commands import Again, CarryOn, Write
from bot.dialogue.attached import fetch_notes
from bot.dialogue.lists import Lists
from bot.dialogue.one_at_a_time import RunningTask, UserTasks, say_busy, with_errors_shown
from bot.dialogue.said import Said
from bot.drafts.studio import Studio
from bot.model import Draft, MessageId, Revision, Shown
from bot.ports import Room
from bot.stores import Messages

log = logging.getLogger(__name__)


class Drafting:
    """What somebody writes, or wants changed."""

    def __init__(self, messages: Messages, studio: Studio, lists: Lists, tasks: UserTasks) -> None:
        self._messages = messages
        self._studio = studio
        self._lists = lists
        self._tasks = tasks

    async def write(self, said: Said, asked: Write) -> None:
        """A new draft, in a thread of its own where there are threads."""
        incoming, words = said.incoming, said.words
        if not (asked.topic or asked.notes.strip() or said.notes):
            await say(incoming, words.which_topic())
            return
        voice = await self._studio.voice(incoming.sender)
        if voice is None:
            await say(incoming, words.no_blog_yet())
            return
        with self._tasks.begin(incoming.sender, words.writing_a_draft()) as task:
            if task is None:
                await say_busy(self._tasks, incoming, words)
                return
            notes = "\n".join([asked.notes, *await fetch_notes(said.notes)]).strip("\n")
            topic = asked.topic or next((line.strip() for line in notes.splitlines() if line.strip()), "")
            if not topic:
                await say(incoming, words.which_topic())
                return
            room = await incoming.room.thread(topic, incoming.id)
            own_room = room.private or room.id != incoming.room.id or await self._messages.has_drafts(room.id)
            draft, line = await self._studio.begin(*voice, topic, notes, room, own_room)
            await self._show(said, room, draft, line, task)

    async def refine(self, said: Said) -> None:
        """A new revision of the draft that is meant; where there is none, what somebody does first."""
        match await self._meant(said):
            case None:
                if said.to_us:
                    await say(said.incoming, await self._lists.what_first(said.incoming, said.words))
            case Shown(None, _) | Shown(_, None):
                await say(said.incoming, said.words.forgotten_draft())
            case Shown(Draft(owner=owner)) if owner != said.incoming.sender:
                await say(said.incoming, said.words.not_your_draft())
            case Shown(Draft() as draft, Revision() as revision):
                await self._grow(said, draft, revision)

    async def _meant(self, said: Said) -> Shown | None:
        """Which draft somebody speaks of: the one they reply to, else their newest in a room that is a draft's own."""
        if said.draft or (said.incoming.reply_to and not said.to_us):  # a reply to somebody else is not for us
            return said.draft
        return await self._messages.shown_last(said.incoming.room.id, said.incoming.sender)

    async def _grow(self, said: Said, draft: Draft, revision: Revision) -> None:
        with self._tasks.begin(said.incoming.sender, said.words.writing_a_draft()) as task:
            if task is None:
                await say_busy(self._tasks, said.incoming, said.words)
            elif line := await self._with_new_revision(said, revision):
                await self._show(said, said.incoming.room, draft, line, task)

    async def _with_new_revision(self, said: Said, revision: Revision) -> Sequence[Revision]:
        """From the first revision to the new one, which is not yet written; none where nothing is asked for."""
        match said.command:
            case Again():
                return await self._studio.again(revision)
            case CarryOn():
                return await self._studio.carry_on(revision)
        request = "\n\n".join([said.text, *await fetch_notes(said.notes)]).strip()
        if not request:
            return ()
        quote = said.incoming.quote
        return await self._studio.refine(revision, said.words.quoted(quote, request) if quote else request)

    async def _show(self, said: Said, room: Room, draft: Draft, line: Sequence[Revision], task: RunningTask) -> None:
        revision, incoming = line[-1], said.incoming

        async def remember(messages: Sequence[MessageId]) -> None:
            await self._messages.remember(messages, revision)

        replies = with_errors_shown(
            self._studio.write(draft, line, said.words),
            said.words,
            incoming,
            task,
            self._studio.show_stopped(draft, revision, said.words),
        )
        await show_remembered(room, replies, incoming.id, remember)
