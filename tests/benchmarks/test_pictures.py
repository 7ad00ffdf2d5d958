"""The pictures of the documents: a chat is drawn, and those that stand there are small."""

from pathlib import Path

from PIL import Image

from benchmarks.pictures.chat import WIDTH, Bubble, draw_chat

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
LARGEST = 200_000  # bytes, for whoever reads on a phone


def test_a_long_text_makes_a_taller_picture_and_its_end_fits_a_frame() -> None:
    short, long = (draw_chat([Bubble("you", "안녕"), Bubble("maltu", text)]) for text in ("네.", "긴 글이에요. " * 40))
    assert short.width == long.width == WIDTH
    assert long.height > 2 * short.height
    assert draw_chat([Bubble("maltu", "긴 글이에요. " * 90)], 300).size == (WIDTH, 300)


def test_the_pictures_of_the_documents_are_small() -> None:
    found = {path.name: path for path in PICTURES.iterdir()}
    assert set(found) == {"draft-growing.webp", "style-card.png"}
    assert all(path.stat().st_size <= LARGEST for path in found.values())
    with Image.open(found["draft-growing.webp"]) as moving:
        assert getattr(moving, "n_frames", 1) > 5
