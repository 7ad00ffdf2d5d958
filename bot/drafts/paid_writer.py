"""The one door to the model: whatever it is asked is asked for somebody, and costs."""

import logging
from collections.abc import AsyncGenerator
from contextlib import aclosing

from bot.ports import Writer
from styles import Prompt

log = logging.getLogger(__name__)


class PaidWriter:
    """A Writer that knows for whom each text is written, and that nothing else stands in front of."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    @property
    def host(self) -> str:
        """Whom prompts are sent to; empty where there is no model to send them to."""
        return self._writer.host

    async def write(self, prompt: Prompt) -> AsyncGenerator[str, None]:
        """The text as it comes. Raises ModelError, and ValueError for a prompt that is nobody's."""
        if not prompt.person:
            raise ValueError("a text that costs is written for somebody")
        characters = 0
        try:
            async with aclosing(self._writer.write(prompt)) as pieces:
                async for piece in pieces:
                    characters += len(piece)
                    yield piece
        finally:
            log.info("wrote %d characters for %s", characters, prompt.person)
