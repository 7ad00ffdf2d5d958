"""How a draft sounds beside the author's own posts: one number, and what is different in plain words."""

from dataclasses import dataclass
from typing import Literal, NamedTuple


class Gap(NamedTuple):
    """One thing measured in a draft that lies outside the author's usual range."""

    name: str  # what styles.languages.measure_names calls a measure
    value: float
    low: float  # the author's 10th percentile
    high: float  # the author's 90th percentile
    once: bool = False  # it is one time more than usual, or one less: a difference, but no large one

    @property
    def more(self) -> bool:
        """Whether the draft has more of it than the author."""
        return self.value > self.high


Tell = Literal["even structure", "maxims", "ask and answer", "piled tics", "uniform register", "no slips"]
# A draft under 300 characters; a voice learned from fewer than three posts, or measured against other figures; a
# language whose analyser is not installed.
Unheard = Literal["short draft", "few posts", "other figures", "no analyser"]


@dataclass(frozen=True)
class Hearing:
    """`match` is 0 to 100, None where nothing can be said, and `unheard` says why. `within`: the draft lies inside the
    range of the author's own posts, on both sides; `overdone`: it is more like the author than the author, a
    caricature. Gaps and tells stand strongest first."""

    match: int | None
    within: bool = True
    overdone: bool = False
    gaps: tuple[Gap, ...] = ()
    tells: tuple[Tell, ...] = ()
    unheard: Unheard | None = None
