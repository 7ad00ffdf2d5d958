"""Nothing that tells where a photo was taken gets out, and what is no photo is refused with one reason."""

import io

import pytest
from PIL import Image

from adapters.images.repainting import repaint
from bot.drafts.photos.errors import NotAPicture
from bot.model import PictureFault
from bot.sent import CleanPhoto
from bot.wording import words_in
from tests.support.photos import DRAWING, HEIC, TAKEN, WHERE, bomb, moving, photo

KINDS = ("JPEG", "PNG", "WEBP", "GIF", "BMP")


def cleaned(data: bytes, side: int = 512) -> CleanPhoto:
    came = repaint(data, side)
    assert isinstance(came, CleanPhoto), came
    return came


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_but_the_pixels_is_left(kind: str) -> None:
    came = cleaned(photo(kind=kind))
    assert kind == "BMP" or WHERE.encode() in photo(kind=kind)
    assert WHERE.encode() not in came.data
    with Image.open(io.BytesIO(came.data)) as opened:
        assert opened.format == "JPEG"
        assert not opened.getexif()
        assert set(opened.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert (came.width, came.height) == opened.size == (64, 48)


def test_a_photo_fits_the_side_and_small_ones_stay_as_they_are() -> None:
    assert (cleaned(photo(3_000, 2_000), 1_280).width, cleaned(photo(3_000, 2_000), 1_280).height) == (1_280, 853)
    assert cleaned(photo(40, 20)).width == 40


def test_a_photo_stands_upright() -> None:
    came = cleaned(photo(64, 48, turned=6))
    assert (came.width, came.height) == (48, 64)
    with Image.open(io.BytesIO(came.data)) as opened:
        pixel = opened.getpixel((40, 5))
    assert isinstance(pixel, tuple)
    assert pixel[0] > 200 > 100 > pixel[1]


def test_what_shows_through_is_white() -> None:
    said = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(said, "PNG")
    with Image.open(io.BytesIO(cleaned(said.getvalue()).data)) as opened:
        assert opened.getpixel((4, 4)) == (255, 255, 255)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_file_tells_when_it_was_taken(kind: str) -> None:
    assert cleaned(photo(kind=kind)).taken == TAKEN
    assert cleaned(photo(kind=kind, taken=None)).taken is None


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "empty"),
        (photo()[:500], "broken"),
        (photo(400, 300)[:-2_000], "broken"),
        (b"no photo at all", "broken"),
        (b"%PDF-1.7 " + bytes(100), "broken"),
        (DRAWING, "vector"),
        (b"\xef\xbb\xbf<svg/>", "vector"),
        (HEIC, "heic"),
        (moving("GIF"), "animated"),
        (moving("PNG"), "animated"),
        (moving("WEBP"), "animated"),
        (bomb(), "huge"),
        (bytes(20_000_001), "huge"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_photo_is_refused_with_one_reason(data: bytes, fault: PictureFault) -> None:
    assert repaint(data, 512) == fault
    for language in ("ko", "en"):
        said = NotAPicture("a.jpg", fault).sentence(words_in("ko" if language == "ko" else "en"))
        assert said.startswith("a.jpg: ")
        assert "\n" not in said
