"""Begin the next revision of a draft: grown from one, beside one, or on from an opening that was chosen."""

from collections.abc import Sequence
from dataclasses import replace

from bot.drafts.continuing.conversation import CARRY_ON
from bot.drafts.continuing.openings import find_openings, which_opening
from bot.model import Revision, RevisionKind
from bot.stores import Drafts, Task


class Branches:
    """Each gives the line from the first revision to the new one, which is not yet written. Raises Forgotten."""

    def __init__(self, drafts: Drafts, goes_on: bool) -> None:
        """`goes_on`: a text that is begun is gone on with; an outline is made once more."""
        self._drafts = drafts
        self._goes_on = goes_on

    async def take_over(self, revision: Revision, task: Task) -> Sequence[Revision]:
        """This revision, which another process began and this one goes on with."""
        kept = revision.whole or (self._goes_on and revision.kind == "text")
        mine = replace(revision, owner=task.owner, text=revision.text if kept else "")
        await self._drafts.take_over(mine)
        return *(await self._drafts.lineage(revision))[:-1], mine

    async def refine(self, revision: Revision, request: str, task: Task) -> Sequence[Revision]:
        """Grown from this one or the last before it that has a text; of openings, the one that is chosen, or others."""
        if revision.kind == "openings":
            return await self._choose(revision, request, task)
        *line, new = await self.grown_from(revision, request, task)
        return *line, await self._drafts.begin(new)

    async def grown_from(self, revision: Revision, request: str, task: Task) -> Sequence[Revision]:
        """The same line, whose last revision is not begun yet."""
        line = await self._drafts.lineage(revision)
        written = next((at for at in range(len(line), 0, -1) if line[at - 1].text), 0)
        parent = line[written - 1].id if written else None
        return *line[:written], Revision(revision.draft, parent, request, task=task.id, owner=task.owner)

    async def fill(self, revision: Revision, request: str, text: str, task: Task) -> Sequence[Revision]:
        """Grown from this one with a text that is whole already, so that nobody has to write it."""
        filled = Revision(revision.draft, revision.id, request, text=text, whole=True, task=task.id)
        return *await self._drafts.lineage(revision), await self._drafts.begin(filled)

    async def again(self, revision: Revision, task: Task) -> Sequence[Revision]:
        """Another try at what this one was asked for, on from the same opening where one was chosen."""
        return await self._beside(revision, task, kind=revision.kind, begun=revision.begun)

    async def carry_on(self, revision: Revision, task: Task) -> Sequence[Revision]:
        """What continues this one where it broke off; openings are written once more."""
        if revision.kind == "openings":
            return await self.again(revision, task)
        return await self.refine(revision, CARRY_ON, task)

    async def open(self, revision: Revision, task: Task) -> Sequence[Revision]:
        """Openings for what this one was asked for, or, where it carries on another one, for that."""
        line = await self._drafts.lineage(revision)
        asked = next((one for one in reversed(line) if one.request != CARRY_ON), line[0])
        return await self._beside(asked, task, kind="openings")

    async def _choose(self, openings: Revision, said: str, task: Task) -> Sequence[Revision]:
        found, number = find_openings(openings.text, ""), which_opening(said) or 0
        if 0 < number <= len(found.texts):
            return await self._beside(openings, task, begun=found.begun_with(number))
        wishes = "\n".join(filter(None, (openings.request, said)))
        return await self._beside(replace(openings, request=wishes), task, kind="openings")

    async def _beside(
        self, revision: Revision, task: Task, kind: RevisionKind = "text", begun: str = ""
    ) -> Sequence[Revision]:
        """Grown from what this one grew from, for the same request."""
        line = await self._drafts.lineage(revision)
        new = Revision(revision.draft, revision.parent, revision.request, text=begun, kind=kind, begun=begun)
        return *line[:-1], await self._begin(new, task)

    async def _begin(self, revision: Revision, task: Task) -> Revision:
        return await self._drafts.begin(replace(revision, task=task.id, owner=task.owner))
