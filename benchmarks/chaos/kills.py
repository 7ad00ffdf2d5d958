"""Kill the program again and again while people talk to it, and see what each of them has in the end."""

import asyncio
import random
import signal
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from aiohttp import web

from benchmarks.chaos.judging import Damage, Settled, judge
from benchmarks.load.crowd import Town, town
from benchmarks.load.stubs.model_stub import Manner
from benchmarks.load.stubs.telegram_stub import BusyTelegram, Faults
from tests.support.blogs.blog_server import BlogServer
from tests.support.blogs.blog_server import serving as serving_blog
from tests.support.bot_api.chats import Message
from tests.support.posts import CHATTY


@dataclass(frozen=True)
class Plan:
    """What is said, and how the program ends. `longest`: seconds of a life, from its first getUpdates."""

    seed: int = 0
    kills: int = 10
    updates: int = 600
    drafts: int = 60  # of the updates, each by a person of its own
    registrations: int = 0  # beside the updates
    how: signal.Signals = signal.SIGKILL
    growing: bool = False  # it ends while texts grow, however long it takes until then
    waiting: bool = False  # everything is said before the first start
    twice: bool = False  # Telegram delivers each update two times
    seconds: float = 3.0  # of text
    longest: float = 1.7
    patience: float = 60.0  # seconds after the last start for what is under way
    faults: float = 0.0


@dataclass
class Crier:
    """What people said, in order; `left` of it was not said yet."""

    here: Town
    plan: Plan
    left: list[tuple[str, bool]]  # by whom, and whether it is a draft they want
    helps: list[Message] = field(default_factory=list)
    drafts: dict[str, Message] = field(default_factory=dict)  # by person
    registrations: list[Message] = field(default_factory=list)

    def say(self, many: int) -> None:
        """The next so many things."""
        for person, draft in self.left[:many]:
            if draft:
                self.drafts[person] = self.here.write(person)
            else:
                self.helps.append(self.here.api.says(person, "/help"))
            self._again()
        del self.left[:many]

    def register(self, person: str, address: str) -> None:
        """Somebody wants their blog to be read."""
        self.registrations.append(self.here.api.says(person, f"/register-blog {address}"))
        self._again()

    def _again(self) -> None:
        if self.plan.twice:
            self.here.api.again()


def script(plan: Plan) -> Sequence[tuple[str, bool]]:
    """Everybody says something in turn, and each of them once wants a draft."""
    rounds = plan.updates // plan.drafts
    return [(f"p{who}", turn == who % rounds) for turn in range(rounds) for who in range(plan.drafts)]


class SlowBlog(BlogServer):
    """A blog of which each page takes a while, so that reading it can be cut off."""

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """As ever, later."""
        await asyncio.sleep(0.2)
        return await super().answer(request)


def _blog() -> SlowBlog:
    blog = SlowBlog()
    for number in range(12):
        lines = CHATTY[number % len(CHATTY)].markdown.split("\n")
        blog.post(f"{number}번째 글", "".join(f"<p>{line.strip()} {number}.</p>" for line in lines if line.strip()))
    blog.truncated()
    return blog


@asynccontextmanager
async def _places(tree: Path, plan: Plan, database: str) -> AsyncIterator[tuple[Town, str]]:
    """A town, and a blog that can be read from there."""
    async with AsyncExitStack() as stack:
        blog = await stack.enter_async_context(serving_blog(_blog()))
        api = BusyTelegram(Faults(plan.seed, plan.faults, retry_after=1))
        allowed = {"FETCH_ALLOW": f"127.0.0.1:{blog.port}"}
        manner = Manner(seconds=plan.seconds)
        settled = town(tree, plan.drafts, manner, api, database=database, settings=allowed)
        yield await stack.enter_async_context(settled), blog.url


async def killed(tree: Path, plan: Plan, database: str = "") -> Damage:
    """Live through the plan. Raises RuntimeError if the program does not start any more."""
    async with _places(tree, plan, database) as (here, address):
        said = Crier(here, plan, list(script(plan)))
        for number in range(plan.registrations):
            said.register(f"r{number}", address)
        if plan.waiting:
            said.say(plan.updates)
        chance, exits = random.Random(plan.seed), list[float]()
        for life in range(plan.kills):
            await _live(said, -(-len(said.left) // (plan.kills - life)), chance)
            exits.append(await here.program.end(plan.how))
        said.say(plan.updates)
        took = await here.begin(within=120)
        begun = time.monotonic()
        settled = await _settle(said, begun)
        asked = await here.model.asked()
        return judge(said.helps, said.drafts, said.registrations, here, asked, exits, settled, took)


async def _live(said: Crier, share: int, chance: random.Random) -> None:
    """One life: half of what is said comes while the program starts, the other half while it runs."""
    starting = share // 2
    said.say(starting)
    await said.here.begin(within=120)
    pause = chance.uniform(0.0, said.plan.longest) / max(1, share - starting)
    for _ in range(share - starting):
        said.say(1)
        await asyncio.sleep(pause)
    if said.plan.growing:
        await _until_texts_grow(said)
    elif share == starting:
        await asyncio.sleep(chance.uniform(0.0, said.plan.longest))


async def _until_texts_grow(said: Crier, within: float = 60) -> None:
    """Until the model has been asked for all drafts and has written some of each, but for as long at most."""
    for _ in range(int(within / 0.2)):
        if {one.key for one in await said.here.model.asked()} >= set(said.here.said):
            break
        await asyncio.sleep(0.2)
    await asyncio.sleep(said.plan.seconds / 4)


async def _settle(said: Crier, begun: float) -> Mapping[Message, Settled]:
    """How each draft and registration came to its end, in seconds after the last start."""
    done: dict[Message, float] = {}
    signs: dict[Message, float] = {}
    api, end = said.here.api, begun + said.plan.patience
    wanted = [*said.drafts.values(), *said.registrations]
    while time.monotonic() < end:
        for message in wanted:
            shown = api.last_shown.get(message.chat.name, begun)
            if shown > begun:
                signs.setdefault(message, shown - begun)
            if message not in done and said.here.stands(message):
                done[message] = time.monotonic() - begun
        quiet = time.monotonic() - max(api.last_shown.values(), default=begun) > 3 and not api.updates[1:]
        if len(done) == len(wanted) and quiet and all(api.below(message) for message in said.helps):
            break
        await asyncio.sleep(0.2)
    return {message: Settled(at, signs.get(message, at)) for message, at in done.items()}
