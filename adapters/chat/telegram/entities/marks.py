"""Show Markdown the way Telegram does: plain words, and marks on stretches of them."""

import html
import re
from bisect import bisect_left
from functools import cache

from telegram import MessageEntity
from telegramify_markdown import RenderConfig, convert

from adapters.chat.links import with_addresses
from adapters.chat.pages import utf16
from adapters.chat.telegram.entities.unlinked import MOST, Marked, unlinked

LIMIT = 4096  # UTF-16 units in one message

# Characters the converter would act upon, hidden from it one for one and put back afterwards. It drops HTML and the
# targets of `[label]: target`, reads prices as formulas and ||…|| as a spoiler, and numbers lists anew: 2024. 11. 3.
SEEN = "<$|:.)("
HIDDEN = "\ue000\ue001\ue002\ue003\ue004\ue005\ue006"
JOINT = "\ue007"  # stands for a letter beside `**`, so that **"말투"**를 is bold; CommonMark wants a space there
HIDE = str.maketrans(SEEN, HIDDEN)
BACK = str.maketrans(HIDDEN, SEEN)

LITERAL = re.compile(
    r"(?P<escaped>\\[!-/:-@\[-`{-~])"
    r"|<|\$|\|\|"
    r"|(?<=\])\((?!https?://)"
    r"|^(?P<before>(?:[^\S\n]|[>*+-])*+(?:\d++|\[[^\]\n]*+\]))(?P<after>[.):])",  # of one line: each is read once
    re.MULTILINE,
)
BOLD = re.compile(r"\*\*(?=[^\s*])([^*\n]*[^\s*])\*\*")
# The language of code: Telegram shows it in its own way. What stands before a fence in its line is read once.
UNSHOWN = re.compile(r"^(?:[^\S\n]|[>*+-])*+(?:```++|~~~++) *+[A-Za-z][A-Za-z0-9+#-]*+$", re.MULTILINE)


def format_markdown(markdown: str) -> Marked:
    """Markdown as Telegram shows it, with the same letters and digits; where that fails, as it is written.

    Links show where they lead, and plain words are no mentions, commands and links. Telegram takes no empty message,
    so one without anything to see is an ellipsis.
    """
    markdown = with_addresses(markdown.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))
    return unlinked(_converted(markdown))


def _converted(markdown: str) -> Marked:
    plain = Marked(markdown.strip() or "…")
    if any(sign in markdown for sign in HIDDEN + JOINT):
        return plain
    text, entities = convert(_hidden(markdown), latex_escape=False, config=_look())
    shown = _restore(text, tuple(MessageEntity(**entity.to_dict()) for entity in entities[:MOST]))
    same = _letters(shown.text) == _letters(html.unescape(UNSHOWN.sub("", markdown)))
    return shown if same and shown.text.strip() and utf16(shown.text) <= LIMIT else plain


def _hidden(markdown: str) -> str:
    return BOLD.sub(rf"**{JOINT}\1{JOINT}**", LITERAL.sub(_hide, markdown))


def _hide(found: re.Match[str]) -> str:
    if found["escaped"]:
        return found[0]
    if found["before"]:
        return found["before"] + found["after"].translate(HIDE)
    return found[0].translate(HIDE)


def _restore(text: str, marks: tuple[MessageEntity, ...]) -> Marked:
    """Put the hidden characters back, take the joints out, and move the marks accordingly."""
    units = text.encode("utf-16-le")
    joint = JOINT.encode("utf-16-le")
    joints = [at // 2 for at in range(0, len(units), 2) if units[at : at + 2] == joint]
    clean = text.replace(JOINT, "").translate(BACK).rstrip()
    end = utf16(clean)

    def place(offset: int) -> int:
        return min(offset - bisect_left(joints, offset), end)

    moved = []
    for mark in marks:
        start, stop = place(mark.offset), place(mark.offset + mark.length)
        if start < stop and mark.type != MessageEntity.TEXT_LINK:  # it would hide where it leads
            moved.append(MessageEntity(mark.type, start, stop - start, language=mark.language))
    return Marked(clean, tuple(moved))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@cache
def _look() -> RenderConfig:
    """No signs that the author did not write: the converter would put 📌 before a heading."""
    look = RenderConfig.isolated()
    look.cite_expandable = False
    signs = look.markdown_symbol
    signs.heading_level_1 = signs.heading_level_2 = signs.heading_level_3 = signs.heading_level_4 = ""
    signs.image = signs.link = ""
    signs.task_completed, signs.task_uncompleted = "[x]", "[ ]"
    signs.horizontal_rule, signs.unordered_list_item = "———", "•"
    return look
