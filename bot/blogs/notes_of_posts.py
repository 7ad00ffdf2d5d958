"""Have a model write the notes that an author's posts may have come from, once for each post that is shown."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import aclosing, suppress
from datetime import datetime

from bot.blogs.refresh import Give
from bot.drafts.model_errors import ModelError, Refused, TooLong
from bot.drafts.paid_writer import PaidWriter
from bot.errors import Forgotten
from bot.model import Blog
from bot.people.costs.limits import LimitReached
from bot.ports import JobsStopped
from bot.stores import Store
from styles import StyleCard
from styles.model import Demonstration
from styles.notes.checked import LONGEST_ANSWER, checked_notes
from styles.notes.replaced import fingerprint_of
from styles.notes.request import notes_request

log = logging.getLogger(__name__)

ONE_AT_A_TIME = "notes"  # of everybody's: nobody waits for them, and drafts are written meanwhile


class NotesOfPosts:
    """What a model made of no use is not asked for again; what it could not be asked for now is, when the blog is read
    the next time. Until then a post is shown beside notes that were made without a model."""

    def __init__(self, store: Store, writer: PaidWriter, give: Give, now: Callable[[], datetime]) -> None:
        self._blogs, self._cards, self._notes = store.blogs, store.cards, store.notes
        self._writer = writer
        self._give = give
        self._now = now

    async def want(self, blog: Blog) -> None:
        """Have them made by and by, of the posts on the blog's newest card that have none."""
        version = await self._cards.version(blog)
        if self._writer.host and version and await self._missing(blog, version.card):
            with suppress(JobsStopped):  # the next reading wants them again
                day = f"{self._now():%Y-%m-%d}"  # once a day for a version: a reading says so more than once
                await self._give(f"note:{blog.id}:{blog.owner} {version.id}-{day}", ONE_AT_A_TIME, "note")

    async def make(self, job: str) -> None:
        """Make them, as this job asks; begun again after a crash, no post is asked for twice."""
        number, owner = _meant(job)
        blog = await self._blogs.blog(number, owner)
        version = await self._cards.version(blog) if blog else None
        if blog is None or version is None:
            return
        try:
            for each in await self._missing(blog, version.card):
                await self._keep(blog, each, await self._made(version.card, each, owner))
        except (ModelError, LimitReached) as error:
            log.info("notes of blog %d: later, %s", number, type(error).__name__)
        except Forgotten:
            log.info("blog %d was forgotten while notes were made of it", number)

    async def _missing(self, blog: Blog, card: StyleCard) -> Sequence[Demonstration]:
        known = await self._notes.notes(blog)
        return [each for each in card.demonstrations if fingerprint_of(each) not in known]

    async def _keep(self, blog: Blog, each: Demonstration, notes: Sequence[str]) -> None:
        await self._notes.keep_notes(blog, fingerprint_of(each), notes, self._now())

    async def _made(self, card: StyleCard, each: Demonstration, person: str) -> Sequence[str]:
        """None where the answer is of no use. Raises ModelError, LimitReached and Forgotten."""
        try:
            answer = await self._answer(card, each, person)
        except (Refused, TooLong) as error:
            log.info("notes of a post: none, %s", type(error).__name__)
            return ()
        checked = await asyncio.to_thread(checked_notes, answer, each, card.language)
        log.info("notes of a post: %d, %s", len(checked.notes), checked.fault or "in order")
        return checked.notes

    async def _answer(self, card: StyleCard, each: Demonstration, person: str) -> str:
        """Heard no further than notes can be long."""
        answer = ""
        async with aclosing(self._writer.write(notes_request(card, each, person), None)) as pieces:
            async for piece in pieces:
                answer += piece
                if len(answer) > LONGEST_ANSWER:
                    break
        return answer


def _meant(job: str) -> tuple[int, str]:
    """The blog and its owner: 'note:5:telegram:42 7-2026-…' -> (5, 'telegram:42')"""
    _, number, rest = job.split(":", 2)
    return int(number), rest.rpartition(" ")[0]
