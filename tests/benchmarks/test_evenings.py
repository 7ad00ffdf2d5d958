"""What was given on a scripted evening stands in what the stand-in writes of it, and nothing else does."""

from dataclasses import replace

from benchmarks.voice.corpus import Text
from benchmarks.voice.evenings.evening import Evening, evening_of
from benchmarks.voice.evenings.report import judged, lines
from benchmarks.voice.evenings.stand_in import written
from styles import StyleCard
from styles.model import Range
from tests.support.authors import card

POST = Text(
    "성수",
    "성수 카페",
    "지난 토요일에 동생이랑 성수역 근처 카페에 다녀왔다. 라떼는 6,500원이었고 창가 자리는 두 개뿐이었다.\n\n"
    "비가 와서 그냥 들어갔기 때문에 기대는 없었다. 원두는 Kenya AA라고 했다.\n\n"
    "아쉬운 건 줄이었다. 40분을 기다렸다. 다음에는 아침에 가야겠다.",
)


def _card() -> StyleCard:
    known = card("plain")
    usual = replace(known.profile, post=Range(800, 2_000, 3_000))
    return replace(known, profile=usual, tells={"": {"where": 0.9, "why": 0.8, "trouble": 0.7, "next": 0.7}})


def _evening() -> Evening:
    return evening_of("ko_ann", POST, _card(), 5_000)


def test_what_the_post_tells_and_the_notes_lack_is_asked_and_answered_in_its_own_sentences() -> None:
    evening = _evening()
    assert 1 <= len(evening.questions) <= 3
    assert evening.answered == len(evening.questions)
    assert "비가 와서 그냥 들어갔기 때문에 기대는 없었다." in evening.asked.notes
    assert evening.asked.notes.endswith("[사진 1]\n[사진 2]\n[사진 3]")


def test_the_stand_in_writes_every_fact_and_invents_none() -> None:
    evening = _evening()
    one = judged(evening, written(evening.asked))
    assert one.given >= 3
    assert one.checked == ((), ())
    assert "[확인" not in one.draft
    assert "facts given that stand in the draft: 100.0%" in "\n".join(lines([one]))


def test_what_a_writer_leaves_out_or_adds_is_counted() -> None:
    evening = _evening()
    one = judged(evening, written(evening.asked).replace("6,500", "9,900").replace("[사진 2]", ""))
    assert [fact.text for fact in one.checked.invented] == ["9,900원"]
    assert "6,500원" in [fact.text for fact in one.checked.lost]
    assert "photos each once and in order: 0 of 1" in "\n".join(lines([one]))
