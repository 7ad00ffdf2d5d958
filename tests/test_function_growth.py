"""No public function that takes a text takes four times as long for twice the text.

Found by looking through the modules, so that a new one cannot be forgotten: one that cannot be called with a text alone
is listed in tests/support/hostile/untried.py with its reason, or its case stands in test_growth.
"""

from contextlib import suppress

import pytest

from tests.support.code_base import ROOMS, public_functions
from tests.support.hostile.arguments import Read, readers, takes_text
from tests.support.hostile.growth import MIXED, PIECES, Case, Text, grow_too_fast, repeated
from tests.support.hostile.untried import CLOSED, UNTRIED

pytestmark = pytest.mark.alone

EVERY = 3  # each of the pieces meets a third of the functions, another third with each place among them
ENDLESS = repeated(MIXED[-1])


def texts(place: int) -> dict[str, Text]:
    """Those that the function at this place among all meets."""
    return repeated(*PIECES[place % EVERY :: EVERY]) | ENDLESS


@pytest.mark.parametrize("room", ROOMS)
def test_no_function_takes_four_times_as_long_for_twice_the_text(room: str) -> None:
    asked = [name for name, function in public_functions().items() if takes_text(function) and name not in UNTRIED]
    ways = {
        f"{name}({way})": Case(_quiet(read), texts(place))
        for place, name in enumerate(asked)
        if name.startswith(room) and name not in CLOSED
        for way, read in readers(public_functions()[name]).items()
        if f"{name}({way})" not in CLOSED
    }
    assert {name: slow for name, case in ways.items() if (slow := grow_too_fast(case))} == {}


def _quiet(read: Read) -> Read:
    """What it raises is looked at elsewhere."""

    def quiet(text: str) -> None:
        with suppress(Exception):
            read(text)

    return quiet
