"""Number the texts of a draft, and say which of them came before which."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model import Revision
from bot.wording.history import TextState


@dataclass(frozen=True)
class RevisionTree:
    """All texts of a draft, the oldest first. Their numbers count from 1, as in the names of their files.

    A text that was brought back is a revision of its own: it has parent, request and text of the older one.
    """

    revisions: tuple[Revision, ...]

    @classmethod
    def of(cls, revisions: Sequence[Revision]) -> "RevisionTree":
        """Those of them that are texts; openings are none."""
        return cls(tuple(one for one in revisions if one.kind == "text"))

    def number(self, revision: Revision) -> int:
        """The how-manyth it is; 0 where it is none of them."""
        return next((number for number, one in enumerate(self.revisions, 1) if one.id == revision.id), 0)

    def numbered(self, number: int) -> Revision | None:
        """The one with this number."""
        return self.revisions[number - 1] if 0 < number <= len(self.revisions) else None

    def original(self, revision: Revision) -> Revision:
        """The one that was brought back as this one; itself where none was."""
        alike = (one for one in self.revisions if one.text and _same(one, revision))
        return next(alike, revision)

    def parent(self, revision: Revision) -> Revision | None:
        """The one that it grew from."""
        found = next((one for one in self.revisions if one.id == revision.parent), None)
        return self.original(found) if found else None

    def tried_before(self, revision: Revision) -> Revision | None:
        """An older one with the same request, of which this is another try."""
        older = (one for one in self.revisions if one.id < revision.id and _is_beside(one, revision))
        return next(older, None)

    def before(self, revision: Revision) -> Revision | None:
        """The text that was there before this one: what it grew from, or what it is another try of."""
        line = self.original(revision)
        older = [one for one in self.revisions if one.id < line.id and one.text and one.text != line.text]
        ways = [one for one in older if one.id == line.parent or _is_beside(one, line)]
        if ways:
            return self.original(ways[-1])
        grown = self.parent(line)  # from which a change that changed nothing has made this one
        return self.before(grown) if grown and grown.id < line.id and grown.text == line.text else None

    def branches_from(self, revision: Revision) -> Revision | None:
        """What it grew from, where there was a newer text by then than that one."""
        grown = next((one for one in self.revisions if one.id == revision.parent), None)
        if grown is None or self.original(revision).id != revision.id or self.tried_before(revision):
            return None
        between = (one for one in self.revisions if grown.id < one.id < revision.id)
        newer = any(one.text and one.text != grown.text for one in between)
        return self.original(grown) if newer else None

    @property
    def newest(self) -> Revision | None:
        """The newest that has a text, else the newest."""
        written = [one for one in self.revisions if one.text]
        return next(reversed(written or self.revisions), None)

    @property
    def state(self) -> TextState:
        """What there is of the draft."""
        return state_of(self.newest) if self.newest else "empty"


def state_of(revision: Revision) -> TextState:
    """What there is of one text."""
    if not revision.text:
        return "empty"
    return "written" if revision.whole else "cut off"


def _same(one: Revision, other: Revision) -> bool:
    return (one.parent, one.request, one.text) == (other.parent, other.request, other.text)


def _is_beside(one: Revision, other: Revision) -> bool:
    return (one.parent, one.request) == (other.parent, other.request) and one.text != other.text
