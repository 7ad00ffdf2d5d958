"""What a draft leaves as: its file, with front matter as its author writes it, and the lines that must be there."""

import asyncio
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from unicodedata import normalize
from zoneinfo import ZoneInfo

from bot.kit.headed import headed, with_title
from bot.kit.label import AiLabel, labelled
from bot.kit.sponsor_question import SponsorMatter
from bot.model import Draft, File, Post, Revision
from bot.stores import Blogs, Cards, Drafts
from styles import StyleCard, ai_line
from styles.front_matter.file_names import file_pattern, next_file_name, slug_like
from styles.front_matter.next_head import LAST, ForHead, next_head
from styles.sponsorship.disclosure import disclosed, disclosure
from styles.sponsorship.recognition import sponsorship

KNOWN = 50  # of their newest posts, that are looked at for habits


class Leaving:
    """`label` is what a file says of who wrote it; `zone`: whose clock is meant where an author's dates name none."""

    def __init__(
        self,
        blogs: Blogs,
        cards: Cards,
        drafts: Drafts,
        now: Callable[[], datetime],
        label: AiLabel = "off",
        zone: tzinfo | None = None,
    ) -> None:
        self._blogs = blogs
        self._cards = cards
        self._drafts = drafts
        self._now = now
        self.label: AiLabel = label
        self._zone = zone or ZoneInfo("Asia/Seoul")

    async def sponsored(self, draft: Draft, lineage: Sequence[Revision]) -> tuple[Draft, SponsorMatter]:
        """The draft with its line, where what was said for the last of these revisions asks for one that it has not;
        and what its author hears of that now. Raises Forgotten."""
        first = len(lineage) == 1
        said = f"{draft.topic}\n{draft.notes}" if first else lineage[-1].request
        kind = await asyncio.to_thread(sponsorship, said)
        if kind is None or (first and draft.settled):
            return draft, ""
        if draft.settled or draft.sponsor:
            return draft, "asks" if first else "wishes"
        card = await self.card(draft)
        posts = [post.markdown for post in await self.posts(draft)]
        found = replace(draft, sponsor=await asyncio.to_thread(disclosure, kind, card, posts))
        await self._drafts.keep_sponsor(found)
        return found, "asks"

    async def file(self, draft: Draft, text: str, number: int, by_model: bool) -> File:
        """The Markdown file of a text: below front matter where its author's files have it, the disclosure first.

        `number`: the how-manyth text of its draft. An outline, which no model wrote, has no label."""
        label = self.label if by_model else "off"
        line = await self.label_line(draft) if label == "line" else ""
        text = f"{text.rstrip()}\n"
        block, name = await self.front_matter(draft, text, label == "meta") if draft.blog else ("", "")
        if not block:
            marked = labelled(disclosed(text, draft.sponsor), label, line)
            return File(file_name(draft.topic, number), marked.encode())
        body = labelled(disclosed(with_title(text, block)[1], draft.sponsor), label, line)
        return File(name or file_name(draft.topic, number), headed(block, body).encode())

    async def front_matter(
        self, draft: Draft, text: str, ai_assisted: bool, title: str = "", tags: Sequence[str] | None = None
    ) -> tuple[str, str]:
        """The block above a text as its author would begin it, and the name of its file; both empty where their posts
        are no files, or have no front matter."""
        posts = await self.posts(draft, LAST)
        if not any(post.head for post in posts):
            return "", ""
        moment, name = self._now(), ""
        title = title or with_title(text, "")[0] or draft.topic
        pattern = file_pattern([post.key for post in posts])
        slug = slug_like(pattern, title) if pattern else ""
        if pattern:
            name = next_file_name(pattern, slug, moment.astimezone(self._zone))
        kept = tags if tags is not None else ()
        said = ForHead(title, kept, moment, self._zone, slug, ai_assisted)
        return await asyncio.to_thread(next_head, [post.head for post in posts], said), name

    async def posts(self, draft: Draft, most: int = KNOWN) -> Sequence[Post]:
        """The newest posts of the blog it is written for, newest first."""
        blog = await self._blogs.blog(draft.blog, draft.owner)
        return await self._blogs.newest_posts(blog, most) if blog else ()

    async def card(self, draft: Draft) -> StyleCard:
        """What the draft is written with. Raises Forgotten."""
        return await self._cards.card(draft.card)

    async def label_line(self, draft: Draft) -> str:
        """The sentence that says an AI helped, in its author's register."""
        return ai_line(await self.card(draft))


def file_name(topic: str, number: int) -> str:
    """'제주 3일 여행' -> '제주-3일-여행-1.md'"""
    slug = re.sub(r"[^\w]+", "-", normalize("NFC", topic)).strip("-_")[:40].strip("-_")
    return f"{slug or 'draft'}-{number}.md"
