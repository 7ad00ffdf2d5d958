"""Put right what was heard, by what somebody says about it: all of it anew, “A → B”, or only the right words."""

import re
from collections.abc import Iterator, Sequence

MOST = 4000  # characters of a transcript in which a place is looked for; ten minutes are about as many
SHORT = 80  # characters of a correction that may be of one place only
ALIKE = 0.4  # of the pairs of letters of two stretches, so that they are taken for the same words
WHOLE = 0.5  # of its length, from which a correction may be all of it said anew …
ANEW = 0.2  # … if so many of the pairs of letters are the same; else it is about something else

# "A → B", "A 아니고 B", "A 말고 B", "AではなくB", "not A but B": what was heard, and what was said
_INSTEAD = re.compile(
    r"[“\"']?(.{1,80}?)[”\"']?(?:이|가)?\s*(?:→|->|=>|아니고|아니라|말고|じゃなくて|ではなくて?)[\s,]*[“\"']?(.{1,200}?)[”\"']?(?:이에요|예요|입니다|야)?[.!]?",
    re.S,
)
_NOT_BUT = re.compile(r"(?:it'?s )?not [“\"']?(.{1,80}?)[”\"']?,? but [“\"']?(.{1,200}?)[”\"']?\.?", re.I | re.S)


def corrected(heard: str, said: str, quote: str = "") -> str | None:
    """What was heard as it should have been; `quote` is the part of it that somebody marked.

    None where nobody can tell which words are meant: it may well be about something else. Said again, it changes
    nothing.
    """
    said = said.strip()
    if not any(map(str.isalnum, said)) or said in heard:
        return heard
    if quote and quote in heard:
        return heard.replace(quote, said, 1)
    if found := _instead(said):
        was, now = found
        return heard.replace(was, now) if was in heard else heard if now in heard else None
    if len(said) > SHORT:
        return said
    if len(said) >= WHOLE * len(heard):
        return said if _alike(_pairs(heard), _pairs(said)) >= ANEW else None
    place = _most_alike(heard[:MOST], said)
    return heard[: place[0]] + said + heard[place[1] :] if place else None


def _instead(said: str) -> tuple[str, str] | None:
    found = len(said) <= 4 * SHORT and (_INSTEAD.fullmatch(said) or _NOT_BUT.fullmatch(said))
    return (found[1].strip(), found[2].strip()) if found else None


def _most_alike(heard: str, said: str) -> tuple[int, int] | None:
    """Where the words begin and end that sound most like these; None: none do."""
    wanted = _pairs(said)
    best, score = None, ALIKE
    for begin, end in _stretches([found.span() for found in re.finditer(r"\S+", heard)], len(said.split())):
        alike = _alike(wanted, _pairs(heard[begin:end]))
        if alike > score:
            best, score = (begin, end), alike
    return best


def _stretches(words: Sequence[tuple[int, int]], count: int) -> Iterator[tuple[int, int]]:
    """As many words in a row, or one fewer or more."""
    for size in (count, count - 1, count + 1):
        for at in range(len(words) - size + 1 if size > 0 else 0):
            yield words[at][0], words[at + size - 1][1]


def _alike(one: set[str], other: set[str]) -> float:
    """Dice's coefficient."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _pairs(text: str) -> set[str]:
    bare = "".join(filter(str.isalnum, text.casefold()))
    return {bare[at : at + 2] for at in range(len(bare) - 1)}
