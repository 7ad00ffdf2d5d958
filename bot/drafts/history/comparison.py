"""Show what went and what came between two texts, sentence by sentence and word by word."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from bot.wording.inline_text import inline
from styles.reading.own_sentences.cutting import sentence_spans

MOST = 12  # changes that are shown
LONGEST = 240  # characters of one
AROUND = 3  # words that are left standing on each side of a change
LONGEST_TEXT = 60_000  # characters that are looked at
MOST_PAIRS = 200_000  # of equal pieces: comparing a text that says the same over and over takes their square
_ALIKE = 0.3  # of the words of two sentences, from which on one was made of the other
_SIGNS = re.compile(r"\A[ \t]*(?:#{1,6}[ \t]+|>[ \t]?)|[*_~`]{1,3}")


def changes(before: str, after: str, language: str) -> list[str]:
    """One line of Markdown a change, in the order of the texts: '− ~~went~~', '+ **came**', '… ~~was~~ **is** …'."""
    old, new = _sentences(before[:LONGEST_TEXT], language), _sentences(after[:LONGEST_TEXT], language)
    found = []
    for step, a, b, c, d in _steps(old, new):
        if step == "replace" and b - a == d - c:
            found += [_change(one, other) for one, other in zip(old[a:b], new[c:d], strict=True)]
        elif step != "equal":
            found.append(_change(" ".join(old[a:b]), " ".join(new[c:d])))
    return found


def _sentences(text: str, language: str) -> list[str]:
    return [line[start:end] for line in text.split("\n") for start, end in sentence_spans(line, language)]


def _steps(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    counted = Counter(new)
    if sum(times * counted[one] for one, times in Counter(old).items()) > MOST_PAIRS:
        return [("replace", 0, len(old), 0, len(new))]
    return list(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())


def _change(before: str, after: str) -> str:
    """What was made of one sentence, or of several."""
    old, new = _words(before), _words(after)
    if old == new:  # nothing but their signs
        old, new = before.split(), after.split()
    steps = _steps(old, new)
    same = sum(b - a for step, a, b, _, _ in steps if step == "equal")
    if not old or not new or 2 * same < _ALIKE * (len(old) + len(new)):
        parts = (f"− {_went(old)}" if old else "", f"+ {_came(new)}" if new else "")
        return "\n".join(filter(None, parts))
    return "± " + " ".join(filter(None, _in_line(steps, old, new)))


def _words(text: str) -> list[str]:
    return _SIGNS.sub("", text).split()


def _in_line(steps: Sequence[tuple[str, int, int, int, int]], old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    last = len(steps) - 1
    for at, (step, a, b, c, d) in enumerate(steps):
        if step == "equal":
            yield _standing(old[a:b], begins=at == 0, ends=at == last)
        else:
            yield _went(old[a:b]) if a < b else ""
            yield _came(new[c:d]) if c < d else ""


def _standing(words: Sequence[str], begins: bool, ends: bool) -> str:
    """Words that stayed, only those close to a change."""
    if begins or ends:
        if len(words) <= AROUND:
            return inline(" ".join(words), LONGEST)
        return f"… {_some(words[-AROUND:])}" if begins else f"{_some(words[:AROUND])} …"
    if len(words) <= 2 * AROUND + 1:
        return _some(words)
    return f"{_some(words[:AROUND])} … {_some(words[-AROUND:])}"


def _some(words: Sequence[str]) -> str:
    return inline(" ".join(words), LONGEST)


def _went(words: Sequence[str]) -> str:
    return f"~~{_some(words)}~~"


def _came(words: Sequence[str]) -> str:
    return f"**{_some(words)}**"
