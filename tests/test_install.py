"""`make run` on a machine where something is in the way: one sentence says what, in Korean and in English."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1]
TOOLS = ("sh", "dirname", "df", "awk", "tail", "mkdir", "cp")
NEEDED = ("install.sh", "constraints-build.txt", "constraints.txt", "constraints-ja.txt")

# A python that does what it is told here; `venv` puts a copy of it where the real one would be.
PYTHON = """#!/bin/sh
case "$*" in
*version_info*3*11*) exit {too_old} ;;
*ensurepip*) exit {no_venv} ;;
*version_info*) echo python3.11-venv ;;
*"-m venv"*) mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
*install*) echo "$*" >> calls; echo "{pip_says}"; exit {pip_fails} ;;
esac
"""


@dataclass
class Newcomer:
    """A folder with what was cloned, and a PATH with nothing on it but the simplest tools."""

    folder: Path

    def has(self, name: str, too_old: bool = False, no_venv: bool = False, pip_says: str = "") -> None:
        """A python of this name."""
        program = self.folder / "bin" / name
        program.write_text(
            PYTHON.format(too_old=int(too_old), no_venv=int(no_venv), pip_says=pip_says, pip_fails=int(bool(pip_says)))
        )
        program.chmod(0o755)

    def runs(self, *words: str) -> subprocess.CompletedProcess[str]:
        """install.sh, by `make run`."""
        return subprocess.run(
            ["sh", "install.sh", *words],
            cwd=self.folder,
            env={"PATH": str(self.folder / "bin")},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    @property
    def calls(self) -> list[str]:
        """What pip was asked for."""
        calls = self.folder / "calls"
        return calls.read_text().splitlines() if calls.exists() else []


@pytest.fixture
def newcomer(tmp_path: Path) -> Newcomer:
    (tmp_path / "bin").mkdir()
    for tool in TOOLS:
        (tmp_path / "bin" / tool).symlink_to(shutil.which(tool) or pytest.skip(f"no {tool} here"))
    for name in NEEDED:
        shutil.copy(HOUSE / name, tmp_path / name)
    return Newcomer(tmp_path)


def told(newcomer: Newcomer, *words: str) -> list[str]:
    """The sentences, and nothing but them."""
    done = newcomer.runs(*words)
    assert done.returncode == 1
    return [line for line in done.stderr.splitlines() if line]


def test_all_that_is_pinned_is_installed_with_its_hashes_japanese_too(newcomer: Newcomer) -> None:
    newcomer.has("python3")
    assert newcomer.runs().returncode == 0
    first, pinned, ours = newcomer.calls
    assert "--require-hashes --only-binary :all: -r constraints-build.txt" in first
    assert "--require-hashes" in pinned
    assert pinned.endswith("-r constraints.txt -r constraints-ja.txt")
    assert ours.endswith("--no-deps --no-build-isolation -e .")


def test_a_second_time_the_same_environment_is_used(newcomer: Newcomer) -> None:
    newcomer.has("python3")
    newcomer.runs()
    (newcomer.folder / ".venv" / "mine").touch()
    assert newcomer.runs().returncode == 0
    assert (newcomer.folder / ".venv" / "mine").exists()


def test_without_a_new_enough_python_it_says_which_one_is_needed(newcomer: Newcomer) -> None:
    newcomer.has("python3", too_old=True)
    korean, english = told(newcomer)
    assert "파이썬 3.11 이상이 필요해요" in korean
    assert "sudo apt install python3.11 python3.11-venv" in english
    assert newcomer.calls == []


def test_without_any_python_it_says_the_same(newcomer: Newcomer) -> None:
    assert "maltu needs Python 3.11 or newer" in told(newcomer)[1]


def test_beside_an_old_python_a_new_one_is_found(newcomer: Newcomer) -> None:
    newcomer.has("python3", too_old=True)
    newcomer.has("python3.12")
    assert newcomer.runs("python3").returncode == 0
    assert len(newcomer.calls) == 3


def test_debian_without_venv_is_told_the_package(newcomer: Newcomer) -> None:
    newcomer.has("python3", no_venv=True)
    korean, english = told(newcomer)
    assert "venv가 빠져 있어요" in korean
    assert "sudo apt install python3.11-venv" in english


@pytest.mark.parametrize(
    ("pip_says", "korean", "english"),
    [
        (
            "WARNING: Retrying after connection broken by 'NewConnectionError'",
            "인터넷 연결을 확인",
            "check the network",
        ),
        ("ERROR: No matching distribution (from versions: none)", "인터넷 연결을 확인", "check the network"),
        ("ReadTimeoutError: Read timed out.", "인터넷 연결을 확인", "check the network"),
        ("OSError: [Errno 28] No space left on device", "디스크에 자리가 모자라요", "The disk is full"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "적힌 것과 달라서", "not the one that is pinned"),
        ("PermissionError: [Errno 13] Permission denied: 'lib'", "이 폴더에 쓸 수 없어요", "cannot be written to"),
    ],
)
def test_what_pip_says_becomes_one_sentence(newcomer: Newcomer, pip_says: str, korean: str, english: str) -> None:
    newcomer.has("python3", pip_says=pip_says)
    first, second = told(newcomer)
    assert korean in first
    assert english in second


def test_what_nobody_thought_of_is_shown_as_pip_said_it(newcomer: Newcomer) -> None:
    newcomer.has("python3", pip_says="error: the moon is in the way")
    said, korean, english = told(newcomer)
    assert said == "error: the moon is in the way"
    assert "이슈에 붙여" in korean
    assert "into an issue" in english


def test_on_a_disk_that_is_nearly_full_nothing_is_begun(newcomer: Newcomer) -> None:
    newcomer.has("python3")
    (newcomer.folder / "bin" / "df").unlink()
    df = newcomer.folder / "bin" / "df"
    df.write_text("#!/bin/sh\necho Filesystem; echo /dev/sda 9999999 9000000 90000 99% /\n")
    df.chmod(0o755)
    assert "디스크에 자리가 모자라요" in told(newcomer)[0]
    assert newcomer.calls == []
