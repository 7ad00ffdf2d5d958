"""Make a database in which everybody has a blog and a style card, by the storage of whatever tree is on the path.

    PYTHONPATH=<tree> python -P benchmarks/load/prepare.py <database URL> <platform> <first> <last> <asked> [known]

Nothing of this tree is imported here. People are telegram:<first> to telegram:<last>; posts come on standard input,
as JSON: [[title, Markdown]]. `asked`: what all of their posts tell, so that they are asked for it, or nothing; `known`:
they have spoken with the bot before.
"""

import asyncio
import json
import sys
from dataclasses import replace
from datetime import UTC, datetime

from bot.model import Blog, Post
from storage.store import open_store
from styles import StyleCard, learn


async def fill(url: str, card: StyleCard, people: list[str], known: bool) -> None:
    """A blog and the card for each of them."""
    now = datetime(2026, 1, 1, tzinfo=UTC)
    async with open_store(url) as store:
        for person in people:
            blog = await store.blogs.keep_blog(Blog("files", "콩이네", "콩이네", person))
            if known:
                await store.people.speaks(person, "ko")
                await store.people.introduce(person, now)  # they were told that an AI writes
            await store.cards.keep_card(blog, card, now)


def asking(card: StyleCard, facet: str) -> StyleCard:
    """The card of somebody all of whose posts tell this, and are so long that any notes for one are thin."""
    length = card.profile.post._replace(middle=1000.0)
    return replace(card, tells={"": {facet: 1.0}}, profile=replace(card.profile, post=length))


def main() -> None:
    """Learn from the posts and keep what was learned for everybody."""
    url, platform, first, last, asked, *known = sys.argv[1:]
    posts = [Post(str(n), title, markdown) for n, (title, markdown) in enumerate(json.load(sys.stdin))]
    card = learn(posts)
    card = asking(card, asked) if asked else card
    people = [f"{platform}:{number}" for number in range(int(first), int(last) + 1)]
    asyncio.run(fill(url, card, people, bool(known)))


if __name__ == "__main__":
    main()
