"""Fetch the photos of a draft where they were sent, when they are looked at or leave with it; none is kept."""

from collections.abc import Awaitable, Callable, Sequence

from bot.drafts.photos.giving import PHOTO
from bot.errors import NotAPicture, NotReceived
from bot.model import Draft
from bot.sent import CleanPhoto, CleanPicture
from bot.stores.materials import Materials

Fetch = Callable[[str], Awaitable[bytes]]  # a photo by its reference; raises NotReceived

SHOWN = 1_280  # pixels of the longer side of a photo in a post; blogs show no more than some 900


class PhotoAlbum:
    """The photos of drafts, each fetched and painted anew when it is wanted, one at a time."""

    def __init__(self, materials: Materials, fetch: Fetch, clean: CleanPicture) -> None:
        self._materials = materials
        self._fetch = fetch
        self._clean = clean

    async def photos(self, draft: Draft, side: int = SHOWN) -> Sequence[CleanPhoto | None]:
        """Those of a draft by their numbers, from 1, in at most `side` pixels; None for one that is gone."""
        given = [one for one in await self._materials.materials(draft) if one.kind == "photo"]
        return [await self._photo(photo.ref, side) for photo in given]

    async def _photo(self, ref: str, side: int) -> CleanPhoto | None:
        try:
            return await self._clean(PHOTO, await self._fetch(ref), side)
        except (NotReceived, NotAPicture):
            return None
