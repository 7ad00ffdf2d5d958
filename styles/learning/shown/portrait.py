"""What somebody would tell a friend of a voice: how it ends sentences, what stands out, and how it sounds."""

from typing import Literal, NamedTuple

from styles.learning.shown.rows import telling_rows
from styles.learning.shown.sentences import shown_sentences
from styles.measuring.habits import PATTERNS
from styles.model import Standing, StyleCard

Rhythm = Literal["short", "long", ""]

_BOTH = 0.25  # of the sentences, or of the posts: with so much a second way of ending them is a manner, too
_OFTEN, _UNUSUAL = 0.3, 80  # of the posts have a habit; a place among a hundred from which on it stands out
_ALWAYS = 0.6  # of the posts: a habit that nobody was held against
_PLAY = frozenset({"laugh", "cry", "wave", "dots", "exclamation", "emoji", "face", "parenthesis", "strike"})
_LONG, _SHORT = 70, 30  # places among a hundred from which on sentences are long or short


class Portrait(NamedTuple):
    """`endings` are the one or two commonest, `by_post`: each post keeps to one of them. `habit` is what stands out, as
    cards call it, with its commonest form; `never` something others do; '' for nothing."""

    endings: tuple[str, ...]
    by_post: bool
    rhythm: Rhythm
    habit: str
    form: str
    never: str
    sentences: tuple[str, ...]
    rows: tuple[Standing, ...]


def portrait_of(card: StyleCard) -> Portrait:
    """The same each time; takes a millisecond or two for every passage of the card."""
    endings, by_post = _endings(card)
    habit, form = _habit(card)
    never = "" if habit else next((name for name in card.profile.absent if name in _PLAY), "")
    sentences = shown_sentences(card, [habit] if habit in PATTERNS else [])
    return Portrait(endings, by_post, _rhythm(card), habit, form, never, sentences, telling_rows(card.standings))


def _endings(card: StyleCard) -> tuple[tuple[str, ...], bool]:
    manners = [name for name, posts in card.profile.registers if posts >= _BOTH]
    if len(manners) > 1:
        return tuple(manners[:2]), True
    common = [e for e in card.profile.endings if e.ending not in ("other", "noun", "trailing")]
    return tuple(e.ending for n, e in enumerate(common[:2]) if not n or e.share >= _BOTH), False


def _rhythm(card: StyleCard) -> Rhythm:
    """Beside other bloggers; '' where that says nothing."""
    place = next((s.percentile for s in card.standings if s.name == "sentence"), 50)
    return "long" if place >= _LONG else "short" if place <= _SHORT else ""


def _habit(card: StyleCard) -> tuple[str, str]:
    """What this author does more than nearly all others, else what they do nearly always."""
    places = {s.name: s.percentile for s in card.standings}
    known = [h for h in card.profile.habits if h.posts >= _OFTEN and h.name in _PLAY]
    far = max(known, key=lambda h: places.get(h.name, 50), default=None)
    if far is None or places.get(far.name, 50) < _UNUSUAL:
        far = next((h for h in known if h.posts >= _ALWAYS), None)
    return (far.name, far.forms[0] if far.forms else "") if far else ("", "")
