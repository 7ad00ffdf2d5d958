"""Learn from what somebody names, sends or pastes."""

from collections.abc import Callable
from contextlib import aclosing
from functools import partial

from bot.answer import say
from bot.blogs.register import Registrar
from bot.dialogue.attached import fetch_all
from bot.dialogue.one_at_a_time import UserTasks, say_busy, with_errors_shown
from bot.dialogue.pasting import Pasting, posts
from bot.dialogue.said import Said
from bot.model import Blog, Reply
from bot.ports import Replies, Source
from bot.stores import Messages, Origins

Learned = Callable[[Blog], None]


class Learning:
    """Whatever is learned from, it is one of the things that are done one at a time."""

    def __init__(
        self, messages: Messages, origins: Origins, library: Registrar, pasting: Pasting, tasks: UserTasks
    ) -> None:
        self._messages = messages
        self._origins = origins
        self._library = library
        self._pasting = pasting
        self._tasks = tasks

    async def files(self, said: Said) -> None:
        """Learn from the files that came along; where none did, from what is pasted from now on."""
        if said.incoming.files:
            await self._learn(said, partial(self._from_files, said))
        else:
            await self._pasting.begin(said.incoming, said.words)

    async def blog(self, said: Said, address: str) -> None:
        """Register the blog at an address, as it was typed."""
        if address:
            await self._learn(said, partial(self._from, said, address))
        else:
            await say(said.incoming, said.words.which_address())

    async def paste(self, said: Said) -> None:
        """Keep a piece of what is pasted, or learn from all of it."""
        pieces = await self._pasting.take(said.incoming, said.command, said.words)
        if pieces and await self._learn(said, partial(self._from, said, posts(pieces, said.words))):
            await self._pasting.forget_learned(said.incoming, len(pieces))

    async def _learn(self, said: Said, begin: Callable[[Learned], Replies]) -> bool:
        """Whether it was learned from."""
        incoming, words = said.incoming, said.words
        with self._tasks.begin(incoming.sender, words.reading_a_blog()) as task:
            if task is None:
                await say_busy(self._tasks, incoming, words)
                return False
            learned: list[Blog] = []
            shown = await incoming.room.show(
                with_errors_shown(begin(learned.append), words, incoming, task), incoming.id
            )
            if learned:
                await self._messages.remember_card(shown, learned[0])
                if question := await self._origins.open_question(incoming.sender, learned[0]):
                    await self._origins.remember_question(shown, question)
            elif task.stopped:
                await self._library.leave(incoming.sender, incoming.id)
            return bool(learned)

    def _from(self, said: Said, source: Source, learned: Learned) -> Replies:
        incoming = said.incoming
        return self._library.register(incoming.sender, source, said.words, learned, incoming.room.id, incoming.id)

    async def _from_files(self, said: Said, learned: Learned) -> Replies:
        yield Reply(said.words.looking(", ".join(file.name for file in said.incoming.files[:3])))
        files = await fetch_all(said.incoming.files)
        async with aclosing(self._from(said, files, learned)) as replies:
            async for reply in replies:
                yield reply
