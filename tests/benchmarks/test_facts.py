"""The checker of facts: what a draft says that no note does is found, and the same said otherwise is no invention."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.voice.__main__ import main
from benchmarks.voice.facts.compare import check
from benchmarks.voice.facts.numbers import numbers

NOTES = """강릉 하루 나들이
- 2019년 3월 5일 토요일, 기차 두 시간
- 순두부 12,000원, 남편은 Docker 책
- 오후 2시 도착, 아이 셋
"""


def _said(draft: str, notes: str = NOTES, language: str = "ko") -> list[tuple[str, str]]:
    return [(fact.kind, fact.text) for fact in check(draft, notes, language).invented]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("값은 3만 5천원", [(35_000, "원")]),
        ("12만원이고 2천만 원", [(120_000, "원"), (20_000_000, "원")]),
        ("값은 3만5000원, 1억 2000만 원", [(35_000, "원"), (120_000_000, "원")]),
        ("12,000원이고 3.5% 올랐다", [(12_000, "원"), (3.5, "%")]),
        ("두 시간 반, 열두 명, 스물다섯 살", [(2, "시간"), (12, "명"), (25, "살")]),
        ("이십 분, 삼 년, 만오천 원", [(20, "분"), (3, "년"), (15_000, "원")]),
        ("2019-03-05", [(2019, "년"), (3, "월"), (5, "일")]),
        ("14:30에", [(14, "시"), (30, "분")]),
        ("1. 첫째\n2. 둘째\n## 3. 셋째", []),
        ("첫 번째, 두 번째, 일이 명확하다", []),
        ("아이 셋", [(3, "명")]),
        ("three hours and $12, 5km", [(3, "시간"), (12, "달러"), (5, "km")]),
        ("React 16.8과 Python3", [(16.8, "")]),
    ],
)
def test_a_number_is_read_however_it_is_written(text: str, values: Sequence[tuple[float, str]]) -> None:
    assert [(n.value, n.unit) for n in numbers(text)] == list(values)


@pytest.mark.parametrize(
    "draft",
    [
        "# 강릉\n\n3월 5일이었다. 2시간을 달려 14시에 내렸다. 순두부는 1만 2천원.",
        "두 시간. 토요일. 오후 두 시. 아이 3명. 만이천 원이었다.",
        "1. 기차\n2. 순두부\n\n[확인: 숙소 이름, 75,000원]\n\n```\nx = 99\n```\n![](a/2020-01-01.png)",
        "하나만 말하자면, 두 번째로 좋았던 건 역시 한 번쯤 와 볼 만하다는 것.",
        "docker 책을 읽는 남편, 19년의 봄.",
    ],
)
def test_what_the_notes_say_is_no_invention_however_it_is_written(draft: str) -> None:
    assert _said(draft) == []


@pytest.mark.parametrize(
    ("draft", "fact"),
    [
        ("기차로 세 시간이 걸렸다.", ("number", "세 시간")),
        ("순두부는 13,000원이었다.", ("number", "13,000원")),
        ("2018년의 일이다.", ("date", "2018년")),
        ("일요일이었다.", ("date", "일요일")),
        ("남편은 Kubernetes 책을 읽었다.", ("name", "Kubernetes")),
        ("점심은 경포해변에서 먹었다.", ("place", "경포해변")),
        ("사장님이 “비가 오는 날에는 손님이 더 많아요”라고 했다.", ("quote", "비가 오는 날에는 손님이 더 많아요")),
    ],
)
def test_what_no_note_says_is_an_invention(draft: str, fact: tuple[str, str]) -> None:
    assert _said(draft) == [fact]


def test_what_the_draft_leaves_out_is_lost() -> None:
    found = check("강릉에 다녀왔다. 두 시간 걸렸다. Docker 책과 12,000원, 2019년 3월 5일 토요일, 2시. 셋.", NOTES, "ko")
    assert [fact.text for fact in found.lost] == []
    assert [f.text for f in check("강릉에 다녀왔다.", "강릉\n- 기차 두 시간, Docker", "ko").lost] == [
        "두 시간",
        "Docker",
    ]


def test_a_quotation_whose_nouns_the_notes_keep_is_none() -> None:
    notes = "빵집\n- 사장님: 비 오는 날 손님 더 많음"
    assert _said("사장님이 “비 오는 날에는 손님이 더 많아요”라고 했다.", notes) == []


def test_english_and_japanese_drafts_are_checked() -> None:
    notes = "Boston\n- museum $12, stayed 3 hours\n- with Ann"
    assert _said("We stayed for three hours at the museum. It was $12, and Ann liked it.", notes, "en") == []
    assert _said("Afterwards we met Carl at Fenway for 40 minutes.", notes, "en") == [
        ("number", "40 minutes"),
        ("name", "Carl"),
        ("name", "Fenway"),
    ]
    assert ("number", "45分") in _said("京都で45分待った。", "京都\n- 30分", "ja")


def test_drafts_are_checked_beside_their_briefs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    item = tmp_path / "ko_dani__001_trip"
    item.mkdir()
    (item / "brief.txt").write_text(NOTES, "utf-8")
    (item / "turns.answer.md").write_text("# 강릉\n\n순두부는 13,000원이었다.", "utf-8")
    assert main(["facts", "check", str(tmp_path), "--arms", "turns", "--list"]) == 0
    said = capsys.readouterr().out
    assert "turns: 1 drafts, invented 1.00 a draft" in said
    assert "invented: number 13,000원" in said
    assert main(["facts", "check", str(item), "--arms", "turns"]) == 1


def test_the_battery_finds_what_it_plants(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for author, price in (("ko_dani", 12), ("ko_yona", 47)):
        (tmp_path / author).mkdir()
        said = f"강변에서 {price}분을 걸었다. 값은 {price},000원이었다. 아무도 없었고 나는 다리 아래에서 돌아섰다. "
        (tmp_path / author / "1.md").write_text(said * 12, "utf-8")
    assert main(["facts", "battery", str(tmp_path)]) == 0
    told = capsys.readouterr().out
    assert "2 posts" in told
    assert "number   planted    2  found 100 %   false alarms a post 0.000" in told


@pytest.mark.parametrize(
    "text", ["1" * 50_000, "1만 " * 9_000, "A.a" * 9_000, "“" * 20_000, "일이삼" * 9_000, "2019-" * 9_000]
)
def test_a_hostile_text_is_checked(text: str) -> None:
    check(text, text, "ko")
