"""How many calls a crowd of growing drafts makes, and how late the last of them ends.

    python -m benchmarks.pace [--shows 100,300,1000] [--seconds 60] [--processes 2] [--database postgresql://…]

Everybody asks within a second; each text grows by 200 characters a second in ticks of a quarter of one, and ends with
buttons and a file. The clock is simulated, a call takes 80 ms, and the chats are private: a call a second in each. The
same is done without a pace of the platform, as it was before; nothing is refused there, so that only the counts tell.
A row: the most calls in any second, calls in all, when the last first sign was up, and when the last final and the last
file were, in seconds after the last text's end. Several processes share the crowd and one pace.

With a database, real processes share it instead: 100 streams in each, for so many seconds.
"""

import argparse
import asyncio
import json

from benchmarks.pace.processes import PLATFORMS, STREAMS, stream, together
from benchmarks.pace.simulated import measured

ROOMS_ALONE = "a chat's pace alone"
ALL = "and the platform's, processes: {}"


def _simulated(shows: list[int], seconds: float, processes: int) -> None:
    print(f"{'':36} {'calls/s':>8} {'calls':>9} {'first sign':>12} {'final':>11} {'file':>11} {'processor':>10}")
    for crowd in shows:
        print(f"{crowd:4} {ROOMS_ALONE:31} {measured(crowd, seconds, paced=False)}")
        for count in sorted({1, processes}):
            print(f"{crowd:4} {ALL.format(count):31} {measured(crowd, seconds, True, count)}")


def _real(url: str, seconds: float, processes: int) -> None:
    print(f"{'':34} {'calls/s':>8} {'calls':>9} {'fewest':>9} {'lone p50':>13} {'p95':>11}")
    for name in PLATFORMS:
        print(f"{name:9} {f'{processes} × {STREAMS} streams':24} {together(url, name, processes, seconds)}", flush=True)


def main() -> None:
    """Print a row for each crowd, or with a database for each platform."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shows", default="100,300,1000", help="how many at once")
    parser.add_argument("--seconds", type=float, default=60, help="how long a text grows")
    parser.add_argument("--processes", type=int, default=1, help="that share the crowd")
    parser.add_argument("--database", help="of real processes")
    parser.add_argument("--stream", choices=PLATFORMS, help="be one of them")
    given = parser.parse_args()
    if given.database and given.stream:
        print(json.dumps(asyncio.run(stream(given.database, given.stream, given.seconds))))
    elif given.database:
        _real(given.database, given.seconds, given.processes)
    else:
        _simulated([int(each) for each in given.shows.split(",")], given.seconds, given.processes)


if __name__ == "__main__":
    main()
