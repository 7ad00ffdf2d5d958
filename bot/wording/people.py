"""What the bot says of what it keeps of people, and of forgetting it; and how people ask for that."""

from typing import Protocol


class PrivacyWording(Protocol):
    """What is kept, getting it, and having it forgotten."""

    # Expressions for a whole short message, in lower case and without its final marks
    heard_privacy: tuple[str, ...]
    heard_my_data: tuple[str, ...]
    heard_forget_me: tuple[str, ...]
    heard_forget_draft: tuple[str, ...]  # each with one group: its number, where one was said

    def privacy(self, host: str, deepseek: bool, months: int, days: int, warned: int) -> str:
        """What is kept, where texts go, for how long, how to get and to delete it.

        `host` is where prompts are sent, empty if there is no model; `deepseek`: it is DeepSeek's own, in China. Whoever
        has not spoken for so many `months` is told, and forgotten `warned` days later; what was pasted and never learned
        from goes after so many `days`.
        """

    def in_private(self) -> str:
        """They ask for their data where others listen."""

    def my_data(self, part: int, parts: int) -> str:
        """All that is kept of them, in this file; one of several where it is too large for one."""

    def my_data_is_coming(self) -> str:
        """They ask for their data while it is being put together."""

    def my_data_readme(self) -> str:
        """The first file of what they get: what the others are."""

    def forget_me_really(self) -> str:
        """Before everything of somebody is forgotten; names the button of forget_now_button."""

    def forgot_me(self, blogs: int, posts: int, drafts: int, files: int) -> str:
        """Everything of somebody has been forgotten; so many `files` that the terminal had written, too."""

    def lingers(self) -> str:
        """Another program is reading the database, so that traces of what was forgotten go as soon as it ends."""

    def forget_draft_really(self, topic: str) -> str:
        """Before one draft is forgotten."""

    def forgot_draft(self, topic: str) -> str:
        """One draft has been forgotten."""

    def forget_which_draft(self) -> str:
        """They want a draft forgotten and do not say which."""

    def nothing_forgotten(self) -> str:
        """They were asked whether something should be forgotten, and said no."""

    def forgotten_soon(self, months: int, days: int) -> str:
        """They have not spoken for so many months, and will be forgotten in so many days unless they do."""
