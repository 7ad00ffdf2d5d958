"""HealthCheck before the first person does: is everything there that the settings ask for?"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class HealthCheck:
    """One thing to look at; `look` returns what was seen in one line, and raises what is wrong."""

    name: str
    look: Callable[[], Awaitable[str]]


async def examine(checks: Sequence[HealthCheck], say: Callable[[str], None]) -> bool:
    """Look at everything, say a line for each, and whether all is well."""
    well = True
    for check in checks:
        try:
            say(f"✔ {check.name}: {await check.look()}")
        except Exception as error:
            well = False
            say(f"✘ {check.name}: {error or type(error).__name__}")
    return well
