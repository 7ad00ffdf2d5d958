"""Keep each photo of a draft in its one place, through every revision of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.model import Revision
from styles.model import PictureHabit
from styles.pictures.anchors import Photo, find_numbers, photos_in, without_photos
from styles.pictures.placing import place

_WORD = r"(?:사진|photos?|pictures?|写真)"
_NUMBER = r"#?\d{1,3}(?!\d)(?:번|番|枚目)?"
_LIST = rf"(?P<numbers>{_NUMBER}(?:[ \t]{{0,2}}(?:[,·와과&、と]|and)?[ \t]{{0,2}}{_NUMBER}){{0,9}})"
_OUT = "빼|뺀|지워|지우|삭제|없애|없이|제외|消し|消す|外し|外す|削除|抜い|抜く|なし"
_LEAVES = (
    rf"{_WORD}[ \t]{{0,2}}{_LIST}[^\n\d]{{0,15}}?(?:{_OUT})",
    rf"(?:remove|drop|delete|leave out|take out|without|skip)[^\n\d]{{0,20}}{_WORD}[ \t]{{0,2}}{_LIST}",
)
_RETURNS = (
    rf"{_WORD}[ \t]{{0,2}}{_LIST}[^\n\d]{{0,15}}?(?:넣|살려|되살|추가|入れ|戻し|戻す)",
    rf"(?:add|put|bring back|restore)[^\n\d]{{0,20}}{_WORD}[ \t]{{0,2}}{_LIST}",
)
_LEAVING = [re.compile(way, re.I) for way in _LEAVES]
_RETURNING = [re.compile(way, re.I) for way in _RETURNS]
_MOVING = re.compile(
    rf"{_WORD}[ \t]{{0,2}}#?\d|{_WORD}[^\n]{{0,12}}(?:순서|위치|옮|앞으로|뒤로|맨|move|order|順|移)"
    rf"|(?:move|order|reorder)[^\n]{{0,20}}{_WORD}",
    re.I,
)


@dataclass(frozen=True)
class KeptPhotos:
    """The photos that are to stand in a revision, and in which order: None where its request may change that."""

    photos: tuple[Photo, ...] = ()
    order: tuple[int, ...] | None = ()

    def put(self, text: str, begun: str, habit: PictureHabit | None, language: str) -> str:
        """The text with each of them in its one place; those that stand in `begun`, before it, are there."""
        if not self.photos:
            return text
        there = find_numbers(begun)
        missing = [photo for photo in self.photos if photo.number not in there]
        order = find_numbers(text) if self.order is None else self.order
        return place(text, missing, habit, language, order)


def kept_photos(notes: str, lineage: Sequence[Revision]) -> KeptPhotos:
    """Those of a draft's notes and of the requests since, for the last revision of its lineage.

    A photo that a request takes out stays out until one brings it back.
    """
    photos = {photo.number: photo for photo in photos_in(notes)}
    out = set[int]()
    for revision in lineage:
        photos |= {photo.number: photo for photo in photos_in(revision.request)}
        said = without_photos(revision.request)
        out -= {*_named(said, _RETURNING), *(photo.number for photo in photos_in(revision.request))}
        out |= {*_named(said, _LEAVING)}
    stay = tuple(photo for number, photo in photos.items() if number not in out)
    if len(lineage) < 2:
        return KeptPhotos(stay)
    moves = _MOVING.search(without_photos(lineage[-1].request))
    return KeptPhotos(stay, None if moves else find_numbers(lineage[-2].text))


def _named(request: str, ways: Sequence[re.Pattern[str]]) -> Iterator[int]:
    for way in ways:
        for found in way.finditer(request):
            yield from map(int, re.findall(r"\d+", found["numbers"]))
