"""Leave out of a text what nobody who reads it can see."""

import re

# Emoji that others are joined to or that a variation selector follows (Unicode's emoji-data, roughly by blocks).
_EMOJI = (
    r"\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u25fe\u2600-\u27bf\u2934\u2935"
    r"\u2b05-\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
# Controls but tab and line feed; the categories Cf, Co and Cs; fillers of Hangul, Khmer and Mongolian; selectors of
# variants, of which a run spells any text; the tags U+E0000…, which spell ASCII; what is no character.
_UNSEEN = (
    r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160"
    r"\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ue000-\uf8ff"
    r"\ufdd0-\ufdef\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff\U000110bd\U000110cd\U00013430-\U0001343f"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000f0000-\U0010ffff"
)
_OUT = re.compile(
    rf"[{_UNSEEN}]+"
    rf"|(?<![{_EMOJI}])(?<![{_EMOJI}]\ufe0f)\u200d|\u200d(?![{_EMOJI}])"
    rf"|(?<![{_EMOJI}0-9#*])[\ufe0e\ufe0f]|(?<=[0-9#*])[\ufe0e\ufe0f](?!\u20e3)"
)
_LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile(r"[\xa0\u1680\u2000-\u200a\u202f\u205f\u2800]")  # not U+3000, which Japanese paragraphs open with


def visible(text: str) -> str:
    """The text without controls, format characters, tags, fillers and selectors; every line end a line feed and every
    odd blank a space. What joins and colours emoji stays. Linear; applied to its own result it changes nothing."""
    if text.isascii() and text.isprintable():
        return text
    return _OUT.sub("", _BLANKS.sub(" ", _LINE_ENDS.sub("\n", text)))
