"""What a language has to have so that its bloggers can be learned from; mypy names what one lacks."""

from dataclasses import dataclass
from typing import Protocol, TypedDict

HabitNames = TypedDict(
    "HabitNames",
    {
        "laugh": str,
        "cry": str,
        "wave": str,
        "dots": str,
        "exclamation": str,
        "question": str,
        "emoji": str,
        "face": str,
        "parenthesis": str,
        "strike": str,
        "quotation": str,
        "dash": str,
        "semicolon": str,
        "contraction": str,
        "heading": str,
        "heading emoji": str,
        "broken": str,
        "broken apart": str,
        "bullet": str,
        "number": str,
        "bold": str,
        "picture": str,
        "quote": str,
        "code": str,
        "link": str,
        "rule": str,
        "table": str,
    },
)


class EndingNames(TypedDict):
    formal: str
    polite: str
    plain: str
    casual: str
    clipped: str
    noun: str
    trailing: str
    other: str


MeasureNames = TypedDict(
    "MeasureNames",
    {
        "sentence": str,
        "sentence deviation": str,
        "short sentences": str,
        "long sentences": str,
        "paragraph": str,
        "one-line paragraphs": str,
        "paragraph unevenness": str,
        "lines": str,
        "switches": str,
        "unmarked": str,
        "asked and answered": str,
        "comma": str,
        "two dots": str,
        "three dots": str,
        "double commas": str,
        "many exclamations": str,
        "colon": str,
        "slash": str,
        "arrow": str,
        "aside in Hangul": str,
        "gloss": str,
        "spaced parenthesis": str,
        "single quotes": str,
        "double quotes": str,
        "brackets": str,
        "star": str,
        "middle dot": str,
        "italic": str,
        "aside size": str,
        "heading size": str,
        "numbered headings": str,
        "asking headings": str,
        "headings in Latin": str,
        "item size": str,
        "items ending in a stop": str,
        "named items": str,
        "share of lists": str,
        "double blank lines": str,
        "script latin": str,
        "script digits": str,
        "script capitals": str,
        "script han": str,
        "script katakana": str,
        "run together": str,
        "misspelt": str,
        "run-ons": str,
        "clauses": str,
        "doubled words": str,
        "tag IC": str,
        "tag VCP": str,
        "tag XSV": str,
        "tag MAG": str,
        "tag NNG": str,
        "tag VV": str,
        "tag VA": str,
        "tag NNB": str,
        "tag SL": str,
        "tag NP": str,
        "tag EP": str,
        "tag VX": str,
    },
)

GapSentences = TypedDict(
    "GapSentences",
    {
        "sentence": tuple[str, str],
        "unevenness": tuple[str, str],
        "paragraph size": tuple[str, str],
        "lines": tuple[str, str],
        "comma": tuple[str, str],
        "unmarked": tuple[str, str],
        "switches": tuple[str, str],
    },
)

CountedNames = TypedDict(
    "CountedNames",
    {
        "exclamation": str,
        "question": str,
        "parenthesis": str,
        "quotation": str,
        "laugh": str,
        "cry": str,
        "dots": str,
        "wave": str,
        "emoji": str,
        "face": str,
        "strike": str,
        "heading": str,
        "bullet": str,
        "number": str,
        "bold": str,
        "dash": str,
        "contraction": str,
        "end formal": str,
        "end polite": str,
        "end plain": str,
        "end casual": str,
        "end clipped": str,
        "end noun": str,
        "end trailing": str,
        "clauses": str,
        "one-line paragraphs": str,
    },
)

TellSentences = TypedDict(
    "TellSentences",
    {
        "even structure": str,
        "maxims": str,
        "ask and answer": str,
        "piled tics": str,
        "uniform register": str,
        "no slips": str,
    },
)


@dataclass(frozen=True)
class OutlineWords:
    """The sentences of an outline; `like_start` and `like_finish` take line, `asked` request, `manner` ending, low,
    high and size, all by str.format."""

    mark: str
    check: str
    start: str
    finish: str
    like_start: str
    like_finish: str
    gaps: tuple[str, ...]
    more: str
    asked: str
    manner: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Rules:
    """`brief` takes topic, notes, wish and rhythm, `rhythm` mean, low and high, `headed` low;
    `wish` and `refine` take request, `passage` takes number and kind; all by str.format."""

    write: str
    brief: str
    rhythm: str
    headed: str
    no_notes: str
    wish: str
    refine: str
    carry_on: str
    profile: str
    passages: str
    passage: str
    opening: str
    closing: str
    own: str
    fitting: str


class Language(Protocol):
    """One language, as a module that has all of these. Sentences with braces are filled in by str.format."""

    @property
    def HABITS(self) -> HabitNames: ...
    @property
    def ENDINGS(self) -> EndingNames: ...
    @property
    def MEASURES(self) -> MeasureNames: ...
    @property
    def ENDING(self) -> str: ...
    @property
    def OPENS(self) -> str: ...
    @property
    def WAY(self) -> str: ...
    @property
    def PERCENTILES(self) -> str: ...
    @property
    def THIN(self) -> str: ...
    @property
    def FAIR(self) -> str: ...
    @property
    def UNLIKE(self) -> str: ...
    @property
    def CHECK(self) -> str: ...
    @property
    def PICTURE(self) -> str: ...
    @property
    def LINK(self) -> str: ...
    @property
    def MEND(self) -> str: ...
    @property
    def GAPS(self) -> GapSentences: ...
    @property
    def COUNTED(self) -> CountedNames: ...
    @property
    def TELLS(self) -> TellSentences: ...
    @property
    def OUTLINE(self) -> OutlineWords: ...
    @property
    def RULES(self) -> Rules: ...
