"""The demonstration: what is shown, what is kept, and that it needs nothing of this machine's settings."""

import io
import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from adapters.chat.console.played import PlayedScreen
from bot.demo.play import at_once, play


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """One where settings stand that would have the bot talk elsewhere, or to nobody."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TELEGRAM_TOKEN", "1:secret")
    monkeypatch.setenv("ALLOW", "telegram:42")
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def files_below(folder: Path) -> Sequence[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


async def test_a_blog_is_learned_and_a_draft_grows_is_filled_in_changed_and_leaves(machine: Path) -> None:
    screen = io.StringIO()
    kept = await play("ko", partial(PlayedScreen, screen), at_once)
    shown = " ".join(screen.getvalue().split())
    for line in (
        "1. 블로그 글을 읽고 말투를 배워요",
        "무화과 반쪽",
        "① 목욕탕 이름 ② 얼마",
        "동네 목욕탕(은하탕)에 갔어요. 10년 만이었고 9천 원이었어요. 들어가자마자",
        "9천 원이었어요. 수건은 한 장에 500원인데 저는 두 장 썼어요 (진짜로). 들어가자마자",
    ):
        assert line in shown
    scores = re.findall(r"말투 일치\D*(\d+)점?( · [^·]*?)?(?= 파일)", shown)
    assert len(scores) == 3
    assert all(int(match) >= 90 and "소제목" not in why for match, why in scores)  # their title is no heading
    written = files_below(machine)
    assert sorted(path.suffix for path in written if path.parent.name == "drafts") == [
        ".html",
        ".md",
        ".md",
        ".md",
        ".png",
    ]
    assert {path.relative_to(machine).parts[0] for path in written} == {kept.name}
    assert any(str(path) in screen.getvalue() for path in written if path.suffix == ".html")
