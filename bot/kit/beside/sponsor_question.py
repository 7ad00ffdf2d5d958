"""Ask once whether a draft was given or paid for, below the first text that says so, and tell where the line is."""

from dataclasses import replace
from typing import Literal, assert_never

from bot.model import Button, Draft, Reply
from bot.wording import Wording

LONGEST_LINE = 200  # characters of a line that somebody words themselves
SponsorMatter = Literal["", "asks", "wishes"]  # nothing; whether it is sponsored is asked; they speak of the line


def with_sponsor_matter(reply: Reply, matter: SponsorMatter, draft: Draft, words: Wording) -> Reply:
    """A draft with what there is to say of its line below."""
    match matter:
        case "":
            return reply
        case "asks":
            return _with_question(reply, draft, words)
        case "wishes":
            note = words.sponsor_line_is_ours() if draft.sponsor else words.no_sponsor_line()
            return replace(reply, text=f"{reply.text}\n\n{note}")
        case forgotten:
            assert_never(forgotten)


def _with_question(reply: Reply, draft: Draft, words: Wording) -> Reply:
    buttons = (Button(words.yes_button(), "/sponsored yes"), Button(words.no_button(), "/sponsored no"))
    text = f"{reply.text}\n\n{words.asks_sponsored(draft.sponsor)}"
    return replace(reply, text=text, buttons=(*reply.buttons, *buttons))
