"""No public function that takes a text takes four times as long for twice the text.

Found by looking through the modules, so that a new one cannot be forgotten: one that cannot be called with a text alone
is listed in tests/support/hostile/untried.py with its reason, or its case stands in test_growth.
"""

from contextlib import suppress

import pytest

from tests.support.hostile.arguments import Read, readers, text_functions
from tests.support.hostile.growth import MIXED, PIECES, Case, Text, grow_too_fast, repeated
from tests.support.hostile.untried import CLOSED, UNTRIED

PARTS = 12  # that processes beside each other can share
EVERY = 3  # each of the pieces meets a third of the functions, another third with each place among them
ENDLESS = repeated(MIXED[-1])


def texts(place: int) -> dict[str, Text]:
    """Those that the function at this place among all meets."""
    return repeated(*PIECES[place % EVERY :: EVERY]) | ENDLESS


@pytest.mark.parametrize("part", range(PARTS))
def test_no_function_takes_four_times_as_long_for_twice_the_text(part: int) -> None:
    asked = {name: function for name, function in text_functions().items() if name not in UNTRIED}
    assert len(asked) > 100
    ways = {
        f"{name}({way})": Case(_quiet(read), texts(place))
        for place, (name, function) in enumerate(asked.items())
        if place % PARTS == part and name not in CLOSED
        for way, read in readers(function).items()
        if f"{name}({way})" not in CLOSED
    }
    assert {name: slow for name, case in ways.items() if (slow := grow_too_fast(case))} == {}


def _quiet(read: Read) -> Read:
    """What it raises is looked at elsewhere."""

    def quiet(text: str) -> None:
        with suppress(Exception):
            read(text)

    return quiet
