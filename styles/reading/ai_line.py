"""The sentence that says an AI helped to write a post: as it is put below one, and as it is taken off again."""

import re
from collections.abc import Mapping
from typing import Final

from styles.model import LearnedLanguage, StyleCard

# By the ending that somebody's posts mostly have (styles.reading.sentences.Ending); "" for all others.
_SENTENCES: Final[Mapping[LearnedLanguage, Mapping[str, str]]] = {
    "ko": {
        "": "이 글은 AI의 도움을 받아 썼습니다.",
        "polite": "이 글은 AI의 도움을 받아 썼어요.",
        "plain": "이 글은 AI의 도움을 받아 썼다.",
        "casual": "이 글은 AI의 도움을 받아 썼어.",
        "clipped": "이 글은 AI의 도움을 받아 썼음.",
    },
    "en": {"": "This post was written with the help of AI."},
    "ja": {"": "この記事はAIの助けを借りて書きました。", "plain": "この記事はAIの助けを借りて書いた。"},
}
_ANY = "|".join(re.escape(line.rstrip(".。")) for lines in _SENTENCES.values() for line in lines.values())
_LINE = re.compile(rf"^[ \t>*_~-]{{0,8}}(?:{_ANY})[.。]?[ \t*_~]{{0,8}}$", re.M)


def ai_line(card: StyleCard) -> str:
    """In the language of the posts and in the author's own register."""
    sentences = _SENTENCES[card.language]
    register = card.profile.registers[0][0] if card.profile.registers else ""
    return sentences.get(register, sentences[""])


def without_ai_line(markdown: str) -> str:
    """The Markdown without that sentence, which is ours and no word of its author's; an empty line in its place."""
    return _LINE.sub("", markdown)
