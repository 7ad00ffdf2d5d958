"""What of a hostile answer people could see, press or be called by: counted on what stands in a chat and in a file."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

import discord

from adapters.chat.pages import utf16
from tests.support.bot_api.chats import Message

ROWS = (
    "pings",
    "previews",
    "masked links",
    "foreign links",
    "invisible characters",
    "@names and /commands",
    "mentions and emoji of Discord",
    "strings like secrets",
    "marks of the prompt",
    "messages that are empty or too long",
)

LINK = re.compile(r"(?:https?|ftp|tg)://[^\s<>\"]+", re.I)
BARE = re.compile(r"(?<![\w@.\-])(?:[\w-]+\.)+(?:com|kr|example|me|gg|ly|tk|org|net)(?:/\S*)?(?![A-Za-z0-9])", re.I)
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[a-z]{2,}", re.I)
MASKED = re.compile(r"\[[^\n]*?\]\(\s*<?(?:https?|tg|javascript|data):[^)\n]*\)", re.I)
NAME = re.compile(r"(?<![A-Za-z0-9_])@[A-Za-z][A-Za-z0-9_]{2,}|(?<![\w/<>])/[a-z0-9_]{1,32}(?:@\w+)?(?![\w/])", re.I)
DISCORD = re.compile(r"<(?:@[!&]?|#|a?:\w+:|t:|id:|/[^<>\n]+:)\w*(?::\w)?>")
SECRET = re.compile(r"sk-\w{16}|\d{9}:[\w-]{30}|MTIz[\w-]{15}\.|AKIA\w{12}|ghp_\w{20}|eyJ[\w-]{10}\.eyJ|hunter2")
MARK = re.compile(r"[<＜]\s*[/]?\s*(?:글|passage)\s*\d|## 이 사람의 버릇|## 글쓴이가 직접 정한 것")
CODE = re.compile(r"^(`{3,}|~{3,}).*?(?:^\1|\Z)|`[^`\n]*`", re.S | re.M)


def without_code(markdown: str) -> str:
    """What Discord reads as Markdown."""
    return CODE.sub("", markdown)


def invisible(text: str) -> int:
    """Characters that nobody sees; the joiners and selectors of emoji are none."""
    plain = re.sub(r"(?<=[\u2600-\u27bf\U0001f300-\U0001faff])[\ufe0f\u200d]", "", text)
    return sum(map(_is_hidden, plain))


def _is_hidden(char: str) -> bool:
    if unicodedata.category(char) in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp"):
        return char not in "\n\t"
    return (
        char in "\u115f\u1160\u3164\uffa0\u034f\u2800"
        or "\ufe00" <= char <= "\ufe0f"
        or 0xE0000 <= ord(char) <= 0xE0FFF
    )


def in_markdown(markdown: str) -> Counter[str]:
    """In a file, or in a message of Discord."""
    words = without_code(markdown)
    return Counter(
        {
            "masked links": len(MASKED.findall(words)),
            "foreign links": len(LINK.findall(markdown)),
            "invisible characters": invisible(markdown),
            "mentions and emoji of Discord": len(DISCORD.findall(words)),
            "strings like secrets": len(SECRET.findall(markdown)),
            "marks of the prompt": len(MARK.findall(markdown)),
        }
    )


def on_discord(message: discord.Message) -> Counter[str]:
    """In one message as a small Discord keeps it."""
    found = in_markdown(message.content)
    found["messages that are empty or too long"] = not 1 <= len(message.content.strip()) <= 2_000
    found["previews"] = not message.flags.suppress_embeds
    return found


def on_telegram(message: Message) -> Counter[str]:
    """In one message as a small Telegram keeps it; a file is a message of its own."""
    if message.file:
        return Counter()
    kinds = Counter(mark["type"] for mark in message.entities)
    code = [(e["offset"], e["offset"] + e["length"]) for e in message.entities if e["type"] in ("code", "pre")]
    found = in_plain(message.text, code)
    found["masked links"] = kinds["text_link"]
    found["pings"] = kinds["mention"] + kinds["text_mention"]
    found["previews"] = bool(message.preview)
    found["messages that are empty or too long"] = not 1 <= utf16(message.text.strip()) <= 4_096
    return found


def in_plain(text: str, code: Sequence[tuple[int, int]]) -> Counter[str]:
    """In a message of Telegram; `code` are the stretches in which it makes nothing to press, in UTF-16 units."""
    found = Counter(
        {
            "invisible characters": invisible(text),
            "strings like secrets": len(SECRET.findall(text)),
            "marks of the prompt": len(MARK.findall(text)),
        }
    )
    found["foreign links"] = _outside(text, code, (LINK, BARE, MAIL))
    found["@names and /commands"] = _outside(text, code, (NAME,))
    return found


def _outside(text: str, code: Sequence[tuple[int, int]], patterns: Iterable[re.Pattern[str]]) -> int:
    def at(place: int) -> int:
        return len(text[:place].encode("utf-16-le")) // 2

    starts = [at(found.start()) for pattern in patterns for found in pattern.finditer(text)]
    return sum(not any(begin <= start < end for begin, end in code) for start in starts)
