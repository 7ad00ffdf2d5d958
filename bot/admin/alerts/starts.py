"""Note that the bot was started, until it ends as it should: who crashes again and again is told of."""

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime

from bot.stores.operations import Starts

log = logging.getLogger(__name__)


@asynccontextmanager
async def start_noted(starts: Starts, place: str, now: Callable[[], datetime]) -> AsyncIterator[None]:
    """What is raised meanwhile is no end as it should be; a database that cannot note it keeps nobody from starting."""
    try:
        id = await starts.began(place, now())
    except Exception as error:
        log.warning("this start was not noted: %s", type(error).__name__)
        yield
        return
    yield
    try:
        await starts.ended(id)
    except Exception as error:
        log.warning("that the bot ended as it should was not noted: %s", type(error).__name__)
