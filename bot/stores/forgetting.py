"""Forgetting: a person, a draft, and what nobody finished."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.model import Blog, Draft


@dataclass(frozen=True)
class Erased:
    """How much of somebody was forgotten."""

    blogs: int = 0
    posts: int = 0
    drafts: int = 0


class Forgetting(Protocol):
    """All that is remembered of somebody, and the end of it. Names are hashed once they are forgotten: their marks."""

    async def everything(self, person: str) -> Mapping[str, Sequence[Mapping[str, object]]]: ...  # rows, by table
    # what is under way for them brings nothing back until they speak again
    async def forget_person(self, person: str) -> Erased: ...
    async def forget_draft(self, draft: Draft) -> bool: ...  # with its revisions; False: it was gone
    async def count_drafts(self, blog: Blog) -> int: ...  # how many go with it
    def lingers(self) -> bool: ...  # what was forgotten is still in the file, since another program is reading it
    async def forget_old(self, pasted: timedelta) -> int: ...  # what was pasted and not finished since; how many pieces
    # who has not spoken since then and was not told that they will be forgotten; or was told by `warned`
    async def silent(self, since: datetime, warned: datetime | None = None) -> Sequence[str]: ...
    async def warn(self, person: str) -> bool: ...  # they are being told; False: they were, or have spoken
    async def sweeping(self) -> Sequence[str]: ...  # marks of those whose jobs may still be there
    async def unswept(self, names: Collection[str]) -> Mapping[str, str]: ...  # which of these are theirs: to marks
    async def swept(self, done: Collection[str]) -> None: ...  # nothing of these is left among the jobs
