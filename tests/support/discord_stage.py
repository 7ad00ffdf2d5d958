# ruff: noqa: ANN401 - what goes between discord.py and simcord has no types
"""A small Discord to act on: people, channels, commands and buttons around the real discord.py, by simcord.

    async with Stage(hear) as stage:                     # language="en": what people's apps are set to
        ann = stage.person("ann")
        await ann.slash("write", topic="제주")            # in stage.general; place=… for another one, or ann.dm
        [thread] = stage.general.threads
        await ann.says(thread, "더 짧게", reply_to=stage.last(thread))
        await ann.presses(stage.last(thread), "더 짧게")
        assert stage.texts(thread) == […]
        await stage.restart(hear)                        # a new Discord, as after a restart of the bot; messages stay
    await stage.hears_again()                        # what was taken last, as after a crash

Every verb returns when the bot has done all it does about it. What hear() raises, failed assertions among it, is raised
at the end, unless it is taken out of `stage.bugs`. Time is `stage.clock`: sleeping on it takes none.
`stage.refuses(…)` and `stage.cuts(…)` make Discord fail; `stage.requests(…)` is what it was asked.
"""

import asyncio
import fnmatch
from collections.abc import Awaitable, Mapping, Sequence
from contextlib import AsyncExitStack
from types import TracebackType
from typing import Any, Self, TypeVar, cast

import discord
import simcord
from aiohttp import ServerDisconnectedError
from simcord.backend.models.message import MessageSticker, Poll, PollAnswer
from simcord.http.router import parse_form

from adapters.chat.discord import Discord, SlashCommand, SlashOption
from adapters.chat.discord.gateway.joining import FirstWords, no_words
from bot.model import Language
from bot.ports import Incoming
from tests.support.taken import Hear, Taken

VOICE = 1 << 13  # the flag of a voice message

Place = simcord.ChannelHandle
T = TypeVar("T")


def in_all(korean: str, english: str) -> Mapping[Language, str]:
    """What somebody whose Discord is Japanese reads is English here."""
    return {"ko": korean, "en": english, "ja": english}


def _file(number: int) -> SlashOption:
    more = str(number) if number > 1 else ""
    return SlashOption(in_all(f"파일{more}", f"file{more}"), in_all("글", "posts"), "file", number == 1)


COMMANDS = (
    SlashCommand(
        in_all("블로그등록", "register-blog"),
        in_all("블로그 말투를 배워요", "Learn how a blog is written"),
        (SlashOption(in_all("주소", "url"), in_all("블로그 주소", "Its address"), required=True),),
    ),
    SlashCommand(
        in_all("글쓰기", "write"),
        in_all("초안을 써요", "Write a draft"),
        (
            SlashOption(in_all("주제", "topic"), in_all("무엇에 대해", "About what"), required=True),
            SlashOption(in_all("메모", "notes"), in_all("꼭 들어갈 것", "What must be in it")),
        ),
    ),
    SlashCommand(
        in_all("배우기", "learn"),
        in_all("파일에서 배워요", "Learn from files"),
        tuple(_file(number) for number in range(1, 6)),
    ),
    SlashCommand(in_all("블로그목록", "blogs"), in_all("내 블로그", "My blogs")),
    SlashCommand(in_all("초안목록", "drafts"), in_all("내 초안", "My drafts"), for_one=True),
    SlashCommand(
        in_all("첫머리", "openings"),
        in_all("첫머리 셋을 봐요", "See three openings"),
        (
            SlashOption(in_all("주제", "topic"), in_all("무엇에 대해", "About what"), required=True),
            SlashOption(in_all("메모", "notes"), in_all("꼭 들어갈 것", "What must be in it")),
        ),
    ),
    SlashCommand(in_all("도움말", "help"), in_all("도움말", "Help")),
    SlashCommand(
        in_all("블로그삭제", "forget-blog"),
        in_all("블로그를 잊어요", "Forget a blog"),
        (SlashOption(in_all("블로그", "which"), in_all("어느 블로그", "Which one")),),
    ),
)


