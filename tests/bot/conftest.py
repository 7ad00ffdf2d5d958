"""Dialogues run on SQLite alone: what they ask of a database stands in tests/storage, which runs on both, and so does
test_dialogues."""

import shutil
from pathlib import Path

import pytest


@pytest.fixture(params=["sqlite"])
def begun(begun_file: Path, tmp_path: Path) -> str:
    return f"sqlite:///{shutil.copy(begun_file, tmp_path / 'maltu.db')}"
