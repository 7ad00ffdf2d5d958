"""What is worked out from one post by itself, so that it is worked out once."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

import kiwipiepy

from styles.model import COUNTED_AS
from styles.reading.joined import join, lines_going_on
from styles.reading.own_text import Own, Written, own
from styles.reading.sentences import KnownLines, Sentence, analysed_at_once
from styles.scoring.background import Background, Cut
from styles.spelling import Ways, count_ways

ANALYSED_AS = 2  # how one post is taken apart, cut and measured; whoever changes any of that counts on


@dataclass(frozen=True)
class Analysis:
    """One post: what is its author's own, and as far as anybody asked, how it is cut into sentences and measured.

    `sentences` of Korean alone, by line: other languages are cut in no time. Without the lines in `left_out`, `ways`
    are how it spells, and `taken` its measures at some lengths, held against the figures of this mark.
    """

    own: Own  # but for its `lines`, from which nothing is learned
    language: str = ""  # in which the rest was worked out
    going_on: frozenset[int] = frozenset()
    sentences: Mapping[str, tuple[Sentence, ...]] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    figures: str = ""
    ways: Ways | None = None
    taken: Cut = field(default_factory=dict)

    def within(self, language: str) -> "Analysis":
        """As one of the posts of somebody who writes in this language."""
        if self.language == language:
            return self
        return Analysis(self.own, language, lines_going_on(self.own, language))

    @property
    def joined(self) -> Own:
        return join(self.own, self.going_on, self.language)

    def with_sentences(self, joined: Own, known: KnownLines) -> "Analysis":
        """The same with what is known of the lines of the post, joined as they are."""
        found = {line: known[line] for line in lines_analysed(joined) if line in known} if self.language == "ko" else {}
        return self if found.keys() == self.sentences.keys() else replace(self, sentences=found)

    def beside(self, text: Own, left_out: frozenset[str], figures: Background) -> "Analysis":
        """As one of some posts that have lines in common, which are left out of its `text`."""
        if self.ways is not None and (self.left_out, self.figures) == (left_out, figures.mark):
            return self
        ways = count_ways(text.text, self.language)
        return replace(self, left_out=left_out, figures=figures.mark, ways=ways, taken={})

    def with_measures(self, taken: Cut) -> "Analysis":
        """The same with more measures."""
        return self if taken.keys() <= self.taken.keys() else replace(self, taken={**self.taken, **taken})


def lines_analysed(joined: Own) -> list[str]:
    """Whatever of a post is cut into sentences at once, in order."""
    return [line for block in joined.blocks if block.kind != "heading" for line in analysed_at_once(block.text)]


def analyse(post: Written) -> Analysis:
    """What is worked out before it is known what its author's other posts are like."""
    return Analysis(replace(own(post), lines=()))


@cache
def _way() -> bytes:
    return f"{COUNTED_AS} {ANALYSED_AS} {kiwipiepy.__version__}".encode()


def fingerprint(post: Written) -> str:
    """Of a post's text and title, and of how posts are analysed by this version of the program."""
    text = f"{post.title}\0{post.markdown}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(text, digest_size=16, key=_way()).hexdigest()
