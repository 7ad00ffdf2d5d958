"""What differs from language to language: one set of tables a language."""

from collections.abc import Mapping
from importlib.util import find_spec
from typing import TypeGuard, assert_never, get_args

from styles.languages.en import ENGLISH
from styles.languages.ja import JAPANESE
from styles.languages.ko import KOREAN
from styles.languages.tables import LanguageTables
from styles.model import LearnedLanguage


def tables_of(language: LearnedLanguage) -> LanguageTables:
    """Everything that is particular to one language."""
    match language:
        case "ko":
            return KOREAN
        case "en":
            return ENGLISH
        case "ja":
            return JAPANESE
        case other:
            assert_never(other)


_JAPANESE = ("fugashi", "unidic_lite")  # of the extra maltu[ja]; the dictionary alone is 250 MB

LANGUAGES: Mapping[LearnedLanguage, LanguageTables] = {code: tables_of(code) for code in get_args(LearnedLanguage)}


def is_learned(code: str) -> TypeGuard[LearnedLanguage]:
    """Whether voices can be learned in the language of a code of ISO 639."""
    return code in LANGUAGES


def has_analyser(code: str) -> bool:
    """Whether words of a language can be told apart here; Japanese ones take packages that may have been left out."""
    return code != "ja" or all(find_spec(name) for name in _JAPANESE)


def language_of(code: str) -> LanguageTables:
    """The language of a code; English for one that is none of ours."""
    return tables_of(code) if is_learned(code) else ENGLISH
