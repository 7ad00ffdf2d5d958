"""Hear what somebody says of the disclosure of a draft: yes, no, or the line itself."""

import re
from dataclasses import replace

from bot.answer import say
from bot.commands import Nod, Say, Sponsored
from bot.commands.short_answers import yes_or_no
from bot.dialogue.said import Said
from bot.drafts.studio import Studio
from bot.kit.beside.sponsor_question import LONGEST_LINE
from bot.model import Draft, Revision, Shown
from bot.stores import Drafts, Messages
from bot.wording import Wording
from bot.wording.heard import as_heard
from styles.leaving.sponsorship.cues import SponsorKind
from styles.leaving.sponsorship.disclosure import disclosure


class SponsorAnswers:
    """The line is kept with the draft and in none of its texts, so that no change of those touches it."""

    def __init__(self, drafts: Drafts, messages: Messages, studio: Studio) -> None:
        self._drafts = drafts
        self._messages = messages
        self._studio = studio

    async def heard(self, said: Said) -> Said:
        """The same, with a bare yes or no to the question below a draft as the answer to it."""
        if not isinstance(said.command, Nod | Say) or yes_or_no(said.incoming.text) is None:
            return said
        shown = await self._meant(said)
        if shown is None or not _is_asked(shown.draft, said.incoming.sender):
            return said
        return replace(said, command=Sponsored(said.incoming.text), draft=shown)

    async def answer(self, said: Said, text: str) -> None:
        """Do what they say, and show the draft as it leaves now."""
        shown, words = await self._meant(said), said.words
        if shown is None:
            await say(said.incoming, words.no_draft_to_disclose())
            return
        match shown:
            case Shown(Draft() as draft, Revision() as revision):
                if draft.owner != said.incoming.sender:
                    await say(said.incoming, words.not_your_draft())
                elif not text.strip():
                    line = draft.sponsor
                    await say(said.incoming, words.sponsor_line_is(line) if line else words.no_sponsor_line())
                else:
                    await self._settle(said, draft, revision, await self._line(draft, text, words))
            case _:
                await say(said.incoming, words.forgotten_draft())

    async def _meant(self, said: Said) -> Shown | None:
        """The draft they reply to, else their newest in a room that is a draft's own."""
        if said.draft or said.incoming.reply_to:
            return said.draft
        return await self._messages.shown_last(said.incoming.room.id, said.incoming.sender)

    async def _line(self, draft: Draft, text: str, words: Wording) -> str:
        said = as_heard(text)
        if any(re.fullmatch(way, said) for way in words.heard_no_sponsor):
            return ""
        match yes_or_no(text):
            case True:
                return draft.sponsor or await self._ours(draft)
            case False:
                return ""
            case None:
                return " ".join(text.split())[:LONGEST_LINE]

    async def _ours(self, draft: Draft, kind: SponsorKind = "sponsored") -> str:
        posts = [post.markdown for post in await self._studio.files.posts(draft)]
        return disclosure(kind, await self._studio.files.card(draft), posts)

    async def _settle(self, said: Said, draft: Draft, revision: Revision, line: str) -> None:
        settled = replace(draft, sponsor=line, settled=True)
        await self._drafts.keep_sponsor(settled)
        words = said.words
        note = words.sponsor_line_stays() if line else words.sponsor_line_gone()
        if line == draft.sponsor or not revision.text or revision.kind == "openings":
            await say(said.incoming, note)
            return
        replies = self._studio.show(settled, revision, words, note)
        shown = await said.incoming.room.show(replies, said.incoming.id)
        await self._messages.remember(shown, revision, draft.owner)


def _is_asked(draft: Draft | None, person: str) -> bool:
    return draft is not None and draft.owner == person and bool(draft.sponsor) and not draft.settled
