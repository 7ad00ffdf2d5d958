"""Tell what was learned, in plain sentences with evidence from the person's own posts."""

from collections.abc import Iterator

from bot.wording import Wording
from styles import StyleCard, ending_name, habit_name, round_size
from styles.languages import language_of

_MARKS = frozenset(
    ("laugh", "cry", "wave", "dots", "exclamation", "emoji", "face", "strike", "parenthesis", "doubt", "mixed marks")
)
_LAYOUT = frozenset(("heading", "bullet", "number", "bold", "picture", "quote", "table"))
_OURSELVES = ("우리", "저희", "we")  # not what somebody calls themselves alone
_SOME, _HALF, _ALL = 0.2, 0.5, 1.1  # of the posts: now and then there, often there, and more than all


def card_summary(card: StyleCard, words: Wording) -> list[str]:
    """Up to seven sentences, the most telling first."""
    return [line for line in _findings(card, words) if line][:7]


def _findings(card: StyleCard, words: Wording) -> Iterator[str]:
    yield _endings(card, words)
    yield _sentence_length(card, words)
    yield _paragraph_and_post(card, words)
    yield _greeting_or_farewell(card, words)
    yield _oneself(card, words)
    often, sometimes = _habits(card, words, _MARKS, _HALF, _ALL), _habits(card, words, _MARKS, _SOME, _HALF)
    if often or sometimes:
        yield words.often_there(often, sometimes)
    if layout := _habits(card, words, _LAYOUT, _SOME, _ALL):
        yield words.layout(layout)
    if absent := [habit_name(name, words.language) for name in card.profile.absent[:4]]:
        yield words.hardly_ever(absent)


def _span(low: float, high: float) -> str:
    return f"{round(low)}–{round(high)}" if round(low) != round(high) else f"{round(low)}"


def _endings(card: StyleCard, words: Wording) -> str:
    if not (language_of(card.language).counting.has_registers and card.profile.endings):
        return ""
    first, *others = [e for e in card.profile.endings if e.ending != "other"] or card.profile.endings
    second = others[0] if others and others[0].share >= 0.1 else None
    return words.usual_endings(
        (named_ending(first.ending, card, words), first.share),
        (named_ending(second.ending, card, words), second.share) if second else None,
        first.sample,
    )


def named_ending(ending: str, card: StyleCard, words: Wording) -> str:
    """An ending as it is typed, in the language of the posts; what has no form, in the reader's."""
    match ending:
        case "noun" | "trailing" | "other":
            return words.formless_ending(ending)
        case _:
            return ending_name(ending, card.language)


def _sentence_length(card: StyleCard, words: Wording) -> str:
    profile = card.profile
    span = _span(profile.sentence.low, profile.sentence.high)
    return words.sentence_length(span, round(profile.mean), language_of(card.language).counting.length_in_words)


def _paragraph_and_post(card: StyleCard, words: Wording) -> str:
    paragraph, post = card.profile.paragraph, card.profile.post
    low, high = f"{round_size(post.low):,}", f"{round_size(post.high):,}"
    return words.paragraph_and_post(_span(paragraph.low, paragraph.high), f"{low}–{high}" if low != high else low)


def _greeting_or_farewell(card: StyleCard, words: Wording) -> str:
    profile = card.profile
    if profile.greetings:
        return words.opens_with(profile.greetings[0])
    return words.closes_with(profile.farewells[0]) if profile.farewells else ""


def _oneself(card: StyleCard, words: Wording) -> str:
    selves = card.profile.selves
    if not selves:
        return ""
    me = next((word for word, share in selves if share >= 0.25 and word not in _OURSELVES), selves[0][0])
    return words.names_oneself(me, [word for word, times in card.profile.openers[:3] if times >= 1.5])


def _habits(card: StyleCard, words: Wording, names: frozenset[str], least: float, most: float) -> list[str]:
    """Up to three of these habits that a share of the posts from least to below most has."""
    found = [h for h in card.profile.habits if h.name in names and least <= h.posts < most][:3]
    return [
        words.habit_share(" ".join([habit_name(habit.name, words.language), *habit.forms[:1]]), habit.posts)
        for habit in found
    ]
