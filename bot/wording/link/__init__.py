"""What the bot says where two accounts become one person, or part again."""

from collections.abc import Sequence
from typing import Literal, Protocol

# Why a code does not link. "wrong": there is no such code, or no more; "own": it is theirs, who has one account;
# "linked": it is theirs, and has linked what it was to link; "taken": both have an account on the same platform;
# "busy": something is being done for them; "often": they have tried too many wrong ones today
LinkFault = Literal["wrong", "expired", "spent", "own", "linked", "taken", "busy", "often"]


class LinkWording(Protocol):
    """Accounts are named by their platforms: 'Discord'."""

    # Expressions for a whole short message, in lower case and without its final marks; at most one group: the code
    heard_link: tuple[str, ...]
    heard_unlink: tuple[str, ...]

    def link_code(self, code: str, minutes: int) -> str:
        """A code to be typed on the other platform, good for so many minutes."""

    def linked_already(self, accounts: Sequence[str]) -> str:
        """These accounts of theirs are one person, and how to part them."""

    def link_in_private(self) -> str:
        """In company: accounts are linked, and parted, in a private chat."""

    def link_code_was_seen(self) -> str:
        """A code was said where others read along, and is worth nothing any more."""

    def no_links_here(self) -> str:
        """In the terminal, where there are no accounts."""

    def no_link_code(self) -> str:
        """What follows the command is no code."""

    def link_fault(self, fault: LinkFault) -> str:
        """Why a code does not link, and what to do next."""

    def link_really(self, this: str, other: str) -> str:
        """Before all that this account has goes over to the other one, which asked for the code."""

    def link_button(self) -> str:
        """Links them."""

    def not_linked(self) -> str:
        """They were asked whether to link, and said no."""

    def accounts_linked(self, this: str, other: str) -> str:
        """This account and the one that asked for the code are one person; nothing has been lost."""

    def account_was_linked(self, other: str) -> str:
        """To the account that asked for the code: the other one has been linked."""

    def alone(self) -> str:
        """They want to part accounts, and have one."""

    def unlink_really(self, keeps: str, other: str) -> str:
        """Before accounts part: one keeps everything, the other begins anew."""

    def unlink_button(self) -> str:
        """Parts them."""

    def stays_linked(self) -> str:
        """They were asked whether to part their accounts, and said no."""

    def accounts_parted(self, keeps: str, other: str) -> str:
        """They have parted; also told to the account they did not part them with."""

    def has_accounts(self, accounts: Sequence[str]) -> str:
        """Beside a copy of all that is kept: it is of these accounts."""

    def forgets_accounts(self, accounts: Sequence[str]) -> str:
        """Beside the question whether everything is to be forgotten: it is, for all these accounts."""


def platform(name: str) -> str:
    """Of an account, or of a message: 'discord:7' -> 'Discord'."""
    return name.partition(":")[0].capitalize()


def platforms(accounts: Sequence[str]) -> Sequence[str]:
    """What accounts are called, in one order."""
    return sorted(map(platform, accounts))
