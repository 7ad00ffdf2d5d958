"""Server-sent events as the HTML standard reads them, wherever the bytes are cut."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.models import server_events
from adapters.models.server_events import ServerEvents


def hear(*arrivals: bytes) -> list[str]:
    """The data of all events, when the bytes arrive like this and then end."""
    events = ServerEvents()
    heard = [data for arrived in arrivals for data in events.feed(arrived)]
    return [*heard, *events.end()]


@pytest.mark.parametrize(
    ("stream", "data"),
    [
        (b"data: a\n\ndata: b\n\n", ["a", "b"]),
        (b"data:a\n\ndata:  b\n\n", ["a", " b"]),
        (b"data: a\r\n\r\ndata: b\r\n\r\n", ["a", "b"]),
        (b"data: a\r\rdata: b\r\r", ["a", "b"]),
        (b"data: a\r\ndata: b\n\n", ["a\nb"]),
        (b"data: {\ndata: }\n\n", ["{\n}"]),
        (b"data: a\ndata\ndata: b\n\n", ["a\n\nb"]),
        (b"data:\n\ndata\n\ndata: a\n\n", ["a"]),
        (b"\xef\xbb\xbfdata: a\n\n\xef\xbb\xbfdata: b\n\n", ["a"]),
        (b": keep-alive\n\n: keep-alive\n\ndata: a\n\n", ["a"]),
        (b"event: x\nid: 1\nretry: 5\ndata: a\n\nevent: ping\n\n", ["a"]),
        (b"datum: a\ndata : b\n data: c\n\n", []),
        (b"data: a\n\ndata: b\n", ["a", "b"]),
        (b"data: a\n\ndata: b", ["a", "b"]),
        (b"data: a\n\ndata: b\r", ["a", "b"]),
        ("data: 가\u2028나\x85다\x0b라\x1c마\n\n".encode(), ["가\u2028나\x85다\x0b라\x1c마"]),
        (b"<html>\n</html>\n", []),
        (b"", []),
        (b"\n\n\r\n\r", []),
    ],
)
def test_the_data_of_each_event_wherever_the_bytes_are_cut(stream: bytes, data: list[str]) -> None:
    assert hear(stream) == data
    assert hear(*[stream[at : at + 1] for at in range(len(stream))]) == data
    for cut in range(len(stream) + 1):
        assert hear(stream[:cut], stream[cut:]) == data


lines = st.sampled_from(["data: 가", "data:", "data", ": x", "event: y", "", "👨‍👩‍👧", "data: \ufeff"])


@given(st.lists(st.tuples(lines, st.sampled_from(["\n", "\r\n", "\r"])), max_size=12), st.lists(st.integers(0, 200)))
def test_cuts_change_nothing(said: list[tuple[str, str]], cuts: list[int]) -> None:
    stream = "".join(line + end for line, end in said).encode()
    edges = sorted({0, len(stream), *(cut for cut in cuts if cut < len(stream))})
    assert hear(*[stream[start:end] for start, end in pairwise(edges)]) == hear(stream)


@pytest.mark.parametrize("wrong", [b"data: \xff\n\n", b"data: \xea\xb0\n\n", b"\xff\n", b": \xff\n"])
def test_what_is_no_utf_8_comes_after_what_was_before_it(wrong: bytes) -> None:
    events = ServerEvents().feed("data: 가\n\ndata: 나\r\r".encode() + wrong + b"data: b\n\n")
    assert [next(events), next(events)] == ["가", "나"]
    with pytest.raises(ValueError, match="utf-8"):
        next(events)


def test_a_line_of_a_megabyte_is_heard_in_pieces_and_whole() -> None:
    stream = b"data: " + b"x" * 1_000_000 + b"\n\n"
    assert hear(stream) == ["x" * 1_000_000]
    assert hear(*[stream[at : at + 1000] for at in range(0, len(stream), 1000)]) == ["x" * 1_000_000]


def test_a_line_that_does_not_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_events, "LONGEST_LINE", 1000)
    with pytest.raises(ValueError, match="does not end"):
        hear(*[b"x" * 100] * 11)
