"""Dialogues run on SQLite alone: what they ask of a database stands in tests/storage, which runs on both, and so does
test_dialogues."""

from pathlib import Path

import pytest

from tests.support.databases import begun_at


@pytest.fixture(params=["sqlite"])
def begun(tmp_path: Path) -> str:
    return begun_at(tmp_path / "maltu.db")
