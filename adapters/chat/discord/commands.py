"""The commands that Discord offers when somebody types a slash."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, assert_never, cast

import discord
from discord.app_commands import Namespace

from bot.commands.menu import Field, Offer
from bot.model import LANGUAGES, Language

Translations = Mapping[Language, str]

TEXT, FILE = 3, 11  # Discord's numbers for what an option holds


@dataclass(frozen=True)
class SlashOption:
    """One field of a command. Names are 1 to 32 lower-case letters, descriptions 1 to 100 characters."""

    name: Translations
    description: Translations
    holds: Literal["text", "file"] = "text"
    required: bool = False

    def payload(self) -> dict[str, Any]:
        """As Discord registers it."""
        kind = FILE if self.holds == "file" else TEXT
        return {"type": kind, "required": self.required, **_in_every_language(self.name, self.description)}


@dataclass(frozen=True)
class SlashCommand:
    """A command; its English name is the one that stands in `Incoming.text`. Required options come first."""

    name: Translations
    description: Translations
    options: tuple[SlashOption, ...] = ()
    for_one: bool = False  # its answer is for whoever uses it alone

    def payload(self) -> dict[str, Any]:
        """As Discord registers it."""
        options = [option.payload() for option in self.options]
        return {"type": 1, "options": options, **_in_every_language(self.name, self.description)}

    def as_typed(self, filled: Mapping[str, object]) -> str:
        """The command as somebody would have typed it: the first text after the name, every other on its own line."""
        texts = [value for value in self._in_order(filled) if isinstance(value, str)]
        return " ".join([f"/{self.name['en']}", "\n".join(texts)]).strip()

    def files_in(self, filled: Mapping[str, object]) -> list[discord.Attachment]:
        """The files that were filled in, in the order of the options."""
        return [value for value in self._in_order(filled) if isinstance(value, discord.Attachment)]

    def _in_order(self, filled: Mapping[str, object]) -> Iterator[object]:
        return (filled[option.name["en"]] for option in self.options if option.name["en"] in filled)


def filled_options(interaction: discord.Interaction) -> Mapping[str, object]:
    """What somebody filled in, by the option's English name."""
    given = cast("dict[str, Any]", interaction.data or {})
    return dict(iter(Namespace(interaction, given.get("resolved", {}), given.get("options", []))))


def _in_every_language(name: Translations, description: Translations) -> dict[str, Any]:
    """English for everybody, and the other languages for those whose app is set to them."""
    return {
        "name": name["en"],
        "name_localizations": {_locale(language): name[language] for language in LANGUAGES if language != "en"},
        "description": description["en"],
        "description_localizations": {
            _locale(language): description[language] for language in LANGUAGES if language != "en"
        },
    }


def _locale(language: Language) -> str:
    """Discord's own code: Spanish is es-ES there, Chinese zh-CN."""
    match language:
        case "ko":
            return discord.Locale.korean.value
        case "en":
            return discord.Locale.american_english.value
        case "ja":
            return discord.Locale.japanese.value
        case _:
            assert_never(language)


def slash_commands(menu: Iterable[Offer]) -> list[SlashCommand]:
    """The bot's menu as Discord offers it."""

    def option(field: Field) -> SlashOption:
        return SlashOption(field.name, field.description, "file" if field.file else "text", field.required)

    return [SlashCommand(o.name, o.description, tuple(option(field) for field in o.fields), o.for_one) for o in menu]
