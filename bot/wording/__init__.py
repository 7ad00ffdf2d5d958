"""Every sentence the bot says: a protocol of what there is to say, and a package for each language."""

import re
from typing import assert_never

from bot.model import LANGUAGES, Language
from bot.wording.en import English
from bot.wording.ja import Japanese
from bot.wording.ko import Korean
from bot.wording.protocol import Wording

_LOOKED_AT = 1_000  # characters of a message
# Latin letters are everybody's, and Chinese characters stand in Korean as well
_OWN_LETTERS: tuple[tuple[re.Pattern[str], Language], ...] = (
    (re.compile("[가-힣ㄱ-ㅎㅏ-ㅣ]"), "ko"),
    (re.compile("[ぁ-ゖァ-ヺ]"), "ja"),
)
__all__ = ["HEARD", "Wording", "language_of", "words_in", "written_in"]


def words_in(language: Language, operator: bool = False, terminal: bool = False) -> Wording:
    """The sentences of a language, as they are said to people, to somebody who runs the bot, or in a terminal."""
    match language:
        case "ko":
            return Korean(operator, terminal)
        case "en":
            return English(operator, terminal)
        case "ja":
            return Japanese(operator, terminal)
        case _:
            assert_never(language)


HEARD: tuple[Wording, ...] = tuple(words_in(language) for language in LANGUAGES)  # people say things in any of them


def written_in(text: str) -> Language | None:
    """The language whose own letters stand in what somebody says; None where there are none, as in commands, or both."""
    found = {language for letter, language in _OWN_LETTERS if letter.search(text[:_LOOKED_AT])}
    return found.pop() if len(found) == 1 else None


def language_of(tag: str) -> Language | None:
    """The language of a locale or language tag, if the bot speaks it: 'ko-KR' and 'ko_KR.UTF-8' are 'ko'."""
    first = re.split(r"[_.@-]", tag.strip())[0].lower()
    return next((language for language in LANGUAGES if language == first), None)
