"""What leaves of a draft: its title by itself, and its text between the lines that must stand around it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.kit.blocks import DraftBlock, Heading, Notice, Paragraph, TextSpan, blocks_of, text_of
from bot.kit.parts import KitParts
from styles.reading.own_text import storable

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?=[\w\"'.-]{1,60}[ \t]{0,9}:)(?:.{0,500}\n){0,100}?---[ \t]*(?:\n|\Z)")
_HAS_TITLE = re.compile(r"^title[ \t]*[:=]", re.M)


@dataclass(frozen=True)
class Leaving:
    """`titles`: at least one, the best first. `text` begins with what must be seen first and has no title in it."""

    titles: tuple[str, ...]
    tags: tuple[str, ...]
    text: tuple[DraftBlock, ...]

    @property
    def hashtags(self) -> str:
        """The tags as they are pasted into a field for them: '#제주여행 #고기국수'."""
        return " ".join(f"#{''.join(tag.split())}" for tag in self.tags)


def leaving(markdown: str, topic: str, parts: KitParts) -> Leaving:
    """Take a draft's title off its text; `topic` is the title of one that has none."""
    own_title, text = _without_title(blocks_of(_without_front_matter(markdown)))
    first: Sequence[DraftBlock] = [Notice(parts.sponsor_line)] if parts.sponsor_line else []
    last: Sequence[DraftBlock] = [Paragraph((TextSpan(parts.ai_line),))] if parts.ai_line else []
    titles = tuple(dict.fromkeys(filter(None, (*parts.titles, own_title)))) or (" ".join(topic.split()),)
    return Leaving(titles, parts.tags, (*first, *text, *last))


def as_markdown(markdown: str, parts: KitParts) -> str:
    """A draft as a Markdown file: front matter, what must be seen first, the text to the letter, and what comes last.

    The title stands in the text unless the front matter has it.
    """
    text = _without_front_matter(markdown) if parts.front_matter else markdown
    if _HAS_TITLE.search(parts.front_matter):
        text = re.sub(r"\A\s{0,100}#[ \t]+[^\n]{1,500}(?:\n|\Z)", "", text)
    around = (parts.front_matter, parts.sponsor_line, text.strip("\n"), parts.ai_line)
    return storable("\n\n".join(part for part in around if part)) + "\n"


def _without_front_matter(markdown: str) -> str:
    return _FRONT_MATTER.sub("", markdown)


def _without_title(text: tuple[DraftBlock, ...]) -> tuple[str, tuple[DraftBlock, ...]]:
    match text:
        case (Heading(1, spans), *rest):
            return " ".join(text_of(spans).split()), tuple(rest)
        case _:
            return "", text
