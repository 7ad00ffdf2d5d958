"""Show people what they have used and what a draft has cost, and whoever runs the bot what everybody has."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import datetime, time

from bot.model import Shown
from bot.people.access.allowed import TERMINAL
from bot.people.costs.limits import Limits
from bot.people.costs.prices import Tariff
from bot.stores import Blogs
from bot.stores.ledger import Amounts, Ledger, Window
from bot.wording import Wording

IsAdmin = Callable[[str], bool]  # whether a person runs the bot


class UsageReport:
    """`tariff` is the model's; where nobody is paid, no price is shown."""

    def __init__(self, ledger: Ledger, blogs: Blogs, limits: Limits, tariff: Tariff, is_admin: IsAdmin) -> None:
        self._ledger = ledger
        self._blogs = blogs
        self._limits = limits
        self._tariff = tariff
        self._is_admin = is_admin

    async def answer(self, person: str, draft: Shown | None, words: Wording) -> str:
        """What a draft they reply to has cost, else what they have used; admins read of everybody, too."""
        if draft:
            return await self._receipt(person, draft, words)
        parts = [await self._own(person, words)]
        if self._is_admin(person):
            parts.append(await self._of_all(words))
        return "\n\n".join(parts)

    async def _own(self, person: str, words: Wording) -> str:
        _, day, *_ = self._limits.windows(person)
        if person.startswith(TERMINAL):
            return words.nothing_is_limited()
        [used] = await self._ledger.used([day])
        blogs, held = len(await self._blogs.blogs(person)), await self._ledger.held(person)
        rules = self._limits.rules
        lines = self._lines(day, used, words)
        lines += [words.used_blogs(blogs, rules.blogs), words.used_bytes(held, rules.megabytes.person * 1_000_000)]
        return _list(words.usage_of_today(day.ends.astimezone(rules.zone)), lines)

    async def _of_all(self, words: Wording) -> str:
        day, month = self._limits.windows("")[3:]
        today, this_month = await self._ledger.used([day, month])
        rules = self._limits.rules
        won = rules.won(this_month.nanodollars)
        lines = self._lines(day, today, words)
        lines += [words.used_bytes(await self._ledger.held(""), rules.megabytes.bot * 1_000_000)]
        lines += [words.used_budget(won, round(rules.won(rules.budget)))] if self._tariff.prices else []
        return _list(words.usage_of_all(), lines)

    def _lines(self, window: Window, used: Amounts, words: Wording) -> list[str]:
        amounts, unit = asdict(used), self._limits.rules.unit
        return [
            words.used(what, unit(what, amounts[what]), unit(what, most))
            for what, most in window.most.items()
            if self._tariff.prices or what != "nanodollars"
        ]

    async def _receipt(self, person: str, shown: Shown, words: Wording) -> str:
        if shown.draft is None or shown.revision is None:
            return words.forgotten_draft()
        if shown.draft.owner != person:
            return words.not_your_draft()
        charges = await self._ledger.charges(shown.draft.id)
        of_this = [charge for charge in charges if shown.revision.id == charge.revision]
        if not of_this:
            return words.no_receipt()
        cached, read, written = (sum(getattr(c, what) for c in of_this) for what in ("cached", "read", "written"))
        settled = all(charge.settled for charge in of_this)
        lines = [
            words.receipt(cached, read, written, self._won([c.nanodollars for c in of_this]), settled),
            words.receipt_of_draft(len(charges), self._won([c.nanodollars for c in charges])),
        ]
        if prices := self._tariff.prices:
            month = datetime.combine(prices.asof, time(), self._limits.rules.zone)
            lines.append(words.receipt_prices(month, self._limits.rules.krw_per_usd))
        return "\n".join(lines)

    def _won(self, nanodollars: Sequence[int]) -> float | None:
        return self._limits.rules.won(sum(nanodollars)) if self._tariff.prices else None


def _list(title: str, lines: Sequence[str]) -> str:
    return "\n".join([title, *(f"- {line}" for line in lines)])
