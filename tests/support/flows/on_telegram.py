"""The dialogue on a small Telegram: in private, in a group, or in a topic of a forum."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

from adapters.chat.telegram import Telegram
from bot.model import Language
from tests.support.bot_api import BotApi, serve
from tests.support.bot_api.chats import Message, Where
from tests.support.bot_api.guest import MENUS, Hours
from tests.support.flows.talk import Bot, Shown, Talk, World
from tests.support.taken import Taken


class TelegramTalk(Talk):
    def __init__(self, world: World, api: BotApi, where: Where) -> None:
        super().__init__(world)
        self.api = api
        self.hours = Hours()
        self.company = "chat" in where
        self._where = where
        self._room = api.chat(where.get("chat", "ann"))

    async def start(self) -> None:
        await self.bot.start()
        await self.joins(self.bot)

    async def joins(self, bot: Bot) -> None:
        """It talks with a bot that is up already."""
        self.bot = bot
        chat = Telegram(
            self.api.token, api_url=self.api.url, commands=MENUS, clock=self.hours.clock, sleep=self.hours.sleep
        )
        self.bot.finds_private_chats("telegram", chat.private)
        self._listening = asyncio.create_task(self._listen(chat))

    async def _listen(self, chat: Telegram) -> None:
        async with Taken(chat, self.bot.hear) as desk:
            await chat.listen(desk.take)

    async def stop(self) -> None:
        await self.leaves()
        await self.bot.stop()

    async def leaves(self) -> None:
        self._listening.cancel()
        await asyncio.wait([self._listening])
        if not self._listening.cancelled():
            self._listening.result()

    async def restart(self) -> None:
        await self.stop()
        await self.start()

    async def says(self, text: str) -> Shown:
        return await self._sees(lambda: self.api.says("ann", text, **self._where))

    async def replies(self, shown: Shown, text: str, message: int = -1, who: str = "ann") -> Shown:
        where: Where = {"reply_to": shown.messages[message], "language": self._where.get("language", "ko")}
        return await self._sees(lambda: self.api.says(who, text, **where))

    async def presses(self, shown: Shown, label: str) -> Shown:
        [below] = [message for message in shown.messages if label in message.labels]
        return await self._sees(lambda: self.api.presses(below, label, "ann", self._where.get("language", "ko")))

    async def uploads(self, name: str, content: bytes, command: str = "") -> Shown:
        return await self._sees(lambda: self.api.uploads("ann", name, content, command, **self._where))

    async def photographs(self, photos: Sequence[bytes], text: str = "", to: Shown | None = None) -> Shown:
        reply: Where = {"reply_to": to.messages[-1]} if to else {}
        where: Where = {**self._where, **reply}
        return await self._sees(lambda: self.api.photographs_album("ann", photos, text, **where))

    async def answers_aloud(self, shown: Shown, recorded: bytes) -> Shown:
        where: Where = {"reply_to": shown.messages[-1], "language": self._where.get("language", "ko")}
        return await self._sees(lambda: self.api.speaks("ann", recorded, 48, **where))

    async def speaks(self, language: Language) -> None:
        self._where["language"] = language
        self.api.person("ann", language)

    def floods(self, seconds: int) -> None:
        self.api.hold_next(seconds, methods=("editMessageText",))

    @property
    def waited(self) -> float:
        return self.hours.now - 1000

    def read(self, markdown: str) -> str:
        return re.sub(r"^#+ |\*\*|`", "", markdown, flags=re.M)

    def alarms(self) -> list[str]:
        """A link to tg://user rings at that person like a mention."""
        calls = [m.text for m in self._room.messages for e in m.entities if "user" in (e.get("url") or e["type"])]
        calls += [m.text for m in self._room.messages for e in m.entities if "mention" in e["type"]]
        return [*calls, *(m.text for m in self._room.messages if m.preview and not m.file)]

    async def _sees(self, doing: Callable[[], object]) -> Shown:
        """In company, what is for ann alone stands in her private chat, and the others read that it is there."""
        alone = self.api.chat("ann")
        before = {*self._room.messages, *alone.messages}
        seen, seen_alone = len(self._room.seen), len(alone.seen)
        await self._answer(_now(doing))
        here = [message for message in self._room.messages if message not in before]
        topic = self._room.topics.get(self._where.get("topic", ""))
        assert {message.topic for message in here} <= {topic}
        new = [message for message in alone.messages if message not in before] or here
        grew = alone.seen[seen_alone:] if new is not here else self._room.seen[seen:]
        return Shown(
            text="\n".join(message.text for message in new if not _hung(message)),
            messages=tuple(new),
            files=tuple(file for message in new if (file := _hung(message))),
            labels=tuple(label for message in new for label in message.labels),
            grew=tuple(grew),
        )


def _hung(message: Message) -> tuple[str, bytes] | None:
    """The file or picture that a message is."""
    return message.file or (("photo.jpg", message.photo) if message.photo is not None else None)


async def _now(doing: Callable[[], object]) -> None:
    doing()


@asynccontextmanager
async def on_telegram(world: World, place: str = "private") -> AsyncIterator[TelegramTalk]:
    async with serve() as api:
        where: Where = {}
        if place == "group":
            where["chat"] = api.group("family").name
        if place == "topic":
            where |= {"chat": api.group("forum", topics=("부산", "제주")).name, "topic": "제주"}
        talk = TelegramTalk(world, api, where)
        await talk.start()
        try:
            yield talk
        finally:
            await talk.stop()


@asynccontextmanager
async def on_telegram_as_well(world: World, bot: Bot) -> AsyncIterator[TelegramTalk]:
    """With a bot that talks elsewhere, too."""
    async with serve() as api:
        talk = TelegramTalk(world, api, {})
        await talk.joins(bot)
        try:
            yield talk
        finally:
            await talk.leaves()
