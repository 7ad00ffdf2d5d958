"""Every sentence the bot says: a protocol of what there is to say, and a package for each language."""

import re
from typing import assert_never

from bot.model import LANGUAGES, Language
from bot.wording.en import English
from bot.wording.ja import Japanese
from bot.wording.ko import Korean
from bot.wording.protocol import Wording

__all__ = ["Wording", "language_of", "words_in"]


def words_in(language: Language, operator: bool = False) -> Wording:
    """The sentences of a language, as they are said to people, or to somebody who runs the bot."""
    match language:
        case "ko":
            return Korean(operator)
        case "en":
            return English(operator)
        case "ja":
            return Japanese(operator)
        case _:
            assert_never(language)


def language_of(tag: str) -> Language | None:
    """The language of a locale or language tag, if the bot speaks it: 'ko-KR' and 'ko_KR.UTF-8' are 'ko'."""
    first = re.split(r"[_.@-]", tag.strip())[0].lower()
    return next((language for language in LANGUAGES if language == first), None)
