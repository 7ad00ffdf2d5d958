"""Read Markdown as a Korean or Japanese author means it: marks may end before a particle."""

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.common.utils import isWhiteSpace
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock, list_block
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token
from markdown_it.utils import EnvType

_DATE = re.compile(r"\d{1,4}\.[ \t]{1,9}\d{1,2}\.(?:\s|\Z)")
DEEPEST = 40  # blocks within blocks


class _State(StateInline):
    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:
        """By CommonMark, '**말투(voice)**는' has no end, for a bracket before it and a letter behind it; among letters
        of these scripts, which know no spaces there, it has: https://github.com/tats-u/markdown-cjk-friendly"""
        scanned = super().scanDelims(start, canSplitWord)
        if not canSplitWord:
            return scanned
        end = start + scanned.length
        before = self.src[start - 1] if start else " "
        after = self.src[end] if end < self.posMax else " "
        opens = scanned.can_open or (_is_east_asian(before) and not isWhiteSpace(ord(after)))
        closes = scanned.can_close or (_is_east_asian(after) and not isWhiteSpace(ord(before)))
        return Scanned(opens, closes, scanned.length)


class _Inline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class _Parser(MarkdownIt):
    """Addresses stay as they were typed, and so do dates (2026. 11. 29.), which would be three lists, and lines such as
    "[영업시간]: 11시", which would be where an address is kept."""

    def __init__(self) -> None:
        super().__init__("commonmark")
        self.inline = _Inline()
        self.configure("commonmark", {"maxNesting": DEEPEST, "html": False})
        self.enable(["table", "strikethrough"]).disable(["html_block", "html_inline", "reference"])
        self.block.ruler.at("list", _list, {"alt": ["paragraph", "reference", "blockquote"]})

    def normalizeLink(self, url: str) -> str:
        return url


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    return not _DATE.match(line) and list_block(state, start, end, silent)


@cache
def _parser() -> _Parser:
    return _Parser()


def tokens_of(markdown: str) -> list[Token]:
    """Its tokens, as markdown-it names them. Tags are letters like all others. Never raises on any text."""
    return _parser().parse(markdown)


def _is_east_asian(letter: str) -> bool:
    """Hangul, kana, and Chinese characters."""
    return "가" <= letter <= "힣" or "\u3040" <= letter <= "\u30ff" or "\u3400" <= letter <= "\u9fff"
