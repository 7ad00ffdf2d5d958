"""Grow a revision that is the text before it with a part changed, from the pieces that a model writes."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from bot.drafts.draft_text import without_fence
from bot.drafts.edits.blocks import Change, Replacement, begins_blocks, changed, placed, read_blocks
from bot.drafts.edits.edit import Edit
from bot.drafts.edits.holding import held, within
from bot.drafts.growing import LONGEST, Growing
from bot.drafts.model_errors import EmptyAnswer, GoneRound, NothingChanged, PromptRepeated, TooLong
from bot.drafts.sanitise.addresses import Given
from bot.drafts.sanitise.derailed import Lookout
from bot.drafts.sanitise.text import filtered, sanitised
from bot.model import Revision
from styles import Prompt

MOST_OF_IT = 0.6  # of the length of a text, from which on an answer is a whole text rather than a piece of one
_EDGE = 20  # characters
_LAST_WORD = re.compile(r"\S*\Z")


@dataclass
class ChangedPart:
    """What was written anew, and the text that stands around it."""

    start: int
    end: int
    written: str
    begun: str


class Changing:
    """Blocks that say what changes are placed one by one; a whole text is taken as it is, or held to what was quoted.

    What does not fit is asked for once more, as a whole text. Nothing is kept of a change before it is done.
    """

    def __init__(self, revision: Revision, edit: Edit, known: Given, of_posts: Callable[[], Awaitable[Given]]) -> None:
        self.parts: Sequence[ChangedPart | Growing] = ()
        self._revision = revision
        self._edit = edit
        self._known = known
        self._of_posts: Callable[[], Awaitable[Given]] | None = of_posts
        self._new_growing = partial(Growing, replace(revision, text=""), "", known, of_posts)
        self._growing: Growing | None = None  # a whole text is written
        self._raw = ""
        self._lookout = Lookout()
        self._shown = ""
        self._ended = False
        self._fits = True
        self._again = not edit.by_blocks  # a whole text was asked for

    @property
    def written(self) -> str:
        """The whole text."""
        return self.revision.text

    @property
    def revision(self) -> Revision:
        """As it is now."""
        if self._growing and not (self._ended and self._edit.stretches):
            return self._growing.revision
        text = self._spliced() if self._ended else self._shown
        return replace(self._revision, text=text, whole=self._ended)

    @property
    def kept(self) -> Revision:
        """What is kept of it while it grows: nothing of a change that is not done, so that it can be begun anew."""
        if self._growing and not self._edit.stretches:
            return self._growing.revision
        return replace(self._revision, text="")

    @property
    def keeps_text(self) -> bool:
        """Whether what there is of it can be gone on with where it breaks off."""
        return bool(self.kept.text)

    async def final(self) -> Revision:
        """As it is kept at the end."""
        if self._growing and not self._edit.stretches:
            return await self._growing.final()
        if not self._ended or not self._fits:
            return replace(self._revision, text="", whole=False)
        last = self.revision
        if await self.cleaned(last.text) != last.text:  # a part and what stands beside it make an address together
            return replace(last, text=self._edit.base)
        return last

    async def hear(self, piece: str) -> None:
        """One more piece. Raises ModelError where it goes astray."""
        self._raw += piece
        if len(self._raw) > LONGEST:
            raise TooLong
        in_blocks = begins_blocks(self._raw)
        if in_blocks:
            self._growing = None
            self._judge()
            self._shown = await asyncio.to_thread(self._so_far)
        elif in_blocks is False:
            await self._grow(piece)

    async def end(self) -> None:
        """There are no more pieces. Raises ModelError where what came is no text, or does not fit once more."""
        if not self._raw.strip():
            raise EmptyAnswer
        if not self._growing and not begins_blocks(self._raw):
            await self._grow(self._raw)
        if self._growing:
            await self._growing.end()
        changes = await asyncio.to_thread(self._changes)
        self._fits = changes is not None
        if not self._fits and self._again:
            raise NothingChanged
        if self._growing and not self._edit.stretches:
            self.parts, self._ended = self._growing.parts, self._fits
        else:
            self.parts, self._ended = await self._filtered(changes or ()), True

    async def settle(self) -> None:
        """Nothing is held back any more, for no more pieces come."""
        if self._growing:
            await self._growing.settle()

    def again(self, asked: Prompt) -> Prompt | None:
        """What to ask where the answer does not fit: for the whole text. None: it fits, or that was asked already."""
        if self._fits:
            return None
        self._again, self._ended = True, False
        self._raw, self._growing, self._lookout, self.parts = "", None, Lookout(), ()
        return replace(asked, instead=self._edit.for_a_whole(asked))

    async def cleaned(self, text: str) -> str:
        """Another text for it, filtered the same way."""
        return await asyncio.to_thread(sanitised, text, self._known)

    def beside(self, part: ChangedPart | Growing) -> str:
        """All of the text but this part of it."""
        if isinstance(part, Growing):
            return part.begun
        parts = [one for one in self.parts if isinstance(one, ChangedPart)]
        return changed(self._edit.base, [Change(p.start, p.end, "" if p is part else p.written) for p in parts])

    async def _grow(self, piece: str) -> None:
        if self._growing is None:
            self._growing, piece = self._new_growing(), self._raw
        await self._growing.hear(piece)

    def _judge(self) -> None:
        """Raises ModelError."""
        if self._lookout.look(self._raw):
            raise PromptRepeated if self._lookout.echoes_from is not None else GoneRound

    def _so_far(self) -> str:
        """The text with every block in it that can be placed, the last of them as far as it has come."""
        base = self._edit.base
        blocks = [one if one.closed else _up_to_a_word(one) for one in read_blocks(self._raw)]
        changes: list[Change] = []
        for count in range(len(blocks), 0, -1):
            if found := placed(base, blocks[:count], self._edit.stretches):
                changes = [one for one in found if not self._edit.stretches or within([one], self._edit.stretches)]
                break
        return changed(base, [replace(one, text=sanitised(one.text, self._known)) for one in changes])

    def _changes(self) -> list[Change] | None:
        """What the answer changes; None where it does not fit."""
        edit = self._edit
        if self._growing:
            return self._of_a_whole(without_fence(self._raw))
        found = placed(edit.base, read_blocks(self._raw), edit.stretches)
        found = [one for one in found if edit.base[one.start : one.end] != one.text] if found else None
        if not found or not edit.stretches or within(found, edit.stretches):
            return found or None
        return held(edit.base, changed(edit.base, found), edit.stretches) or None

    def _of_a_whole(self, text: str) -> list[Change] | None:
        """Of a whole text, or of a piece where one was quoted."""
        base, stretches = self._edit.base, self._edit.stretches
        is_whole = _is_whole(text, base)
        if not stretches:
            return [] if is_whole or self._again else None
        if not (is_whole or self._again) and len(stretches) == 1 and _is_piece(text, base[slice(*stretches[0])]):
            return [Change(*stretches[0], text.strip())]
        found = held(base, text.rstrip() + base[len(base.rstrip()) :], stretches) if is_whole else None
        return found if found is not None or not self._again else []

    async def _filtered(self, changes: Sequence[Change]) -> list[ChangedPart]:
        """What is changed, filtered; addresses of their posts are theirs, too."""
        texts, refused = [one.text for one in changes], list[str]()
        clean = await asyncio.to_thread(lambda: [filtered(text, self._known, refused, in_line=True) for text in texts])
        if refused and self._of_posts:
            self._known, self._of_posts = self._known | await self._of_posts(), None
            clean = [await self.cleaned(text) for text in texts]
        around = [_around(self._edit.base, one) for one in changes]
        return [
            ChangedPart(one.start, one.end, text, rest) for one, text, rest in zip(changes, clean, around, strict=True)
        ]

    def _spliced(self) -> str:
        parts = [one for one in self.parts if isinstance(one, ChangedPart)]
        return changed(self._edit.base, [Change(one.start, one.end, one.written) for one in parts])


def _up_to_a_word(block: Replacement) -> Replacement:
    """What has come of it without its last word, which may still become another, or an address."""
    return replace(block, replace=_LAST_WORD.sub("", block.replace))


def _is_whole(text: str, base: str) -> bool:
    """Whether it is a whole text rather than a piece: as long, or with the same beginning or end."""
    ends = base.rstrip()[-_EDGE:], text.rstrip()[-_EDGE:]
    alike = _first_line(text) == _first_line(base) or ends[0] == ends[1]
    return alike or len(text) >= MOST_OF_IT * len(base)


def _is_piece(text: str, quoted: str) -> bool:
    """Whether it may stand in the place of what was quoted; with more paragraphs it says something about it."""
    more = text.strip().count("\n\n") > quoted.count("\n\n")
    return not more and len(text) <= 3 * len(quoted) + 80


def _first_line(text: str) -> str:
    """The letters and figures of it."""
    lines = ("".join(filter(str.isalnum, line)) for line in text.split("\n", 20))
    return next(filter(None, lines), "")


def _around(base: str, change: Change) -> str:
    return f"{base[: change.start]}\n\n{base[change.end :]}"
