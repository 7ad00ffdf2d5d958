"""The one door: what happens when somebody says something."""

import logging
import secrets
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import aclosing, contextmanager

from bot.commands import Again, Blogs, CarryOn, Drafts, Forget, Help, Learn, Register, Say, Unknown, Write, parse
from bot.errors import BotError
from bot.library import Library
from bot.model import Blog, Button, Draft, Language, Reply, Revision, Shown
from bot.ports import Incoming, Replies, Room, Source, Store
from bot.studio import Studio
from bot.wording import Wording

log = logging.getLogger(__name__)

_LISTED = 10  # drafts shown in a list


class Conversation:
    """`language` is spoken with people whose app does not say theirs. `host` is the model's, empty if there is none."""

    def __init__(self, store: Store, library: Library, studio: Studio, host: str, language: Language) -> None:
        self._store = store
        self._library = library
        self._studio = studio
        self._host = host
        self._language = language
        self._busy: dict[str, str] = {}  # person: what we are doing for them

    async def hear(self, incoming: Incoming) -> None:
        """Answer what somebody said. Never raises but for cancellation: what goes wrong is told to them."""
        words = Wording(await self._spoken(incoming))
        try:
            await self._answer(incoming, words)
        except Exception as error:
            await incoming.room.show(_one(Reply(_told(error, words, incoming))), incoming.id)

    async def _spoken(self, incoming: Incoming) -> Language:
        known = await self._store.language(incoming.sender)
        if incoming.language and incoming.language != known:
            await self._store.speaks(incoming.sender, incoming.language)
        return incoming.language or known or self._language

    async def _answer(self, incoming: Incoming, words: Wording) -> None:
        match parse(incoming.text):
            case Learn() | Say() if incoming.files:
                await self._register(incoming, incoming.files, words)
            case Learn() | Say() if incoming.unread:
                await _say(incoming, words.too_large_to_get(incoming.unread[0]))
            case Learn():
                await _say(incoming, words.which_files())
            case Register(url) if url:
                await self._register(incoming, url, words)
            case Register():
                await _say(incoming, words.which_address())
            case Write(topic, notes) if topic or notes.strip():
                await self._write(incoming, topic or notes.strip().splitlines()[0], notes, words)
            case Write():
                await _say(incoming, words.which_topic())
            case Blogs(which):
                await self._blogs(incoming, which, words)
            case Drafts(which):
                await self._drafts(incoming, which, words)
            case Forget(which):
                await self._forget(incoming, which, words)
            case Help():
                await _say(incoming, words.help(self._host))
            case Unknown(name):
                await self._unknown(incoming, name, words)
            case Again() | CarryOn() | Say() as command:
                await self._refine(incoming, command, words)

    # Registering

    async def _register(self, incoming: Incoming, source: Source, words: Wording) -> None:
        with self._doing(incoming, words.reading_a_blog()) as busy_with:
            if busy_with:
                await _say(incoming, words.busy_with(busy_with))
                return
            replies = self._library.register(incoming.sender, source, words)
            await incoming.room.show(_safe(replies, words, incoming), incoming.id)

    # Writing and refining

    async def _write(self, incoming: Incoming, topic: str, notes: str, words: Wording) -> None:
        card = await self._newest_card(incoming.sender)
        if card is None:
            await _say(incoming, words.no_blog_yet())
            return
        with self._doing(incoming, words.writing_a_draft()) as busy_with:
            if busy_with:
                await _say(incoming, words.busy_with(busy_with))
                return
            room = await incoming.room.thread(topic, incoming.id)
            own_room = room.private or room.id != incoming.room.id or bool(await self._store.shown_last(room.id))
            blog, version = card
            draft, revision = await self._studio.begin(blog, version, topic, notes, room, own_room)
            await self._show(incoming, room, draft, revision, words)

    async def _newest_card(self, person: str) -> tuple[Blog, int] | None:
        for blog in await self._store.blogs(person):
            if found := await self._store.newest_card(blog):
                return blog, found[0]
        return None

    async def _refine(self, incoming: Incoming, command: Again | CarryOn | Say, words: Wording) -> None:
        match await self._meant(incoming):
            case None:
                if incoming.room.private:
                    await _say(incoming, await self._what_first(incoming, words))
            case Shown(None, _) | Shown(_, None):
                await _say(incoming, words.forgotten_draft())
            case Shown(Draft(owner=owner)) if owner != incoming.sender:
                if incoming.reply_to:  # others may talk in its thread; only a reply asks for something
                    await _say(incoming, words.not_your_draft())
            case Shown(Draft() as draft, Revision() as revision):
                await self._grow(incoming, command, draft, revision, words)

    async def _meant(self, incoming: Incoming) -> Shown | None:
        """Which draft somebody speaks of: the one they reply to, else the newest of a room that is a draft's own."""
        shown = await self._store.shown(incoming.reply_to) if incoming.reply_to else None
        return shown or await self._store.shown_last(incoming.room.id)

    async def _what_first(self, incoming: Incoming, words: Wording) -> str:
        return words.no_draft_yet() if await self._newest_card(incoming.sender) else words.no_blog_yet()

    async def _grow(
        self, incoming: Incoming, command: Again | CarryOn | Say, draft: Draft, revision: Revision, words: Wording
    ) -> None:
        with self._doing(incoming, words.writing_a_draft()) as busy_with:
            match command:
                case _ if busy_with:
                    await _say(incoming, words.busy_with(busy_with))
                    return
                case Again():
                    grown = await self._studio.again(revision)
                case CarryOn():
                    grown = await self._studio.carry_on(revision)
                case Say(text) if not text:
                    return
                case Say(text):
                    request = words.quoted(incoming.quote, text) if incoming.quote else text
                    grown = await self._studio.refine(revision, request)
            await self._show(incoming, incoming.room, draft, grown, words)

    async def _show(self, incoming: Incoming, room: Room, draft: Draft, revision: Revision, words: Wording) -> None:
        replies = self._studio.write(draft, revision, words)
        await self._store.remember(await room.show(_safe(replies, words, incoming), incoming.id), revision)

    @contextmanager
    def _doing(self, incoming: Incoming, what: str) -> Iterator[str]:
        """One thing at a time for each person. Gives what we are doing for them already, empty if nothing."""
        if already := self._busy.get(incoming.sender):
            yield already
            return
        self._busy[incoming.sender] = what
        try:
            yield ""
        finally:
            del self._busy[incoming.sender]

    # Lists

    async def _blogs(self, incoming: Incoming, which: str, words: Wording) -> None:
        blogs = await self._store.blogs(incoming.sender)
        if not blogs:
            await _say(incoming, words.no_blogs())
        elif which:
            await self._use(incoming, blogs, which, words)
        else:
            others = range(2, min(len(blogs), 6) + 1)
            buttons = tuple(Button(words.write_as_button(n), f"/blogs {n}") for n in others)
            await _say(incoming, words.blogs([await self._named(b, words) for b in blogs]), buttons)

    async def _named(self, blog: Blog, words: Wording) -> str:
        found = await self._store.newest_card(blog)
        return words.blog(blog.title, found[1].posts if found else 0)

    async def _use(self, incoming: Incoming, blogs: Sequence[Blog], which: str, words: Wording) -> None:
        if blog := _picked(blogs, which):
            await self._store.use(blog)
            await _say(incoming, words.write_as(blog.title))
        else:
            await _say(incoming, words.no_such_number(which))

    async def _drafts(self, incoming: Incoming, which: str, words: Wording) -> None:
        drafts = await self._store.drafts(incoming.sender, _LISTED)
        if not drafts:
            await _say(incoming, await self._what_first(incoming, words))
        elif not which:
            buttons = tuple(Button(words.open_button(n), f"/drafts {n}") for n in range(1, min(len(drafts), 5) + 1))
            await _say(incoming, words.drafts([words.draft(d.topic, d.created) for d in drafts]), buttons)
        elif not (which.isdecimal() and 1 <= int(which) <= len(drafts)):
            await _say(incoming, words.no_such_number(which))
        else:
            draft = drafts[int(which) - 1]
            revision = await self._store.newest(draft)
            if revision is None:
                await _say(incoming, words.forgotten_draft())
                return
            shown = await incoming.room.show(self._studio.show(draft, revision, words), incoming.id)
            await self._store.remember(shown, revision)

    async def _forget(self, incoming: Incoming, which: str, words: Wording) -> None:
        blogs = await self._store.blogs(incoming.sender)
        if not blogs:
            await _say(incoming, words.no_blogs())
        elif not which:
            buttons = tuple(
                Button(words.forget_button(n), f"/forget-blog {n}") for n in range(1, min(len(blogs), 6) + 1)
            )
            await _say(incoming, words.forget_which([await self._named(b, words) for b in blogs]), buttons)
        elif blog := _picked(blogs, which):
            with self._doing(incoming, words.reading_a_blog()) as busy_with:
                if busy_with:
                    await _say(incoming, words.busy_with(busy_with))
                    return
                drafts = await self._store.forget_blog(blog)
                await _say(incoming, words.forgot(blog.title, drafts))
        else:
            await _say(incoming, words.no_such_number(which))

    async def _unknown(self, incoming: Incoming, name: str, words: Wording) -> None:
        """In company a slash may be meant for another bot, so only a private word gets an answer."""
        if incoming.room.private:
            await _say(incoming, words.unknown_command(name))


