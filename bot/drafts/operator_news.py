"""Tell whoever runs the bot, in their words, of what only they can mend; people are told that they know."""

import logging
from collections.abc import Callable
from contextlib import aclosing

from bot.drafts.model_errors import ModelError, NotUnderstood, PromptTooLong, WrongKey
from bot.people.access.admins import InWords, TellAdmins
from bot.ports import Answer, Writer
from bot.wording import Wording
from styles import Prompt

log = logging.getLogger(__name__)

AGAIN = 3600.0  # seconds until the same thing is told once more


async def nobody(say: InWords) -> bool:
    """Where there is nobody to tell, there is the log."""
    return True


class OperatorNews:
    """A Writer in front of another. `card_tokens` is how much of a prompt the card may take, `clock` in seconds."""

    def __init__(
        self, writer: Writer, card_tokens: int, words: Wording, clock: Callable[[], float], tell: TellAdmins = nobody
    ) -> None:
        self._writer = writer
        self._card_tokens = card_tokens
        self._words = words
        self._clock = clock
        self._tell = tell
        self._told: dict[str, float] = {}

    @property
    def host(self) -> str:
        """Whom prompts are sent to; empty where there is no model to send them to."""
        return self._writer.host

    async def write(self, prompt: Prompt) -> Answer:
        """The text as it comes. Raises ModelError, once those who can mend it know."""
        try:
            async with aclosing(self._writer.write(prompt)) as pieces:
                async for piece in pieces:
                    yield piece
        except PromptTooLong as error:
            known = PromptTooLong(error.host, error.prompt, error.window, error.server, self._card_tokens)
            await self._tell_once(known)
            raise known from None
        except (WrongKey, NotUnderstood) as error:
            await self._tell_once(error)
            raise

    async def _tell_once(self, error: ModelError) -> None:
        kind, now = type(error).__name__, self._clock()
        if now - self._told.get(kind, -AGAIN) < AGAIN:
            return
        self._told[kind] = now
        log.error("%s: %s", kind, error.sentence(self._words))
        try:
            await self._tell(error.sentence)
        except Exception as trouble:
            log.warning("nobody could be told of it: %s", type(trouble).__name__)
