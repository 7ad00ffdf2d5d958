"""Kill the program while drafts grow on Discord, and see whether each goes on or is spoken of."""

import asyncio
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.chaos.judging import SOON
from benchmarks.chaos.kills import Plan
from benchmarks.load.discord_crowd import DiscordTown, discord_town
from benchmarks.load.stubs.model_stub import Manner
from bot.wording import words_in


@dataclass(frozen=True)
class Told:
    """What became of drafts that were cut off."""

    drafts: int
    whole: int
    spoken_of: int
    soon: int  # of these two together, within half a minute of the last start
    exit: float  # the longest, in seconds


async def killed_on_discord(tree: Path, plan: Plan) -> Told:
    """Everybody uses /write; the program ends in the middle of the texts. Raises TimeoutError if it does not log in."""
    async with discord_town(tree, plan.drafts, Manner(seconds=plan.seconds)) as here:
        await here.begin(within=120)
        for person in here.people:
            await here.write(person)
        exits = []
        for _ in range(plan.kills):
            await asyncio.sleep(plan.seconds / 2)
            exits.append(await here.program.end(plan.how))
            await here.begin(within=120)
        everybody = partial(_everybody_is_settled, here)
        await here.program.until(everybody, SOON)
        soon = sum(_is_settled(here, person) for person in here.people)
        await here.program.until(everybody, plan.patience - SOON)
        whole = [person for person in here.people if here.has_whole_draft(person)]
        told = [person for person in here.people if person not in whole and _is_settled(here, person)]
        return Told(len(here.people), len(whole), len(told), soon, max(exits, default=0.0))


def _everybody_is_settled(here: DiscordTown) -> bool:
    return all(_is_settled(here, person) for person in here.people)


def _is_settled(here: DiscordTown, person: str) -> bool:
    """Whether the draft is whole, or below it stands how to go on."""
    words = words_in("ko")
    offers = {words.carry_on()[0], words.another_try()[0]}
    return here.has_whole_draft(person) or any(offers & set(shown.labels) for shown in here.api.messages(person))
