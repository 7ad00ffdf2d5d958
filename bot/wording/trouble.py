"""What the bot says when a blog or a file cannot be read."""

from collections.abc import Sequence
from typing import Protocol

from bot.model import ArchiveFault, BlockReason, Conversation, Elsewhere, Skipped, Unwelcome, WorkFault
from bot.wording.reading import LeftOutWording


class TroubleWording(LeftOutWording, Protocol):
    """One sentence for each thing that goes wrong, with the next step."""

    def not_an_address(self, text: str) -> str:
        """Something that is no web address where one was expected."""

    def no_blog_there(self, url: str) -> str:
        """A page without a list of posts."""

    def not_a_blog(self, url: str, what: Elsewhere) -> str:
        """An address that is known to be something else."""

    def no_public_posts(self, name: str, closed: int) -> str:
        """A blog without public posts; `closed` is how many are for friends or for nobody."""

    def walled(self, host: str, wall: BlockReason) -> str:
        """Something stands between us and a page."""

    def not_welcome(self, host: str, why: Unwelcome) -> str:
        """A robots.txt that asks us to stay away."""

    def not_proved(self, address: str, code: str, why: str, looked: bool) -> str:
        """How to show that a blog is one's own. `looked`: we looked for the code and it is not there yet; `why`: an error's sentence."""

    def bad_archive(self, name: str, fault: ArchiveFault) -> str:
        """A zip file that stays closed, and why."""

    def not_readable(self, name: str) -> str:
        """A kind of file that cannot be read."""

    def others_words(self, name: str, what: Conversation) -> str:
        """A file of what other people said."""

    def unreachable(self, host: str, status: int) -> str:
        """A server that does not answer (`status` 0) or refuses. A `host` with a colon is one on another port."""

    def private_address(self, host: str) -> str:
        """An address inside a private network."""

    def too_large(self, name: str, limit: int) -> str:
        """A page or file over the limit, in bytes."""

    def broken_feed(self, url: str) -> str:
        """A feed that is no XML."""

    def no_text_inside(self, name: str) -> str:
        """Files without text."""

    def nothing_to_learn(self, name: str, skipped: Sequence[Skipped]) -> str:
        """Posts with too little of the author's own writing."""

    def other_language(self, name: str, code: str) -> str:
        """Posts in a language whose voice cannot be learned; `code` is its ISO 639 code, empty where it is not known."""

    def no_room_left(self) -> str:
        """The disk of the bot is full."""

    def hard_to_read(self, name: str, why: WorkFault) -> str:
        """A page or a file that was not read to its end; `name` is empty where it has none."""

    def too_hard(self, why: WorkFault) -> str:
        """Posts that were not learned from."""
