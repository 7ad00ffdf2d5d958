"""Say what was measured in words that a writer can follow, in the author's own language."""

from collections.abc import Iterator, Sequence

from styles.languages import language_of
from styles.languages.measure_names import choice_name, ending_name, habit_name, measure_name
from styles.languages.tables import ProfileLines
from styles.measuring.known_forms import known_forms
from styles.measuring.manner import MANNER_OF
from styles.model import Habit, Manner, Profile, Standing, StyleCard
from styles.reading.paragraph import ADDRESS
from styles.spelling import unusual


def profile_lines(card: StyleCard) -> list[str]:
    """The profile in lines, the most telling first, each true on its own: numbers, names of ours, known forms."""
    lines = [*list(_measured_lines(card.profile, card.language))[: card.said], unlike_line(card)]
    return [line for line in (few_line(card), *lines, *place_lines(card.standings, card.language)) if line]


def saying_lines(card: StyleCard) -> list[str]:
    """What the author says or types in post after post, in their own words; of a small card nothing."""
    lines = list(_lines_of_posts(card.profile, language_of(card.language).profile))
    return [line for line in lines[: max(0, card.said - MEASURED)] if line]


def few_line(card: StyleCard) -> str:
    """That little was read, in one line for the writer; '' for a firm card."""
    words = language_of(card.language)
    said = {"thin": words.thin, "fair": words.fair, "firm": ""}[card.confidence]
    return said.format(posts=card.posts, size=f"{round_size(card.characters):,}")


def unlike_line(card: StyleCard) -> str:
    """What not to do, in one line; '' if nothing was found."""
    said = [label for name in card.unlike if (label := measure_name(name, card.language))]
    return language_of(card.language).unlike.format(", ".join(said)) if said else ""


def _percent(share: float) -> str:
    return f"{round(100 * share)}%"


def _span(low: float, high: float) -> str:
    one, other = round(low), round(high)
    return f"{one}–{other}" if one != other else f"{one}"


def _often(habit: Habit) -> str:
    """'2–5' times per 1,500 characters, at least 1."""
    return _span(max(1, habit.rate), max(1, habit.most))


def round_size(size: float) -> int:
    """A number of characters as people say it: to the hundred, below a thousand to the ten."""
    step = 100 if size >= 1_000 else 10
    return max(step, step * round(size / step))


def _main(profile: Profile) -> tuple[list[Habit], list[Habit]]:
    """Habits of most posts, and of some."""
    return [h for h in profile.habits if h.posts >= 0.5], [h for h in profile.habits if h.posts < 0.5]


MEASURED = 13  # lines of _measured_lines; those of posts are counted on from there
LINES = MEASURED + 6


def _measured_lines(p: Profile, language: str) -> Iterator[str]:
    """Every line in its place, '' where there is nothing to say."""
    words = language_of(language).profile
    p = known_forms(p, language)
    most, some = _main(p)
    yield _line_of(words, words.endings, _endings(p, words, language))
    yield _manners(p, words, language)
    yield _sentences(p, words)
    size = _span(round_size(p.post.low), round_size(p.post.high))
    yield words.paragraph.format(sentences=_span(p.paragraph.low, p.paragraph.high), size=size)
    yield words.commas.format(commas=round(10 * p.commas), unmarked=_percent(p.unmarked))
    yield _habits(words.often, language, [(h, words.often_each.format(times=_often(h))) for h in most])
    yield _line_of(words, words.alternating, _alternating(p, words, language))
    yield _line_of(words, words.selves, [words.each_self.format(word=w, share=_percent(n)) for w, n in p.selves])
    yield _line_of(words, words.absent, [habit_name(name, language) for name in p.absent])
    often = words.sometimes_each
    rates = [(h, often.format(share=_percent(h.posts), times=_often(h))) for h in some[:8]]
    yield _habits(words.sometimes, language, rates)
    openers = [words.opener.format(word=w, times=max(1, round(n))) for w, n in p.openers[:6]]
    yield _line_of(words, words.openers, openers)
    odd = unusual(p.choices, language)[:8] if words.choices else ()
    choices = [words.choice.format(written=choice_name(c.written), instead_of=choice_name(c.instead_of)) for c in odd]
    yield _line_of(words, words.choices, choices)
    yield words.slips_kept if p.slips else ""


def _lines_of_posts(p: Profile, words: ProfileLines) -> Iterator[str]:
    """What stands word for word in posts, '' where there is nothing to say; an address leaves a dot."""
    yield _line_of(words, words.slips, [words.slip.format(w) for w in p.slips])
    yield words.greeting.format(_unlinked(p.greetings[0])) if p.greetings else ""
    yield words.farewell.format(_unlinked(p.farewells[0])) if p.farewells else ""
    yield words.greeting_of_some.format(_unlinked(p.greetings_of_some[0])) if p.greetings_of_some else ""
    yield words.farewell_of_some.format(_unlinked(p.farewells_of_some[0])) if p.farewells_of_some else ""
    yield _line_of(words, words.refrains, [words.refrain.format(_unlinked(line)) for line in p.refrains])


