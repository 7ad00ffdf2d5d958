"""Every sentence the bot says: a protocol of what there is to say, and a package for each language."""

from typing import assert_never

from bot.model import Language
from bot.wording.en import English
from bot.wording.ko import Korean
from bot.wording.protocol import Wording

__all__ = ["Wording", "words_in"]


def words_in(language: Language) -> Wording:
    """The sentences of a language."""
    match language:
        case "ko":
            return Korean()
        case "en":
            return English()
        case _:
            assert_never(language)
