"""Backups go in time, however long the bot runs."""

import asyncio
from datetime import datetime, timedelta

import pytest

from bot.admin.old_backups import EVERY, OldBackups
from tests.support.desk import NOON


class Stopped(Exception):
    """The bot runs no longer."""


async def test_old_backups_are_looked_for_every_hour_whatever_happens(caplog: pytest.LogCaptureFixture) -> None:
    now, looked = NOON, list[datetime]()

    def delete(at: datetime) -> int:
        looked.append(at)
        if len(looked) == 2:
            raise PermissionError(13, "Permission denied")
        return 1

    async def sleep(seconds: float) -> None:
        nonlocal now
        now += timedelta(seconds=seconds)
        if len(looked) == 3:
            raise Stopped
        await asyncio.sleep(0)

    with pytest.raises(Stopped), caplog.at_level("INFO"):
        await OldBackups(delete, lambda: now, sleep).run()
    hour = timedelta(seconds=EVERY)
    assert looked == [NOON, NOON + hour, NOON + 2 * hour]
    assert caplog.text.count("1 backups had become too old") == 2
    assert "Permission denied" in caplog.text
