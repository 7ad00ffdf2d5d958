"""Posts cut into sentences, one after the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from styles.reading.own_text import Own
from styles.reading.sentences import KnownLines, Sentence, parted


@dataclass(frozen=True)
class Counted:
    """One post with its sentences, block by block. Headings have none."""

    own: Own
    blocks: tuple[tuple[Sentence, ...], ...]

    @property
    def sentences(self) -> list[Sentence]:
        return [s for block in self.blocks for s in block]

    @property
    def prose(self) -> list[Sentence]:
        pairs = zip(self.own.blocks, self.blocks, strict=True)
        return [s for block, found in pairs if block.kind == "prose" for s in found]

    @property
    def text(self) -> str:
        return self.own.text

    def head(self, characters: int) -> "Counted":
        """The post as far as the block in which `characters` are reached."""
        own = self.own.head(characters)
        return Counted(own, self.blocks[: len(own.blocks)])


def counted(posts: Sequence[Own], language: str) -> list[Counted]:
    """All posts cut into sentences."""
    return list(reading(posts, language))


def reading(posts: Sequence[Own], language: str, known: KnownLines | None = None) -> Iterator[Counted]:
    """Each post cut into sentences, one when the one before it is done with. `known`: lines that have been analysed."""
    cut = parted((b.text if b.kind != "heading" else "" for post in posts for b in post.blocks), language, known)
    return (Counted(post, tuple(tuple(next(cut)) for _ in post.blocks)) for post in posts)


REGISTERS = frozenset({"formal", "polite", "plain", "casual", "clipped"})


def length(sentence: Sentence, language: str) -> int:
    """Of a sentence: words in English, else characters."""
    return len(sentence.text.split()) if language == "en" else sentence.length
