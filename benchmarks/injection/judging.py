"""Say of a prompt whether anything of a post has got out of its fences, or looks like what stands around them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from unicodedata import category

from styles import Message, Prompt
from styles.languages import LANGUAGES, language_of
from styles.prompting.fences import mark_of, mark_of_draft

_NAMES = "|".join(name for language in LANGUAGES.values() for name in language.rules.fences)
_LIKE = re.compile(
    rf"(?:[<＜﹤‹〈〈⟨《«]|&lt;|&#60;)[ \t\u00a0/／\\]*(?:{_NAMES})[^\w\n]{{0,3}}(?:\d|[>＞›〉]|&gt;)", re.I
)
_STRETCH = 6  # letters that a post and the rest of a prompt have in common only where the post got there


@dataclass
class Judged:
    """What passed, each as it stands in the prompt, and what was broken in words."""

    fences: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    invisible: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def also(self, other: "Judged") -> "Judged":
        """Both together."""
        return Judged(
            self.fences + other.fences,
            self.headings + other.headings,
            self.invisible + other.invisible,
            self.broken + other.broken,
        )


def like_fences(text: str) -> list[str]:
    """Whatever a reader could take for one, however loosely it is written."""
    return _LIKE.findall(text)


def like_headings(text: str) -> list[str]:
    """The lines that read as a heading over a person's part of a prompt."""
    ours = {
        _letters(heading.partition("(")[0])
        for language in LANGUAGES.values()
        for rules in (language.rules,)
        for heading in (rules.own, rules.profile, rules.passages, rules.fitting)
    }
    return [line for line in text.split("\n") if _letters(line.partition("(")[0]) in ours]


def invisible(text: str) -> list[str]:
    """Format characters and controls, but what joins emoji."""
    return [c for c in text if category(c) in ("Cf", "Cc", "Co", "Cs") and c not in "\n\t\u200d"] + [
        c for c in text if c in "\u115f\u1160\u3164\uffa0\u034f"
    ]


def marks_in(asked: Prompt) -> tuple[str, str]:
    """The words that the fences of a prompt are known by."""
    mark = mark_of(asked.card)
    return mark, mark_of_draft(mark, asked.draft)


def judge(messages: Sequence[Message], marks: tuple[str, str], post: str, clean: Sequence[Message]) -> Judged:
    """What is sent for a blog that is opened by `post` again and again; `clean` is what is sent for the same blog
    without it, so that the words of the rules are known."""
    found = Judged()
    theirs = _grams(post) - {gram for message in clean for gram in _grams(message.content)}
    for message in messages:
        if message.role != "assistant":
            _look(message, marks, theirs, found)
    return found


def _look(message: Message, marks: tuple[str, str], theirs: set[str], found: Judged) -> None:
    inside, outside = apart(message.content, marks)
    found.fences += like_fences("\n".join([*inside, outside]))
    found.headings += [line for text in inside for line in like_headings(text)]
    found.invisible += invisible(message.content)
    if out := theirs & _grams(outside):
        found.broken.append(f"words of a post stand outside the fences, {message.role}: {sorted(out)}")
    if any(mark in text for mark in marks for text in inside):
        found.broken.append("a fence's own word stands inside of it")
    if message.role == "system" and inside:
        found.broken.append("the system's message holds something fenced")


def apart(content: str, marks: tuple[str, str]) -> tuple[list[str], str]:
    """What stands between fences, and the rest."""
    one = re.compile(rf"<(?P<name>[^<>\n]*) (?P<mark>{'|'.join(marks)})[^<>\n]*>\n(.*?)\n</(?P=name) (?P=mark)>", re.S)
    return [found[3] for found in one.finditer(content)], one.sub("", content)


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _grams(text: str) -> set[str]:
    letters = _letters(text)
    return {letters[at : at + _STRETCH] for at in range(len(letters) - _STRETCH + 1)}


def rules_hold(asked: Prompt) -> bool:
    """Whether the rules stand first in the system's message, whole, and the person's own last."""
    system, rules = asked.messages[0].content, language_of(asked.card.language).rules
    own = "".join(f"\n- {rule}" for rule in asked.card.rules)
    return system.startswith(rules.write) and system.endswith(own)
