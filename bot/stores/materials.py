"""What somebody gave for one draft, in order, and what they were asked for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple, Protocol

from bot.model import AskedQuestion, Draft, DraftState, MessageId, Revision

MaterialKind = Literal["note", "answer", "speech", "photo"]
# "late": the draft has gone on meanwhile, so that it is something said about what is written already
Keeping = Literal["new", "known", "late"]
Eyes = Literal["yes", "no"]


@dataclass(frozen=True)
class Material:
    """One thing given for a draft. `number` is its place in it, from 1; 0 until the store has given it one.

    `ref` names the message it came in, with what stands for an attachment behind it, and is the same each time that is
    delivered. `text` may be empty: they said something in which there is nothing to write. `taken` is when a picture
    was taken, `seen` what is seen in it; `created` when it was kept, None until then.
    """

    number: int
    kind: MaterialKind
    text: str
    ref: str
    taken: datetime | None = None
    seen: str = ""
    created: datetime | None = None


@dataclass(frozen=True)
class InterviewWishes:
    """What somebody wants of being asked: at all; how often in a row they have had it written instead of answering;
    whether their pictures may be looked at, None where nobody has asked them yet."""

    asks: bool = True
    skipped: int = 0
    eyes: Eyes | None = None


@dataclass(frozen=True)
class ShownMaterial:
    """The draft whose questions a message of ours shows, or the material with this number (0: the questions).

    `draft` is None where it was forgotten since.
    """

    draft: Draft | None
    number: int = 0


class FacetCount(NamedTuple):
    """How often somebody was asked for one facet of their posts, and how often they told it then."""

    asked: int = 0
    answered: int = 0


@dataclass(frozen=True)
class InterviewOutcome:
    """What is written from the materials up to the number `heard`: `notes` where it is the first text of its draft.

    `facets` are those that were asked for, and whether they were told; `skipped`: none of what they said is material.
    """

    heard: int
    notes: str | None = None
    facets: Mapping[str, bool] | None = None
    skipped: bool = False


class Materials(Protocol):
    """What people gave for drafts that are gathered, asked about or written. Nothing of it waits anywhere else."""

    # the draft this was given for before, else a new one that begins with it; raises Forgotten
    async def gather(self, draft: Draft, given: Material) -> Draft: ...
    # once for each ref, as long as the draft is in the state that it has here; raises Forgotten
    async def keep_material(self, draft: Draft, given: Material) -> Keeping: ...
    async def materials(self, draft: Draft) -> Sequence[Material]: ...  # in order
    async def correct(self, draft: Draft, number: int, text: str, seen: str = "") -> None: ...  # what it says instead
    async def has_given(self, person: str, kind: MaterialKind) -> bool: ...  # something of this kind, for any draft
    # the draft that somebody gave this for, as it is now, and what it is there
    async def given(self, ref: str, person: str) -> tuple[Draft, Material] | None: ...
    # called, living and with the voice as a new one, before it is written; False: it is in another state by now
    async def name_draft(self, draft: Draft, new: Draft) -> bool: ...
    # from the state it has here, with all that was ever asked about it; False: it is in another by now
    async def phase(self, draft: Draft, state: DraftState, asked: Sequence[AskedQuestion] | None = None) -> bool: ...
    # what plain words in a room go to: its newest draft of this person, if that is not written yet, or asked about, and
    # they have given something for it since
    async def waiting(self, person: str, room: str, since: datetime) -> Draft | None: ...
    # written from now on, with this revision; None: it is in another state, or more was given than was heard
    async def begin_written(self, draft: Draft, revision: Revision, answered: InterviewOutcome) -> Revision | None: ...
    async def remember_material(self, shown: Sequence[MessageId], draft: Draft, number: int = 0) -> None: ...
    async def shown_material(self, message: MessageId) -> ShownMaterial | None: ...  # None: it shows none
    async def wishes(self, person: str) -> InterviewWishes: ...
    async def wish(self, person: str, wishes: InterviewWishes) -> None: ...  # nothing of somebody who is forgotten
    async def facets(self, person: str, blog: int) -> Mapping[str, FacetCount]: ...  # by their names
