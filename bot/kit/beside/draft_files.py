"""What leaves of a draft as a file: front matter as its author writes it, the disclosure first, the label."""

import asyncio
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from unicodedata import normalize
from zoneinfo import ZoneInfo

from bot.kit.beside.headed import own_block, title_of
from bot.kit.beside.label import AiLabel
from bot.kit.beside.sponsor_question import SponsorMatter
from bot.kit.leaving import as_markdown
from bot.kit.parts import KitParts
from bot.model import Draft, File, Post, Revision
from bot.stores import Blogs, Cards, Drafts
from styles import StyleCard, ai_line
from styles.leaving.front_matter.file_names import file_pattern, next_file_name, slug_like
from styles.leaving.front_matter.next_head import ForHead, next_head
from styles.leaving.sponsorship.disclosure import disclosure
from styles.leaving.sponsorship.recognition import sponsorship

KNOWN = 50  # of an author's newest posts, that are looked at for habits
GENERATOR = "maltu (AI-assisted)"  # in <meta name="generator">


class DraftFiles:
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

    async def with_sponsor_line(self, draft: Draft, lineage: Sequence[Revision]) -> tuple[Draft, SponsorMatter]:
        """The draft with its line, where what was said for the last of these revisions asks for one that it has not;
        and what its author hears of that now. Raises Forgotten."""
        first = len(lineage) == 1
        said = f"{draft.topic}\n{draft.notes}" if first else lineage[-1].request
        kind = await asyncio.to_thread(sponsorship, said)
        if kind is None or (first and draft.settled):
            return draft, ""
        if draft.settled or draft.sponsor:
            again = first and await self._drafts.place(lineage[0]) > 1
            return draft, "" if again else "asks" if first else "wishes"
        card = await self.card(draft)
        posts = [post.markdown for post in await self.posts(draft)]
        found = replace(draft, sponsor=await asyncio.to_thread(disclosure, kind, card, posts))
        await self._drafts.keep_sponsor(found)
        return found, "asks"

    async def file(self, draft: Draft, text: str, number: int, by_model: bool) -> File:
        """The Markdown file of a text. `number`: the how-manyth of its draft. Raises Forgotten."""
        parts = await self.parts(draft, text, await self.posts(draft), by_model)
        return File(parts.file_name or file_name(draft.topic, number), as_markdown(text.rstrip(), parts).encode())

    async def parts(
        self, draft: Draft, text: str, posts: Sequence[Post], by_model: bool, title: str = "", tags: Sequence[str] = ()
    ) -> KitParts:
        """All but titles and tags; `title` and `tags` are those of the front matter. `posts` are its author's, newest
        first. An outline, which no model wrote, has no label. Raises Forgotten."""
        label = self.label if by_model else "off"
        title = title or (title_of(text) if by_model else "") or draft.topic
        block, name = await asyncio.to_thread(self._head, posts, title, tags, label == "meta")
        return KitParts(
            front_matter=block or own_block(text, label == "meta"),
            file_name=name,
            sponsor_line="" if text.lstrip().startswith(draft.sponsor) else draft.sponsor,
            ai_line=ai_line(await self.card(draft)) if label == "line" else "",
            meta_label=GENERATOR if label == "meta" else "",
        )

    def _head(self, posts: Sequence[Post], title: str, tags: Sequence[str], ai_assisted: bool) -> tuple[str, str]:
        """The block above a text, and the name of its file; both empty where their posts have no front matter."""
        moment, pattern = self._now(), file_pattern([post.key for post in posts if post.head])
        slug = slug_like(pattern, title) if pattern else ""
        said = ForHead(title, tags, moment, self._zone, slug, ai_assisted)
        block = next_head([post.head for post in posts], said).rstrip("\n")
        return block, next_file_name(pattern, slug, moment.astimezone(self._zone)) if pattern and block else ""

    async def posts(self, draft: Draft) -> Sequence[Post]:
        """The newest posts of the blog it is written for, newest first."""
        blog = await self._blogs.blog(draft.blog, draft.owner)
        return await self._blogs.newest_posts(blog, KNOWN) if blog else ()

    async def card(self, draft: Draft) -> StyleCard:
        """What the draft is written with. Raises Forgotten."""
        return await self._cards.card(draft.card)


def file_name(topic: str, number: int) -> str:
    """'제주 3일 여행' -> '제주-3일-여행-1.md'"""
    slug = re.sub(r"[^\w]+", "-", normalize("NFC", topic)).strip("-_")[:40].strip("-_")
    return f"{slug or 'draft'}-{number}.md"
