"""A bot without its Japanese dictionary: a Japanese blog is told what is missing, everybody else notices nothing."""

import sys
from pathlib import Path

import pytest

from bot.drafts.draft_check import score
from bot.model import File
from bot.wording import words_in
from styles import hear
from tests.support.authors import AUTHORS, card
from tests.support.checkups import examined
from tests.support.people import Stage

KO, EN = words_in("ko"), words_in("en")
DIARY = [File(f"{n}.md", post.markdown.encode()) for n, post in enumerate(AUTHORS["japanese"])]


@pytest.fixture
def without_japanese(monkeypatch: pytest.MonkeyPatch) -> None:
    hide(monkeypatch)


def hide(monkeypatch: pytest.MonkeyPatch) -> None:
    """As `pip install .` leaves it: an import of these fails."""
    for package in ("fugashi", "unidic_lite"):
        monkeypatch.setitem(sys.modules, package, None)


@pytest.mark.usefixtures("without_japanese")
async def test_a_japanese_blog_is_told_what_is_missing_and_who_can_mend_it(stage: Stage) -> None:
    shown = await stage.person("ann").says("", files=DIARY)
    assert "일본어 사전이 설치되어 있지 않아서" in shown.text
    assert "`maltu[ja]` 설치를 부탁해 주세요" in shown.text


@pytest.mark.usefixtures("without_japanese")
async def test_a_korean_blog_is_learned_without_the_dictionary(stage: Stage) -> None:
    ann = await stage.blogger()
    stage.writer.will("제주에 갔어요. 비가 왔어요.")
    assert "제주에 갔어요." in (await ann.says("/write 제주")).text


def test_a_draft_in_a_voice_learned_before_says_why_it_is_not_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    learned = card("japanese")
    hide(monkeypatch)
    heard = hear(learned, AUTHORS["japanese"][0].markdown * 3)
    assert "일본어 사전" in score(heard, KO)
    assert "Japanese dictionary" in score(heard, EN)


def test_with_the_dictionary_a_japanese_draft_is_measured_as_ever() -> None:
    assert hear(card("japanese"), AUTHORS["japanese"][0].markdown * 3).unheard != "no analyser"


async def test_the_check_up_names_the_dictionary_and_the_way_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert (await examined(tmp_path)).of("일본어") == [f"✔ 일본어: {KO.hears_japanese()}"]
    hide(monkeypatch)
    told = await examined(tmp_path)
    assert told.of("일본어") == [f"! 일본어: {KO.leaves_out_japanese()}"]
    assert "EXTRAS=ja" in told.of("일본어")[0]
