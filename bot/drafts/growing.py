"""Grow the text of a revision from the pieces that a model writes, filtered, until it ends or goes astray."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Self

from bot.drafts.continuing.seam import Seam
from bot.drafts.draft_text import has_text, without_fence
from bot.drafts.model_errors import EmptyAnswer, GoneRound, PromptRepeated, TooLong
from bot.drafts.sanitise.addresses import Given
from bot.drafts.sanitise.derailed import Lookout
from bot.drafts.sanitise.invisible import visible
from bot.drafts.sanitise.stream import Sanitiser
from bot.drafts.sanitise.text import sanitised
from bot.model import Revision
from styles import Prompt

LONGEST = 50_000  # characters of one answer; what 8,192 tokens hold at most in any language
BLANK = 2_000  # characters without anything to see, after which nothing is waited for
CLOSING = re.compile(r"\n```\s*\Z")
TAIL = 40  # characters at the end in which a fence may close


class TakenOver(Exception):
    """A revision is no longer this process's to write: it was called off, or somebody else goes on with it."""


class Growing:
    """A revision while it is being written; `begun` is the text that it goes on with.

    `known` are the addresses its person gave; `of_posts` finds those of their posts, which is asked once an address
    comes that is none of the others. A text that is not `watched`, an outline, may say the same again and again.
    """

    def __init__(
        self,
        revision: Revision,
        begun: str,
        known: Given,
        of_posts: Callable[[], Awaitable[Given]],
        watched: bool = True,
    ) -> None:
        self.whole = False
        self._revision = revision
        self._known = known
        self._of_posts: Callable[[], Awaitable[Given]] | None = of_posts
        self._raw = ""
        self._spoke = False
        self._fenced: bool | None = None  # the whole of it stands in a code fence; None: nobody knows yet
        self._given = 0  # characters that the filter was given
        self._filter = Sanitiser(known)
        self._seam = Seam(begun)
        self._begun = self._shown = self._filter.hear(begun)
        self._open = self._filter.held  # the end of `begun`, which what follows may still change
        self.written = self._open  # what comes behind the rest of `begun`, filtered
        self._lookout = Lookout() if watched else None

    @property
    def begun(self) -> str:
        """The text before `written`, filtered."""
        return self._begun

    @property
    def revision(self) -> Revision:
        """As it is now; white space alone is no text."""
        text = self.written if has_text(self.written) else ""
        return replace(self._revision, text=self._begun + text, whole=self.whole and bool(text))

    @property
    def kept(self) -> Revision:
        """What is kept of it while it grows."""
        return self.revision

    @property
    def keeps_text(self) -> bool:
        """Whether what there is of it can be gone on with where it breaks off."""
        return True

    @property
    def parts(self) -> Sequence[Self]:
        """What is written anew: all of it."""
        return (self,)

    def beside(self, part: object) -> str:
        """All of the text but this part of it."""
        return self._begun

    def again(self, asked: Prompt) -> Prompt | None:
        """What to ask where the answer does not fit; any does."""
        return None

    async def final(self) -> Revision:
        """As it is kept: where another text was put behind `begun`, both as one."""
        last = self.revision
        if not last.whole:
            return last
        return replace(last, text=await asyncio.to_thread(sanitised, last.text, self._known))

    async def hear(self, piece: str) -> None:
        """One more piece. Raises ModelError where it goes astray; what came before that stays."""
        self._take(self._seam.hear(piece))
        if self._filter.refused and self._of_posts:
            await self._look_closer(self._of_posts)
        self.written = self._without_fence(self._shown)[len(self._begun) :]
        self._judge(ended=False)

    async def end(self) -> None:
        """There are no more pieces. Raises ModelError where what came is no draft."""
        self._take(self._seam.rest())
        self._filter.rest()
        if self._filter.refused and self._of_posts:
            await self._look_closer(self._of_posts)
        await self.settle()
        self._judge(ended=True)
        self.whole = True

    async def settle(self) -> None:
        """Nothing is held back any more, for no more pieces come."""
        if not self.whole and (self._lookout is None or self._lookout.astray is None):
            self._shown = await asyncio.to_thread(sanitised, self._all, self._known)
            self.written = self._shown[len(self._begun) :]

    async def cleaned(self, text: str) -> str:
        """Another text for it, filtered the same way."""
        return await asyncio.to_thread(sanitised, text, self._known)

    @property
    def _all(self) -> str:
        """Everything, as it came."""
        return self._begun + self._open + without_fence(self._raw)

    def _take(self, piece: str) -> None:
        self._raw += piece
        if self._fenced is None:
            self._fenced = begins_fenced(self._raw)
            self._given = len(self._raw) - len(without_fence(self._raw)) if self._fenced else 0
        if self._fenced is not None:
            self._shown += self._filter.hear(self._raw[self._given :])
            self._given = len(self._raw)

    async def _look_closer(self, of_posts: Callable[[], Awaitable[Given]]) -> None:
        """Filter it once more from the start, now that the addresses of their posts are known, too."""
        self._of_posts = None
        self._known |= await of_posts()
        self._filter = Sanitiser(self._known)
        self._shown = await asyncio.to_thread(self._filter.hear, self._all)

    def _without_fence(self, text: str) -> str:
        return text[:-TAIL] + CLOSING.sub("", text[-TAIL:]) if self._fenced else text

    def _judge(self, ended: bool) -> None:
        """Raises ModelError."""
        self._spoke = self._spoke or has_text(visible(self._raw))
        if not self._spoke:
            if ended or len(self._raw) > BLANK:
                raise EmptyAnswer
            return
        if self._lookout and self._lookout.look(self._shown, ended):
            at = self._lookout.astray or 0
            self.written = self._shown[len(self._begun) : max(at, len(self._begun))].rstrip()
            raise PromptRepeated if self._lookout.echoes_from is not None else GoneRound
        if len(self._raw) > LONGEST:
            raise TooLong


def begins_fenced(text: str) -> bool | None:
    """Whether a code fence stands around the whole of it; None as long as there is too little to tell."""
    start = text.lstrip()
    if not start.startswith("```"):
        return None if "```".startswith(start) else False
    first, line_end, rest = start.partition("\n")
    if not line_end:
        return None if len(first) < TAIL else False
    if first.strip() == "```" and len(rest) < 2:
        return None
    return without_fence(text) != text
