"""The one door: what happens when somebody says something."""

import logging
from collections.abc import Sequence

from bot.blogs.register import Registrar
from bot.card.card_dialogue import Cards
from bot.commands import (
    Address,
    Again,
    Blogs,
    CarryOn,
    Command,
    Done,
    Drafts,
    Forget,
    Help,
    Learn,
    Register,
    Say,
    Stop,
    Style,
    Thanks,
    There,
    Unknown,
    Write,
    parse,
)
from bot.dialogue.lists import Lists
from bot.dialogue.one_at_a_time import Desk, Doing, one, safe, say, say_busy, told
from bot.dialogue.pasting import Pasting, posts
from bot.drafts.studio import Studio
from bot.model import Blog, Draft, Language, MessageId, Reply, Revision, Shown
from bot.ports import Incoming, Room, Source, Store
from bot.wording import Wording

log = logging.getLogger(__name__)

_NOTES = 20_000  # characters of a file that are taken for notes


class Conversation:
    """`language` is spoken with people whose app does not say theirs. `host` is the model's, empty if there is none."""

    def __init__(
        self, store: Store, library: Registrar, studio: Studio, cards: Cards, host: str, language: Language
    ) -> None:
        self._store = store
        self._library = library
        self._studio = studio
        self._cards = cards
        self._host = host
        self._language = language
        self._desk = Desk()
        self._lists = Lists(store, studio, self._desk)
        self._pasting = Pasting(store)

    async def hear(self, incoming: Incoming) -> None:
        """Answer what somebody said. Never raises but for cancellation: what goes wrong is told to them."""
        words = Wording(incoming.language or self._language)
        try:
            words = Wording(await self._spoken(incoming))
            await self._answer(incoming, words)
        except Exception as error:
            await incoming.room.show(one(Reply(told(error, words, incoming))), incoming.id)

    async def _spoken(self, incoming: Incoming) -> Language:
        known = await self._store.language(incoming.sender)
        if incoming.language and incoming.language != known:
            await self._store.speaks(incoming.sender, incoming.language)
        return incoming.language or known or self._language

    async def _answer(self, incoming: Incoming, words: Wording) -> None:
        command = parse(incoming.text)
        stops = isinstance(command, Stop) and self._desk.busy(incoming.sender)
        if not stops and await self._pasting.goes_on(incoming, command):
            pieces = await self._pasting.said(incoming, command, words)
            if pieces and await self._register(incoming, posts(pieces), words):
                await self._pasting.learned(incoming, len(pieces))
            return
        if self._is_plain(incoming, command) and (card := await self._cards.meant(incoming, command)):
            await self._cards.said(incoming, card.blog, incoming.text, words)
            return
        self._cards.look_away(incoming)
        match command:
            case Say() | Address() if _texts(incoming) and await self._replies_to_a_draft(incoming):
                await self._refine(incoming, Say("\n\n".join([incoming.text, *_texts(incoming)]).strip()), words)
            case Learn():
                await self._learn(incoming, words)
            case Say() | Address() if incoming.files or incoming.unread:
                if _to_us(incoming):
                    await self._learn(incoming, words)
            case Address(text) if _to_us(incoming) and not incoming.reply_to:
                await self._register(incoming, text, words)
            case Register(url):
                await (self._register(incoming, url, words) if url else say(incoming, words.which_address()))
            case Write(topic, notes):
                await self._write(incoming, topic, "\n".join([notes, *_texts(incoming)]).strip("\n"), words)
            case Blogs(which):
                await self._lists.blogs(incoming, which, words)
            case Drafts(which):
                await self._lists.drafts(incoming, which, words)
            case Forget(which):
                await self._lists.forget(incoming, which, words)
            case Style(wish):
                await self._style(incoming, wish, words)
            case Help():
                await say(incoming, words.help(self._host))
            case Stop():
                await self._stop(incoming, words)
            case Thanks():
                if incoming.room.private:
                    await say(incoming, words.welcome())
            case Unknown(name):
                await self._unknown(incoming, name, words)
            case Address(text):
                await self._refine(incoming, Say(text), words)
            case There() if address := await self._library.waiting(incoming.sender):
                await self._register(incoming, address, words)
            case Done() | There():
                await self._refine(incoming, Say(incoming.text), words)
            case Again() | CarryOn() | Say():
                await self._refine(incoming, command, words)

    def _is_plain(self, incoming: Incoming, command: Command) -> bool:
        """Words that may be about a style card: neither a command, nor files, nor the word that stops what is done."""
        if incoming.files or incoming.unread or incoming.text.strip()[:1] in ("", "/", "／", "`"):
            return False
        stops = isinstance(command, Stop) and self._desk.busy(incoming.sender)
        return not stops and isinstance(command, Say | Address | Again | CarryOn | Done | There | Thanks | Stop)

    async def _style(self, incoming: Incoming, wish: str, words: Wording) -> None:
        if voice := await self._studio.voice(incoming.sender):
            await self._cards.said(incoming, voice[0], wish, words)
        else:
            await say(incoming, words.no_blog_yet())

    async def _learn(self, incoming: Incoming, words: Wording) -> None:
        if incoming.files:
            await self._register(incoming, incoming.files, words)
        elif incoming.unread:
            await say(incoming, words.too_large_to_get(incoming.unread[0]))
        else:
            await self._pasting.begin(incoming, words)

    async def _stop(self, incoming: Incoming, words: Wording) -> None:
        doing = self._desk.busy(incoming.sender)
        if doing:
            doing.stop()
        elif _to_us(incoming):
            await say(incoming, words.nothing_to_stop())

    # Registering

    async def _register(self, incoming: Incoming, source: Source, words: Wording) -> bool:
        """Whether it was learned from."""
        with self._desk.doing(incoming.sender, words.reading_a_blog()) as doing:
            if doing is None:
                await say_busy(self._desk, incoming, words)
                return False
            learned: list[Blog] = []
            room = incoming.room.id
            replies = self._library.register(incoming.sender, source, words, learned.append, room, incoming.id)
            shown = await incoming.room.show(safe(replies, words, incoming, doing), incoming.id)
            if learned:
                await self._store.remember_card(shown, learned[0])
            elif doing.stopped:
                await self._library.leave(incoming.sender, incoming.id)
            return bool(learned)

    # Writing and refining

    async def _write(self, incoming: Incoming, topic: str, notes: str, words: Wording) -> None:
        topic = topic or next((line.strip() for line in notes.splitlines() if line.strip()), "")
        if not topic:
            await say(incoming, words.which_topic())
            return
        card = await self._studio.voice(incoming.sender)
        if card is None:
            await say(incoming, words.no_blog_yet())
            return
        with self._desk.doing(incoming.sender, words.writing_a_draft()) as doing:
            if doing is None:
                await say_busy(self._desk, incoming, words)
                return
            room = await incoming.room.thread(topic, incoming.id)
            own_room = room.private or room.id != incoming.room.id or await self._store.has_drafts(room.id)
            blog, version = card
            draft, revision = await self._studio.begin(blog, version, topic, notes, room, own_room)
            await self._show(incoming, room, draft, revision, words, doing)

    async def _refine(self, incoming: Incoming, command: Again | CarryOn | Say, words: Wording) -> None:
        match await self._meant(incoming):
            case None:
                if _to_us(incoming):
                    await say(incoming, await self._lists.what_first(incoming, words))
            case Shown(None, _) | Shown(_, None):
                await say(incoming, words.forgotten_draft())
            case Shown(Draft(owner=owner)) if owner != incoming.sender:
                await say(incoming, words.not_your_draft())
            case Shown(Draft() as draft, Revision() as revision):
                await self._grow(incoming, command, draft, revision, words)

    async def _meant(self, incoming: Incoming) -> Shown | None:
        """Which draft somebody speaks of: the one they reply to, else their newest in a room that is a draft's own."""
        shown = await self._store.shown(incoming.reply_to) if incoming.reply_to else None
        if shown or (incoming.reply_to and not _to_us(incoming)):  # a reply to somebody else is not for us
            return shown
        return await self._store.shown_last(incoming.room.id, incoming.sender)

    async def _replies_to_a_draft(self, incoming: Incoming) -> bool:
        return incoming.reply_to is not None and await self._store.shown(incoming.reply_to) is not None

    async def _grow(
        self, incoming: Incoming, command: Again | CarryOn | Say, draft: Draft, revision: Revision, words: Wording
    ) -> None:
        with self._desk.doing(incoming.sender, words.writing_a_draft()) as doing:
            if doing is None:
                await say_busy(self._desk, incoming, words)
                return
            match command:
                case Again():
                    grown = await self._studio.again(revision)
                case CarryOn():
                    grown = await self._studio.carry_on(revision)
                case Say(text) if not text:
                    return
                case Say(text):
                    request = words.quoted(incoming.quote, text) if incoming.quote else text
                    grown = await self._studio.refine(revision, request)
            await self._show(incoming, incoming.room, draft, grown, words, doing)

    async def _show(
        self, incoming: Incoming, room: Room, draft: Draft, revision: Revision, words: Wording, doing: Doing
    ) -> None:
        async def placed(messages: Sequence[MessageId]) -> None:
            await self._store.remember(messages, revision)

        writing = self._studio.write(draft, revision, words)
        replies = safe(writing, words, incoming, doing, self._studio.stopped(draft, revision, words))
        await placed(await room.show(replies, incoming.id, placed))

    async def _unknown(self, incoming: Incoming, name: str, words: Wording) -> None:
        """In company a slash may be meant for another bot, so only a private word gets an answer."""
        if incoming.room.private or (incoming.addressed and incoming.reply_to):
            await say(incoming, words.unknown_command(name))


def _to_us(incoming: Incoming) -> bool:
    return incoming.room.private or incoming.addressed


def _texts(incoming: Incoming) -> list[str]:
    """What stands in text files that came along with words, as far as notes go."""
    files = (f for f in incoming.files if f.name.lower().endswith((".md", ".markdown", ".txt")))
    return [f.data.decode("utf-8-sig", "replace")[:_NOTES] for f in files]
