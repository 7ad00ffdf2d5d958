"""What stands between the scenes of the demonstration, and at its end."""

from typing import Literal, Protocol

Scene = Literal["learn", "style", "write", "fill", "change", "leave"]


class DemoWording(Protocol):
    """The chat itself is in Korean, as the blog is."""

    def demo_begins(self) -> str:
        """What is about to be seen, that nothing is needed for it, and how it is ended."""

    def demo_scene(self, scene: Scene) -> str:
        """What comes, in a few words."""

    def demo_ended(self, folder: str, page: str) -> str:
        """Where the pages are that were written, which of them to open, and how to begin with one's own blog."""
