"""Whatever a stranger writes, no public function raises what it does not say it raises.

Every function of the product that takes a text is found by looking, and called with the same texts: `make test` tries a
few, the same ones each time; `make fuzz` tries new ones for as long as one lets it.
"""

import inspect
import json
import re
from collections.abc import Mapping

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.support.code_base import ROOMS, public_functions
from tests.support.hostile.arguments import CannotTell, Read, readers, text_functions
from tests.support.hostile.growth import PIECES
from tests.support.hostile.untried import CLOSED, UNTRIED

EXAMPLES = settings.default.max_examples // 10 if settings.default else 10
SHORTLY = (Phase.explicit, Phase.generate)  # what fails is told as it was found: finding a shorter text takes minutes
PHASES = SHORTLY if settings.default and settings.default.derandomize else tuple(Phase)
LONGEST = 60  # pieces of one text

HTML = [
    *("<p>", "</p>", "<div class='se-component'>", "<table><tr><td colspan=9>", "<a href='x'>", "<img src=''>", "<br>"),
    *(
        "<pre><code>",
        "<script>",
        "<!--",
        "-->",
        "<![CDATA[",
        "&amp;",
        "&#0;",
        "&#xD800;",
        "<title>",
        "<meta charset=x>",
    ),
]
XML = ["<?xml version='1.0'?>", "<rss><channel>", "<item>", "<link>", "<feed>", "<urlset><url><loc>", "</", "<pubDate>"]
DATA = [
    "{",
    "}",
    "[",
    "]",
    '"a"',
    ":",
    "null",
    "1e999",
    "---\n",
    "+++\n",
    "title: ",
    "\n\n",
    "2024-13-45",
    "0001-01-01",
]
ODD = ["\ud800", "\udfff", "\0", "\x1b", "\u202e", "\ufeff", "\u2028", "\U0010ffff", "İ", "ß", "㎥", "①", "٣", "́"]
ADDRESSES = [
    "http://",
    "https://[",
    "://",
    "%ff",
    "%00",
    "?",
    "#",
    "@",
    ":99999",
    "xn--a",
    "..",
    "//",
    "\\",
    "blog.naver.com/",
]

values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=9) | st.sampled_from(ODD),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=9,
)
texts = (
    st.lists(st.sampled_from([*PIECES, *HTML, *XML, *DATA, *ODD, *ADDRESSES]), max_size=LONGEST).map("".join)
    | st.text(max_size=200)
    | values.map(json.dumps)
)


@pytest.mark.parametrize("room", ROOMS)
@settings(max_examples=EXAMPLES, phases=PHASES)
@given(text=texts)
def test_no_function_raises_what_it_does_not_say_it_raises(room: str, text: str) -> None:
    for name, (read, promised) in _asked(room).items():
        try:
            read(text)
        except Exception as error:
            if not promised.intersection(each.__name__ for each in type(error).__mro__):
                raise AssertionError(f"{name} raised {type(error).__name__}") from error


def test_everything_that_takes_a_text_is_tried_or_listed_with_a_reason() -> None:
    assert {name for name in text_functions() if name not in UNTRIED and not _can_be_called(name)} == set()
    listed = {name.partition("(")[0] for name in UNTRIED.keys() | CLOSED.keys()}
    assert listed <= public_functions().keys(), "what is there no more needs no reason"


_ASKED: dict[str, Mapping[str, tuple[Read, frozenset[str]]]] = {}


def _asked(room: str) -> Mapping[str, tuple[Read, frozenset[str]]]:
    if room not in _ASKED:
        functions = public_functions()
        tried = [name for name in text_functions() if name.startswith(room) and name not in UNTRIED | CLOSED]
        _ASKED[room] = {
            f"{name}({way})": (read, _promised(inspect.getdoc(functions[name]) or ""))
            for name in tried
            for way, read in readers(functions[name]).items()
            if f"{name}({way})" not in CLOSED
        }
    return _ASKED[room]


def _can_be_called(name: str) -> bool:
    try:
        return bool(readers(public_functions()[name]))
    except CannotTell:
        return False


def _promised(said: str) -> frozenset[str]:
    """The names of errors in what a docstring says behind "Raises"."""
    return frozenset(re.findall(r"[A-Z]\w+", said.partition("Raises")[2]))
