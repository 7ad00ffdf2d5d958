"""Know a saved conversation, and a collection of comments: other people's words."""

import re
from collections.abc import Iterator

from adapters.blogs.files.safe_zip import Folder, Inside
from adapters.blogs.formats.charset import decode
from bot.model import Conversation

WHO = r"[^:\n]{1,60}"
DAY = r"\d{1,4}[./년-] ?\d{1,2}[./월-] ?\d{1,4}[.일]?"
HOUR = r"(?:오전|오후|AM|PM)? ?\d{1,2}:\d{2}(?::\d{2})?(?:[ \u202f]?[AaPp]\.?[Mm]\.?)?"
MONTH = r"[A-Z][a-z]{2,8} \d{1,2}, \d{4}"
SAID = re.compile(
    rf"^\u200e?(?:\[[^\[\]\n]{{1,60}}\] \[{HOUR}\] "  # KakaoTalk on a computer
    rf"|(?:{DAY}|{MONTH})(?:,| at)? {HOUR}, {WHO} : "  # KakaoTalk on a phone
    rf"|{HOUR}, {WHO} : "
    rf"|{HOUR}\t[^\t\n]{{1,60}}\t"  # LINE
    rf"|{DAY},? {HOUR} - {WHO}: "  # WhatsApp on Android
    rf"|\[{DAY},? {HOUR}\] {WHO}: "  # WhatsApp on an iPhone, Telegram when copied
    rf"|{WHO}, \[{DAY},? {HOUR}\]:?$)",
    re.M,
)
HEAD = re.compile(
    r"\A\W*(?:[^\n]{0,80}(?:님과 카카오톡 대화|카카오톡 대화$|KakaoTalk Chats)|\[LINE\])"
    r"|^(?:저장한 날짜|Date Saved|Saved on|保存日時) ?:",
    re.I | re.M,
)
CERTAIN = re.compile(  # heads that nothing but an export has
    r"\A\W*(?:Guild: [^\n]{1,300}\n+Channel: |\[LINE\] [^\n]{1,200}(?:대화|トーク履歴)|\[LINE\] Chat history)"
)
CSV = re.compile(  # KakaoTalk's, DiscordChatExporter's, and what Discord itself sends
    r"\W*(?:Date,User,Message|AuthorID\W{1,3}Author\W{1,3}Date\W{1,3}Content|ID\W{1,3}Timestamp\W{1,3}Contents)"
)
JSON = (  # each mark of one of these
    (b'"messages"', re.compile(rb'"type": ?"(?:personal|private|public|saved)_')),  # Telegram
    (b'"messages"', re.compile(rb'"guild": ?\{')),  # DiscordChatExporter
    (b'"messages"', re.compile(rb'"sender_name"')),  # Instagram, Facebook
    (b'"ts"', re.compile(rb'"ts": ?"\d{9,11}\.\d{1,9}"')),  # Slack
    (b'"Contents"', re.compile(rb'"Timestamp": ?"')),  # Discord itself
)
TELEGRAM = (b'class="history"', b'class="from_name"')
DISCORD = re.compile(rb'class="?chatlog__message')  # DiscordChatExporter's, below some 30 kB of styles
longest_look = 20_000  # characters
longest_search = 1_000_000  # bytes; what Telegram says of its owner comes before the conversations


def conversations_in(folder: Folder) -> Iterator[tuple[Inside, Conversation]]:
    """The files in which several people speak."""
    for text in folder.texts:
        if what := _what(text):
            yield text, what


def _what(text: Inside) -> Conversation | None:
    head = text.data[:longest_search]
    if text.ends(".xml"):
        return "comments" if b"disqus.com" in head[:2000] and b"<disqus" in head[:2000] else None
    return "chat" if _is_saved_chat(text, head) else None


def _is_saved_chat(text: Inside, head: bytes) -> bool:
    if text.ends(".txt", ".md"):
        return is_chat(decode(head[: longest_look * 4]))
    if text.ends(".csv"):
        return CSV.match(decode(head[:longest_look])) is not None
    if text.ends(".json"):
        return any(mark in head and shape.search(head) for mark, shape in JSON)
    return text.ends(".html", ".htm") and (all(mark in head for mark in TELEGRAM) or DISCORD.search(head) is not None)


def is_chat(text: str) -> bool:
    """A post may quote a few lines of a conversation; a conversation is hardly anything else."""
    head = text[:longest_look].replace("\r\n", "\n").lstrip("\ufeff")
    said = len(SAID.findall(head))
    if CERTAIN.search(head[:3000]):
        return True
    lines = sum(1 for line in head.split("\n") if line.strip())
    return (said >= 3 and said * 4 >= lines) or (said >= 1 and HEAD.search(head[:500]) is not None)
