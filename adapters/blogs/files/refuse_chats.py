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
    rf"^(?:\[[^\[\]\n]{{1,60}}\] \[{HOUR}\] "  # KakaoTalk on a computer
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
PAGES = (b'class="history"', b'class="from_name"', b"chatlog__message", b"tgme_page")  # of Telegram and Discord
longest_look = 20_000  # characters


def conversations_in(folder: Folder) -> Iterator[tuple[Inside, Conversation]]:
    """The files in which several people speak."""
    for text in folder.texts:
        if what := _what(text):
            yield text, what


def _what(text: Inside) -> Conversation | None:
    head = text.data[:longest_look]
    if text.ends(".txt", ".md") and is_chat(decode(text.data[: longest_look * 4])):
        return "chat"
    if text.ends(".csv") and re.match(r"\W*Date,User,Message", decode(head)):
        return "chat"
    if text.ends(".json") and b'"messages"' in head and re.search(rb'"type": ?"(personal|private|public)_', head):
        return "chat"
    if (text.ends(".html", ".htm") and sum(mark in text.data for mark in PAGES[:2]) == 2) or PAGES[2] in head:
        return "chat"
    if text.ends(".xml") and b"disqus.com" in head[:2000] and b"<disqus" in head[:2000]:
        return "comments"
    return None


def is_chat(text: str) -> bool:
    """A post may quote a few lines of a conversation; a conversation is hardly anything else."""
    head = text[:longest_look].replace("\r\n", "\n").lstrip("\ufeff")
    said = len(SAID.findall(head))
    lines = sum(1 for line in head.split("\n") if line.strip())
    return (said >= 3 and said * 4 >= lines) or (said >= 1 and HEAD.search(head[:500]) is not None)
