"""The scenes that are measured: a crowd that writes, a flood of updates, a greedy person, an idle hour."""

import asyncio
import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.load.crowd import Town, all_write, town
from benchmarks.load.discord_crowd import all_use_write, discord_town
from benchmarks.load.figures import Usage, complaints, percentile, slope, usage
from benchmarks.load.stubs.model_stub import Manner
from benchmarks.load.stubs.telegram_stub import BusyTelegram

Figures = Mapping[str, str]  # what is measured -> what came out
LATE = 120  # seconds after the text's end for which stragglers are waited for


@dataclass(frozen=True)
class Crowd:
    """How large, and how it is met."""

    people: int = 100
    rate: float = 50.0
    seconds: float = 60.0
    refuses: bool = False  # whether Telegram refuses what is too much


async def writing(tree: Path, crowd: Crowd) -> Figures:
    """Everybody writes within one second."""
    manner = Manner(rate=crowd.rate, seconds=crowd.seconds)
    async with town(tree, crowd.people, manner, BusyTelegram(refuses=crowd.refuses), known=True) as here:
        await here.begin()
        await asyncio.sleep(2)
        before, began = usage(here.program.pid), time.monotonic()
        text = asyncio.create_task(_use_while_writing(here, before, crowd.seconds))
        await all_write(here, crowd.seconds + LATE)
        return {**(await _of_crowd(here, began)), **await text}


async def _use_while_writing(here: Town, before: Usage, seconds: float) -> Figures:
    """What it uses while the texts grow."""
    await asyncio.sleep(seconds)
    after = usage(here.program.pid)
    return {
        "CPU of one core while texts grow (children)": f"{after.cores(before):.2f}",
        "RSS all running: main + children": f"{after.memory:.0f} + {after.memory_of_children:.0f} MiB",
    }


async def _of_crowd(here: Town, began: float) -> Figures:
    whole = [person for person in here.people if here.has_whole_draft(person)]
    asked = {one.key: one.at for one in reversed(await here.model.asked())}
    to_model = [asked[key] - at for key, at in here.said.items() if key in asked]
    first = [at - here.said[f"여행기 {who}"] for who, at in here.api.first_shown.items()]
    late = [here.api.last_shown[who] - here.said[f"여행기 {who}"] - here.manner.seconds for who in whole]
    lateness, n = here.program.lateness(since=began), len(here.people)
    return {
        f"{n} write at once: whole drafts": f"{len(whole)}",
        "errors in the log": f"{len(complaints(here.program.log))}",
        "mistakes and 429s of Telegram": f"{dict(here.api.wrong) or 0}, {here.api.floods}",
        "loop lag p50 / p99 / max": " / ".join(f"{percentile(lateness, p):.0f}" for p in (50, 99, 100)) + " ms",
        "last final after the text's end, p50 / max": f"{percentile(late, 50):.1f} / {percentile(late, 100):.1f} s",
        "first sign p50 / p95": f"{percentile(first, 50):.1f} / {percentile(first, 95):.1f} s",
        "update -> model p50 / p95": f"{percentile(to_model, 50):.1f} / {percentile(to_model, 95):.1f} s",
        "calls; most in one second": f"{len(here.api.calls)}; {here.api.most_in_a_second()}",
    }


async def on_discord(tree: Path, crowd: Crowd) -> Figures:
    """Everybody uses /write in a private chat within one second."""
    async with discord_town(tree, crowd.people, Manner(rate=crowd.rate, seconds=crowd.seconds), known=True) as here:
        await here.begin()
        await asyncio.sleep(2)
        await all_use_write(here, crowd.seconds + LATE)
        api, whole = here.api, [person for person in here.people if here.has_whole_draft(person)]
        ends = [api.last_shown[10 * api.person(who)] - here.said[who] - crowd.seconds for who in whole]
        soon = [api.acknowledged[one] - at for one, at in here.asked.items() if one in api.acknowledged]
        return {
            f"Discord, {crowd.people} write at once: whole drafts": f"{len(whole)}",
            "Discord: errors in the log; mistakes": f"{len(complaints(here.program.log))}; {sum(api.wrong.values())}",
            "Discord: last final after the text's end, max": f"{percentile(ends, 100):.1f} s",
            "Discord: interactions acknowledged, p95 / max": f"{percentile(soon, 95):.2f} / {max(soon):.2f} s",
            "Discord: calls its limit counts; most in one second": f"{len(api.calls)}; {api.most_in_a_second()}",
            "Discord: answers to interactions, which it does not count": f"{len(api.of_interactions)}",
        }


