"""Machines as newcomers have them, as far as a PATH and an environment make one."""

import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

SIMPLEST = (
    "sh",
    "git",
    "make",
    "df",
    "awk",
    "tail",
    "dirname",
    "mkdir",
    "cp",
    "rm",
    "touch",
    "test",
    "sed",
    "cat",
    "uname",
)
PASSED = (
    "PIP_CERT",
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
    "PIP_INDEX_URL",
    "TMPDIR",
)  # how the registry is reached from here

# As the tools of macOS and the BSDs answer to what only GNU's know.
OF_BSD = """#!/bin/sh
for word in "$@"; do
  case $word in --?*) echo "{name}: illegal option -- $word" >&2; exit 64 ;; esac
done
exec {path} "$@"
"""


@dataclass(frozen=True)
class Machine:
    """`python` is the version its python3 has, `shell` what lines are typed into, where that is here; without one, sh.
    `bsd`: tools refuse options that begin with --, but for git and make."""

    name: str
    python: str
    shell: str = "sh"
    bsd: bool = False
    folder: str = "maltu"  # that is cloned into
    variables: Mapping[str, str] = field(default_factory=dict)
    tools: Sequence[str] = SIMPLEST


MACHINES = (
    Machine(
        "WSL, bash",
        "3.12",
        shell="bash",
        folder="내 블로그 봇",
        variables={
            "LANG": "C.UTF-8",
            "WSL_DISTRO_NAME": "Ubuntu",
            "PATH": "/mnt/c/Windows/system32:/mnt/c/Program Files/Git/cmd",
        },
        tools=(*SIMPLEST, "bash"),
    ),
    Machine(
        "like macOS, zsh",
        "3.12",
        shell="zsh",
        bsd=True,
        variables={
            "LANG": "ko_KR.UTF-8",
            "LC_CTYPE": "UTF-8",
            "LANGUAGE": "ko_KR:ko",
            "TERM_PROGRAM": "Apple_Terminal",
        },
    ),
    Machine("slim Debian, root, no locale", "3.11"),
    Machine("Python 3.13, English desktop", "3.13", variables={"LANG": "en_US.UTF-8", "LANGUAGE": "en_US:en"}),
)


def pythons(version: str) -> Path | None:
    """The program of a version of Python on this machine: on the PATH, or of pyenv; None where there is none."""
    if found := shutil.which(f"python{version}"):
        return Path(os.path.realpath(found)) if "shims" not in found else _of_pyenv(version)
    return _of_pyenv(version)


def _of_pyenv(version: str) -> Path | None:
    root = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    return next(iter(sorted(root.glob(f"versions/{version}.*/bin/python{version}"), reverse=True)), None)


def furnished(machine: Machine, python: Path, home: Path) -> dict[str, str]:
    """The environment of a machine whose programs lie in home/bin, with nothing else of this one."""
    programs = home / "bin"
    programs.mkdir(parents=True)
    for tool in (*machine.tools, machine.shell):
        if path := shutil.which(tool):
            _place(programs / tool, path, machine.bsd and tool not in ("git", "make", "sh", machine.shell))
    (programs / "python3").symlink_to(python)
    passed = {name: os.environ[name] for name in PASSED if name in os.environ}
    path = ":".join(filter(None, (str(programs), machine.variables.get("PATH"))))
    return {**passed, "HOME": str(home), "PIP_NO_CACHE_DIR": "1", **machine.variables, "PATH": path}


def _place(at: Path, path: str, bsd: bool) -> None:
    if at.is_symlink() or at.exists():
        return
    if bsd:
        at.write_text(OF_BSD.format(name=at.name, path=path))
        at.chmod(0o755)
    else:
        at.symlink_to(path)
