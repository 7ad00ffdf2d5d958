"""What is counted is told in the words of Prometheus, with closed sets of names."""

import asyncio
import logging

import pytest
from prometheus_client.parser import text_string_to_metric_families

from adapters.server.prometheus import FRESH, ErrorCounter, MetricsPage, PrometheusMeters
from bot.ports import Usage
from bot.stores.operations import QueueAges


class Watched:
    """A page with the database and the clock it asks."""

    def __init__(self) -> None:
        self.meters = PrometheusMeters()
        self.ages: QueueAges | Exception = QueueAges(1, 2, 3, 4, 5)
        self.asked = 0
        self.now = 100.0
        self.hangs = False
        self.page = MetricsPage(self.meters, self._look, lambda: 0.25, lambda: self.now, patience=0.01)

    async def _look(self) -> QueueAges:
        self.asked += 1
        if self.hangs:
            await asyncio.Event().wait()
        if isinstance(self.ages, Exception):
            raise self.ages
        return self.ages

    async def read(self) -> dict[str, float]:
        text, kind = await self.page.text()
        assert kind.startswith("text/plain")
        samples = [s for family in text_string_to_metric_families(text.decode()) for s in family.samples]
        return {" ".join([s.name, *s.labels.values()]): s.value for s in samples}


async def test_what_happened_is_counted_by_its_names() -> None:
    watched = Watched()
    meters = watched.meters
    meters.draft("begun")
    meters.draft("begun")
    meters.draft("finished")
    meters.answered(Usage(100, 20, 3), 1.5)
    meters.answered(Usage(0, 0, 0), 0)
    meters.refused("nanodollars")
    meters.refused("blogs")
    meters.slowed("telegram")
    meters.model("rests")
    read = await watched.read()
    assert read["maltu_drafts_total begun"] == 2
    assert read["maltu_drafts_total finished"] == 1
    assert read["maltu_drafts_total failed"] == 0
    assert [read[f"maltu_tokens_total {kind}"] for kind in ("cached", "read", "written")] == [100, 20, 3]
    assert read["maltu_won_total"] == 1.5
    assert read["maltu_refusals_total won"] == read["maltu_refusals_total blogs"] == 1
    assert (read["maltu_slowed_total telegram"], read["maltu_slowed_total discord"]) == (1, 0)
    assert (read["maltu_model rests"], read["maltu_model works"]) == (1, 0)
    assert read["maltu_loop_lag_seconds"] == 0.25
    assert read["process_open_fds"] > 0


async def test_queue_ages_come_from_the_database_once_in_five_seconds() -> None:
    watched = Watched()
    names = ("inbox_oldest_seconds", "tasks_waiting_oldest_seconds", "tasks_doing_oldest_seconds",
             "readings_overdue", "readings_oldest_seconds")  # fmt: skip
    assert [(await watched.read())[f"maltu_{name}"] for name in names] == [1, 2, 3, 4, 5]
    assert watched.asked == 1
    watched.now += FRESH
    watched.ages = QueueAges(9)
    assert (await watched.read())["maltu_inbox_oldest_seconds"] == 9
    assert watched.asked == 2


@pytest.mark.parametrize("hangs", [True, False])
async def test_a_database_that_hangs_or_fails_holds_nothing_up_and_leaves_no_old_figures(hangs: bool) -> None:
    watched = Watched()
    await watched.read()
    watched.now += FRESH
    watched.hangs, watched.ages = hangs, OSError("비밀번호가 든 주소")
    read = await watched.read()
    assert read["maltu_database_up"] == 0
    assert read["maltu_inbox_oldest_seconds"] != read["maltu_inbox_oldest_seconds"]  # NaN
    assert read["maltu_drafts_total begun"] == 0


async def test_errors_in_the_log_are_counted_by_where_they_were_noted_and_never_by_what_they_say() -> None:
    watched = Watched()
    counter = ErrorCounter(watched.meters)
    logger = logging.Logger("bot.dialogue.one_at_a_time")
    others = [logging.Logger(name) for name in ("asyncio", "telegram.ext.ann's secret", "bot")]
    for each in (logger, *others):
        each.addHandler(counter)
        each.error("error 비밀 while hearing telegram:42")
        each.warning("비밀")
    text = (await watched.page.text())[0].decode()
    read = await watched.read()
    assert {name: value for name, value in read.items() if name.startswith("maltu_errors")} == {
        "maltu_errors_total bot.dialogue": 1, "maltu_errors_total libraries": 2, "maltu_errors_total bot": 1,
    }  # fmt: skip
    assert "비밀" not in text
    assert "secret" not in text
