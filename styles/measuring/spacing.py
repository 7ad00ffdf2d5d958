"""Tell how somebody spaces and spells what may be written two ways."""

from collections.abc import Iterator

from styles.languages import language_of


def ways(text: str, language: str) -> Iterator[tuple[str, str, float]]:
    """For every choice that a text makes at least twice: its two ways and the share of the first (0 to 1)."""
    for one, finds_one, other, finds_other in language_of(language).counting.two_ways:
        ones, others = len(finds_one.findall(text)), len(finds_other.findall(text))
        if ones + others >= 2:
            yield one, other, (ones + 0.5) / (ones + others + 1)
