"""What people answer in no more than a few words, in any language the bot speaks."""

import re
from collections.abc import Callable, Sequence

from bot.commands import Write
from bot.wording import HEARD, Wording
from bot.wording.heard import as_heard


def ways_to_say(ways: Callable[[Wording], Sequence[str]]) -> frozenset[str]:
    """What people say without a slash, and what the buttons say, in every language."""
    return frozenset(as_heard(way) for words in HEARD for way in ways(words))


JUST_WRITE = ways_to_say(lambda words: (*words.just_write(), *words.heard_just_write))
_LONGER = ways_to_say(lambda words: (*words.longer(), *words.heard_longer))
_SEEN_RIGHT = ways_to_say(lambda words: (*words.seen_is_right(), *words.heard_seen_right))
_LOOK = ways_to_say(lambda words: words.heard_may_look)
_YES_FIRST = re.compile(rf"\A(?:{'|'.join(words.heard_yes_first for words in HEARD)})[\s,.!、。！]{{1,3}}(?=\S)", re.I)
_FINAL, _APART = ".!~…。！〜～、 　", " ,、."  # what ends a topic, and what stands before the words that end it
_YES = ways_to_say(lambda words: (words.yes_button(), *words.heard_yes))
_NO = ways_to_say(lambda words: (words.no_button(), *words.heard_no))


def yes_or_no(text: str) -> bool | None:
    """What somebody answers, in any language the bot speaks; None: neither."""
    said = as_heard(text)
    return True if said in _YES else False if said in _NO else None


def behind_a_yes(text: str) -> str:
    """What stands behind the yes that an answer begins with: '네, 맞아요' -> '맞아요'; all of it where none does."""
    return _YES_FIRST.sub("", text.strip())


def may_look(text: str) -> bool:
    """Whether they answer that their photos may be looked at, without naming them, in any language the bot speaks."""
    return as_heard(text) in _LOOK


def is_seen_right(text: str) -> bool:
    """Whether they confirm what was seen in their photos, in any language the bot speaks."""
    return as_heard(text) in _SEEN_RIGHT


def wants_photos_added(text: str) -> bool:
    """Whether they say no more than that the photos they sent belong into the draft there is."""
    said = as_heard(text)
    return len(said) <= 40 and any(re.fullmatch(way, said) for words in HEARD for way in words.heard_add_photos)


def wants_longer(text: str) -> bool:
    """Whether they say no more than that a text is to be longer, in any language the bot speaks."""
    return as_heard(text) in _LONGER


def without_just_write(asked: Write) -> Write | None:
    """What is to be written, where they also say, at the end of the topic or on a line of its own, that it is to be
    written without any questions; None: they do not say so."""
    topic, said = asked.topic.rstrip(_FINAL), as_heard(asked.topic)
    way = next(
        (way for way in JUST_WRITE if said == way or said.endswith(tuple(f"{mark}{way}" for mark in _APART))), ""
    )
    lines = asked.notes.split("\n")
    kept = [line for line in lines if as_heard(line.strip(" -*•")) not in JUST_WRITE]
    if not way and len(kept) == len(lines):
        return None
    return Write(topic[: len(topic) - len(way)].rstrip(" ,-、。　") if way else asked.topic, "\n".join(kept))
