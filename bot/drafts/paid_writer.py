"""The one door to the model: whatever it is asked is asked for somebody, paid for beforehand, and settled."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from datetime import datetime

from bot.drafts.circuit_breaker import CircuitBreaker
from bot.drafts.model_errors import Busy, ModelError, NoBalance, NotUnderstood, PromptTooLong, WrongKey
from bot.people.costs.limits import Limits, Reservation
from bot.people.costs.prices import Tariff
from bot.ports import LONGEST_ANSWER, AskedAgain, Usage, Writer
from bot.stores.ledger import Amounts
from styles import Prompt
from styles.reading.tokens import count, prompt_tokens

log = logging.getLogger(__name__)

RULES = 2_000  # tokens that every prompt takes beside the card, or more
MISCOUNTED = 1.02  # providers may count so many times what we count
ON_THE_WAY = 128  # tokens that a model writes before it notices that nobody listens any more
UNPAID = (Busy, WrongKey, NoBalance, NotUnderstood, PromptTooLong)  # refused before anything was read


class PaidWriter:
    """Writes for people, within what they may use; nothing else stands in front of the model.

    Each try is taken from their limits at its price at most, all of it uncached and the answer as long as it can be,
    and settled with what the server says it was. Where it says nothing, it is what we count.
    """

    def __init__(
        self, writer: Writer, limits: Limits, tariff: Tariff, breaker: CircuitBreaker, now: Callable[[], datetime]
    ) -> None:
        self._writer = writer
        self._limits = limits
        self._tariff = tariff
        self._breaker = breaker
        self._now = now

    @property
    def host(self) -> str:
        """Whom prompts are sent to; empty where there is no model to send them to."""
        return self._writer.host

    async def admit(self, person: str, amounts: Amounts, card_tokens: int) -> None:
        """Take a draft or a change, before it is begun.

        Raises LimitReached, also where nothing could be written, and HoldsTooMuch where nothing more could be kept.
        """
        await self._limits.room(person)
        least = Usage(read=card_tokens + RULES, written=LONGEST_ANSWER) if self.host else Usage()
        beside = Amounts(tokens=least.tokens, nanodollars=self._tariff.most.of(least))
        await self._limits.take(person, amounts, beside)
        self._limits.meters.draft("begun")

    def ended(self, whole: bool, failed: bool) -> None:
        """Count how a draft or a change that was begun has ended."""
        self._limits.meters.draft("finished" if whole else "failed" if failed else "stopped")

    async def write(self, prompt: Prompt, revision: int | None) -> AsyncGenerator[str, None]:
        """The text of a revision as it comes, or what else is asked for; only what a revision cost is told of a draft.

        Raises ModelError, LimitReached, Forgotten, and ValueError for a prompt that is nobody's.
        """
        if not prompt.person:
            raise ValueError("a text that costs is written for somebody")
        characters = 0
        try:
            async with aclosing(self._paid(prompt, revision) if self.host else self._writer.write(prompt)) as pieces:
                async for piece in pieces:
                    if isinstance(piece, str):
                        characters += len(piece)
                        yield piece
        finally:
            log.info("wrote %d characters for %s", characters, prompt.person)

    async def _paid(self, prompt: Prompt, revision: int | None) -> AsyncGenerator[str, None]:
        """Raises ModelError, LimitReached and Forgotten."""
        self._breaker.check()
        bill = _Bill(self._limits, self._tariff.of(prompt.model), self._now, prompt, revision)
        try:
            await bill.open()
            async with aclosing(self._writer.write(prompt)) as pieces:
                async for piece in pieces:
                    match piece:
                        case Usage():
                            await bill.settle(piece)
                        case AskedAgain():
                            await bill.open()
                        case str():
                            if not bill.text:
                                await self._breaker.works()
                                self._limits.meters.model(self._breaker.status)
                            bill.text += piece
                            yield piece
        except ModelError as error:
            if isinstance(error, UNPAID) and not bill.text:
                await bill.settle(Usage())
            await self._breaker.failed(error)
            self._limits.meters.model(self._breaker.status)
            raise
        finally:
            await bill.close()


class _Bill:
    """What is paid for one text: a reservation for each try, the newest of which is settled or still open."""

    def __init__(
        self, limits: Limits, tariff: Tariff, now: Callable[[], datetime], prompt: Prompt, revision: int | None
    ) -> None:
        self.text = ""
        self._limits = limits
        self._tariff = tariff
        self._now = now
        self._prompt = prompt
        self._revision = revision
        self._most = Usage()
        self._begun = now()
        self._open: Reservation | None = None

    async def open(self) -> None:
        """Before a try. What is known of the one before it is what we count. Raises LimitReached, Forgotten."""
        await self.close()
        if not self._most.read:
            read = await asyncio.to_thread(lambda: prompt_tokens(self._prompt.messages))
            self._most = Usage(0, int(MISCOUNTED * read) + 32, LONGEST_ANSWER)
        self._begun = self._now()
        price = self._tariff.most.of(self._most)
        self._open = await self._limits.reserve(self._prompt.person, self._most, price, self._revision)

    async def settle(self, usage: Usage) -> None:
        """With what it was; once for each try. What cannot be settled stays at its estimate."""
        taken, self._open = self._open, None
        if taken is None:
            return
        price = self._tariff.between(self._begun, self._now())
        try:
            await self._limits.settle(taken, usage, price.of(usage))
        except Exception as error:
            log.warning("charge %s was not settled: %s", taken.charge and taken.charge.id, type(error).__name__)

    async def close(self) -> None:
        """With what we count, where it is open still."""
        if self._open:
            written = await asyncio.to_thread(count, self.text) + ON_THE_WAY
            await self.settle(Usage(0, self._most.read, min(written, LONGEST_ANSWER)))