def _picked(blogs: Sequence[Blog], which: str) -> Blog | None:
    """By number in the list, else by title or address."""
    if which.isdecimal():
        return blogs[int(which) - 1] if 1 <= int(which) <= len(blogs) else None
    return next((b for b in blogs if which.casefold() in (b.title.casefold(), b.address.casefold())), None)


async def _say(incoming: Incoming, text: str, buttons: tuple[Button, ...] = ()) -> None:
    await incoming.room.show(_one(Reply(text, buttons=buttons)), incoming.id)


async def _one(reply: Reply) -> AsyncGenerator[Reply, None]:
    yield reply


async def _safe(replies: Replies, words: Wording, incoming: Incoming) -> AsyncGenerator[Reply, None]:
    """The replies, and where they break off, why: in the place of what was shown last."""
    try:
        async with aclosing(replies):
            async for reply in replies:
                yield reply
    except Exception as error:
        yield Reply(_told(error, words, incoming))


def _told(error: Exception, words: Wording, incoming: Incoming) -> str:
    """What a person reads of an error; a bug gets a number that finds the line in the log."""
    if isinstance(error, BotError):
        log.info("told %s of %s", incoming.sender, type(error).__name__)
        return error.said(words)
    number = secrets.token_hex(3)
    log.error("error %s while hearing %s", number, incoming.id, exc_info=error)
    return words.went_wrong(number)
