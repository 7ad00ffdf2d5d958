"""A check-up before the first person writes: is everything there that the settings ask for, and does it work?"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.errors import BotError
from bot.wording import Wording
from bot.wording.terminal import CheckName

HealthMark = Literal["✔", "!", "✘"]  # well; works, and should be known; does not work


@dataclass(frozen=True)
class Finding:
    """One thing that was seen, in a sentence that says what to do where it is not well."""

    check: CheckName
    mark: HealthMark
    said: str


@dataclass(frozen=True)
class HealthCheck:
    """Something to look at. `look` may raise BotError, and anything where it is worse."""

    name: CheckName
    look: Callable[[], Awaitable[Sequence[Finding]]]


async def examine(checks: Sequence[HealthCheck], words: Wording, say: Callable[[str], None]) -> bool:
    """Look at everything, say a line for each finding and a last one, and whether all works."""
    failed = 0
    for check in checks:
        for finding in await _look(check, words):
            failed += finding.mark == "✘"
            say(f"{finding.mark} {words.check_name(finding.check)}: {finding.said}")
    say(words.examined(failed))
    return not failed


async def _look(check: HealthCheck, words: Wording) -> Sequence[Finding]:
    try:
        return await check.look()
    except BotError as error:
        return [Finding(check.name, "✘", error.sentence(words))]
    except Exception as error:
        return [
            Finding(
                check.name, "✘", words.check_failed(f"{type(error).__name__}: {error}" if str(error) else repr(error))
            )
        ]
