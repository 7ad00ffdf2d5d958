"""Voice messages: what was heard is shown, kept for its draft, and done as if it had been typed."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from bot.answer import one, say, stop_button
from bot.commands import Openings, Write
from bot.dialogue.lists import Lists
from bot.dialogue.one_at_a_time import RunningTask, Work, with_errors_shown
from bot.dialogue.said import Said
from bot.dialogue.speech.beginnings import WAITS, Beginnings, begins_a_draft, has_no_topic
from bot.dialogue.speech.listening import Listening, check_sounds
from bot.drafts.speech.names import likely_names
from bot.drafts.studio import Studio
from bot.errors import Forgotten
from bot.model import Draft, Reply
from bot.ports import Incoming, Replies
from bot.stores import Store
from bot.stores.materials import Material, ShownMaterial
from bot.wording import Wording

AsTyped = Callable[[Incoming, Wording], Awaitable[Work | None]]  # what is done about words


@dataclass(frozen=True)
class KeptSpeech:
    """What was heard, and the draft that it is kept for, with its number there."""

    text: str
    draft: Draft
    number: int


class VoiceMessages:
    """`as_typed` does what is done about words that somebody typed."""

    def __init__(
        self,
        store: Store,
        studio: Studio,
        lists: Lists,
        listening: Listening | None,
        beginnings: Beginnings,
        as_typed: AsTyped,
        now: Callable[[], datetime],
    ) -> None:
        self._materials = store.materials
        self._messages = store.messages
        self._drafts = store.drafts
        self._cards = store.cards
        self._studio = studio
        self._lists = lists
        self._listening = listening
        self._beginnings = beginnings
        self._as_typed = as_typed
        self._now = now

    async def wanted(self, said: Said) -> bool:
        """Whether somebody said something aloud, to us or for a draft of theirs, that can be listened to."""
        incoming = said.incoming
        if not (self._listening and incoming.sounds) or said.pasting:
            return False
        is_for_a_draft = incoming.in_our_thread and await self._messages.shown_last(incoming.room.id, incoming.sender)
        return said.to_us or bool(is_for_a_draft)

    async def listen(self, said: Said) -> Work | None:
        """Listen when their turn has come; whoever has no voice to write in is told first. Raises NotHeard."""
        check_sounds(said.incoming.sounds)
        if not await self._studio.voice(said.incoming.sender):
            await say(said.incoming, await self._lists.no_voice(said.incoming.sender, said.words))
        elif said.draft and said.draft.draft is None:
            await say(said.incoming, said.words.forgotten_draft())
        elif (said.draft and said.draft.draft and said.draft.draft.owner != said.incoming.sender) or (
            (of := await self._shown(said.incoming)) and of.draft and of.draft.owner != said.incoming.sender
        ):
            await say(said.incoming, said.words.not_your_draft())
        else:
            return Work("write", partial(self._listen, said))
        return None

    async def _listen(self, said: Said, running: RunningTask) -> None:
        assert self._listening
        heard: list[KeptSpeech] = []
        hearing = self._hear(said, self._listening, running, heard.append)
        replies = with_errors_shown(hearing, said.words, said.incoming, running)
        shown = await said.incoming.room.show(replies, said.incoming.id)
        if not heard:
            return
        [found] = heard
        await self._materials.remember_material(shown, found.draft, found.number)
        await running.show(())
        await self._go_on(said, found, running)

    async def _go_on(self, said: Said, heard: KeptSpeech, running: RunningTask) -> None:
        """Write what they name with it, ask for what is not known yet, or do what the same words would do."""
        incoming = said.incoming
        if (asked := begins_a_draft(said)) and has_no_topic(heard.draft):
            await self._beginnings.write(said, heard.draft, asked, running)
            return
        if has_no_topic(heard.draft):
            asked_for = one(Reply(said.words.heard_about_what()))
            await self._materials.remember_material(await incoming.room.show(asked_for, incoming.id), heard.draft)
            return
        shown = await self._shown(incoming)
        reply_to = None if shown and shown.number else incoming.reply_to
        text = f"{incoming.text}\n{heard.text}".strip("\n")
        typed = replace(incoming, text=text, sounds=(), about=None, reply_to=reply_to)
        if work := await self._as_typed(typed, said.words):
            await work.do(running)

    async def _hear(
        self, said: Said, listening: Listening, running: RunningTask, done: Callable[[KeptSpeech], None]
    ) -> Replies:
        """What is heard, and in the end what was; what a process that is dead by now has heard is not heard again."""
        incoming, words = said.incoming, said.words
        if known := await self._materials.given(incoming.id, incoming.sender):
            draft, material = known
            yield Reply(words.heard(material.text, sum(sound.seconds for sound in incoming.sounds)))
            done(KeptSpeech(material.text, draft, material.number))
            return
        yield Reply(words.listening(listening.host), buttons=(stop_button(words),))
        if running.task.tries <= 1:
            await listening.count(incoming.sender, incoming.sounds)
        first = not await self._materials.has_given(incoming.sender, "speech")
        meant = await self._meant(said)
        language, names = await self._expected(said, meant)
        transcript = await listening.transcript(incoming.sender, incoming.sounds, language, names)
        heard = await self._keep(said, meant, transcript.text)
        told = f"\n{words.speech_goes_to(listening.host)}" if first else ""
        yield Reply(words.heard(transcript.text, transcript.seconds) + told)
        done(heard)

    async def _meant(self, said: Said) -> Draft | None:
        """The draft that the same words would be about if they were typed."""
        incoming = said.incoming
        if isinstance(said.command, Write | Openings):
            return await self._beginnings.waiting(incoming)
        if said.draft:
            return said.draft.draft
        if shown := await self._shown(incoming):
            return shown.draft
        person, room = incoming.sender, incoming.room.id
        if waiting := await self._materials.waiting(person, room, self._now() - WAITS):
            return waiting
        shown_last = await self._messages.shown_last(room, person)
        return shown_last.draft if shown_last else None

    async def _shown(self, incoming: Incoming) -> ShownMaterial | None:
        """What the message they reply to shows of what was given for a draft; None: nothing of that."""
        return await self._materials.shown_material(incoming.reply_to) if incoming.reply_to else None

    async def _expected(self, said: Said, draft: Draft | None) -> tuple[str, str]:
        """The language that is most likely spoken, and names that may come. Raises Forgotten."""
        _, card = await self._voice(said)
        topic, notes = (draft.topic, draft.notes) if draft else ("", said.incoming.text)
        used = await self._cards.card(draft.card if draft else card)
        return used.language, likely_names(topic, notes)

    async def _voice(self, said: Said) -> tuple[int, int]:
        """The blog somebody writes as, and its card. Raises Forgotten."""
        if voice := await self._studio.voice(said.incoming.sender):
            return voice[0].id, voice[1]
        raise Forgotten

    async def _keep(self, said: Said, meant: Draft | None, text: str) -> KeptSpeech:
        """Kept for its draft, or for a new one. Raises Forgotten."""
        incoming = said.incoming
        given = Material(0, "speech", text, incoming.id)
        if meant is None:
            meant = await self._materials.gather(await self._new_draft(said), given)
        else:
            await self._keep_for(meant, given)
        found = await self._materials.given(incoming.id, incoming.sender)
        if found is None:
            raise Forgotten
        return KeptSpeech(text, found[0], found[1].number)

    async def _keep_for(self, draft: Draft, given: Material) -> None:
        """Also where the draft has gone on while it was listened to. Raises Forgotten."""
        if await self._materials.keep_material(draft, given) == "late":
            if (now := await self._drafts.draft(draft.id, draft.owner)) is None:
                raise Forgotten
            await self._materials.keep_material(now, given)

    async def _new_draft(self, said: Said) -> Draft:
        """One whose topic is not known yet, in the room where this was said. Raises Forgotten."""
        room = said.incoming.room
        blog, card = await self._voice(said)
        own = room.private or await self._messages.has_drafts(room.id)
        return Draft(said.incoming.sender, blog, card, "", "", room.id, own, self._now(), state="gathering")
