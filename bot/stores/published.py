"""What became of drafts that were published, and the rules that are proposed because of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from bot.model import Blog, Draft, Revision
from styles.learning.published.edits import PostEdits

ProposalState = Literal["open", "rule", "declined"]


@dataclass(frozen=True)
class LastText:
    """A draft as it was left: its newest revision with a text, and what was asked for on the way."""

    draft: Draft
    revision: Revision
    requests: tuple[str, ...]


@dataclass(frozen=True)
class PublishedDraft:
    """A post that grew from a draft, and what its author did to the draft. `told`: they have been told of it."""

    key: str  # of the post
    title: str
    draft: int
    edits: PostEdits
    told: bool = False


@dataclass(frozen=True)
class RuleProposal:
    """A kind of edit that could become a rule of a blog's card."""

    id: int
    blog: Blog
    kind: str  # as styles.learning.published.rules names it
    state: ProposalState


class Edits(Protocol):
    """What people did to drafts before they published them."""

    async def keep_edits(self, blog: Blog, found: Sequence[PublishedDraft]) -> None: ...  # raises Forgotten
    # the first to be kept comes first; of posts that are said to be their author's own, none
    async def edits(self, blog: Blog) -> Sequence[PublishedDraft]: ...
    async def tell(self, blog: Blog, keys: Sequence[str]) -> None: ...  # their author is told of these now
    # by kind; what is not known yet is open from now on; raises Forgotten
    async def propose(self, blog: Blog, kinds: Sequence[str]) -> Mapping[str, RuleProposal]: ...
    async def proposal(self, id: int) -> RuleProposal | None: ...
    async def settle(self, proposal: RuleProposal, state: ProposalState) -> bool: ...  # False: it was settled before
