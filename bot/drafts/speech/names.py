"""Names that are likely to be said, for whoever writes down what is heard."""

import re

MOST = 200  # characters; Whisper reads 224 tokens of a prompt, the last ones
_READ = 4000  # characters of notes that are looked through
_WORD = re.compile(r"[^\W\d_][\w’'&.-]{1,30}")  # of two letters or more, none of them a figure at its beginning


def likely_names(topic: str, notes: str) -> str:
    """'성수 카페', '대림창고 옆, 라떼' -> '성수, 카페, 대림창고, 라떼': words of topic and notes, each once, in order.

    Notes are mostly nouns, and a word too many does no harm.
    """
    words = dict.fromkeys(found.rstrip(".-'’&") for found in _WORD.findall(f"{topic}\n{notes[:_READ]}"))
    said = ""
    for word in words:
        longer = f"{said}, {word}" if said else word
        if len(word) < 2:
            continue
        if len(longer) > MOST:
            break
        said = longer
    return said
