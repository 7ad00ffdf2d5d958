"""Machines of newcomers are as poor as they say, and what installs maltu needs nothing that macOS has not."""

import subprocess
from pathlib import Path

import pytest

from benchmarks.newcomers.machines import MACHINES, SIMPLEST, Machine, furnished
from tests.test_install import NEEDED, Newcomer

HOUSE = Path(__file__).parents[3]
MAC = Machine("mac", "3.11", bsd=True)


def typed(line: str, seen: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [f"{seen['HOME']}/bin/sh", "-c", line], env=seen, cwd=seen["HOME"], capture_output=True, text=True, check=False
    )


def test_a_mac_refuses_what_only_gnu_knows(tmp_path: Path) -> None:
    seen = furnished(MAC, Path("/nowhere/python"), tmp_path)
    assert "illegal option" in typed("tail --lines=1 /dev/null", seen).stderr
    assert typed("printf 'a\\nb\\n' | tail -n 1", seen).stdout == "b\n"


def test_nothing_of_this_machine_is_on_the_path_but_what_was_given(tmp_path: Path) -> None:
    seen = furnished(MACHINES[0], Path("/nowhere/python"), tmp_path)
    assert "/usr/bin" not in seen["PATH"].split(":")
    assert typed("command -v perl || echo none", seen).stdout == "none\n"
    assert {path.name for path in (tmp_path / "bin").iterdir()} <= {*SIMPLEST, "bash", "python3"}


@pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine.name)
def test_what_installs_maltu_runs_on_each(machine: Machine, tmp_path: Path) -> None:
    seen = furnished(machine, tmp_path / "fake", tmp_path)
    newcomer = Newcomer(tmp_path)
    for name in NEEDED:
        (tmp_path / name).write_bytes((HOUSE / name).read_bytes())
    (tmp_path / "bin" / "python3").unlink()
    newcomer.has("python3")
    done = typed("sh install.sh python3", seen)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(newcomer.calls) == 3
