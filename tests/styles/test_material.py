"""What somebody gave becomes notes in its order, and the post no longer than they carry."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Literal

from styles import StyleCard, Turn, outline, prompt
from styles.material import as_notes, is_thin, length_for
from styles.model import Range
from styles.reading.own_sentences.recognition import split_notes
from tests.support.authors import card


@dataclass(frozen=True)
class Piece:
    kind: Literal["note", "answer", "speech", "photo"]
    text: str
    taken: datetime | None = None
    seen: str = ""


def usual(length: int, author: str = "plain") -> StyleCard:
    known = card(author)
    return replace(known, profile=replace(known.profile, post=Range(length / 2, length, length * 2)))


def test_notes_alone_are_the_notes_as_they_were_typed() -> None:
    typed = "  - 라떼 6,500원 \n\n창가 자리  "
    assert as_notes([Piece("note", typed)]) == typed


def test_all_that_was_given_stands_in_its_order() -> None:
    given = [
        Piece("note", "성수 카페"),
        Piece("photo", "창가"),
        Piece("speech", "사장님이 되게\n친절하셨어요."),
        Piece("answer", "비 와서 들어갔어요."),
        Piece("photo", ""),
        Piece("note", "  "),
    ]
    assert as_notes(given) == "성수 카페\n[사진 1] 창가\n🎤 사장님이 되게 친절하셨어요.\n비 와서 들어갔어요.\n[사진 2]"


def test_photos_of_one_burst_are_one_line_and_say_when_they_were_taken() -> None:
    began = datetime(2026, 11, 28, 14, 5, tzinfo=UTC)
    given = [Piece("photo", "창가", began + timedelta(seconds=n)) for n in (0,)]
    given += [Piece("photo", "", began + timedelta(seconds=n)) for n in (60, 140, 300)]
    given += [Piece("photo", "빵", began + timedelta(seconds=310), seen="크루아상"), Piece("photo", "")]
    lines = ["[사진 1–3] 14:05 창가", "[사진 4] 14:10", "[사진 5] 14:10 빵 크루아상", "[사진 6]"]
    assert as_notes(given) == "\n".join(lines)
    assert as_notes(given[:1], "en") == "[picture 1] 14:05 창가"


def test_an_answer_may_be_a_sentence_of_their_own_and_speech_never_is() -> None:
    said = "사장님이 되게 친절하셨어요."
    assert split_notes(as_notes([Piece("answer", said)]), "ko")[0] == (said,)
    own, rest = split_notes(as_notes([Piece("speech", said)]), "ko")
    assert own == ()
    assert said in rest


def test_notes_are_thin_without_a_sentence_below_a_quarter_of_the_usual_length() -> None:
    assert is_thin("", usual(800))
    assert is_thin("가" * 199, usual(800))
    assert not is_thin("가" * 200, usual(800))
    assert not is_thin("사장님이 되게 친절하셨어요.", usual(800))
    assert is_thin("🎤 사장님이 되게 친절하셨어요.", usual(800)), "what a machine wrote down is no sentence of theirs"


def test_a_post_is_two_and_a_half_times_its_thin_notes_and_never_longer_than_usual() -> None:
    assert length_for("가" * 390, usual(2_000)) == 975
    assert length_for("가" * 600, usual(2_000)) == 2_000, "that is enough for the usual length"
    assert length_for("가" * 20, usual(2_000)) == 200, "less is no post"
    assert length_for("[사진 1] " + "가" * 100 + "\n[사진 2]", usual(2_000)) == 250, "marks are no material"
    assert length_for("", usual(2_000)) == 2_000, "there is nothing to go by"


def test_a_prompt_says_the_length_below_thin_notes_only() -> None:
    told = prompt(usual(2_000), "카페", "라떼 6,500원\n" + "가" * 100).messages[-1].content
    assert "280자를 넘기지 말고" in told
    assert told.index("가가") < told.index("넘기지 말고")
    for notes in ("", "가" * 600, "사장님이 되게 친절하셨어요."):
        assert "넘기지 말고" not in prompt(usual(2_000), "카페", notes).messages[-1].content


def test_a_longer_conversation_begins_with_the_bytes_of_the_shorter_one() -> None:
    first = prompt(usual(2_000), "카페", "라떼 6,500원")
    assert first.then(Turn("# 카페\n\n라떼.\n", "더 길게")).messages[: len(first.messages)] == first.messages


def test_an_outline_speaks_of_the_length_that_its_notes_make() -> None:
    assert "200자" in outline(prompt(usual(2_000), "카페", "라떼 6,500원"))
    assert "2,000자" in outline(prompt(usual(2_000), "카페", "가" * 600))
