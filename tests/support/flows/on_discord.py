"""The dialogue on a small Discord: in a channel, where drafts have threads, or in private."""

import asyncio
import contextvars
from collections.abc import AsyncIterator, Awaitable, Sequence
from contextlib import asynccontextmanager
from typing import Any

import discord
from discord.webhook.async_ import async_context

from bot.model import Language
from bot.ports import Incoming, Room
from tests.support.discord_stage import Person, Place, Stage
from tests.support.flows.talk import Bot, Shown, Talk, World


class Aside:
    """Lets the bot work outside of what simcord watches, which knows no servers, threads and processes.

    It is watched only for as long as it listens to Discord; its answers come from here.
    """

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._wanted: asyncio.Queue[tuple[Incoming, contextvars.Context, asyncio.Future[None]]] = asyncio.Queue()
        self._outside = contextvars.copy_context()
        self.stage: Stage | None = None

    async def hear(self, incoming: Incoming) -> None:
        assert self.stage
        context = self._outside.copy()
        context.run(async_context.set, async_context.get())  # how discord.py finds the way back to a command
        done = asyncio.get_running_loop().create_future()
        self._wanted.put_nowait((incoming, context, done))
        await self.stage.waits(done)

    async def work(self) -> None:
        async with asyncio.TaskGroup() as tasks:
            while True:
                incoming, context, done = await self._wanted.get()
                tasks.create_task(self._hear(incoming, done), context=context)

    async def _hear(self, incoming: Incoming, done: asyncio.Future[None]) -> None:
        try:
            await self._bot.hear(incoming)
        except Exception as bug:
            done.set_exception(bug)
        else:
            done.set_result(None)


class DiscordTalk(Talk):
    def __init__(self, world: World, stage: Stage, aside: Aside, bot: Bot, private: bool) -> None:
        super().__init__(world)
        self.bot = bot
        self.company = not private
        self.stage = stage
        self._aside = aside
        self._began = stage.clock.now
        self._people = {name: stage.person(name) for name in ("ann", "bob")}
        self.here: Place = self._ann.dm if private else stage.general

    @property
    def _ann(self) -> Person:
        return self._people["ann"]

    async def registers(self, url: str) -> Shown:
        return await self._sees(self._ann.slash("register-blog", self.here, url=url))

    async def writes(self, topic: str, notes: str = "") -> Shown:
        more = {"notes": notes} if notes else {}
        return await self._sees(self._ann.slash("write", self.here, topic=topic, **more))

    async def opens(self, topic: str, notes: str = "") -> Shown:
        more = {"notes": notes} if notes else {}
        return await self._sees(self._ann.slash("openings", self.here, topic=topic, **more))

    async def wants_to_forget(self) -> Shown:
        return await self._sees(self._ann.slash("forget-blog", self.here))

    async def looks_at_style(self) -> Shown:
        return await self.says(f"<@{self.stage.me}> /style" if self.company else "/style")

    async def says(self, text: str) -> Shown:
        return await self._sees(self._ann.says(self.here, text))

    async def replies(self, shown: Shown, text: str, message: int = -1, who: str = "ann") -> Shown:
        to: discord.Message = shown.messages[message]
        [place] = [place for place in self._places() if place.id == to.channel.id]
        return await self._sees(self._people[who].says(place, text, reply_to=to))

    async def presses(self, shown: Shown, label: str) -> Shown:
        return await self._sees(self._ann.presses(shown.messages[-1], label))

    async def uploads(self, name: str, content: bytes, command: str = "") -> Shown:
        if command:
            return await self._sees(self._ann.slash(command.removeprefix("/"), self.here, file=(name, content)))
        mention = f"<@{self.stage.me}>" if self.company else ""
        return await self._sees(self._ann.says(self.here, mention, files={name: content}))

    async def answers_aloud(self, shown: Shown, recorded: bytes) -> Shown:
        to: discord.Message = shown.messages[-1]
        [place] = [place for place in self._places() if place.id == to.channel.id]
        return await self._sees(self._ann.sends(place, "voice", sound=recorded))

    async def photographs(self, photos: Sequence[bytes], text: str = "", to: Shown | None = None) -> Shown:
        files = {f"{number}.jpg": photo for number, photo in enumerate(photos, 1)}
        if to:
            [place] = [place for place in self._places() if place.id == to.messages[-1].channel.id]
            return await self._sees(self._ann.says(place, text, reply_to=to.messages[-1], files=files))
        mention = f"<@{self.stage.me}> " if self.company else ""
        return await self._sees(self._ann.says(self.here, f"{mention}{text}".strip(), files=files))

    async def speaks(self, language: Language) -> None:
        self._ann.locale = {"ko": "ko", "en": "en-GB", "ja": "ja"}[language]

    async def restart(self) -> None:
        await self.bot.stop()
        await self.bot.start()
        await self.stage.restart(self._aside.hear)

    def floods(self, seconds: int) -> None:
        self.stage.limits("PATCH", "/channels/*/messages/*", seconds)

    @property
    def waited(self) -> float:
        return self.stage.clock.now - self._began

    def alarms(self) -> list[str]:
        calls = [message.content for place in self._places() for message in self.stage.pings(place)]
        sent = [said for said in self._requests() if said.get("allowed_mentions") != {"parse": []}]
        shown = [message for place in self._places() for message in self.stage.messages(place)]
        previews = [m.content for m in shown if not m.is_system() and not m.flags.suppress_embeds]
        return [*calls, *(said["content"] for said in sent), *previews]

    def _places(self) -> list[Place]:
        return [self.stage.general, *self.stage.general.threads, *(one.dm for one in self._people.values())]

    def _requests(self) -> list[dict[str, Any]]:
        log = self.stage.env.http_requests
        return [entry.json for entry in log if isinstance(entry.json, dict) and "content" in entry.json]

    def _standing(self) -> dict[int, discord.Message]:
        """Every message of the bot that ann can see, those in threads last."""
        there = [place for place in self._places() if place.id != self._people["bob"].dm.id]
        places = sorted(there, key=lambda place: place in self.stage.general.threads)
        return {m.id: m for place in places for m in self._ann.sees(place)}

    async def _sees(self, doing: Awaitable[object]) -> Shown:
        before, asked = self._standing(), len(self._requests())
        await self._answer(doing)
        await self.stage.env.settle()
        new = [message for id, message in self._standing().items() if id not in before]
        answer = [message for message in new if message.channel.id == new[-1].channel.id]
        return Shown(
            text="\n".join(message.content for message in answer),
            messages=tuple(answer),
            files=tuple([(a.filename, await self.stage.read(a)) for m in answer for a in m.attachments]),
            labels=tuple(str(button.label) for button in _buttons(answer[-1])),
            grew=tuple(said["content"] for said in self._requests()[asked:]),
        )


def _buttons(message: discord.Message) -> list[Any]:
    return [child for row in message.components for child in getattr(row, "children", [])]


async def found_by(aside: Aside, person: str) -> Room | None:
    assert aside.stage
    return await aside.stage.bot.private(person)


@asynccontextmanager
async def on_discord(world: World, private: bool = False) -> AsyncIterator[DiscordTalk]:
    bot = Bot(world.settings, world.ear)
    aside = Aside(bot)
    bot.finds_private_chats("discord", lambda person: found_by(aside, person))
    await bot.start()
    working = asyncio.create_task(aside.work())
    try:
        async with Stage(aside.hear) as stage:
            aside.stage = stage
            yield DiscordTalk(world, stage, aside, bot, private)
    finally:
        working.cancel()
        await asyncio.wait([working])
        await bot.stop()
