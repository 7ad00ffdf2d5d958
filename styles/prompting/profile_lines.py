"""Say what was measured in words that a writer can follow, in the author's own language."""

from collections.abc import Iterator, Sequence

from styles.languages import language_of
from styles.languages.measure_names import ending_name, habit_name, measure_name
from styles.languages.tables import ProfileLines
from styles.measuring.known_forms import known_forms
from styles.model import Habit, Profile, StyleCard
from styles.prompting.percentile_line import percentile_line
from styles.reading.paragraph import ADDRESS
from styles.spelling import unusual


def profile_lines(card: StyleCard) -> list[str]:
    """The profile in lines, the most telling first, each true on its own: numbers, names of ours, known forms."""
    lines = _measured(card)[: card.said]
    return [
        line
        for line in (few_line(card), *lines, unlike_line(card), percentile_line(card.standings, card.language))
        if line
    ]


def saying_lines(card: StyleCard) -> list[str]:
    """What the author says or types in post after post, in their own words; of a small card nothing."""
    words = language_of(card.language).profile
    lines = [line for line in _lines_of_posts(card.profile, words) if line]
    return lines[: max(0, card.said - len(_measured(card)))]


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


def _measured(card: StyleCard) -> list[str]:
    return [line for line in _measured_lines(card.profile, card.language) if line]


def _measured_lines(p: Profile, language: str) -> Iterator[str]:
    """Every line in its place, '' where there is nothing to say."""
    words = language_of(language).profile
    p = known_forms(p, language)
    most, some = _main(p)
    yield _line_of(words, words.endings, _endings(p, words, language))
    yield _registers(p, words, language)
    span = _span(p.sentence.low, p.sentence.high)
    yield words.sentence.format(span=span, mean=round(p.mean), deviation=round(p.deviation))
    size = _span(round_size(p.post.low), round_size(p.post.high))
    yield words.paragraph.format(sentences=_span(p.paragraph.low, p.paragraph.high), size=size)
    yield _habits(words.often, language, [(h, words.often_each.format(times=_often(h))) for h in most])
    yield _line_of(words, words.absent, [habit_name(name, language) for name in p.absent])
    yield _line_of(words, words.selves, [words.each_self.format(word=w, share=_percent(n)) for w, n in p.selves])
    yield words.commas.format(commas=round(10 * p.commas), unmarked=_percent(p.unmarked))
    often = words.sometimes_each
    rates = [(h, often.format(share=_percent(h.posts), times=_often(h))) for h in some[:8]]
    yield _habits(words.sometimes, language, rates)
    openers = [words.opener.format(word=w, times=max(1, round(n))) for w, n in p.openers[:6]]
    yield _line_of(words, words.openers, openers)
    odd = unusual(p.choices, language)[:8] if words.choices else ()
    choices = [words.choice.format(written=c.written, instead_of=c.instead_of) for c in odd]
    yield _line_of(words, words.choices, choices)
    yield words.slips_kept if p.slips else ""


def _lines_of_posts(p: Profile, words: ProfileLines) -> Iterator[str]:
    """What stands word for word in posts, '' where there is nothing to say; an address leaves a dot."""
    yield _line_of(words, words.slips, [words.slip.format(w) for w in p.slips])
    yield words.greeting.format(_unlinked(p.greetings[0])) if p.greetings else ""
    yield words.farewell.format(_unlinked(p.farewells[0])) if p.farewells else ""
    yield words.greeting_of_some.format(_unlinked(p.greetings_of_some[0])) if p.greetings_of_some else ""
    yield words.farewell_of_some.format(_unlinked(p.farewells_of_some[0])) if p.farewells_of_some else ""


def _unlinked(line: str) -> str:
    return ADDRESS.sub("·", line)


def _line_of(words: ProfileLines, line: str, items: Sequence[str]) -> str:
    return line.format(words.comma.join(items)) if items else ""


def _endings(p: Profile, words: ProfileLines, language: str) -> list[str]:
    return [
        words.ending.format(
            name=ending_name(e.ending, language),
            share=_percent(e.share),
            forms=f" ({', '.join(e.forms[:4])})" if e.forms else "",
        )
        for e in p.endings[: words.most_endings]
    ]


def _registers(p: Profile, words: ProfileLines, language: str) -> str:
    """Whether registers change within a post, else from post to post."""
    if p.switches >= 0.15:
        return words.switches
    mix = [f"{ending_name(register, language)} {_percent(share)}" for register, share in p.registers]
    return _line_of(words, words.registers, mix) if len(mix) > 1 else ""


def _habits(line: str, language: str, habits: Sequence[tuple[Habit, str]]) -> str:
    """Each habit by its name and its forms, and how often it comes."""
    said = [
        habit_name(h.name, language) + (f" {' '.join(h.forms[:3])}" if h.forms else "") + rate for h, rate in habits
    ]
    return line.format("; ".join(said)) if said else ""
