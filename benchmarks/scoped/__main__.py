"""Whether changing a part of a draft changes that part only, and how many tokens it takes.

    python -m benchmarks.scoped [--cases 2000] [--drafts DRAFTS…]

Made-up drafts with quotes as a chat shows them, and models that answer in every way they know: in blocks, with the
whole, with a piece, with something else. Bytes outside of the quote that change: 0. DRAFTS are files of Markdown: of
each, one sentence is changed, and the tokens of the answer in blocks are counted beside those of the whole text.
"""

import argparse
import asyncio
from collections import defaultdict
from pathlib import Path
from statistics import median

from benchmarks.scoped.cases import case
from benchmarks.scoped.judging import Outcome, changed_by
from benchmarks.scoped.tokens import Cost, cost_of, of_length


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scoped")
    parser.add_argument("--cases", type=int, default=2_000)
    parser.add_argument("--drafts", type=Path, nargs="*", default=[])
    told = parser.parse_args()
    outside = asyncio.run(_changed(told.cases))
    _tell_costs([cost for path in told.drafts if (cost := cost_of(path.read_text(encoding="utf-8", errors="replace")))])
    return 1 if outside else 0


async def _changed(cases: int) -> int:
    found: dict[str, list[Outcome]] = defaultdict(list)
    for seed in range(cases):
        one = case(seed)
        if one.stretches:
            found[one.how].append(await changed_by(one))
    outcomes = [one for several in found.values() for one in several]
    print(f"{'the model writes':32} cases  outside  right  asked twice  unchanged")
    for how, several in [*found.items(), ("all of it", outcomes)]:
        wanted = [one.right for one in several if one.right is not None]
        right = f"{sum(wanted) / len(wanted):.0%}" if wanted else "–"
        twice, without = sum(one.calls > 1 for one in several), sum(not one.ended for one in several)
        print(f"{how:32} {len(several):5} {sum(o.outside for o in several):8} {right:>6} {twice:12} {without:10}")
    return sum(one.outside for one in outcomes)


def _tell_costs(costs: list[Cost]) -> None:
    for name, some in (("all drafts", costs), ("1,200 to 1,800 characters", [c for c in costs if of_length(c)])):
        if some:
            blocks, whole = median(c.blocks for c in some), median(c.whole for c in some)
            print(
                f"{name}: {len(some)}; one sentence changed: {blocks:.0f} tokens in blocks, {whole:.0f} as a whole text"
            )


if __name__ == "__main__":
    raise SystemExit(main())
