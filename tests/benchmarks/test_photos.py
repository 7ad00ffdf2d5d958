"""A fixed sample of what the benchmark of photos measures."""

from benchmarks.photos.__main__ import clean_report, place_report


def test_nothing_tells_where_photos_were_taken() -> None:
    assert clean_report(25) == "where they were taken: left in 0 of 25 photos, refused {}"


def test_each_photo_has_its_one_place() -> None:
    assert place_report(60) == "each photo once, in order, on a line of its own: 60 of 60 drafts"
