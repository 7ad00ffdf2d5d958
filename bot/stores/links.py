"""Which accounts are one person, and the codes that make them one."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.wording.link import LinkFault


@dataclass(frozen=True)
class LinkOffer:
    """What a code leads to: the accounts of whoever asked for it, to whom all rows will belong. `asked`: whoever looks
    has looked before, and so knows it."""

    person: str
    accounts: Sequence[str]
    asked: bool = False


@dataclass(frozen=True)
class Linked:
    """Accounts that are one person from now on. `person` is the one of them to whom all rows belong."""

    person: str
    accounts: Sequence[str]
    blocked: bool = False  # one of them was, and so both are


@dataclass(frozen=True)
class Parted:
    """Accounts that were one person: everything stays with `person`, the others begin anew."""

    person: str
    others: Sequence[str]


class Links(Protocol):
    """A person with several accounts goes by the name of one of them; who has one account is it."""

    async def person(self, account: str) -> str: ...  # whose account this is
    # all that this one is one person with, itself as well, and first the one they spoke on last
    async def accounts(self, account: str) -> Sequence[str]: ...
    # of these, all the names that go with each; for those that go with others only
    async def names(self, some: Collection[str]) -> Mapping[str, frozenset[str]]: ...
    # this code links for ten minutes, in place of the one before; False: another one begins as it does
    async def offer(self, person: str, code: str) -> bool: ...
    async def look(self, person: str, code: str) -> LinkOffer | LinkFault: ...  # a wrong one counts as tried
    # all that is this person's goes over to whoever asked for the code; raises Forgotten
    async def link(self, person: str, code: str) -> Linked | LinkFault: ...
    async def void(self, code: str) -> None: ...  # others have read it
    async def unlink(self, person: str) -> Parted | None: ...  # None: they have one account
    async def gather(self) -> None: ...  # what was still under way for an account goes over to its person, too
