"""What differs from language to language: one set of tables a language."""

from collections.abc import Mapping
from typing import TypeGuard, get_args

from styles.languages.en import ENGLISH
from styles.languages.ja import JAPANESE
from styles.languages.ko import KOREAN
from styles.languages.tables import LanguageTables
from styles.model import LearnedLanguage

LANGUAGES: Mapping[LearnedLanguage, LanguageTables] = {"ko": KOREAN, "en": ENGLISH, "ja": JAPANESE}


def is_learned(code: str) -> TypeGuard[LearnedLanguage]:
    """Whether voices can be learned in the language of a code of ISO 639."""
    return code in get_args(LearnedLanguage)


def language_of(code: str) -> LanguageTables:
    """The language of a code; English for one that is none of ours."""
    return LANGUAGES[code] if is_learned(code) else ENGLISH
