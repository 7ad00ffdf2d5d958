"""Gather photos for the next draft, or tell for which one they are meant, and begin a draft with them."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from bot.answer import say
from bot.commands import Address, Say, Write
from bot.commands.short_answers import wants_photos_added
from bot.dialogue.one_at_a_time import RunningTask, Work
from bot.dialogue.said import Said
from bot.drafts.clipping import TOPIC
from bot.drafts.photos.giving import PhotoIntake, TakenPhotos
from bot.drafts.studio import Studio
from bot.errors import Forgotten
from bot.model import Button, Draft
from bot.ports import Incoming
from bot.stores import Messages, Store
from bot.stores.materials import Material
from styles.material import as_notes
from styles.pictures.anchors import without_photos

WAITS = timedelta(hours=48)  # for a topic; after that photos begin another draft
FEW = 2  # photos that come with words of a request; more of them are the next post
ALBUM = 10  # photos: Telegram and Discord send more than these in another message
REST = timedelta(minutes=5)  # within which that other message comes
REST_OF_ALBUM = 2.0  # seconds within which it mostly comes


class PhotoDialogue:
    """What waits is a draft without a topic, in the state of gathering; nothing is kept but where the photos are."""

    def __init__(
        self,
        store: Store,
        studio: Studio,
        intake: PhotoIntake,
        now: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        self._materials = store.materials
        self._messages: Messages = store.messages
        self._forgetting = store.forgetting
        self._studio = studio
        self._intake = intake
        self._now = now
        self._sleep = sleep

    async def waiting(self, incoming: Incoming) -> Draft | None:
        """The photos of somebody that wait for a topic in this room."""
        draft = await self._materials.waiting(incoming.sender, incoming.room.id, self._now() - WAITS)
        return draft if draft and await self._are_waiting_in(draft) else None

    async def _are_waiting_in(self, draft: Draft) -> bool:
        if draft.state != "gathering" or draft.topic:
            return False
        return any(one.kind == "photo" for one in await self._materials.materials(draft))

    async def as_topic(self, said: Said) -> Said:
        """Plain words, where photos wait for a topic, are that topic and the notes; nothing was asked there."""
        if said.asked is None or not await self._are_waiting_in(said.asked):
            return said
        if not isinstance(said.command, Say) or said.along or await self.are_for_last_draft(said):
            return replace(said, asked=None)
        topic, _, notes = said.incoming.text.strip().partition("\n")
        return replace(said, command=Write(topic.strip(), notes.strip("\n")), asked=None)

    async def are_for_last_draft(self, said: Said) -> bool:
        """Whether words say that the photos which wait belong into the draft that is written here."""
        if said.along or not wants_photos_added(said.incoming.text):
            return False
        last = await self._messages.shown_last(said.incoming.room.id, said.incoming.sender)
        return last is not None and last.draft is not None

    async def is_for_a_draft(self, said: Said) -> bool:
        """Whether photos are meant for a draft that is written: in reply to it, in its thread, the rest of its album,
        or a few with words."""
        incoming = said.incoming
        if said.draft or incoming.in_our_thread:
            return True
        if not incoming.room.private or await self.waiting(incoming):
            return False
        last = await self._messages.shown_last(incoming.room.id, incoming.sender)
        if last is None or last.draft is None:
            return False
        if incoming.text.strip():
            return len(incoming.pictures) <= FEW
        return await self._is_rest(last.draft)

    async def _is_rest(self, draft: Draft) -> bool:
        """Whether a draft was just begun with whole albums, so that another one belongs to them."""
        photos = [one for one in await self._materials.materials(draft) if one.kind == "photo"]
        newest = photos[-1].created if photos else None
        return bool(newest and len(photos) % ALBUM == 0 and self._now() - newest <= REST)

    async def gather(self, said: Said) -> Work | None:
        """Keep photos for the next draft, and say which numbers they have. What came as a file is looked at first."""
        if said.draft is None and said.incoming.reply_to and not said.to_us:
            return None
        if await self._studio.voice(said.incoming.sender) is None:
            await say(said.incoming, said.words.no_blog_yet())
            return None
        if any(picture.as_file for picture in said.incoming.pictures):
            return Work("write", partial(self._gather, said))
        await self._gather(said)
        return None

    async def _gather(self, said: Said, running: RunningTask | None = None) -> None:
        incoming, words = said.incoming, said.words
        captioned = isinstance(said.command, Say | Address)
        draft, taken = await self._intake.take(await self.waiting(incoming), await self._new(said), incoming, captioned)
        note = incoming.text.strip() if captioned and len(incoming.pictures) > 1 else ""
        if draft and note:
            await self._materials.keep_material(draft, Material(0, "note", note, incoming.id))
        has_words = draft is not None and await self._has_words(draft)
        next_step = "" if draft is None else words.photos_for_next_draft() if has_words else words.photos_want_a_topic()
        tip = words.photo_as_file() if _are_first_of_an_album(taken, incoming) else ""
        buttons = (Button(*words.write_with_photos()),) if has_words else ()
        await say(incoming, "\n".join(filter(None, (taken.said(words), next_step, tip))), buttons)

    async def _new(self, said: Said) -> Draft:
        """What photos are gathered for where nothing waits. Raises Forgotten where there is no voice any more."""
        voice = await self._studio.voice(said.incoming.sender)
        if voice is None:
            raise Forgotten
        blog, card = voice
        room = said.incoming.room
        return Draft(blog.owner, blog.id, card, "", "", room.id, room.private, self._now(), state="gathering")

    async def _has_words(self, draft: Draft) -> bool:
        return any(one.text.strip() for one in await self._materials.materials(draft))

    async def have_words(self, said: Said) -> bool:
        """Whether something was said with the photos that wait, so that they need no other topic."""
        draft = await self.waiting(said.incoming)
        return draft is not None and await self._has_words(draft)

    # Beginning a draft with them

    async def at_hand(self, said: Said) -> tuple[Draft | None, str]:
        """The draft of the photos that came with what was said or wait for it, and what to say of those that came; None
        where there are no photos."""
        incoming = said.incoming
        known = await self._materials.given(incoming.id, incoming.sender)
        draft, told = known[0] if known else await self.waiting(incoming), ""
        if incoming.pictures:
            draft, taken = await self._intake.take(draft, await self._new(said), incoming, captioned=False)
            told = taken.said(said.words)
        return draft if draft and draft.state == "gathering" else None, told

    async def with_notes(self, said: Said, notes: str) -> tuple[Draft | None, str]:
        """The same with these notes kept, once the rest of an album had time to come."""
        draft, told = await self.at_hand(said)
        if draft:
            await self._materials.keep_material(draft, Material(0, "note", notes, said.incoming.id))
        if draft and len(said.incoming.pictures) >= ALBUM:
            await self._sleep(REST_OF_ALBUM)
        return draft, told

    async def topic(self, draft: Draft | None, notes: str) -> str:
        """The first that is said in notes, else the first that was said with gathered photos; empty: nothing was."""
        return topic_in(notes) or (topic_in(as_notes(await self._materials.materials(draft))) if draft else "")

    async def named(self, gathered: Draft, new: Draft) -> Draft:
        """The draft of gathered photos under the topic and in the room of a new one. Raises Forgotten."""
        await self._materials.name_draft(gathered, new)
        return replace(gathered, topic=new.topic, room=new.room, own_room=new.own_room, blog=new.blog, card=new.card)

    async def keep_for(self, said: Said, draft: Draft) -> None:
        """Photos that came with an answer, or in its place."""
        if said.incoming.pictures:
            _, taken = await self._intake.take(draft, draft, said.incoming, captioned=False)
            await say(said.incoming, taken.said(said.words))

    async def added(self, said: Said, draft: Draft) -> tuple[str, str]:
        """The places of photos that came for a written draft, or waited for one and are meant for this, as lines of a
        request, and what to say of them."""
        if said.incoming.pictures:
            _, taken = await self._intake.take(draft, draft, said.incoming, captioned=False)
        elif waiting := await self.waiting(said.incoming):
            told = as_notes([one for one in await self._materials.materials(waiting) if one.kind != "photo"])
            taken = await self._intake.move(waiting, draft)
            await self._forgetting.forget_draft(waiting)
            lines = taken.lines(said.words.language)
            return "\n".join(filter(None, (lines, told))), taken.said(said.words)
        else:
            return "", ""
        return taken.lines(said.words.language), taken.said(said.words)


def _are_first_of_an_album(taken: TakenPhotos, incoming: Incoming) -> bool:
    """Whether these are the first photos of a draft, several, and none sent as a file."""
    several = len(taken.photos) > 1 and taken.photos[0][0] == 1
    return several and not any(picture.as_file for picture in incoming.pictures)


def topic_in(notes: str) -> str:
    """The first line of notes in which something is said."""
    return next((line.strip()[:TOPIC] for line in without_photos(notes).splitlines() if line.strip()), "")
