"""Which addresses are a person's own: in what they asked for and sent along, in their rules, their blogs and posts."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from bot.drafts.sanitise.addresses import Given, given
from bot.drafts.sanitise.text import sanitised
from bot.model import Draft, Post, Revision
from bot.stores import Blogs
from styles import StyleCard


class OwnAddresses:
    """Those of posts are looked for only where a draft holds an address that is none of the others."""

    def __init__(self, blogs: Blogs) -> None:
        self._blogs = blogs

    async def of_draft(self, draft: Draft, lineage: Sequence[Revision], card: StyleCard) -> Given:
        """In topic, notes with attached files, requests and rules, and all that lies below their blogs' addresses."""
        blogs = await self._blogs.blogs(draft.owner)
        said = [draft.topic, draft.notes, *(each.request for each in lineage), *card.rules]
        said += (*card.profile.greetings, *card.profile.farewells)
        return given(said, [blog.address for blog in blogs if blog.kind != "files"])

    async def filtered(
        self, draft: Draft, line: Sequence[Revision], card: StyleCard
    ) -> tuple[Sequence[Revision], Given]:
        """The same line, whose texts may be older than the filter, and the addresses that it may hold."""
        known = await self.of_draft(draft, line, card)
        filtered = await asyncio.to_thread(_as_filtered, line, known)
        if filtered != list(line):
            known |= await self.of_posts(draft.owner)
            filtered = await asyncio.to_thread(_as_filtered, line, known)
        return filtered, known

    async def of_posts(self, person: str) -> Given:
        """In everything that they published, as far as it was read."""
        posts = [post for blog in await self._blogs.blogs(person) for post in await self._blogs.posts(blog)]
        return await asyncio.to_thread(_in_posts, posts)


def _as_filtered(lineage: Sequence[Revision], known: Given) -> list[Revision]:
    return [replace(each, text=sanitised(each.text, known)) for each in lineage]


def _in_posts(posts: Sequence[Post]) -> Given:
    lines = (line for post in posts for line in (post.url, *post.markdown.split("\n")))
    return given(lines)
