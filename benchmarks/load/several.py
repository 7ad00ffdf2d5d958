"""The same crowd, met by one process and by two, each time on a new PostgreSQL database."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.load.crowd import all_write, town
from benchmarks.load.figures import Usage, complaints, percentile, usage
from benchmarks.load.scenes import LATE, Crowd, Figures
from benchmarks.load.stubs.model_stub import Manner
from benchmarks.load.stubs.shared_telegram import SharedTelegram

SETTLING = 5.0  # seconds until all have begun to take jobs


async def met(tree: Path, database: str, crowd: Crowd, processes: Sequence[str]) -> Figures:
    """Everybody writes within one second, to processes of these names. Raises RuntimeError where none starts."""
    manner, api = Manner(rate=crowd.rate, seconds=crowd.seconds), SharedTelegram(refuses=crowd.refuses)
    shared = {"WORKER_CONCURRENCY": str(-(-crowd.people // len(processes)))}
    settled = town(tree, crowd.people, manner, api, database, shared, watched=False, processes=processes, known=True)
    async with settled as here:
        await here.begin()
        for program in [*here.programs.values()][1:]:
            await program.start()
        await asyncio.sleep(SETTLING * len(processes))
        before = [usage(program.pid) for program in here.programs.values()]
        pids = [one.pid for one in here.programs.values()]
        _, text = await asyncio.gather(all_write(here, crowd.seconds + LATE), _cores(before, crowd.seconds, pids))
        whole = [person for person in here.people if here.has_whole_draft(person)]
        late = [api.last_shown[who] - here.said[f"여행기 {who}"] - manner.seconds for who in whole]
        first = [at - here.said[f"여행기 {who}"] for who, at in api.first_shown.items()]
        spread = Counter(api.holders(here.people).values())
        n, refused = len(here.people), (sum(api.wrong.values()), api.floods, len(api.conflicts))
        return {
            f"{n} write at once: whole drafts": str(len(whole)),
            f"{n}: written by each": " + ".join(str(spread[name]) for name in processes),
            f"{n}: errors in the logs": str(sum(len(complaints(one.log)) for one in here.programs.values())),
            f"{n}: mistakes, 429s and 409s of Telegram": ", ".join(map(str, refused)),
            f"{n}: last final after the text's end, p50 / max": _seconds(late, 50, 100),
            f"{n}: first sign p50 / p95": _seconds(first, 50, 95),
            f"{n}: calls; most in one second": f"{len(api.calls)}; {api.most_in_a_second()}",
            f"{n}: CPU of one core while texts grow, each": text,
        }


def _seconds(values: Sequence[float], low: float, high: float) -> str:
    return f"{percentile(values, low):.1f} / {percentile(values, high):.1f} s"


async def _cores(before: Sequence[Usage], seconds: float, pids: Sequence[int]) -> str:
    """What each process itself uses while the texts grow."""
    await asyncio.sleep(seconds)
    return " + ".join(f"{usage(pid).cores(earlier):.2f}" for pid, earlier in zip(pids, before, strict=True))
