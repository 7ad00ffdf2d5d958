"""Say where an author stands beside other bloggers, briefly enough to send along."""

from collections.abc import Sequence

from styles.languages.named import named
from styles.model import Standing

PERCENTILE_HEAD = {
    "ko": "남과 견준 자리(50이 보통, 99면 아주 잦음): ",
    "en": "Place among bloggers (50 usual, 99 very often): ",
    "ja": "ほかの人と比べた位置(50がふつう、99はとても多い): ",
}


def percentile_line(standings: Sequence[Standing], language: str) -> str:
    """The standings in one line, in their order; '' if there are none."""
    listed = ", ".join(f"{' '.join(named(s.name, language).split())} {s.percentile}" for s in standings)
    return PERCENTILE_HEAD.get(language, PERCENTILE_HEAD["en"]) + listed if standings else ""
