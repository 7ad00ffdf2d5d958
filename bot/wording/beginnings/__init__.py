"""What the bot says at the very beginning: when somebody meets it, and where it cannot start."""

from typing import Protocol

from styles.measuring.genre import Genre


class BeginningsWording(Protocol):
    """First contact, and what keeps the bot from starting; that is for whoever runs it, who sits at a shell."""

    # What people call the command that Telegram's first button says, in lower case
    start_names: tuple[str, ...]

    def first_contact(self) -> str:
        """Somebody without a blog says hello, where a model writes: what it does, what comes first, and an example."""

    def first_contact_without_model(self) -> str:
        """The same, where there is none and outlines are written."""

    def paste_posts_button(self) -> str:
        """Below first_contact: they paste posts in the place of an address."""

    def show_help_button(self) -> str:
        """Below first_contact: all there is."""

    def first_line(self) -> str:
        """The first line of a terminal in which nothing has been said yet."""

    def key_costs(self, drafts: int, dollars: float, won: int) -> str:
        """Behind no_model: what an outline is, where a key comes from, and what so many drafts a month cost with one."""

    def topic_like(self, title: str, genre: Genre | None) -> str:
        """A topic of the kind of the post with this title, in the language of the posts; empty if its kind is unknown.

        Nothing in it may be a fact that nobody told.
        """

    def suggest_topic(self, title: str, topic: str) -> str:
        """What to write first, like a post of theirs with this title; `topic` may be in another language."""

    def write_this_button(self) -> str:
        """Below suggest_topic: write that."""

    def folder_refuses(self, folder: str, reason: str) -> str:
        """DATA_DIR cannot be made or written to."""

    def disk_full(self, where: str) -> str:
        """There is no room on the disk with this folder or file."""

    def port_taken(self, address: str) -> str:
        """Another program serves at HTTP_HOST and HTTP_PORT."""

    def port_refused(self, address: str, reason: str) -> str:
        """Nothing can be served there."""

    def no_database(self, file: str) -> str:
        """A file that is no database, or a damaged one."""

    def database_read_only(self, file: str) -> str:
        """A database that cannot be written to."""
