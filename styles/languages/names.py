"""The names and sentences a language has to have, one of each; mypy names what one lacks."""

from typing import TypedDict

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
        "doubt": str,
        "mixed marks": str,
        "title marks": str,
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
        "numbered headings": str,
        "asking headings": str,
        "headings in Latin": str,
        "items ending in a stop": str,
        "named items": str,
        "share of lists": str,
        "double blank lines": str,
        "run together": str,
        "run-ons": str,
        "clauses": str,
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


class GenreWords(TypedDict):
    """Words of a title or a topic, as alternatives of a regular expression; capitals do not count."""

    diary: str
    review: str
    tutorial: str
    essay: str
    notice: str
