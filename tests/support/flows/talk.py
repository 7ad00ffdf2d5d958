"""One dialogue, wherever it is held: what people do and what they see, in the same words for every chat.

shown = await talk.registers(talk.blog.url)          # what stands there in the end
talk.model.says("# 제주\n\n", "비가 왔어요.")            # what the model writes next
talk.ear.will(sounds(91))                            # how that sounds beside the posts; nothing where it is not told
draft = await talk.writes("제주", "비")
shown.text, shown.file, shown.labels, shown.grew
await talk.restart()                                 # nothing is left of the bot but what it has stored
await talk.replies(draft, "더 짧게")
await talk.presses(draft, "더 길게")
"""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Awaitable, Collection, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot.dialogue.desk import Desk
from bot.errors import NotReceived
from bot.model import Language, Post
from bot.ports import Incoming, Private, Room, Take
from bot.settings import Settings
from bot.stores import InboxItem
from bot.together import Instead
from bot.wording import words_in
from styles import StyleCard
from styles.questions import Question
from tests.support.blogs.blog_server import BlogServer, serving
from tests.support.conversation import conversation
from tests.support.databases import begun_at
from tests.support.model_server import ModelServer, Request, model_server
from tests.support.people import Painter, ScriptedEar
from tests.support.posts import CHATTY
from tests.support.shortcuts.learned import LearnsOnce

KEY = "sk-test"
SCHOOL = LearnsOnce(seconds=180, memory=4_000_000_000, most=1)  # one for all tests: it takes seconds to open


@dataclass(frozen=True)
class Shown:
    """An answer of the bot, as it stands there in the end."""

    text: str  # the words of all its messages
    messages: tuple[Any, ...] = ()  # as the platform keeps them; a person can reply to each
    files: tuple[tuple[str, bytes], ...] = ()
    labels: tuple[str, ...] = ()
    grew: tuple[str, ...] = ()  # every text that stood there on the way

    @property
    def file(self) -> tuple[str, bytes]:
        [file] = self.files
        return file


class SaidHere:
    """A Chat of which only recalling is wanted: what was said stays in memory until all is done about it."""

    def __init__(self) -> None:
        self._said: dict[str, Incoming] = {}
        self.private_chats: dict[str, Private] = {}  # of the chats it is really said in, by their platforms

    async def hear(self, incoming: Incoming, desk: Desk) -> None:
        done = asyncio.Event()

        async def ended() -> None:
            await incoming.ended()
            done.set()

        self._said[incoming.id] = replace(incoming, ended=ended)
        await desk.take([InboxItem(incoming.id, incoming.sender, "{}")])
        await done.wait()

    async def recall(self, items: Sequence[InboxItem]) -> Incoming | None:
        return self._said.get(items[0].id)

    async def listen(self, take: Take) -> None:
        await asyncio.Event().wait()

    def connected(self) -> bool:
        return True

    def hook(self) -> None:
        return None

    async def attend(self) -> None:
        await asyncio.Event().wait()

    async def room(self, id: str) -> Room:
        raise ValueError(f"nobody is there: {id}")

    async def private(self, person: str) -> Room | None:
        private = self.private_chats.get(person.partition(":")[0])
        return await private(person) if private else None

    async def fetch(self, ref: str) -> bytes:
        sent = (picture for said in self._said.values() for picture in said.pictures if picture.ref == ref)
        if picture := next(sent, None):
            return await picture.fetch()
        raise NotReceived(ref)

    async def forget(self, person: str) -> int:
        return 0


class Bot:
    """One process of the bot after another, on the same database."""

    def __init__(self, settings: Settings, ear: ScriptedEar) -> None:
        self.settings = settings
        self.heard = 0
        self.questions: tuple[Question, ...] = ()
        self.patience = 110.0  # seconds of real time for one answer
        self._ear = ear
        self._painter = Painter()
        self._more = asyncio.Condition()
        self._said = SaidHere()
        self._up = AsyncExitStack()

    async def start(self) -> None:
        chats = dict.fromkeys(("console", "discord", "telegram"), self._said)
        made = conversation(
            self.settings, chats, Instead(SCHOOL, self._ear.listen, self._painter.draw, self.choose, self.pause)
        )
        self._desk = await self._up.enter_async_context(made)

    async def stop(self) -> None:
        await self._up.aclose()

    def choose(
        self, card: StyleCard, topic: str, notes: str, asked: Collection[str], spoken: str
    ) -> Sequence[Question]:
        """What it is told to ask."""
        return [one for one in self.questions if one.facet not in asked]

    async def pause(self, seconds: float) -> None:
        """Nobody has more to say."""

    def finds_private_chats(self, platform: str, private: Private) -> None:
        """In the chat that it really talks in."""
        self._said.private_chats[platform] = private

    async def hear(self, incoming: Incoming) -> None:
        try:
            await self._said.hear(incoming, self._desk)
        finally:
            self.heard += 1
            async with self._more:
                self._more.notify_all()

    async def has_heard(self, count: int) -> None:
        """Waits until it has done all it does about so many things that were said."""
        async with asyncio.timeout(self.patience), self._more:
            await self._more.wait_for(lambda: self.heard >= count)


