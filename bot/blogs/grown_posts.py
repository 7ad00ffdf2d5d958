"""Find posts that grew from drafts of ours, so that no voice is learned from them, and ask where it is unsure."""

from collections.abc import Awaitable, Callable, Mapping, Sequence, Set
from dataclasses import replace
from datetime import datetime

from bot.blogs.published_edits import RECENT, PublishedEdits
from bot.model import (
    NOT_LEARNED,
    Blog,
    Button,
    MessageId,
    Origin,
    OriginQuestion,
    Post,
    Provenance,
    Reply,
    Skipped,
)
from bot.stores import Blogs, Drafts, Origins
from bot.stores.published import LastText
from bot.wording import Wording
from styles.learning.grown import DraftText, Kin, Verdict
from styles.leaving.sponsorship.disclosure import with_disclosure

# Posts, drafts, and posts whose author is known: for each of the first the draft it is nearest to
Compare = Callable[[Sequence[Post], Sequence[DraftText], Sequence[Post]], Awaitable[Sequence[Kin | None]]]

_JUDGED: Mapping[Verdict, Provenance] = {"grown": "auto", "asked": "asked", "new": "own"}


class GrownPosts:
    """Each post is compared once, and again where it changed and had been its author's own."""

    def __init__(
        self,
        blogs: Blogs,
        drafts: Drafts,
        origins: Origins,
        compare: Compare,
        published: PublishedEdits,
        now: Callable[[], datetime],
    ) -> None:
        self.published = published
        self._blogs = blogs
        self._drafts = drafts
        self._origins = origins
        self._compare = compare
        self._now = now

    async def find(self, blog: Blog, posts: Sequence[Post], fresh: Set[str]) -> Mapping[str, Origin]:
        """The posts of a blog that must not be learned from, by key. `fresh`: keys of those that are new or changed.

        What was done to the drafts they grew from is noted. Raises Forgotten, and TooHard where they cannot be compared
        within reason.
        """
        known = await self._origins.origins(blog)
        judged = await self._judge([post for post in posts if _is_open(known.get(post.key), post.key in fresh)], blog)
        await self._origins.keep_origins(blog, judged)
        out = {one.key: one for one in (*known.values(), *judged) if one.provenance in NOT_LEARNED}
        await self.published.note(blog, posts, out, fresh)
        return out

    async def _judge(self, posts: Sequence[Post], blog: Blog) -> list[Origin]:
        texts = await self._drafts.last_texts(blog.owner, self._now() - RECENT) if posts else ()
        if not texts:
            return []
        kins = await self._compare(posts, [_draft_text(text) for text in texts], await self._known(blog.owner))
        return [_origin(post.key, kin, texts) for post, kin in zip(posts, kins, strict=True)]

    async def _known(self, person: str) -> list[Post]:
        """The posts, in all blogs of a person, that have a date or are known to be their own."""
        known: list[Post] = []
        for blog in await self._blogs.blogs(person):
            origins = await self._origins.origins(blog)
            for post in await self._blogs.posts(blog):
                origin = origins.get(post.key)
                if origin.provenance in ("own", "no") if origin else post.published:
                    known.append(post)
        return known

    async def describe(self, blog: Blog, words: Wording) -> str:
        """What was not learned because of where it comes from; empty where there is nothing."""
        out = await self._origins.left_out(blog)
        return words.grown_posts(out.grown, out.asked) if out.grown or out.asked else ""

    async def question(self, blog: Blog) -> OriginQuestion | None:
        """The first that is open about a post of this blog."""
        return await self._origins.open_question(blog.owner, blog)

    async def remember(self, shown: Sequence[MessageId], question: OriginQuestion) -> None:
        """These messages ask it."""
        await self._origins.remember_question(shown, question)


def as_skipped(posts: Sequence[Post], out: Mapping[str, Origin]) -> tuple[Skipped, ...]:
    """Posts that are not learned from, and why."""
    return tuple(
        Skipped(post.title or post.url or post.key, "asked" if out[post.key].provenance == "asked" else "grown")
        for post in posts
        if post.key in out
    )


def ask(question: OriginQuestion, words: Wording) -> Reply:
    """A question with its two buttons."""
    yes, no = (f"/from-draft id{question.id} {said}" for said in ("yes", "no"))
    buttons = Button(words.yes_button(), yes), Button(words.no_button(), no)
    return Reply(words.grew_from_draft(question.title, question.begun), buttons=buttons)


def with_question(reply: Reply, question: OriginQuestion, words: Wording) -> Reply:
    """A reply with a question below, and the buttons of both."""
    asked = ask(question, words)
    return replace(reply, text=f"{reply.text}\n\n{asked.text}", buttons=(*reply.buttons, *asked.buttons))


def _is_open(known: Origin | None, fresh: bool) -> bool:
    return known is None or (fresh and known.provenance == "own")


def _draft_text(last: LastText) -> DraftText:
    draft = last.draft
    return DraftText(
        draft.topic,
        with_disclosure(last.revision.text, draft.sponsor),
        "\n".join((draft.topic, draft.notes, *last.requests)),
        draft.created,
    )


def _origin(key: str, kin: Kin | None, texts: Sequence[LastText]) -> Origin:
    if kin is None or kin.verdict == "new":
        return Origin(key, "own", kin.share if kin else 0.0)
    revision = texts[kin.draft].revision
    return Origin(key, _JUDGED[kin.verdict], kin.share, revision.draft, revision.id)
