"""No pattern takes four times as long for twice the text, whoever wrote the text."""

import re
from collections.abc import Set

import pytest

from tests.support.code_base import patterns
from tests.support.hostile.attacks import attacks
from tests.support.hostile.growth import MOST, PIECES, Case, grow_too_fast, growth, repeated

PARTS = 8  # that processes beside each other can share
ANYWHERE = repeated(*PIECES)

# Where the name of the pattern and what is done with it lie too far apart to be found by reading
USED = {"adapters.blogs.formats.front_matter:FENCES": {"match"}, "bot.drafts.edits.scope:_MARKED": {"match"}}

# Read in no more than so much, as is said beside each
CAPPED = {
    "bot.commands.grammar:_SMILES": "40 characters",
    "bot.commands.grammar:_URL": "300 characters, or a word",
    "adapters.blogs.platforms.blogger:ENDS_AT_MORE": "2,000 characters",
    "styles.leaving.sponsorship.korean:KOREAN.said[3][1]": "lines of 400 characters",
    "styles.leaving.sponsorship.korean:KOREAN.given[0][1]": "lines of 400 characters",
    "styles.learning.not_for_passages:_BYLINE": "lines of 200 characters",
}


@pytest.mark.parametrize("part", range(PARTS))
def test_no_pattern_takes_four_times_as_long_for_twice_the_text(part: int) -> None:
    known = [(name, found) for name, found in patterns().items() if name not in CAPPED]
    assert len(known) > 100
    assert {name.partition(".")[0] for name, _ in known} >= {"bot", "adapters", "styles"}
    asked = dict(known[part::PARTS])
    texts = {name: ANYWHERE | attacks(pattern) for name, (pattern, _) in asked.items()}
    cases = {name: Case(_Used(*found, name), texts[name]) for name, found in asked.items()}
    assert {name: slow for name, case in cases.items() if (slow := grow_too_fast(case))} == {}


def test_what_is_capped_is_still_there() -> None:
    assert CAPPED.keys() <= patterns().keys()


def test_a_pattern_that_reads_to_the_end_from_every_beginning_is_found_by_a_text_made_from_it() -> None:
    wrong = re.compile(r"§[^¶]*¶")
    texts = attacks(wrong)
    assert "§" in texts
    assert growth(_Used(wrong, {"search"}, ""), texts["§"], 1_000) >= MOST


class _Used:
    """What is done to a text with a pattern wherever it is used."""

    def __init__(self, pattern: re.Pattern[str] | re.Pattern[bytes], uses: Set[str], name: str) -> None:
        self._pattern = pattern
        self._uses = USED.get(name.partition("[")[0], uses)

    def __call__(self, text: str) -> None:
        said, nothing = (text, "") if isinstance(self._pattern.pattern, str) else (text.encode(errors="replace"), b"")
        for use in self._uses:
            found = getattr(self._pattern, use)(*((nothing, said) if use in ("sub", "subn") else (said,)))
            if use == "finditer":
                list(found)
