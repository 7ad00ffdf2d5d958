"""Take the photos somebody sends for a draft: by reference, each once, in the order in which they were sent."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.drafts.photos.errors import NotAPicture
from bot.errors import NotReceived
from bot.model import Draft
from bot.ports import Incoming
from bot.sent import Attachment, CleanPicture
from bot.stores.materials import Material, Materials
from bot.wording import Wording
from styles.material import photo_lines
from styles.pictures.anchors import MOST

BETWEEN = "#"  # in the reference of a photo: the message before it, what names the photo there behind it
PHOTO = "photo.jpg"  # what a photo is called that came without a name
SMALL = 64  # pixels that a photo is painted in only to see whether it is one, and when it was taken


@dataclass(frozen=True)
class TakenPhotos:
    """Those of one message that a draft has now, with the number of each. `left` and `doubles`: so many were too many,
    and are there already; `faults`: errors of those that are none."""

    photos: Sequence[tuple[int, Material]] = ()
    left: int = 0
    doubles: int = 0
    faults: Sequence[NotAPicture | NotReceived] = field(default=())

    def said(self, words: Wording) -> str:
        """Which numbers they have, and what was not taken."""
        numbers = [number for number, _ in self.photos]
        lines = [words.photos_taken(numbers[0], numbers[-1])] if numbers else []
        lines += [words.same_photos(self.doubles)] if self.doubles else []
        lines += [words.too_many_photos(MOST, self.left)] if self.left else []
        return "\n".join([*lines, *(fault.sentence(words) for fault in self.faults)])

    def lines(self, language: str) -> str:
        """Their places with what is said of them, as they stand in notes."""
        return (
            "\n".join(photo_lines([photo for _, photo in self.photos], language, self.photos[0][0]))
            if self.photos
            else ""
        )


class PhotoIntake:
    """`clean` paints a picture anew; only what came as a file is looked at before it is used."""

    def __init__(self, materials: Materials, clean: CleanPicture) -> None:
        self._materials = materials
        self._clean = clean

    async def take(
        self, draft: Draft | None, new: Draft, incoming: Incoming, captioned: bool
    ) -> tuple[Draft | None, TakenPhotos]:
        """Keep the pictures of a message for a draft, or for a `new` one where there is none, which begins with the
        first of them. `captioned`: the words below a single picture are its caption."""
        fresh, faults = await self._found(incoming, captioned)
        draft = draft or await self._known(incoming)
        if draft is None and fresh:
            draft = await self._materials.gather(new, fresh[0])
        if draft is None:
            return None, TakenPhotos(faults=faults)
        there = await self._photos(draft)
        known = {photo.ref for photo in there}
        rest = [photo for photo in fresh if photo.ref not in known]
        kept = _without_doubles(rest, there)
        room = max(0, MOST - len(there))
        for photo in kept[:room]:
            await self._materials.keep_material(draft, photo)
        mine = {photo.ref for photo in fresh}
        numbered = [(n, photo) for n, photo in enumerate(await self._photos(draft), 1) if photo.ref in mine]
        return draft, TakenPhotos(numbered, len(kept[room:]), len(rest) - len(kept), faults)

    async def move(self, waiting: Draft, draft: Draft) -> TakenPhotos:
        """The photos that wait in one draft, for another one. Raises Forgotten."""
        there = await self._photos(draft)
        known, room = {photo.ref for photo in there}, max(0, MOST - len(there))
        photos = await self._photos(waiting)
        fresh = [photo for photo in photos if photo.ref not in known]
        for photo in fresh[:room]:
            await self._materials.keep_material(draft, replace(photo, number=0))
        mine = {photo.ref for photo in photos}
        every = enumerate(await self._photos(draft), 1)
        return TakenPhotos([(n, photo) for n, photo in every if photo.ref in mine], len(fresh[room:]))

    async def _photos(self, draft: Draft) -> list[Material]:
        return [photo for photo in await self._materials.materials(draft) if photo.kind == "photo"]

    async def _known(self, incoming: Incoming) -> Draft | None:
        """The draft that the pictures of this message were given for before."""
        for picture in incoming.pictures:
            if found := await self._materials.given(reference(incoming, picture), incoming.sender):
                return found[0]
        return None

    async def _found(
        self, incoming: Incoming, captioned: bool
    ) -> tuple[list[Material], list[NotAPicture | NotReceived]]:
        fresh: list[Material] = []
        faults: list[NotAPicture | NotReceived] = []
        for picture in incoming.pictures:
            photo = Material(0, "photo", caption_of(picture, incoming, captioned), reference(incoming, picture))
            try:
                fresh.append(await self._dated(photo, picture) if picture.as_file else photo)
            except (NotAPicture, NotReceived) as fault:
                faults.append(fault)
        return fresh, faults

    async def _dated(self, photo: Material, picture: Attachment) -> Material:
        """With when it was taken. Raises NotAPicture and NotReceived."""
        came = await self._clean(picture.name, await picture.fetch(), SMALL)
        return replace(photo, taken=came.taken)


def reference(incoming: Incoming, picture: Attachment) -> str:
    """The message that a picture came in, and what names it there."""
    return f"{incoming.id}{BETWEEN}{picture.ref}"


def caption_of(picture: Attachment, incoming: Incoming, captioned: bool) -> str:
    """What is said of one picture: its own caption, but not the words that are said with all of them, nor a command."""
    said = " ".join((picture.caption or (incoming.text if captioned else "")).split())
    for_all = said == " ".join(incoming.text.split()) and not (captioned and len(incoming.pictures) == 1)
    return "" if for_all or said.startswith(("/", "／")) else said


def _without_doubles(photos: Sequence[Material], there: Sequence[Material]) -> list[Material]:
    """Without those whose very file is there already, whichever message it came in."""
    known = {photo.ref.partition(BETWEEN)[2] for photo in there}
    kept: list[Material] = []
    for photo in photos:
        name = photo.ref.partition(BETWEEN)[2]
        if name not in known:
            known.add(name)
            kept.append(photo)
    return kept
