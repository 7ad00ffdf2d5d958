"""Keep what others wrote apart from what a model is told, behind a mark that nobody can have guessed."""

import re
import secrets
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from unicodedata import normalize

from styles.languages import LANGUAGES
from styles.model import StyleCard
from styles.reading.invisible import visible

# Marks

_SYLLABLES = 5  # of 80 each: one word of three thousand million, in four or five tokens
_CONSONANTS, _VOWELS = "bdfghjklmnprstvz", "aeiou"
MARK = rf"(?:[{_CONSONANTS}][{_VOWELS}]){{{_SYLLABLES}}}"  # a pattern for any mark


def drawn_mark() -> str:
    """A new word that stands in no post: 'dakopemuri'."""
    return mark_from(secrets.token_bytes(16))


def mark_from(seed: bytes) -> str:
    """The word that belongs to a seed, the same each time."""
    number = int.from_bytes(sha256(seed).digest()[:8])
    word = ""
    for _ in range(_SYLLABLES):
        number, syllable = divmod(number, len(_CONSONANTS) * len(_VOWELS))
        word += _CONSONANTS[syllable // len(_VOWELS)] + _VOWELS[syllable % len(_VOWELS)]
    return word


def mark_of(card: StyleCard) -> str:
    """The card's own mark; of a card that was kept without one, a word that follows from all it says."""
    return card.mark or mark_from(card.to_json().encode())


def mark_of_draft(card_mark: str, draft: int) -> str:
    """The mark of what came with one draft: the same in every process, and nobody's who does not know the card's."""
    return mark_from(f"{card_mark} {draft}".encode())


# Fences


def fenced(name: str, mark: str, text: str, *others: str, kind: str = "") -> str:
    """A text between '<글 1 dakopemuri 첫머리부터>' and '</글 1 dakopemuri>', neither of which it can hold itself.

    `others` are further marks that it must not hold.
    """
    return f"<{name} {mark}{kind}>\n{cleaned(text, mark, *others)}\n</{name} {mark}>"


@lru_cache(512)  # a card is rendered again and again until it fits
def cleaned(text: str, *marks: str) -> str:
    """A text as it may stand in a prompt: nothing invisible, no marks of ours, nothing that looks like our fences, none
    of our headings. Linear; applied to its own result it changes nothing."""
    text = _FENCE.sub(_no_fence, without_marks(normalize("NFC", visible(text)), *marks))
    return "\n".join(_not_ours(text.split("\n")))


def without_marks(text: str, *marks: str) -> str:
    """A text without the words that fences are known by, and without what is invisible; all else stays."""
    shown = visible(text)
    return re.sub("|".join(map(re.escape, marks)), " ", shown, flags=re.I) if any(marks) else shown


def _either_width(word: str) -> str:
    """As a pattern, with each Latin letter or its fullwidth twin."""
    return "".join(f"[{c}{chr(ord(c) + 0xFEE0)}]" if c.isascii() and c.isalpha() else re.escape(c) for c in word)


_OPEN, _CLOSE = "<＜﹤‹«〈〈⟨《≪˂ᐸ❮❰", ">＞﹥›»〉〉⟩》≫˃ᐳ❯❱"
_OPENS = rf"(?:[{_OPEN}]|&(?:lt|#0{{0,6}}60|#x0{{0,6}}3c);)"
_CLOSES = rf"(?:[{_CLOSE}]|&(?:gt|#0{{0,6}}62|#x0{{0,6}}3e);)"
_SLASHES = r"/／⁄∕\\"
_NAMES = "|".join(_either_width(name) for language in LANGUAGES.values() for name in language.rules.fences)
# Brackets in a row are one match, whatever follows, so that a page of them is read once. `tag`: a number behind the
# name, an end, or one more bracket, without which it would be a fence.
_FENCE = re.compile(
    rf"(?P<brackets>{_OPENS}(?:[ \t\u3000{_SLASHES}]|{_OPENS})*+)"
    rf"(?:(?P<name>{_NAMES})(?:(?P<tag>[ \t\u3000]*+(?:\d|{_CLOSES}|(?={_OPENS})))|(?![^\W\d_]))"
    rf"(?:[^\n&{_OPEN}{_CLOSE}]{{0,60}}{_CLOSES})?)?",
    re.I,
)
_SLASH = re.compile(f"[{_SLASHES}]")


def _no_fence(found: re.Match[str]) -> str:
    """A blank for what looks like a fence by any name of ours: a closing one, or an opening one with a number."""
    is_closing = found["name"] and _SLASH.search(found["brackets"])
    return " " if is_closing or found["tag"] is not None else found.group()


# Headings

_LONG = 8  # letters of a heading that say whose it is even where more follows
_HEADED = re.compile(r"[ \t\u3000>]*[#＃]")
_MARKED = re.compile(r"[ \t\u3000]*(?:[#＃>*_=~-]|\d{1,2}[.)])")
_UNDERLINE = re.compile(r"[ \t]*(?:=+|-+)[ \t]*")
_SEEN = 200  # characters of a line that a heading of ours fits into


def _letters(text: str) -> str:
    return "".join(c for c in normalize("NFKC", text[:_SEEN]).casefold() if c.isalnum())


def _headings() -> Iterator[str]:
    """What stands over the parts of a prompt that say something of one person."""
    for language in LANGUAGES.values():
        rules = language.rules
        shown = rules.shown.split("\n")[0]
        yield from (rules.profile, rules.passages, rules.own, rules.fitting, shown)


_WHOLE = tuple(_letters(heading) for heading in _headings() if "(" in heading)
_SHORT = tuple(_letters(heading.partition("(")[0]) for heading in _headings())
_GENERAL = frozenset(
    _letters(line)
    for language in LANGUAGES.values()
    for line in language.rules.write.split("\n")
    if line.startswith("#")
)


def _not_ours(lines: list[str]) -> Iterator[str]:
    """The lines without our headings; of those that anybody may have ('사실'), without what makes them headings."""
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        said = _letters(line)
        marked = _MARKED.match(line) is not None or _UNDERLINE.fullmatch(below) is not None
        if said and _is_ours(said, marked):
            continue
        yield line.lstrip(" \t\u3000>#＃") if said in _GENERAL and _HEADED.match(line) else line


def _is_ours(said: str, marked: bool) -> bool:
    if said in _SHORT or said.startswith(_WHOLE):
        return True
    return marked and said.startswith(tuple(s for s in _SHORT if len(s) >= _LONG))
