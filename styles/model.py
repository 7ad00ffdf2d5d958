"""How somebody writes, small enough to send along with every request."""

from dataclasses import dataclass, field
from functools import cache
from typing import Literal, NamedTuple

from pydantic import TypeAdapter, computed_field

LearnedLanguage = Literal["ko", "en", "ja"]  # whose voices can be learned; styles.languages has a file for each
Manner = Literal["polite", "plain", "mixed"]  # how a post speaks to its readers: styles.measuring.manner


class Range(NamedTuple):
    """The 10th, 50th and 90th percentile."""

    low: float
    middle: float
    high: float


class Ended(NamedTuple):
    """One way this author ends sentences: its share of all, the commonest forms, and one of their sentences."""

    ending: str  # a styles.reading.sentences.Ending
    share: float
    forms: tuple[str, ...]
    sample: str


class Habit(NamedTuple):
    """Something done in some posts and not in others. Rates are per 1,500 characters, in the posts that have it."""

    name: str  # a styles.measuring.profile.HABITS name
    posts: float  # share of posts that have it
    rate: float  # median
    most: float  # 90th percentile: more would be a caricature
    forms: tuple[str, ...] = ()  # as they type it, commonest first


class Choice(NamedTuple):
    """A choice of spacing or spelling this author makes the same way each time."""

    written: str
    instead_of: str
    times: int


@dataclass(frozen=True)
class Profile:
    """What was measured. Lengths of sentences in characters (in words for English), of posts in characters."""

    endings: tuple[Ended, ...]  # commonest first
    registers: tuple[tuple[str, float], ...]  # share of posts mostly written so, commonest first
    sentence: Range
    mean: float
    deviation: float
    paragraph: Range  # sentences
    post: Range  # white space counted, as people and models count
    commas: float  # per sentence
    unmarked: float  # share of sentences without a final mark
    habits: tuple[Habit, ...]  # what at least one post in twenty has, commonest first
    absent: tuple[str, ...]  # what fewer have, of what models like
    selves: tuple[tuple[str, float], ...]  # words for oneself, share of their uses
    openers: tuple[tuple[str, float], ...]  # connectives at the head of a sentence, per 100 sentences
    choices: tuple[Choice, ...]
    greetings: tuple[str, ...]  # what opens half of the posts or more
    farewells: tuple[str, ...]  # what closes half of them
    slips: tuple[str, ...] = ()  # words as this author types them and no dictionary does
    greetings_of_some: tuple[str, ...] = ()  # what opens half of the posts of one manner or genre
    farewells_of_some: tuple[str, ...] = ()
    refrains: tuple[str, ...] = ()  # sentences that stand in post after post, but for their numbers
    manners: tuple[tuple[Manner, float], ...] = ()  # share of posts in each, commonest first
    alternating: tuple[
        tuple[Manner, float], ...
    ] = ()  # of each, the share of neighbouring sentences that end otherwise


@dataclass(frozen=True)
class Passage:
    """A stretch of one post as the author wrote it."""

    text: str
    title: str
    opening: bool  # it begins where the post begins
    closing: bool  # it ends where the post ends
    genre: str = ""  # of the post, a styles.measuring.genre.Genre


@dataclass(frozen=True)
class Demonstration:
    """A whole post as the author wrote it, and the notes that it may have come from, each of its sentences in one."""

    title: str
    notes: tuple[str, ...]
    text: str  # Markdown without the title, addresses left out
    genre: str = ""  # a styles.measuring.genre.Genre
    manner: str = ""  # a styles.measuring.manner.Manner; '' where a language has none


class Typical(NamedTuple):
    """How this author's own posts stand to the mean of their other posts (leaving one out): mean and deviation."""

    mean: float
    deviation: float

    @property
    def low(self) -> float:
        """Below it lie 2.5 % of own posts, if they are spread normally."""
        return self.mean - 1.96 * self.deviation

    @property
    def high(self) -> float:
        """Above it lie 2.5 % of own posts, if they are spread normally."""
        return self.mean + 1.96 * self.deviation


