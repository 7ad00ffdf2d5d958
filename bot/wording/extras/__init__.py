"""What the bot says where a part was left out when it was installed."""

from typing import Protocol


class ExtrasWording(Protocol):
    """Of Japanese, whose dictionary is an extra: maltu[ja]."""

    def no_analyser(self, name: str) -> str:
        """To somebody whose blog is in Japanese: what is missing, and who can mend it."""

    def hears_japanese(self) -> str:
        """The check-up found the dictionary and took a sentence apart."""

    def leaves_out_japanese(self) -> str:
        """The check-up found no dictionary, and how to get it."""
