"""Have the photos of a draft looked at, within what their person may use; what is seen is nothing but a proposal."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.drafts.photos.errors import NotSeen
from bot.drafts.photos.fetching import PhotoAlbum
from bot.errors import BotError
from bot.model import Draft
from bot.people.costs.limits import Limits
from bot.people.costs.prices import Tariff
from bot.ports import Eye, Usage
from bot.sent import Glance
from bot.stores.ledger import Amounts
from styles.pictures.seen import seen_in

SIDE = 512  # pixels: what `detail: low` is made of
AT_ONCE = 10  # photos of one request
_MOST = Usage(read=1_024 * AT_ONCE + 500, written=1_000)  # tokens of one; a photo is some 330 at low detail
UNREAD = ("large", "kind", "busy", "away", "key", "model")  # refused before anything was looked at


@dataclass(frozen=True)
class SeenPhotos:
    """What is seen in photos, by their numbers, and why not in more of them."""

    photos: Mapping[int, str]
    trouble: BotError | None = None


class PaidEye:
    """Each photo counts as an upload, each request as what it takes: taken at its most, settled when it is known."""

    def __init__(
        self, eye: Eye, album: PhotoAlbum, limits: Limits, tariff: Tariff, now: Callable[[], datetime]
    ) -> None:
        self.host = eye.host
        self._eye = eye
        self._album = album
        self._limits = limits
        self._tariff = tariff
        self._now = now

    async def look(self, draft: Draft, language: str) -> SeenPhotos:
        """At all that can still be fetched, ten at a time; what goes wrong ends it with what was seen so far."""
        seen: dict[int, str] = {}
        try:
            photos = await self._album.photos(draft, SIDE)
            there = [(number, photo.data) for number, photo in enumerate(photos, 1) if photo]
            for first in range(0, len(there), AT_ONCE):
                seen |= await self._see(draft.owner, Glance(dict(there[first : first + AT_ONCE]), language))
        except BotError as trouble:
            return SeenPhotos(seen, trouble)
        return SeenPhotos(seen)

    async def _see(self, person: str, look: Glance) -> Mapping[int, str]:
        """Raises NotSeen, LimitReached."""
        await self._limits.take(person, Amounts(uploads=len(look.photos)))
        begun = self._now()
        taken = await self._limits.reserve(person, _MOST, self._tariff.most.of(_MOST), None)
        try:
            said, usage = await self._eye.see(look)
        except NotSeen as trouble:
            if trouble.fault in UNREAD:
                await self._limits.settle(taken, Usage(), 0)
            raise
        if usage.tokens:  # a server that does not say is taken at its most
            await self._limits.settle(taken, usage, self._tariff.between(begun, self._now()).of(usage))
        return seen_in(said, tuple(look.photos), look.language)
