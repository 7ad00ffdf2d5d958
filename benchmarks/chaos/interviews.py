"""Kill the bot at any step between a question, its answer and the text that is written from it, by a seed."""

import asyncio
import random
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.model import Blog
from storage.store import open_store
from styles import StyleCard, learn
from tests.support.chaos.mortal import Deadline, said_to_a_dying
from tests.support.desk import NOON
from tests.support.people import Clock, Stage
from tests.support.posts import CHATTY

LATEST = 70  # steps with what is remembered, after which a life is over without having died
SKIP = "그냥 써 주세요"


@dataclass(frozen=True)
class Evening:
    """What somebody says, each of the lists at once, and after how many steps the process dies that hears it, and
    whether right after the last of them; the same seed, the same evening."""

    seed: int
    notes: str
    said: tuple[tuple[str, ...], ...]
    deaths: tuple[tuple[int, bool], ...]


@dataclass(frozen=True)
class Morning:
    """What is left of an evening: how many drafts, how many of them with a text, what of the answers is in none of the
    requests and notes, and what is in several."""

    drafts: int
    written: int
    lost: tuple[str, ...]
    doubled: tuple[str, ...]

    @property
    def well(self) -> bool:
        """One draft, written once from all that was said."""
        return (self.drafts, self.written, self.lost, self.doubled) == (1, 1, (), ())


def evening(seed: int) -> Evening:
    """The evening of this seed."""
    chance = random.Random(seed)
    answers = [f"답{seed}의{number} 홍대 연남동" for number in range(chance.choice((1, 1, 2, 3)))]
    said: list[tuple[str, ...]] = [tuple(answers)] if chance.random() < 0.6 else [(one,) for one in answers]
    if chance.random() < 0.25:
        said = [(SKIP, SKIP)] if chance.random() < 0.5 else [(*said[0], SKIP), *said[1:]]
    deaths = [(chance.randint(0, LATEST), chance.random() < 0.5) for _ in range(len(said) + 1)]
    return Evening(seed, chance.choice(("", "라떼", "라떼 6,500원")), tuple(said), tuple(deaths))


async def spent(plan: Evening, stage: Stage, card: StyleCard) -> Morning:
    """Go through an evening, every update of which is delivered twice."""
    ann = stage.person(f"p{plan.seed}")
    blog = await stage.store.blogs.keep_blog(Blog("feed", f"https://p{plan.seed}.example", "하루", owner=ann.id))
    await stage.store.cards.keep_card(blog, card, NOON)
    asked = (f"/write 카페 {plan.seed}\n{plan.notes}",)
    for texts, (steps, after) in zip((asked, *plan.said), plan.deaths, strict=True):
        await said_to_a_dying(stage, ann, texts, Deadline(steps, after))
    return left_of(plan, await stage.store.forgetting.everything(ann.id))


def left_of(plan: Evening, rows: Mapping[str, Sequence[Mapping[str, object]]]) -> Morning:
    """What is left of an evening in all rows of its person."""
    drafts, revisions = rows["drafts"], rows["revisions"]
    texts = [*(str(draft["notes"]) for draft in drafts), *(str(revision["request"]) for revision in revisions)]
    counts = {one: sum(one in text for text in texts) for said in plan.said for one in said if one != SKIP}
    return Morning(
        len(drafts),
        len({revision["draft"] for revision in revisions if revision["text"]}),
        tuple(one for one, count in counts.items() if not count),
        tuple(one for one, count in counts.items() if count > 1),
    )


@asynccontextmanager
async def asking_stage(folder: Path) -> AsyncIterator[Stage]:
    """A bot on SQLite that asks one thing before it writes."""
    clock, url = Clock(), f"sqlite:///{folder}/maltu.db"
    async with open_store(url, clock.now) as store:
        stage = Stage(store, url, clock)
        stage.asks(where="어느 동네예요?")
        stage.tick = timedelta()  # so that what is said at once is one answer
        yield stage
        await stage.jobs.drain(0)


async def spend(seeds: range) -> dict[int, Morning]:
    """What is left of each evening, by its seed."""
    card = await asyncio.to_thread(learn, CHATTY)
    with TemporaryDirectory() as folder:
        async with asking_stage(Path(folder)) as stage:
            return {seed: await spent(evening(seed), stage, card) for seed in seeds}
