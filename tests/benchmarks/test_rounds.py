"""A round of judges: blind, balanced, one text of an author a judge; and what they say is counted as they meant it."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from benchmarks.voice.__main__ import main
from benchmarks.voice.trial.answers import impressions
from benchmarks.voice.trial.intervals import wilson
from benchmarks.voice.trial.normalising import looks
from benchmarks.voice.trial.outcome import outcome
from benchmarks.voice.trial.rounds import same_post

_AUTHORS = ["ko_dani", "ko_yona", "ko_mina", "en_ann"]
_REAL = "강변에는 아무도 없었다. 나는 다리 아래에서 돌아섰다. 양말에서 물이 {n}컵은 나왔다. 오래 걸은 날 {n}이다. "
_DRAFT = "{arm}의 초안이다. {n}번째 아침에는 산책을 했고, 점심에는 국밥을 먹었으며, 저녁에는 책을 읽었다. "


@pytest.fixture
def trial(tmp_path: Path) -> Path:
    folder = tmp_path / "trial"
    for n, author in enumerate(_AUTHORS):
        item = folder / f"{author}__{n:03d}_walk"
        (item / "refs").mkdir(parents=True)
        (item / "real.md").write_text(f"# 제목\n\n{_REAL.format(n=n) * 3}", "utf-8")
        for ref in (1, 2, 3):
            (item / "refs" / f"{ref}.md").write_text(f"# 글\n\n참고가 되는 {author[3:]}의 글 {ref}이다.", "utf-8")
        for arm in ("turns", "card"):
            text = f"---\ntitle: 제목\n---\n\n# 제목\n\n{_DRAFT.format(arm=arm, n=n)}"
            (item / f"{arm}.answer.md").write_text(text.replace(arm, {"turns": "가", "card": "나"}[arm], 1), "utf-8")
    return folder


def _round(trial: Path, *more: str) -> Path:
    out = trial.parent / "round"
    assert main(["round", str(trial), str(out), "--arms", "turns", "card", *more]) == 0
    return out


class Asked(NamedTuple):
    author: str
    item: str
    arms: tuple[str, ...]


def _key(out: Path) -> dict[str, Asked]:
    key = json.loads(out.with_name("round.key.json").read_text("utf-8"))
    return {name: Asked(e["author"], e["item"], tuple(e["arms"])) for name, e in key.items()}


def _answer(out: Path, levels: dict[str, int], tells: str = "") -> None:
    """Every judge answers by what a text really is; under fifty is taken."""
    lines: dict[str, list[str]] = {}
    for name, entry in _key(out).items():
        judge, text = name.split(" ")
        level = levels[entry.arms[0]]
        lines.setdefault(judge, []).append(f"{text} | {level} | {'O' if level < 50 else 'X'} | {tells}")
    for judge, said in lines.items():
        (out / judge / "answers.txt").write_text("\n".join(said), "utf-8")


def test_each_judge_sees_an_author_once_and_each_text_is_judged_as_often_as_another(trial: Path) -> None:
    key = _key(_round(trial, "--judges", "6"))
    seen = Counter((name.split(" ")[0], entry.author) for name, entry in key.items())
    assert set(seen.values()) == {1}
    assert len(seen) == 6 * 4
    assert set(Counter((e.item, e.arms) for e in key.values()).values()) == {2}
    for judge in range(1, 7):
        arms = Counter(e.arms for name, e in key.items() if name.startswith(f"judge_{judge} "))
        assert sorted(arms.values()) == [1, 1, 2]


def test_nothing_a_judge_is_shown_names_an_arm_and_the_key_stands_outside(trial: Path) -> None:
    out = _round(trial, "--judges", "3")
    for judge in out.iterdir():
        assert {p.name for p in judge.iterdir()} == {*(f"text_{n:02d}.txt" for n in range(1, 5)), "answers.txt"}
        for path in judge.glob("text_*.txt"):
            text = path.read_text("utf-8")
            assert not re.search(r"turns|card|real|ko_|__|제목: |title|^# ", text, re.M)
            assert len(re.findall("^===== (?:참고 글|Reference) [123] =====$", text, re.M)) == 3


def test_a_sheet_shows_the_text_that_the_key_says(trial: Path) -> None:
    out = _round(trial, "--judges", "3")
    marks = {"turns": "가의 초안", "card": "나의 초안", "real": "강변에는 아무도"}
    for name, entry in _key(out).items():
        text = (out / name.replace(" ", "/")).with_suffix(".txt").read_text("utf-8")
        assert [arm for arm, mark in marks.items() if mark in text] == [*entry.arms]
        assert f"{entry.author[3:]}의 글 1" in text


def test_the_same_seed_lays_out_the_same_round_and_another_seed_another(trial: Path) -> None:
    first = _key(_round(trial))
    assert _key(_round(trial)) == first
    assert _key(_round(trial, "--seed", "1")) != first


def test_an_arm_that_is_the_post_proofread_is_refused(trial: Path, capsys: pytest.CaptureFixture[str]) -> None:
    item = next(trial.glob("ko_dani*"))
    proofread = (item / "real.md").read_text("utf-8").replace("돌아섰다", "돌아 섰다").replace("0컵", "한 컵")
    (item / "card.answer.md").write_text(proofread, "utf-8")
    assert main(["round", str(trial), str(trial.parent / "r"), "--arms", "turns", "card"]) == 1
    assert f"{item.name}: card is the author's post, proofread" in capsys.readouterr().err
    assert not (trial.parent / "r").exists()


def test_a_third_of_the_persons_own_sentences_is_no_proofread_post() -> None:
    own = "강변에는 아무도 없었고 나는 늘 그렇듯 다리 아래에서 돌아섰다. "
    rest = "집에 오니 양말에서 물이 한 컵은 나왔는데, 그게 그렇게 웃길 수가 없었다. 신발은 아직 젖어 있다."
    assert same_post(own + rest, own + rest.replace("한 컵", "한컵"))
    assert not same_post(
        own + rest, own + "물은 많았다. 신발이 마르지 않아서 난로 옆에 두었더니 밤새 냄새가 났다고 한다."
    )


def test_what_is_no_voice_is_spelled_one_way() -> None:
    post = "---\ntitle: x\n---\n# 제목\n\n### 빵집 ###\n* 빵\n\n+ 커피\n1) 값\n\n\n“싸다”&nbsp;&amp; 맛있다\\\n끝\\_."
    draft = '## 빵집\n\n- 빵\n- 커피\n1. 값\n\n"싸다" & 맛있다\n끝_.'
    assert looks(post) == looks(draft) == draft


def test_a_round_where_real_posts_and_an_arm_are_told_apart_for_sure(
    trial: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = _round(trial, "--judges", "6")
    _answer(out, {"real": 10, "turns": 10, "card": 90}, "문장이 너무 가지런하다; 문장을 줄였다")
    capsys.readouterr()
    assert main(["verdicts", str(out), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    told = {arm["name"]: arm for arm in found["arms"]}
    assert list(told) == ["real", "card", "turns"]
    assert told["card"]["auc"] == [1.0, 1.0, 1.0]
    assert told["turns"]["auc"] == [0.5, 0.5, 0.5]
    assert told["card"]["beyond_real"] == [80.0, 80.0, 80.0]
    assert [(arm["taken"], arm["asked"]) for arm in told.values()] == [(8, 8), (0, 8), (8, 8)]
    assert ["문장", 8] in found["tells"]["card"]
    assert main(["verdicts", str(out)]) == 0
    said = capsys.readouterr().out
    assert "card − turns: +80.0 (+80.0–+80.0)" in said
    assert re.search(r"^card +4 +8 +90 \(90–90\) +1\.00 \(1\.00–1\.00\) +1\.00 +0/8 \(0 %, 0–32\)$", said, re.M)


def test_an_interval_is_wider_where_authors_differ_than_where_answers_do() -> None:
    def marks(level: list[int]) -> tuple[float, float]:
        said = "\n".join(f"text_{n:02d} | {x} | O |" for n, x in enumerate(level))
        key = {f"j text_{n:02d}": (f"a{n // 4}", f"a{n // 4}__1", ("card",)) for n in range(len(level))}
        figure = outcome([impressions("j", said)], key).arms[0].suspicion
        return figure.low, figure.high

    between = marks([10] * 8 + [90] * 8)
    inside = marks([10, 10, 90, 90] * 4)
    assert between == (10, 90)
    assert inside == (50, 50)


@pytest.mark.parametrize(
    ("line", "suspicion", "taken", "tells"),
    [
        ("text_01 | 35 | O | 말끝이 같다; 쉼표", 35, True, ("말끝이 같다", "쉼표")),
        ("text_01 | 100 | X |", 100, False, ()),
        ("**text_01** | **0** | o | -", 0, True, ()),
        ("text 1: 62% , no; too tidy", 62, False, ("too tidy",)),
        ("text_01.txt | 의심: 62 | 아니오 | 너무 반듯하다", 62, False, ("너무 반듯하다",)),
        ("ｔｅｘｔ_01 ｜ ３５ ｜ ○ ｜ 없음", 35, True, ("없음",)),
        ("text_01 | 35 | | no digressions", 35, None, ("no digressions",)),
        ("text_01 | 35", 35, None, ()),
    ],
)
def test_an_answer_is_understood_however_it_is_typed(
    line: str, suspicion: int, taken: bool | None, tells: tuple[str, ...]
) -> None:
    (said,) = impressions("judge_1", line).said
    assert (said.name, said.number, said.taken, said.tells) == ("text_01", suspicion, taken, tells)


@pytest.mark.parametrize(
    "line", ["text_01 |  |  |", "text_01 | 350 | O |", "text_01 | 3.5 | O", "모르겠다", "text_01 " + "|" * 5_000]
)
def test_what_is_no_answer_is_named_and_not_guessed(line: str) -> None:
    found = impressions("judge_1", line)
    assert found.said == ()
    assert found.unread == (f"judge_1:1: {line[:60]}".strip(),)


def test_lines_below_an_answer_are_its_tells_and_the_last_answer_counts() -> None:
    found = impressions("judge_1", "# 글 | 의심\ntext_01 | 10 | O |\n- 첫째\n- 둘째; 셋째\n\ntext_01 | 20 | X | 다시")
    assert [(s.number, s.taken, s.tells) for s in found.said] == [(20, False, ("다시",))]
    assert impressions("judge_1", "text_01 | 10 | O |\n- 첫째\n- 둘째; 셋째").said[0].tells == ("첫째", "둘째", "셋째")


def test_what_nobody_answered_and_answers_to_nothing_are_told() -> None:
    key = {f"j text_0{n}": ("a", "a__1", ("card",)) for n in (1, 2)}
    result = outcome([impressions("j", "text_01 | 5 | O |\ntext_09 | 5 | O |")], key)
    assert result.missing == ("j text_02",)
    assert result.unread == ("j text_09: ?",)


def test_in_pairs_each_arm_stands_first_as_often_and_wins_are_counted_by_arm(
    trial: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = _round(trial, "--ask", "pair", "--judges", "4")
    key = _key(out)
    assert [sum(entry.arms[0] == arm for entry in key.values()) for arm in ("turns", "card")] == [8, 8]
    lines: dict[str, list[str]] = {}
    for name, entry in key.items():
        judge, pair = name.split(" ")
        assert "===== 글 2 =====" in (page := (out / judge / f"{pair}.txt").read_text("utf-8")) or "Text 2" in page
        place = entry.arms.index("card") + 1
        lines.setdefault(judge, []).append(f"{pair} | {place if judge != 'judge_4' else 'ab'[2 - place]} | 말끝이 같다")
    for judge, said in lines.items():
        (out / judge / "answers.txt").write_text("\n".join(said), "utf-8")
    capsys.readouterr()
    assert main(["verdicts", str(out)]) == 0
    told = capsys.readouterr().out
    assert "card before turns: 12/16 (75 %, 51–90), 4 items" in told
    assert "said of card: 같다 12, 말끝 12" in told


def test_beside_the_real_post_the_draft_is_the_one_whose_wins_are_counted(
    trial: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = trial.parent / "round"
    assert main(["round", str(trial), str(out), "--ask", "pair", "--arms", "real", "turns", "--judges", "1"]) == 0
    (out / "judge_1" / "answers.txt").write_text(
        "\n".join(f"{name.split(' ')[1]} | {e.arms.index('real') + 1} |" for name, e in _key(out).items()), "utf-8"
    )
    capsys.readouterr()
    assert main(["verdicts", str(out)]) == 0
    assert "turns before real: 0/4 (0 %, 0–49), 4 items" in capsys.readouterr().out
    assert main(["round", str(trial), str(out), "--ask", "pair", "--arms", "turns"]) == 1


def test_the_odd_one_stands_among_four_posts_none_of_which_has_its_subject(
    trial: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for item in trial.iterdir():
        (item / "refs" / "4.md").write_text(f"넷째 글이다. {item.name[3:7]}의 넷째.", "utf-8")
    (trial / "en_ann__003_walk" / "refs" / "4.md").unlink()
    out = _round(trial, "--ask", "five", "--judges", "2")
    key = _key(out)
    assert sorted({e.author for e in key.values()}) == ["ko_dani", "ko_mina", "ko_yona"]
    for name, entry in key.items():
        text = (out / name.replace(" ", "/")).with_suffix(".txt").read_text("utf-8")
        assert sorted(entry.arms)[1:] == ["real"] * 4 or sorted(entry.arms)[:4] == ["real"] * 4
        assert "강변에는" not in text
        assert len(re.findall("^===== 글 [1-5] =====$", text, re.M)) == 5
    for judge in ("judge_1", "judge_2"):
        (out / judge / "answers.txt").write_text("five_01 | 9 |\nfive_02 | 1 |\nfive_03 | 1 |", "utf-8")
    capsys.readouterr()
    assert main(["verdicts", str(out)]) == 0
    told = capsys.readouterr().out
    assert "found out of five" in told
    assert "not understood: judge_1:1: five_01 | 9 |" in told


@pytest.mark.parametrize(
    ("wins", "times", "low", "high"),  # binom.confint(method = "wilson") of R
    [(0, 12, 0.0, 0.2425), (6, 12, 0.2538, 0.7462), (12, 12, 0.7575, 1.0), (8, 10, 0.4902, 0.9433), (0, 0, 0, 1)],
)
def test_the_interval_of_a_share_is_wilsons(wins: int, times: int, low: float, high: float) -> None:
    assert wilson(wins, times) == pytest.approx((low, high), abs=5e-5)


def test_a_trial_without_answers_is_told_in_a_sentence(trial: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["round", str(trial), str(trial.parent / "r"), "--arms", "kshot"]) == 1
    said = capsys.readouterr().err
    assert f"{_AUTHORS[0]}__000_walk: no answer of kshot." in said
    assert "no item with real.md" in said
    assert main(["verdicts", str(trial.parent / "r")]) == 1
    assert "r.key.json is missing; run round first." in capsys.readouterr().err
