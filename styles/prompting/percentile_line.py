"""Say where an author stands beside other bloggers, briefly enough to send along."""

from collections.abc import Sequence

from styles.languages import language_of
from styles.languages.measure_names import measure_name
from styles.model import Standing


def percentile_line(standings: Sequence[Standing], language: str) -> str:
    """The standings in one line, in their order; '' if there are none."""
    listed = ", ".join(f"{' '.join(measure_name(s.name, language).split())} {s.percentile}" for s in standings)
    return language_of(language).percentiles + listed if standings else ""
