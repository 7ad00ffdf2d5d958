"""Everything that the bot can say in a language, with made-up names, numbers and lists in it.

for said in every_sentence("ja"):
    said.page, said.method, said.text                # 'VoiceWording', "score(91, 'Kong')", '文体の一致度 91 · Kong'
"""

import inspect
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice, product
from types import NoneType, UnionType
from typing import NamedTuple

from bot.model import Language, Skipped
from bot.wording import words_in
from bot.wording.menu import MenuEntry
from bot.wording.operations import Over
from bot.wording.protocol import Wording

MOST = 100  # ways to call one method

_NAMED: Mapping[str, str] = {
    "host": "api.deepseek.com",
    "url": "https://kong.example/blog",
    "address": "https://kong.example/blog",
    "link": "https://t.me/kong",
    "code": "7K4M 2XQ9",
    "person": "telegram:42",
    "this": "Discord",
    "other": "Telegram",
    "keeps": "Telegram",
}
_USUAL: Mapping[object, tuple[object, ...]] = {
    str: ("Kong 3 Kong 4 Kong 5",),
    bool: (False, True),
    int: (1, 37),
    float: (0.37,),
    datetime: (datetime(2026, 11, 1, 15, 24, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC)),
    Skipped: (Skipped("Kong 3", "short"), Skipped("Kong 4", "twice"), Skipped("Kong 5", "private")),
    Over: (Over("budget"), Over("platform", "naver"), Over("restarts")),
}


class Sentence(NamedTuple):
    """What a method of a page of sentences says; of a button its label, and what it says."""

    page: str
    method: str
    text: str


def every_sentence(language: Language, operator: bool = False, terminal: bool = False) -> Iterator[Sentence]:
    """Each method of each page, called in every way that its parameters differ by kind."""
    words = words_in(language, operator, terminal)
    for page in pages():
        for name in _methods(page):
            method = getattr(words, name)
            for given in islice(_ways(getattr(page, name)), MOST):
                yield from (Sentence(page.__name__, f"{name}{given}", text) for text in _texts(method(*given)) if text)


def pages() -> Sequence[type]:
    """The Protocols that a language is made of."""
    return [page for page in Wording.__bases__ if page.__module__.startswith("bot.wording")]


def _methods(page: type) -> Iterator[str]:
    found = {name: value for each in page.__mro__ for name, value in vars(each).items() if each.__module__ in _HERE}
    return (name for name, value in found.items() if inspect.isfunction(value) and not name.startswith("_"))


_HERE = {each.__module__ for page in pages() for each in page.__mro__ if each.__module__.startswith("bot.wording")}


def _ways(method: Callable[..., object]) -> Iterator[tuple[object, ...]]:
    hints = typing.get_type_hints(method)
    asked = [name for name in inspect.signature(method).parameters if name != "self"]
    return product(*(_values(name, hints[name]) for name in asked))


def _values(name: str, hint: object) -> tuple[object, ...]:
    """What a parameter may be given; a list has one member, and three."""
    if hint is str and name in _NAMED:
        return (_NAMED[name],)
    if hint in _USUAL:
        return _USUAL[hint]
    origin, inside = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return inside
    if origin in (typing.Union, UnionType):
        return tuple(value for one in inside for value in ((None,) if one is NoneType else _values(name, one)))
    if origin is tuple and inside[-1] is not Ellipsis:
        return (tuple(_values(name, one)[0] for one in inside),)
    if getattr(origin, "__name__", "") == "Mapping":
        return ({"LIMIT_DRAFTS": "6", "LIMIT_BLOGS": "5", "BUDGET_KRW": "0"},)
    members = _values("", inside[0])
    three = members if len(members) == 3 else members[:1] * 3
    return three[:1], three


def _texts(said: object) -> tuple[str, ...]:
    match said:
        case str():
            return (said,)
        case MenuEntry() | tuple():
            return tuple(text for text in said if isinstance(text, str))
        case _:
            raise TypeError(f"nobody says {said!r}")
