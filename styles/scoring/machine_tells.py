"""Notice what gives a machine's draft away beside its author's own posts."""

from collections.abc import Mapping

from styles.model import Usual
from styles.verdict import Tell

# The seven tells of 96 blind comparisons with authors' real posts, those that counting can see. Each is judged against
# the author's own posts, so that a habit of theirs is never held against a draft.


TELLING = (
    "paragraph unevenness",
    "maxims",
    "asked and answered",
    "most tics",
    "run together",
    "misspelt",
    "doubled words",
)


def tells(values: Mapping[str, float], usual: Mapping[str, Usual]) -> tuple[Tell, ...]:
    """What is seen in a measured draft that this author's posts do not show, the surest first."""

    def value(name: str) -> float:
        found = values.get(name, 0.0)
        return found if found == found else 0.0

    def above(name: str, least: float, margin: float = 1.3) -> bool:
        return name in usual and value(name) >= max(least, usual[name].high * margin)

    def below(name: str, share: float) -> bool:
        return name in usual and value(name) < usual[name].low * share

    found: list[Tell] = []
    if above("heading", 2.5, 1.5) or (below("paragraph unevenness", 0.75) and below("unevenness", 0.9)):
        found.append("even structure")
    if above("maxims", 0.25):
        found.append("maxims")
    if above("asked and answered", 0.06):
        found.append("ask and answer")
    if above("most tics", 4.0):
        found.append("piled tics")
    if "switches" in usual and usual["switches"].low >= 0.08 and value("switches") < 0.02:
        found.append("uniform register")
    if _slips(values) == 0 and sum(usual[n].low for n in _SLIPS if n in usual) >= 0.5:
        found.append("no slips")
    return tuple(found)


_SLIPS = ("run together", "misspelt", "doubled words")


def _slips(values: Mapping[str, float]) -> float:
    return sum(values.get(n, 0.0) for n in _SLIPS)
