"""Whose blog it is: its owner says so by registering it, or shows it with a code."""

import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, Protocol

from bot.errors import NotProved, NotWelcome
from bot.model import Blog, Claim
from bot.stores import People

OwnershipRule = Literal["declare", "verify"]

log = logging.getLogger(__name__)

_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # none that look alike


class Prover(Protocol):
    """Finds out whether a blog is somebody's own."""

    def site(self, address: str) -> str: ...  # the same for every address of one blog; raises BlogError
    async def shows(self, address: str, code: str) -> bool: ...  # it stands in its introduction or a new post


@dataclass(frozen=True)
class Ownership:
    """`rule`: whether a word is enough, or every blog must be proved before it is read."""

    people: People
    prover: Prover
    rule: OwnershipRule
    now: Callable[[], datetime]

    async def is_proved(self, person: str, address: str) -> bool:
        """Whether somebody has shown that this blog is theirs; looks for the code where one was given before.

        Raises NotProved where that is asked for, with the code.
        """
        site = self.prover.site(address)
        claim = await self.people.claim(person, site)
        if claim and not claim.proved and await self.prover.shows(address, claim.code):
            claim = await self.people.keep_claim(person, site, replace(claim, proved=self.now()))
            log.info("%s has shown a blog to be theirs", person)
        if claim and claim.proved:
            return True
        if self.rule == "verify":
            raise await self.proof_wanted(person, address)
        return False

    async def proof_wanted(self, person: str, address: str, refused: NotWelcome | None = None) -> NotProved:
        """What to tell somebody of whom a proof is wanted."""
        site = self.prover.site(address)
        known = await self.people.claim(person, site)
        fresh = "maltu-" + "".join(secrets.choice(_LETTERS) for _ in range(8))
        claim = await self.people.keep_claim(person, site, Claim(known.code if known else fresh, address, self.now()))
        return NotProved(address, claim.code, refused, looked=known is not None)

    async def waiting(self, person: str) -> str:
        """The address of the blog somebody was asked to prove last, and has not yet; empty if there is none."""
        claim = await self.people.waiting(person)
        return claim.address if claim else ""

    async def is_still(self, person: str, address: str, blog: Blog) -> bool:
        """Whether the blog that an address led to is the one that was proved by it, or shows the same code."""
        site = self.prover.site(address)
        if self.prover.site(blog.address) == site:
            return True
        claim = await self.people.claim(person, site)
        return claim is not None and await self.prover.shows(blog.address, claim.code)