class Usual(NamedTuple):
    """10th, 50th and 90th percentile of one measure in this author's posts."""

    name: str
    low: float
    middle: float
    high: float


class Voice(NamedTuple):
    """`means`: for each kind the mean normal scores of the author's posts, a signed byte each, in base64. `first` and
    `second`: for each length of LENGTHS, how own posts stand by either scorer."""

    background: str  # the mark of the figures it was measured against
    posts: int
    means: dict[str, str]
    first: dict[int, Typical]
    second: dict[int, Typical]
    usual: tuple[Usual, ...]


class Standing(NamedTuple):
    """One measure of this author among other bloggers of the language."""

    name: str  # a measure, named by styles.measuring.measures
    value: float  # mean over the author's posts
    usual: float  # median of other bloggers' posts
    percentile: int  # 1 to 99: how many of 100 posts of others have less


class PictureHabit(NamedTuple):
    """How posts are set with pictures: the share of posts that have any, and in those the median number of pictures in
    1,000 characters, white space left out; the share of pictures with a caption, and how many stand at one place."""

    posts: float
    rate: float
    captioned: float
    together: int


Confidence = Literal["firm", "fair", "thin"]
# An author is told from some ten others .63 of the time by one post, .84 by five, .88 by ten, .90 by twenty; and a text
# of 1,200 characters tells nearly what a whole post does, one of 300 much less.
_FIRM, _FAIR = 10, 5  # posts
_POST = 1_000  # characters of the author's own text below which a post counts in part


def confidence(posts: int, characters: int) -> Confidence:
    """How far a card learned from so much can be trusted."""
    worth = min(float(posts), characters / _POST)
    return "firm" if worth >= _FIRM else "fair" if worth >= _FAIR else "thin"


COUNTED_AS = 4  # of what a card tells and how posts are counted for it; 4 since posts are told apart by their manner


@dataclass(frozen=True)
class StyleCard:
    """Passages and standings stand in the order in which they are worth their room."""

    language: LearnedLanguage  # of the posts
    posts: int
    characters: int
    profile: Profile
    passages: tuple[Passage, ...]
    standings: tuple[Standing, ...] = ()
    unlike: tuple[str, ...] = ()  # measures that language models have unasked and this author hardly, widest gap first
    voice: Voice | None = None  # None for fewer than three posts
    rules: tuple[str, ...] = ()  # the person's own, in their words; they go before everything that was measured
    said: int = 99  # lines of the profile that are said; a small card says the first two and where the author stands
    version: int = COUNTED_AS
    demonstrations: tuple[Demonstration, ...] = ()  # whole posts, the most telling first
    pictures: PictureHabit | None = None  # None for posts without any, and on cards of before it was measured
    # Share of posts that tell something, by genre ('' for all) and styles.questions.facet.FacetName
    tells: dict[str, dict[str, float]] = field(default_factory=dict)
    mark: str = field(default="", compare=False)  # the word that fences its passages in a prompt; each version has one

    @property
    def is_outdated(self) -> bool:
        """Learned when posts were counted otherwise: what it tells cannot be compared with what is told today."""
        return self.version < COUNTED_AS

    @computed_field  # type: ignore[prop-decorator]
    @property
    def confidence(self) -> Confidence:
        """firm, fair or thin: with few posts what is measured may be chance, and imitating it a caricature."""
        return confidence(self.posts, self.characters)

    def to_json(self) -> str:
        """As it is stored; from_json reads it again."""
        return _adapter().dump_json(self).decode()

    @staticmethod
    def from_json(text: str) -> "StyleCard":
        """What to_json wrote. Raises pydantic.ValidationError on anything else, another language than ours too."""
        return _adapter().validate_json(text)


@cache
def _adapter() -> TypeAdapter[StyleCard]:
    return TypeAdapter(StyleCard)