@dataclass(frozen=True)
class World:
    """The far ends: a model and a blog on loopback, and the settings that lead to them."""

    model: ModelServer
    blog: BlogServer
    settings: Settings
    ear: ScriptedEar


class Talk(ABC):
    """`company`: others are there who may say something, too. `script`: only what stands there in the end is seen."""

    company = False
    script = False

    def __init__(self, world: World) -> None:
        self.model = world.model
        self.blog = world.blog
        self.ear = world.ear
        self.bot = Bot(world.settings, world.ear)
        self.words = words_in(world.settings.language, terminal=self.script)

    # What people do

    async def registers(self, url: str) -> Shown:
        return await self.says(f"/register-blog {url}")

    async def writes(self, topic: str, notes: str = "") -> Shown:
        return await self.says(f"/write {topic}\n{notes}".strip())

    async def opens(self, topic: str, notes: str = "") -> Shown:
        return await self.says(f"/openings {topic}\n{notes}".strip())

    async def wants_to_forget(self) -> Shown:
        return await self.says("/forget-blog")

    async def looks_at_style(self) -> Shown:
        return await self.says("/style")

    @abstractmethod
    async def says(self, text: str) -> Shown: ...

    @abstractmethod
    async def replies(self, shown: Shown, text: str, message: int = -1, who: str = "ann") -> Shown:
        """`message`: to which of its messages."""

    @abstractmethod
    async def presses(self, shown: Shown, label: str) -> Shown: ...

    @abstractmethod
    async def uploads(self, name: str, content: bytes, command: str = "") -> Shown: ...

    @abstractmethod
    async def answers_aloud(self, shown: Shown, recorded: bytes) -> Shown:
        """A voice message of 48 seconds in reply to something shown, or in its thread."""

    @abstractmethod
    async def photographs(self, photos: Sequence[bytes], text: str = "", to: Shown | None = None) -> Shown:
        """Ann sends photos in one message, maybe in reply to something."""

    @abstractmethod
    async def speaks(self, language: Language) -> None:
        """Ann's app is set to another language."""

    # What happens

    @abstractmethod
    async def restart(self) -> None: ...

    def floods(self, seconds: int) -> None:
        """The platform asks to wait, once a draft has begun to grow."""
        raise AssertionError("nobody is flooded here")

    @property
    def waited(self) -> float:
        """Seconds that have passed for the bot while it waited."""
        return 0.0

    # What is to be seen

    def read(self, markdown: str) -> str:
        """How a Markdown text reads here."""
        return markdown

    def alarms(self) -> list[str]:
        """Everything that calls a person or shows a preview of a link."""
        return []

    async def _answer(self, doing: Awaitable[object]) -> None:
        """Do it, and wait until the bot has answered."""
        before = self.bot.heard
        await doing
        await self.bot.has_heard(before + 1)


@asynccontextmanager
async def world(folder: Path) -> AsyncIterator[World]:
    """Ann's blog, a model that waits to be told what to write, and a database with nothing in it."""
    async with serving() as blog, model_server(key=KEY, balance="4.20") as model:
        for post in CHATTY:
            blog.post(post.title, page(post))
        yield World(
            model,
            blog,
            Settings.model_construct(  # nothing from the environment
                database_url=SecretStr(begun_at(folder / "maltu.db")),
                data_dir=folder,
                fetch_allow=frozenset({("127.0.0.1", blog.port)}),
                deepseek_api_key=SecretStr(KEY),
                deepseek_base_url=model.url,
                card_tokens=2000,
                ai_label="off",
            ),
            ScriptedEar(),
        )


def page(post: Post) -> str:
    """A post as its page shows it."""
    lines = post.markdown.replace("  \n", "<br>\n")
    return "".join(f"<p>{paragraph}</p>\n" for paragraph in lines.split("\n\n"))


def asked(request: Request) -> list[tuple[str, str]]:
    """The conversation in a request to the model, from the brief on."""
    return [(message["role"], message["content"]) for message in request.messages[1:]]
