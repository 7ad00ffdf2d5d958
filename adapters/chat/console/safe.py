"""Take out of a text what would give orders to a terminal."""

import re
import unicodedata

# CSI, OSC and the two-character sequences of ECMA-48, each with its 8-bit form.
SEQUENCE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*+[ -/]*+[@-~]?"
    r"|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c\n]*+(?:\x07|\x1b\\|\x9c)?"
    r"|\x1b[ -/]*+[0-~]?"
)
BREAK = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
# Everything else below a space, and the marks that turn the direction of what follows.
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

FORBIDDEN = re.compile(r'[<>:"|?*/\\]+')  # Windows takes none of these
DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.I)  # names Windows keeps for itself
LONGEST = 120  # a name of Hangul takes three bytes a letter, and file systems take 255


def harmless(text: str) -> str:
    """The text without escape sequences and control characters; line breaks and tabs stay."""
    return CONTROL.sub("", BREAK.sub("\n", SEQUENCE.sub("", text)))


def file_name(name: str) -> str:
    """A name that stays in its folder on every system: '../../제주: 첫날.md' -> '제주- 첫날.md'"""
    last = re.split(r"[/\\]", harmless(name).replace("\n", " "))[-1]
    plain = FORBIDDEN.sub("-", unicodedata.normalize("NFC", last)).strip(" .")
    stem, dot, suffix = plain.rpartition(".")
    short = f"{_short(stem or suffix, LONGEST - 12)}{dot}{suffix[:10]}" if stem else _short(plain, LONGEST)
    return f"_{short}" if DEVICE.match(short) else short or "draft"


def _short(text: str, most: int) -> str:
    """At most so many bytes, never half a character."""
    return text.encode("utf-8", "replace")[:most].decode("utf-8", "ignore").rstrip(" .")
