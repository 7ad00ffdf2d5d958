"""The one door: what happens when somebody says something."""

import asyncio
import logging
import re
import secrets
import traceback
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import aclosing, contextmanager

from bot.commands import (
    Address,
    Again,
    Blogs,
    CarryOn,
    Drafts,
    Forget,
    Help,
    Learn,
    Register,
    Say,
    Stop,
    Thanks,
    Unknown,
    Write,
    number,
    parse,
)
from bot.errors import BotError
from bot.library import Library
from bot.model import Blog, Button, Draft, Language, MessageId, Reply, Revision, Shown
from bot.ports import Incoming, Replies, Room, Source, Store
from bot.studio import Studio
from bot.wording import Wording

log = logging.getLogger(__name__)

_LISTED = 10  # drafts shown in a list
_NOTES = 20_000  # characters of a file that are taken for notes


class _Doing:
    """What is being done for somebody, and the way to stop it."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.stopped = False
        self._step: asyncio.Timeout | None = None

    def stop(self) -> None:
        self.stopped = True
        if self._step and not self._step.expired():
            self._step.reschedule(asyncio.get_running_loop().time())

    async def next(self, replies: Replies) -> Reply:
        """The next reply. Raises StopAsyncIteration at their end, and _Stopped."""
        if self.stopped:
            raise _Stopped
        try:
            async with asyncio.timeout(None) as self._step:
                return await anext(replies)
        except TimeoutError:
            if not self.stopped:
                raise
            raise _Stopped from None
        finally:
            self._step = None


class _Stopped(Exception):
    """The person wants no more of it."""


class Conversation:
    """`language` is spoken with people whose app does not say theirs. `host` is the model's, empty if there is none."""

    def __init__(self, store: Store, library: Library, studio: Studio, host: str, language: Language) -> None:
        self._store = store
        self._library = library
        self._studio = studio
        self._host = host
        self._language = language
        self._busy: dict[str, _Doing] = {}  # by person

    async def hear(self, incoming: Incoming) -> None:
        """Answer what somebody said. Never raises but for cancellation: what goes wrong is told to them."""
        words = Wording(incoming.language or self._language)
        try:
            words = Wording(await self._spoken(incoming))
            await self._answer(incoming, words)
        except Exception as error:
            await incoming.room.show(_one(Reply(_told(error, words, incoming))), incoming.id)

    async def _spoken(self, incoming: Incoming) -> Language:
        known = await self._store.language(incoming.sender)
        if incoming.language and incoming.language != known:
            await self._store.speaks(incoming.sender, incoming.language)
        return incoming.language or known or self._language

    async def _answer(self, incoming: Incoming, words: Wording) -> None:
        command = parse(incoming.text)
        match command:
            case Say() | Address() if incoming.files and incoming.reply_to and await self._meant(incoming):
                await self._refine(incoming, Say("\n\n".join([incoming.text, *_texts(incoming)]).strip()), words)
            case Learn():
                await self._learn(incoming, words)
            case Say() | Address() if incoming.files or incoming.unread:
                if _to_us(incoming):
                    await self._learn(incoming, words)
            case Address(text) if _to_us(incoming) and not incoming.reply_to:
                await self._register(incoming, text, words)
            case Register(url):
                await (self._register(incoming, url, words) if url else _say(incoming, words.which_address()))
            case Write(topic, notes):
                await self._write(incoming, topic, "\n".join([notes, *_texts(incoming)]).strip("\n"), words)
            case Blogs(which):
                await self._blogs(incoming, which, words)
            case Drafts(which):
                await self._drafts(incoming, which, words)
            case Forget(which):
                await self._forget(incoming, which, words)
            case Help():
                await _say(incoming, words.help(self._host))
            case Stop():
                await self._stop(incoming, words)
            case Thanks():
                if incoming.room.private:
                    await _say(incoming, words.welcome())
            case Unknown(name):
                await self._unknown(incoming, name, words)
            case Address(text):
                await self._refine(incoming, Say(text), words)
            case Again() | CarryOn() | Say():
                await self._refine(incoming, command, words)

    async def _learn(self, incoming: Incoming, words: Wording) -> None:
        if incoming.files:
            await self._register(incoming, incoming.files, words)
        elif incoming.unread:
            await _say(incoming, words.too_large_to_get(incoming.unread[0]))
        else:
            await _say(incoming, words.which_files())

    async def _stop(self, incoming: Incoming, words: Wording) -> None:
        doing = self._busy.get(incoming.sender)
        if doing:
            doing.stop()
        elif _to_us(incoming):
            await _say(incoming, words.nothing_to_stop())

    # Registering

    async def _register(self, incoming: Incoming, source: Source, words: Wording) -> None:
        with self._doing(incoming, words.reading_a_blog()) as doing:
            if doing is None:
                await self._say_busy(incoming, words)
                return
            replies = self._library.register(incoming.sender, source, words)
            await incoming.room.show(_safe(replies, words, incoming, doing), incoming.id)

    # Writing and refining

    async def _write(self, incoming: Incoming, topic: str, notes: str, words: Wording) -> None:
        topic = topic or next((line.strip() for line in notes.splitlines() if line.strip()), "")
        if not topic:
            await _say(incoming, words.which_topic())
            return
        card = await self._newest_card(incoming.sender)
        if card is None:
            await _say(incoming, words.no_blog_yet())
            return
        with self._doing(incoming, words.writing_a_draft()) as doing:
            if doing is None:
                await self._say_busy(incoming, words)
                return
            room = await incoming.room.thread(topic, incoming.id)
            own_room = room.private or room.id != incoming.room.id or await self._store.has_drafts(room.id)
            blog, version = card
            draft, revision = await self._studio.begin(blog, version, topic, notes, room, own_room)
            await self._show(incoming, room, draft, revision, words, doing)

    async def _newest_card(self, person: str) -> tuple[Blog, int] | None:
        for blog in await self._store.blogs(person):
            if found := await self._store.newest_card(blog):
                return blog, found[0]
        return None

    async def _refine(self, incoming: Incoming, command: Again | CarryOn | Say, words: Wording) -> None:
        match await self._meant(incoming):
            case None:
                if _to_us(incoming):
                    await _say(incoming, await self._what_first(incoming, words))
            case Shown(None, _) | Shown(_, None):
                await _say(incoming, words.forgotten_draft())
            case Shown(Draft(owner=owner)) if owner != incoming.sender:
                await _say(incoming, words.not_your_draft())
            case Shown(Draft() as draft, Revision() as revision):
                await self._grow(incoming, command, draft, revision, words)

    async def _meant(self, incoming: Incoming) -> Shown | None:
        """Which draft somebody speaks of: the one they reply to, else their newest in a room that is a draft's own."""
        shown = await self._store.shown(incoming.reply_to) if incoming.reply_to else None
        if shown or (incoming.reply_to and not _to_us(incoming)):  # a reply to somebody else is not for us
            return shown
        return await self._store.shown_last(incoming.room.id, incoming.sender)

    async def _what_first(self, incoming: Incoming, words: Wording) -> str:
        return words.no_draft_yet() if await self._newest_card(incoming.sender) else words.no_blog_yet()

    async def _grow(
        self, incoming: Incoming, command: Again | CarryOn | Say, draft: Draft, revision: Revision, words: Wording
    ) -> None:
        with self._doing(incoming, words.writing_a_draft()) as doing:
            if doing is None:
                await self._say_busy(incoming, words)
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
        self, incoming: Incoming, room: Room, draft: Draft, revision: Revision, words: Wording, doing: _Doing
    ) -> None:
        async def placed(messages: Sequence[MessageId]) -> None:
            await self._store.remember(messages, revision)

        replies = _safe(self._studio.write(draft, revision, words), words, incoming, doing)
        await placed(await room.show(replies, incoming.id, placed))

    @contextmanager
    def _doing(self, incoming: Incoming, what: str) -> Iterator[_Doing | None]:
        """One thing at a time for each person: None while something is being done for them already."""
        if incoming.sender in self._busy:
            yield None
            return
        self._busy[incoming.sender] = doing = _Doing(what)
        try:
            yield doing
        finally:
            del self._busy[incoming.sender]

    async def _say_busy(self, incoming: Incoming, words: Wording) -> None:
        await _say(incoming, words.busy_with(self._busy[incoming.sender].what))

    # Lists

    async def _blogs(self, incoming: Incoming, which: str, words: Wording) -> None:
        blogs = await self._store.blogs(incoming.sender)
        if not blogs:
            await _say(incoming, words.no_blogs())
        elif which:
            await self._use(incoming, blogs, which, words)
        else:
            numbered = list(enumerate(blogs, 1))[1:6]
            buttons = tuple(Button(words.write_as_button(n), f"/blogs id{b.id}") for n, b in numbered)
            await _say(incoming, words.blogs([await self._named(b, words) for b in blogs]), buttons)

    async def _named(self, blog: Blog, words: Wording) -> str:
        found = await self._store.newest_card(blog)
        return words.blog(blog.title, found[1].posts if found else 0)

    async def _use(self, incoming: Incoming, blogs: Sequence[Blog], which: str, words: Wording) -> None:
        if blog := await self._picked(incoming, blogs, which):
            await self._store.use(blog)
            await _say(incoming, words.write_as(blog.title))
        else:
            await _say(incoming, words.no_such_number(which))

    async def _drafts(self, incoming: Incoming, which: str, words: Wording) -> None:
        drafts = await self._store.drafts(incoming.sender, _LISTED)
        if not drafts:
            await _say(incoming, await self._what_first(incoming, words))
        elif not which:
            numbered = list(enumerate(drafts, 1))[:5]
            buttons = tuple(Button(words.open_button(n), f"/drafts id{d.id}") for n, d in numbered)
            await _say(incoming, words.drafts([words.draft(d.topic, d.created) for d in drafts]), buttons)
        elif draft := await self._opened(incoming, drafts, which):
            await self._show_again(incoming, draft, words)
        else:
            await _say(incoming, words.no_such_number(which))

    async def _opened(self, incoming: Incoming, drafts: Sequence[Draft], which: str) -> Draft | None:
        if id := _id(which):
            return await self._store.draft(id, incoming.sender)
        place = number(which)
        return drafts[place - 1] if place and place <= len(drafts) else None

    async def _show_again(self, incoming: Incoming, draft: Draft, words: Wording) -> None:
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
            numbered = list(enumerate(blogs, 1))[:6]
            buttons = tuple(Button(words.forget_button(n), f"/forget-blog id{b.id}") for n, b in numbered)
            await _say(incoming, words.forget_which([await self._named(b, words) for b in blogs]), buttons)
        elif blog := await self._picked(incoming, blogs, which):
            with self._doing(incoming, words.forgetting()) as doing:
                if doing is None:
                    await self._say_busy(incoming, words)
                    return
                drafts = await self._store.forget_blog(blog)
                await _say(incoming, words.forgot(blog.title, drafts))
        else:
            await _say(incoming, words.no_such_number(which))

    async def _picked(self, incoming: Incoming, blogs: Sequence[Blog], which: str) -> Blog | None:
        """By the id a button carries, by number in the list, else by title or address."""
        if id := _id(which):
            return await self._store.blog(id, incoming.sender)
        if place := number(which):
            return blogs[place - 1] if place <= len(blogs) else None
        return next((b for b in blogs if which.casefold() in (b.title.casefold(), b.address.casefold())), None)

    async def _unknown(self, incoming: Incoming, name: str, words: Wording) -> None:
        """In company a slash may be meant for another bot, so only a private word gets an answer."""
        if incoming.room.private or (incoming.addressed and incoming.reply_to):
            await _say(incoming, words.unknown_command(name))


