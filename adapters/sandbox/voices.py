"""Learn, hear and draw voices where no text hangs the bot and nobody waits meanwhile."""

from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from adapters.sandbox import Sandbox, SandboxFailed
from bot.errors import TooHard
from bot.model import Language, Post
from bot.stores import KeptAnalysis
from styles import Hearing, Prompt, StyleCard, faults, fingerprint, hear, learn_further, whole_posts
from styles.languages.measure_names import measure_name, value_text
from styles.learning.budget import within_budget
from styles.learning.grown import DraftText, Kin, find_origins, most_alike
from styles.learning.published.edits import PostEdits, edits_of_each
from styles.learning.shown.rows import rows_first
from styles.learning.shown.topics import Topic, topic_apart
from styles.model import Demonstration
from styles.spelling import respell

T = TypeVar("T")


async def check(ear: Sandbox, asked: Prompt, text: str) -> tuple[str, ...]:
    """Find the sentences of a draft that must not stay, where no learning holds it up. Raises SandboxFailed."""
    return await ear.run(faults, asked, text)


async def study(
    school: Sandbox, posts: Sequence[Post], kept: Mapping[str, KeptAnalysis]
) -> tuple[StyleCard, Mapping[str, KeptAnalysis]]:
    """Learn in a process of its own, so that nobody waits meanwhile, and no text hangs the bot. `kept`: what is known
    of the posts, by key; what has been found out besides comes with the card. Raises TooHard."""
    return await _within_reason(school.run(learn_with, list(posts), dict(kept)))


def learn_with(posts: Sequence[Post], kept: Mapping[str, KeptAnalysis]) -> tuple[StyleCard, Mapping[str, KeptAnalysis]]:
    """The same, where it is called, from no more of long posts than there is time for. Raises TooLittle and
    Unfamiliar."""
    read = within_budget(posts)
    card, found = learn_further(read, dict(kept.values()))
    marks = {post.key: fingerprint(beginning) for post, beginning in zip(posts, read, strict=True)}
    return card, {key: KeptAnalysis(mark, found[mark]) for key, mark in marks.items() if mark in found}


async def show_whole(school: Sandbox, posts: Sequence[Post]) -> Sequence[Demonstration]:
    """Find the posts that can be shown whole, where voices are learned. Raises TooHard, TooLittle and Unfamiliar."""
    return await _within_reason(school.run(whole_posts, within_budget(posts)))


async def trace(
    school: Sandbox, posts: Sequence[Post], drafts: Sequence[DraftText], known: Sequence[Post]
) -> Sequence[Kin | None]:
    """Find the drafts that posts grew from, where voices are learned. Raises TooHard."""
    return await _within_reason(school.run(find_origins, posts, drafts, known))


async def find_edits(school: Sandbox, pairs: Sequence[tuple[DraftText, Post]]) -> Sequence[PostEdits]:
    """Lay drafts beside the posts that grew from them, where voices are learned. Raises TooHard."""
    return await _within_reason(school.run(edits_of_each, pairs))


async def find_topic(school: Sandbox, posts: Sequence[Post]) -> Topic | None:
    """Find the topic that sounds otherwise, where voices are learned. Raises TooHard."""
    return await _within_reason(school.run(topic_apart, posts))


async def repeats(ear: Sandbox, text: str, posts: Sequence[str]) -> Kin | None:
    """The post that a draft has most in common with. Raises SandboxFailed."""
    return await ear.run(most_alike, text, posts)


async def _within_reason(work: Awaitable[T]) -> T:
    try:
        return await work
    except SandboxFailed as error:
        raise TooHard(error.why) from error


async def listen(ear: Sandbox, card: StyleCard, text: str) -> Hearing:
    """Hear a draft where no learning holds it up. Raises SandboxFailed."""
    return await ear.run(hear, card, text)


async def spell(ear: Sandbox, card: StyleCard, text: str, kept: Sequence[str]) -> str:
    """A draft with its words written as this author writes them each time, outside of `kept`. Raises SandboxFailed."""
    choices = card.profile.choices
    return await ear.run(respell, text, choices, card.language, tuple(kept)) if choices else text


async def draw(sandbox: Sandbox, card: StyleCard, title: str, language: Language) -> bytes:
    """A card as a PNG, drawn where learning does not hold it up. Raises SandboxFailed."""
    shown = replace(card, standings=rows_first(card.standings))
    return await sandbox.run(_render, shown, title, language)


def _render(card: StyleCard, title: str, language: Language) -> bytes:
    from styles.export.picture.chart import (
        render_card_picture,  # here: it takes fonts and pictures, and its process only
    )

    return render_card_picture(card, title, language, measure_name, value_text)
