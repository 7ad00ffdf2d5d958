"""Whether the dictionary is there that a language is taken apart with."""

from importlib.util import find_spec

_JAPANESE = ("fugashi", "unidic_lite")  # of the extra maltu[ja]; the dictionary alone is 250 MB


def has_analyser(language: str) -> bool:
    """Whether words of a language can be told apart here; Japanese ones take packages that may have been left out."""
    return language != "ja" or all(find_spec(name) for name in _JAPANESE)