class Clock:
    """Time that passes only where somebody sleeps on it."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
        await asyncio.sleep(0)


class Person:
    """Somebody on the server, who also has a private chat with the bot."""

    def __init__(self, stage: "Stage", name: str, language: Language, bot: bool = False) -> None:
        self._stage = stage
        self._user = stage.env.create_user(name, bot=bot)
        self._member = stage.guild.add_member(self._user)
        self.locale = {"ko": "ko", "en": "en-GB", "ja": "ja"}[language]

    @property
    def id(self) -> str:
        """As the bot knows them."""
        return f"discord:{self._user.id}"

    @property
    def number(self) -> int:
        return int(self._user.id)

    @property
    def dm(self) -> Place:
        return self._user.dm_channel

    def _in(self, place: Place) -> bool:
        return bool(place.id == self.dm.id)

    def sees(self, place: Place) -> list[discord.Message]:
        """What the bot wrote there and this person can see, oldest first."""
        viewer = self._user if self._in(place) else self._member
        history = place.history(viewer=viewer)
        return [message for message in history if message.author.id == self._stage.me and not message.is_system()]

    async def slash(self, name: str, place: Place | None = None, **options: object) -> simcord.InteractionResult:
        """Use a command. Options by their English names; a file is (name, bytes)."""
        place = place or self._stage.general
        if self._in(place):
            return cast("simcord.InteractionResult", await self._user.slash(name, **options))
        return await self._member.slash(place, name, **options)

    async def says(
        self,
        place: Place,
        text: str,
        *,
        reply_to: discord.Message | None = None,
        files: Mapping[str, bytes] | None = None,
    ) -> discord.Message:
        attached = list((files or {}).items())
        if not self._in(place):
            return await self._member.send(place, text, reply_to=reply_to, attachments=attached)
        reference = {"channel_id": str(place.id), "message_id": str(reply_to.id)} if reply_to else None
        stored = self._stage.env.backend.store_attachments(place.id, attached)
        return await self._user.send_dm(text, reference=reference, attachments=stored)

    async def sends(self, place: Place, kind: str, text: str = "", away: bool = False, sound: bytes = b"ogg") -> int:
        """Something other than words: a "sticker", a "poll", a "voice" message. The bot may be away meanwhile."""
        backend = self._stage.env.backend
        what: dict[str, Any] = {}
        match kind:
            case "sticker":
                what = {"stickers": [MessageSticker(1, "wave", 1, self._stage.guild.id)]}
            case "poll":
                what = {"poll": Poll("어디?", [PollAnswer(1, "바다")], backend.iso_after(3600))}
            case "voice":
                stored = backend.store_attachments(place.id, [("voice-message.ogg", sound)])
                told = {"content_type": "audio/ogg", "duration_secs": 48.1, "waveform": "AAAA"}
                what = {"attachments": [each | told for each in stored]}
                what["flags"] = VOICE
        message = backend.create_message(place.id, self.number, text, broadcast=not away, **what)
        await self._stage.env.settle()
        return int(message.id)

    async def edits(self, message: discord.Message, text: str) -> None:
        actor = self._user if message.channel.id == self.dm.id else self._member
        await actor.edit(message, text)

    async def forwards(self, message: discord.Message, place: Place) -> discord.Message:
        return await self._member.forward(message, place)

    async def presses(self, message: discord.Message, label: str) -> simcord.InteractionResult:
        actor = self._user if message.channel.id == self.dm.id else self._member
        return await actor.click(message, label=label)


class Stage:
    """One server with one channel, `general`, the bot on it, and whoever is called for."""

    def __init__(self, hear: Hear, language: Language = "ko", first_words: FirstWords = no_words) -> None:
        self.clock = Clock()
        self._language = language
        self._first_words = first_words
        self._people: dict[int, Person] = {}
        self._told: list[tuple[str, Mapping[str, Any]]] = []  # what Discord told the bot about people, to tell it again
        self._cuts: list[dict[str, Any]] = []
        self._by_nonce: dict[str, Any] = {}
        self.missed: dict[str, str] = {}  # what the bot remembers of rooms: the newest message it knows there
        self.away = 0  # how often asking for that fails
        self.bugs: list[Exception] = []
        self._first = hear
        self.bot = self._new_bot()

    def _new_bot(self) -> Discord:
        async def missed() -> Mapping[str, str]:
            if self.away:
                self.away -= 1
                raise OSError("the database is away")
            return self.missed

        return Discord(
            "token", commands=COMMANDS, missed=missed, clock=self.clock, sleep=self.clock.sleep,
            first_words=self._first_words, now=lambda: self.env.backend.clock.now(),
        )  # fmt: skip

    async def __aenter__(self) -> Self:
        await self._listen(self._first)
        self.env = simcord.Env(self.bot.client)  # not simcord.run, which cannot end in another context than it began in
        await self.env.start()
        self._emit = self.env.backend.emit
        self.env.backend.emit = self._tell  # type: ignore[method-assign]
        self._wire()
        self.guild = self.env.create_guild("마을")
        self.general: Place = self.guild.create_text_channel("general")
        await self.env.settle()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.env.shutdown()
        await self._listening.__aexit__(kind, error, trace)
        if error is None:
            self.env.raise_errors()

    async def restart(self, hear: Hear) -> None:
        """The bot stops, forgets everything it does not store, and listens again."""
        before, items = self._listening, self.desk.items
        self.bot = self._new_bot()
        await self._listen(hear)
        self.desk.items = items
        await self.env.restart_bot(self.bot.client)
        await before.aclose()
        self._wire()

    async def hears_again(self) -> None:
        """The desk has the last thing that was taken heard once more."""
        with self.env._bot_scope():
            self.desk.again(self.desk.items[-1].id)
        await self.env.settle()

    async def _listen(self, hear: Hear) -> None:
        self._listening = AsyncExitStack()
        self.desk = await self._listening.enter_async_context(Taken(self.bot, hear))
        self.desk.bugs = self.bugs
        await self._listening.enter_async_context(self.bot.hearing(self.desk.take))

    # Who and where

    def person(self, name: str, language: Language | None = None) -> Person:
        person = Person(self, name, language or self._language)
        self._people[person.number] = person
        return person

    def channel(self, name: str, deny: Sequence[str] = ()) -> Place:
        """A channel where the bot lacks these permissions: "send_messages", "view_channel", "attach_files" …"""
        assert self.bot.client.user
        denied = discord.PermissionOverwrite(**dict.fromkeys(deny, False))
        return self.guild.create_text_channel(name, overwrites={self.bot.client.user: denied})

    def thread(self, parent: Place, name: str, by: Person) -> Place:
        """A thread that somebody opened by hand."""
        channel = self.env.backend.create_thread(parent.id, name, by.number)
        return Place(self.env, self.guild, channel)

    def bot_named(self, name: str) -> Person:
        """Another bot on the server."""
        return Person(self, name, self._language, bot=True)

    @property
    def me(self) -> int:
        """The bot's own number, for mentions: f"<@{stage.me}> /help"."""
        return int(self.env.backend.bot_user.id)

    # What is to be seen

    def messages(self, place: Place) -> list[discord.Message]:
        """What the bot wrote there, oldest first."""
        return [message for message in place.history() if message.author.id == self.me]

    def texts(self, place: Place) -> list[str]:
        """The words of it; what Discord says by itself is left out."""
        return [message.content for message in self.messages(place) if not message.is_system()]

    def last(self, place: Place) -> discord.Message:
        return [message for message in self.messages(place) if not message.is_system()][-1]

    def pings(self, place: Place) -> list[discord.Message]:
        """Messages of the bot that call somebody."""
        stored = self.env.backend.messages[place.id].values()
        loud = {message.id for message in stored if message.ping_user_ids or message.mention_everyone}
        return [message for message in self.messages(place) if message.id in loud and not message.is_system()]

    def loses_attachments(self) -> None:
        """From now on nothing that was uploaded can be downloaded any more."""
        self.env.backend.cdn = type(self.env.backend.cdn)()

    async def read(self, attachment: discord.Attachment) -> bytes:
        return self.env.backend.cdn.get(attachment.url) or b""

    def requests(self, method: str, path: str = "*") -> list[Any]:
        """What the bot asked of Discord; each has .path and .json."""
        log = self.env.http_requests
        return [entry for entry in log if entry.method == method and fnmatch.fnmatch(entry.path, path)]

    # What goes wrong

    def refuses(self, method: str, path: str, status: int, code: int = 0, times: int = 1) -> None:
        """Discord answers with an error."""
        self.env.inject_error(method, path, status=status, code=code, times=times)

    def cuts(self, method: str, path: str, times: int = 1, arrives: bool = False) -> None:
        """The connection breaks; `arrives` says whether the request had arrived by then."""
        self._cuts.append({"method": method, "path": path, "times": times, "arrives": arrives})

    def limits(self, method: str, path: str, seconds: float) -> None:
        """Discord asks for a wait that discord.py does not wait out itself."""
        self._cuts.append({"method": method, "path": path, "times": 1, "error": discord.RateLimited(seconds)})

    async def waits(self, answer: Awaitable[T]) -> T:
        """Await what is meant to last, inside of hear(): verbs do not wait for it, `stage.env.advance_time` does."""
        waited: T = await self.env.external_wait(answer, reason="an answer that is meant to last")
        return waited

    def deletes(self, message: discord.Message) -> None:
        """A moderator takes a message away, while the bot is busy."""
        self.env.backend.delete_message(message.channel.id, message.id)

    async def repeats(self) -> None:
        """After a break in the connection, Discord tells everything people did once more."""
        for event, payload in list(self._told):
            self._emit(event, payload)
        await self.env.settle()

    def _tell(self, event: str, payload: Mapping[str, Any]) -> None:
        if event == "INTERACTION_CREATE":
            user = payload.get("user") or payload["member"]["user"]
            payload = {**payload, "locale": self._people[int(user["id"])].locale}
        author = payload.get("author", {}) if event == "MESSAGE_CREATE" else None
        if event == "INTERACTION_CREATE" or (author and int(author["id"]) in self._people):
            self._told.append((event, payload))
        self._emit(event, payload)

    def _wire(self) -> None:
        """Between discord.py and simcord: lines that break, and nonces, which simcord does not know."""
        end: Any
        for end in (self.bot.client.http, self.env._webhook_adapter):
            end.request = self._breaking(end.request)

    def _breaking(self, request: Any) -> Any:
        async def call(route: Any, *args: Any, **kwargs: Any) -> Any:
            route.url = route.url.replace("%40original", "@original")  # as aiohttp puts it on the wire
            nonce = _nonce(kwargs)
            cut = self._cut(route)
            if cut and not cut.get("arrives"):
                raise cut.get("error", ServerDisconnectedError)
            answer = self._by_nonce.get(nonce) if nonce else None
            if answer is None:
                answer = await request(route, *args, **kwargs)
            if nonce:
                self._by_nonce[nonce] = answer
            if cut:
                raise ServerDisconnectedError
            return answer

        return call

    def _cut(self, route: Any) -> dict[str, Any] | None:
        path = route.url.partition("/api/v10")[2]
        for cut in self._cuts:
            if cut["times"] and cut["method"] == route.method and fnmatch.fnmatch(path, cut["path"]):
                cut["times"] -= 1
                return cut
        return None


def _nonce(kwargs: Mapping[str, Any]) -> str | None:
    body = kwargs.get("json")
    if kwargs.get("form"):
        body, _ = parse_form(list(kwargs["form"]), [])
    return body.get("nonce") if isinstance(body, dict) else None


class Ear:
    """Hears, writes down what it heard, and does what it was told to do about it."""

    def __init__(self) -> None:
        self.heard: list[Incoming] = []
        self.then: Hear | None = None

    async def __call__(self, incoming: Incoming) -> None:
        self.heard.append(incoming)
        if self.then:
            await self.then(incoming)

    @property
    def texts(self) -> list[str]:
        return [incoming.text for incoming in self.heard]
