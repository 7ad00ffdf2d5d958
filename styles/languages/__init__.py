"""What differs from language to language: one file a language, behind one Protocol."""

from collections.abc import Mapping
from typing import TypeGuard, get_args

from styles.languages import en, ja, ko
from styles.languages.protocol import Language
from styles.model import LearnedLanguage

LANGUAGES: Mapping[LearnedLanguage, Language] = {"ko": ko, "en": en, "ja": ja}


def is_learned(code: str) -> TypeGuard[LearnedLanguage]:
    """Whether voices can be learned in the language of a code of ISO 639."""
    return code in get_args(LearnedLanguage)


def language_of(code: str) -> Language:
    """The language of a code; English for one that is none of ours."""
    return LANGUAGES[code] if is_learned(code) else en
