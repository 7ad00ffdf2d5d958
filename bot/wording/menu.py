"""What commands and their fields are called in menus."""

from typing import Literal, NamedTuple, Protocol

Verb = Literal[
    "register", "write", "openings", "style", "drafts", "undo", "compare", "blogs", "learn", "forget", "grown", "stop", "help",
    "sponsored", "usage", "privacy", "data", "forget_draft", "forget_me", "export", "link", "unlink",
]  # fmt: skip
OfMe = Literal["privacy", "data", "forget_draft", "forget_me", "link", "unlink"]  # about oneself and what is kept
FieldName = Literal["url", "topic", "notes", "change", "file", "which", "texts", "answer", "line", "form", "code"]


class MenuEntry(NamedTuple):
    """`name` is 1 to 32 lower-case letters, digits and hyphens, `description` 1 to 100 characters: Discord's limits."""

    name: str
    description: str


class MenuWording(Protocol):
    """Commands, and what there is to fill in."""

    def command(self, verb: Verb) -> MenuEntry:
        """A command as menus show it; its name is understood when typed."""

    def other_names(self, verb: Verb) -> tuple[str, ...]:
        """What else people call a command, in lower case and without hyphens."""

    def field(self, field: FieldName) -> MenuEntry:
        """Something to fill in; a number follows the name of a second file."""
