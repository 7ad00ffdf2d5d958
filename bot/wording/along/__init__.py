"""What the bot says of a voice that its owner takes along to other tools."""

from collections.abc import Sequence
from typing import Protocol


class AlongWording(Protocol):
    """A card as a file; whole posts as examples in a shell; that a model makes notes of posts."""

    def posts_are_noted(self, host: str) -> str:
        """Posts are sent there once more than for drafts, for notes to be made of them."""

    def card_file_button(self) -> tuple[str, str]:
        """A button's label, and what it says."""

    def voice_file(self, folder: str, posts: int) -> str:
        """The file is there: what it is, into a folder of which name it goes, and that it holds so many whole posts."""

    # In a shell

    def no_such_blog_of_yours(self, name: str, known: Sequence[str]) -> str:
        """No blog of whoever runs the bot is called so; those that there are, as blog_of_yours puts them."""

    def several_blogs_of_yours(self, name: str, known: Sequence[str]) -> str:
        """Several are called so; as blog_of_yours puts them."""

    def blog_of_yours(self, number: int, title: str) -> str:
        """A blog in a list, by the number that stands for it."""

    def nothing_to_demonstrate(self, title: str) -> str:
        """No post of this blog can be shown whole."""
