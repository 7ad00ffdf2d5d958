"""From a clone to the first draft with two commands, on machines of four kinds, and on one without a network.

    python -m benchmarks.newcomers [--only NAME] [--clone ADDRESS]

Each gets a home and a PATH of its own (benchmarks/newcomers/machines.py), clones what is committed here or lies at
ADDRESS, types `make run`, and says two things: a folder with posts to learn from, and what to write about. There is no
cache of packages. What cannot be had here (zsh, a version of Python) is said. The goal: two commands, three minutes;
on a busy machine the seconds of a processor say more than the clock.
"""

import argparse
import os
import resource
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.newcomers.machines import MACHINES, Machine, furnished, pythons
from tests.support.posts import CHATTY

HOUSE = Path(__file__).parents[2]
LONGEST = 1_800.0  # seconds one of them is waited for
DRAFT = "제주 3일 여행"
NOBODY = "http://127.0.0.1:9/simple"  # where no registry answers


@dataclass(frozen=True)
class Journey:
    """How it went, in seconds since the first command was typed, None for what was not reached; `processor` is what all
    of it took of one."""

    cloned: float
    drafted: float | None
    processor: float
    ended: float
    last: str  # what was printed

    @property
    def told(self) -> str:
        """The last lines that say something."""
        return " / ".join([line for line in self.last.splitlines() if line.strip() and "***" not in line][-2:])


def main() -> None:
    """A line for each newcomer."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.newcomers", description=__doc__.split("\n")[0])
    parser.add_argument("--only", default="", help="a part of a machine's name")
    parser.add_argument("--clone", default=str(HOUSE), help="the address of a repository")
    typed = parser.parse_args()
    for machine in MACHINES:
        if typed.only in machine.name:
            print(f"{machine.name}: {_told(machine, typed.clone, {})}", flush=True)
    if typed.only in "without a network":
        print(f"without a network: {_told(MACHINES[2], typed.clone, {'PIP_INDEX_URL': NOBODY})}", flush=True)


def _told(machine: Machine, address: str, more: Mapping[str, str]) -> str:
    python = pythons(machine.python)
    if python is None:
        return f"there is no Python {machine.python} here"
    with tempfile.TemporaryDirectory(prefix="maltu-newcomer-") as folder:
        went = journey(machine, python, Path(folder), address, more)
    if went.drafted is None:
        return f"no draft after {went.ended:.0f} s: {went.told}"
    took = f"{went.processor:.0f} s of a processor, load {os.getloadavg()[0]:.1f}"
    return f"cloned after {went.cloned:.0f} s, first draft after {went.drafted:.0f} s ({took})"


def journey(machine: Machine, python: Path, home: Path, address: str, more: Mapping[str, str]) -> Journey:
    """Clone, make run, the first draft."""
    seen = {**furnished(machine, python, home), **more}
    shell = machine.shell if (home / "bin" / machine.shell).exists() else "sh"
    if shell != machine.shell:
        print(f"  there is no {machine.shell} here, so sh")
    posts = _posts(home / "글")
    began, before = time.monotonic(), _of_children()
    subprocess.run([shell, "-c", f"git clone --quiet '{address}' '{machine.folder}'"], cwd=home, env=seen, check=True)
    cloned = time.monotonic() - began
    said = f"/learn {posts}\n/write {DRAFT}\\n- 첫날 비가 많이 왔다\n"
    drafted, printed = _run(shell, home / machine.folder, seen, said)
    took = _of_children() - before
    return Journey(cloned, drafted and drafted - began, took, time.monotonic() - began, printed)


def _of_children() -> float:
    """Seconds of a processor that all programs started from here have taken, those that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _run(shell: str, folder: Path, seen: Mapping[str, str], said: str) -> tuple[float | None, str]:
    """When the draft began to be shown, and all that was printed."""
    process = subprocess.Popen(
        [shell, "-c", "make run"], cwd=folder, env=seen, text=True, encoding="utf-8",
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    watch = threading.Timer(LONGEST, process.kill)
    watch.start()
    assert process.stdin
    assert process.stdout
    process.stdin.write(said)
    process.stdin.close()
    drafted, lines = None, list[str]()
    for line in process.stdout:
        lines.append(line)
        if drafted is None and line.startswith("#") and DRAFT in line:
            drafted = time.monotonic()
    process.wait()
    watch.cancel()
    return drafted, "".join(lines)


def _posts(folder: Path) -> Path:
    folder.mkdir(parents=True)
    for post in CHATTY:
        (folder / f"{post.title}.md").write_text(f"# {post.title}\n\n{post.markdown}\n", "utf-8")
    return folder


if __name__ == "__main__":
    main()
