"""What several processes of the bot do for the same people."""

import asyncio

from bot.ports import Incoming
from bot.stores import InboxItem
from tests.support.people import Stage
from tests.support.worker import until


async def test_what_a_process_kept_and_could_not_give_any_more_is_heard_by_another(stage: Stage) -> None:
    ann = stage.person("ann")
    stage.said["fake:1"] = Incoming("fake:1", ann.alone, ann.id, "/help")
    await stage.store.inbox.keep([InboxItem("fake:1", ann.id, "{}")])

    hearing = asyncio.create_task(stage.desk.hear_late())
    await until(lambda: bool(stage.answers))
    hearing.cancel()
    await asyncio.wait([hearing])

    assert [shown.to for shown in stage.answers] == ["fake:1"]
