"""Show a card, its rules and its versions as texts with their buttons."""

from collections.abc import Sequence

from bot.card.card_diff import diff_line
from bot.card.card_summary import card_summary
from bot.card.portrait_text import voice_in_brief
from bot.model import Blog, Button, Reply, Version
from bot.wording import Wording


def describe_card(blog: Blog, version: Version, not_learned: str, edited: str, words: Wording) -> str:
    """A card as its owner sees it; `edited` says how much of drafts they changed."""
    card = version.card
    return paragraphs(
        f"{words.card(blog.title, card.posts, card.characters)} {words.version_of(version.number, version.created)}",
        *voice_in_brief(card, words),
        "\n".join(f"- {line}" for line in card_summary(card, words)),
        not_learned,
        edited,
        words.rules(card.rules),
        words.how_to_change(bool(card.rules)),
    )


def paragraphs(*parts: str) -> str:
    """Those that say something, an empty line between them."""
    return "\n\n".join(part for part in parts if part)


def rules_now(version: Version, said: str, words: Wording) -> Reply:
    """What came of a request, and the rules as they are now."""
    return Reply(paragraphs(said, words.rules(version.card.rules)), buttons=card_buttons(version, words))


def card_buttons(version: Version, words: Wording) -> tuple[Button, ...]:
    """To undo what was changed last, and to see the versions, where there are some."""
    undo = (Button(*words.undo_button()),) if version.parent else ()
    return (*undo, Button(*words.versions_button())) if version.number > 1 else undo


def version_line(versions: Sequence[Version], newest: bool, words: Wording) -> str:
    """The first of these versions beside those before it, on one line."""
    version, *before = versions
    same = next((v.number for v in reversed(before) if v.card == version.card), None)
    if not before:
        change = words.first_learned() if version.number == 1 else ""
    else:
        change = words.same_as(same) if same else diff_line(before[0].card, version.card, words)
    card = version.card
    return words.version_line(version.number, version.created, card.posts, len(card.rules), change, newest)
