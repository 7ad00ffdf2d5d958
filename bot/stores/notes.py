"""What a model made of posts that are shown beside their notes."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.model import Blog


class PostNotes(Protocol):
    """The notes of each post, by its fingerprint, whatever version of a card shows it. They go when their blog goes."""

    # made before then; without a moment all of them. None where the model's were of no use: it is not asked again
    async def notes(self, blog: Blog, before: datetime | None = None) -> Mapping[str, Sequence[str]]: ...
    # what is there already stays; raises Forgotten
    async def keep_notes(self, blog: Blog, fingerprint: str, notes: Sequence[str], made: datetime) -> None: ...
