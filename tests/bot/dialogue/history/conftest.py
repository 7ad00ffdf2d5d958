"""These dialogues run on SQLite alone, as those about drafts do."""

import shutil
from pathlib import Path

import pytest


@pytest.fixture(params=["sqlite"])
def begun(begun_file: Path, tmp_path: Path) -> str:
    return f"sqlite:///{shutil.copy(begun_file, tmp_path / 'maltu.db')}"
