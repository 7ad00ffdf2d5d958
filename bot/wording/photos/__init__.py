"""What the bot says of photos: which number each has, what may stand in their place, and what it sees in them."""

from collections.abc import Sequence
from typing import Protocol

from bot.model import PictureFault


class PhotosWording(Protocol):
    """The photos of one draft are numbered from 1, in the order in which they were sent."""

    heard_add_photos: Sequence[str]  # photos that were just sent are for the draft there is; patterns of whole messages

    def photos_taken(self, first: int, last: int) -> str:
        """These came, and have these numbers now."""

    def photos_want_a_topic(self) -> str:
        """Photos came without a word: what they are of, and how to say it."""

    def photos_for_next_draft(self) -> str:
        """They wait for a draft: how to begin it, and that more may come."""

    def write_with_photos(self) -> tuple[str, str]:
        """A button's label, and what it says: begin with what is there."""

    def same_photos(self, doubles: int) -> str:
        """So many were there already."""

    def too_many_photos(self, most: int, left: int) -> str:
        """A draft takes so many; so many were left out."""

    def photo_as_file(self) -> str:
        """A photo sent as a file also says when it was taken."""

    def add_photos(self, anchors: str) -> str:
        """A request for a change: these photos, too. `anchors` are lines of their own."""

    def not_a_picture(self, name: str, fault: PictureFault) -> str:
        """A file that is no photo we can use, why, and what to do."""
