"""Ask, before a draft with photos is written, whether they may be looked at, and show what was seen."""

from collections.abc import Callable
from dataclasses import replace

from bot.answer import stop_button
from bot.dialogue.asking.interview import Interview
from bot.dialogue.one_at_a_time import RunningTask, with_errors_shown
from bot.dialogue.photos.look_reply import look_reply
from bot.dialogue.said import Said
from bot.drafts.photos.looking import PaidEye
from bot.drafts.photos.seeing import MAY_I, SEEN, look_question, to_lines, with_question, without_look
from bot.model import Draft, Reply
from bot.ports import Replies, Rooms
from bot.stores import Store


class LookQuestions:
    """Nothing waits but what is stored with the draft. `eye` is None where nobody looks at photos."""

    def __init__(self, store: Store, interview: Interview, rooms: Rooms, eye: PaidEye | None) -> None:
        self._materials = store.materials
        self._drafts = store.drafts
        self._interview = interview
        self._rooms = rooms
        self._eye = eye

    @property
    def host(self) -> str:
        """Whom photos are sent to; empty where nobody looks at them."""
        return self._eye.host if self._eye else ""

    async def before(self, said: Said, draft: Draft, running: RunningTask) -> Draft | None:
        """The draft, to be written now; None: it waits for what its person says of its photos. Raises Forgotten."""
        photos = [one for one in await self._materials.materials(draft) if one.kind == "photo"]
        eyes = (await self._materials.wishes(draft.owner)).eyes
        can_ask = said.incoming.answers and (said.to_us or draft.own_room)
        if not (self._eye and photos and can_ask) or eyes == "no" or await self._drafts.newest(draft):
            return draft
        now = await self._with_question(draft, MAY_I, said.words.may_i_look(len(photos), self._eye.host))
        if now is None:
            return draft
        if eyes == "yes":
            return await self.look(said, now, running)
        await self.show(said, now)
        return None

    async def look(self, said: Said, draft: Draft, running: RunningTask) -> Draft | None:
        """None: what was seen is to be confirmed, or nobody wants it any more; the draft, where nothing was seen."""
        if self._eye is None:
            return without_look(draft)
        found: list[Draft] = []
        looking = self._looked(said, draft, self._eye, found.append)
        replies = with_errors_shown(looking, said.words, said.incoming, running)
        here = said.incoming.room.id == draft.room
        room = said.incoming.room if here else await self._rooms(draft.room) or said.incoming.room
        shown = await room.show(replies, said.incoming.id)
        if not found or running.stopped:
            return None
        [now] = found
        if look_question(now) != look_question(draft):
            await self._materials.remember_material(shown, now)
            return None
        await running.show(())
        return without_look(now)

    async def _looked(self, said: Said, draft: Draft, eye: PaidEye, done: Callable[[Draft], None]) -> Replies:
        """What was seen, for confirmation, and in the end the draft as it is by then."""
        words = said.words
        yield Reply(words.looking_at_photos(eye.host), buttons=(stop_button(words),))
        seen = await eye.look(draft, words.language)
        why = seen.trouble.sentence(words) if seen.trouble else ""
        now = await self._with_question(draft, SEEN, to_lines(seen.photos)) if seen.photos else None
        if now and (question := look_question(now)):
            reply = look_reply(question, words)
            yield replace(reply, text="\n\n".join(filter(None, (why, reply.text))))
        else:
            yield Reply(why or words.nothing_seen())
        done(now or draft)

    async def change(self, said: Said, draft: Draft, seen: dict[int, str]) -> None:
        """Show what is seen instead, for the next word about it. Raises Forgotten."""
        if now := await self._with_question(draft, SEEN, to_lines(seen)):
            await self.show(said, now)

    async def show(self, said: Said, draft: Draft) -> None:
        """The question about its photos that is open, where the draft lives."""
        here = said.incoming.room if said.incoming.room.id == draft.room else None
        await self._interview.show_questions(draft, said.incoming, said.words, here)

    async def _with_question(self, draft: Draft, facet: str, text: str) -> Draft | None:
        """The draft that is asked this now; None: it is written by now."""
        asked = with_question(draft, facet, text)
        if await self._materials.phase(draft, "asked", asked):
            return replace(draft, state="asked", asked=asked)
        return None
