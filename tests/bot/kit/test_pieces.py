"""A draft cut where its photos go."""

from hypothesis import given
from hypothesis import strategies as st

from bot.kit.blocks import blocks_of
from bot.kit.pieces import MOST, TextPiece, pieces_of
from bot.kit.plain import plain


def test_each_piece_is_the_text_between_two_photos() -> None:
    draft = "들어가며\n\n[사진 1–3]\n\n**라떼**예요.\n\n- 6,500원\n\n[사진 4]\n[사진 6]\n\n끝.\n\n[사진 7]"
    assert pieces_of(blocks_of(draft)) == (
        TextPiece((), "들어가며"),
        TextPiece((1, 2, 3), "라떼예요.\n\n• 6,500원"),
        TextPiece((4, 6), "끝."),
        TextPiece((7,), ""),
    )


def test_photos_are_named_as_spans() -> None:
    assert TextPiece((1, 2, 3, 7, 9, 10), "").photo_numbers == "1–3, 7, 9–10"
    assert TextPiece((), "글").photo_numbers == ""


def test_a_draft_without_photos_is_one_piece() -> None:
    assert pieces_of(blocks_of("하나\n\n둘")) == (TextPiece((), "하나\n\n둘"),)


@given(st.lists(st.sampled_from(["글", "[사진 1]", "[사진 2–4]", "- 목록", "> [사진 5]"]), max_size=90))
def test_nothing_is_lost_however_many_photos_there_are(parts: list[str]) -> None:
    blocks = blocks_of("\n\n".join(parts))
    pieces = pieces_of(blocks)
    assert len(pieces) <= MOST
    said = "".join("".join(f"[사진 {n}]" for n in piece.photos) + piece.text for piece in pieces)
    assert "".join(said.split()) == "".join(plain(blocks).split())
