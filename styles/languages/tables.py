"""What a language has to have so that its bloggers can be learned from; mypy names what one lacks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from styles.languages.names import (
    CountedNames,
    EndingNames,
    GapSentences,
    GenreWords,
    HabitNames,
    MeasureNames,
    TellSentences,
)
from styles.model import LearnedLanguage


@dataclass(frozen=True, kw_only=True)
class OutlineWords:
    """The sentences of an outline; `like_start` and `like_finish` take line, `asked` request, `manner` ending, low,
    high and size, all by str.format. `shorter`, `longer` and `asking` (what else is said when a length is asked for)
    are alternatives of a regular expression, `places` what the first four sections are called in a request."""

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
    shorter: str
    longer: str
    asking: str
    places: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class Rules:
    """`brief` takes topic, notes and wish, `rhythm` mean, low and high, `headed` low;
    `wish` and `refine` take request, `material` takes mark; all by str.format. `passage`, `sayings`, `notes` and
    `attached` are one word each, for what stands between brackets, `own_sentences` what stands above sentences that the
    author sent, to be kept letter by letter, `as_short` (size, length in characters, words) below notes that are too
    few for a post of the usual length. `photos` says what the places of photos among the notes are, the lines behind it
    how this author sets theirs; `photos_together` takes together."""

    write: str
    shown: str
    material: str
    brief: str
    rhythm: str
    headed: str
    no_notes: str
    wish: str
    refine: str
    carry_on: str
    openings: str
    profile: str
    passages: str
    passage: str
    sayings: str
    notes: str
    attached: str
    opening: str
    closing: str
    own: str
    fitting: str
    own_sentences: str
    photos: str
    photos_together: str
    photos_apart: str
    photos_captioned: str
    as_short: str

    @property
    def fences(self) -> tuple[str, ...]:
        """What the brackets are called that something is put between."""
        return self.passage, self.sayings, self.notes, self.attached


@dataclass(frozen=True, kw_only=True)
class ProfileLines:
    """The profile in lines; one that is '' is not said in this language. Filled in by str.format: `endings`, `often`,
    `absent`, `selves`, `sometimes`, `openers`, `choices` and `slips` take a list, joined by `comma` (habits by '; '),
    `ending` name, share and forms, `manners` a list of `each_manner` (name and share; `mixed` is the name of posts of
    more than one), `alternating` a list (`of_posts` takes endings and share), `sentence` span, mean and deviation
    (`uneven` follows where they are far from even), `paragraph` sentences and size, `often_each` times, `each_self`
    word and share, `commas` commas (in ten sentences) and unmarked (a share), `sometimes_each` share and times,
    `opener` word and times (in 100 sentences), `choice` written and instead_of, `slips_kept` says that there are
    some; `slip`, `greeting`, `farewell` and those of some posts take the words themselves."""

    comma: str
    endings: str
    most_endings: int
    ending: str
    manners: str
    each_manner: str
    mixed: str
    alternating: str
    of_posts: str
    sentence: str
    uneven: str
    paragraph: str
    often: str
    often_each: str
    absent: str
    selves: str
    each_self: str
    commas: str
    sometimes: str
    sometimes_each: str
    openers: str
    opener: str
    choices: str
    choice: str
    slips: str
    slips_kept: str
    slip: str
    greeting: str
    farewell: str
    greeting_of_some: str
    farewell_of_some: str
    refrains: str
    refrain: str


@dataclass(frozen=True, kw_only=True)
class Masking:
    """What hides the subject of a text: `letters` for tags (or what stands before their hyphen), `kept` the words that
    a letter does not hide, `suffixes` those that stay visible behind a letter."""

    letters: Mapping[str, str]
    kept: Mapping[str, frozenset[str]]
    suffixes: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class SlipPatterns:
    """`joined`: words run together that school would part; `joined_either_way`: those too that may be either; `parted`:
    a space where none belongs; `misspelt`: words no dictionary has; `joins`: the tag of what joins clauses."""

    joined: re.Pattern[str]
    joined_either_way: re.Pattern[str]
    parted: re.Pattern[str]
    misspelt: re.Pattern[str]
    joins: str


class TwoWays(NamedTuple):
    """What may be written two ways, each by its name and by what is counted of it."""

    one: str
    finds_one: re.Pattern[str]
    other: str
    finds_other: re.Pattern[str]


@dataclass(frozen=True, kw_only=True)
class CountingTables:
    """What of a language is counted. `short` and `long`: a sentence with fewer or more characters (or words) is very
    short or very long. `opinion`, `call` and `past` are alternatives of a regular expression: what a review and a
    notice say, and how what has happened is told. `foreign`: the letters nobody writes who writes this language, as
    inside of [], `play` those that stand alone between words (좋아ㅋㅋ그래서). None or '': there is no such thing."""

    closed: re.Pattern[str]  # tags of closed-class words
    folds_case: bool
    has_registers: bool  # sentences end in one
    length_in_words: bool  # of a sentence; else in characters
    words_apart: bool  # by spaces
    short: int
    long: int
    masking: Masking
    genres: GenreWords
    opinion: str
    call: str
    past: str
    slips: SlipPatterns | None
    two_ways: tuple[TwoWays, ...]
    maxim: re.Pattern[str] | None
    foreign: str
    play: str


@dataclass(frozen=True, kw_only=True)
class LanguageTables:
    """One language, everything that differs from the others. `ends`, `opens` and `way` name measures of what somebody
    ends, opens and spells with; `check`, `picture` and `link` gaps that are left for the author; `places` what
    somebody has more and less of than others, a list of `each_place` (n and names); `gaps` says less and more of a
    measure, as a person can hear it and set it right, with `amounts` for a little and for much; `count_gaps` a little
    less, much less, a little more and much more of what `counts` names. Sentences with braces are filled in by
    str.format."""

    code: LearnedLanguage
    habits: HabitNames
    endings: EndingNames
    measures: MeasureNames
    ends: str
    opens: str
    way: str
    places: tuple[str, str]
    each_place: str
    thin: str
    fair: str
    unlike: str
    check: str
    picture: str
    link: str
    amounts: Mapping[str, tuple[str, str]]
    count_gaps: tuple[str, str, str, str]
    gaps: GapSentences
    counts: CountedNames
    tells: TellSentences
    profile: ProfileLines
    outline: OutlineWords
    mend: str
    rules: Rules
    counting: CountingTables
