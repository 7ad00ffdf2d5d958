"""How much people may use, as one line of .env says it."""

import re
from dataclasses import dataclass, replace
from typing import Self

from bot.settings.refused import SettingRefused

_LIMIT = re.compile(r"(?:\s*(?:person|bot)(?:\s+[0-9][0-9_]{0,12}/(?:minute|day)){1,2}\s*(?:,|\Z)){1,2}\Z")
_HELD = re.compile(r"(?:\s*(?:person|bot)\s+[0-9][0-9_]{0,12}\s*(?:,|\Z)){1,2}\Z")


@dataclass(frozen=True)
class Limit:
    """How much one person, and everybody together, may use in a minute and in a day."""

    person_minute: int
    person_day: int
    bot_minute: int
    bot_day: int

    def __str__(self) -> str:
        person = f"person {self.person_minute}/minute {self.person_day}/day"
        return f"{person}, bot {self.bot_minute}/minute {self.bot_day}/day"

    def but(self, text: str) -> Self:
        """'person 20/day, bot 900/day': this limit with what is named there. Raises ValueError."""
        if not _LIMIT.match(text):
            why = f"it takes limits like 'person 5/minute 40/day, bot 100/minute 4000/day', not {text!r}"
            raise SettingRefused(why, "limit", text)
        named = {
            f"{whose}_{span}": int(number)
            for whose, limits in re.findall(r"(person|bot)([^,]{1,99})", text)
            for number, span in re.findall(r"([0-9_]{1,14})/(minute|day)", limits)
        }
        return replace(self, **named)


@dataclass(frozen=True)
class HeldLimit:
    """How much one person, and everybody together, may have at the same time."""

    person: int
    bot: int

    def __str__(self) -> str:
        return f"person {self.person}, bot {self.bot}"

    def but(self, text: str) -> Self:
        """'person 20': this share with what is named there. Raises ValueError."""
        if not _HELD.match(text):
            raise SettingRefused(f"it takes limits like 'person 50, bot 10000', not {text!r}", "held limit", text)
        named = re.findall(r"(person|bot)\s+([0-9_]{1,14})", text)
        return replace(self, **{whose: int(number) for whose, number in named})
