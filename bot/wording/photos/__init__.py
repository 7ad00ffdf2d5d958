"""What the bot says of photos: which number each has, what may stand in their place, and what it sees in them."""

from collections.abc import Sequence
from typing import Protocol

from bot.model import PictureFault
from bot.sent import ServerFault


class PhotosWording(Protocol):
    """The photos of one draft are numbered from 1, in the order in which they were sent."""

    heard_look: tuple[str, ...]  # look at my photos, from now on; as CommandWords
    heard_look_away: tuple[str, ...]
    heard_may_look: tuple[str, ...]  # the same in answer to the question, where photos need no name
    heard_yes_first: str  # a pattern: the yes that an answer begins with
    heard_seen_right: tuple[str, ...]  # what was seen is right
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

    # Looking at them

    def may_i_look(self, count: int, host: str) -> str:
        """So many photos are there: may what is in them be looked at, and where would they be sent for that?"""

    def look_and_write(self) -> tuple[str, str]:
        """A button's label, and what it says: look at them, now and from now on."""

    def places_only(self) -> tuple[str, str]:
        """A button's label, and what it says: do not look, now and from now on."""

    def looking_at_photos(self, host: str) -> str:
        """What is shown while photos are looked at, and where they were sent."""

    def seen_in_photos(self, seen: Sequence[tuple[str, str]]) -> str:
        """What was seen, by the numbers of the photos, and how to put it right; nothing may be left of it."""

    def seen_is_right(self) -> tuple[str, str]:
        """A button's label, and what it says: write with what was seen."""

    def nothing_seen(self) -> str:
        """Nothing came of looking; the draft is written all the same."""

    def not_seen(self, fault: ServerFault, host: str) -> str:
        """Why photos were not looked at; the draft is written all the same."""

    def looks_from_now_on(self, host: str) -> str:
        """Their photos are looked at from now on, and how to end that."""

    def looks_at_none(self) -> str:
        """Their photos are not looked at; where nobody can, whatever they wish."""

    def photos_go_to(self, host: str) -> str:
        """Where photos go, and when; with what is said of privacy."""

    def photos_are_seen(self, host: str, model: str) -> str:
        """A check-up: a tiny picture was looked at."""
