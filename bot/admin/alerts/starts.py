"""Note that the bot was started, until it ends as it should: who crashes again and again is told of."""

import logging
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime

from bot.settings import Settings
from bot.stores.operations import Starts

log = logging.getLogger(__name__)


@asynccontextmanager
async def start_noted(starts: Starts, settings: Settings, now: Callable[[], datetime]) -> AsyncIterator[None]:
    """What is raised meanwhile is no end as it should be; a database that cannot note it keeps nobody from starting."""
    try:
        id = await starts.began(_place(settings), now())
    except Exception as error:
        log.warning("this start was not noted: %s", type(error).__name__)
        yield
        return
    yield
    try:
        await starts.ended(id)
    except Exception as error:
        log.warning("that the bot ended as it should was not noted: %s", type(error).__name__)


def _place(settings: Settings) -> str:
    """Where this process runs, the same at its next start: several on one machine have a folder or a port each."""
    return f"{socket.gethostname()} {settings.data_dir.resolve()} {settings.http_port or ''}".rstrip()
