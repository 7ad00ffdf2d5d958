"""Keep Telegram from making mentions, commands and links of plain words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from telegram import MessageEntity

from adapters.chat.pages import utf16
from bot.drafts.sanitise.addresses import OF_FILES, TLDS_OF_PATHS

MOST = 100  # marks in one message; Telegram does not look at those after that
# What apps make something to press of by themselves, except in code. An address with https:// is one that may be
# pressed, for others do not get as far as here; "README.md" and "이메일@이름" are none.
ALIVE = re.compile(
    r"(?P<address>https?://\S+|(?<![\w.+-])[\w.+-]{1,64}+@[\w-]+(?:\.[\w-]+)+)"
    r"|@[A-Za-z0-9_]+"
    r"|(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]+)?(?![A-Za-z0-9_/])"
    r"|(?<![\w-])(?P<host>[\w-]++(?:\.[\w-]++)++)(?:[/?#:][^\s\"<>()]*)?"
)
CODE = (MessageEntity.CODE, MessageEntity.PRE)
AROUND = (*CODE, MessageEntity.BLOCKQUOTE, MessageEntity.EXPANDABLE_BLOCKQUOTE)  # are not cut
_TLD = re.compile(r"[A-Za-z]{2,24}(?![A-Za-z0-9_-])|한국|닷컴|닷넷|삼성")
_MORE_TLDS = ("한국", "닷컴", "닷넷", "삼성", "top", "name", "mobi", "cloud", "tech", "art", "lol", "chat", "me")


@dataclass(frozen=True)
class Marked:
    """A text as it is sent; `marks` count in UTF-16 units."""

    text: str
    marks: tuple[MessageEntity, ...] = ()


def unlinked(look: Marked) -> Marked:
    """The same words and marks, with those in code of which Telegram would make a mention, a command or a link."""
    spans = [
        span for span in _alive(look.text) if not any(_overlap(span, mark) for mark in look.marks if mark.type in CODE)
    ]
    if not spans:
        return look
    if len(spans) > MOST // 2:
        return Marked(look.text, (MessageEntity(MessageEntity.PRE, 0, utf16(look.text)),))
    code = [MessageEntity(MessageEntity.CODE, start, end - start) for start, end in spans]
    others = [piece for mark in look.marks for piece in _without(mark, spans)][: MOST - len(code)]
    return Marked(look.text, tuple(sorted((*code, *others), key=lambda mark: (mark.offset, -mark.length))))


def _alive(text: str) -> Iterator[tuple[int, int]]:
    """Where they stand, in UTF-16 units."""
    seen = units = 0
    for found in ALIVE.finditer(text):
        end = found.start() + _reach(found)
        if found["address"] or end == found.start():
            continue
        start = units + utf16(text[seen : found.start()])
        seen, units = end, start + utf16(text[found.start() : end])
        yield start, units


def _reach(found: re.Match[str]) -> int:
    """How much of it apps make something to press of: a host without the particle behind it; 0 where it is none."""
    host = found["host"]
    if not host:
        return len(found[0])
    last = _TLD.search(host, host.rindex(".") + 1)
    ending = last[0].lower() if last and host[last.start() - 1] == "." else ""
    if ending in TLDS_OF_PATHS or ending in _MORE_TLDS or (len(ending) == 2 and ending not in OF_FILES):
        return len(found[0]) if len(found[0]) > len(host) or last is None else last.end()
    return 0


def _overlap(span: tuple[int, int], mark: MessageEntity) -> bool:
    return span[0] < mark.offset + mark.length and mark.offset < span[1]


def _without(mark: MessageEntity, spans: Sequence[tuple[int, int]]) -> Iterator[MessageEntity]:
    """The mark where it does not stand over code, for Telegram takes no other mark there."""
    at, end = mark.offset, mark.offset + mark.length
    for start, stop in spans if mark.type not in AROUND else ():
        if start < end and at < stop:
            if at < start:
                yield MessageEntity(mark.type, at, start - at, language=mark.language)
            at = stop
    if at < end:
        yield MessageEntity(mark.type, at, end - at, language=mark.language)
