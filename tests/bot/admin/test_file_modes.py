"""Who on the same machine can read what the bot keeps."""

import os
import stat
from pathlib import Path

import pytest

from bot.admin.file_modes import Loose, close_to_others

pytestmark = pytest.mark.skipif(os.name != "posix", reason="other systems have no such rights")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder as an older version, or whoever copied it, may have left it."""
    data = tmp_path / "data"
    (data / "drafts").mkdir(parents=True)
    for name in (".env", "data/maltu.db", "data/maltu.db-wal", "data/console_heard"):
        (tmp_path / name).write_text("geheim")
        (tmp_path / name).chmod(0o664)
    for folder in (data, data / "drafts"):
        folder.chmod(0o755)
    return tmp_path


def test_what_is_open_to_others_is_closed_and_named(home: Path) -> None:
    data = home / "data"
    loose = close_to_others(home / ".env", data)
    assert {found.path.name for found in loose} == {
        ".env", "data", "console_heard", "drafts", "maltu.db", "maltu.db-wal",
    }  # fmt: skip
    assert all(found.mended for found in loose)
    assert [mode(path) for path in (home / ".env", data, data / "maltu.db", data / "drafts")] == [
        0o600, 0o700, 0o600, 0o700,
    ]  # fmt: skip


def test_what_is_closed_is_not_spoken_of(home: Path) -> None:
    close_to_others(home / ".env", home / "data")
    assert close_to_others(home / ".env", home / "data") == []


def test_a_link_in_the_folder_changes_nothing_outside(home: Path) -> None:
    outside = home / "outside"
    outside.write_text("")
    outside.chmod(0o644)
    (home / "data" / "link").symlink_to(outside)
    close_to_others(home / ".env", home / "data")
    assert mode(outside) == 0o644


def test_what_is_not_there_is_no_trouble(tmp_path: Path) -> None:
    assert close_to_others(tmp_path / ".env", tmp_path / "data") == []


def test_what_belongs_to_somebody_else_is_named_and_stays(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, mode: int) -> None:
        raise PermissionError(path)

    monkeypatch.setattr(Path, "chmod", refuse)
    assert Loose(home / ".env", mended=False) in close_to_others(home / ".env", home / "data")