async def flood(tree: Path, rate: float, seconds: float) -> Figures:
    """So many updates a second, each from somebody else; how soon each is not asked for again."""
    people = int(min(rate * 10, 1000))
    async with town(tree, people, Manner(), known=True) as here:
        await here.begin()
        await asyncio.sleep(2)
        began = time.monotonic()
        for number in range(int(rate * seconds)):
            here.api.says(here.people[number % people], "/help")
            await asyncio.sleep(max(0.0, began + (number + 1) / rate - time.monotonic()))
        await here.program.until(lambda: len(here.api.confirmed) >= int(rate * seconds) - 1, 60)
        took = [at - here.api.given[id] for id, at in here.api.confirmed.items()]
        lost = int(rate * seconds) - 1 - len(took)  # the last one needs a further question
        name = f"{rate:.0f} updates/s for {seconds:.0f} s: received -> stored and given p50 / p95"
        shown = f"{percentile(took, 50) * 1000:.0f} / {percentile(took, 95) * 1000:.0f} ms"
        return {name: shown + (f", {lost} never" if lost > 0 else "")}


async def greed(tree: Path, jobs: int, seconds: float = 4.0) -> Figures:
    """One person asks for many drafts at once; by how much another one's draft comes later than without."""
    alone = await _served(tree, 0, seconds)
    beside = await _served(tree, jobs, seconds)
    later = [max(0.0, b - a) for a, b in zip(alone, beside, strict=True)]
    return {f"one person's {jobs} jobs: another's first sign / draft later by": f"{later[0]:.1f} / {later[1]:.1f} s"}


async def _served(tree: Path, jobs: int, seconds: float) -> tuple[float, float]:
    """Seconds until the other person sees a first sign and the whole draft."""
    async with town(tree, 2, Manner(seconds=seconds), known=True) as here:
        greedy, other = here.people
        await here.begin()
        await asyncio.sleep(2)
        for number in range(jobs):
            here.write(greedy, f"여행기 x{number}")
        await asyncio.sleep(1 if jobs else 0)
        here.write(other)
        await here.program.until(lambda: other in here.api.file_sent and here.has_whole_draft(other), seconds + LATE)
        said = here.said[f"여행기 {other}"]
        seen = here.api.first_shown.get(other, float("inf")), here.api.file_sent.get(other, float("inf"))
        return seen[0] - said, seen[1] - said


async def idle(tree: Path, seconds: float = 10, starts: int = 3) -> Figures:
    """How soon it asks for updates after a start, and what it uses when nobody says anything."""
    async with town(tree, 1, Manner(), watched=False, known=True) as here:
        took = []
        for start in range(starts):
            took.append(await here.begin())
            if start < starts - 1:
                await here.program.end()
        await asyncio.sleep(5)
        before = usage(here.program.pid)
        await asyncio.sleep(seconds)
        after = usage(here.program.pid)
    return {
        "start to the first getUpdates: best / median": f"{min(took):.1f} / {percentile(took, 50):.1f} s",
        "RSS idle: main + children": f"{after.memory:.0f} + {after.memory_of_children:.0f} MiB",
        "idle CPU": f"{100 * after.cores(before):.1f} %",
    }


async def half_an_hour(tree: Path, minutes: float, people: int = 40, seed: int = 0) -> Figures:
    """People come and go for so long: help, drafts, wishes about drafts. What grows meanwhile."""
    chance = random.Random(seed)
    async with town(tree, people, Manner(seconds=8), known=True) as here:
        await here.begin()
        end, points = time.monotonic() + 60 * minutes, list[Usage]()
        while time.monotonic() < end and not here.program.ended:
            _somebody(here, chance)
            await asyncio.sleep(chance.expovariate(2))
            if not points or time.monotonic() - points[-1].at >= 5:
                points.append(usage(here.program.pid))
        return _of_traffic(points, minutes, here.program.log, len(here.said))


def _somebody(here: Town, chance: random.Random) -> None:
    """One of them says something."""
    person = chance.choice(here.people)
    what = chance.choice(("help", "draft", "draft", "wish", "drafts"))
    if what == "draft":
        here.write(person)
    elif what == "wish":
        here.api.says(person, "더 짧게")
    else:
        here.api.says(person, f"/{what}")


def _of_traffic(points: Sequence[Usage], minutes: float, log: str, drafts: int) -> Figures:
    settled = points[len(points) // 5 :]  # the first fifth fills what is kept on purpose
    rise, at_most = slope([(one.at / 3600, one.memory) for one in settled])
    files = [one.descriptors for one in settled]
    return {
        f"{minutes:.0f} minutes, {drafts} drafts: RSS slope (upper bound)": f"{rise:+.1f} ({at_most:+.1f}) MiB/h",
        "descriptors, first / most / last": f"{files[0]} / {max(files)} / {files[-1]}",
        "errors in the log of it": f"{len(complaints(log))}",
    }
