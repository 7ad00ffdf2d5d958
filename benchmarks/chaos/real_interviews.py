"""Kill the real program between its questions, people's answers and the texts that are written from them."""

import asyncio
import random
import signal
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from benchmarks.chaos.interviews import Evening, Morning, evening, left_of
from benchmarks.load.crowd import Town, town
from benchmarks.load.stubs.model_stub import Manner
from bot.wording import words_in
from storage.store import open_store
from tests.support.bot_api.chats import Message

AT_ONCE = 25  # people who spend the same evening
DEATHS = 2  # of an evening: three may all meet one draft, and the fourth process that begins it says it cannot write
LONGEST = 4.0  # seconds of a life, from its first getUpdates
PATIENCE = 600.0  # seconds for an evening, also on a machine that others use
QUIET = 10.0  # seconds without anything shown, after which nothing more comes


@dataclass(frozen=True)
class Nights:
    """What is left of each evening, by its seed; how often the program was killed in all, for how many people that was
    between their question and their draft, and how many never said all they had to say."""

    left: Mapping[int, Morning]
    kills: int
    between: int
    unsaid: int


@dataclass(frozen=True)
class Guest:
    """Somebody who spends an evening, which is told to the bot in two parts."""

    person: str
    plan: Evening


async def spent_for_real(tree: Path, seeds: Sequence[int], database: str = "") -> Nights:
    """Each evening in the real program, some at the same time. Raises RuntimeError if it does not start any more."""
    people = [Guest(f"p{number}", evening(seed)) for number, seed in enumerate(seeds)]
    manner = Manner(rate=200, seconds=1)
    async with town(tree, len(people), manner, database=database, watched=False, asked="where") as here:
        kills, waiting, between, unsaid = list[float](), iter(people), 0, 0
        while some := list(islice(waiting, AT_ONCE)):
            asked, silent = await _evening(here, some, random.Random(some[0].plan.seed), kills)
            unsaid += silent
            between += sum(_is_between(here, who, at, kills) for who, at in asked.items())
        await here.program.end()
        return Nights(await mornings(here, people), len(kills), between, unsaid)


def _is_between(here: Town, person: str, asked: float, kills: Sequence[float]) -> bool:
    return any(asked < kill < here.api.file_sent.get(person, 0) for kill in kills)


async def _evening(
    here: Town, people: Sequence[Guest], chance: random.Random, kills: list[float]
) -> tuple[Mapping[str, float], int]:
    """Until everybody has a draft; when each was seen to be asked, and how many did not come to their last word. It
    adds to the `kills`, which come when so many more people have been asked."""
    asked: dict[str, float] = {}
    await _begin(here)
    talking = [asyncio.create_task(_talk(here, guest, chance, asked)) for guest in people]
    for death in range(DEATHS):
        await here.program.until(partial(_are_asked, asked, len(people) * (death + 1) // (DEATHS + 1)), PATIENCE)
        await asyncio.sleep(chance.uniform(0.2, LONGEST))
        kills.append(time.monotonic())
        await here.program.end(signal.SIGKILL)
        await _begin(here)
    _, silent = await asyncio.wait(talking, timeout=PATIENCE)
    await here.program.until(lambda: _is_quiet(here, people), PATIENCE)
    for task in talking:
        task.cancel()
    await asyncio.wait(talking)
    return asked, len(silent)


def _are_asked(asked: Mapping[str, float], many: int) -> bool:
    return len(asked) >= many


async def _begin(here: Town) -> None:
    if here.program.ended:
        await here.begin(within=120)


async def _talk(here: Town, guest: Guest, chance: random.Random, asked: dict[str, float]) -> None:
    """What one of them says, each of it delivered twice; the answers once the question is seen."""
    await asyncio.sleep(chance.uniform(0.0, LONGEST))
    wish = here.write(guest.person, notes=guest.plan.notes)
    here.api.again()
    while not is_asked(here, wish):  # noqa: ASYNC110  (it is another process that asks)
        await asyncio.sleep(0.05)
    asked[guest.person] = time.monotonic()
    for answers in guest.plan.said:
        await asyncio.sleep(chance.uniform(0.0, LONGEST))
        for answer in answers:
            here.api.says(guest.person, answer)
            here.api.again()


def is_asked(here: Town, wish: Message) -> bool:
    """Whether a question stands below what somebody wants to be written."""
    return any(words_in("ko").just_write()[0] in shown.labels for shown in here.api.below(wish))


def _is_quiet(here: Town, people: Sequence[Guest]) -> bool:
    """Whether everybody has a draft, and nothing was shown since a while."""
    rooms = [guest.person for guest in people]
    latest = max(here.api.last_shown.get(room, 0.0) for room in rooms)
    return all(room in here.api.file_sent for room in rooms) and time.monotonic() - latest > QUIET


async def mornings(here: Town, people: Sequence[Guest]) -> Mapping[int, Morning]:
    """What is left of each evening, by its seed."""
    async with open_store(here.program.settings["DATABASE_URL"]) as store:
        rows = [await store.forgetting.everything(f"telegram:{here.api.chat(one.person).id}") for one in people]
        return {one.plan.seed: left_of(one.plan, theirs) for one, theirs in zip(people, rows, strict=True)}
