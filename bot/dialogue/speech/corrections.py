"""What was misheard is put right by a reply to the message that shows it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

from bot.answer import one, say
from bot.commands import Address, Say, Write
from bot.dialogue.one_at_a_time import RunningTask, Work
from bot.dialogue.said import Said
from bot.dialogue.speech.beginnings import has_no_topic
from bot.drafts.speech.correcting import corrected
from bot.model import Draft, Reply, Shown
from bot.stores import Store
from bot.stores.materials import Material

Refine = Callable[[Said], Awaitable[Work | None]]
WriteFirst = Callable[[Said, Draft, Write, RunningTask], Awaitable[None]]


class Corrections:
    """`refine` makes a new revision of the draft that is meant, where what was misheard has gone into its text;
    `write` the first one of a draft, once its topic is named."""

    def __init__(self, store: Store, refine: Refine, write: WriteFirst) -> None:
        self._materials = store.materials
        self._drafts = store.drafts
        self._refine = refine
        self._write = write

    async def find(self, said: Said) -> tuple[Draft, Material] | None:
        """What was heard that somebody speaks about, and its draft; None: they speak of something else."""
        incoming = said.incoming
        if not (isinstance(said.command, Say | Address) and incoming.reply_to) or incoming.sounds or incoming.files:
            return None
        shown = await self._materials.shown_material(incoming.reply_to)
        if not (shown and shown.draft and shown.number and shown.draft.owner == incoming.sender):
            return None
        given = await self._materials.materials(shown.draft)
        spoken = (one for one in given if one.number == shown.number and one.kind == "speech")
        return next(((shown.draft, one) for one in spoken), None)

    async def correct(self, said: Said, draft: Draft, heard: Material) -> Work:
        """Keep it as it was said and show it; a text that was written from it is to be changed as well."""
        return Work("write", partial(self._correct, said, draft, heard))

    async def _correct(self, said: Said, draft: Draft, heard: Material, running: RunningTask) -> None:
        incoming = said.incoming
        text = await asyncio.to_thread(corrected, heard.text, incoming.text, incoming.quote or "")
        if text is None:
            await self._do_otherwise(said, draft, heard, running)
            return
        await self._materials.correct(draft, heard.number, text)
        shown = await incoming.room.show(one(Reply(said.words.heard_corrected(text))), incoming.id)
        await self._materials.remember_material(shown, draft, heard.number)
        await running.show(())
        if text != heard.text:
            await self._change(said, draft, said.words.misheard(text), running)

    async def _do_otherwise(self, said: Said, draft: Draft, heard: Material, running: RunningTask) -> None:
        """Words that are like nothing that was heard: the topic, more of what is told, or a wish about the text."""
        if has_no_topic(draft):
            topic, _, notes = said.incoming.text.strip().partition("\n")
            await self._write(said, draft, Write(topic.strip(), notes.strip("\n")), running)
        elif draft.state == "written":
            await self._change(said, draft, said.incoming.text, running)
        else:
            more = f"{heard.text}\n{said.incoming.text.strip()}"
            await self._materials.correct(draft, heard.number, more)
            await say(said.incoming, said.words.heard_corrected(more))

    async def _change(self, said: Said, draft: Draft, wish: str, running: RunningTask) -> None:
        """A new revision, where there is a text."""
        revision = await self._drafts.newest(draft) if draft.state == "written" else None
        if revision is None:
            return
        work = await self._refine(replace(said, command=Say(wish), draft=Shown(draft, revision)))
        if work:
            await work.do(running)
