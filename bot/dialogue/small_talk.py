"""Answer what is no wish about a draft: hello, how is it going, pictures, forwarded messages, mistyped commands."""

from collections.abc import Sequence

from bot.answer import say, stop_button
from bot.commands import Begin, Greeting, Help, HowFar, Nod, Say, SmallTalk, Stop, Thanks, Unknown
from bot.commands.menu import nearest
from bot.dialogue.lists import Lists
from bot.dialogue.one_at_a_time import RunningTasks
from bot.dialogue.said import Said
from bot.model import Button, Unread
from bot.stores import Drafts, Messages, Task
from bot.wording import Wording

MOST_BYTES = 64  # that a button says


class SmallTalkAnswers:
    """None of it costs a new revision."""

    def __init__(self, drafts: Drafts, messages: Messages, lists: Lists, tasks: RunningTasks, host: str) -> None:
        self._drafts = drafts
        self._messages = messages
        self._lists = lists
        self._tasks = tasks
        self._host = host

    async def answer(self, said: Said, remark: SmallTalk | Begin | Help | Stop | Unknown) -> None:
        """Say hello, or how far things are; a nod while something is done for them needs no answer."""
        incoming, words = said.incoming, said.words
        match remark:
            case Help(more=True):
                await say(incoming, words.help_more())
            case Begin() | Greeting():
                await self._begin(said)
            case Help():
                more = Button(words.help_more_button(), "/help more")
                await say(incoming, words.help(self._host, not incoming.room.private), (more,))
            case Stop():
                await say(incoming, words.nothing_to_stop())
            case Unknown():
                await self._say_unknown(said, remark)
            case Thanks():
                await say(incoming, words.welcome())
            case Nod():
                if not await self._tasks.of(incoming.sender):
                    await say(incoming, await self._lists.what_next(incoming.sender, words))
            case HowFar():
                await self._say_how_far(said)

    async def _begin(self, said: Said) -> None:
        """What comes first; for somebody who has begun already, what they can do now."""
        incoming, words = said.incoming, said.words
        if not await self._lists.is_new(incoming.sender):
            await say(incoming, words.greeting(await self._lists.what_next(incoming.sender, words)))
            return
        text = words.first_contact() if self._host else words.first_contact_without_model()
        buttons = (Button(words.paste_posts_button(), "/learn"), Button(words.show_help_button(), "/help"))
        await say(incoming, words.greeting(text), buttons)

    async def _say_how_far(self, said: Said) -> None:
        person, words = said.incoming.sender, said.words
        if said.tasks:
            await say(said.incoming, _how_far(said.tasks, words), (stop_button(words),))
            return
        draft = next(iter(await self._drafts.drafts(person, 1)), None)
        newest = await self._drafts.newest(draft) if draft else None
        if draft and newest:
            button = Button(words.show_draft_button(), f"/drafts id{draft.id}")
            await say(said.incoming, words.all_done(draft.topic, newest.whole), (button,))
        else:
            await say(said.incoming, await self._lists.what_next(person, words))

    async def say_what_works(self, said: Said, what: Unread) -> None:
        """One sentence for what cannot be read. In company only where it is meant for a draft of theirs."""
        incoming = said.incoming
        if said.to_us or (
            incoming.in_our_thread and await self._messages.shown_last(incoming.room.id, incoming.sender)
        ):
            buttons = await self._for_forwarded(said) if what == "forwarded" else ()
            await say(incoming, said.words.unread(what), buttons)

    async def _for_forwarded(self, said: Said) -> tuple[Button, ...]:
        """What could be done with a text that is short enough for a button to say, and would mean nothing else."""
        text = " ".join(said.incoming.text.split()) if isinstance(said.command, Say) else ""
        wishes = [(said.words.forwarded_as_topic(), f"/write {text}")]
        if await self._messages.shown_last(said.incoming.room.id, said.incoming.sender):
            wishes.insert(0, (said.words.forwarded_as_request(), text))
        return tuple(button for label, says in wishes if text for button in _button(label, says))

    async def _say_unknown(self, said: Said, asked: Unknown) -> None:
        """That nobody knows this command, and which one was meant, with a button that says it."""
        meant = nearest(asked.name)
        buttons = _button(f"/{meant}", f"/{meant} {asked.rest}".strip()) if meant else ()
        await say(said.incoming, said.words.unknown_command(asked.name, meant), buttons)


def _how_far(tasks: Sequence[Task], words: Wording) -> str:
    now = next((task for task in tasks if task.owner), tasks[0])
    waiting = len(tasks) - 1
    return words.is_reading(waiting) if now.kind == "read" else words.is_writing(waiting)


def _button(label: str, says: str) -> tuple[Button, ...]:
    """None where it would have too much to say."""
    return (Button(label, says),) if len(says.encode()) <= MOST_BYTES else ()
