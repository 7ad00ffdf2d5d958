"""Begin a draft with what somebody said aloud, once it is known what it is about."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from bot.commands import Address, Openings, Say, Write
from bot.dialogue.drafting import Drafting
from bot.dialogue.one_at_a_time import RunningTask, Work
from bot.dialogue.said import Said
from bot.drafts.clipping import clip_topic
from bot.model import Draft
from bot.ports import Incoming
from bot.stores import Store
from bot.stores.materials import Material

WAITS = timedelta(hours=48)  # for the rest of what somebody gives for a draft


class Beginnings:
    """What was heard waits in a draft without a topic, until its person names one."""

    def __init__(self, store: Store, drafting: Drafting, now: Callable[[], datetime]) -> None:
        self._materials = store.materials
        self._messages = store.messages
        self._drafting = drafting
        self._now = now

    async def waiting(self, incoming: Incoming) -> Draft | None:
        """What of somebody waits for a topic in this room."""
        draft = await self._materials.waiting(incoming.sender, incoming.room.id, self._now() - WAITS)
        return draft if draft and has_no_topic(draft) else None

    async def named(self, said: Said) -> tuple[Draft, Write] | None:
        """What was heard whose topic these words name, and what is to be written; None: they do not."""
        asked = _topic_in(said)
        draft = said.asked or (await self.waiting(said.incoming) if begins_a_draft(said) else None)
        if not (asked and draft and draft.owner == said.incoming.sender and has_no_topic(draft)):
            return None
        kinds = {one.kind for one in await self._materials.materials(draft)}
        if "speech" not in kinds or "photo" in kinds:
            return None
        return draft, asked

    async def begin(self, said: Said, draft: Draft, asked: Write) -> Work:
        """Have it written from what was heard."""
        return Work("write", partial(self.write, said, draft, asked))

    async def write(self, said: Said, draft: Draft, asked: Write, running: RunningTask) -> None:
        """The first text of a draft, about this, from all that was given for it. Raises Forgotten."""
        incoming = said.incoming
        topic, notes = clip_topic(asked.topic, asked.notes)
        if notes.strip():
            await self._materials.keep_material(draft, Material(0, "note", notes, f"{incoming.id} notes"))
        room = await incoming.room.thread(topic, incoming.id)
        own_room = room.private or room.id != incoming.room.id or await self._messages.has_drafts(room.id)
        now = replace(draft, topic=topic, room=room.id, own_room=own_room)
        await self._materials.name_draft(draft, now)
        await self._drafting.write_given(said, now, running)


def has_no_topic(draft: Draft) -> bool:
    """Whether nobody knows yet what it is about."""
    return draft.state == "gathering" and not draft.topic


def begins_a_draft(said: Said) -> Write | None:
    """What is to be written, where a command names it."""
    match said.command:
        case Write(topic, notes) | Openings(topic, notes) if topic:
            return Write(topic, notes)
        case _:
            return None


def _topic_in(said: Said) -> Write | None:
    """What is to be written: named by a command, or by plain words where we have asked for it."""
    incoming = said.incoming
    if incoming.files or incoming.pictures or incoming.quote:
        return None
    match said.command:
        case Say(text) | Address(text) if said.to_us and text.strip():
            topic, _, notes = text.strip().partition("\n")
            return Write(topic.strip(), notes.strip("\n"))
        case _:
            return begins_a_draft(said)
