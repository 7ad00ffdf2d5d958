"""Ask what a draft lacks, in one message, and keep what is answered: nothing waits but what is stored."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.answer import one, say
from bot.commands import AskMe, Say, Write
from bot.commands.short_answers import wants_longer
from bot.dialogue.photos.look_reply import look_reply
from bot.dialogue.said import SLASHES, Said
from bot.drafts.material.interview import Asking, Choose, is_answer, material_in, questions
from bot.drafts.photos.seeing import look_question
from bot.model import Button, Draft, Reply, Revision, Shown
from bot.ports import Incoming, Room, Rooms
from bot.stores import Store
from bot.stores.materials import Keeping, Material
from bot.wording import Wording
from styles.material import as_notes

WAITS = timedelta(hours=48)  # for an answer; after that plain words are meant as ever, and the draft rests in the list


class Interview:
    """`choose` finds what to ask; `rooms` finds the one in which a draft lives."""

    def __init__(self, store: Store, rooms: Rooms, now: Callable[[], datetime], choose: Choose) -> None:
        self._materials = store.materials
        self._drafts = store.drafts
        self._cards = store.cards
        self._messages = store.messages
        self._rooms = rooms
        self._now = now
        self._choose = choose

    async def with_question(self, said: Said) -> Said:
        """With the draft whose questions these words answer, where there is one; `draft` is what such questions show of
        a draft that is written by now, or forgotten."""
        incoming = said.incoming
        if not _may_answer(said):
            return said
        if known := await self._materials.given(incoming.id, incoming.sender):
            of_draft, given = known
            is_answer_now = given.kind == "answer" or (given.kind == "speech" and of_draft.state != "written")
            return replace(said, asked=of_draft) if is_answer_now else said
        if not incoming.reply_to and incoming.quote:  # a part of something that is not replied to
            return said
        if not incoming.reply_to:
            open = await self._materials.waiting(incoming.sender, incoming.room.id, self._now() - WAITS)
            return replace(said, asked=open) if open and (open.own_room or said.to_us) else said
        shown = await self._materials.shown_material(incoming.reply_to)
        if shown is None or shown.number:
            return said
        return replace(said, asked=shown.draft) if shown.draft else replace(said, draft=Shown(None, None))

    async def asked_here(self, incoming: Incoming) -> Draft | None:
        """The draft whose questions they reply to, else the one that plain words in this room would answer for."""
        if not incoming.reply_to:
            return await self._materials.waiting(incoming.sender, incoming.room.id, self._now() - WAITS)
        shown = await self._materials.shown_material(incoming.reply_to)
        return shown.draft if shown else None

    async def stands(self, said: Said) -> bool:
        """Whether this was asked about before, by a process that is dead by now; then the question is shown again."""
        known = await self._materials.given(said.incoming.id, said.incoming.sender)
        return bool(
            known and known[0].state == "asked" and await self.show_questions(known[0], said.incoming, said.words)
        )

    async def begin(self, said: Said, write: Write, blog: int, card: int, gathered: Draft | None = None) -> bool:
        """Whether somebody is asked before their draft is written: then it waits for an answer, in its own room.

        `gathered`: the draft that photos were given for already."""
        incoming = said.incoming
        if known := await self._materials.given(incoming.id, incoming.sender):
            draft, _ = known  # the process that heard it first is dead by now
            return draft.state == "written" or (
                draft.state == "asked" and await self.show_questions(draft, incoming, said.words)
            )
        if not (incoming.answers and said.to_us and write.topic) or said.notes:
            return False
        before = as_notes(await self._materials.materials(gathered)) if gathered else ""
        told = Write(write.topic, "\n".join(filter(None, (before, write.notes))))
        asked = questions(await self._asking(said, card, blog, told), self._choose)
        if not asked:
            return False
        room = await incoming.room.thread(write.topic, incoming.id)
        own_room = room.private or room.id != incoming.room.id or await self._messages.has_drafts(room.id)
        new = Draft(
            incoming.sender, blog, card, write.topic, write.notes, room.id, own_room, self._now(), state="gathering"
        )
        draft = await self._gathered(gathered, new, Material(0, "note", write.notes, incoming.id))
        await self._materials.phase(draft, "asked", asked)
        return await self.show_questions(replace(draft, state="asked", asked=asked), incoming, said.words, room)

    async def _gathered(self, gathered: Draft | None, new: Draft, note: Material) -> Draft:
        if gathered is None:
            return await self._materials.gather(new, note)
        await self._materials.keep_material(gathered, note)
        await self._materials.name_draft(gathered, new)
        return replace(gathered, topic=new.topic, room=new.room, own_room=new.own_room, blog=new.blog, card=new.card)

    async def ask_for_more(self, said: Said, draft: Draft, revision: Revision) -> bool:
        """Whether somebody who wants a longer text is asked what it could tell, since their notes are all told."""
        incoming = said.incoming
        wanted = isinstance(said.command, Say) and wants_longer(said.text) and not incoming.quote
        if not (wanted and incoming.answers and draft.state == "written" and revision.text and revision.kind == "text"):
            return False
        told = as_notes(await self._materials.materials(draft))
        notes = told if draft.notes in told else f"{draft.notes}\n{told}".strip()  # begun before materials were kept
        asking = await self._asking(said, draft.card, draft.blog, Write(draft.topic, notes), draft)
        asked = questions(asking, self._choose)
        if not asked:
            return False
        await self._materials.keep_material(draft, Material(0, "note", "", incoming.id))
        before = tuple(question._replace(open=False) for question in draft.asked)
        now = replace(draft, state="asked", asked=(*before, *asked))
        if not await self._materials.phase(draft, now.state, now.asked):
            return False
        await self.show_questions(now, incoming, said.words, incoming.room, revision)
        return True

    async def show_again(self, incoming: Incoming, draft: Draft, words: Wording) -> None:
        """What somebody was asked about a draft; their next words here are the answer, if it lives here."""
        await self._materials.keep_material(draft, Material(0, "note", "", incoming.id))
        await self.show_questions(draft, incoming, words, incoming.room)

    async def keep(self, said: Said, draft: Draft) -> Keeping:
        """Keep what is answered; words in which there is nothing to write are kept as empty ones. Raises Forgotten."""
        text = material_in(said.command, said.incoming.text)
        return await self._materials.keep_material(draft, Material(0, "answer", text, said.incoming.id))

    async def want(self, said: Said, wish: AskMe) -> None:
        """Ask somebody no more before something is written, or again."""
        person, words = said.incoming.sender, said.words
        wishes = await self._materials.wishes(person)
        new = replace(wishes, asks=wish.on, skipped=0 if wish.on else wishes.skipped)
        await self._materials.wish(person, new)
        await say(said.incoming, words.asks_again() if wish.on else words.asks_no_more())

    async def _asking(self, said: Said, card: int, blog: int, write: Write, draft: Draft | None = None) -> Asking:
        person = said.incoming.sender
        return Asking(
            await self._cards.card(card),
            write.topic,
            write.notes,
            await self._materials.wishes(person),
            await self._materials.facets(person, blog),
            said.words.language,
            draft.asked if draft else (),
        )

    async def show_questions(
        self,
        draft: Draft,
        incoming: Incoming,
        words: Wording,
        room: Room | None = None,
        revision: Revision | None = None,
    ) -> bool:
        """True, once its questions stand in its room; those for more are shown below a revision, which they show."""
        about_photos = look_question(draft)
        reply = look_reply(about_photos, words) if about_photos else await self._reply(draft, words, revision)
        there = room or await self._rooms(draft.room) or incoming.room
        shown = await there.show(one(reply), incoming.id)
        if revision:
            await self._messages.remember(shown, revision, draft.owner)
        await self._materials.remember_material(shown, draft)
        return True

    async def _reply(self, draft: Draft, words: Wording, revision: Revision | None) -> Reply:
        open_ones = [question.text for question in draft.asked if question.open]
        again = revision or await self._drafts.newest(draft)
        text = words.questions_for_more(open_ones) if again else words.questions(open_ones)
        return Reply(text, buttons=tuple(Button(*button) for button in (words.just_write(), words.ask_no_more())))


def _may_answer(said: Said) -> bool:
    """Words that may be an answer: neither files, nor a word about what is being done."""
    incoming = said.incoming
    if said.unread or said.is_about_tasks or incoming.files or incoming.about == "edited":
        return False
    return is_answer(said.command, incoming.text.strip()[:1] in SLASHES)
