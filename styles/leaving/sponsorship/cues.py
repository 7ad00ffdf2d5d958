"""How notes say that something was given or paid for a post, as values for each language to fill in."""

import re
from dataclasses import dataclass
from typing import Literal, get_args

# Nobody says what; money; a product, a meal or a stay; a discount or a reward for writing; a share of what is bought
SponsorKind = Literal["sponsored", "paid", "given", "rewarded", "commission"]
SPONSOR_KINDS: tuple[SponsorKind, ...] = get_args(SponsorKind)


@dataclass(frozen=True)
class Cues:
    """Expressions, each of one language, that are looked for in one line; the first kind that is found is meant.

    `said` are certain by themselves, `given` only where nobody of `kin` gives. What matches `unsaid` is taken out of a
    line before, as are negations and talk about the matter; a line that matches `bought` says nothing was given.
    """

    said: tuple[tuple[SponsorKind, re.Pattern[str]], ...]
    given: tuple[tuple[SponsorKind, re.Pattern[str]], ...]
    unsaid: re.Pattern[str]
    bought: re.Pattern[str]
    kin: re.Pattern[str]
