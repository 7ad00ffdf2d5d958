"""What was misheard is put right by a reply to the message that shows it."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

from bot.answer import one
from bot.commands import Address, Say
from bot.dialogue.one_at_a_time import RunningTask, Work
from bot.dialogue.said import Said
from bot.drafts.speech.correcting import corrected
from bot.model import Draft, Reply, Shown
from bot.stores import Store
from bot.stores.materials import Material

Refine = Callable[[Said], Awaitable[Work | None]]


class Corrections:
    """`refine` makes a new revision of the draft that is meant, where what was misheard has gone into its text."""

    def __init__(self, store: Store, refine: Refine) -> None:
        self._materials = store.materials
        self._drafts = store.drafts
        self._refine = refine

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
        text = corrected(heard.text, incoming.text, incoming.quote or "")
        await self._materials.correct(draft, heard.number, text)
        shown = await incoming.room.show(one(Reply(said.words.heard_corrected(text))), incoming.id)
        await self._materials.remember_material(shown, draft, heard.number)
        await running.show(())
        revision = await self._drafts.newest(draft) if draft.state == "written" and text != heard.text else None
        if revision is None:
            return
        wish = Say(said.words.misheard(text))
        if work := await self._refine(replace(said, command=wish, draft=Shown(draft, revision))):
            await work.do(running)
