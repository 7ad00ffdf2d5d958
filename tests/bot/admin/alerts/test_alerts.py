"""Whoever runs the bot is told what is wrong once, and once more when it is over."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import cast

import pytest

from bot.admin.alerts.checks import AlertChecks
from bot.admin.alerts.starts import start_noted
from bot.admin.alerts.watch import AlertWatch
from bot.model import Language
from bot.people.access.admins import Admins, InWords
from bot.people.access.alerts import Alerts
from bot.people.costs.limits import Limits, rules_of
from bot.ports import Replies, Room
from bot.settings import Settings
from bot.stores import Store
from bot.stores.ledger import Amounts, Ledger, Window
from bot.stores.operations import DiskSpace, FailingPlatform, Health, Starts, StuckTasks
from bot.wording import words_in
from storage.store import open_store
from tests.support.databases import begun_at
from tests.support.desk import NOON

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
GB = 1_000_000_000


ROOMY = DiskSpace(50 * GB, 100 * GB)


@dataclass
class State:
    """How the bot is, as a test says. What is an error is raised."""

    used: int = 0  # nanodollars of this month
    held: int = 0  # bytes
    space: DiskSpace | Exception | None = ROOMY
    platforms: Sequence[FailingPlatform] = ()
    tasks: StuckTasks = field(default_factory=StuckTasks)
    starts: int = 1


@dataclass
class Sick:
    """As Health, Starts and Ledger, as far as they are asked."""

    state: State

    async def disk(self) -> DiskSpace | None:
        if isinstance(self.state.space, Exception):
            raise self.state.space
        return self.state.space

    async def readings(self, since: datetime) -> Sequence[FailingPlatform]:
        return self.state.platforms

    async def stuck(self, begun: datetime, received: datetime) -> StuckTasks:
        return self.state.tasks

    async def most(self, since: datetime) -> int:
        return self.state.starts

    async def used(self, windows: Sequence[Window]) -> Sequence[Amounts]:
        assert [window.span for window in windows] == ["month"]
        return [Amounts(nanodollars=self.state.used)]


class Books(Sick):
    async def held(self, person: str) -> int:
        return self.state.held


class Bot:
    """One process, or several of them, on one database."""

    def __init__(self, store: Store) -> None:
        self.state = State()
        self.now = NOON
        self.told: list[str] = []
        self.reached = True
        self.store = store

    def process(self) -> AlertWatch:
        ledger = cast(Ledger, Books(self.state))
        sick = Sick(self.state)
        store = replace(self.store, health=cast(Health, sick), starts=cast(Starts, sick), ledger=ledger)
        settings = Settings(budget_krw=15_000, krw_per_usd=1500)  # ten dollars
        checks = AlertChecks(store, Limits(ledger, rules_of(settings), lambda: self.now), lambda: self.now)
        alerts = Alerts(store.alerts, self._tell, lambda: self.now)
        return AlertWatch(checks.all(), alerts, self._tell, store.alerts)

    async def _tell(self, say: InWords) -> bool:
        if self.reached:
            self.told.append(say(words_in("ko", operator=True)))
        return self.reached

    async def hears(self, watch: AlertWatch) -> Sequence[str]:
        """What is told when it is looked once more."""
        before = len(self.told)
        await watch.look()
        return self.told[before:]


@pytest.fixture
async def bot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bot]:
    monkeypatch.chdir(tmp_path)  # no .env here
    async with open_store(begun_at(tmp_path / "maltu.db")) as store:
        yield Bot(store)


NAVER = FailingPlatform("naver", looked=8, failed=5, people=3)
WRONG: Mapping[str, tuple[State, str, str]] = {
    "budget": (State(used=8 * GB), "이번 달 예산의 80%를 썼어요(12,000원 / 15,000원).", "이번 달 예산"),
    "spent": (State(used=10 * GB), "이번 달 예산을 다 썼어요(15,000원 / 15,000원).", "이번 달 예산"),
    "share of disk": (State(space=DiskSpace(4 * GB, 100 * GB)), "디스크에 4.0 GB만 남았어요", "디스크 공간"),
    "bytes of disk": (State(space=DiskSpace(GB // 4, GB)), "디스크에 250 MB만 남았어요", "디스크 공간"),
    "storage": (State(held=8 * GB), "데이터베이스가 8.0 GB까지 찼어요. 한도는 10.0 GB예요.", "데이터베이스 용량"),
    "platform": (State(platforms=[NAVER]), "글을 읽지 못하는 일이 잦아요. 최근 한 시간 동안 살펴본 8개 중 5개",
                 "네이버 블로그 읽기"),
    "restarts": (State(starts=4), "최근 10분 동안 봇이 4번 다시 켜졌어요.", "봇이 거듭 꺼지던"),
}  # fmt: skip


@pytest.mark.parametrize(("state", "said", "topic"), WRONG.values(), ids=WRONG)
async def test_what_is_wrong_is_told_once_in_six_hours_by_one_process_and_once_when_it_is_over(
    bot: Bot, state: State, said: str, topic: str
) -> None:
    one, other = bot.process(), bot.process()
    assert await bot.hears(one) == []
    vars(bot.state).update(vars(state))
    [told] = await bot.hears(one)
    assert said in told
    assert await bot.hears(other) == await bot.hears(one) == []
    bot.now += 6 * HOUR - MINUTE
    assert await bot.hears(other) == []
    bot.now += MINUTE
    assert await bot.hears(other) == [told]
    vars(bot.state).update(vars(State()))
    assert await bot.hears(bot.process()) == [f"{topic} 문제가 해결됐어요."]
    assert await bot.hears(one) == await bot.hears(other) == []


FINE = {
    "four fifths are not reached": State(used=8 * GB - 1, held=8 * GB - 1),
    "just enough": State(space=DiskSpace(5 * GB, 100 * GB), starts=3),
    "a small disk": State(space=DiskSpace(GB // 2, GB)),
    "a server": State(space=None),
    "four blogs": State(platforms=[FailingPlatform("naver", 4, 4, 4)]),
    "two people": State(platforms=[FailingPlatform("naver", 9, 9, 2)]),
    "most can be read": State(platforms=[FailingPlatform("feed", 1000, 499, 300)]),
}


@pytest.mark.parametrize("state", FINE.values(), ids=FINE)
async def test_where_nothing_is_wrong_nothing_is_told(bot: Bot, state: State) -> None:
    watch = bot.process()
    vars(bot.state).update(vars(state))
    assert await bot.hears(watch) == await bot.hears(watch) == []


async def test_a_budget_that_goes_on_to_its_end_is_over_once(bot: Bot) -> None:
    watch = bot.process()
    bot.state.used = 9 * GB
    assert len(await bot.hears(watch)) == 1
    bot.state.used = 11 * GB
    [spent] = await bot.hears(watch)
    assert spent.startswith("이번 달 예산을 다 썼어요(16,500원 / 15,000원).")
    bot.state.used = 9 * GB
    assert await bot.hears(watch) == []
    bot.state.used = 0
    assert await bot.hears(watch) == ["이번 달 예산 문제가 해결됐어요."]


async def test_a_task_is_stuck_when_it_is_found_twice_and_is_named_as_in_the_log(bot: Bot) -> None:
    watch = bot.process()
    bot.state.tasks = StuckTasks(["telegram:1:2"], ["telegram:1:3"])
    assert await bot.hears(watch) == []
    bot.state.tasks = StuckTasks(["telegram:1:2"], ["telegram:1:9"])
    [told] = await bot.hears(watch)
    assert told.startswith("15분이 넘도록 끝나지 않은 작업이 1개 있어요.")
    assert "로그에서 `telegram:1:2` 부분을" in told
    bot.state.tasks = StuckTasks()
    assert await bot.hears(watch) == ["작업이 밀리던 문제가 해결됐어요."]


async def test_a_task_that_is_stuck_is_not_over_because_the_bot_starts_again(bot: Bot) -> None:
    watch = bot.process()
    bot.state.tasks = StuckTasks(["telegram:1:2"])
    assert await bot.hears(watch) == []
    assert len(await bot.hears(watch)) == 1
    after = bot.process()
    assert await bot.hears(after) == []
    assert await bot.hears(after) == []
    bot.state.tasks = StuckTasks()
    assert await bot.hears(after) == ["작업이 밀리던 문제가 해결됐어요."]


async def test_platforms_are_over_one_by_one_and_with_the_rest_in_one_message(bot: Bot) -> None:
    watch = bot.process()
    bot.state.platforms = [NAVER, NAVER._replace(kind="velog")]
    bot.state.starts = 9
    assert len(await bot.hears(watch)) == 3
    bot.state.platforms = [NAVER]
    assert await bot.hears(watch) == ["벨로그 읽기 문제가 해결됐어요."]
    bot.state.platforms, bot.state.starts = [], 1
    assert await bot.hears(watch) == ["네이버 블로그 읽기, 봇이 거듭 꺼지던 문제가 해결됐어요."]


async def test_a_check_that_breaks_is_logged_and_the_others_go_on(bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    watch = bot.process()
    bot.state.space = DiskSpace(1, 100)
    assert len(await bot.hears(watch)) == 1
    bot.state.space, bot.state.starts = OSError("/비밀/폴더"), 4
    [restarts] = await bot.hears(watch)
    assert "다시 켜졌어요" in restarts
    assert "looking at disk failed: OSError" in caplog.text
    assert "비밀" not in caplog.text
    bot.state.space = None
    assert await bot.hears(watch) == ["디스크 공간 문제가 해결됐어요."]


async def test_what_nobody_could_be_told_is_told_at_the_next_look(bot: Bot) -> None:
    watch = bot.process()
    bot.state.starts, bot.reached = 4, False
    assert await bot.hears(watch) == []
    bot.reached = True
    assert len(await bot.hears(watch)) == 1


async def test_each_admin_reads_it_in_their_language_and_one_who_cannot_be_reached_holds_up_nobody() -> None:
    shown: dict[str, list[str]] = {}

    @dataclass
    class Private:
        id: str
        private: bool = True
        link: str = ""

        async def show(self, replies: Replies, to: str) -> Sequence[str]:
            shown[self.id] = [reply.text async for reply in replies]
            return ["1"]

    async def private(person: str) -> Room | None:
        if person == "telegram:1":
            raise ConnectionError
        return cast(Room, Private(person))

    async def language(person: str) -> Language | None:
        if person == "telegram:4":
            raise OSError
        return "en" if person == "telegram:2" else None

    people = [f"telegram:{n}" for n in range(1, 5)]
    admins = Admins(people, private, language, "ko")
    assert await admins.tell(lambda words: words.admins_all_clear([]))
    assert shown == {"telegram:2": ["All right again: "], **{each: [" 문제가 해결됐어요."] for each in people[2:]}}
    assert await Admins([], private, language, "ko").tell(lambda words: "x")
    assert not await Admins(["telegram:1"], private, language, "ko").tell(lambda words: "x")


async def test_a_start_counts_until_it_ends_as_it_should(bot: Bot) -> None:
    starts = bot.store.starts
    async with start_noted(starts, Settings(), lambda: NOON):
        assert await starts.most(NOON) == 1
    assert await starts.most(NOON) == 0
    with pytest.raises(ZeroDivisionError):
        async with start_noted(starts, Settings(), lambda: NOON):
            raise ZeroDivisionError
    assert await starts.most(NOON) == 1
