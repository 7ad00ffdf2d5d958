"""Two ways to write the same words, and how one becomes the other."""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple


class Way(NamedTuple):
    """`puts` takes what another way of the rule has found; None where words are only counted, never changed."""

    name: str  # as a reader knows it: '할 수 있'
    pattern: str
    puts: str | Callable[[re.Match[str]], str] | None
    flags: re.RegexFlag = re.NOFLAG

    @property
    def finds(self) -> re.Pattern[str]:
        """The pattern, compiled when it is first looked for: a prompt only needs the names, and there are hundreds."""
        return _compiled(self.pattern, self.flags)


@cache
def _compiled(pattern: str, flags: re.RegexFlag) -> re.Pattern[str]:
    return re.compile(pattern, flags)


class SpellingRule(NamedTuple):
    """The first way is the one most people and models write."""

    ways: tuple[Way, ...]
    slip: bool = False  # one way is a mistake: it takes more to believe that it is meant
    marks: bool = False  # quotation marks themselves: looked for although what they quote is nobody's to respell


def gap(name: str, other: str, pattern: str, after: str = "", slip: bool = False, never: str = "") -> SpellingRule:
    """With a space or without one; `name` is the commoner way.

    `pattern` is 'what stands before_what stands behind', the first as alternatives of fixed width. `after` has
    to follow; none of the words in `never` may stand before. What stands behind is looked for first: ten times as fast.
    """
    left, key = pattern.split("_")
    spaced = Way("", f" ({key}){_behind(left, ' ' + key)}{_unless(never, ' ' + key)}{after}", r" \1")
    attached = Way("", f"({key}){_behind(left, key)}{_unless(never, key)}{after}", r"\1")
    first, second = (spaced, attached) if _spaces(name) > _spaces(other) else (attached, spaced)
    return SpellingRule((first._replace(name=name), second._replace(name=other)), slip)


def _behind(left: str, rest: str) -> str:
    return "(?:" + "|".join(f"(?<={one}{rest})" for one in left.split("|")) + ")"


def _unless(never: str, rest: str) -> str:
    return "".join(f"(?<!{word}{rest})" for word in never.split())


def _spaces(name: str) -> int:
    return name.count(" ")


def words(*names: str, before: str = "", after: str = "", slip: bool = False) -> SpellingRule:
    """Spellings of one word, the commonest first; `before` and `after` are what has to stand around it."""
    return SpellingRule(tuple(Way(n, re.escape(n) + _before(before, n) + after, _always(n)) for n in names), slip)


def _before(before: str, word: str) -> str:
    """A look behind, taken from behind the word: '(?<!…)' -> '(?<!…word)'."""
    return before and before[:-1] + re.escape(word) + ")"


def alike(*names: str, before: str = "") -> SpellingRule:
    """Spellings of one word in Latin letters, capital or not, the commonest first."""
    return SpellingRule(tuple(Way(n, rf"{before}\b{re.escape(n)}\b", _as_begun(n), re.I) for n in names))


def patterns(*ways: tuple[str, str, str | None], slip: bool = False) -> SpellingRule:
    """Ways as (name, pattern, what to put)."""
    return SpellingRule(tuple(Way(name, pattern, puts) for name, pattern, puts in ways), slip)


def quotations() -> tuple[SpellingRule, ...]:
    """Straight or curly."""
    double = patterns(
        ('" "', r'(?<![A-Za-z0-9"])"([^"“”\n]{1,300})"', r'"\1"'), ("“ ”", r'“([^"“”\n]{1,300})”', r"“\1”")
    )
    single = patterns(
        ("' '", r"(?<!\w)'([^'‘’\n]{1,200})'(?![A-Za-z0-9])", r"'\1'"), ("‘ ’", r"‘([^'‘’\n]{1,200})’(?!\w)", r"‘\1’")
    )
    return double._replace(marks=True), single._replace(marks=True)


def families(name: str, other: str, pairs: tuple[tuple[str, str], ...], pattern: str) -> SpellingRule:
    """Many words of which each has its counterpart: color and colour. `pattern` has '_' where the words go."""
    ways = []
    for label, here in ((name, 0), (other, 1)):
        found = pattern.replace("_", "|".join(p[here] for p in pairs))
        becomes = {p[1 - here]: p[here] for p in pairs}
        ways.append(Way(label, found, _counterpart(becomes), re.I))
    return SpellingRule(tuple(ways))


def _counterpart(becomes: dict[str, str]) -> Callable[[re.Match[str]], str]:
    def put(match: re.Match[str]) -> str:
        return _like(match[1], becomes.get(match[1].lower(), match[1]))

    return put


def _always(word: str) -> Callable[[re.Match[str]], str]:
    return lambda match: word


def _as_begun(word: str) -> Callable[[re.Match[str]], str]:
    return lambda match: _like(match[0], word)


def _like(one: str, other: str) -> str:
    if one.isupper():
        return other.upper()
    return other[:1].upper() + other[1:] if one[:1].isupper() else other
