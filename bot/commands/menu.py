"""The commands as menus show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import get_args
from unicodedata import normalize

from bot.model import LANGUAGES, Language
from bot.wording import words_in
from bot.wording.menu import FieldName, MenuEntry, Verb

_FILES = 5  # fields for files in Discord's menu


@dataclass(frozen=True)
class Field:
    """Something to fill in: its name in every language, and what it is for."""

    name: Mapping[Language, str]
    description: Mapping[Language, str]
    file: bool = False
    required: bool = False


@dataclass(frozen=True)
class Offer:
    """A command on offer, in every language. commands.parse understands each of its names.

    `for_one`: its answer is for whoever asks alone; that of the others, whoever is there may see.
    """

    name: Mapping[Language, str]
    description: Mapping[Language, str]
    fields: tuple[Field, ...] = ()
    for_one: bool = False

    @property
    def name_with_underscores(self) -> str:
        """Its English name for Telegram, whose menu bears no hyphens."""
        return self.name["en"].replace("-", "_")


def _offer(verb: Verb, *fields: Field, for_one: bool = True) -> Offer:
    entries = {language: words_in(language).command(verb) for language in LANGUAGES}
    return Offer(_names(entries), _descriptions(entries), fields, for_one)


def _field(name: FieldName, number: int = 1, *, file: bool = False, required: bool = False) -> Field:
    entries = {language: words_in(language).field(name) for language in LANGUAGES}
    return Field(_names(entries, str(number) if number > 1 else ""), _descriptions(entries), file, required)


def _names(entries: Mapping[Language, MenuEntry], number: str = "") -> Mapping[Language, str]:
    return {language: entry.name + number for language, entry in entries.items()}


def _descriptions(entries: Mapping[Language, MenuEntry]) -> Mapping[Language, str]:
    return {language: entry.description for language, entry in entries.items()}


MENU = (
    _offer("register", _field("url", required=True), for_one=False),
    _offer("write", _field("topic", required=True), _field("notes"), for_one=False),
    _offer("openings", _field("topic", required=True), _field("notes"), for_one=False),
    _offer("style", _field("change")),
    _offer("drafts"),
    _offer("undo", _field("texts"), for_one=False),
    _offer("compare", _field("texts")),
    _offer("export", _field("form"), for_one=False),
    _offer("blogs"),
    _offer("learn", *(_field("file", number, file=True) for number in range(1, _FILES + 1)), for_one=False),
    _offer("forget", _field("which")),
    _offer("grown", _field("answer")),
    _offer("sponsored", _field("line"), for_one=False),
    _offer("usage"),
    _offer("stop"),
    _offer("privacy"),
    _offer("data"),
    _offer("forget_draft", _field("which")),
    _offer("forget_me"),
    _offer("link", _field("code")),
    _offer("unlink"),
    _offer("help"),
)


def menus(usual: Language) -> dict[Language | None, list[tuple[str, str]]]:
    """The menu as Telegram shows it, in each language; None: for everybody else."""
    found: dict[Language | None, list[tuple[str, str]]] = {
        language: [(offer.name_with_underscores, offer.description[language]) for offer in MENU]
        for language in LANGUAGES
    }
    return found | {None: found[usual]}


def _letters(name: str) -> str:
    """One by one, also those of a Korean syllable; without hyphens."""
    return normalize("NFD", "".join(char for char in name if char.isalnum())).casefold()


_NAMES = {
    _letters(name): name
    for verb in get_args(Verb)
    for words in map(words_in, LANGUAGES)
    for name in (*words.other_names(verb), words.command(verb).name)
}


def nearest(name: str) -> str:
    """'wirte' -> 'write': the command that a name was meant to be which nobody knows; empty where none is like it."""
    found = get_close_matches(_letters(name[:40]), [near for near in _NAMES if near], 1, 0.72)
    return _NAMES[found[0]] if found else ""
