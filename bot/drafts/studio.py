"""Write drafts and change them: a draft is a tree of revisions, each grown from the one that was replied to."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import replace
from datetime import datetime
from functools import partial

from bot.drafts.clipping import clip_prompt
from bot.drafts.continuing.branches import Branches
from bot.drafts.continuing.buttons import buttons_of
from bot.drafts.continuing.conversation import CARRY_ON, conversation
from bot.drafts.continuing.openings import in_order, offer_of
from bot.drafts.draft_check import (
    PATIENCE,
    Check,
    Finish,
    Listen,
    answer_unwatched,
    as_written,
    faultless,
    is_too_long,
    score,
    spelled_otherwise,
    unheard,
    within_patience,
)
from bot.drafts.draft_text import noted
from bot.drafts.edits.changing import Changing
from bot.drafts.edits.edit import ANYTHING, Edit, edit_of
from bot.drafts.growing import Growing, TakenOver
from bot.drafts.history.change_lines import branch_line
from bot.drafts.history.tree import RevisionTree
from bot.drafts.model_errors import BrokeOff, ModelError, NothingChanged, Refused, TooLong
from bot.drafts.near_posts import Near, nowhere_near
from bot.drafts.open_questions.below import said_below
from bot.drafts.own_sentences.keeping import OwnSentences, own_sentences
from bot.drafts.paid_writer import PaidWriter
from bot.drafts.photos.keeping import KeptPhotos, kept_photos
from bot.drafts.sanitise.addresses import Given
from bot.drafts.sanitise.own_addresses import OwnAddresses
from bot.drafts.sanitise.pointed_out import pointed_out
from bot.drafts.sanitise.text import NOBODYS, sanitised
from bot.drafts.voices.at_hand import VoicesAtHand
from bot.kit.beside.draft_files import DraftFiles
from bot.kit.beside.sponsor_question import with_sponsor_matter
from bot.model import Blog, Button, Draft, Reply, Revision
from bot.people.costs.limits import LimitReached
from bot.ports import Replies
from bot.stores import Blogs, Cards, Drafts
from bot.stores.ledger import Amounts
from bot.wording import Wording
from styles import Hearing, Prompt, StyleCard, blanks, leaks, mend_sentences, to_mend
from styles.leaving.sponsorship.disclosure import with_disclosure


class Studio:
    """`card_tokens`: how much of a prompt the style card may take, `prompt_tokens` all that people say. `check` finds
    sentences that must not stay, which are asked for anew; `finish` gives a draft the author's own spelling, `listen`
    hears how it sounds, and `near` finds the post it says over again. `files` knows what
    leaves with a text. `branches` begin revisions that are written here.
    """

    def __init__(
        self,
        blogs: Blogs,
        cards: Cards,
        drafts: Drafts,
        writer: PaidWriter,
        card_tokens: int,
        prompt_tokens: int,
        now: Callable[[], datetime],
        listen: Listen = unheard,
        finish: Finish = as_written,
        check: Check = faultless,
        near: Near = nowhere_near,
        patience: float = PATIENCE,
        voices: VoicesAtHand | None = None,
        files: DraftFiles | None = None,
    ) -> None:
        self._cards = cards
        self.voices = voices or VoicesAtHand(blogs, cards)
        self._drafts = drafts
        self._writer = writer
        self.branches = Branches(drafts, goes_on=bool(writer.host))
        self._card_tokens = card_tokens
        self.prompt_tokens = prompt_tokens
        self._listen = listen
        self._finish = finish
        self._check = check
        self._near = near
        self._patience = patience
        self.files = files or DraftFiles(blogs, cards, drafts, now)
        self._addresses = OwnAddresses(blogs)

    @property
    def has_model(self) -> bool:
        """Whether drafts are written here, not only outlines."""
        return bool(self._writer.host)

    async def voice(self, person: str) -> tuple[Blog, int] | None:
        """The blog somebody writes as, and its newest card."""
        return await self._cards.voice(person)

    async def admit(self, person: str, amounts: Amounts) -> None:
        """Take a draft or a change from what somebody may use, before it begins. Raises LimitReached, HoldsTooMuch."""
        await self._writer.admit(person, amounts, self._card_tokens)

    async def write(self, draft: Draft, lineage: Sequence[Revision], words: Wording) -> Replies:
        """The last of these revisions: the growing text, then the whole with file, score and buttons, and the question
        whether it was paid for, where what was said now sounds so. Raises Forgotten, and TakenOver once the revision is
        no longer this process's to write."""
        draft, matter = await self.files.with_sponsor_line(draft, lineage)
        async with aclosing(self._write(draft, lineage, words)) as replies:
            async for reply in replies:
                yield with_sponsor_matter(reply, matter, draft, words) if reply.file else reply

    async def _write(self, draft: Draft, lineage: Sequence[Revision], words: Wording) -> Replies:
        """One that has a text already was cut off: it is gone on with. Whatever came is stored, however it ends. Raises
        TakenOver."""
        if not lineage[-1].text:
            yield Reply(words.writing(), late=words.held_up())
        card, model = await self.voices.of(draft)
        lineage, known = await self._addresses.filtered(draft, lineage, card)
        revision = lineage[-1]
        if revision.text:
            yield Reply(with_disclosure(revision.text, draft.sponsor))
        whole = await asyncio.to_thread(conversation, card, draft, lineage, self._card_tokens)
        edit = await asyncio.to_thread(edit_of, lineage) if self._writer.host else ANYTHING
        whole = replace(whole, model=model, instead=edit.asked(whole) or whole.instead)
        asked, forgotten = await asyncio.to_thread(clip_prompt, whole, self.prompt_tokens)
        own = await asyncio.to_thread(own_sentences, draft.notes, lineage, card.language, CARRY_ON)
        photos = kept_photos(draft.notes, lineage)
        done, trouble, noticed = revision, None, [forgotten.note(words)]
        if not revision.whole:
            growing = await asyncio.to_thread(self._growing, draft, revision, edit, whole.begun, known)
            try:
                async with aclosing(self._grow(growing, asked, revision.id)) as texts:
                    async for text in texts:
                        yield Reply(with_disclosure(text, "" if revision.kind == "openings" else draft.sponsor))
                if self._writer.host and not is_too_long(growing.written):  # outlines stay as they are
                    noticed.append(await self._finish_up(card, asked, growing, revision, own, photos, words))
            except (ModelError, LimitReached) as error:
                trouble = error
            finally:
                done = await growing.final()
                done = in_order(done, draft.topic) if done.kind == "openings" else done
                await self._drafts.finish(done)
                self._writer.ended(done.whole, trouble is not None)
        if not done.whole or not self._writer.host or is_too_long(done.text) or done.kind == "openings":
            yield await self._final(draft, done, await self._drafts.place(done), trouble, words)
            return
        noticed += [edit.note(done.text, words), await asyncio.to_thread(own.promise, done.text, words)]
        async with aclosing(self._scored(card, draft, done, asked, noticed, words)) as replies:
            async for reply in replies:
                yield reply

    def _growing(self, draft: Draft, revision: Revision, edit: Edit, begun: str, known: Given) -> Growing | Changing:
        of_posts = partial(self._addresses.of_posts, draft.owner)
        if edit.is_of_a_part:
            return Changing(revision, edit, known, of_posts)
        return Growing(revision, begun, known, of_posts, watched=bool(self._writer.host))

    async def _grow(self, growing: Growing | Changing, asked: Prompt | None, id: int) -> AsyncGenerator[str, None]:
        """The text so far, again and again. Raises TakenOver, ModelError and LimitReached."""
        while asked:
            async with aclosing(self._writer.write(asked, id)) as pieces:
                try:
                    async for piece in pieces:
                        await growing.hear(piece)
                        if not self._drafts.grow(replace(growing.kept, whole=False)):
                            raise TakenOver
                        if so_far := growing.revision.text:
                            yield so_far
                    await growing.end()
                except (BrokeOff, TooLong) as error:
                    if growing.keeps_text:
                        raise
                    raise NothingChanged(error.host) from error
                finally:
                    await growing.settle()
            asked = growing.again(asked)

    async def _finish_up(
        self,
        card: StyleCard,
        asked: Prompt,
        growing: Growing | Changing,
        revision: Revision,
        own: OwnSentences,
        photos: KeptPhotos,
        words: Wording,
    ) -> str:
        """Mend it, with the person's own sentences as they are, all else in their spelling, and each photo in its one
        place; what the spelling changed."""
        places: list[tuple[str, str]] = []
        for part in growing.parts:
            mended = await self._mended(card, asked, part.written, growing.revision.text, revision)
            mended = await asyncio.to_thread(own.restore, await growing.cleaned(mended), part.begun)
            mended = await growing.cleaned(mended)
            part.written = await growing.cleaned(await self._spelled(card, mended, revision, own))
            places += await asyncio.to_thread(spelled_otherwise, mended, part.written)
        for part in growing.parts if revision.kind == "text" else ():
            placed = partial(photos.put, part.written, growing.beside(part), card.pictures, card.language)
            part.written = await asyncio.to_thread(placed)
        return words.spelled_otherwise(places) if places else ""

    async def _mended(self, card: StyleCard, asked: Prompt, text: str, around: str, revision: Revision) -> str:
        """What the model wrote, mended where it must be; `around` is the whole of which it is."""
        text = blanks(text, card.language)
        which = await within_patience(self._check(asked, text), (), "checked", revision.id, self._patience)
        if which:
            again, _ = await asyncio.to_thread(clip_prompt, to_mend(asked, around, which), self.prompt_tokens)
            answer = await answer_unwatched(self._writer.write(again, revision.id), revision.id)
            text = mend_sentences(text, which, answer)
        return text

    async def _spelled(self, card: StyleCard, text: str, revision: Revision, own: OwnSentences) -> str:
        """In the author's own spelling."""
        finished = self._finish(card, text, own.sentences)
        return await within_patience(finished, text, "finished", revision.id, self._patience) or text

    async def _scored(
        self,
        card: StyleCard,
        draft: Draft,
        done: Revision,
        asked: Prompt,
        noticed: Sequence[str],
        words: Wording,
    ) -> Replies:
        """The whole draft, then with its score."""
        yield Reply(with_disclosure(done.text, draft.sponsor))
        heard = await within_patience(self._listen(card, done.text), None, "heard", done.id, self._patience)
        sound = heard if heard and heard.match is not None else None
        near = await within_patience(self._near(draft, done.text), None, "compared", done.id, self._patience)
        found = await asyncio.to_thread(leaks, asked, done.text)
        said = [words.strange_letters(found)] if found else []
        said += [words.near_post(near.title, near.share)] if near else []
        said += filter(None, noticed)
        said += await asyncio.to_thread(lambda: list(said_below(card, draft, done, words)))
        said += filter(None, [score(heard, words)] if heard else [])
        yield await self._final(draft, done, await self._drafts.place(done), None, words, "\n".join(said), sound)

    async def filtered(self, draft: Draft, revision: Revision) -> Revision:
        """A revision that is there already, filtered like a new one, for it may be older than the filter."""
        if await asyncio.to_thread(sanitised, revision.text, NOBODYS) == revision.text:
            return revision
        line = await self._drafts.lineage(revision)
        [*_, clean], _ = await self._addresses.filtered(draft, line, await self._cards.card(draft.card))
        return clean

    async def show(self, draft: Draft, revision: Revision, words: Wording, note: str = "") -> Replies:
        """A revision that is there already."""
        revision = await self.filtered(draft, revision)
        yield await self._final(draft, revision, await self._drafts.place(revision), None, words, note)

    def show_cut_off(self, draft: Draft, revision: Revision, words: Wording) -> Replies:
        """What there is of a revision whose writing ended with its process, and with which nobody goes on by itself."""
        kept = words.interrupted() if revision.text else words.interrupted_before_a_word()
        return self.show(draft, revision, words, kept if revision.kind == "text" else words.cut_off())

    async def show_stopped(self, draft: Draft, revision: Revision, words: Wording) -> Replies:
        """What there is of a revision whose writing was stopped."""
        *_, kept = await self._drafts.lineage(revision)
        can_go_on = kept.text and kept.kind == "text"
        note = "" if kept.whole else words.stopped_and_kept() if can_go_on else words.stopped()
        async for reply in self.show(draft, kept, words, note):
            yield reply

    async def _final(
        self,
        draft: Draft,
        revision: Revision,
        number: int,
        trouble: ModelError | LimitReached | None,
        words: Wording,
        note: str = "",
        sound: Hearing | None = None,
    ) -> Reply:
        outline = not self._writer.host
        note = note or (trouble.sentence(words) if trouble else "")
        if revision.kind == "openings":
            return offer_of(revision, "" if isinstance(trouble, BrokeOff | TooLong) else note, words)
        if not revision.text:
            return Reply(note or words.nothing_written(), buttons=(Button(*words.another_try()),))
        note = note or (words.outline_only() if outline else "")
        text, all_of_it = revision.text.rstrip(), await self._drafts.revisions(revision.draft)
        branched = branch_line(RevisionTree.of(all_of_it), revision, words)
        below = "\n".join(filter(None, (*pointed_out(text, words), branched, note)))
        return Reply(
            noted(with_disclosure(text, draft.sponsor), below),
            file=await self.files.file(draft, text, number, by_model=not outline),
            buttons=buttons_of(revision, isinstance(trouble, Refused), outline, sound, words),
        )