def _unlinked(line: str) -> str:
    return ADDRESS.sub("·", line)


def _line_of(words: ProfileLines, line: str, items: Sequence[str]) -> str:
    return line.format(words.comma.join(items)) if line and items else ""


def _endings(p: Profile, words: ProfileLines, language: str) -> list[str]:
    return [
        words.ending.format(
            name=ending_name(e.ending, language),
            share=_percent(e.share),
            forms=f" ({', '.join(e.forms[:4])})" if e.forms else "",
        )
        for e in p.endings[: words.most_endings]
    ]


_UNEVEN = 0.4  # of the mean length of a sentence; its spread is half of it with most people


def _sentences(p: Profile, words: ProfileLines) -> str:
    span = _span(p.sentence.low, p.sentence.high)
    said = words.sentence.format(span=span, mean=round(p.mean), deviation=round(p.deviation))
    return said + words.uneven if p.deviation >= _UNEVEN * p.mean > 0 else said


# Manners

_SECOND = 0.1  # of the posts: an author who takes a manner so often has it
_WITHIN = 0.15  # of neighbouring sentences: endings that differ so often alternate


def _manners(p: Profile, words: ProfileLines, language: str) -> str:
    """The manners of an author who has two, with their shares of the posts."""
    if len([manner for manner, share in p.manners if share >= _SECOND and manner != "mixed"]) < 2:
        return ""
    named = [(words.mixed if m == "mixed" else "/".join(_of_manner(p, m, language, 2)), n) for m, n in p.manners]
    listed = [words.each_manner.format(name=name, share=_percent(n)) for name, n in named if n >= 0.05]
    return _line_of(words, words.manners, listed)


def _of_manner(p: Profile, manner: Manner, language: str, most: int) -> list[str]:
    """The author's endings of a manner, commonest first, without rare ones: '-습니다', '-요'."""
    found = [e for e in p.endings if MANNER_OF.get(e.ending) == manner]
    return [ending_name(e.ending, language) for e in found[:most] if e.share >= 0.2 * found[0].share]


def _alternating(p: Profile, words: ProfileLines, language: str) -> list[str]:
    """'-습니다·-요': what alternates within posts of one manner, and in what share of posts manners are mixed."""
    every: tuple[Manner, Manner] = ("polite", "plain")
    within = ["·".join(_of_manner(p, m, language, 3)) for m, share in p.alternating if share >= _WITHIN]
    across = "·".join(_of_manner(p, m, language, 1)[0] for m in every if _of_manner(p, m, language, 1))
    mixed = [words.of_posts.format(across, share=_percent(n)) for m, n in p.manners if m == "mixed" and n >= _SECOND]
    return [names for names in (*within, *mixed) if "·" in names]


def _habits(line: str, language: str, habits: Sequence[tuple[Habit, str]]) -> str:
    """Each habit by its name and its forms, and how often it comes."""
    said = [
        habit_name(h.name, language) + (f" {' '.join(h.forms[:3])}" if h.forms else "") + rate for h, rate in habits
    ]
    return line.format("; ".join(said)) if said else ""


# Places among other bloggers

_FROM = 60  # of a hundred posts: who has more of something than so many is told of it


def place_lines(standings: Sequence[Standing], language: str) -> list[str]:
    """What an author has more of than others, and less of, a line each where there is any: by tens of posts, the most
    unusual first, within a ten in the order of the standings. A number a ten takes half the tokens of one a place."""
    words = language_of(language)
    lines = []
    for head, side in zip(words.places, (_more_than, _less_than), strict=True):
        found = [(step, s) for s in far_out(standings, language) if (step := side(s.percentile))]
        steps = sorted({step for step, _ in found}, reverse=True)
        listed = [(n, ", ".join(_place_name(s, language) for step, s in found if step == n)) for n in steps]
        lines += (
            [head.format("; ".join(words.each_place.format(n=n, names=names) for n, names in listed))] if found else []
        )
    return lines


def far_out(standings: Sequence[Standing], language: str) -> tuple[Standing, ...]:
    """Those that have a name, and are far enough from the middle to be said. Older cards hold others, too."""
    far = (s for s in standings if _more_than(s.percentile) or _less_than(s.percentile))
    return tuple(s for s in far if measure_name(s.name, language))


def _place_name(standing: Standing, language: str) -> str:
    return " ".join(measure_name(standing.name, language).split())


def _more_than(place: int) -> int:
    """Than how many posts of a hundred it is more, in tens; 0 where that is too near to the middle."""
    return min(90, place // 10 * 10) if place >= _FROM else 0


def _less_than(place: int) -> int:
    return _more_than(100 - place)
