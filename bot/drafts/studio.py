"""Write drafts and change them: a draft is a tree of revisions, each grown from the one that was replied to."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import replace
from datetime import datetime

from bot.drafts.draft_check import (
    PATIENCE,
    Check,
    Finish,
    Listen,
    as_written,
    faultless,
    score,
    spelled_otherwise,
    unheard,
    within_patience,
)
from bot.drafts.draft_text import file_name, has_text, without_fence
from bot.drafts.model_errors import ModelError, Refused
from bot.drafts.near_posts import Near, nowhere_near
from bot.model import Blog, Button, Draft, File, Reply, Revision
from bot.ports import Replies, Room, Writer
from bot.stores import Blogs, Cards, Drafts, Task
from bot.wording import Wording, words_in
from styles import Hearing, Prompt, StyleCard, Turn, blanks, leaks, mend_sentences, prompt, to_mend

log = logging.getLogger(__name__)

_CARRY_ON = words_in("ko").carry_on()[1]  # the request of a revision that continues its parent where it broke off


class TakenOver(Exception):
    """A revision is no longer this process's to write: it was called off, or somebody else goes on with it."""


class Studio:
    """`card_tokens`: how much of a prompt the style card may take. `check` finds sentences that must not stay, which
    are asked for anew; `finish` gives a draft the author's own spelling, `listen` hears how it sounds, and `near` finds
    the post it says over again.
    """

    def __init__(
        self,
        blogs: Blogs,
        cards: Cards,
        drafts: Drafts,
        writer: Writer,
        card_tokens: int,
        now: Callable[[], datetime],
        listen: Listen = unheard,
        finish: Finish = as_written,
        check: Check = faultless,
        near: Near = nowhere_near,
        patience: float = PATIENCE,
    ) -> None:
        self._blogs = blogs
        self._cards = cards
        self._drafts = drafts
        self._writer = writer
        self._card_tokens = card_tokens
        self._now = now
        self._listen = listen
        self._finish = finish
        self._check = check
        self._near = near
        self._patience = patience

    async def voice(self, person: str) -> tuple[Blog, int] | None:
        """The blog somebody writes as, and its newest card."""
        for blog in await self._blogs.blogs(person):
            if found := await self._cards.version(blog):
                return blog, found.id
        return None

    async def begin(
        self, blog: Blog, card: int, topic: str, notes: str, room: Room, own_room: bool, task: Task
    ) -> tuple[Draft, Sequence[Revision]]:
        """A new draft and its first revision, not yet written, for a task. Raises Forgotten."""
        draft = Draft(blog.owner, blog.id, card, topic, notes, room.id, own_room, self._now())
        return await self._drafts.begin_draft(draft, Revision(0, None, "", task=task.id, owner=task.owner))

    async def _begin(self, revision: Revision, task: Task) -> Revision:
        return await self._drafts.begin(replace(revision, task=task.id, owner=task.owner))

    async def take_over(self, revision: Revision, task: Task) -> Sequence[Revision]:
        """The line up to this revision, which another process began and this one goes on with. Raises Forgotten."""
        so_far = revision.text if self._writer.host else ""  # an outline is not gone on with, but made once more
        mine = replace(revision, owner=task.owner, text=so_far)
        await self._drafts.take_over(mine)
        return *(await self._drafts.lineage(revision))[:-1], mine

    async def refine(self, revision: Revision, request: str, task: Task) -> Sequence[Revision]:
        """The line up to a new revision, not yet written, grown from this one or the last before it that has a text.

        Raises Forgotten.
        """
        line = await self._drafts.lineage(revision)
        written = next((at for at in range(len(line), 0, -1) if line[at - 1].text), 0)
        parent = line[written - 1].id if written else None
        return *line[:written], await self._begin(Revision(revision.draft, parent, request), task)

    async def again(self, revision: Revision, task: Task) -> Sequence[Revision]:
        """The line up to another try at what this revision was asked for. Raises Forgotten."""
        line = await self._drafts.lineage(revision)
        return *line[:-1], await self._begin(Revision(revision.draft, revision.parent, revision.request), task)

    async def carry_on(self, revision: Revision, task: Task) -> Sequence[Revision]:
        """The line up to a revision that continues this one where it broke off. Raises Forgotten."""
        return await self.refine(revision, _CARRY_ON, task)

    async def write(self, draft: Draft, lineage: Sequence[Revision], words: Wording) -> Replies:
        """The last of these revisions: the growing text, then the whole with file, score and buttons.

        One that has a text already was cut off: it is gone on with. Whatever came is stored, however it ends. Raises
        TakenOver once the revision is no longer this process's to write.
        """
        revision = lineage[-1]
        yield Reply(revision.text) if revision.text else Reply(words.writing(), late=words.held_up())
        card = await self._cards.card(draft.card)
        asked, begun = await asyncio.to_thread(self._prompt, card, draft, _to_go_on(lineage))
        done, trouble = revision, None
        spelling: list[tuple[str, str]] = []
        if not revision.whole:
            growing = _Growing(revision, begun)
            try:
                async with aclosing(self._grow(growing, asked)) as texts:
                    async for text in texts:
                        yield Reply(text)
                growing.whole = True
                if self._writer.host:  # outlines stay as they are
                    mended = await self._mended(card, asked, growing.text, revision)
                    growing.text = await self._spelled(card, mended, revision)
                    spelling = await asyncio.to_thread(spelled_otherwise, mended, growing.text)
            except ModelError as error:
                trouble = error
            finally:
                done = growing.revision
                await self._drafts.finish(done)
        if not done.whole or not self._writer.host:
            yield self._final(draft, done, await self._drafts.place(done), trouble, words)
            return
        async with aclosing(self._scored(card, draft, done, asked, spelling, words)) as replies:
            async for reply in replies:
                yield reply

    async def _grow(self, growing: "_Growing", asked: Prompt) -> AsyncGenerator[str, None]:
        """The text so far, again and again. Raises TakenOver, ModelError."""
        async with aclosing(self._writer.write(asked)) as pieces:
            async for piece in pieces:
                growing.text += piece
                so_far = growing.revision
                if not self._drafts.grow(replace(so_far, whole=False)):
                    raise TakenOver
                yield so_far.text

    async def _mended(self, card: StyleCard, asked: Prompt, text: str, revision: Revision) -> str:
        """What the model wrote, mended where it must be."""
        text = blanks(without_fence(text), card.language)
        which = await within_patience(self._check(asked, text), (), "checked", revision.id, self._patience)
        if which and (answer := await self._written(to_mend(asked, text, which), revision)):
            return mend_sentences(text, which, answer)
        return text

    async def _spelled(self, card: StyleCard, text: str, revision: Revision) -> str:
        """In the author's own spelling."""
        finished = self._finish(card, text)
        return await within_patience(finished, text, "finished", revision.id, self._patience) or text

    async def _scored(
        self,
        card: StyleCard,
        draft: Draft,
        done: Revision,
        asked: Prompt,
        spelling: Sequence[tuple[str, str]],
        words: Wording,
    ) -> Replies:
        """The whole draft, then with its score."""
        yield Reply(done.text)
        sound = await within_patience(self._listen(card, done.text), None, "heard", done.id, self._patience)
        sound = sound if sound and sound.match is not None else None
        near = await within_patience(self._near(draft, done.text), None, "compared", done.id, self._patience)
        found = await asyncio.to_thread(leaks, asked, done.text)
        said = [words.strange_letters(found)] if found else []
        said += [words.near_post(near.title, near.share)] if near else []
        said += [words.spelled_otherwise(spelling)] if spelling else []
        said += [score(sound, words)] if sound else []
        yield self._final(draft, done, await self._drafts.place(done), None, words, "\n".join(said), sound)

    async def _written(self, asked: Prompt, revision: Revision) -> str:
        """An answer that nobody watches coming; empty where none comes, for there is a whole draft already."""
        text = ""
        try:
            async with aclosing(self._writer.write(asked)) as pieces:
                async for piece in pieces:
                    text += piece
        except Exception as error:
            log.warning("revision %s has no second answer: %s", revision.id, type(error).__name__)
            return ""
        return text

    async def show(self, draft: Draft, revision: Revision, words: Wording) -> Replies:
        """A revision that is there already."""
        yield self._final(draft, revision, await self._drafts.place(revision), None, words)

    async def show_cut_off(self, draft: Draft, revision: Revision, words: Wording) -> Replies:
        """What there is of a revision whose writing ended with its process, and with which nobody goes on by itself."""
        yield self._final(draft, revision, await self._drafts.place(revision), None, words, words.interrupted())

    async def show_stopped(self, draft: Draft, revision: Revision, words: Wording) -> Replies:
        """What there is of a revision whose writing was stopped."""
        kept = (await self._drafts.lineage(revision))[-1]
        note = "" if kept.whole else words.stopped_and_kept() if kept.text else words.stopped()
        yield self._final(draft, kept, await self._drafts.place(kept), None, words, note)

    def _prompt(self, card: StyleCard, draft: Draft, lineage: Sequence[Revision]) -> tuple[Prompt, str]:
        """What the model is asked for the last of these, and the text that its answer goes on with."""
        first, *later = lineage
        asked = prompt(card, draft.topic, draft.notes, self._card_tokens)
        turns: list[Turn] = []
        before = ""
        for one, next_one in zip(lineage, later, strict=False):
            said = one.text.removeprefix(before) if one.request == _CARRY_ON else one.text
            turns.append(Turn(said, "" if next_one.request == _CARRY_ON else next_one.request))
            before = one.text
        begun = before if lineage[-1].request == _CARRY_ON else ""
        return replace(asked, wish=first.request, turns=tuple(turns), person=draft.owner), begun

    def _final(
        self,
        draft: Draft,
        revision: Revision,
        number: int,
        trouble: ModelError | None,
        words: Wording,
        note: str = "",
        sound: Hearing | None = None,
    ) -> Reply:
        outline = not self._writer.host
        note = note or (trouble.sentence(words) if trouble else "")
        if not revision.text:
            return Reply(note or words.nothing_written(), buttons=(Button(*words.another_try()),))
        broken = not revision.whole and not isinstance(trouble, Refused)
        labels = [words.carry_on()] if broken else [words.shorter(), words.longer()]
        if not outline:
            labels.append(words.another_try() if sound is None or sound.within else words.in_my_voice())
        note = note or (words.outline_only() if outline else "")
        text = revision.text.rstrip()
        return Reply(
            _noted(text, note),
            file=File(file_name(draft.topic, number), f"{text}\n".encode()),
            buttons=tuple(Button(*label) for label in labels),
        )


class _Growing:
    """A revision while it is being written; `begun` is the text that it goes on with."""

    def __init__(self, revision: Revision, begun: str) -> None:
        self.text = ""
        self.whole = False
        self._revision = revision
        self._begun = begun

    @property
    def revision(self) -> Revision:
        """As it is now; white space alone is no text."""
        text = without_fence(self.text) if has_text(self.text) else ""
        return replace(self._revision, text=self._begun + text, whole=self.whole and bool(text))


def _to_go_on(lineage: Sequence[Revision]) -> Sequence[Revision]:
    """What to ask for: the last one, or, where it has a text already, one that continues it."""
    last = lineage[-1]
    return (*lineage, Revision(last.draft, last.id, _CARRY_ON)) if last.text else lineage


def still_writing(revision: Revision, words: Wording, seconds: float) -> str:
    """What stands there while the model is waited for: how long, below what there is of the text already."""
    return _noted(revision.text, words.still_writing(seconds)) if revision.text else words.still_writing(seconds)


def _noted(text: str, note: str) -> str:
    """A draft with a note below, which is no part of it."""
    return f"{text.rstrip()}\n\n———\n{note}" if note else text
