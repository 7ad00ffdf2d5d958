"""How the text of a draft may change for a request: in a part of it, or anywhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.drafts.continuing.conversation import CARRY_ON
from bot.drafts.edits.asking import asks_for_blocks, asks_for_quoted
from bot.drafts.edits.scope import scope_of, share
from bot.drafts.edits.size import is_small
from bot.drafts.edits.stretches import Stretch
from bot.model import Revision
from bot.wording import Wording
from styles import Prompt

LEAST = 300  # characters of a text: a shorter one is written anew as fast as a part of it
MOST_QUOTED = 0.5  # of a text, above which all of it is written anew


@dataclass(frozen=True)
class Edit:
    """`base` is the text that is to change; nothing outside of `stretches` does, where there are any. `by_blocks`: only
    what changes is asked for. `lost`: what was quoted stands nowhere."""

    base: str = ""
    stretches: tuple[Stretch, ...] = ()
    by_blocks: bool = False
    lost: bool = False

    @property
    def is_of_a_part(self) -> bool:
        """Whether it is anything but a whole new text."""
        return bool(self.stretches) or self.by_blocks

    def asked(self, prompt: Prompt) -> str:
        """What the model is asked for in place of a whole text; empty for a whole text."""
        if self.by_blocks:
            return asks_for_blocks(prompt.card.language, bool(self.stretches))
        return self.for_a_whole(prompt)

    def for_a_whole(self, prompt: Prompt) -> str:
        """The same where a whole text is to be written."""
        return asks_for_quoted(prompt.card.language) if self.stretches else ""

    def note(self, text: str, words: Wording) -> str:
        """What is true of the text that came of it; empty where nothing was quoted."""
        if self.lost:
            return words.quote_not_found()
        if not self.stretches:
            return ""
        return words.only_the_quote() if text.rstrip() != self.base.rstrip() else words.quote_stayed()


ANYTHING = Edit()


def edit_of(lineage: Sequence[Revision]) -> Edit:
    """What the last of these revisions, which has no text yet, changes of the one before it."""
    if len(lineage) < 2 or lineage[-1].kind != "text" or lineage[-1].request == CARRY_ON or lineage[-1].text:
        return ANYTHING
    request, before = lineage[-1].request, lineage[-2]
    scope = scope_of(request, before.text)
    quoted = share(scope.stretches, before.text)
    small = is_small(request) and len(before.text) >= LEAST
    by_blocks = before.whole and (0 < quoted <= MOST_QUOTED if scope.stretches else small)
    return Edit(before.text, scope.stretches, by_blocks, scope.lost)
