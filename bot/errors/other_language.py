"""Posts in a language whose voice we cannot hear."""

from bot.errors import BlogError
from bot.wording import Wording
from styles.languages import is_learned


class OtherLanguage(BlogError):
    """`language` is a code of ISO 639, '' where it cannot be told; one of ours where its analyser is not installed."""

    def __init__(self, name: str, language: str = "") -> None:
        super().__init__(name, language)
        self.name, self.language = name, language

    def sentence(self, words: Wording) -> str:
        if is_learned(self.language):
            return words.no_analyser(self.name)
        return words.other_language(self.name, self.language)
