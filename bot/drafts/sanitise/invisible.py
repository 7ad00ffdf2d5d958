"""Take out of a text what nobody can see: controls, turned directions, characters without a width."""

import re

EMOJI = (
    "\u00a9\u00ae\u203c\u2049\u2100-\u27bf\u2900-\u2bff\u3030\u303d\u3297\u3299"
    "\U0001f000-\U0001f3fa\U0001f400-\U0001faff"
)
TONES = "\U0001f3fb-\U0001f3ff"
HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
JOINING = "\u0600-\u08ff\u0900-\u0dff\u1000-\u109f"  # scripts in which a joiner changes how letters are written
# Unicode's Default_Ignorable_Code_Point and bidirectional controls, private and unassigned planes, and Braille's blank.
HIDDEN = (
    "\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ud800-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff"
)
CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f"

_ANY = re.compile(f"[{CONTROLS}{HIDDEN}\u2028\u2029]")
_BREAK = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
# CSI and OSC of ECMA-48 with what they carry, and what is left of others
_SEQUENCE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]{0,40}+[ -/]{0,8}+[@-~]?|(?:\x1b\]|\x9d)[^\x07\x1b\x9c\n]{0,200}+(?:\x07|\x1b\\|\x9c)?"
)
_BELONGS = re.compile(
    rf"(?<=[{EMOJI}{TONES}\ufe0f])\u200d(?=[{EMOJI}])"
    rf"|(?<=[{EMOJI}])[\ufe0e\ufe0f]"
    "|(?<=[0-9#*])\ufe0f(?=\u20e3)"
    rf"|(?<=[{JOINING}])[\u200c\u200d](?=[{JOINING}])"
    rf"|(?<=[{HAN}])[\ufe00-\ufe02\U000e0100-\U000e01ef]"
    "|(?<=\U0001f3f4)[\U000e0030-\U000e007a]{3,6}\U000e007f"  # the flags of England, Scotland and Wales
    rf"|(?P<out>[{CONTROLS}{HIDDEN}])"
)


def visible(text: str) -> str:
    """The text without characters that cannot be seen; joiners and selectors stay where an emoji or letter needs them.

    Line ends of all kinds become "\\n", and orders to a terminal go with what they carry.
    """
    if not _ANY.search(text):
        return text
    text = _BREAK.sub("\n", _SEQUENCE.sub("", text))
    return _BELONGS.sub(lambda found: "" if found["out"] else found[0], text)
