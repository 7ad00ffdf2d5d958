"""Find out what people did to drafts before they published them, tell them, and learn from what they added."""

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence, Set
from datetime import datetime, timedelta

from bot.card.proposals import Proposals, ask
from bot.errors import BotError
from bot.model import Blog, Origin, Post, Reply
from bot.stores import Drafts
from bot.stores.published import Edits, LastText, PublishedDraft
from bot.wording import Wording
from styles.learning.grown import DraftText
from styles.learning.published.added import gather
from styles.learning.published.edits import PostEdits
from styles.leaving.sponsorship.disclosure import with_disclosure

CompareEdits = Callable[[Sequence[tuple[DraftText, Post]]], Awaitable[Sequence[PostEdits]]]

RECENT = timedelta(days=90)  # older drafts are not published any more
TOLD = 3  # posts that are told of at once

log = logging.getLogger(__name__)


class PublishedEdits:
    """Each post that grew from a draft is laid beside it once, and again where it changed."""

    def __init__(
        self,
        drafts: Drafts,
        edits: Edits,
        proposals: Proposals,
        compare: CompareEdits,
        now: Callable[[], datetime],
    ) -> None:
        self._drafts = drafts
        self._edits = edits
        self._proposals = proposals
        self._compare = compare
        self._now = now

    async def note(self, blog: Blog, posts: Sequence[Post], grown: Mapping[str, Origin], fresh: Set[str]) -> None:
        """Note what was done to the drafts of these posts, where that is not known. `fresh` are new or changed.

        Raises Forgotten. What cannot be compared within reason is let be.
        """
        known = {one.key for one in await self._edits.edits(blog)}
        unknown = [
            post for post in posts if _is_certain(grown.get(post.key)) and (post.key in fresh or post.key not in known)
        ]
        pairs = await self._with_drafts(blog, unknown, grown) if unknown else []
        try:
            found = await self._compare([(_draft_text(text), post) for text, post in pairs]) if pairs else ()
        except BotError as error:
            log.info("what was done to drafts of blog %d was not found: %s", blog.id, type(error).__name__)
            return
        kept = [
            PublishedDraft(post.key, post.title, text.draft.id, edits)
            for (text, post), edits in zip(pairs, found, strict=True)
        ]
        if kept:
            await self._edits.keep_edits(blog, kept)

    async def _with_drafts(
        self, blog: Blog, posts: Sequence[Post], grown: Mapping[str, Origin]
    ) -> list[tuple[LastText, Post]]:
        """Each with the draft it grew from, as far as that is there, the oldest first."""
        texts = {text.draft.id: text for text in await self._drafts.last_texts(blog.owner, self._now() - RECENT)}
        dated = sorted(posts, key=lambda post: post.published or self._now())
        found = ((texts.get(grown[post.key].draft or 0), post) for post in dated)
        return [(text, post) for text, post in found if text]

    async def added(self, blog: Blog, own: Sequence[Post], there: Set[str]) -> list[Post]:
        """Texts to learn from, of what was added to drafts: beside so many posts of its author's own, from the posts
        that are `there`, by key."""
        pieces = [one.edits.added for one in await self._edits.edits(blog) if one.key in there]
        texts = gather(pieces, [post.markdown for post in own]) if pieces else []
        return [Post(f"added {n}", "", text) for n, text in enumerate(texts, 1)]

    async def telling(self, blog: Blog, words: Wording, proposing: bool) -> Reply | None:
        """A line for each post that its author has not been told of, and, where nothing else is asked and nobody else
        reads it, the rule that is proposed, which quotes a draft; None for none. Once it was shown, `told` is called.
        """
        every = await self._edits.edits(blog)
        untold = [n for n, one in enumerate(every) if not one.told]
        if not untold:
            return None
        before = [None, *(one.edits.share for one in every)]
        lines = [words.edited(every[n].title, every[n].edits.share, before[n]) for n in untold[-TOLD:]]
        proposed = await self._proposals.open_one(blog) if proposing else None
        asked = ask(proposed, words) if proposed else Reply("")
        return Reply("\n\n".join(filter(None, ("\n".join(lines), asked.text))), buttons=asked.buttons)

    async def told_at_once(self, blog: Blog, words: Wording) -> Reply | None:
        """The lines alone, where others may read them; from now on their author counts as told."""
        lines = await self.telling(blog, words, proposing=False)
        await self.told(blog)
        return lines

    async def told(self, blog: Blog) -> None:
        """Their author knows of all that there is."""
        await self._edits.tell(blog, [one.key for one in await self._edits.edits(blog) if not one.told])


def _is_certain(origin: Origin | None) -> bool:
    return origin is not None and origin.provenance in ("auto", "yes") and origin.draft is not None


def _draft_text(last: LastText) -> DraftText:
    draft = last.draft
    return DraftText(draft.topic, with_disclosure(last.revision.text, draft.sponsor), draft.notes, draft.created)