def _to_us(incoming: Incoming) -> bool:
    return incoming.room.private or incoming.addressed


def _id(which: str) -> int | None:
    """Buttons carry ids: a list may have changed since it was shown."""
    found = re.fullmatch(r"id([0-9]{1,18})", which)
    return int(found.group(1)) if found else None


def _texts(incoming: Incoming) -> list[str]:
    """What stands in text files that came along with words, as far as notes go."""
    files = (f for f in incoming.files if f.name.lower().endswith((".md", ".markdown", ".txt")))
    return [f.data.decode("utf-8-sig", "replace")[:_NOTES] for f in files]


async def _say(incoming: Incoming, text: str, buttons: tuple[Button, ...] = ()) -> None:
    await incoming.room.show(_one(Reply(text, buttons=buttons)), incoming.id)


async def _one(reply: Reply) -> AsyncGenerator[Reply, None]:
    yield reply


async def _safe(replies: Replies, words: Wording, incoming: Incoming, doing: _Doing) -> AsyncGenerator[Reply, None]:
    """The replies, and where they break off, why: in the place of what was shown last, or below a text that is kept."""
    last = ""
    try:
        async with aclosing(replies):
            while True:
                reply = await doing.next(replies)
                last = reply.text
                yield reply
    except StopAsyncIteration:
        return
    except _Stopped:
        yield _stopped(last, words)
    except Exception as error:
        yield Reply(_told(error, words, incoming))


def _stopped(last: str, words: Wording) -> Reply:
    if not last.lstrip().startswith("#"):  # progress, not a text
        return Reply(words.stopped())
    buttons = (Button(*words.carry_on()), Button(*words.another_try()))
    return Reply(f"{last.rstrip()}\n\n———\n{words.stopped_and_kept()}", buttons=buttons)


def _told(error: Exception, words: Wording, incoming: Incoming) -> str:
    """What a person reads of an error; a bug gets a number that finds the line in the log."""
    if isinstance(error, BotError):
        log.info("told %s of %s", incoming.sender, type(error).__name__)
        return error.said(words)
    name = secrets.token_hex(3)
    frames = "".join(traceback.format_tb(error.__traceback__))  # without the message, which may quote a text
    log.error("error %s while hearing %s: %s\n%s", name, incoming.id, type(error).__name__, frames)
    return words.went_wrong(name)
