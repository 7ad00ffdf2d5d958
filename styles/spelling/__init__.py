"""Write the same words the way their author writes them: 할수있다 or 할 수 있다, 메세지 or 메시지, colour or color."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import assert_never

from styles.languages import language_of
from styles.model import Choice
from styles.spelling.english import english_rules
from styles.spelling.japanese import japanese_rules
from styles.spelling.korean import korean_rules
from styles.spelling.loanwords import loanword_rules
from styles.spelling.protected import Aside
from styles.spelling.ways import SpellingRule, Way

_ROUNDS = 4  # one change may make room for another


@cache
def rules(language: str) -> tuple[SpellingRule, ...]:
    """Every choice of spelling there is in a language; of English for one that is none of ours."""
    match language_of(language).code:
        case "ko":
            return (*korean_rules(), *loanword_rules())
        case "ja":
            return japanese_rules()
        case "en":
            return english_rules()
        case other:
            assert_never(other)


def measure_choices(texts: Sequence[str], language: str) -> tuple[Choice, ...]:
    """What one author writes the same way each time; `texts` are their posts, without code and quotations.

    A choice stands at least 8 times in at least 3 posts, 9 times of 10 (a slip 10 times, 19 of 20). Those that most
    people would make otherwise come first, then the more frequent.
    """
    return choices_of([count_ways(text, language) for text in texts], language)


Ways = tuple[tuple[int, int], ...]  # of a text: which way to write something, counted through all rules, how often


def count_ways(text: str, language: str) -> Ways:
    """How often each way of writing something is found in one text; those alone that are."""
    times = (
        (n, len(way.finds.findall(text))) for n, way in enumerate(w for rule in rules(language) for w in rule.ways)
    )
    return tuple((n, found) for n, found in times if found)


def choices_of(texts: Sequence[Ways], language: str) -> tuple[Choice, ...]:
    """The same as `measure_choices`, of texts whose ways have been counted."""
    times: Counter[int] = Counter()
    posts: Counter[int] = Counter(n for ways in texts for n, _ in ways)
    for ways in texts:
        times.update(dict(ways))
    found: list[tuple[bool, Choice]] = []
    first = 0
    for rule in rules(language):
        some = range(first, first + len(rule.ways))
        found += _chosen(rule, [times[n] for n in some], [posts[n] for n in some])
        first += len(rule.ways)
    return tuple(choice for _, choice in sorted(found, key=lambda f: (not f[0], -f[1].times, f[1].written)))


def _chosen(rule: SpellingRule, times: Sequence[int], posts: Sequence[int]) -> Iterator[tuple[bool, Choice]]:
    """The choice of one rule, where there is one, and whether most people would make it otherwise."""
    most = max(range(len(times)), key=lambda i: times[i])
    n = times[most]
    slip = rule.slip and most > 0
    if n >= (10 if slip else 8) and posts[most] >= 3 and n >= (0.95 if slip else 0.9) * sum(times):
        other = max((i for i in range(len(times)) if i != most), key=lambda i: (times[i], -i))
        yield most > 0, Choice(rule.ways[most].name, rule.ways[other].name, n)


def unusual(choices: Sequence[Choice], language: str) -> tuple[Choice, ...]:
    """Those that most people and models would make otherwise: what is worth telling a writer."""
    usual = {rule.ways[0].name for rule in rules(language)}
    return tuple(c for c in choices if c.written not in usual)


def is_choice(choice: Choice, language: str) -> bool:
    """Whether it is one that the rules of a language know."""
    return (choice.written, choice.instead_of) in _found_again(language)


@cache
def _found_again(language: str) -> dict[tuple[str, str], tuple[SpellingRule, Way]]:
    return {
        (way.name, other.name): (rule, way)
        for rule in rules(language)
        for way in rule.ways
        for other in rule.ways
        if way is not other
    }


def respell(markdown: str, choices: Sequence[Choice], language: str, kept: Sequence[str] = ()) -> str:
    """The draft with its words written as `choices` say; code, addresses, quotations and titles stay as they are, and
    so do the stretches of a line in `kept`, of which there are at most twelve.

    Applied to its own result it changes nothing. Never raises; choices that are not in the table are passed over.
    """
    chosen = dict.fromkeys(_found_again(language).get((c.written, c.instead_of)) for c in choices)
    wanted = [pair for pair in chosen if pair]
    words = [pair for pair in wanted if not pair[0].marks]
    marks = [pair for pair in wanted if pair[0].marks]
    for _ in range(_ROUNDS):
        before = markdown
        markdown = Aside(markdown, kept=kept).apply(lambda text: _respell_words(text, words))
        if marks:
            markdown = Aside(markdown, quotations=False, kept=kept).apply(lambda text: _respell_words(text, marks))
        if markdown == before:
            break
    return markdown


def _respell_words(text: str, wanted: Sequence[tuple[SpellingRule, Way]]) -> str:
    for rule, way in wanted:
        if way.puts is not None:
            for other in rule.ways:
                if other is not way:
                    text = other.finds.sub(way.puts, text)
    return text
