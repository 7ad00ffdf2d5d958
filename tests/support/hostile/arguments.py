"""What to call a public function with: a text of a stranger in one place, and something usual in the others."""

import inspect
import typing
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, tzinfo
from functools import cache
from types import UnionType

from lxml.etree import _Element
from lxml.html import fragment_fromstring
from markdown_it import MarkdownIt
from markdown_it.token import Token
from yarl import URL

from adapters.blogs.to_markdown.blocks import Run
from adapters.blogs.to_markdown.options import ConvertOptions
from bot.drafts.sanitise.addresses import Given
from bot.kit.leaving import Leaving, leaving
from bot.kit.parts import KitParts
from bot.model import Blog, File
from bot.wording import words_in
from bot.wording.protocol import Wording
from styles import Prompt, StyleCard
from styles.measuring.counted import Counted, counted
from styles.model import Demonstration, PictureHabit
from styles.pictures.anchors import Photo
from styles.reading.own_text import Own, own
from styles.reading.sentences import Sentence, sentences
from tests.support.authors import Page, card
from tests.support.code_base import public_functions

PLAIN = "오늘은 비가 왔다. 그래도 나갔다."
LISTS = ("Sequence", "Iterable", "Collection", "Set", "frozenset", "tuple", "list")
SPOKEN = ("language", "spoken", "code")
OURS = ("first", "rest", "opening", "closing")  # marks of Markdown and of others, which no stranger chooses
ADDRESSES = ("url", "home", "feed", "proved", "address", "page")

Read = Callable[[str], object]
Maker = Callable[[str], object]


class CannotTell(Exception):
    """Nobody has said what to call a function with."""


def readers(function: Callable[..., object]) -> Mapping[str, Read]:
    """How to give a text to each of its parameters that takes one, by name, and to all of them where there are two.

    Raises CannotTell, with what is missing.
    """
    hints = _hints(function)
    asked = {
        name: hints[name]
        for name, parameter in inspect.signature(function).parameters.items()
        if name in hints
        and parameter.kind is not parameter.VAR_POSITIONAL
        and (parameter.default is parameter.empty or _text(name, hints[name]))
    }
    texts = {name: maker for name, hint in asked.items() if (maker := _text(name, hint))}
    usual = {name: maker(PLAIN) if (maker := texts.get(name)) else _usual(name, hint) for name, hint in asked.items()}
    ways = {name: {name: maker} for name, maker in texts.items()} | ({"all": texts} if len(texts) > 1 else {})
    return {name: _reading(function, usual, way) for name, way in ways.items()}


@cache
def text_functions() -> Mapping[str, Callable[..., object]]:
    """Every public function that takes a text, by `module:name`."""
    return {name: function for name, function in public_functions().items() if takes_text(function)}


def takes_text(function: Callable[..., object]) -> bool:
    """Whether a parameter takes a text, bytes, or several of them. Coroutines hand theirs on."""
    if inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function):
        return False
    hints = _hints(function)
    given = inspect.signature(function).parameters.values()
    return any(_text(each.name, hints.get(each.name)) for each in given if each.kind is not each.VAR_POSITIONAL)


def _hints(function: Callable[..., object]) -> Mapping[str, object]:
    """Without those whose names are known to type checkers alone."""
    try:
        return typing.get_type_hints(function)
    except NameError:
        return {name: hint for name, hint in function.__annotations__.items() if not isinstance(hint, str)}


def _reading(function: Callable[..., object], usual: Mapping[str, object], texts: Mapping[str, Maker]) -> Read:
    positional = [
        name for name, given in inspect.signature(function).parameters.items() if given.kind is given.POSITIONAL_ONLY
    ]

    def read(text: str) -> object:
        given = {**usual, **{name: maker(text) for name, maker in texts.items()}}
        first = [given.pop(name) for name in positional if name in given]
        done = function(*first, **given)
        return list(done) if isinstance(done, Iterator) else done

    return read


def _text(name: str, hint: object) -> Maker | None:
    if name in SPOKEN or (name in OURS and hint is str):
        return None
    if isinstance(hint, UnionType):
        return next((maker for one in typing.get_args(hint) if (maker := _text(name, one))), None)
    if hint is str:
        return (lambda text: f"https://blog.example/{text}") if name in ADDRESSES else (lambda text: text)
    if hint is bytes:
        return lambda text: text.encode(errors="replace")
    if getattr(typing.get_origin(hint), "__name__", "") in LISTS and typing.get_args(hint)[0] in (str, bytes):
        kind = frozenset if getattr(typing.get_origin(hint), "__name__", "") in ("Set", "frozenset") else tuple
        one = _text(name, typing.get_args(hint)[0]) or str
        return lambda text: kind(one(text[at : at + 20]) for at in range(0, len(text), 20))
    return None


def _usual(name: str, hint: object) -> object:
    if name in SPOKEN:
        return "ko"
    if name in OURS and hint is str:
        return "> "
    if hint in (values := _values()):
        return values[hint]
    origin = typing.get_origin(hint)
    if origin is typing.Literal:
        return typing.get_args(hint)[0]
    if getattr(origin, "__name__", "") in (*LISTS, "Mapping", "dict"):
        inside = typing.get_args(hint)[0]
        is_list = getattr(origin, "__name__", "") not in ("Mapping", "dict")
        return (values[inside],) if is_list and inside in values else () if is_list else {}
    if getattr(origin, "__name__", "") == "Callable":
        return lambda *_: ""
    raise CannotTell(f"{name}: {hint}")


@cache
def _values() -> Mapping[object, object]:
    page = own(Page(PLAIN, PLAIN))
    return {
        bool: False,
        int: 3,
        float: 1.0,
        object: {"a": PLAIN},
        datetime: datetime(2026, 11, 1, tzinfo=UTC),
        tzinfo: UTC,
        URL: URL("https://blog.example/"),
        _Element: fragment_fromstring(f"<div><p>{PLAIN}</p></div>"),
        Token: MarkdownIt().parse(PLAIN)[0],
        ConvertOptions: ConvertOptions("https://blog.example/", False, False),
        Given: Given(),
        Blog: Blog("feed", "https://blog.example", PLAIN, "telegram:42", 5),
        Demonstration: Demonstration("비", ("비 옴", "나감"), PLAIN),
        KitParts: KitParts((PLAIN,), (PLAIN,), sponsor_line=PLAIN),
        Leaving: leaving(PLAIN, PLAIN, KitParts()),
        File: File("a.md", PLAIN.encode()),
        Photo: Photo(1, PLAIN),
        PictureHabit | None: PictureHabit(1.0, 2.0, 0.5, 2),
        Run: Run(PLAIN),
        Wording: words_in("ko"),
        StyleCard: card("chatty"),
        Prompt: Prompt(card("chatty"), "비", ""),
        Own: page,
        Counted: counted([page], "ko")[0],
        Sentence: next(iter(sentences([PLAIN], "ko")[0])),
    }
