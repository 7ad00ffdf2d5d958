"""What somebody says about their style card, and what it means."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.wording import HEARD
from bot.wording.heard import CardRequestWords, as_heard, narrow
from styles import StyleCard

MOST_RULES = 20
LONGEST_RULE = 200  # characters
LAST = -1


@dataclass(frozen=True)
class AddRule:
    rule: str  # one line


@dataclass(frozen=True)
class DropRule:
    number: int  # from 1; LAST is the last one


@dataclass(frozen=True)
class DropRules:
    """All of them."""


@dataclass(frozen=True)
class Undo:
    """Back to the version before."""


@dataclass(frozen=True)
class History:
    """Which versions there are."""


@dataclass(frozen=True)
class UseVersion:
    number: int


@dataclass(frozen=True)
class Look:
    """Show the card."""


@dataclass(frozen=True)
class TakeAlong:
    """The card as a file, for other tools."""


@dataclass(frozen=True)
class Welcome:
    """They said thanks."""


@dataclass(frozen=True)
class Puzzled:
    """Nothing that a card can take: a question, an address, a word of assent."""


CardRequest = AddRule | DropRule | DropRules | Undo | History | UseVersion | Look | TakeAlong | Welcome | Puzzled


def _either(patterns: Callable[[CardRequestWords], Sequence[str]]) -> re.Pattern[str]:
    """What people say in any language; nothing where there is none."""
    return re.compile("|".join(f"(?:{one})" for words in HEARD for one in patterns(words)) or "(?!)")


_SHORT = 40  # characters: requests that are matched as a whole, without their final marks
_DROP = _either(lambda words: words.card_drop_rule)
_USE = _either(lambda words: words.card_use_version)
_ASSENT = _either(lambda words: words.card_assent)
_MEANT: tuple[tuple[re.Pattern[str], CardRequest], ...] = (
    (_either(lambda words: words.card_drop_last), DropRule(LAST)),
    (_either(lambda words: words.card_drop_all), DropRules()),
    (_either(lambda words: words.card_undo), Undo()),
    (_either(lambda words: words.card_history), History()),
    (_either(lambda words: words.card_look), Look()),
    (_either(lambda words: words.card_as_file), TakeAlong()),
    (_either(lambda words: words.card_thanks), Welcome()),
)
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")  # controls but white space, half pairs
_LONGEST = 1_000  # characters: what is longer is no question
_LETTERS = re.compile(r"[가-힣]|[a-z]{2}|[ぁ-ヿ一-鿿]")
_ASKED_NICELY = _either(lambda words: words.card_asked_nicely)
_QUESTION_BEGINS = _either(lambda words: words.card_question_begins)
_QUESTION_ENDS = _either(lambda words: words.card_question_ends)
_WONDER_ENDS = _either(lambda words: words.card_wonder_ends)
_FORBIDS = _either(lambda words: words.card_forbids)
_OF_A_DRAFT = _either(lambda words: words.card_or_draft)


def parse_card_request(text: str) -> CardRequest:
    """What words said to a card ask for; whatever is no other request, and no chatter, is a rule in their own words."""
    rule = line(text)
    said = as_heard(rule)
    if not rule:
        return Look()
    if len(said) <= _SHORT and (found := _short(said)):
        return found
    return Puzzled() if len(rule) <= _LONGEST and _is_chatter(narrow(rule)) else AddRule(rule)


def is_about_a_draft(text: str) -> bool:
    """Whether words speak of paragraphs, titles or length rather than of the voice."""
    return bool(_OF_A_DRAFT.search(text.casefold()))


def line(text: str) -> str:
    """A text on one line, without what cannot be seen or stored."""
    return " ".join(_UNSEEN.sub("", text).split())


def _short(said: str) -> CardRequest | None:
    if found := _DROP.fullmatch(said):
        return DropRule(int(found[found.lastindex or 0]))
    if found := _USE.fullmatch(said):
        return UseVersion(int(found[found.lastindex or 0]))
    for pattern, meant in _MEANT:
        if pattern.fullmatch(said):
            return meant
    return Puzzled() if _ASSENT.fullmatch(said) else None


def _is_chatter(said: str) -> bool:
    """A question, a wonder, or nothing in words. A request that is put as a question is none."""
    if not _LETTERS.search(said):
        return True
    if _ASKED_NICELY.search(said):
        return False
    tail = said[-20:]
    return said.endswith(("?", "？")) or bool(
        _QUESTION_ENDS.search(tail) or _WONDER_ENDS.search(tail) or _QUESTION_BEGINS.match(said)
    )


def habit_against(rule: str, card: StyleCard) -> str:
    """The commonest measured habit of this author that a rule forbids, as cards name it; empty for none."""
    said = rule.casefold()
    if not _FORBIDS.search(said):
        return ""
    return next((habit.name for habit in card.profile.habits if _is_called(habit.name, said)), "")


def _is_called(habit: str, said: str) -> bool:
    return any(habit in words.card_habits and re.search(words.card_habits[habit], said) for words in HEARD)
