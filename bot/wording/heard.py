"""What people say to the bot in plain words. What the buttons say is understood besides."""

from collections.abc import Mapping
from typing import Protocol

# Letters, digits and marks that Japanese keyboards type as wide as a Chinese character
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | str.maketrans({"　": " ", "。": ".", "〜": "~"})


def as_heard(text: str) -> str:
    """A short message as what people say is compared: 'ＯＫです。' -> 'okです'; lower case, narrow, without final marks."""
    return narrow(text).strip().rstrip(".!~…、 ")


def narrow(text: str) -> str:
    """In lower case and as narrow as Latin letters are, letter by letter: '２番。' -> '2番.'"""
    return text.translate(_WIDE).casefold()


class CommandWords(Protocol):
    """Whole messages in lower case, without their final marks."""

    heard_again: tuple[str, ...]  # another try at the same request
    heard_carry_on: tuple[str, ...]  # continue a text that broke off
    heard_done: tuple[str, ...]  # that was all I have to paste
    heard_code_is_there: tuple[str, ...]  # the code that was asked for stands in my blog now
    heard_stop: tuple[str, ...]  # stop what is being done
    heard_style: tuple[str, ...]  # show my style card
    heard_usage: tuple[str, ...]  # what have I used, what did this cost
    heard_help: tuple[str, ...]  # what can you do
    heard_yes: tuple[str, ...]  # beside what the button says
    heard_no: tuple[str, ...]
    heard_goodbye: tuple[str, ...]  # leave the terminal
    # expressions for the whole of a short message in which there is no wish, without the smile at its end
    heard_thanks: tuple[str, ...]
    heard_greeting: tuple[str, ...]
    heard_how_far: tuple[str, ...]  # how is it going with what is being done for me; without a question mark
    heard_nod: tuple[str, ...]  # yes, fine, well done
    heard_blog: tuple[str, ...]  # expressions for words that make an address beside them the address of a blog
    heard_counter: tuple[str, ...]  # what may follow a number in a list
    heard_everything: tuple[str, ...]  # somewhere in a request that is about every sentence of a draft


class CardRequestWords(Protocol):
    """Regular expressions for what people say of a style card, in lower case."""

    # The whole of a short text, without its final marks
    card_drop_rule: tuple[str, ...]  # each with one group: the number
    card_drop_last: tuple[str, ...]
    card_drop_all: tuple[str, ...]
    card_undo: tuple[str, ...]
    card_history: tuple[str, ...]
    card_use_version: tuple[str, ...]  # each with one group: the number
    card_look: tuple[str, ...]
    card_as_file: tuple[str, ...]
    card_thanks: tuple[str, ...]
    card_assent: tuple[str, ...]  # chatter that is no request: yes, wow, hello

    # Somewhere in a text
    card_asked_nicely: tuple[str, ...]  # a request put as a question
    card_question_begins: tuple[str, ...]
    card_question_ends: tuple[str, ...]
    card_wonder_ends: tuple[str, ...]
    card_forbids: tuple[str, ...]  # a rule against something
    card_habits: Mapping[str, str]  # a habit as cards name it, and what people call it
    card_or_draft: tuple[str, ...]  # words that are about a draft rather than a card
