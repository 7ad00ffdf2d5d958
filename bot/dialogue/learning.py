"""Learn from what somebody names, sends or pastes."""

from collections.abc import Callable, Sequence
from contextlib import aclosing
from functools import partial

from bot.answer import say
from bot.blogs.register import Registrar
from bot.blogs.separate_voices import SeparateVoices
from bot.dialogue.attached import Attachments
from bot.dialogue.one_at_a_time import RunningTask, Work, with_errors_shown
from bot.dialogue.pasting import Pasting, posts
from bot.dialogue.said import Said
from bot.model import Blog, Reply
from bot.people.costs.limits import Limits
from bot.ports import Replies, Source
from bot.stores import Messages, Origins
from bot.stores.ledger import Amounts

Learned = Callable[[Blog], None]


class Learning:
    """Whatever is learned from, it is done when its turn comes."""

    def __init__(
        self,
        messages: Messages,
        origins: Origins,
        library: Registrar,
        pasting: Pasting,
        uploads: Attachments,
        limits: Limits,
        voices: SeparateVoices,
    ) -> None:
        self._messages = messages
        self._origins = origins
        self._library = library
        self._pasting = pasting
        self._uploads = uploads
        self._limits = limits
        self._voices = voices

    async def files(self, said: Said) -> Work | None:
        """Learn from the files that came along; where none did, from what is pasted from now on."""
        if said.incoming.files:
            return Work("read", partial(self._learn, said, partial(self._from_files, said)))
        await self._pasting.begin(said.incoming, said.words)
        return None

    async def blog(self, said: Said, address: str) -> Work | None:
        """Register the blog at an address, as it was typed."""
        if address:
            return Work("read", partial(self._learn, said, partial(self._from, said, address)))
        await say(said.incoming, said.words.which_address())
        return None

    async def voice_of(self, said: Said, blog_id: int, topic: str) -> Work | None:
        """Learn the voice in which somebody writes on one topic of a blog."""
        learn = partial(self._voices.learn, said.incoming.sender, blog_id, topic, said.words)
        return Work("read", partial(self._learn, said, learn))

    async def paste(self, said: Said) -> Work | None:
        """Keep a piece of what is pasted, or learn from all of it."""
        pieces = await self._pasting.take(said.incoming, said.command, said.words)
        return Work("read", partial(self._learn_pasted, said, pieces)) if pieces else None

    async def _learn_pasted(self, said: Said, pieces: Sequence[str], running: RunningTask) -> None:
        if await self._learn(said, partial(self._from, said, posts(pieces, said.words)), running):
            await self._pasting.forget_learned(said.incoming, len(pieces))

    async def _learn(self, said: Said, begin: Callable[[Learned], Replies], running: RunningTask) -> bool:
        """Whether it was learned from. Raises LimitReached."""
        incoming, words = said.incoming, said.words
        if running.task.tries <= 1:
            await self._limits.take(incoming.sender, Amounts(readings=1, uploads=len(incoming.files)))
        learned: list[Blog] = []
        replies = with_errors_shown(begin(learned.append), words, incoming, running)
        shown = await incoming.room.show(replies, incoming.id)
        if learned:
            await self._messages.remember_card(shown, learned[0])
            if question := await self._origins.open_question(incoming.sender, learned[0]):
                await self._origins.remember_question(shown, question)
        elif running.stopped:
            await self._library.leave(incoming.sender, incoming.id)
        return bool(learned)

    def _from(self, said: Said, source: Source, learned: Learned) -> Replies:
        incoming = said.incoming
        return self._library.register(incoming.sender, source, said.words, learned, incoming.room.id, incoming.id)

    async def _from_files(self, said: Said, learned: Learned) -> Replies:
        yield Reply(said.words.looking(", ".join(file.name for file in said.incoming.files[:3])))
        async with (
            self._uploads.held(said.incoming.sender, said.incoming.files) as files,
            aclosing(self._from(said, files, learned)) as replies,
        ):
            async for reply in replies:
                yield reply
